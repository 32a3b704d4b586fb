"""Killed at forty random points: nothing acknowledged is lost, and the desk is whole.

SIGKILL ends the process between any two instructions; it is not a power cut.
"""

from __future__ import annotations

import os
import random
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lupdesk.desk import backups, parcels
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Input, Procurement
from tests.store import killed
from tests.store.soundness import (
    assert_no_half_act,
    assert_sound,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills and forks as POSIX does"),
]
POINTS = 40
LONGEST = 0.25
"""Seconds after "ready" within which a child is killed; it would work on for ever."""
ROUNDS = 20
"""Of a child that is left alone."""


class Mother:
    """A warm process that forks one child at a time, so that forty kills take seconds."""

    def __init__(self) -> None:
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.killed"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=root,
        )
        self._rest = b""

    def _lines(self, seconds: float) -> list[list[str]]:
        """What was said until nothing was said for so long."""
        assert self._process.stdout is not None
        handle = self._process.stdout.fileno()
        if select.select([handle], [], [], seconds)[0]:
            self._rest += os.read(handle, 1 << 16)
        *whole, self._rest = self._rest.split(b"\n")
        return [line.decode().split(" ") for line in whole]

    def run(
        self, kind: str, seed: int, folder: Path, *, after: float = 60, rounds: int = 0
    ) -> list[list[str]]:
        """Start a child, kill it ``after`` seconds from "ready"; what it acknowledged."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{kind} {seed} {rounds} {folder}\n".encode())
        self._process.stdin.flush()
        said: list[list[str]] = []
        child = 0
        until: float | None = None
        while not any(words[0] == "over" for words in said):
            left = 0.5 if until is None else max(until - time.perf_counter(), 0)
            for words in self._lines(left):
                if words[0] == "child":
                    child = int(words[1])
                elif words[0] == "ready":
                    until = time.perf_counter() + after
                said.append(words)
            if until is not None and time.perf_counter() >= until:
                os.kill(child, signal.SIGKILL)
                until = time.perf_counter() + 60
        return said

    def end(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="module")
def mother() -> Iterator[Mother]:
    mother = Mother()
    yield mother
    mother.end()


@pytest.fixture(scope="module")
def old_desk(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("gammel") / "kontor.lupdesk"
    desk = create_desk(path, author="S")
    with desk.act(Act.IMPORT_INPUTS) as act:
        procurement = act.add(Procurement, reference="P")
        for number in range(killed.OLD_ROWS):
            act.add(Input, procurement=procurement, text=f"rad {number}")
    desk.close()
    return path.read_bytes()


def acknowledged(said: list[list[str]], word: str) -> list[str]:
    return [words[1] for words in said if words[0] == word and len(words) > 1]


def numbers(desk: Desk) -> list[int]:
    return [int(re.split(r"\D", one.text)[0]) for one in desk.all(Input) if one.text[0].isdigit()]


def check_capture(desk: Desk, said: list[list[str]]) -> None:
    undone = {int(one) for one in acknowledged(said, "undid")}
    wrote = {int(one) for one in acknowledged(said, "wrote")} - undone
    found = set(numbers(desk))
    # one statement, or one undo, may have been on the disk but not yet acknowledged
    last = max(wrote | undone, default=-1)
    assert wrote - found <= {last} if last % 9 == 8 else wrote <= found
    assert found - wrote <= {last + 1}
    assert not found & undone


def check_import(desk: Desk, said: list[list[str]]) -> None:
    count = desk.count(Input)
    done = len(acknowledged(said, "imported"))
    assert count in (done * killed.IMPORTED, (done + 1) * killed.IMPORTED)


def check_join(desk: Desk, said: list[list[str]]) -> None:
    """Each parcel whole or not at all, and the one that was being joined can be joined again."""
    done = len(acknowledged(said, "joined"))
    assert desk.count(Input) in (done * killed.IMPORTED, (done + 1) * killed.IMPORTED)
    parcel = desk.path.with_name("annen.lupparcel")
    if parcel.exists():
        parcels.join_parcel(desk, parcel)
        assert desk.count(Input) in (done * killed.IMPORTED, (done + 1) * killed.IMPORTED)


def check_export(desk: Desk, said: list[list[str]], folder: Path) -> None:
    assert {int(one) for one in acknowledged(said, "wrote")} <= set(numbers(desk))
    made = {words[1]: int(words[2]) for words in said if words[0] == "copied"}
    files = {one.name for one in (folder / "kopier").glob("*.lupdesk")}
    kept = {one.path.name for one in backups.list_backups(folder / "kopier")}
    assert kept == files
    for name in files:
        rows = backups.verify(folder / "kopier" / name).of("input")
        if name in made:
            assert rows == 1001 + made[name]
    # The last five are kept whatever their age; the newest may not have been acknowledged.
    newest = sorted({*made, *files})[-5:]
    assert set(newest) <= files


def check_migration(desk: Desk, said: list[list[str]]) -> None:
    texts = [one.text for one in desk.all(Input)]
    assert texts[: killed.OLD_ROWS] == [f"rad {n} ny" for n in range(killed.OLD_ROWS)]
    after = [int(one) for one in acknowledged(said, "wrote")]
    assert set(after) <= {int(one.split()[1]) for one in texts[killed.OLD_ROWS :]}
    copied = desk.database.execute("SELECT count(*), min(text) FROM copied").fetchone()
    assert copied == (killed.OLD_ROWS, "rad 0")


@pytest.mark.parametrize("point", range(POINTS))
def test_killed(mother: Mother, old_desk: bytes, tmp_path: Path, point: int) -> None:
    chance = random.Random(1000 + point)
    kind = list(killed.KINDS)[point % len(killed.KINDS)]
    path = tmp_path / "kontor.lupdesk"
    if kind == "migration":
        path.write_bytes(old_desk)
    said = mother.run(kind, point, tmp_path, after=chance.uniform(0, LONGEST))
    assert ["ready"] in said
    assert said[-1] == ["over", str(signal.SIGKILL.value)], "it was killed, and did not fail"
    if kind == "migration":
        with killed.next_format():
            desk = open_desk(path, author="T", backups=tmp_path / "kopier")
            for copy in (tmp_path / "kopier").glob("*.lupdesk"):
                assert backups.verify(copy).of("input") == killed.OLD_ROWS
        check_migration(desk, said)
        assert desk.database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert_no_half_act(desk)
        desk.close()
        return
    desk = open_desk(path, author="T")
    if kind == "capture":
        check_capture(desk, said)
    elif kind == "import":
        check_import(desk, said)
    elif kind == "join":
        check_join(desk, said)
    elif kind == "export":
        check_export(desk, said, tmp_path)
    else:
        assert {int(one) for one in acknowledged(said, "wrote")} <= set(numbers(desk))
    assert_sound(desk)
    desk.close()


@pytest.mark.parametrize("kind", killed.KINDS)
def test_left_alone_it_ends_well(
    mother: Mother, old_desk: bytes, tmp_path: Path, kind: str
) -> None:
    """So the kills above found it working, and not on the way to a failure of its own."""
    (tmp_path / "kontor.lupdesk").write_bytes(old_desk) if kind == "migration" else None
    said = mother.run(kind, 1, tmp_path, rounds=2 if kind in ("import", "join") else ROUNDS)
    assert said[-2:] == [["end"], ["over", "0"]]
