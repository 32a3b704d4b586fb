"""Rows to choose several of: Space or a click ticks one, Enter takes those that are ticked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording

ROW: Final = 50


@dataclass(frozen=True, slots=True)
class TickRow:
    id: UUID
    text: str
    under: str
    icon: str


class TickRows(RowList):
    """``ticked`` holds the ids in the order in which they were ticked, ``changed`` comes with each."""

    changed = Signal()

    def __init__(self, name: str, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(name, ROW, self._draw, self._say, parent)
        self._ticked_word = wording.say("ticked")
        self.ticked: dict[UUID, None] = {}
        self.clicked.connect(lambda _: self.toggle())

    def tick(self, ids: Iterable[UUID]) -> None:
        self.ticked = dict.fromkeys(ids)

    def toggle(self) -> None:
        one: TickRow | None = self.value()
        if one is None:
            return
        if one.id in self.ticked:
            del self.ticked[one.id]
        else:
            self.ticked[one.id] = None
        self.viewport().update()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
            return
        super().keyPressEvent(event)

    def _say(self, one: TickRow) -> str:
        ticked = self._ticked_word if one.id in self.ticked else ""
        return ", ".join(part for part in (one.text, one.under, ticked) if part)

    def _draw(self, painter: QPainter, rect: QRect, one: TickRow, selected: bool) -> None:
        side = LOOK.px(18)
        icon, token = ("circle-check", "accent") if one.id in self.ticked else ("circle", "text2")
        top = rect.center().y() - side // 2
        painter.drawPixmap(QPoint(rect.left() + 12, top), pixmap(icon, token, 18))
        sign = QPoint(rect.left() + 12 + LOOK.px(28), top + LOOK.px(1))
        painter.drawPixmap(sign, pixmap(one.icon, "text2", 16))
        words = rect.adjusted(LOOK.px(72), 4, -12, -4)
        half = words.height() // 2
        put(painter, QRect(words.left(), words.top(), words.width(), half), one.text)
        below = QRect(words.left(), words.top() + half, words.width(), half)
        put(painter, below, one.under, Size.SMALL, token="text2")
