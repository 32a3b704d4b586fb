"""The strip under the top bar: what was done, what went wrong, and what is under way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lupdesk.gui.jobs import Jobs
from lupdesk.gui.widgets.frames import MessageBar
from lupdesk.gui.widgets.progress_line import ProgressLine
from lupdesk.wording import Wording

GOOD_NEWS_MS: Final = 8000


class MessageStrip(QWidget):
    """Good news goes away by itself, a problem stays until it is closed."""

    def __init__(self, jobs: Jobs, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = MessageBar(wording.say("Close"))
        self.progress = ProgressLine(jobs, wording)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.addWidget(self.message)
        layout.addWidget(self.progress)
        self._hide = QTimer(self)
        self._hide.setSingleShot(True)
        self._hide.setInterval(GOOD_NEWS_MS)
        self._hide.timeout.connect(self.message.hide)

    def tell(
        self, text: str, tone: str, act: str = "", do: Callable[[], object] | None = None
    ) -> None:
        self._hide.stop()
        self.message.show_message(text, tone, act, do)
        if tone in ("ok", "accent"):
            self._hide.start()
