"""One of two versions: the words that the other has not stand on a ground and underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from lupdesk.domain.word_difference import Pieces
from lupdesk.gui.theme import LOOK

Field = tuple[str, Pieces]
"""The field's name and what stands in it."""


class ComparedText(QTextEdit):
    """Read only and plain: what is inserted never acts as mark-up. As high as its words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: Sequence[Field] = ()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(LOOK.font())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)

    def show_fields(self, fields: Sequence[Field]) -> None:
        self._fields = fields
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor = self.textCursor()
        for place, (name, pieces) in enumerate(self._fields):
            if place:
                cursor.insertBlock()
            if name:
                cursor.insertText(f"{name}\n", self._format("text2", small=True))
            for text, differs in pieces:
                cursor.insertText(text, self._format("text", marked=differs))
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self._fit()

    def _format(self, ink: str, *, small: bool = False, marked: bool = False) -> QTextCharFormat:
        found = QTextCharFormat()
        found.setForeground(LOOK.colour(ink))
        if small:
            font = LOOK.font()
            font.setPixelSize(LOOK.px(14))
            found.setFont(font)
        if marked:
            found.setBackground(LOOK.colour("warn_soft"))
            found.setFontUnderline(True)
        return found

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        height = int(self.document().size().height()) + LOOK.px(6)
        self.setFixedHeight(max(height, QFontMetrics(self.font()).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.px(160), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._fields:
            self._write()
