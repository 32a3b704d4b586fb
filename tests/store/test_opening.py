"""What is opened, what is refused and in which words; a refused file is left as it was."""

from __future__ import annotations

import hashlib
import io
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from lupdesk.desk import opening
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Input, Procurement
from lupdesk.problems import Problem
from lupdesk.store import database, lock, migrations, whole_file
from lupdesk.store.rows import TABLES

SAMPLE = Path(__file__).parents[1] / "old_files" / "format_4.lupdesk"
AT = datetime(2027, 3, 16, 8, 2, tzinfo=UTC)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def opened(path: Path) -> Desk:
    return open_desk(path, author="Tor", clock=lambda: AT)


def refusal(path: Path) -> Problem:
    with pytest.raises(Problem) as raised:
        opened(path)
    return raised.value


# -- files that are refused ------------------------------------------------------------------------


def _png(path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    rows = zlib.compress(b"\x00\xff\x00\x00" * 50)
    header = (50).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def _zip(path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "æøå" * 1000)
    path.write_bytes(packed.getvalue())


def _foreign(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE input (n INTEGER PRIMARY KEY, text TEXT)")
    db.commit()
    db.close()


def _newer(path: Path) -> None:
    shutil.copyfile(SAMPLE, path)
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()


def _cut(path: Path) -> None:
    path.write_bytes(SAMPLE.read_bytes()[: SAMPLE.stat().st_size // 2])


def _shortened(path: Path) -> None:
    """Cut within the first page: the header says nothing about its length any more."""
    path.write_bytes(SAMPLE.read_bytes()[:90])


def _sealed(path: Path) -> None:
    path.write_bytes(random.Random(3).randbytes(4096 * 5))


def _half_desk(path: Path) -> None:
    """Ours by its mark, but without the tables."""
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
    db.execute("CREATE TABLE act (n INTEGER) STRICT")
    db.commit()
    db.close()


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.touch(), "not-a-desk"),
    "text": (lambda path: path.write_text("Hei på deg\n" * 900, "utf-8"), "not-a-desk"),
    "text of 4096 letters": (lambda path: path.write_text("a b c d " * 512), "not-a-desk"),
    "png": (_png, "not-a-desk"),
    "zip": (_zip, "not-a-desk"),
    "foreign sqlite": (_foreign, "not-a-desk"),
    "half desk": (_half_desk, "desk-damaged"),
    "directory": (lambda path: path.mkdir(), "not-a-desk"),
    "cut": (_cut, "desk-damaged"),
    "cut in the first page": (_shortened, "desk-damaged"),
    "sealed": (_sealed, "key-file-missing"),
    "newer": (_newer, "desk-newer"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_sound_desk_is_refused_and_left_as_it_was(tmp_path: Path, name: str) -> None:
    path = tmp_path / "fil.lupdesk"
    make, code = REFUSED[name]
    make(path)
    before = sha256(path) if path.is_file() else ""
    assert refusal(path).code == code
    if path.is_file():
        assert sha256(path) == before
    assert [one.name for one in tmp_path.iterdir()] == ["fil.lupdesk"]


def test_a_worker_keeps_fewer_pages_than_the_window(tmp_path: Path) -> None:
    desk = create_desk(tmp_path / "d.lupdesk", title="D", author="S")
    with database.beside(desk.path) as db:
        kept = db.execute("PRAGMA cache_size").fetchone()[0]
    assert desk.database.execute("PRAGMA cache_size").fetchone()[0] < kept < 0, "in KiB"
    desk.close()


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "fil.lupdesk").code == "file-missing"
    assert refusal(tmp_path / "mappe" / "fil.lupdesk").code == "file-missing"
    assert list(tmp_path.iterdir()) == []


def test_files_that_others_broke_are_refused(shared: Path, tmp_path: Path) -> None:
    broken = sorted((shared / "data" / "corrupt-sqlite").iterdir())
    assert len(broken) >= 10
    for original in broken:
        path = tmp_path / original.name
        shutil.copyfile(original, path)
        assert refusal(path).code in ("not-a-desk", "desk-damaged")
        assert sha256(path) == sha256(original)
        path.unlink()
        assert list(tmp_path.iterdir()) == []


def test_broken_databases_with_our_mark_are_refused(shared: Path, tmp_path: Path) -> None:
    """The same files, passed off as desks."""
    for original in sorted((shared / "data" / "corrupt-sqlite").iterdir()):
        path = tmp_path / original.name
        content = bytearray(original.read_bytes().ljust(100, b"\0"))
        content[60:64] = (1).to_bytes(4, "big")
        content[68:72] = migrations.APPLICATION_ID.to_bytes(4, "big")
        path.write_bytes(content)
        assert refusal(path).code in ("not-a-desk", "desk-damaged")
        assert path.read_bytes() == bytes(content)


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bytes_open_whole_or_are_refused(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(SAMPLE.read_bytes())
    page = chance.randrange(len(content) // 4096) * 4096
    for _ in range(chance.choice([1, 2, 16, 400])):
        content[page + chance.randrange(4096)] = chance.randrange(256)
    path = tmp_path / "fil.lupdesk"
    path.write_bytes(content)
    desk, code = attempt(lambda: opened(path))
    if desk is None:
        assert code in ("not-a-desk", "desk-damaged", "desk-newer", "key-file-missing")
        assert path.read_bytes() == bytes(content)
        assert [one.name for one in tmp_path.iterdir()] == ["fil.lupdesk"]
        return
    assert desk.database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    for thing in TABLES:
        # A byte within a value: SQLite cannot see it, reading can.
        things, code = attempt(partial(desk.all, thing))
        assert code in ("", "desk-damaged")
        for one in things or ():
            assert attempt(partial(desk.history, one.id))[1] in ("", "desk-damaged")
    desk.close()


Fill = Callable[[Path, Mapping[str, str]], None]
T = TypeVar("T")


def attempt(what: Callable[[], T]) -> tuple[T | None, str]:
    try:
        return what(), ""
    except Problem as problem:
        return None, problem.code


# -- the lock -----------------------------------------------------------------------------------------


def test_a_desk_that_is_open_is_not_opened_twice(tmp_path: Path) -> None:
    path = tmp_path / "fil.lupdesk"
    desk = create_desk(path, author="Selma", clock=lambda: AT)
    problem = refusal(path)
    assert (problem.code, problem.facts["person"]) == ("desk-locked", "Selma")
    with desk.act(Act.ADD_PROCUREMENT) as act:
        act.add(Procurement, title="skriver videre")
    desk.close()
    opened(path).close()


def test_a_desk_of_a_living_process_is_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "fil.lupdesk"
    shutil.copyfile(SAMPLE, path)
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                "import sys; from pathlib import Path\n"
                "from lupdesk.desk.opening import open_desk\n"
                "desk = open_desk(Path(sys.argv[1]), author='Selma'); print('open', flush=True)\n"
                "sys.stdin.read(); desk.close()"
            ),
            str(path),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(opening.__file__).parents[2])},
    )
    assert child.stdout is not None
    child.stdout.readline()
    before = [(one.name, sha256(one)) for one in sorted(tmp_path.iterdir())]
    assert refusal(path).code == "desk-locked"
    assert [(one.name, sha256(one)) for one in sorted(tmp_path.iterdir())] == before
    child.communicate()
    opened(path).close()


def test_a_desk_can_be_taken_over_after_asking(tmp_path: Path) -> None:
    path = tmp_path / "fil.lupdesk"
    create_desk(path, author="Selma").close()
    held = lock.take(path, "Kari", AT)
    taken = open_desk(path, author="Tor", take_over=True)
    lock.release(held)
    with taken.act(Act.ADD_PROCUREMENT) as act:
        act.add(Procurement, title="A")
    taken.close()
    assert not lock.lock_path(path).exists()


# -- making ---------------------------------------------------------------------------------------------


def test_a_new_desk_stands_alone_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mappe" / "kontor.lupdesk"
    desk = create_desk(path, title="Innkjøp", author="S")
    assert (desk.title, desk.read_only, desk.read_only_reason) == ("Innkjøp", False, None)
    assert len(desk.id) == 32
    desk.close()
    assert [one.name for one in path.parent.iterdir()] == ["kontor.lupdesk"]
    header = path.read_bytes()[:100]
    assert header[68:72] == b"LUPD"
    assert int.from_bytes(header[60:64], "big") == migrations.FORMAT


def test_a_desk_is_not_made_over_something(tmp_path: Path) -> None:
    path = tmp_path / "a.lupdesk"
    path.write_text("mitt")
    with pytest.raises(Problem, match="file-exists"):
        create_desk(path, author="S")
    assert path.read_text() == "mitt"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_desk_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made_once: Fill
) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(database, "_fill", made_once)
    monkeypatch.setattr(migrations, "apply", broken)
    with pytest.raises(ZeroDivisionError):
        create_desk(tmp_path / "a.lupdesk", author="S")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "fil").touch()
    with pytest.raises(Problem):
        create_desk(tmp_path / "fil" / "a.lupdesk", author="S")


# -- after an unclean end ---------------------------------------------------------------------------------


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


def test_acts_that_lie_in_the_wal_alone_are_there(tmp_path: Path) -> None:
    path = unclean(tmp_path)
    desk = opened(path)
    assert [one.text for one in desk.all(Input)] == ["i loggen"]
    desk.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_after_an_unclean_end_the_desk_is_read_whole_before_it_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = unclean(tmp_path)
    before = [(one.name, sha256(one)) for one in sorted(path.parent.iterdir())]
    monkeypatch.setattr(database, "whole", lambda _: False)
    assert refusal(path).code == "desk-damaged"
    after = [(one.name, sha256(one)) for one in sorted(path.parent.iterdir())]
    assert [one for one in after if not one[0].endswith("-shm")] == before


def test_reading_all_of_it_can_be_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_ASK_AFTER", 1)
    path = tmp_path / "kontor.lupdesk"
    create_desk(path, author="Tor", clock=lambda: AT).close()
    opening.check_whole(path)
    with pytest.raises(Problem, match="cancelled"):
        opening.check_whole(path, lambda: True)
