"""The rows of a table that is about to be taken in, painted with state and reason."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.gui.icons import pixmap
from lupdesk.gui.models.import_lines import ImportLine, LineState, reason_words
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording

_SIGNS: Final = {
    LineState.GOOD: ("circle-check", "ok"),
    LineState.KNOWN: ("copy", "text2"),
    LineState.BAD: ("octagon-x", "stop"),
}


class ImportRows(RowList):
    def __init__(self, wording: Wording, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(wording.say("Rows of the file"), 48, self._draw, self._words, parent)
        self._wording = wording
        self._kind = kind

    def state_word(self, state: LineState) -> str:
        say = self._wording.say
        words = {
            LineState.GOOD: say("Good"),
            LineState.KNOWN: say("Known"),
            LineState.BAD: say("Wrong"),
        }
        return words[state]

    def _words(self, line: ImportLine) -> str:
        row = self._wording.say("row {n}", n=line.number)
        why = reason_words(line, self._kind, self._wording)
        parts = (row, self.state_word(line.state), _content(line), why)
        return ", ".join(part for part in parts if part)

    def _draw(self, painter: QPainter, rect: QRect, line: ImportLine, selected: bool) -> None:
        icon, token = _SIGNS[line.state]
        number = QRect(rect.left(), rect.top(), LOOK.px(48), rect.height())
        put(painter, number, str(line.number), Size.SMALL, token="text2", right=True)
        side = LOOK.px(18)
        left = number.right() + 14
        painter.drawPixmap(QPoint(left, rect.center().y() - side // 2 + 1), pixmap(icon, token, 18))
        words = QRect(
            left + side + 10, rect.top(), rect.right() - left - side - 22, rect.height() - 1
        )
        why = " ".join(self._wording.phrase(reason) for _, reason in line.why)
        ink = {LineState.GOOD: "text2", LineState.KNOWN: "text2", LineState.BAD: "stop"}
        if why:
            half = words.height() // 2
            upper = QRect(words.left(), words.top() + 4, words.width(), half - 4)
            below = QRect(words.left(), words.top() + half, words.width(), half - 4)
            put(painter, upper, _content(line))
            put(painter, below, why, Size.SMALL, token=ink[line.state])
        else:
            put(painter, words, _content(line))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))


def _content(line: ImportLine) -> str:
    return " · ".join(cell.strip()[:120] for cell in line.cells if cell.strip())
