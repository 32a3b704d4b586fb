"""Parcels that are broken, hostile or not for this desk: a plain message, and nothing is changed."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from lupdesk.desk import files, inputs, parcels
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Attachment, Input, Procurement
from lupdesk.problems import Problem
from lupdesk.store import joining, migrations, parcel_file, parcel_lines
from lupdesk.store.parcel_file import Maker
from lupdesk.wording import Wording
from tests.joining.laptops import SkewedClock

WORDS = "fire ord på rad"


@pytest.fixture
def here(start: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "a.lupdesk"
    shutil.copyfile(start, path)
    desk = open_desk(path, author="a", clock=SkewedClock())
    yield desk
    desk.close()


@pytest.fixture
def there(start: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "b.lupdesk"
    shutil.copyfile(start, path)
    desk = open_desk(path, author="b", clock=SkewedClock())
    inputs.add_input(desk, desk.all(Procurement)[0].id, text="sagt på b")
    yield desk
    desk.close()


@pytest.fixture
def parcel(there: Desk, tmp_path: Path) -> Path:
    return parcels.make_parcel(there, tmp_path / "b.lupparcel").path


def everything(desk: Desk) -> str:
    """A checksum of every row of every table."""
    names = desk.database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    told = hashlib.sha256()
    for (name,) in sorted(names):
        rows = desk.database.execute(f'SELECT * FROM "{name}"').fetchall()
        told.update(repr(sorted(rows, key=repr)).encode())
    return told.hexdigest()


def refused(desk: Desk, path: Path, *codes: str, passphrase: str = "") -> Problem:
    before = everything(desk)
    with pytest.raises(Problem) as caught:
        parcels.join_parcel(desk, path, passphrase=passphrase)
    assert caught.value.code in codes
    assert everything(desk) == before
    for language in ("nb", "en"):
        assert Wording(language).problem(caught.value)
    return caught.value


def test_cut_anywhere(here: Desk, parcel: Path, tmp_path: Path) -> None:
    whole = parcel.read_bytes()
    for length in (*range(0, len(whole), 37), len(whole) - 1):
        cut = tmp_path / "cut.lupparcel"
        cut.write_bytes(whole[:length])
        refused(
            here, cut, "parcel-truncated", "not-a-parcel" if length == 0 else "parcel-truncated"
        )


def test_altered_anywhere(here: Desk, parcel: Path, tmp_path: Path) -> None:
    whole = parcel.read_bytes()
    chance = random.Random(5)
    for place in chance.sample(range(len(whole)), 150):
        altered = bytearray(whole)
        altered[place] ^= 1 << chance.randrange(8)
        path = tmp_path / "altered.lupparcel"
        path.write_bytes(altered)
        refused(
            here, path, "parcel-altered", "not-a-parcel", "parcel-newer", "parcel-truncated",
            "parcel-foreign",
        )  # fmt: skip


def test_something_after_the_end(here: Desk, parcel: Path) -> None:
    parcel.write_bytes(parcel.read_bytes() + b"x")
    refused(here, parcel, "parcel-altered")


@pytest.mark.parametrize("what", ["empty", "text", "zip", "desk", "folder", "missing"])
def test_no_parcel_at_all(here: Desk, start: Path, tmp_path: Path, what: str) -> None:
    path = tmp_path / "x.lupparcel"
    match what:
        case "empty":
            path.touch()
        case "text":
            path.write_text("Hei!")
        case "zip":
            with zipfile.ZipFile(path, "w") as packed:
                packed.writestr("../../evil", "x")
        case "desk":
            shutil.copyfile(start, path)
        case "folder":
            path.mkdir()
    refused(here, path, "file-missing" if what == "missing" else "not-a-parcel", "no-permission")


def test_from_a_newer_program(here: Desk, parcel: Path, tmp_path: Path) -> None:
    path = tmp_path / "newer.lupparcel"
    path.write_bytes(parcel.read_bytes().replace(b"LUPDESK-PARCEL 1\n", b"LUPDESK-PARCEL 2\n", 1))
    refused(here, path, "parcel-newer")


def test_of_a_newer_format_of_the_desk(
    here: Desk, there: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "FORMAT", migrations.FORMAT + 1)
    path = parcels.make_parcel(there, tmp_path / "newer.lupparcel").path
    refused(here, path, "parcel-newer")


def test_of_another_desk(here: Desk, tmp_path: Path) -> None:
    other = create_desk(tmp_path / "other.lupdesk", author="c", clock=SkewedClock())
    path = parcels.make_parcel(other, tmp_path / "other.lupparcel").path
    other.close()
    refused(here, path, "parcel-foreign")


def test_sealed_with_another_passphrase(here: Desk, there: Desk, tmp_path: Path) -> None:
    path = parcels.make_parcel(there, tmp_path / "s.lupparcel", passphrase=WORDS).path
    assert b"sagt" not in path.read_bytes()
    refused(here, path, "parcel-passphrase-wanted")
    refused(here, path, "parcel-passphrase-wrong", passphrase="noe annet her")
    assert parcels.join_parcel(here, path, passphrase=WORDS).acts == 1


def test_a_short_passphrase_seals_nothing(there: Desk, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="passphrase-short"):
        parcels.make_parcel(there, tmp_path / "s.lupparcel", passphrase="kort")
    assert not (tmp_path / "s.lupparcel").exists()


def test_signed_with_another_key_than_last_time(here: Desk, there: Desk, tmp_path: Path) -> None:
    first = parcels.make_parcel(there, tmp_path / "1.lupparcel").path
    assert parcels.sender_is_new(here, first)
    assert parcels.join_parcel(here, first).first_time
    assert not parcels.sender_is_new(here, first)
    there.database.execute("DELETE FROM desk WHERE name = 'signing_key'")
    second = parcels.make_parcel(there, tmp_path / "2.lupparcel").path
    refused(here, second, "parcel-key-changed")


def test_a_clock_more_than_a_day_ahead(here: Desk, there: Desk, tmp_path: Path) -> None:
    there.clock.go_on(timedelta(hours=25).total_seconds())  # type: ignore[attr-defined]
    inputs.add_input(there, there.all(Procurement)[0].id, text="fra fremtiden")
    path = parcels.make_parcel(there, tmp_path / "f.lupparcel").path
    problem = refused(here, path, "parcel-clock-ahead")
    assert problem.facts["computer"]
    here.clock.go_on(timedelta(hours=2).total_seconds())  # type: ignore[attr-defined]
    assert parcels.join_parcel(here, path).acts == 2


def signed(there: Desk, path: Path, lines: list[bytes]) -> Path:
    """A parcel with whatever content, made and signed as the other laptop makes its own."""
    maker = Maker(there.id, migrations.FORMAT, _replica(there), b"k" * 32, "")
    parcel_file.write(path, lines, maker)
    return path


def _replica(desk: Desk) -> bytes:
    sql = "SELECT id FROM replica WHERE n = (SELECT CAST(value AS INTEGER) FROM desk WHERE name = 'replica')"
    return bytes(desk.database.execute(sql).fetchone()[0])


def content(path: Path) -> list[bytes]:
    return list(parcel_file.read(path).lines())


def _edited(line: bytes, place: int, value: Any) -> bytes:
    plain = json.loads(line)
    plain[place] = value
    return json.dumps(plain).encode()


SPOILT: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "no lines": lambda lines: [],
    "no introduction": lambda lines: lines[1:],
    "no end": lambda lines: lines[:-1],
    "an act twice": lambda lines: [lines[0], *lines[1:-1], lines[1], lines[-1]],
    "an act left out": lambda lines: [lines[0], *lines[2:]],
    "no JSON": lambda lines: [lines[0], b"{", *lines[1:]],
    "deep JSON": lambda lines: [lines[0], b"[" * 100_000, *lines[1:]],
    "an act of nobody": lambda lines: [lines[0], _edited(lines[1], 0, "ab" * 16), *lines[2:]],
    "a clock below zero": lambda lines: [lines[0], _edited(lines[1], 1, -1), *lines[2:]],
    "a clock beyond all": lambda lines: [lines[0], _edited(lines[1], 1, 1 << 70), *lines[2:]],
    "a clock with a fraction": lambda lines: [lines[0], _edited(lines[1], 1, 1.5), *lines[2:]],
    "a kind that is no text": lambda lines: [lines[0], _edited(lines[1], 3, ["x"]), *lines[2:]],
    "undoing nothing": lambda lines: [
        lines[0], _edited(_edited(lines[1], 6, 1), 7, 5), *lines[2:]
    ],
    "no changes but text": lambda lines: [lines[0], _edited(lines[1], 8, "x"), *lines[2:]],
    "a value that fits no field": lambda lines: [
        lines[0], _spoil_values(lines[1]), *lines[2:]
    ],
    "a row that leans on nothing": lambda lines: [
        lines[0], _spoil_blobs(lines[1]), *lines[2:]
    ],
    "a field that is unknown": lambda lines: [
        lines[0].replace(b'"input.text"', b'"input.smell"'), *lines[1:]
    ],
    "a file that is another": lambda lines: [
        *lines[:-1], json.dumps(["0" * 64, "eA=="]).encode(),
        lines[-1].replace(b",0]", b",1]"),
    ],
}  # fmt: skip


def _spoil_values(line: bytes) -> bytes:
    plain = json.loads(line)
    for change in plain[8]:
        if isinstance(change[2], str):
            change[2] = 7
    return json.dumps(plain).encode()


def _spoil_blobs(line: bytes) -> bytes:
    plain = json.loads(line)
    for change in plain[8]:
        if isinstance(change[2], dict):
            change[2] = {"hex": "ee" * 16}
    return json.dumps(plain).encode()


@pytest.mark.parametrize("how", SPOILT)
def test_signed_but_made_wrong(
    here: Desk, there: Desk, parcel: Path, tmp_path: Path, how: str
) -> None:
    """A signature says who made it, not that it was made well."""
    lines = content(parcel)
    assert len(lines) == 3
    path = signed(there, tmp_path / "spoilt.lupparcel", SPOILT[how](lines))
    refused(here, path, "parcel-altered")


def test_as_it_was_made_it_is_joined(here: Desk, there: Desk, parcel: Path, tmp_path: Path) -> None:
    """So the parcels above were refused for what was done to them."""
    path = signed(there, tmp_path / "again.lupparcel", content(parcel))
    assert parcels.join_parcel(here, path).acts == 1


def test_a_bomb_is_not_unpacked(
    here: Desk, there: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few kilobytes that say that they are small, and would be half a gigabyte."""
    engine = zlib.compressobj(9)
    bomb = b"".join(engine.compress(bytes(1 << 20)) for _ in range(512)) + engine.flush()
    assert len(bomb) < 1_000_000
    read = 0
    real = parcel_file._inflated

    def counting(packed: bytes, path: Path) -> Iterator[bytes]:
        nonlocal read
        for piece in real(packed, path):
            read += len(piece)
            yield piece

    monkeypatch.setattr(parcel_file, "_inflated", counting)
    packing = parcel_file.Packing(tmp_path)
    packing._pieces, packing.unpacked = [bomb], 5000
    monkeypatch.setattr(packing, "packed", lambda: bomb)
    maker = Maker(there.id, migrations.FORMAT, _replica(there), b"k" * 32, "")
    path = tmp_path / "bomb.lupparcel"
    path.write_bytes(parcel_file._signed(packing, maker, ""))
    refused(here, path, "parcel-altered")
    assert read <= 2 << 20


