"""Were all asked the same, and given the same time? A supplier is a row, a question a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lupdesk.domain.question_matrix import PUT, Cell, CellState, Row
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.core_sign import draw_core
from lupdesk.gui.widgets.frames import Scrolled
from lupdesk.gui.widgets.rows import put
from lupdesk.wording import Wording

_ROW: Final = 34
_HEAD: Final = 34
_NAME: Final = 188
_COLUMN: Final = 21
_BAR: Final = 80
_LEAST_NAME: Final = 120
_LEAST_BAR: Final = 40
_NUMBER: Final = 56
_DOT: Final = 9
_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A supplier: its name, its cells in the order of the questions, its minutes."""

    supplier: UUID
    name: str
    cells: tuple[Cell, ...]
    minutes: int | None
    odd: bool
    """Whether its time lies outside the tolerance."""


class QuestionGrid(QWidget):
    """Arrows move from cell to cell, Enter opens one: (supplier, question)."""

    opened = Signal(object, object)
    moved = Signal(object, object)
    went = Signal(QRect)
    """Where the cursor stands now."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._rows: Sequence[Row] = ()
        self._lines: Sequence[Line] = ()
        self._planned = 0
        self._at = (0, 0)
        self._lit: frozenset[UUID] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(wording.say("Questions and time per supplier"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_grid(self, rows: Sequence[Row], lines: Sequence[Line], planned: int) -> None:
        """``planned``: the minutes that most were to have; 0 shows no line for it."""
        self._rows, self._lines, self._planned = rows, lines, planned
        self._at = (
            min(self._at[0], max(0, len(lines) - 1)),
            min(self._at[1], max(0, len(rows) - 1)),
        )
        self.updateGeometry()
        self._describe()
        self.update()

    def light(self, questions: frozenset[UUID]) -> None:
        """Tint the columns of these questions: those of the finding that is selected."""
        if questions != self._lit:
            self._lit = questions
            self.update()

    @property
    def questions(self) -> Sequence[Row]:
        return self._rows

    def cell(self) -> tuple[Line, Row] | None:
        line, column = self._at
        if line < len(self._lines) and column < len(self._rows):
            return self._lines[line], self._rows[column]
        return None

    def under(self) -> Cell | None:
        """What is known of the two."""
        return self._lines[self._at[0]].cells[self._at[1]] if self.cell() is not None else None

    # -- places -----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return self._size(_NAME, _BAR)

    def minimumSizeHint(self) -> QSize:
        """Names and bars give way before anything has to be scrolled to."""
        return self._size(_LEAST_NAME, _LEAST_BAR)

    def _size(self, name: int, bar: int) -> QSize:
        wide = name + _COLUMN * len(self._rows) + 24 + bar + _NUMBER
        return QSize(LOOK.px(wide), LOOK.px(_HEAD + _ROW * len(self._lines) + 8))

    def _given(self, wanted: int, least: int) -> int:
        """Their part of the width, between the least and the wanted."""
        lacking = max(0, self.sizeHint().width() - self.width())
        both = LOOK.px(_NAME - _LEAST_NAME) + LOOK.px(_BAR - _LEAST_BAR)
        part = LOOK.px(wanted - least)
        return LOOK.px(wanted) - min(part, -(-lacking * part // both))

    def _name(self) -> int:
        """Longer where there is room, so that no supplier is cut without need."""
        spare = self.width() - self.sizeHint().width()
        if spare <= 0:
            return self._given(_NAME, _LEAST_NAME)
        metrics = LOOK.metrics()
        longest = max((metrics.horizontalAdvance(one.name) for one in self._lines), default=0)
        return LOOK.px(_NAME) + max(0, min(spare, longest + 16 - LOOK.px(_NAME)))

    def _bar_width(self) -> int:
        return self._given(_BAR, _LEAST_BAR)

    def _cell_rect(self, line: int, column: int) -> QRect:
        left, wide, high = self._name(), LOOK.px(_COLUMN), LOOK.px(_ROW)
        return QRect(left + column * wide, LOOK.px(_HEAD) + line * high, wide, high)

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        line = (point.y() - LOOK.px(_HEAD)) // LOOK.px(_ROW)
        column = (point.x() - self._name()) // LOOK.px(_COLUMN)
        inside = 0 <= line < len(self._lines) and 0 <= column < len(self._rows)
        return (line, column) if inside else None

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), LOOK.colour("surface"))
        self._columns(painter)
        for number, line in enumerate(self._lines):
            top = LOOK.px(_HEAD) + number * LOOK.px(_ROW)
            name = QRect(0, top, self._name() - 12, LOOK.px(_ROW))
            put(painter, name, line.name)
            for column, cell in enumerate(line.cells):
                self._sign(painter, self._cell_rect(number, column), cell)
            self._bar(painter, top, line)
        self._agreed(painter)
        if self.hasFocus() and self.cell() is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            ring = self._cell_rect(*self._at).adjusted(1, 7, -1, -7)
            painter.drawRoundedRect(QRectF(ring), 4, 4)

    def _columns(self, painter: QPainter) -> None:
        high = LOOK.px(_ROW) * len(self._lines)
        for column, row in enumerate(self._rows):
            lit = row.question.id in self._lit
            top = self._cell_rect(0, column)
            if lit:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(LOOK.colour("accent_soft"))
                whole = QRectF(top.left(), 0, top.width(), LOOK.px(_HEAD) + high)
                painter.drawRoundedRect(whole, 6, 6)
            painter.setFont(LOOK.font(Size.SMALL, strong=lit))
            painter.setPen(LOOK.colour("accent" if lit else "text2"))
            label = QRect(top.left() - 4, 0, top.width() + 8, LOOK.px(_HEAD))
            if row.core:
                label.setHeight(LOOK.px(_HEAD - 10))
                draw_core(painter, QPointF(label.center().x() + 1, LOOK.px(_HEAD - 8)))
                painter.setFont(LOOK.font(Size.SMALL, strong=lit))
                painter.setPen(LOOK.colour("accent" if lit else "text2"))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(column + 1))

    def _sign(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        side, state = LOOK.px(_DOT), cell.state
        middle = QRectF(0, 0, side, side)
        middle.moveCenter(QRectF(rect).center())
        if state is CellState.GAP:
            icon = pixmap("triangle-alert", "warn", 16)
            place = rect.center() - QPoint(LOOK.px(8) - 1, LOOK.px(8) - 1)
            painter.drawPixmap(place, icon)
        elif state in PUT and not cell.in_writing:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(LOOK.colour("accent"))
            painter.drawEllipse(middle)
        elif state is CellState.AHEAD:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(LOOK.colour("field"))
            middle.setSize(middle.size() / 3)
            middle.moveCenter(QRectF(rect).center())
            painter.drawEllipse(middle)
        elif state in PUT:
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle.adjusted(1, 1, -1, -1))
        elif state is not CellState.FREE:
            painter.setPen(QPen(LOOK.colour("text2"), 2))
            line = middle.center()
            painter.drawLine(line - QPointF(side / 2, 0), line + QPointF(side / 2, 0))

    def _scale(self) -> float:
        """Pixels a minute."""
        most = max([self._planned, *(one.minutes or 0 for one in self._lines)], default=0)
        return self._bar_width() / most if most else 0.0

    def _bars_left(self) -> int:
        return self._name() + LOOK.px(_COLUMN) * len(self._rows) + LOOK.px(24)

    def _bar(self, painter: QPainter, top: int, line: Line) -> None:
        if line.minutes is None:
            return
        left, wide = self._bars_left(), line.minutes * self._scale()
        high = LOOK.px(8)
        at = top + (LOOK.px(_ROW) - high) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LOOK.colour("warn" if line.odd else "field"))
        painter.drawRoundedRect(QRectF(left, at, max(wide, 2), high), 2, 2)
        number = QRect(left + round(wide) + 8, top, LOOK.px(_NUMBER), LOOK.px(_ROW))
        token = "warn" if line.odd else "text2"
        put(painter, number, str(line.minutes), Size.SMALL, strong=line.odd, token=token)
        if line.odd:
            place = QPoint(number.left() + LOOK.px(22), top + (LOOK.px(_ROW) - LOOK.px(16)) // 2)
            painter.drawPixmap(place, pixmap("triangle-alert", "warn", 16))

    def _agreed(self, painter: QPainter) -> None:
        if not self._planned or not self._lines:
            return
        say = self._wording.say
        left = self._bars_left()
        words = say("Minutes ({n} agreed)", n=self._planned)
        head = QRect(left, 0, self._bar_width() + LOOK.px(_NUMBER), LOOK.px(_HEAD))
        put(painter, head, words, Size.SMALL, token="text2")
        at = left + round(self._planned * self._scale())
        painter.setPen(QPen(LOOK.colour("text"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(at, LOOK.px(_HEAD), at, LOOK.px(_HEAD) + LOOK.px(_ROW) * len(self._lines))

    # -- moving -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._lines and self._rows:
            self._go(self._at[0] + step[0], self._at[1] + step[1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        found = self._cell_at(event.position().toPoint())
        if found is not None:
            self._go(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._cell_at(event.position().toPoint()) is not None:
            self._open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_moved()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _go(self, line: int, column: int) -> None:
        self._at = (
            max(0, min(line, len(self._lines) - 1)),
            max(0, min(column, len(self._rows) - 1)),
        )
        self._describe()
        self._tell_moved()
        self.update()
        self.went.emit(self._cell_rect(*self._at))

    def event(self, event: QEvent) -> bool:
        """The tip names the cell, and in full the supplier whose name may be cut."""
        if isinstance(event, QHelpEvent):
            at = event.pos()
            line = (at.y() - LOOK.px(_HEAD)) // LOOK.px(_ROW)
            cell = self._cell_at(at)
            if cell is not None:
                QToolTip.showText(event.globalPos(), self._words(*cell), self)
            elif 0 <= line < len(self._lines) and at.x() < self._name():
                QToolTip.showText(event.globalPos(), self._lines[line].name, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _tell_moved(self) -> None:
        found = self.cell()
        if found is not None:
            self.moved.emit(found[0].supplier, found[1].question.id)

    def _open(self) -> None:
        found = self.cell()
        if found is not None:
            self.opened.emit(found[0].supplier, found[1].question.id)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words())

    def words(self) -> str:
        """The cell under the cursor, in words: who, which question, how it stands."""
        return self._words(*self._at) if self.cell() is not None else ""

    def _words(self, at: int, column: int) -> str:
        line, row = self._lines[at], self._rows[column]
        cell = line.cells[column]
        written = cell.in_writing and cell.state in PUT
        state = self._wording.code(
            f"asked.{cell.state}-writing" if written else f"asked.{cell.state}"
        )
        question = row.question.short_name or row.question.text
        why = cell.follow_up or cell.reason
        if row.core:
            question = f"{question} ({self._wording.say('core')})"
        parts = [line.name, f"{column + 1}. {question}", f"{state}: {why}" if why else state]
        return " · ".join(parts)


class GridScroll(Scrolled):
    """Both ways: every question can be reached, and the cell under the cursor is in sight."""

    def __init__(self, grid: QuestionGrid, parent: QWidget | None = None) -> None:
        super().__init__(grid, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        grid.went.connect(self._keep_in_sight)

    def _keep_in_sight(self, cell: QRect) -> None:
        at = cell.center()
        self.ensureVisible(at.x(), at.y(), cell.width() * 2, cell.height())
