from __future__ import annotations

from uuid import UUID

import pytest

from lupdesk.desk import guides, meetings
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.things import Guide, Meeting, Question
from lupdesk.problems import Problem


def texts(desk: Desk, procurement: UUID) -> list[str]:
    guide = guides.latest_guide(desk, procurement)
    assert guide is not None
    return [one.text for one in guides.questions_of(desk, guide.id)]


def begin(desk: Desk, meeting: UUID) -> None:
    meetings.edit_meeting(desk, meeting, actual_start=desk.now())


def test_first_question_makes_the_first_version(desk: Desk, procurement: UUID) -> None:
    guides.add_question(desk, procurement, "Hva er uklart i behovsbeskrivelsen?")
    assert [guide.version for guide in desk.all(Guide)] == [1]
    assert texts(desk, procurement) == ["Hva er uklart i behovsbeskrivelsen?"]


def test_used_version_is_kept_and_change_goes_to_the_next(desk: Desk, procurement: UUID) -> None:
    first = guides.add_question(desk, procurement, "Hva er uklart?")
    done = meetings.add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE)
    later = meetings.add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE)
    begin(desk, done)
    changed = guides.edit_question(desk, first, text="Hva er fortsatt uklart?")
    assert changed != first
    one, two = sorted(desk.all(Guide), key=lambda guide: guide.version)
    assert [q.text for q in guides.questions_of(desk, one.id)] == ["Hva er uklart?"]
    assert [q.text for q in guides.questions_of(desk, two.id)] == ["Hva er fortsatt uklart?"]
    assert desk.the(Meeting, done).guide == one.id
    assert desk.the(Meeting, later).guide == two.id
    assert guides.questions_of(desk, two.id)[0].origin == first


def test_version_that_has_a_successor_refuses_changes(desk: Desk, procurement: UUID) -> None:
    first = guides.add_question(desk, procurement, "Hva er uklart?")
    guides.new_version(desk, procurement)
    with pytest.raises(Problem, match="guide-version-kept"):
        guides.edit_question(desk, first, text="Noe annet")


@pytest.mark.parametrize(
    ("index", "to", "expected"), [(0, 2, "BCA"), (2, 0, "CAB"), (1, 1, "ABC"), (0, 1, "BAC")]
)
def test_move_question(desk: Desk, procurement: UUID, index: int, to: int, expected: str) -> None:
    ids = [guides.add_question(desk, procurement, text) for text in "ABC"]
    guides.move_question(desk, ids[index], to)
    assert "".join(texts(desk, procurement)) == expected
    if expected != "ABC":
        desk.undo()
    assert "".join(texts(desk, procurement)) == "ABC"


def test_removing_a_question_of_a_used_version_keeps_it_there(
    desk: Desk, procurement: UUID
) -> None:
    ids = [guides.add_question(desk, procurement, text) for text in "AB"]
    begin(desk, meetings.add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE))
    guides.remove_question(desk, ids[0])
    assert texts(desk, procurement) == ["B"]
    old = next(guide for guide in desk.all(Guide) if guide.version == 1)
    assert [q.text for q in guides.questions_of(desk, old.id)] == ["A", "B"]


def test_a_question_is_marked_as_core_and_undone(desk: Desk, procurement: UUID) -> None:
    one = guides.add_question(desk, procurement, "Hva er uklart?")
    assert guides.mark_core(desk, one, True) == one
    assert desk.the(Question, one).core
    desk.undo()
    assert not desk.the(Question, one).core
    desk.redo()
    acts = len(desk.history(one))
    assert guides.mark_core(desk, one, True) == one
    assert len(desk.history(one)) == acts, "what stands already is no act"


def test_marking_in_a_used_version_makes_the_next_and_copies_the_marks(
    desk: Desk, procurement: UUID
) -> None:
    first = guides.add_question(desk, procurement, "Hva er uklart?", core=True)
    second = guides.add_question(desk, procurement, "Hvilken pris?")
    meeting = meetings.add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE)
    begin(desk, meeting)
    marked = guides.mark_core(desk, second, True)
    assert marked != second
    guide = guides.latest_guide(desk, procurement)
    assert guide is not None
    assert guide.version == 2
    assert [one.core for one in guides.questions_of(desk, guide.id)] == [True, True]
    assert [desk.the(Question, one).core for one in (first, second)] == [True, False]
    with pytest.raises(Problem, match="guide-version-kept"):
        guides.mark_core(desk, first, False)