def test_a_bomb_that_does_not_lie_is_refused_by_its_head(
    here: Desk, there: Desk, parcel: Path, tmp_path: Path
) -> None:
    head = replace(parcel_file.read(parcel).head, unpacked=parcel_file.UNPACKED_LIMIT + 1)
    path = tmp_path / "large.lupparcel"
    path.write_bytes(head.written() + bytes(head.size + 64))
    refused(here, path, "parcel-altered")


def test_too_large_to_be_read(here: Desk, parcel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel_file, "LIMIT", parcel.stat().st_size - 1)
    problem = refused(here, parcel, "parcel-too-large")
    assert Wording("en").problem(problem).count("kB") == 1


def test_a_passphrase_that_would_eat_the_computer_is_not_tried(
    here: Desk, there: Desk, tmp_path: Path
) -> None:
    path = parcels.make_parcel(there, tmp_path / "s.lupparcel", passphrase=WORDS).path
    head = parcel_file.read(path).head
    assert head.sealed is not None
    cost = replace(head.sealed.cost, memory_kib=1 << 40)
    dear = replace(head, sealed=replace(head.sealed, cost=cost))
    path.write_bytes(dear.written() + bytes(head.size + 64))
    refused(here, path, "parcel-altered", passphrase=WORDS)


def test_names_of_files_are_words_and_lead_nowhere(here: Desk, there: Desk, tmp_path: Path) -> None:
    source = tmp_path / "notat.txt"
    source.write_bytes(b"innhold")
    id = files.add_file(there, there.all(Procurement)[0].id, source)
    with there.act(Act.EDIT_FILE) as act:
        act.set(Attachment, id, name="../../../etc/passwd")
    path = parcels.make_parcel(there, tmp_path / "t.lupparcel").path
    listed = sorted(tmp_path.rglob("*"))
    parcels.join_parcel(here, path)
    assert sorted(tmp_path.rglob("*")) == listed
    assert here.the(Attachment, id).name == "../../../etc/passwd"
    assert files.bytes_of(here, here.the(Attachment, id)) == b"innhold"


