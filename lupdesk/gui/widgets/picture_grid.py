"""A picture as a grid: the number stands in each cell, the more the darker."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
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
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.frames import Scrolled
from lupdesk.gui.widgets.picture_look import (
    Shape,
    draw_cell,
    draw_key,
    draw_slanted,
)
from lupdesk.gui.widgets.picture_places import HEAD, MIDDLE, Places
from lupdesk.wording import Wording

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
        self._places: Places | None = None
        self._stand = (0, LOOK.theme)
        self._at = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(wording.say("Picture"))

    def show_picture(self, picture: Picture) -> None:
        """Another, or the same counted anew: then the cursor stays where its row and column are."""
        before = self.place() if picture.kind is self.picture.kind else None
        self.picture, self._places = picture, None
        self._at = self._found(before) if before else (0, 0)
        self.setAccessibleName(self._wording.code(f"picture.{picture.kind}"))
        self.updateGeometry()
        self._describe()
        self.update()
        self.moved.emit()

    def _found(self, place: Place) -> tuple[int, int]:
        rows = [one.key for one in self.picture.rows]
        columns: list[str | None] = [one.key for one in self.picture.columns]
        columns += [None] * self.places.totals
        row = rows.index(place.row) if place.row in rows else 0
        return row, columns.index(place.column) if place.column in columns else 0

    @property
    def places(self) -> Places:
        """In the width and with the letters of now."""
        stand = (self.width(), LOOK.theme)
        if self._places is None or self._stand != stand:
            self._places, self._stand = Places(self.picture, self._wording, stand[0]), stand
        return self._places

    def place(self) -> Place | None:
        """The cell under the cursor."""
        row, column = self._at
        if row >= len(self.picture.rows) or column >= self.places.across:
            return None
        columns = self.picture.columns
        key = columns[column].key if column < len(columns) else None
        return Place(self.picture.rows[row].key, key)

    def sizeHint(self) -> QSize:
        return QSize(self.places.usual_width, self.places.height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.places.least_width, self.places.head_height)

    def heightForWidth(self, width: int) -> int:
        """Names that need a second line make their rows higher."""
        if width == self.width():
            return self.places.height
        return Places(self.picture, self._wording, width).height

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), LOOK.colour("surface"))
        self._paint_heads(painter)
        first = self.places.row_at(max(event.rect().top(), self.places.head_height)) or 0
        for row in range(first, len(self.picture.rows)):
            if self.places.name_rect(row).top() > event.rect().bottom():
                break
            self._paint_row(painter, row)
        if self.place() is not None:
            self._paint_ring(painter)

    def _paint_ring(self, painter: QPainter) -> None:
        """Thin where the focus is beside the picture, in the statements of this cell."""
        here = self.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(LOOK.colour("accent" if here else "text2"), 2 if here else 1))
        in_ = 1.0 if here else 1.5  # on whole pixels, or the thin one would be pale
        ring = QRectF(self.places.cell_rect(*self._at)).adjusted(in_, in_, -in_, -in_)
        painter.drawRoundedRect(ring, 6, 6)

    def _paint_heads(self, painter: QPainter) -> None:
        for column, words in enumerate(self.places.heads):
            rect = self.places.head_rect(column)
            if self.places.totals:
                lit = column == self._at[1]
                foot = QPointF(rect.center().x(), rect.bottom() - 5)
                draw_slanted(painter, foot, words, lit=lit)
            else:
                painter.setFont(LOOK.font(Size.SMALL, strong=True))
                painter.setPen(LOOK.colour("text2"))
                low = rect.adjusted(0, self.places.head_height - LOOK.px(HEAD), 0, 0)
                painter.drawText(low, Qt.AlignmentFlag.AlignCenter, words)
        if self.places.halves:
            for side, shape in ((0, Shape.SQUARE), (MIDDLE, Shape.ROUND)):
                words = self._wording.code(f"doc.internal.side.{HALVES[side][0]}")
                draw_key(painter, self.places.key_rect(side), words, shape)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        head = self.picture.rows[row]
        end = self.places.cell_rect(row, self.places.across - 1)
        painter.fillRect(0, end.top(), end.right(), 1, LOOK.colour("line"))
        self._paint_name(painter, row)
        for column, cell in enumerate(self.picture.cells[row]):
            draw_cell(
                painter,
                self.places.cell_rect(row, column),
                self._wording.number(cell.n) if cell.n else "",
                self.picture.level(cell),
                self._shape(column),
            )
        if self.places.totals:
            total = self.places.cell_rect(row, len(self.picture.columns))
            number = self._wording.number(head.suppliers)
            painter.setFont(LOOK.font(strong=True))
            painter.setPen(LOOK.colour("text"))
            painter.drawText(total, Qt.AlignmentFlag.AlignCenter, number)

    def _paint_name(self, painter: QPainter, row: int) -> None:
        side = Qt.AlignmentFlag.AlignHCenter if self.places.halves else Qt.AlignmentFlag.AlignLeft
        painter.setFont(LOOK.font())
        painter.setPen(LOOK.colour("text"))
        words = "\n".join(self.places.names[row])
        inside = self.places.name_inside(row)
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _shape(self, column: int) -> Shape:
        if not self.places.halves:
            return Shape.SOFT
        return Shape.SQUARE if column < MIDDLE else Shape.ROUND

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
        found = self.places.cell_at(event.position().toPoint())
        if found is not None:
            self._go(*found)
            self.picked.emit(self.place())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.places.cell_at(event.position().toPoint()) is not None:
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
            max(0, min(column, self.places.across - 1)),
        )
        self._describe()
        self.moved.emit()
        self.update()
        if self.place() is not None:
            self.went.emit(self.places.cell_rect(*self._at))

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
            cell = self.places.cell_at(event.pos())
            row = self.places.row_at(event.pos().y())
            if cell is not None:
                QToolTip.showText(event.globalPos(), self._words(*cell), self)
            elif row is not None:
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
