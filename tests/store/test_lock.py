"""One writer at a time: who holds a desk, and when a lock is stale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lupdesk.problems import Problem
from lupdesk.store import lock

NOW = datetime(2027, 3, 16, 8, 2, tzinfo=UTC)


def written(desk: Path, **other: object) -> None:
    holder = {"computer": "?", "person": "Kari", "process": os.getpid(), "since": "then"} | other
    lock.lock_path(desk).write_text(json.dumps(holder), "utf-8")


def this_computer() -> str:
    taken = lock.take(Path.cwd() / "probe", "x", NOW)
    found = lock.read(taken.path)
    lock.release(taken)
    assert found is not None
    return found.computer


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "a.lupdesk"


def dead_process() -> int:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    return gone.pid


def test_a_lock_names_its_holder_and_is_given_back(desk: Path) -> None:
    held = lock.take(desk, "Selma", NOW)
    found = lock.holder(desk)
    assert found is not None
    assert (found.person, found.process) == ("Selma", os.getpid())
    assert found.since == "2027-03-16T08:02:00+00:00"
    lock.release(held)
    assert lock.holder(desk) is None
    assert not held.path.exists()


def test_a_lock_that_finds_no_room_is_none(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(lock, "_write", full)
    with pytest.raises(OSError, match="No space"):
        lock.take(desk, "Selma", NOW)
    assert not lock.lock_path(desk).exists()
    monkeypatch.undo()
    lock.release(lock.take(desk, "Selma", NOW))


def test_the_second_is_told_who_was_first(desk: Path) -> None:
    held = lock.take(desk, "Selma", NOW)
    for attempt in (lambda: lock.take(desk, "Tor", NOW), lambda: lock.refuse_if_held(desk)):
        with pytest.raises(Problem) as raised:
            attempt()
        assert raised.value.code == "desk-locked"
        assert raised.value.facts["person"] == "Selma"
        assert raised.value.facts["computer"] == this_computer()
    lock.release(held)
    lock.release(lock.take(desk, "Tor", NOW))


def test_a_dead_holder_is_passed_over_in_silence(desk: Path) -> None:
    written(desk, computer=this_computer(), process=dead_process())
    assert lock.holder(desk) is None
    held = lock.take(desk, "Tor", NOW)
    assert (found := lock.read(held.path)) is not None
    assert found.person == "Tor"
    lock.release(held)


def test_a_living_process_that_does_not_hold_the_file_is_no_holder(desk: Path) -> None:
    """Process numbers come back; the operating system's lock does not."""
    written(desk, computer=this_computer(), process=os.getpid())
    lock.release(lock.take(desk, "Tor", NOW))


def test_another_computer_is_asked_about_and_can_be_taken_over(desk: Path) -> None:
    written(desk, computer="kontor-pc-7", since="2027-03-16T07:00:00+00:00")
    with pytest.raises(Problem) as raised:
        lock.take(desk, "Tor", NOW)
    assert raised.value.facts == {
        "path": str(desk),
        "computer": "kontor-pc-7",
        "person": "Kari",
        "since": "2027-03-16T07:00:00+00:00",
    }
    lock.release(lock.take(desk, "Tor", NOW, force=True))


def test_taking_over_a_living_one_leaves_the_new_lock_alone_when_the_old_one_ends(
    desk: Path,
) -> None:
    old = lock.take(desk, "Selma", NOW)
    new = lock.take(desk, "Tor", NOW, force=True)
    lock.release(old)
    found = lock.holder(desk)
    assert found is not None
    assert found.person == "Tor"
    lock.release(new)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"computer": "x"}', "\x00\x01"])
def test_an_unreadable_lock_of_nobody_is_taken(desk: Path, content: str) -> None:
    lock.lock_path(desk).write_text(content)
    lock.release(lock.take(desk, "Tor", NOW))


def test_a_killed_process_holds_nothing(desk: Path) -> None:
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                "import sys, time; from datetime import *; from pathlib import Path\n"
                "from lupdesk.store import lock\n"
                "lock.take(Path(sys.argv[1]), 'Selma', datetime.now(UTC)); print('held', flush=True)\n"
                "time.sleep(60)"
            ),
            str(desk),
        ],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(lock.__file__).parents[2])},
    )
    assert child.stdout is not None
    child.stdout.readline()
    with pytest.raises(Problem, match="desk-locked"):
        lock.take(desk, "Tor", NOW)
    child.kill()
    child.communicate()
    lock.release(lock.take(desk, "Tor", NOW))


def test_of_many_who_come_at_once_one_gets_it(desk: Path) -> None:
    """Twelve processes race for a stale lock, again and again; never two at a time."""
    written(desk, computer=this_computer(), process=dead_process())
    code = (
        "import sys, os; from datetime import *; from pathlib import Path\n"
        "from lupdesk.problems import Problem\n"
        "from lupdesk.store import lock\n"
        "desk = Path(sys.argv[1]); inside = desk.with_name('inside')\n"
        "won = 0\n"
        "for _ in range(150):\n"
        "    try: held = lock.take(desk, 'x', datetime.now(UTC))\n"
        "    except Problem: continue\n"
        "    handle = os.open(inside, os.O_CREAT | os.O_EXCL)\n"
        "    os.close(handle); inside.unlink(); won += 1\n"
        "    lock.release(held)\n"
        "print(won)\n"
    )
    env = os.environ | {"PYTHONPATH": str(Path(lock.__file__).parents[2])}
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(desk)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=env,
        )
        for _ in range(12)
    ]
    results = [racer.communicate() for racer in racers]
    assert [error for _, error in results if error] == []
    assert sum(int(out) for out, _ in results) > 0
    assert not lock.lock_path(desk).exists()
