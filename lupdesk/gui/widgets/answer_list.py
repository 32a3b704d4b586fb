"""The answers of one side to one question: who, the score, what was said, what to change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from lupdesk.domain.kinds import Side
from lupdesk.domain.results import Lesson
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.rows import RowList, needs_two, put, put_lines
from lupdesk.wording import Wording

_ROW: Final = 52
_TALL_ROW: Final = 76


class AnswerList(RowList):
    """``scored`` on a key from 1 to 5, ``unwanted`` on Delete: of the answer that is selected."""

    scored = Signal(int)
    unwanted = Signal()

    def __init__(
        self,
        side: Side,
        wording: Wording,
        who: Callable[[Lesson], str],
        parent: QWidget | None = None,
    ) -> None:
        name = wording.say("Answers: {side}", side=wording.code(f"side.{side}"))
        super().__init__(name, _ROW, self._draw, self._words, parent)
        self._wording = wording
        self._who = who

    def _words(self, one: Lesson) -> str:
        say = self._wording.say
        score = say("score {n}", n=one.score) if one.score else say("no score")
        change = say("to change: {what}", what=one.change) if one.change else ""
        return ", ".join(part for part in (self._who(one), score, one.text, change) if part)

    def _draw(self, painter: QPainter, rect: QRect, one: Lesson, selected: bool) -> None:
        inside = rect.adjusted(8, 4, -8, -4)
        score = QRect(inside.left(), inside.top(), LOOK.px(28), inside.height())
        put(painter, score, str(one.score) if one.score else "–", strong=True)
        words = inside.adjusted(LOOK.px(28), 0, 0, 0)
        said = one.text or one.change
        if not said:
            put(painter, words, self._who(one))
        else:
            parts = [self._who(one)]
            if one.text and one.change:
                parts.append(one.change)
            put_lines(painter, words, said, " → ".join(parts))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Taller where what was said needs a second line."""
        wide = self.viewport().width() - LOOK.px(28) - 16
        said = (one.text or one.change for one in self.rows.values)
        self.set_row_height(_TALL_ROW if needs_two(said, wide) else _ROW)

    def show_rows(self, values: Sequence[Any], key: Callable[[Any], Any] | None = None) -> None:
        super().show_rows(values, key)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        here = self.currentIndex().isValid()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if here and not control and len(text) == 1 and text in "12345":
            self.scored.emit(int(text))
        elif here and event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)
