"""One line for what was found in the statement that is selected, where the chips stand otherwise."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lupdesk.gui.chips import Tone, chip_height, chip_width, paint_chip
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.said_chips import SaidChip

_NOTHING = SaidChip("", "", Tone.BARE)


class FoundLine(QWidget):
    """As high as the chips: nothing moves when it takes their place. The tip has what is cut."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = _NOTHING
        self.sentences = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_found(self, sign: SaidChip | None, sentences: str) -> None:
        self._sign, self.sentences = sign or _NOTHING, sentences
        self.setAccessibleDescription(f"{self._sign.text}. {sentences}" if sentences else "")
        self.setToolTip(sentences)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, chip_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = min(chip_width(*self._sign), self.width())
        paint_chip(painter, QRect(0, 0, wide, chip_height()), *self._sign)
        left = wide + LOOK.px(10)
        painter.setFont(LOOK.font(Size.SMALL))
        painter.setPen(LOOK.colour("text"))
        room = QRect(left, 0, max(0, self.width() - left), chip_height())
        words = " ".join(self.sentences.split("\n"))
        shown = LOOK.metrics(Size.SMALL).elidedText(
            words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
