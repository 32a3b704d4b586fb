"""The history of one statement, in place of the statements: read with arrows, left with Esc."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from lupdesk.desk.history import HistoryLine
from lupdesk.gui.views.history import HistoryList
from lupdesk.gui.widgets.frames import Ground, Scrolled, column
from lupdesk.gui.widgets.labels import body, head
from lupdesk.wording import Wording


class StatementHistory(Scrolled):
    """Stands only while it has the focus: ``left`` comes when a person turns to something else."""

    left = Signal()

    def __init__(self, wording: Wording) -> None:
        self._said = body("", wrap=True, strong=True)
        self._lines = HistoryList(wording)
        content = Ground("page")
        content.setLayout(
            column(
                head(wording.say("History")),
                self._said,
                8,
                self._lines,
                None,
                gap=4,
                margins=(8, 4, 12, 12),
            )
        )
        super().__init__(content)
        self._name = wording.say("History")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_history(self, said: str, lines: Sequence[HistoryLine]) -> None:
        self._said.setText(said)
        self._lines.show_lines(lines)
        self.setAccessibleName(f"{self._name}: {said}")
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters belong to the capture line; they are handed on."""
        if event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in stays:
            self.left.emit()