def test_joining_twice_changes_nothing(here: Desk, parcel: Path) -> None:
    assert parcels.join_parcel(here, parcel).acts == 1
    before = everything(here)
    again = parcels.join_parcel(here, parcel)
    assert (again.acts, again.changes, again.rows, again.backup) == (0, 0, 0, None)
    assert everything(here) == before


def test_stopped_half_way_nothing_is_changed(
    here: Desk, parcel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(here)

    def stop(done: int, total: int) -> None:
        raise Problem("cancelled")

    with pytest.raises(Problem, match="cancelled"):
        parcels.join_parcel(here, parcel, watch=stop)
    assert everything(here) == before
    assert parcels.join_parcel(here, parcel).acts == 1


def test_a_parcel_takes_the_place_of_a_parcel_and_of_nothing_else(
    there: Desk, here: Desk, parcel: Path
) -> None:
    with pytest.raises(Problem, match="parcel-over-another"):
        parcels.make_parcel(there, here.path)
    assert here.all(Input)
    assert parcels.make_parcel(there, parcel).acts == 1


def test_the_introduction_says_nothing_of_the_place(parcel: Path, tmp_path: Path) -> None:
    told = b"\n".join(content(parcel)) + parcel_file.read(parcel).head.written()
    assert str(tmp_path).encode() not in told
    assert b"signing_key" not in told
    assert parcel_lines.END.encode() in told
    assert joining.DAY == 86_400_000
