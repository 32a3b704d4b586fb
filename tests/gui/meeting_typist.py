"""Somebody who types a meeting: every key goes to the widget that has the focus, and is counted.

Run as a program it types a part of the worked case and then waits to be killed.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from lupdesk.desk.guides import add_question
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.room import start_meeting
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.capture_codes import TYPE_CODES
from lupdesk.domain.kinds import InputType, MeetingKind, Role, Secrecy
from lupdesk.domain.things import Contact, Participation, Procurement, Supplier, TeamMember
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.theme import Theme, apply_theme, load_fonts
from lupdesk.gui.views.meeting_room import MeetingRoomPage
from lupdesk.gui.views.room_view import RoomView
from lupdesk.wording import Wording

START = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
LEVELS = {
    "åpen": Secrecy.OPEN,
    "anonymiseres": Secrecy.ANONYMISE,
    "taushetsbelagt": Secrecy.SECRET,
    "ikke vurdert": Secrecy.UNASSESSED,
}
SIGNS = {
    Secrecy.OPEN: " §åp",
    Secrecy.ANONYMISE: " §an",
    Secrecy.SECRET: " §he",
    Secrecy.UNASSESSED: "",
}
SHORT = {code.meaning: code.short for code in TYPE_CODES}


class Watch:
    """A clock that the test moves."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def on(self, **passed: float) -> None:
        self.now += timedelta(**passed)


@dataclass(frozen=True)
class Said:
    """One line of the worked case."""

    text: str
    type: InputType
    supplier: str
    secrecy: Secrecy


def worked_case(shared: Path) -> list[Said]:
    with (shared / "case" / "innspill.csv").open(encoding="utf-8-sig", newline="") as file:
        return [
            Said(
                row["Tekst"],
                InputType(row["Type"]),
                row["Leverandør"],
                LEVELS[row["Skjerming"]],
            )
            for row in csv.DictReader(file, delimiter=";")
        ]


def names_and_people(shared: Path) -> list[tuple[str, str]]:
    with (shared / "case" / "leverandorer.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [(row["Navn"], row["Kontaktperson"]) for row in rows[:14]]


def make_meeting(
    path: Path,
    clock: Callable[[], datetime],
    suppliers: list[tuple[str, str]],
    *,
    questions: int = 16,
    kind: MeetingKind = MeetingKind.ONE_TO_ONE,
    start: datetime = START,
    begin: bool = True,
) -> tuple[Desk, UUID, UUID]:
    """A desk with one procurement and one meeting: (desk, procurement, meeting)."""
    desk = create_desk(path, author="Selma Lie", clock=clock)
    with desk.act(Act.ADD_PROCUREMENT) as act:
        case = act.add(Procurement, reference="TFS-2027-01", title="Trygg hverdag hjemme")
        act.add(TeamMember, procurement=case, name="Tor Hauge", role=Role.CHAIR, position=1.0)
        act.add(TeamMember, procurement=case, name="Selma Lie", role=Role.NOTE_TAKER, position=2.0)
        firms = []
        for place, (firm, person) in enumerate(suppliers, 1):
            made = act.add(Supplier, name=firm)
            act.add(Contact, supplier=made, name=person)
            act.add(Participation, procurement=case, supplier=made, code=f"L{place}")
            firms.append(made)
    for number in range(1, questions + 1):
        add_question(desk, case, f"Hva mener dere om punkt {number}?", f"Punkt {number}")
    meeting = add_meeting(desk, case, kind=kind, start=start, suppliers=firms)
    if begin:
        start_meeting(desk, meeting)
    return desk, case, meeting


def context_for(desk: Desk, jobs: Jobs, language: str = "nb") -> PageContext:
    return PageContext(
        desk=desk,
        wording=Wording(language),
        jobs=jobs,
        tell=lambda text, tone: None,
        go_to=lambda page, id: None,
        remember=lambda name, value: None,
        remembered=lambda name: (),
    )


class Typist:
    """Types into whatever has the focus; ``keys`` counts every press."""

    def __init__(self, page: MeetingRoomPage) -> None:
        self.page = page
        self.keys = 0

    @property
    def view(self) -> RoomView:
        assert self.page.view is not None
        return self.page.view

    @property
    def line(self) -> str:
        return self.view.area.line.text()

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def text(self, text: str) -> Typist:
        for letter in text:
            self._send(_key_of(letter), Qt.KeyboardModifier.NoModifier, letter)
        return self

    def press(self, *written: str, times: int = 1) -> Typist:
        """Keys as Qt writes them: ``Return``, ``Ctrl+Down``."""
        for one in written * times:
            combination = QKeyCombination.fromCombined(_combined(one))
            key, modifiers = combination.key(), combination.keyboardModifiers()
            self._send(key, modifiers, _text_of(one))
        return self

    def say(self, line: str) -> Typist:
        return self.text(line).press("Return")

    def _send(self, key: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
        """As the window system does: first asked whether it is a shortcut, then pressed."""
        self.keys += 1
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, text)
            QApplication.sendEvent(self.focus(), event)
        QApplication.processEvents()


def _combined(written: str) -> int:
    sequence: Any = QKeySequence(written)
    return int(sequence[0].toCombined())


def _key_of(letter: str) -> int:
    return ord(letter.upper()) if letter.isascii() else 0


def _text_of(written: str) -> str:
    return {"Return": "\r", "Tab": "\t", "Backspace": "\b", "Space": " "}.get(written, "")


def line_for(said: Said, handle: str) -> str:
    """The fewest keys that say everything about it."""
    return f"{SHORT[said.type]}! {said.text} @{handle}{SIGNS[said.secrecy]}"


def jobs_for(app: QApplication) -> Jobs:
    """Also puts on the look, once: it takes longer than a meeting."""
    if not app.styleSheet():
        load_fonts()
        apply_theme(app, Theme())
    return Jobs(_give_up, app)


def show_page(desk: Desk, case: UUID, meeting: UUID, jobs: Jobs) -> MeetingRoomPage:
    page = MeetingRoomPage(context_for(desk, jobs), case)
    desk.watch(page.refresh)
    page.resize(1266, 712)
    page.show()
    page.activateWindow()
    page.open_meeting(meeting)
    QApplication.processEvents()
    return page


def handle_of(view: RoomView, supplier: str) -> str:
    firm = next(w for w in view.vocabulary.who if w.name == supplier and not w.person)
    return view.vocabulary.handle(firm)


def _give_up(error: BaseException) -> None:
    raise error


def type_until_killed(desk_path: Path, case: UUID, meeting: UUID, shared: Path) -> None:
    """Types lines from the case as it is told on stdin; says so after each; waits to be killed."""
    app = QApplication([])
    load_fonts()
    apply_theme(app, Theme())
    desk = open_desk(desk_path, author="Selma Lie", clock=Watch(START + timedelta(minutes=5)))
    page = show_page(desk, case, meeting, Jobs(_give_up, app))
    typist = Typist(page)
    said = worked_case(shared)
    for order in sys.stdin:
        first, last, part = (int(word) for word in order.split())
        for one in said[first:last]:
            typist.say(line_for(one, handle_of(typist.view, one.supplier)))
        begun = line_for(said[last], handle_of(typist.view, said[last].supplier))[:part]
        typist.text(begun)
        ends = time.monotonic() + 0.5
        while time.monotonic() < ends:
            app.processEvents()
            time.sleep(0.01)
        sys.stdout.write(f"{typist.keys}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    type_until_killed(Path(sys.argv[1]), UUID(sys.argv[2]), UUID(sys.argv[3]), Path(sys.argv[4]))
