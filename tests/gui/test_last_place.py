"""Where the program opens after an end that nobody ordered."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.room import end_meeting, pause_meeting, start_meeting
from lupdesk.desk.session import Desk, utc_now
from lupdesk.domain.kinds import MeetingKind
from lupdesk.gui.app import Application
from lupdesk.gui.last_place import find_place, place_at_start
from lupdesk.gui.widgets.capture_line import CaptureLine
from lupdesk.paths import config_folder
from lupdesk.settings import Settings, read_settings, write_settings
from tests.conftest import ROOT
from tests.gui.meeting_typist import START, Watch, make_meeting

HEIM = [("Heimkontakt AS", "Ola Heim")]


def settings_path() -> Path:
    return config_folder() / "settings.toml"


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def held(tmp_path: Path, watch: Watch) -> Iterator[tuple[Desk, UUID, UUID]]:
    desk, case, meeting = make_meeting(tmp_path / "office.lupdesk", watch, HEIM, begin=False)
    yield desk, case, meeting
    desk.close()


def test_a_meeting_begun_today_wins(held: tuple[Desk, UUID, UUID], watch: Watch) -> None:
    desk, case, meeting = held
    last = f"inputs {case}"
    assert place_at_start(desk, last) == last
    start_meeting(desk, meeting)
    assert place_at_start(desk, last) == f"room {case} {meeting}"
    pause_meeting(desk, meeting)
    assert place_at_start(desk, last) == f"room {case} {meeting}"
    watch.on(days=1)
    assert place_at_start(desk, last) == last, "one of yesterday was forgotten, not left"
    watch.on(days=-1)
    end_meeting(desk, meeting)
    assert place_at_start(desk, last) == last


def test_of_two_begun_the_one_where_one_was(held: tuple[Desk, UUID, UUID], watch: Watch) -> None:
    desk, case, meeting = held
    start_meeting(desk, meeting)
    watch.on(minutes=1)
    other = add_meeting(desk, case, kind=MeetingKind.CONFERENCE, start=START)
    start_meeting(desk, other)
    assert place_at_start(desk, "") == f"room {case} {other}"
    assert place_at_start(desk, f"room {case} {meeting}") == f"room {case} {meeting}"


def test_what_is_gone_is_left_out(held: tuple[Desk, UUID, UUID]) -> None:
    desk, case, meeting = held
    found = find_place(desk, f"room {case} {meeting}", ("room",))
    assert found is not None
    assert (found.page, found.procurement, found.meeting) == ("room", case, meeting)
    gone = find_place(desk, f"gone nobody {case}", ("room",))
    assert gone is not None
    assert (gone.page, gone.procurement, gone.meeting) == ("", case, None)


PROGRAM = """
import sys
from uuid import UUID
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from lupdesk.gui import app
qt = QApplication(sys.argv[:1])
made = app.Application(qt, app.config_folder() / "settings.toml")
made.open_first(None)
window = made.window
QTest.qWait(1500)
window.go_to(sys.argv[1], UUID(sys.argv[2]) if sys.argv[2:] else None)
if sys.argv[1] == "room":
    made.window.page.acts.go_or_pause()
    QTest.qWait(1500)
    QTest.keyClicks(window.page.view.area.line, "Half a li")
QTest.qWait(2500)
sys.stdout.write("ready\\n")
sys.stdout.flush()
qt.exec()
"""


def killed_at(page: str, *thing: str) -> None:
    """The program as a process of its own, at work on a page when it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, page, *thing],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    process.kill()
    process.wait(10)
    process.stdout.close()


Again = Callable[[], Application]


@pytest.fixture
def again(themed: None, qapp: QApplication, qtbot: QtBot) -> Iterator[Again]:
    made: list[Application] = []

    def start() -> Application:
        application = Application(qapp, settings_path())
        made.append(application)
        application.open_first(None)
        return application

    yield start
    for application in made:
        assert application.window is not None
        application.window.close()
        qapp.removeTranslator(application._words)
        application.window.deleteLater()
        application.deleteLater()
    qtbot.wait(1)


def test_killed_in_a_running_meeting(tmp_path: Path, again: Again) -> None:
    """Nothing was ever closed in order, and the settings may name another page."""
    path = tmp_path / "office.lupdesk"
    desk, case, meeting = make_meeting(path, utc_now, HEIM, start=utc_now(), begin=False)
    desk.close()
    kept = Settings(language="nb", last_desk=str(path), last_place=f"room {case}")
    write_settings(settings_path(), kept)
    killed_at("room", str(meeting))
    # As if the crash had come before the place was written.
    write_settings(settings_path(), replace(kept, last_place=f"procurement {case}"))
    application = again()
    window = application.window
    assert window is not None
    assert window.here == "room"
    assert window.page.meeting == meeting
    line = window.focusWidget()
    assert isinstance(line, CaptureLine)
    assert line.text() == "Half a li"


def test_killed_on_a_page(tmp_path: Path, again: Again) -> None:
    path = tmp_path / "office.lupdesk"
    desk, case, _ = make_meeting(path, utc_now, HEIM, start=utc_now(), begin=False)
    desk.close()
    write_settings(settings_path(), Settings(language="nb", last_desk=str(path)))
    killed_at("inputs")
    assert read_settings(settings_path()).last_place == f"inputs {case}"
    application = again()
    assert application.window is not None
    assert application.window.here == "inputs"
