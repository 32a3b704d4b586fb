"""From an empty desk to approved minutes and papers for two readers, in the window, by keys alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QKeyCombination, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.minutes import minutes_of
from lupdesk.desk.publishing import prove_file
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.kinds import MinutesState, Response
from lupdesk.domain.things import Input, Meeting, Participation, Question, Sending, Supplier
from lupdesk.gui.app import Application
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.theme import Theme, apply_theme, load_fonts
from lupdesk.paths import config_folder
from lupdesk.settings import Settings, write_settings

SAID = {
    "open": "Lukkede grensesnitt i dagens journalsystem gjør integrasjon dyr",
    "secret": "Kundens nåværende kobling har en svakhet som ikke er rettet",
    "internal": "Vi forlenger ikke svarfristen",
}
_MOST_TABS = 60
_PATIENCE_MS = 8000
"""A dialog that is still open then is given up, so that what was wrong can be told."""


class Person:
    """Presses keys on whatever has the focus; never calls a widget by name."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self._window, self._qtbot = window, qtbot

    def press(self, *written: str) -> None:
        for one in written:
            sequence: Any = QKeySequence(one)
            combined = QKeyCombination.fromCombined(int(sequence[0].toCombined()))
            QTest.keyClick(self.focus, combined.key(), combined.keyboardModifiers())
            QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)
        QApplication.processEvents()

    @property
    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the focus"
        assert focused.isVisible(), f"the focus is out of sight: {focused}"
        return focused

    @property
    def name(self) -> str:
        """What a screen reader calls it."""
        focused = self.focus
        written = focused.text() if isinstance(focused, QAbstractButton) else ""
        return focused.accessibleName() or written

    def reach(self, name: str, key: str = "Tab") -> None:
        """Press ``key`` until what has the focus is called ``name``."""
        seen = set()
        for _ in range(_MOST_TABS):
            seen.add(self.name)
            if self.name == name:
                return
            self.press(key)
        pytest.fail(f"{key} never came to {name}, but to {sorted(seen)}")

    def await_focus_elsewhere(self, name: str) -> None:
        self._qtbot.waitUntil(lambda: self.name != name)

    def answer(self, open_with: str, act: Callable[[], None]) -> None:
        """Press what opens a dialog, and do ``act`` once the dialog has the keyboard."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, Dialog) or not dialog.isActiveWindow():
                return
            timer.stop()
            QTimer.singleShot(_PATIENCE_MS, dialog, dialog.reject)
            act()

        timer = QTimer()
        timer.timeout.connect(look)
        timer.start(5)
        self.press(open_with)
        assert not timer.isActive(), f"{open_with} opened nothing"
        self.begin()

    def begin(self) -> None:
        """Without a window manager nobody gives the keyboard back to the window."""
        self._window.activateWindow()
        self._qtbot.waitUntil(self._window.isActiveWindow)


@pytest.fixture
def application(qapp: QApplication, qtbot: QtBot, home: Path) -> Iterator[Application]:
    load_fonts()
    settings = config_folder() / "settings.toml"
    write_settings(settings, Settings(language="nb"))
    application = Application(qapp, settings)
    application.open_first(None)
    yield application
    window = the_window(application)
    window.hide()
    application.jobs.close()
    if application.desk is not None:
        application.desk.close()
    qapp.removeTranslator(application._words)
    window.deleteLater()
    application.deleteLater()
    qtbot.wait(1)
    apply_theme(qapp, Theme())


def the_window(application: Application) -> MainWindow:
    assert application.window is not None
    return application.window


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the person types into the system's own dialogs for files, one after the other."""
    names: list[Path] = []

    def ask(*_: object) -> tuple[str, str]:
        return str(names.pop(0)), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return names


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())


