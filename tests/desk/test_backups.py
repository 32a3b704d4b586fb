"""Backups are proven, thinned with age, and can be put back without losing what stood there."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from lupdesk.desk import backups, copies
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Input, Meeting, Supplier
from lupdesk.problems import Problem
from lupdesk.store import backup, database, restoring, whole_file

NOW = datetime(2027, 3, 16, 12, tzinfo=UTC)


def said(desk: Desk, procurement: UUID, text: str) -> UUID:
    with desk.act(Act.WRITE_INPUT) as act:
        return act.add(Input, procurement=procurement, text=text)


def texts(path: Path) -> list[str]:
    with database.reading(path) as db:
        return [row[0] for row in db.execute("SELECT text FROM input ORDER BY n")]


def test_a_backup_holds_everything_and_stands_alone(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    said(desk, procurement, "løsning")
    folder = tmp_path / "kopier" / desk.id
    made = backups.back_up_now(desk, folder)
    assert [one.name for one in folder.iterdir()] == [made.name]
    assert texts(made) == ["løsning"]
    assert made.read_bytes()[68:72] == b"LUPD"
    # any tool can read it: no WAL, nothing beside it
    plain = sqlite3.connect(f"{made.as_uri()}?mode=ro&immutable=1", uri=True)
    assert plain.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    assert plain.execute("SELECT count(*) FROM desk WHERE name = 'replica'").fetchone()[0] == 0
    plain.close()
    counted = backups.verify(made)
    assert (counted.of("input"), counted.of("act")) == (1, 2)


def test_a_half_typed_line_stays_at_home(desk: Desk, procurement: UUID, tmp_path: Path) -> None:
    with desk.act(Act.ADD_MEETING) as act:
        meeting = act.add(Meeting, procurement=procurement)
    desk.save_draft(meeting, "halvskrevet hemmelighet")
    made = backups.back_up_now(desk, tmp_path / "kopier")
    assert b"halvskrevet hemmelighet" not in made.read_bytes()


def test_a_backup_beside_a_writer_sees_one_moment(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    for place in range(200):
        said(desk, procurement, f"før {place} " * 50)

    def work() -> list[Path | None]:
        return [
            backups.back_up_if_due(
                desk.path,
                tmp_path / "kopier",
                now=NOW + timedelta(seconds=number),
                every=timedelta(0),
            )
            for number in range(5)
        ]

    with ThreadPoolExecutor(1) as worker:
        done = worker.submit(work)
        while not done.done():
            said(desk, procurement, "imens")
        made = done.result()
    assert [one for one in made if one]
    for one in made:
        if one:
            assert backups.verify(one).of("input") >= 200
    assert backups.verify(desk.path).of("input") == desk.count(Input)


def test_due_after_half_an_hour_and_only_if_something_was_done(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    folder = tmp_path / "kopier"

    def due(minutes: int, **named: timedelta) -> bool:
        at = NOW + timedelta(minutes=minutes)
        return backups.back_up_if_due(desk.path, folder, now=at, **named) is not None

    assert due(0)
    said(desk, procurement, "A")
    assert not due(29)
    assert due(31)
    assert not due(90)
    said(desk, procurement, "B")
    assert due(91, every=timedelta(0))
    assert not due(92, every=timedelta(0))


def test_backups_are_listed_newest_first_with_the_desks_title(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    root = tmp_path / "kopier"
    for number in range(3):
        said(desk, procurement, f"{number}")
        at = NOW + timedelta(hours=number)
        backups.back_up_if_due(desk.path, root / desk.id, now=at)
    (root / desk.id / "mine egne.lupdesk").write_text("x")
    found = backups.list_backups(root)
    assert [one.at for one in found] == [NOW + timedelta(hours=n) for n in (2, 1, 0)]
    assert {one.title for one in found} == {"Office"}
    assert all(one.size == one.path.stat().st_size for one in found)
    assert backups.list_backups(tmp_path / "ingen") == []


def test_a_backup_that_cannot_be_read_is_listed_without_a_title(tmp_path: Path) -> None:
    (tmp_path / "20270316-120000.lupdesk").write_bytes(b"\x00" * 9000)
    assert [one.title for one in backups.list_backups(tmp_path)] == [""]


@given(st.lists(st.integers(0, 60 * 24 * 800), min_size=1, max_size=200, unique=True))
def test_thinning_keeps_the_last_five_and_one_of_each_age(minutes: list[int]) -> None:
    times = [NOW - timedelta(minutes=one) for one in minutes]
    keep = backup.kept(times, NOW)
    assert keep <= set(times)
    assert set(sorted(times, reverse=True)[:5]) <= keep
    assert max(times) in keep
    assert len(keep) <= 5 + 25 + 31 + 54 + 28
    for at in times:
        age = NOW - at
        near = timedelta(hours=1) if age <= timedelta(days=1) else timedelta(days=1)
        if age <= timedelta(days=30):
            assert any(abs(one - at) <= near for one in keep)
    # what has been thinned once is not thinned more by looking again
    assert backup.kept(keep, NOW) == keep


def test_thinning_removes_old_ones_and_what_killed_processes_left(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    folder = tmp_path / "kopier"
    folder.mkdir()
    said(desk, procurement, "A")
    backup.write(desk.path, folder / "mal.lupdesk")
    for hours in range(1, 60):
        shutil.copyfile(
            folder / "mal.lupdesk", folder / backup.name_at(NOW - timedelta(minutes=20 * hours))
        )
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (folder / f".20270101-000000.lupdesk.{gone.pid}.part").write_text("hemmelig")
    (folder / f".20270101-000000.lupdesk.{os.getpid()}.part").write_text("skrives nå")
    said(desk, procurement, "B")
    assert backups.back_up_if_due(desk.path, folder, now=NOW + timedelta(minutes=30))
    left = sorted(one.name for one in folder.iterdir())
    assert f".20270101-000000.lupdesk.{gone.pid}.part" not in left
    assert f".20270101-000000.lupdesk.{os.getpid()}.part" in left
    assert "mal.lupdesk" in left
    assert 15 < len(backup.listed(folder)) < 35


def test_a_copy_that_does_not_hold_everything_is_thrown_away(
    desk: Desk, procurement: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(desk, procurement, "A")
    real = backup._copy

    def losing(source: Path, part: Path) -> database.Counts:
        expected = real(source, part)
        db = sqlite3.connect(part)
        db.execute("DELETE FROM act")
        db.commit()
        db.close()
        return expected

    monkeypatch.setattr(backup, "_copy", losing)
    with pytest.raises(Problem, match="backup-failed"):
        backups.back_up_now(desk, tmp_path / "kopier")
    assert list((tmp_path / "kopier").iterdir()) == []


def test_a_copy_never_lands_on_the_desk_itself(desk: Desk) -> None:
    with pytest.raises(Problem, match="file-exists"):
        backups.copy_desk(desk.path, desk.path)


def test_an_older_copy_is_replaced_whole(desk: Desk, procurement: UUID, tmp_path: Path) -> None:
    target = tmp_path / "mappe" / "kopi.lupdesk"
    backups.copy_desk(desk.path, target)
    said(desk, procurement, "A")
    backups.copy_desk(desk.path, target)
    assert texts(target) == ["A"]
    assert len(list(target.parent.iterdir())) == 1


def test_a_copy_replaces_nothing_but_a_copy_of_the_same_desk(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    other = tmp_path / "annet kontor.lupdesk"
    create_desk(other, author="Tor", clock=desk.clock).close()
    papers = tmp_path / "notat.lupdesk"
    papers.write_bytes("Kjære kollega".encode())
    backups.restore(backups.back_up_now(desk, tmp_path / "r"), worked_in := tmp_path / "b.lupdesk",
                    author="Kari", folder=tmp_path / "f", clock=desk.clock)  # fmt: skip
    with closing(open_desk(worked_in, author="Kari", clock=desk.clock)):
        pass
    for target in (other, papers, worked_in):
        before = target.read_bytes()
        with pytest.raises(Problem, match="copy-over-another"):
            backups.copy_desk(desk.path, target)
        assert target.read_bytes() == before


def test_a_copy_that_was_asked_for_is_noted_until_it_is_removed(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    kept, stick = tmp_path / "kept", tmp_path / "pinne"
    stick.mkdir()
    backups.copy_desk(desk.path, stick / "å.lupdesk", lambda id: kept / id)
    folders = (kept / desk.id, tmp_path / "finnes ikke")
    assert copies.of(folders) == (stick / "å.lupdesk",)
    stick.rename(tmp_path / "trukket ut")
    assert copies.of(folders) == (stick / "å.lupdesk",), "nobody can say that it is gone"
    stick.mkdir()
    assert copies.of(folders) == ()


def test_what_was_removed_is_not_counted(desk: Desk, procurement: UUID, tmp_path: Path) -> None:
    kept, gone = said(desk, procurement, "A"), said(desk, procurement, "B")
    with desk.act(Act.REMOVE_INPUT) as act:
        act.remove(Input, gone)
    counts = backups.copy_desk(desk.path, tmp_path / "k.lupdesk")
    assert (counts.of("input"), dict(counts.tables)["input"]) == (1, 2)
    assert desk.get(Input, kept) is not None


# -- restoring --------------------------------------------------------------------------------------


def test_restoring_keeps_what_stood_there_and_says_so(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    folder = tmp_path / "kopier"
    own_id = desk.id
    said(desk, procurement, "i kopien")
    made = backups.back_up_now(desk, folder)
    said(desk, procurement, "etterpå")
    desk.close()
    at = NOW + timedelta(days=1)
    kept = backups.restore(
        made, desk.path, author="Tor", folder=folder, reason="feil import", clock=lambda: at
    )
    assert kept is not None
    assert texts(kept) == ["i kopien", "etterpå"]
    again = open_desk(desk.path, author="Tor", clock=lambda: at)
    assert [one.text for one in again.all(Input)] == ["i kopien"]
    last = again.database.execute(
        "SELECT kind, author, reason, replica FROM act ORDER BY n DESC LIMIT 1"
    ).fetchone()
    assert last == ("restore-desk", "Tor", "feil import", 2)
    # a new replica: what it counts from now on is not what the lost acts counted
    assert again.replica_number == 2
    assert (again.undo_label, again.redo_label) == (None, None)
    assert again.id == own_id
    again.close()


def test_restoring_where_nothing_stands(desk: Desk, procurement: UUID, tmp_path: Path) -> None:
    said(desk, procurement, "A")
    made = backups.back_up_now(desk, tmp_path / "kopier")
    target = tmp_path / "ny" / "kontor.lupdesk"
    kept = backups.restore(made, target, author="Tor", folder=tmp_path / "kopier")
    assert kept is None
    assert texts(target) == ["A"]
    assert [one.name for one in target.parent.iterdir()] == ["kontor.lupdesk"]


def test_an_open_desk_is_not_restored_over(desk: Desk, procurement: UUID, tmp_path: Path) -> None:
    said(desk, procurement, "A")
    made = backups.back_up_now(desk, tmp_path / "kopier")
    with pytest.raises(Problem, match="desk-locked"):
        backups.restore(made, desk.path, author="Tor", folder=tmp_path / "kopier")
    said(desk, procurement, "B")
    assert desk.count(Input) == 2


@pytest.mark.parametrize("content", [b"", b"tekst", b"SQLite format 3\0" + b"x" * 9000])
def test_what_is_no_sound_backup_is_not_restored(
    desk: Desk, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.lupdesk"
    bad.write_bytes(content)
    desk.close()
    before = desk.path.read_bytes()
    with pytest.raises(Problem):
        backups.restore(bad, desk.path, author="Tor", folder=tmp_path / "kopier")
    assert desk.path.read_bytes() == before


def test_a_damaged_desk_is_kept_byte_for_byte(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    folder = tmp_path / "kopier"
    said(desk, procurement, "A")
    made = backups.back_up_now(desk, folder)
    desk.close()
    content = bytearray(desk.path.read_bytes())
    content[8192:16384] = os.urandom(8192)
    desk.path.write_bytes(content)
    whole_file.wal_of(desk.path).write_bytes(b"rester")
    with pytest.raises(Problem, match="desk-damaged"):
        open_desk(desk.path, author="Tor")
    kept = backups.restore(made, desk.path, author="Tor", folder=folder)
    assert kept is not None
    assert "damaged" in kept.name
    assert hashlib.sha256(kept.read_bytes()).digest() == hashlib.sha256(content).digest()
    assert whole_file.wal_of(kept).read_bytes() == b"rester"
    again = open_desk(desk.path, author="Tor")
    assert [one.text for one in again.all(Input)] == ["A"]
    again.close()
    assert kept not in [one.path for one in backups.list_backups(folder)]


def test_acts_that_lay_in_the_wal_alone_are_in_what_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.lupdesk"
    desk = create_desk(path, author="S")
    made = backups.back_up_now(desk, tmp_path / "kopier")
    with desk.act(Act.ADD_SUPPLIER) as act:
        act.add(Supplier, name="bare i loggen")
    killed = tmp_path / "drept"
    killed.mkdir()
    for one in (path, whole_file.wal_of(path)):
        shutil.copyfile(one, killed / one.name)
    desk.close()
    kept = backups.restore(made, killed / path.name, author="S", folder=tmp_path / "kopier")
    assert kept is not None
    assert backups.verify(kept).of("supplier") == 1
    assert backups.verify(killed / path.name).of("supplier") == 0
    assert [one.name for one in killed.iterdir()] == [path.name]


def test_a_backup_is_not_restored_onto_itself(desk: Desk) -> None:
    desk.close()
    with pytest.raises(Problem, match="file-exists"):
        backups.restore(desk.path, desk.path, author="S", folder=desk.path.parent / "k")


@pytest.mark.parametrize("step", ["prepare", "put_aside", "replace"])
def test_a_restore_that_fails_half_way_changes_nothing(
    desk: Desk, procurement: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    said(desk, procurement, "A")
    made = backups.back_up_now(desk, tmp_path / "kopier")
    said(desk, procurement, "B")
    desk.close()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    real = whole_file.replace
    if step == "replace":

        def only_the_desk(part: Path, path: Path) -> None:
            if path == desk.path:
                fail()
            real(part, path)

        monkeypatch.setattr(whole_file, step, only_the_desk)
    else:
        monkeypatch.setattr(restoring, step, fail)
    with pytest.raises(Problem, match="disk-full-file") as told:
        backups.restore(made, desk.path, author="S", folder=tmp_path / "kopier")
    assert told.value.facts == {"path": str(desk.path)}
    monkeypatch.undo()
    assert texts(desk.path) == ["A", "B"]
    assert not [one for one in desk.path.parent.iterdir() if one.name.endswith((".part", ".lock"))]
    open_desk(desk.path, author="S").close()


@pytest.mark.parametrize("error", [OSError(28, "x"), dbapi2.OperationalError("disk is full")])
def test_no_room_for_a_copy_is_told_of_the_copy(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    desk.close()

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(backup, "_copy", fail)
    target = tmp_path / "kopi.lupdesk"
    with pytest.raises(Problem, match="disk-full-file") as told:
        backups.copy_desk(desk.path, target)
    assert told.value.facts == {"path": str(target)}
    with pytest.raises(Problem, match="disk-full-file"):
        backups.back_up_if_due(desk.path, tmp_path / "kopier")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("database or disk is full", "disk-full"),
        ("database disk image is malformed", "desk-damaged"),
    ],
)
def test_a_copy_that_fails_without_a_code_is_told_by_its_words(words: str, code: str) -> None:
    with pytest.raises(Problem, match=code), database.told(Path("d.lupdesk")):
        raise dbapi2.OperationalError(words)


def test_what_the_driver_says_of_our_own_mistake_is_no_problem_of_the_world() -> None:
    with pytest.raises(dbapi2.OperationalError), database.told(Path("d.lupdesk")):
        raise dbapi2.OperationalError("no such column: x")
