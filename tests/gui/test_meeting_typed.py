"""The 45 inputs of the worked case, typed in one meeting by keys alone, through a crash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk.opening import open_desk
from lupdesk.domain.kinds import InputType, MeetingKind, Secrecy
from lupdesk.domain.things import Input, Supplier
from tests.gui.meeting_typist import (
    SHORT,
    SIGNS,
    Said,
    Typist,
    Watch,
    handle_of,
    jobs_for,
    line_for,
    make_meeting,
    names_and_people,
    show_page,
    worked_case,
)

BEFORE_CRASH = 20
"""Inputs typed by the program that is killed; the next one is half typed then."""
HALF = 30
WRONG = {21: "lukkede", 23: "Kravet", 24: "ekstra ", 26: "x", 28: "Del", 30: "!!", 33: "TRL",
         35: "og", 38: "nullpunkt", 43: "Og "}  # fmt: skip
"""Ten inputs that are first typed wrong: this stands in front, and is taken away afterwards."""
JOINED = (25, 36)
"""Typed in two halves, then joined."""
SWAPPED = (31, 39)
"""Typed after the one that follows, then moved up."""
SPLIT = (27, 34, 41)
"""Typed in one line with the one that follows, then split and sorted anew."""


def killed_in_the_middle(path: Path, case: UUID, meeting: UUID, shared: Path, root: Path) -> int:
    """Types the first part in another process and kills it without warning; keys pressed."""
    call = [sys.executable, "-m", "tests.gui.meeting_typist", str(path), str(case), str(meeting)]
    child = subprocess.Popen(
        [*call, str(shared)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(f"0 {BEFORE_CRASH} {HALF}\n")
    child.stdin.flush()
    keys = int(child.stdout.readline())
    child.kill()
    child.wait(timeout=20)
    child.stdin.close()
    child.stdout.close()
    return keys


def correct(typist: Typist, wrong: str) -> None:
    """Up to the last statement, Enter, take away what is wrong in front, Enter."""
    typist.press("Up", "Return", "Ctrl+Home").press("Del", times=len(wrong)).press("Return")


def type_rest(typist: Typist, said: list[Said]) -> list[int]:
    """Everything after the crash; keys for each input."""
    keys: list[int] = []
    place = BEFORE_CRASH
    while place < len(said):
        before = typist.keys
        taken = _type_one(typist, said, place)
        keys += [(typist.keys - before) // taken] * taken
        place += taken
    return keys


def _type_one(typist: Typist, said: list[Said], place: int) -> int:
    one = said[place]
    line = line_for(one, handle_of(typist.view, one.supplier))
    if place == BEFORE_CRASH:
        typist.say(line[HALF:])
    elif place in WRONG:
        code, _, rest = line.partition(" ")
        typist.say(f"{code} {WRONG[place]}{rest}")
        correct(typist, WRONG[place])
    elif place in JOINED:
        _type_joined(typist, one)
    elif place in SWAPPED:
        _type_swapped(typist, one, said[place + 1])
        return 2
    elif place in SPLIT:
        _type_split(typist, one, said[place + 1])
        return 2
    else:
        typist.say(line)
    return 1


def _type_joined(typist: Typist, one: Said) -> None:
    first, _, second = one.text.partition(" ")
    who = f"@{handle_of(typist.view, one.supplier)}"
    typist.say(f"{SHORT[one.type]}! {first} {who}{SIGNS[one.secrecy]}")
    typist.say(f"{SHORT[one.type]}! {second} {who}{SIGNS[one.secrecy]}")
    typist.press("Ctrl+J")


def _type_swapped(typist: Typist, one: Said, following: Said) -> None:
    typist.say(line_for(following, handle_of(typist.view, following.supplier)))
    typist.say(line_for(one, handle_of(typist.view, one.supplier)))
    typist.press("Ctrl+Shift+Up")


def _type_split(typist: Typist, one: Said, following: Said) -> None:
    line = line_for(one, handle_of(typist.view, one.supplier))
    code, _, rest = line.partition(" ")
    typist.say(f"{code} {following.text} {rest}")
    typist.press("Up", "Return", "Ctrl+Home")
    typist.press("Right", times=len(following.text)).press("Ctrl+D")
    typist.press("Ctrl+Shift+Up")
    who = f"@{handle_of(typist.view, following.supplier)}"
    level = SIGNS[following.secrecy] or " §ik"
    typist.press("Up", "Return", "End").say(f" {SHORT[following.type]}! {who}{level}")


def finished(desk_inputs: list[Input], names: dict[UUID, str]) -> list[Said]:
    assert all(one.type is not None and one.supplier is not None for one in desk_inputs)
    return [
        Said(one.text, InputType(one.type or ""), names[one.supplier], one.secrecy)
        for one in desk_inputs
        if one.supplier is not None
    ]


def test_the_worked_case_by_keys_alone(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, shared: Path, root: Path
) -> None:
    said = worked_case(shared)
    path = tmp_path / "office.lupdesk"
    desk, case, meeting = make_meeting(
        path, Watch(), names_and_people(shared), kind=MeetingKind.CONFERENCE
    )
    desk.close()
    first = killed_in_the_middle(path, case, meeting, shared, root)

    desk = open_desk(path, author="Selma Lie", clock=Watch())
    page = show_page(desk, case, meeting, jobs_for(qapp))
    qtbot.addWidget(page)
    typist = Typist(page)
    half = line_for(said[BEFORE_CRASH], handle_of(typist.view, said[BEFORE_CRASH].supplier))
    assert typist.line == half[:HALF], "the line that was being typed is there again"
    assert not typist.view.area.note.isHidden(), "and it is said"
    assert len(desk.all(Input, meeting=meeting)) == BEFORE_CRASH

    keys = type_rest(typist, said)
    names = {firm.id: firm.name for firm in desk.all(Supplier)}
    assert finished(desk.all(Input, meeting=meeting), names) == said
    assert typist.line == ""
    assert desk.draft(meeting) is None
    _write_keys(root / "build" / "keys.txt", said, first, keys)
    page.flush()
    desk.close()


def _write_keys(file: Path, said: list[Said], first: int, later: list[int]) -> None:
    """What stands in docs/performance.md about keys."""
    letters = sum(len(one.text) for one in said)
    pressed = first + sum(later)
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        f"inputs {len(said)}\n"
        f"letters of text {letters} ({letters / len(said):.1f} per input)\n"
        f"keys, with 10 corrections, 3 splits, 2 joins, 2 moves and a crash {pressed}"
        f" ({pressed / len(said):.1f} per input)\n"
        f"keys for the {BEFORE_CRASH} inputs and a half before the crash, without any of these"
        f" {first}\n"
        f"keys per input beside its text {(pressed - letters) / len(said):.1f}\n",
        encoding="utf-8",
    )


def test_secrecy_is_never_lowered_without_a_chip(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    desk, case, meeting = make_meeting(
        tmp_path / "a.lupdesk", Watch(), [("Heimkontakt AS", "Ola Heim")]
    )
    page = show_page(desk, case, meeting, jobs_for(qapp))
    qtbot.addWidget(page)
    typist = Typist(page).text("Prisen er 412 kr §")
    for level, word in ((Secrecy.OPEN, "Åpen"), (Secrecy.SECRET, "Taushetsbelagt")):
        typist.text("åp" if level is Secrecy.OPEN else " §he")
        assert typist.view.area.chips.texts[-1] == word
        assert typist.view.area.line.typed.captured.secrecy == level
    page.flush()
    desk.close()
