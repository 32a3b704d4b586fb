"""The strip under the top bar: what was done, what went wrong, and what is under way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lupdesk.gui.jobs import Jobs
from lupdesk.gui.widgets.frames import MessageBar
from lupdesk.gui.widgets.progress_line import ProgressLine
from lupdesk.wording import Wording

GOOD_NEWS_MS: Final = 8000


class MessageStrip(QWidget):
    """Good news goes away by itself, a problem stays until it is closed.

    Where good news stood stays empty until a key is pressed or the page is left: the page must not
    move under a hand that is about to click.
    """

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
        self._hide.timeout.connect(self._fade)
        self.message.closed.connect(self._close_up)
        self._takes_back = False

    def tell(
        self, text: str, tone: str, act: str = "", do: Callable[[], object] | None = None
    ) -> None:
        self._hide.stop()
        self._close_up()
        self._takes_back = False
        self.message.show_message(text, tone, act, do)
        if tone in ("ok", "accent"):
            self._hide.start()

    def tell_done(self, text: str, undo: str, do: Callable[[], object]) -> None:
        """With a button that takes it back, until something else is done."""
        self.tell(text, "ok", undo, do)
        self._takes_back = True

    def desk_changed(self) -> None:
        if self._takes_back:
            self._takes_back = False
            self.message.act.hide()

    def _fade(self) -> None:
        self._keep_room(True)
        self.message.hide()
        _application().installEventFilter(self)

    def _close_up(self) -> None:
        _application().removeEventFilter(self)
        self._keep_room(False)

    def _keep_room(self, kept: bool) -> None:
        policy = self.message.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.message.setSizePolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Set while there is room left: who types is not about to click."""
        if event.type() == QEvent.Type.KeyPress:
            self._close_up()
        return False

    def leave_page(self) -> None:
        """Good news goes, what went wrong stays."""
        self._close_up()
        if self._hide.isActive():
            self._hide.stop()
            self.message.hide()


def _application() -> QCoreApplication:
    found = QApplication.instance()
    assert found is not None
    return found
