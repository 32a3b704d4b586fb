"""The desk's acts: one transaction each, told to whom it concerns, or not done at all."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from lupdesk.desk.loan import lend, take_back
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk, Kinds
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputType, MeetingKind, Secrecy
from lupdesk.domain.things import Input, Meeting
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