def test_the_whole_path_by_keys(
    application: Application, qtbot: QtBot, files: list[Path], shared: Path, tmp_path: Path
) -> None:
    window, desk = the_window(application), application.desk
    assert desk is not None
    person = Person(window, qtbot)
    person.begin()

    _make_the_procurement(person)
    assert window.windowTitle() == "Trygg hverdag hjemme – LUPDesk"
    _take_in(person, files, shared / "case")
    counted = [len(desk.all(kind)) for kind in (Participation, Question, Meeting)]
    assert counted == [14, 16, 14]

    meeting = _run_the_meeting(person, desk)
    team, own = tmp_path / "team.pdf", tmp_path / "heimkontakt.pdf"
    files += [team, own]
    _work_up(person, desk, meeting)
    qtbot.waitUntil(lambda: not application.jobs.busy)
    _read_back(desk, meeting, team, own)

    person.press("Ctrl+K")
    person.type("svakhet")
    person.press("Return")
    assert window.here == "inputs"
    person.press("Return")
    field = person.focus
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == SAID["secret"]
    qtbot.waitUntil(lambda: not application.jobs.busy)
    assert window.close()


def _make_the_procurement(person: Person) -> None:
    def fill() -> None:
        person.type("Trygg hverdag hjemme")
        person.press("Tab")
        person.type("TFS-2027-01")
        person.press("Return")

    person.answer("Return", fill)


def _take_in(person: Person, files: list[Path], case: Path) -> None:
    """Three lists, each by the way on that its empty page offers."""
    for page, way, name in (
        ("Ctrl+2", "Hent en liste", "leverandorer"),
        ("Ctrl+3", "Hent en liste", "sporsmal"),
        ("Ctrl+4", "Hente timeplan", "timeplan"),
    ):
        person.press(page)
        person.reach(way)
        files.append(case / f"{name}.csv")

        def bring_in() -> None:
            person.press("Return")
            person.await_focus_elsewhere("Velg fil …")
            if person.name == "Hopp over 1 feil":
                person.press("Space")
            person.press("Return")

        person.answer("Return", bring_in)


def _run_the_meeting(person: Person, desk: Desk) -> Meeting:
    person.press("Ctrl+5", "Down", "Return", "F5", "Alt+1")
    person.type(f"b! {SAID['open']} @heim §åp")
    person.press("Return")
    person.type(f"s! {SAID['secret']} §hem")
    person.press("Return", "Ctrl+Down")
    person.type(f"v! {SAID['internal']} nå §in")
    # A slip is mended in the statement itself.
    person.press("Return", "Up", "Return", "End", "Backspace", "Backspace", "Backspace", "Return")
    person.press("F6")
    assert [one.text for one in desk.all(Input)] == list(SAID.values())
    (meeting,) = (one for one in desk.all(Meeting) if one.actual_end is not None)
    return meeting


def _work_up(person: Person, desk: Desk, meeting: Meeting) -> None:
    person.press("Ctrl+7", "Down")
    person.reach("Lag utkast")
    person.press("Return")
    person.reach("Noter som sendt til gjennomlesing")
    person.press("Return", "Space")
    found = minutes_of(desk, meeting.id)
    assert found is not None
    assert (found.state, found.response) == (MinutesState.IN_REVIEW, Response.CONFIRMED)
    person.reach("Godkjenn", "Shift+Tab")
    person.press("Return")
    person.reach("Eksporter …", "Shift+Tab")
    person.press("Return", "Shift+Tab", "Down", "Tab", "Return")


def _read_back(desk: Desk, meeting: Meeting, team: Path, own: Path) -> None:
    found = minutes_of(desk, meeting.id)
    assert found is not None
    assert found.state is MinutesState.APPROVED
    everything, part = text_of(team), text_of(own)
    assert all(text in everything for text in SAID.values())
    assert SAID["open"] in part
    assert SAID["secret"] in part
    assert SAID["internal"] not in part
    names = {one.name: one.id for one in desk.all(Supplier)}
    assert not any(name in part for name in names if name != "Heimkontakt AS")
    sums = {one.sha256 for one in desk.all(Sending)}
    assert sums == {hashlib.sha256(path.read_bytes()).hexdigest() for path in (team, own)}
    firm, other = Participant(names["Heimkontakt AS"]), Participant(names["Sansea AS"])
    assert prove_file(desk, meeting.procurement, BUYER_TEAM, team) == []
    assert prove_file(desk, meeting.procurement, firm, own) == []
    for reader in (other, PUBLIC):
        held = {one.forbidden.text for one in prove_file(desk, meeting.procurement, reader, own)}
        assert SAID["secret"] in held
