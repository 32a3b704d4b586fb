"""A part of a page on which files from the file manager can be dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from lupdesk.gui.theme import LOOK


class DropArea(QWidget):
    """``dropped`` brings the paths of all files that were let go here. While they are held over
    it, the area says ``invitation``.
    """

    dropped = Signal(list)

    def __init__(self, invitation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.invitation = Invitation(invitation, self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.invitation.setGeometry(self.rect())
            self.invitation.raise_()
            self.invitation.show()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.invitation.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.invitation.hide()
        paths = files_in(event.mimeData())
        if paths:
            # Copy, always: a file manager that is told of a move takes its own file away.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.invitation.setGeometry(self.rect())


def files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class Invitation(QWidget):
    """Over the area: a dashed edge and a few words, so that the state rests on more than hue."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(LOOK.colour("accent_soft"))
        painter.setPen(QPen(LOOK.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setFont(LOOK.font(strong=True))
        painter.setPen(LOOK.colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
