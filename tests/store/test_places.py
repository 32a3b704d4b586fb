"""Places that cannot be written to, and full disks: nothing is lost, and it is said plainly."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Input, Procurement
from lupdesk.problems import Problem
from lupdesk.store import database, reading_copy, whole_file

SAMPLE = Path(__file__).parents[1] / "old_files" / "format_4.lupdesk"


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def opened(path: Path) -> Desk:
    return open_desk(path, author="Tor")


def unclean(tmp_path: Path) -> Path:
    """A desk as a killed process leaves it: the last acts are in the WAL alone."""
    path = tmp_path / "fil.lupdesk"
    desk = create_desk(path, author="S")
    with desk.act(Act.ADD_PROCUREMENT) as act:
        act.add(Input, procurement=act.add(Procurement, title="A"), text="i loggen")
    left = tmp_path / "igjen"
    left.mkdir()
    for one in (path, whole_file.wal_of(path)):
        shutil.copyfile(one, left / one.name)
    desk.close()
    return left / path.name


def check_reading(desk: Desk, path: Path) -> None:
    assert desk.read_only
    assert desk.read_only_reason is not None
    assert desk.read_only_reason.code == "desk-read-only"
    assert desk.title == "Prøvekontor"
    assert desk.path == path
    assert desk.working_path != path
    assert len(desk.all(Input)) == 3
    assert (desk.undo_label, desk.undo(), desk.redo()) == (None, None, None)
    with pytest.raises(Problem, match="desk-read-only"), desk.act(Act.ADD_PROCUREMENT) as act:
        act.add(Procurement)
    desk.save_draft(desk.new_id(), "gjør ingenting")
    folder = desk.working_path.parent
    assert folder.is_dir()
    desk.close()
    assert not folder.exists()


@pytest.mark.parametrize("error", [13, 30], ids=["EACCES", "EROFS"])
def test_a_read_only_place_opens_for_reading_from_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    path = tmp_path / "fil.lupdesk"
    shutil.copyfile(SAMPLE, path)
    before = sha256(path)
    real = os.open

    def refusing(name: str | Path, flags: int, *rest: int, **named: int) -> int:
        if str(name).endswith(".lock"):
            raise OSError(error, os.strerror(error), str(name))
        return real(name, flags, *rest, **named)

    monkeypatch.setattr(os, "open", refusing)
    check_reading(opened(path), path)
    assert sha256(path) == before
    assert [one.name for one in tmp_path.iterdir()] == ["fil.lupdesk"]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where this machine lets us mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount on this system")
    if done.returncode:
        pytest.skip("mounting is not permitted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_really_read_only_disk(disk: Path) -> None:
    path = disk / "fil.lupdesk"
    shutil.copyfile(SAMPLE, path)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    check_reading(opened(path), path)


def test_a_read_only_disk_with_a_desk_that_was_not_closed(disk: Path, tmp_path: Path) -> None:
    left = unclean(tmp_path)
    for one in left.parent.iterdir():
        shutil.copyfile(one, disk / one.name)
    (disk / f".{left.name}.lock").write_text("{}")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    desk = opened(disk / left.name)
    assert desk.read_only
    assert [one.text for one in desk.all(Input)] == ["i loggen"]
    desk.close()


def test_a_really_full_disk(disk: Path) -> None:
    path = disk / "fil.lupdesk"
    desk = create_desk(path, author="S")
    with desk.act(Act.ADD_PROCUREMENT) as act:
        procurement = act.add(Procurement, title="A")
    kept = 0

    def fill() -> None:
        nonlocal kept
        while True:
            with desk.act(Act.WRITE_INPUT) as act:
                act.add(Input, procurement=procurement, text="løsning " * 300)
            kept += 1

    with pytest.raises(Problem, match="disk-full"):
        fill()
    assert desk.count(Input) == kept > 0
    with contextlib.suppress(Problem):
        desk.close()
    subprocess.run(["mount", "-o", "remount,size=16m", str(disk)], check=True)
    again = opened(path)
    assert again.count(Input) == kept
    assert database.index_whole(again.database)
    again.close()


def test_a_full_disk_makes_no_half_desk(disk: Path) -> None:
    (disk / "fyll").write_bytes(b"x" * 1_900_000)
    with pytest.raises(Problem, match="disk-full"):
        create_desk(disk / "ny.lupdesk", author="S")
    assert [one.name for one in disk.iterdir()] == ["fyll"]


def test_copies_of_killed_readers_are_swept_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for process in (gone.pid, os.getpid()):
        (tmp_path / f"lupdesk-reading-{process}-abc").mkdir()
        (tmp_path / f"lupdesk-reading-{process}-abc" / "x.lupdesk").write_text("hemmelig")
    reading_copy.sweep()
    assert [one.name for one in tmp_path.iterdir()] == [f"lupdesk-reading-{os.getpid()}-abc"]
