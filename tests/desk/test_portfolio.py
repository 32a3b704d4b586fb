"""Every procurement, where it stands and what is due: counted, and first what is due first."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from lupdesk.desk import inputs, meetings, minutes, procurements, review, suppliers
from lupdesk.desk.portfolio import Counted, portfolio
from lupdesk.desk.procurements import Body
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputKind, MeetingKind, Milestone, Secrecy
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
        inputs=3, unassessed=1, in_review=1, remarks=1, late=1,
    )  # fmt: skip
    assert second.counted.next_day == today + timedelta(days=90)
    words = list(due_words(first.counted, Wording("nb")))
    assert words[1:] == [
        "1 oppgave over frist", "1 merknad venter", "1 referat til gjennomsyn", "1 uvurdert"
    ]  # fmt: skip
    assert list(due_words(Counted(), Wording("nb"))) == []


def test_what_was_removed_is_not_counted(desk: Desk, procurement: UUID) -> None:
    said = inputs.add_input(desk, procurement, text="Krav")
    inputs.remove_inputs(desk, [said])
    (one,) = portfolio(desk)
    assert one.counted == Counted()
