"""The five questions with what each side thought: five discs, filled as far as the mean goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lupdesk.domain.lessons import HIGHEST, LOWEST, SIDES, Mean
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import RowList, needs_two, put, put_lines
from lupdesk.wording import Wording

_ROW: Final = 40
_TALL_ROW: Final = 52
_RADIUS: Final = 6
_SIDE: Final = 224
"""Width for the discs and words of one side, at 100 %."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    question: LessonQuestion
    buyer: Mean
    supplier: Mean

    @property
    def means(self) -> tuple[Mean, Mean]:
        return self.buyer, self.supplier


class QuestionScores(RowList):
    """``scored`` on a key from 1 to 5, for the question that is selected."""

    scored = Signal(int)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(wording.say("The five questions"), _ROW, self._draw, self._words, parent)
        self._wording = wording
        self._tall = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(LOOK.px(_TALL_ROW) * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Taller where a question needs a second line."""
        question, *_ = columns(QRect(0, 0, self.viewport().width(), 0))
        self._tall = needs_two(
            (self.question_words(one) for one in self.rows.values), question.width()
        )
        row = _TALL_ROW if self._tall else _ROW
        if self.set_row_height(row):
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """All five; in a low window fewer, and the rest by scrolling."""
        row = _TALL_ROW if self._tall else _ROW
        return QSize(super().sizeHint().width(), LOOK.px(row) * len(LessonQuestion) + 2)

    def show_means(self, rows: Sequence[QuestionRow]) -> None:
        self.show_rows(rows, key=lambda one: one.question)
        self._fit()

    def question_words(self, one: QuestionRow) -> str:
        return self._wording.code(f"lesson.{one.question}.buyer")

    def mean_words(self, mean: Mean) -> str:
        """The mean, and of how many who answered."""
        if mean.score is None:
            return self._wording.say("no score")
        score = self._wording.number(round(mean.score, 1))
        return self._wording.count(
            "{score} · {n} answer", "{score} · {n} answers", mean.answers, score=score
        )

    def _words(self, one: QuestionRow) -> str:
        sides = [
            f"{self._wording.code(f'side.{side}')} {self.mean_words(mean)}"
            for side, mean in zip(SIDES, one.means, strict=True)
        ]
        return ", ".join((self.question_words(one), *sides))

    def _draw(self, painter: QPainter, rect: QRect, one: QuestionRow, selected: bool) -> None:
        question, *sides = columns(rect)
        if self._tall:
            put_lines(painter, question, self.question_words(one), "")
        else:
            put(painter, question, self.question_words(one), strong=selected)
        for place, mean in zip(sides, one.means, strict=True):
            self._discs(painter, place, mean)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def _discs(self, painter: QPainter, rect: QRect, mean: Mean) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = float(LOOK.px(_RADIUS))
        step = radius * 2 + 6
        score = mean.score or 0.0
        for n in range(HIGHEST):
            middle = QPointF(rect.left() + radius + n * step, rect.center().y() + 1)
            painter.setPen(QPen(LOOK.colour("field" if mean.score is None else "accent"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius, radius)
            share = min(max(score - n, 0.0), 1.0)
            if share:
                self._fill(painter, middle, radius, share)
        left = rect.left() + round(step * HIGHEST) + 6
        words = QRect(left, rect.top(), rect.right() - left, rect.height())
        told = self.mean_words(mean)
        if LOOK.metrics(Size.SMALL).horizontalAdvance(told) > words.width():
            # How many answered is said in full by the tip and the list below.
            told = told.partition(" · ")[0]
        put(painter, words, told, Size.SMALL, token="text2")

    def _fill(self, painter: QPainter, middle: QPointF, radius: float, share: float) -> None:
        """As much of the disc as the mean has of it, from the left."""
        disc = QPainterPath()
        disc.addEllipse(middle, radius, radius)
        part = QPainterPath()
        wide = radius * 2 * share
        part.addRect(middle.x() - radius, middle.y() - radius, wide, radius * 2)
        painter.fillPath(disc.intersected(part), LOOK.colour("accent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and len(text) == 1 and text in "12345" and LOWEST <= int(text) <= HIGHEST:
            self.scored.emit(int(text))
            return
        super().keyPressEvent(event)


class ScoreHeads(QWidget):
    """Whose side each column of discs is."""

    def __init__(self, of: QuestionScores, wording: Wording) -> None:
        super().__init__()
        self._of = of
        self._words = ("", *(wording.code(f"side.{side}") for side in SIDES))
        self.setFixedHeight(LOOK.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        row = QRect(0, 0, self._of.viewport().width(), self.height())
        for rect, words in zip(columns(row), self._words, strict=True):
            put(painter, rect, words, Size.SMALL, strong=True, token="text2")
        painter.fillRect(0, self.height() - 1, self.width(), 1, LOOK.colour("line"))
        painter.end()


def columns(row: QRect) -> tuple[QRect, QRect, QRect]:
    """The question, then the two sides; on a narrow page the question gives way."""
    wide = min(LOOK.px(_SIDE), row.width() * 3 // 10)
    first = row.width() - 2 * wide - 16
    left = row.left() + 12
    return (
        QRect(left, row.top(), first - 12, row.height()),
        QRect(left + first, row.top(), wide - 8, row.height()),
        QRect(left + first + wide, row.top(), wide - 8, row.height()),
    )
