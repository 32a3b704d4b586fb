"""How many of several have something: one box for each, filled or empty, and the words beside."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lupdesk.gui.theme import LOOK

_BOX: Final = 14
_GAP: Final = 4
_MOST: Final = 40
"""Above it one bar in two parts says the same."""


class Coverage(QWidget):
    """Its name says the numbers, so that nobody has to count boxes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._have, self._of = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_number(self, have: int, of: int, words: str) -> None:
        self._have, self._of = have, of
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setVisible(of > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = min(max(self._of, 1), _MOST) * LOOK.px(_BOX + _GAP)
        return QSize(wide, LOOK.px(_BOX))

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.px(80), LOOK.px(_BOX))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = LOOK.px(_BOX + _GAP)
        if self._of > _MOST or self._of * step > self.width() + LOOK.px(_GAP):
            self._paint_bar(painter)
        else:
            for place in range(self._of):
                self._paint_part(painter, place * step, LOOK.px(_BOX), filled=place < self._have)
        painter.end()

    def _paint_bar(self, painter: QPainter) -> None:
        have = self.width() * self._have // max(self._of, 1)
        self._paint_part(painter, 0, self.width(), filled=False)
        if have:
            self._paint_part(painter, 0, have, filled=True)

    def _paint_part(self, painter: QPainter, left: int, wide: int, *, filled: bool) -> None:
        box = QRectF(left, 0, wide, self.height()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(LOOK.colour("accent"), 1.5))
        painter.setBrush(LOOK.colour("accent") if filled else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
