"""Every procurement, where it stands and what is due: counted, and first what is due first."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from lupdesk.desk import inputs, meetings, minutes, procurements, review, suppliers
from lupdesk.desk.portfolio import Counted, portfolio
from lupdesk.desk.procurements import Body
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Disposition, InputKind, MeetingKind, Milestone, Secrecy
from lupdesk.domain.measures import SOON, is_late, reminders
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Insight, Measure, Measurement, Risk, Target
from lupdesk.domain.review import Stance
from lupdesk.wording import Wording
from lupdesk.wording_portfolio import due_words


def test_what_is_due_and_what_waits_is_counted(desk: Desk, procurement: UUID) -> None:
    today = desk.today()
    other = procurements.add_procurement(desk, reference="P-2", title="To", buyers=(Body("L"),))
    procurements.add_date(desk, other, Milestone.COMPETITION, promised=today + timedelta(days=90))
    for days in (-3, 40, 9):
        procurements.add_date(
            desk, procurement, Milestone.SUMMARY, promised=today + timedelta(days=days)
        )
    firm = suppliers.add_supplier(desk, name="Heim AS", procurement=procurement)
    meeting = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )
    said = inputs.add_input(desk, procurement, text="Krav", supplier=firm, meeting=meeting)
    inputs.add_input(
        desk, procurement, text="Pris", supplier=firm, meeting=meeting, secrecy=Secrecy.OPEN
    )
    inputs.add_follow_up(
        desk, procurement, text="Sjekk", kind=InputKind.ACTION, due=today - timedelta(days=1)
    )
    minutes.draft_minutes(desk, meeting)
    minutes.send_minutes(desk, meeting)
    review.note_remark(desk, meeting, Stance.REMOVE, input=said, supplier=firm, reason="Feil")
    review.note_remark(desk, meeting, Stance.AGREE, input=said, supplier=firm)
    first, second = portfolio(desk)
    assert first.procurement.id == procurement
    assert first.counted == Counted(
        next_day=today + timedelta(days=9), next_kind="summary",
        dates_late=1, inputs=3, unassessed=1, in_review=1, remarks=1, late=1,
    )  # fmt: skip
    assert second.counted.next_day == today + timedelta(days=90)
    words = list(due_words(first.counted, Wording("nb")))
    assert words[1:] == [
        "1 oppgave over frist", "1 dato er passert", "1 merknad venter",
        "1 referat til gjennomsyn", "1 uvurdert",
    ]  # fmt: skip
    assert list(due_words(Counted(), Wording("nb"))) == []


def test_what_came_of_it_is_counted_by_its_day_and_weight(desk: Desk, procurement: UUID) -> None:
    today = desk.today()
    near = {"procurement": procurement}

    def day(days: int) -> date:
        return today + timedelta(days=days)

    with desk.act(Act.EDIT_PROCUREMENT) as act:
        for due, state in (
            (-1, MeasureState.DECIDED), (-9, MeasureState.UNDER_WAY), (0, MeasureState.PROPOSED),
            (14, MeasureState.DECIDED), (15, MeasureState.DECIDED), (-5, MeasureState.DONE),
            (-5, MeasureState.DROPPED),
        ):  # fmt: skip
            act.add(Measure, **near, due=day(due), state=state)
        act.add(Measure, **near, due=day(-5), done_on=day(-6))
        for chance, harm, left in ((3, 4, 0), (5, 5, 1), (2, 5, 0), (5, 5, 4)):
            act.add(
                Risk, **near, likelihood=chance, consequence=harm,
                left_likelihood=left, left_consequence=left,
            )  # fmt: skip
        act.add(Risk, **near, likelihood=5, consequence=5, closed_on=today)
        targets = [act.add(Target, **near, measured_on=day(days)) for days in (-9, -8, -1, 0)]
        act.add(Measurement, **near, target=targets[0], measured_on=day(-90), value="41 %")
        act.add(Measurement, **near, target=targets[1], measured_on=day(-8), value="16 %")
        act.add(Insight, **near, heard="Krav")
        act.add(Insight, **near, heard="Pris", answer=Disposition.ACCEPTED)
    (one,) = portfolio(desk)
    found = one.counted
    assert (found.measures_late, found.measures_coming) == (2, 2)
    assert found.high_risks == 3, "three by four is the least, whatever is left with the relief"
    assert found.to_measure == 2, "a baseline from before does not measure it"
    assert found.unanswered == 1
    assert found.overdue == 4
    assert list(due_words(found, Wording("nb"))) == [
        "2 tiltak over frist", "2 gevinster skal måles", "1 funn uten svar", "3 høye risikoer",
        "2 tiltak kommer",
    ]  # fmt: skip


def test_the_portfolio_and_the_page_of_measures_tell_of_the_same_ones(
    desk: Desk, procurement: UUID
) -> None:
    today = desk.today()
    near = [-400, -1, 0, 1, SOON.days - 1, SOON.days, SOON.days + 1, 30, 31]
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        for days in near:
            due = today + timedelta(days=days)
            for state in MeasureState:
                act.add(Measure, procurement=procurement, due=due, state=state)
            act.add(Measure, procurement=procurement, due=due, done_on=today)
        act.add(Measure, procurement=procurement)
    every = desk.all(Measure, procurement=procurement)
    told = reminders(every, today)
    late = sum(is_late(one, today) for one in told)
    (one,) = portfolio(desk)
    assert (one.counted.measures_late, one.counted.measures_coming) == (late, len(told) - late)
    assert late == 2 * (len(MeasureState) - 2)


def test_what_was_removed_is_not_counted(desk: Desk, procurement: UUID) -> None:
    said = inputs.add_input(desk, procurement, text="Krav")
    inputs.remove_inputs(desk, [said])
    (one,) = portfolio(desk)
    assert one.counted == Counted()
