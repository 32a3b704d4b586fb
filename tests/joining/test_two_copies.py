"""Copies of one file on one machine are replicas of their own, however they came about."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lupdesk.desk import backups, inputs, parcels
from lupdesk.desk.cases import read_case
from lupdesk.desk.differences import differences
from lupdesk.desk.opening import create_desk, look_at_desk, open_desk
from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.session import Desk
from lupdesk.domain.things import Input, Procurement
from lupdesk.problems import Problem
from lupdesk.store import replica
from tests.store.soundness import assert_sound


def by_backup(source: Path, target: Path) -> None:
    backups.copy_desk(source, target)


def by_cp(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)


def by_restoring(source: Path, target: Path) -> None:
    kept = source.with_name("sikkerhetskopi.lupdesk")
    backups.copy_desk(source, kept)
    backups.restore(kept, target, author="R", folder=source.parent / "gamle")


def by_moving_and_copying_back(source: Path, target: Path) -> None:
    source.replace(target)
    shutil.copyfile(target, source)


WAYS = [by_backup, by_cp, by_restoring, by_moving_and_copying_back]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    desk = create_desk(tmp_path / "a.lupdesk", author="A")
    procurement = add_procurement(desk, reference="P", title="Prøve")
    inputs.add_input(desk, procurement, text="felles")
    desk.close()
    return desk.path


def say(path: Path, *texts: str) -> None:
    desk = open_desk(path, author=path.stem)
    for text in texts:
        inputs.add_input(desk, desk.all(Procurement)[0].id, text=text)
    desk.close()


def carry(source: Path, target: Path, *, whole: bool = False, put_back: bool = False) -> int:
    """A parcel from one to the other; how many acts were new."""
    parcel = source.with_suffix(".lupparcel")
    desk = open_desk(source, author=source.stem)
    parcels.make_parcel(desk, parcel, whole=whole)
    desk.close()
    desk = open_desk(target, author=target.stem)
    try:
        return parcels.join_parcel(desk, parcel).acts
    finally:
        assert_sound(desk, put_back=put_back)
        desk.close()


def texts(path: Path) -> list[str]:
    desk = open_desk(path, author="x")
    found = sorted(one.text for one in desk.all(Input))
    desk.close()
    return found


def replica_of(desk: Desk) -> str | None:
    return replica.value(desk.database, replica.CURRENT)


@pytest.mark.parametrize("copy", WAYS)
def test_each_edits_its_own_and_nothing_is_lost(
    first: Path, tmp_path: Path, copy: Callable[[Path, Path], None]
) -> None:
    second = tmp_path / "b.lupdesk"
    copy(first, second)
    say(first, "a1", "a2")
    say(second, "b1")
    carry(second, first)
    say(first, "a3")
    say(second, "b2")
    carry(first, second)
    carry(second, first)
    expected = ["a1", "a2", "a3", "b1", "b2", "felles"]
    assert texts(first) == texts(second) == expected


def test_three_copies_made_at_different_times(first: Path, tmp_path: Path) -> None:
    second, third = tmp_path / "b.lupdesk", tmp_path / "c.lupdesk"
    by_cp(first, second)
    say(first, "a1")
    say(second, "b1")
    carry(second, first)
    by_backup(second, third)
    say(third, "c1")
    say(first, "a2")
    carry(third, first)
    carry(first, second)
    carry(second, third)
    expected = ["a1", "a2", "b1", "c1", "felles"]
    assert texts(first) == texts(second) == texts(third) == expected


def test_the_first_parcel_of_a_copy_holds_its_own_work_only(first: Path, tmp_path: Path) -> None:
    """What it was copied with, the other has."""
    second = tmp_path / "b.lupdesk"
    by_cp(first, second)
    say(second, "b1")
    assert carry(second, first) == 1
    told = parcels.look_at_parcel(second.with_suffix(".lupparcel"))
    assert told.acts == 1


def test_after_an_exchange_a_parcel_holds_what_came_since(first: Path, tmp_path: Path) -> None:
    second = tmp_path / "b.lupdesk"
    by_cp(first, second)
    say(second, "b1")
    carry(second, first)
    carry(first, second)
    say(first, "a1")
    assert carry(first, second) == 1
    # and the act of joining, of which it cannot know yet that the other has it
    assert parcels.look_at_parcel(first.with_suffix(".lupparcel")).acts == 2


def test_a_file_that_was_put_back_under_its_name_gets_back_what_it_lost(
    first: Path, tmp_path: Path
) -> None:
    """An older copy written over the file in its place: the same replica, with less. The other
    believes that it has what it lost; it is told, and loses nothing.
    """
    second, older = tmp_path / "b.lupdesk", tmp_path / "older"
    by_cp(first, second)
    shutil.copyfile(first, older)
    say(first, "a1")
    say(second, "b1")
    carry(second, first)
    carry(first, second)
    first.write_bytes(older.read_bytes())  # the same inode, place and replica
    say(first, "a2")
    say(second, "b2")
    with pytest.raises(Problem, match="parcel-gap"):
        carry(second, first)
    carry(second, first, whole=True, put_back=True)
    carry(first, second)
    assert texts(first) == texts(second) == ["a1", "a2", "b1", "b2", "felles"]


def test_a_copy_that_lacks_what_came_between_is_told(first: Path, tmp_path: Path) -> None:
    second, third = tmp_path / "b.lupdesk", tmp_path / "c.lupdesk"
    by_cp(first, second)
    by_cp(first, third)
    say(first, "a1")
    say(second, "b1")
    carry(second, first)
    carry(first, second)
    say(first, "a2")
    with pytest.raises(Problem, match="parcel-gap"):
        carry(first, third)
    assert texts(third) == ["felles"]
    carry(first, third, whole=True)
    assert texts(third) == ["a1", "a2", "b1", "felles"]


def test_a_copy_signs_with_a_key_of_its_own(first: Path, tmp_path: Path) -> None:
    desk = open_desk(first, author="A")
    mine = parcels.make_parcel(desk, tmp_path / "1.lupparcel").fingerprint
    assert parcels.make_parcel(desk, tmp_path / "2.lupparcel").fingerprint == mine
    desk.close()
    for place, way in enumerate((by_backup, by_cp)):
        copy = tmp_path / f"k{place}.lupdesk"
        way(first, copy)
        desk = open_desk(copy, author="B")
        assert parcels.make_parcel(desk, tmp_path / "3.lupparcel").fingerprint != mine
        desk.close()
    backup = tmp_path / "nobodys.lupdesk"
    by_backup(first, backup)
    assert replica.SIGNING_KEY.encode() not in backup.read_bytes()


def test_undo_reaches_no_act_of_another(first: Path, tmp_path: Path) -> None:
    second = tmp_path / "b.lupdesk"
    by_cp(first, second)
    say(first, "a1")
    say(second, "b1")
    carry(second, first)
    desk = open_desk(first, author="A")
    assert desk.undo_label == "write-input"
    desk.undo()
    assert sorted(one.text for one in desk.all(Input)) == ["b1", "felles"]
    desk.close()


def test_differences_are_asked_for_beside_a_window(first: Path, tmp_path: Path) -> None:
    """Also by a reader that may not write anything, not even aside."""
    second = tmp_path / "b.lupdesk"
    by_cp(first, second)
    for path in (first, second):
        desk = open_desk(path, author=path.stem)
        inputs.edit_input(desk, desk.all(Input)[0].id, text=f"hos {path.stem}")
        desk.close()
    carry(second, first)
    window = open_desk(first, author="A")
    asked = look_at_desk(first, author="B")
    assert asked.read_only
    assert [one.fields for one in differences(asked)] == [("text",)]
    assert read_case(asked, asked.all(Procurement)[0].id).inputs
    asked.close()
    window.close()
