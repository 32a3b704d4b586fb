"""Which replica writes: one file in one place."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.store import backup, database, replica
from lupdesk.store.database import Mode
from lupdesk.store.replica import Place


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.lupdesk"
    create_desk(path, author="S").close()
    return path


def replicas(path: Path) -> tuple[int, str | None]:
    db = database.connect(path, Mode.READ)
    try:
        count = int(db.execute("SELECT count(*) FROM replica").fetchone()[0])
        return count, replica.value(db, replica.CURRENT)
    finally:
        db.close()


def test_the_same_file_in_the_same_place_is_the_same_replica(path: Path) -> None:
    for _ in range(3):
        open_desk(path, author="S").close()
    assert replicas(path) == (1, "1")


def test_a_copy_is_another_replica_and_the_original_stays(path: Path) -> None:
    copy = path.with_name("b.lupdesk")
    shutil.copyfile(path, copy)
    open_desk(copy, author="S").close()
    open_desk(path, author="S").close()
    assert replicas(copy) == (2, "2")
    assert replicas(path) == (1, "1")


def test_a_moved_desk_is_another_replica(path: Path) -> None:
    moved = path.rename(path.with_name("c.lupdesk"))
    open_desk(moved, author="S").close()
    assert replicas(moved) == (2, "2")


def test_another_file_in_the_same_place_is_another_replica(path: Path) -> None:
    twin = path.with_name("twin")
    shutil.copyfile(path, twin)
    twin.replace(path)
    open_desk(path, author="S").close()
    assert replicas(path) == (2, "2")


def test_a_backup_is_nobodys_until_it_is_opened(path: Path) -> None:
    target = path.with_name("backup.lupdesk")
    backup.write(path, target)
    assert replicas(target) == (1, None)
    open_desk(target, author="S").close()
    assert replicas(target) == (2, "2")


def test_another_computer_is_another_replica(path: Path) -> None:
    db = database.connect(path)
    here = replica.place_of(path)
    assert replica.settle(db, here, b"x" * 16, "now") == 1
    there = Place("other", here.path, here.file_identity)
    assert replica.settle(db, there, b"y" * 16, "now") == 2
    assert replica.settle(db, here, b"z" * 16, "now") == 3
    db.close()


def test_the_machine_is_known_again() -> None:
    assert replica.place_of(Path.cwd()) == replica.place_of(Path.cwd())
    assert ":" in replica.place_of(Path.cwd()).computer


def test_replicas_are_recorded_with_their_place(path: Path) -> None:
    db = database.connect(path, Mode.READ)
    ((id, place, since),) = db.execute("SELECT id, path, since FROM replica").fetchall()
    db.close()
    assert len(id) == 16
    assert place == str(path.resolve())
    assert datetime.fromisoformat(since).tzinfo == UTC
