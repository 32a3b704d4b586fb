"""Undo and redo: step by step, across closing, and what they leave alone."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk, NotRestored
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputType, MinutesState, Secrecy
from lupdesk.domain.things import Input, Meeting, Minutes, Supplier


def said(desk: Desk, procurement: UUID, text: str, **fields: object) -> UUID:
    with desk.act(Act.WRITE_INPUT) as act:
        return act.add(Input, procurement=procurement, text=text, **fields)


def edit(desk: Desk, id: UUID, **fields: object) -> None:
    with desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, id, **fields)


def reopened(desk: Desk) -> Desk:
    desk.close()
    return open_desk(desk.path, author=desk.author, clock=desk.clock)


def test_undo_goes_back_step_by_step_and_redo_forward_again(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "en")
    edit(desk, id, text="to")
    edit(desk, id, text="tre", type=InputType.RISK)
    seen = []
    while desk.undo_label != Act.ADD_PROCUREMENT.code:
        desk.undo()
        one = desk.get(Input, id)
        seen.append((one.text, one.type) if one else None)
    assert seen == [("to", None), ("en", None), None]
    forward = []
    while (redone := desk.redo()) is not None:
        one = desk.the(Input, id)
        forward.append((redone.act, one.text, one.type))
    assert forward == [
        ("write-input", "en", None),
        ("edit-input", "to", None),
        ("edit-input", "tre", InputType.RISK),
    ]
    assert desk.redo() is None


def test_undo_and_redo_can_be_done_over_and_over(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "en")
    edit(desk, id, text="to")
    for _ in range(3):
        desk.undo()
        desk.undo()
        assert desk.get(Input, id) is None
        desk.redo()
        assert desk.the(Input, id).text == "en"
        desk.redo()
        assert desk.the(Input, id).text == "to"


def test_undo_restores_empty_and_default_values(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    edit(desk, id, type=InputType.BAR, secrecy=Secrecy.OPEN, phase=0, themes=("x",), parked=True)
    desk.undo()
    assert desk.the(Input, id) == Input(id=id, procurement=procurement, text="A")


def test_undo_of_a_removal_brings_the_thing_back(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    with desk.act(Act.REMOVE_INPUT) as act:
        act.remove(Input, id)
    desk.undo()
    assert desk.the(Input, id).text == "A"
    desk.redo()
    assert desk.get(Input, id) is None


def test_after_a_new_act_there_is_nothing_to_redo(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    edit(desk, id, text="B")
    desk.undo()
    edit(desk, id, text="C")
    assert desk.redo_label is None
    assert desk.redo() is None
    assert desk.the(Input, id).text == "C"
    desk.undo()
    assert desk.the(Input, id).text == "A"


def test_undo_and_redo_reach_across_closing(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    edit(desk, id, text="B")
    again = reopened(desk)
    assert again.undo_label == Act.EDIT_INPUT.code
    again.undo()
    again = reopened(again)
    assert again.redo_label == Act.EDIT_INPUT.code
    again.redo()
    assert again.the(Input, id).text == "B"
    again.close()


def test_acts_that_told_somebody_something_are_passed_over(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    with desk.act(Act.ADD_MEETING) as act:
        meeting = act.add(Meeting, procurement=procurement)
    with desk.act(Act.DRAFT_MINUTES) as act:
        minutes = act.add(Minutes, meeting=meeting)
    with desk.act(Act.SEND_MINUTES) as act:
        act.set(Minutes, minutes, state=MinutesState.IN_REVIEW)
    assert desk.undo_label == Act.DRAFT_MINUTES.code
    undone = desk.undo()
    # the draft has been worked on by an act that stays, so it stays too
    assert undone is not None
    assert undone.left == (NotRestored(Minutes, minutes, "deleted"),)
    assert desk.the(Minutes, minutes).state is MinutesState.IN_REVIEW
    # and the next undo goes on to the act before it
    assert desk.undo_label == Act.ADD_MEETING.code
    assert desk.get(Input, id) is not None


def test_a_field_that_something_later_changed_is_left_and_listed(
    desk: Desk, procurement: UUID
) -> None:
    id = said(desk, procurement, "A")
    edit(desk, id, text="B", speaker="Kari")
    with desk.act(Act.EXPORT_DOCUMENT) as act:
        act.set(Input, id, text="C")
    undone = desk.undo()
    assert undone is not None
    assert (undone.restored, undone.left) == (1, (NotRestored(Input, id, "text"),))
    assert (desk.the(Input, id).text, desk.the(Input, id).speaker) == ("C", "")
    redone = desk.redo()
    assert redone is not None
    assert (desk.the(Input, id).text, desk.the(Input, id).speaker) == ("C", "Kari")


def test_locked_fields_are_left_and_listed(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    edit(desk, id, text="B", themes=("x",))
    desk.lock_fields(lambda table, _, field: (table, field) == ("input", "text"))
    undone = desk.undo()
    assert undone is not None
    assert undone.left == (NotRestored(Input, id, "text", "locked"),)
    assert (desk.the(Input, id).text, desk.the(Input, id).themes) == ("B", ())


def test_one_undo_takes_back_all_rows_of_an_act(desk: Desk, procurement: UUID) -> None:
    with desk.act(Act.IMPORT_INPUTS) as act:
        for place in range(40):
            act.add(Input, procurement=procurement, text=f"nr {place}")
        act.add(Supplier, name="A")
    undone = desk.undo()
    assert undone is not None
    assert undone.restored == 41
    assert (desk.count(Input), desk.count(Supplier)) == (0, 0)
    desk.redo()
    assert (desk.count(Input), desk.count(Supplier)) == (40, 1)


def test_a_field_set_to_and_fro_in_one_act_does_not_stop_the_redo(
    desk: Desk, procurement: UUID
) -> None:
    id = said(desk, procurement, "A")
    with desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, id, text="B", speaker="Kari")
        act.set(Input, id, text="A")
    for _ in range(2):
        undone = desk.undo()
        assert undone is not None
        assert (undone.left, desk.the(Input, id).speaker) == ((), "")
        redone = desk.redo()
        assert redone is not None
        assert (redone.left, desk.the(Input, id).speaker) == ((), "Kari")


def test_what_an_act_made_and_removed_again_stays_away(desk: Desk, procurement: UUID) -> None:
    with desk.act(Act.SPLIT_INPUT) as act:
        passing = act.add(Input, procurement=procurement, text="midlertidig")
        act.remove(Input, passing)
        act.add(Input, procurement=procurement, text="varig")
    desk.undo()
    assert desk.all(Input) == []
    desk.redo()
    assert [one.text for one in desk.all(Input)] == ["varig"]


def test_another_places_acts_are_not_undone(desk: Desk, procurement: UUID, tmp_path: Path) -> None:
    said(desk, procurement, "A")
    desk.close()
    elsewhere = desk.path.rename(tmp_path / "flyttet.lupdesk")
    moved = open_desk(elsewhere, author="Tor", clock=desk.clock)
    assert (moved.undo_label, moved.undo()) == (None, None)
    said(moved, procurement, "B")
    undone = moved.undo()
    assert undone is not None
    assert (undone.act, moved.undo_label) == (Act.WRITE_INPUT.code, None)
    assert [one.text for one in moved.all(Input)] == ["A"]
    moved.close()
