"""The desks that are measured are desks like any other."""

from __future__ import annotations

from pathlib import Path

from lupdesk.desk.opening import open_desk
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Input
from tests.benchmarks.__main__ import line, machine
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, milliseconds, share, spaced
from tests.store.soundness import assert_sound


def test_a_desk_made_in_bulk_is_sound_and_can_be_worked_on(tmp_path: Path) -> None:
    desks = Desks(tmp_path)
    path = desks.copy(300)
    desk = open_desk(path, author="Tor")
    assert desk.count(Input) == 300
    assert_sound(desk)
    one = desk.all(Input)[0]
    assert len(desk.history(one.id)) >= 12
    with desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, one.id, text="endret")
    desk.undo()
    assert desk.the(Input, one.id) == one
    desk.close()
    assert desks.desk(300).read_bytes() == (tmp_path / "300.lupdesk").read_bytes()
    assert desks.copy(300) == path


def test_a_line_says_whether_it_is_met() -> None:
    assert "| met |" in line(Row("søk", "5 ms", "3 ms", True))
    assert "| **not met** |" in line(Row("søk", "5 ms", "9 ms", False))
    assert line(Row("åpning", "", "9 ms", None)).endswith("|  |\n")
    assert "Python" in machine()


def test_shares_and_numbers() -> None:
    assert share([3, 1, 2], 50) == 2
    assert share(list(range(100)), 99) == 99
    assert (milliseconds(0.0012), milliseconds(0.25)) == ("1.20 ms", "250 ms")
    assert spaced(1_000_000) == "1 000 000"
