"""Two kinds of error: a Problem is a sentence in the window, anything else is our bug.

A bug is shown once, with a report that holds no content, and the program ends in order: better
than going on in a state that nobody knows.
"""

from __future__ import annotations

import faulthandler
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from lupdesk import __version__
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import body, title
from lupdesk.log import LOGGER, bare_trace
from lupdesk.problems import Problem
from lupdesk.wording import Wording


def report(error: BaseException) -> str:
    """Versions, the kind of error and the lines of code: nothing that anybody wrote."""
    return "\n".join(
        (
            f"LUPDesk {__version__} · Python {platform.python_version()} · Qt {qVersion()}",
            f"{platform.system()} {platform.release()} · {platform.machine()}",
            "",
            bare_trace(error),
        )
    )


class ReportDialog(QDialog):
    def __init__(self, text: str, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = wording.say
        self.setObjectName("page")
        self.setWindowTitle(say("Something went wrong"))
        self._text = text
        shown = QPlainTextEdit(text)
        shown.setReadOnly(True)
        shown.setAccessibleName(say("Report"))
        copy = Button(say("Copy the report"), icon="copy")
        copy.clicked.connect(self._copy)
        close = Button(say("Close LUPDesk"), kind="primary")
        close.clicked.connect(self.accept)
        sentence = body(
            say(
                "This is our mistake. Everything that was saved is safe; the last act was not "
                "done. The report below holds nothing of what you have written."
            ),
            wrap=True,
        )
        self.setLayout(
            column(
                title(say("Something went wrong")),
                sentence,
                shown,
                row(copy, None, close),
                gap=16,
                margins=(24, 20, 24, 20),
            )
        )
        self.setMinimumSize(640, 420)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)


class Trouble:
    """The hook for everything that nobody caught."""

    def __init__(
        self, wording: Wording, tell: Callable[[str, str], None], leave: Callable[[], None]
    ) -> None:
        self._wording = wording
        self.tell = tell
        self._leave = leave
        self.count = 0

    def install(self, crash_log: Path) -> None:
        sys.excepthook = self.hook
        try:
            crash_log.parent.mkdir(parents=True, exist_ok=True)
            faulthandler.enable(crash_log.open("a", encoding="utf-8"))
        except OSError:
            faulthandler.enable()

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Problem):
            self.tell(self._wording.problem(error), "stop")
            return
        if isinstance(error, KeyboardInterrupt):
            self._leave()
            return
        self.count += 1
        LOGGER.error("bug", exc_info=(kind, error, trace))
        if self.count > 1:
            return
        dialog = ReportDialog(report(error), self._wording, QApplication.activeWindow())
        dialog.exec()
        self._leave()

    def failed(self, error: BaseException) -> None:
        """What work beside the window ended with."""
        self.hook(type(error), error, error.__traceback__)
