"""Input after the competition was announced: kept and marked, or refused, and asked about once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from lupdesk.desk import capture, late_input
from lupdesk.desk.inputs import add_input
from lupdesk.desk.late_input import LateInput
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.procurements import add_date, edit_date
from lupdesk.desk.session import Desk
from lupdesk.domain.capture import Captured
from lupdesk.domain.kinds import InputKind, MeetingKind, Milestone
from lupdesk.domain.things import Input
from lupdesk.domain.treatment import RuleSetting
from lupdesk.problems import Problem


@pytest.fixture
def announced(desk: Desk, procurement: UUID) -> UUID:
    """The competition, announced today."""
    return add_date(desk, procurement, Milestone.COMPETITION, desk.today(), kept=desk.today())


@pytest.fixture
def meeting(desk: Desk, procurement: UUID) -> UUID:
    return add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now())


def test_a_statement_is_late_from_the_day_of_the_competition_on(
    desk: Desk, procurement: UUID, announced: UUID
) -> None:
    late = late_input.late_in(desk, procurement)
    said = desk.the(Input, add_input(desk, procurement, text="Vi kan levere."))
    assert late(said)
    edit_date(desk, announced, kept=None)
    assert not late_input.late_in(desk, procurement)(said)
    edit_date(desk, announced, kept=desk.today())
    assert late_input.late_in(desk, procurement)(said)


def test_only_what_the_market_says_is_late(
    desk: Desk, procurement: UUID, announced: UUID, meeting: UUID
) -> None:
    late_input.set_late_rule(desk, procurement, LateInput.REFUSE)
    late = late_input.late_in(desk, procurement)
    for kind in (InputKind.GIVEN, InputKind.ACTION, InputKind.DECISION):
        made = capture.write_input(desk, meeting, Captured(text="Vi svarer i dag", kind=kind))
        assert not late(made)


def test_refused_in_the_meeting_and_outside_and_the_draft_stays(
    desk: Desk, procurement: UUID, announced: UUID, meeting: UUID
) -> None:
    late_input.set_late_rule(desk, procurement, LateInput.REFUSE)
    desk.save_draft(meeting, "Vi kan levere i mai")
    for write in (
        lambda: capture.write_input(desk, meeting, Captured(text="Vi kan levere i mai")),
        lambda: add_input(desk, procurement, text="Vi kan levere i mai"),
    ):
        with pytest.raises(Problem, match="input-too-late"):
            write()
    assert desk.all(Input) == []
    kept = desk.draft(meeting)
    assert kept is not None
    assert kept.text == "Vi kan levere i mai"
    assert late_input.late_rule(desk, procurement) is LateInput.REFUSE
    desk.undo()
    assert late_input.late_rule(desk, procurement) is LateInput.MARK
    assert capture.write_input(desk, meeting, Captured(text="Vi kan levere i mai")).number == 1


def test_what_was_said_before_is_taken_in_after(
    desk: Desk, procurement: UUID, announced: UUID
) -> None:
    late_input.set_late_rule(desk, procurement, LateInput.REFUSE)
    before = desk.now() - timedelta(days=2)
    said = add_input(desk, procurement, text="Sagt i forgårs.", said_at=before)
    assert not late_input.late_in(desk, procurement)(desk.the(Input, said))


def test_it_is_asked_once_in_an_open_desk_for_each_procurement(
    desk: Desk, procurement: UUID
) -> None:
    late_input.ask_once(desk, procurement, InputKind.INPUT)
    day = desk.today() - timedelta(days=3)
    id = add_date(desk, procurement, Milestone.COMPETITION, day)
    late_input.ask_once(desk, procurement, InputKind.INPUT)
    assert not late_input.late_in(desk, procurement)(
        desk.the(Input, add_input(desk, procurement, text="Bare lovet, ikke kunngjort."))
    )
    edit_date(desk, id, kept=day)
    late_input.ask_once(desk, procurement, InputKind.GIVEN)
    with pytest.raises(Problem, match="input-late") as asked:
        late_input.ask_once(desk, procurement, InputKind.INPUT)
    assert asked.value.facts["day"] == desk.today() - timedelta(days=3)
    late_input.ask_once(desk, procurement, InputKind.INPUT)


def test_the_choice_is_one_row_and_none_for_the_default(desk: Desk, procurement: UUID) -> None:
    for rule in (LateInput.REFUSE, LateInput.REFUSE, LateInput.MARK):
        late_input.set_late_rule(desk, procurement, rule)
        rows = desk.all(RuleSetting, procurement=procurement)
        assert [row.value for row in rows] == ([] if rule is LateInput.MARK else ["refuse"])


def test_midnight_is_the_offices_own(desk: Desk, procurement: UUID) -> None:
    day = date(2027, 6, 15)
    add_date(desk, procurement, Milestone.COMPETITION, day, kept=day)
    late = late_input.late_in(desk, procurement)
    at = {
        moment: desk.the(Input, add_input(desk, procurement, text="x", said_at=moment))
        for moment in (
            datetime(2027, 6, 14, 21, 59, tzinfo=UTC),
            datetime(2027, 6, 14, 22, 1, tzinfo=UTC),
        )
    }
    assert [late(said) for said in at.values()] == [False, True]
