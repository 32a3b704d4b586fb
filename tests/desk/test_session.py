"""The desk's acts: one transaction each, undone and redone, told and remembered."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk.loan import lend, take_back
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.session import Desk, Kinds, NotRestored
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputType, MeetingKind, MinutesState, Secrecy
from lupdesk.domain.things import Input, Meeting, Minutes, Procurement, Supplier
from lupdesk.problems import Problem
from lupdesk.store import database


def said(desk: Desk, procurement: UUID, text: str, **fields: object) -> UUID:
    with desk.act(Act.WRITE_INPUT) as act:
        return act.add(Input, procurement=procurement, text=text, **fields)


def edit(desk: Desk, id: UUID, **fields: object) -> None:
    with desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, id, **fields)


def lines(desk: Desk, table: str) -> int:
    return int(desk.database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def reopened(desk: Desk) -> Desk:
    desk.close()
    return open_desk(desk.path, author=desk.author, clock=desk.clock)


# -- one act, one transaction -----------------------------------------------------------------


def test_what_is_added_is_read_back_with_every_kind_of_field(desk: Desk, procurement: UUID) -> None:
    at = datetime(2027, 3, 16, 9, 2, 3, 456000, tzinfo=UTC)
    id = said(
        desk,
        procurement,
        "Blåbær, čállit og ☐",
        type=InputType.BAR,
        themes=("drift", "pris og «vilkår»"),
        said_at=at,
        due=date(2027, 4, 1),
        parked=True,
        phase=0,
        position=2.5,
        secrecy=Secrecy.SECRET,
    )
    found = desk.the(Input, id)
    assert found.text == "Blåbær, čállit og ☐"
    assert (found.type, found.secrecy) == (InputType.BAR, Secrecy.SECRET)
    assert found.themes == ("drift", "pris og «vilkår»")
    assert (found.said_at, found.due) == (at, date(2027, 4, 1))
    assert found.parked is True
    assert (found.phase, found.position) == (0, 2.5)
    assert found.supplier is None


def test_fields_at_their_default_need_no_line_in_the_journal(desk: Desk, procurement: UUID) -> None:
    before = lines(desk, "change")
    id = said(desk, procurement, "A", secrecy=Secrecy.UNASSESSED, phase=None, speaker="")
    # procurement, text, and that it stands
    assert lines(desk, "change") - before == 3
    assert desk.the(Input, id) == Input(id=id, procurement=procurement, text="A")


def test_an_exception_in_the_block_takes_everything_back(desk: Desk, procurement: UUID) -> None:
    before = [lines(desk, table) for table in ("act", "change", "touched", "input")]

    def fail() -> None:
        with desk.act(Act.WRITE_INPUT) as act:
            act.add(Input, procurement=procurement, text="halv")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert [lines(desk, table) for table in ("act", "change", "touched", "input")] == before
    assert desk.undo_label == Act.ADD_PROCUREMENT.code
    said(desk, procurement, "hel")
    assert [one.text for one in desk.all(Input)] == ["hel"]


def test_our_own_decoding_errors_are_not_taken_for_a_damaged_desk(desk: Desk) -> None:
    with pytest.raises(UnicodeDecodeError), desk.act(Act.WRITE_INPUT):
        b"\xff".decode()


def test_acts_do_not_nest(desk: Desk, procurement: UUID) -> None:
    with desk.act(Act.WRITE_INPUT) as act:
        act.add(Input, procurement=procurement, text="ytre")
        with pytest.raises(RuntimeError), desk.act(Act.WRITE_INPUT):
            pass
        with pytest.raises(RuntimeError):
            desk.undo()
    assert [one.text for one in desk.all(Input)] == ["ytre"]


def test_an_act_that_changed_nothing_leaves_no_line_and_keeps_the_redo(
    desk: Desk, procurement: UUID
) -> None:
    id = said(desk, procurement, "A", secrecy=Secrecy.OPEN)
    edit(desk, id, text="B")
    desk.undo()
    before = lines(desk, "act")
    edit(desk, id, text="A", secrecy=Secrecy.OPEN)
    edit(desk, id)
    assert lines(desk, "act") == before
    assert desk.redo_label == Act.EDIT_INPUT.code


def test_a_thing_that_points_at_nothing_is_our_bug_and_is_not_written(desk: Desk) -> None:
    with pytest.raises(database.DRIVER_ERRORS):
        said(desk, UUID(int=1), "løs")
    assert desk.all(Input) == []


def test_setting_an_unknown_row_is_our_bug(desk: Desk) -> None:
    with pytest.raises(KeyError), desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, UUID(int=5), text="x")


def test_removed_things_are_gone_from_every_reading(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    with desk.act(Act.REMOVE_INPUT) as act:
        act.remove(Input, id)
    assert desk.get(Input, id) is None
    assert desk.all(Input) == []
    assert desk.count(Input) == 0
    with pytest.raises(Problem, match="gone"):
        desk.the(Input, id)


def test_text_is_kept_composed_and_storable(desk: Desk, procurement: UUID) -> None:
    assert desk.the(Input, said(desk, procurement, "bla\u030abær")).text == "blåbær"
    assert desk.the(Input, said(desk, procurement, "halv \ud800 rute")).text == "halv ? rute"
    assert desk.the(Input, said(desk, procurement, "null\x00tegn")).text == "null\x00tegn"


def test_filters_may_ask_for_nothing_and_for_any_of_several(desk: Desk, procurement: UUID) -> None:
    said(desk, procurement, "A", type=InputType.BAR)
    said(desk, procurement, "B", type=InputType.OPP)
    said(desk, procurement, "C")
    assert [one.text for one in desk.all(Input, type=None)] == ["C"]
    assert [one.text for one in desk.all(Input, type=(InputType.BAR, InputType.OPP))] == ["A", "B"]
    assert desk.count(Input, type=InputType.OPP) == 1


# -- who is told --------------------------------------------------------------------------------


def test_watchers_are_told_the_kinds_after_the_commit_and_never_of_nothing(
    desk: Desk, procurement: UUID
) -> None:
    told: list[tuple[Kinds, int]] = []

    def watcher(kinds: Kinds) -> None:
        told.append((kinds, desk.count(Input)))

    desk.watch(watcher)
    with desk.act(Act.ADD_MEETING) as act:
        meeting = act.add(Meeting, procurement=procurement, kind=MeetingKind.ONE_TO_ONE)
        id = act.add(Input, procurement=procurement, meeting=meeting, text="A")
    edit(desk, id, text="A")
    desk.undo()
    desk.unwatch(watcher)
    desk.redo()
    assert told == [(frozenset({Meeting, Input}), 1), (frozenset({Meeting, Input}), 0)]


# -- undo and redo --------------------------------------------------------------------------------


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
    assert undone.left == (NotRestored(Input, id, "text"),)
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


# -- history and clock ------------------------------------------------------------------------------


def test_history_tells_who_did_what_when(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    edit(desk, id, secrecy=Secrecy.OPEN)
    desk.undo()
    desk.redo()
    told = [
        (one.act, one.way, one.field, one.before, one.after)
        for one in desk.history(id)
        if one.field in ("text", "secrecy", "deleted")
    ]
    assert told == [
        ("write-input", "done", "text", None, "A"),
        ("write-input", "done", "deleted", None, False),
        ("edit-input", "done", "secrecy", Secrecy.UNASSESSED, Secrecy.OPEN),
        ("edit-input", "undone", "secrecy", Secrecy.OPEN, Secrecy.UNASSESSED),
        ("edit-input", "redone", "secrecy", Secrecy.UNASSESSED, Secrecy.OPEN),
    ]
    assert {one.author for one in desk.history(id)} == {"Selma"}
    assert all(one.at.tzinfo is not None for one in desk.history(id))


def test_reasons_stand_in_the_journal(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "A")
    with desk.act(Act.EXPORT_DOCUMENT, reason="feil versjon") as act:
        act.set(Input, id, text="B")
    assert desk.history(id)[-1].reason == "feil versjon"


def test_the_journals_clock_never_goes_back(tmp_path: Path) -> None:
    at = datetime(2027, 3, 16, 8, tzinfo=UTC)
    desk = create_desk(tmp_path / "a.lupdesk", author="S", clock=lambda: at)
    with desk.act(Act.ADD_PROCUREMENT) as act:
        id = act.add(Procurement, title="1")
    for hours in (-5, -24 * 900, 0, 3, 2):
        at = datetime(2027, 3, 16, 8, tzinfo=UTC) + timedelta(hours=hours)
        with desk.act(Act.EDIT_PROCUREMENT) as act:
            act.set(Procurement, id, title=f"{hours} timer")
    clocks = [row[0] for row in desk.database.execute("SELECT clock FROM act ORDER BY n")]
    assert clocks == sorted(set(clocks))
    assert [one.after for one in desk.history(id) if one.field == "title"][-1] == "2 timer"
    desk.undo()
    assert desk.the(Procurement, id).title == "3 timer"
    desk.close()


def test_ids_are_uuid7_of_the_desks_clock(tmp_path: Path) -> None:
    at = datetime(2027, 3, 16, 8, tzinfo=UTC)
    desk = create_desk(tmp_path / "a.lupdesk", author="S", clock=lambda: at)
    id = desk.new_id()
    assert (id.version, id.variant) == (7, "specified in RFC 4122")
    assert id.int >> 80 == int(at.timestamp() * 1000)
    desk.close()


def test_today_is_the_local_day(tmp_path: Path) -> None:
    late = datetime(2027, 6, 30, 22, 30, tzinfo=UTC)
    desk = create_desk(tmp_path / "a.lupdesk", author="S", clock=lambda: late)
    assert desk.today() == date(2027, 7, 1)
    desk.close()


# -- drafts -------------------------------------------------------------------------------------------


def test_the_half_typed_line_survives_and_is_no_statement(desk: Desk, procurement: UUID) -> None:
    with desk.act(Act.ADD_MEETING) as act:
        meeting = act.add(Meeting, procurement=procurement)
    before = lines(desk, "act")
    desk.save_draft(meeting, "Leverandøren men")
    desk.save_draft(meeting, "Leverandøren mener at")
    again = reopened(desk)
    draft = again.draft(meeting)
    assert draft is not None
    assert draft.text == "Leverandøren mener at"
    assert (lines(again, "act"), lines(again, "draft")) == (before, 1)
    again.clear_draft(meeting)
    assert again.draft(meeting) is None
    again.close()


# -- the writing, lent --------------------------------------------------------------------------------


def test_a_loan_writes_in_a_worker_and_tells_on_return(desk: Desk, procurement: UUID) -> None:
    told: list[Kinds] = []
    desk.watch(told.append)
    loan = lend(desk)

    def work(worker: Desk) -> int:
        with worker.act(Act.IMPORT_INPUTS) as act:
            for place in range(1000):
                act.add(Input, procurement=procurement, text=f"nr {place}")
        return worker.count(Input)

    found: list[tuple[int, Kinds]] = []
    thread = threading.Thread(target=lambda: found.append(loan.run(work)))
    thread.start()
    with pytest.raises(RuntimeError):
        said(desk, procurement, "mens utlånt")
    thread.join()
    assert told == []
    take_back(desk, found[0][1])
    assert found[0][0] == desk.count(Input) == 1000
    assert told == [frozenset({Input})]
    assert desk.undo_label == Act.IMPORT_INPUTS.code
    desk.undo()
    assert desk.count(Input) == 0


def test_a_cancelled_loan_leaves_nothing(desk: Desk, procurement: UUID) -> None:
    before = lines(desk, "act")
    loan = lend(desk)

    def work(worker: Desk) -> None:
        with worker.act(Act.IMPORT_INPUTS) as act:
            act.add(Input, procurement=procurement, text="halv")
            raise Problem("cancelled")

    with pytest.raises(Problem, match="cancelled"):
        loan.run(work)
    take_back(desk)
    assert (desk.count(Input), lines(desk, "act")) == (0, before)
    said(desk, procurement, "videre")


# -- the world ------------------------------------------------------------------------------------------


def test_a_full_disk_is_a_problem_and_loses_nothing(desk: Desk, procurement: UUID) -> None:
    id = said(desk, procurement, "trygt")
    desk.database.execute(
        f"PRAGMA max_page_count = {desk.database.execute('PRAGMA page_count').fetchone()[0] + 2}"
    )
    with pytest.raises(Problem, match="disk-full"):
        said(desk, procurement, "stort " * 20_000)
    desk.database.execute("PRAGMA max_page_count = 1073741823")
    assert [one.id for one in desk.all(Input)] == [id]
    said(desk, procurement, "etterpå")
    again = reopened(desk)
    assert [one.text for one in again.all(Input)] == ["trygt", "etterpå"]
    assert database.whole(again.database)
    assert database.index_whole(again.database)
    again.close()


def test_a_statement_of_a_hundred_thousand_letters(desk: Desk, procurement: UUID) -> None:
    text = "løsning " * 12_500
    assert desk.the(Input, said(desk, procurement, text)).text == text
    desk.undo()
    desk.redo()
    assert desk.count(Input) == 1


def test_closing_twice_is_fine_and_leaves_one_file(desk: Desk, procurement: UUID) -> None:
    said(desk, procurement, "A")
    desk.close()
    desk.close()
    assert [one.name for one in desk.path.parent.iterdir()] == [desk.path.name]
