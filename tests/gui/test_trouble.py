"""A Problem is a sentence; a bug is one report without content, and an orderly end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from lupdesk.gui.trouble import ReportDialog, Trouble, report
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from tests.gui.names import nameless

pytestmark = pytest.mark.usefixtures("themed")

SECRET = "Kundens pris er 412 kr"


def a_bug() -> BaseException:
    try:
        int(SECRET)
    except ValueError as error:
        try:
            raise KeyError(SECRET) from error
        except KeyError as later:
            return later
    raise AssertionError


def test_a_report_holds_no_content() -> None:
    text = report(a_bug())
    assert "412" not in text
    assert "builtins.KeyError" in text
    assert "builtins.ValueError" in text
    assert "test_trouble.py" in text
    assert "a_bug" in text


def closes_the_next_dialog(seen: list[str]) -> QTimer:
    """A person who reads the report, copies it and closes."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReportDialog):
            shown = dialog.findChild(QPlainTextEdit)
            assert shown is not None
            seen.append(shown.toPlainText())
            dialog._copy()
            dialog.accept()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    return timer


@pytest.mark.expects_log
def test_a_bug_is_shown_once_and_ends_the_program(qtbot: QtBot) -> None:
    left: list[bool] = []
    told: list[str] = []
    trouble = Trouble(Wording("nb"), lambda text, _: told.append(text), lambda: left.append(True))
    seen: list[str] = []
    timer = closes_the_next_dialog(seen)
    for _ in range(100):
        error = a_bug()
        trouble.hook(type(error), error, error.__traceback__)
    timer.stop()
    assert len(seen) == 1
    assert trouble.count == 100
    assert left == [True]
    assert told == []
    assert QGuiApplication.clipboard().text() == seen[0]


def test_a_problem_is_a_sentence_and_nothing_ends() -> None:
    left: list[bool] = []
    told: list[tuple[str, str]] = []
    trouble = Trouble(Wording("nb"), lambda *said: told.append(said), lambda: left.append(True))
    trouble.failed(Problem("file-missing", path="/kontor/a.lupdesk"))
    assert left == []
    [(sentence, tone)] = told
    assert tone == "stop"
    assert "/kontor/a.lupdesk" in sentence


def test_the_hook_is_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    enabled: list[IO[str]] = []
    monkeypatch.setattr("faulthandler.enable", enabled.append)
    trouble = Trouble(Wording("nb"), lambda *_: None, lambda: None)
    trouble.install(tmp_path / "log" / "crash.log")
    assert sys.excepthook == trouble.hook
    assert (tmp_path / "log" / "crash.log").exists()
    enabled[0].close()


def test_the_report_by_keyboard(qtbot: QtBot) -> None:
    dialog = ReportDialog(report(a_bug()), Wording("nb"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == []


def test_fifty_thousand_calls_that_return_nothing(qapp: QApplication) -> None:
    """One release of PySide lost a reference to None with each, and died after five thousand."""
    call: Callable[[int], None] = QTimer(qapp).setInterval
    for n in range(50_000):
        call(n % 7)
    assert sys.getrefcount(None) > 100
