"""A picture as a grid: the number stands in each cell, the more the darker."""

from __future__ import annotations

from typing import Final

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

from lupdesk.domain.picture_phases import HALVES
from lupdesk.domain.pictures import Cell, Picture, PictureKind, Place
from lupdesk.domain.vocabulary import short_firm
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.frames import Scrolled
from lupdesk.gui.widgets.picture_look import (
    Shape,
    draw_cell,
    draw_key,
    draw_slanted,
    slanted_height,
    slanted_width,
)
from lupdesk.gui.widgets.rows import put
from lupdesk.wording import Wording
from lupdesk.wording_pictures import row_words

_ROW: Final = 34
_HEAD: Final = 36
_NAME: Final = 260
_LEAST_NAME: Final = 136
_NARROW: Final = 34
"""A column of one supplier, unless a number in it is longer."""
_WIDE: Final = 124
_TOTAL: Final = 44
_INDENT: Final = 16
_MIDDLE: Final = len(HALVES) // 2
_STEPS: Final = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_FAR: Final = 10_000


class PictureGrid(QWidget):
    """Arrows move among the cells, Enter opens one. The phases' names stand between the two sides,
    else the rows' names come first; of suppliers the last column is how many.
    """

    opened = Signal(object)
    """(place) on Enter or a double click."""
    picked = Signal(object)
    """(place) on a click."""
    moved = Signal()
    went = Signal(QRect)
    """Where the cursor stands now."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.picture = Picture(PictureKind.THEMES)
        self._at = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(wording.say("Picture"))

    def show_picture(self, picture: Picture) -> None:
        """Another, or the same counted anew: then the cursor stays where its row and column are."""
        before = self.place() if picture.kind is self.picture.kind else None
        self.picture = picture
        self._at = self._found(before) if before else (0, 0)
        self.setAccessibleName(self._wording.code(f"picture.{picture.kind}"))
        self.updateGeometry()
        self._describe()
        self.update()
        self.moved.emit()

    def _found(self, place: Place) -> tuple[int, int]:
        rows = [one.key for one in self.picture.rows]
        columns: list[str | None] = [one.key for one in self.picture.columns]
        columns += [None] * self._totals
        row = rows.index(place.row) if place.row in rows else 0
        return row, columns.index(place.column) if place.column in columns else 0

    @property
    def _totals(self) -> bool:
        return self.picture.kind in (PictureKind.THEMES, PictureKind.QUESTIONS)

    @property
    def _across(self) -> int:
        return len(self.picture.columns) + self._totals

    def place(self) -> Place | None:
        """The cell under the cursor."""
        row, column = self._at
        if row >= len(self.picture.rows) or column >= self._across:
            return None
        columns = self.picture.columns
        key = columns[column].key if column < len(columns) else None
        return Place(self.picture.rows[row].key, key)

    # -- places -----------------------------------------------------------------------------------

    @property
    def _halves(self) -> bool:
        return self.picture.kind is PictureKind.PHASES

    @property
    def _slanted(self) -> bool:
        return self._totals

    def _heads(self) -> list[str]:
        """Of the columns; slanted ones with that of how many suppliers."""
        text = self._wording.text
        if not self._slanted:
            return [text(one.short or one.name) for one in self.picture.columns]
        names = [short_firm(text(one.name)) for one in self.picture.columns]
        return [*names, self._wording.code("picture.head.suppliers")]

    def _head_height(self) -> int:
        if self._slanted:
            return slanted_height(self._heads())
        return LOOK.px(_HEAD) * (2 if self._halves else 1)

    def _column(self) -> int:
        if not self._slanted:
            return LOOK.px(_WIDE)
        longest = LOOK.metrics(strong=True).horizontalAdvance(
            self._wording.number(self.picture.most)
        )
        return max(LOOK.px(_NARROW), longest + 14)

    def _total(self) -> int:
        return max(LOOK.px(_TOTAL), self._column()) if self._totals else 0

    def _past(self) -> int:
        """Room beyond the last column for the slanted heads."""
        if not self._slanted:
            return 0
        wide, total = self._column(), self._total()
        left = [
            total + (len(self.picture.columns) - place - 0.5) * wide
            for place in range(len(self.picture.columns))
        ]
        heads = zip(self._heads(), [*left, total / 2], strict=True)
        return max(0, *(slanted_width(words) - round(room) for words, room in heads))

    def _fixed(self) -> int:
        return self._column() * len(self.picture.columns) + self._total() + self._past()

    def sizeHint(self) -> QSize:
        return QSize(LOOK.px(_NAME) + self._fixed(), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.px(_LEAST_NAME) + self._fixed(), self._high())

    def _high(self) -> int:
        return self._head_height() + LOOK.px(_ROW) * len(self.picture.rows) + LOOK.px(8)

    def _name(self) -> int:
        """Longer where there is room, so that no name is cut without need."""
        metrics = LOOK.metrics()
        longest = max(
            (
                metrics.horizontalAdvance(row_words(one, self._wording)) + one.level * _INDENT
                for one in self.picture.rows
            ),
            default=0,
        )
        room = self.width() - self._fixed()
        return max(LOOK.px(_LEAST_NAME), min(room, longest + LOOK.px(24)))

    def _left_of(self, column: int) -> int:
        wide = self._column()
        if self._halves:
            return column * wide + (self._name() if column >= _MIDDLE else 0)
        return self._name() + column * wide

    def _name_rect(self, row: int) -> QRect:
        left = self._column() * _MIDDLE if self._halves else 0
        top = self._head_height() + row * LOOK.px(_ROW)
        return QRect(left, top, self._name(), LOOK.px(_ROW))

    def _cell_rect(self, row: int, column: int) -> QRect:
        top = self._head_height() + row * LOOK.px(_ROW)
        total = column == len(self.picture.columns)
        wide = self._total() if total else self._column()
        return QRect(self._left_of(column), top, wide, LOOK.px(_ROW))

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        row = (point.y() - self._head_height()) // LOOK.px(_ROW)
        if not 0 <= row < len(self.picture.rows) or point.y() < self._head_height():
            return None
        found = (c for c in range(self._across) if self._cell_rect(row, c).contains(point))
        column = next(found, None)
        return None if column is None else (row, column)

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), LOOK.colour("surface"))
        self._paint_heads(painter)
        high, head = LOOK.px(_ROW), self._head_height()
        first = max(0, (event.rect().top() - head) // high)
        last = min(len(self.picture.rows), (event.rect().bottom() - head) // high + 1)
        for row in range(first, last):
            self._paint_row(painter, row)
        if self.hasFocus() and self.place() is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            ring = QRectF(self._cell_rect(*self._at)).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, 6, 6)

    def _paint_heads(self, painter: QPainter) -> None:
        bottom = self._head_height()
        for column, words in enumerate(self._heads()):
            rect = self._cell_rect(0, column)
            if self._slanted:
                lit = self.hasFocus() and column == self._at[1]
                draw_slanted(painter, QPointF(rect.center().x(), bottom - 6), words, lit=lit)
            else:
                painter.setFont(LOOK.font(Size.SMALL, strong=True))
                painter.setPen(LOOK.colour("text2"))
                low = QRect(rect.left(), bottom - LOOK.px(_HEAD), rect.width(), LOOK.px(_HEAD))
                painter.drawText(low, Qt.AlignmentFlag.AlignCenter, words)
        if self._halves:
            for side, shape in ((0, Shape.SQUARE), (_MIDDLE, Shape.ROUND)):
                wide = self._column() * _MIDDLE
                place = QRect(self._left_of(side), 0, wide, LOOK.px(_HEAD))
                owner = HALVES[side][0]
                draw_key(painter, place, self._wording.code(f"doc.internal.side.{owner}"), shape)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        head = self.picture.rows[row]
        end = self._cell_rect(row, self._across - 1)
        line = QRect(0, end.top(), end.right(), LOOK.px(_ROW))
        painter.fillRect(line.left(), line.top(), line.width(), 1, LOOK.colour("line"))
        words = row_words(head, self._wording)
        name = self._name_rect(row)
        if self._halves:
            painter.setFont(LOOK.font())
            painter.setPen(LOOK.colour("text"))
            shown = LOOK.metrics().elidedText(words, Qt.TextElideMode.ElideRight, name.width() - 16)
            painter.drawText(name, Qt.AlignmentFlag.AlignCenter, shown)
        else:
            inside = name.adjusted(4 + head.level * LOOK.px(_INDENT), 0, -12, 0)
            put(painter, inside, words)
        for column, cell in enumerate(self.picture.cells[row]):
            draw_cell(
                painter,
                self._cell_rect(row, column),
                self._wording.number(cell.n) if cell.n else "",
                self.picture.level(cell),
                self._shape(column),
            )
        if self._totals:
            total = self._cell_rect(row, len(self.picture.columns))
            number = self._wording.number(head.suppliers)
            painter.setFont(LOOK.font(strong=True))
            painter.setPen(LOOK.colour("text"))
            painter.drawText(total, Qt.AlignmentFlag.AlignCenter, number)

    def _shape(self, column: int) -> Shape:
        if not self._halves:
            return Shape.SOFT
        return Shape.SQUARE if column < _MIDDLE else Shape.ROUND

    # -- moving -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = _STEPS.get(key)
        if step is not None and self.place() is not None:
            self._go(self._at[0] + step[0], self._at[1] + step[1])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(self._at[0], 0 if key == Qt.Key.Key_Home else _FAR)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (place := self.place()) is not None:
                self.opened.emit(place)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        found = self._cell_at(event.position().toPoint())
        if found is not None:
            self._go(*found)
            self.picked.emit(self.place())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._cell_at(event.position().toPoint()) is not None:
            self.opened.emit(self.place())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _go(self, row: int, column: int) -> None:
        self._at = (
            max(0, min(row, len(self.picture.rows) - 1)),
            max(0, min(column, self._across - 1)),
        )
        self._describe()
        self.moved.emit()
        self.update()
        if self.place() is not None:
            self.went.emit(self._cell_rect(*self._at))

    # -- words ------------------------------------------------------------------------------------

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words())

    def words(self) -> str:
        """The cell under the cursor: its row, its column, how many."""
        return self._words(*self._at) if self.place() is not None else ""

    def _words(self, row: int, column: int) -> str:
        head, columns = self.picture.rows[row], self.picture.columns
        count, text = self._wording.count, self._wording.text
        name = text(head.name)
        if column == len(columns):
            suppliers = count("{n} supplier", "{n} suppliers", head.suppliers)
            said = count("{n} input", "{n} inputs", head.statements)
            return " · ".join((name, suppliers, said))
        cell = self.picture.cells[row][column]
        return " · ".join((name, text(columns[column].name), *self._told(cell)))

    def _told(self, cell: Cell) -> list[str]:
        count = self._wording.count
        said = [count("{n} input", "{n} inputs", cell.statements)]
        if self.picture.kind is PictureKind.PHASES and cell.n:
            said.insert(0, count("{n} says so", "{n} say so", cell.n))
        if self.picture.kind is PictureKind.ROUNDS and cell.n:
            said.insert(0, count("{n} point of view", "{n} points of view", cell.n))
        return said

    def event(self, event: QEvent) -> bool:
        """The tip names the cell, and in full what may be cut or short in a head."""
        if isinstance(event, QHelpEvent):
            cell = self._cell_at(event.pos())
            row = (event.pos().y() - self._head_height()) // LOOK.px(_ROW)
            if cell is not None:
                QToolTip.showText(event.globalPos(), self._words(*cell), self)
            elif 0 <= row < len(self.picture.rows) and event.pos().y() >= self._head_height():
                name = self._wording.text(self.picture.rows[row].name)
                QToolTip.showText(event.globalPos(), name, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


class PictureScroll(Scrolled):
    """Both ways: every cell can be reached, and that under the cursor is in sight."""

    def __init__(self, grid: PictureGrid, parent: QWidget | None = None) -> None:
        super().__init__(grid, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        grid.went.connect(self._keep_in_sight)

    def _keep_in_sight(self, cell: QRect) -> None:
        at = cell.center()
        self.ensureVisible(at.x(), at.y(), cell.width() * 2, cell.height())
