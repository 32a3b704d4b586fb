"""Which barriers stop innovation, and which measures help: a cell for each of both."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lupdesk.gui.models.barrier_rows import (
    CASES,
    FIRST_STATE,
    INSTRUMENTS,
    NAME,
    NUMBERS,
    SUPPLIERS,
    BarrierRows,
)
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.painted_table import PaintedTable
from lupdesk.gui.widgets.rows import ROW, Index, fitted, needs_two, put, put_lines
from lupdesk.wording import Wording

_ROW, _TALL_ROW = 52, 74
_PAD: Final = 12
_NAME, _WIDE_NAME = 200, 300
_LEAST_NAME: Final = 120
_NUMBER: Final = 56
_INSTRUMENTS: Final = 160


class _Cells(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = QRect(option.rect)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, here, bool(option.state & QStyle.StateFlag.State_HasFocus))
        model = index.model()
        line = index.data(ROW)
        inside = rect.adjusted(_PAD, 0, -_PAD, 0)
        if index.column() == NAME and isinstance(model, BarrierRows):
            put_lines(painter, inside.adjusted(0, 3, 0, -3), str(index.data()), model.about(line))
        elif index.column() == INSTRUMENTS:
            self._small(painter, inside, str(index.data()) or "–")
        else:
            words = str(index.data())
            token = "text" if words else "text2"
            told = bool(words) and index.column() >= FIRST_STATE
            put(painter, inside, words or "–", strong=told, token=token, right=True)
        painter.restore()

    def _small(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.setFont(LOOK.font(Size.SMALL))
        painter.setPen(LOOK.colour("text2"))
        shown = fitted(words, rect.width(), 2, LOOK.metrics(Size.SMALL))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _ground(self, painter: QPainter, rect: QRect, here: bool, focused: bool) -> None:
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))
        if here:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(LOOK.colour("accent_soft"))
            ring = QPen(LOOK.colour("accent"), 2)
            painter.setPen(ring if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 6, 6)


class BarrierGrid(PaintedTable):
    """Arrows go from cell to cell; ``moved`` tells where."""

    moved = Signal(int, int)

    def __init__(self, model: BarrierRows, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(model, wording.say("Barriers and instruments"), _ROW, parent)
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._tell)
        model.modelReset.connect(self._fit_rows)

    def _tell(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid():
            self.moved.emit(current.row(), current.column())

    def _share_width(self) -> None:
        """Numbers as wide as their heads; the name and the instruments share the rest."""
        metrics = LOOK.metrics(Size.SMALL, strong=True)
        # The room of the scroll bar is kept free: rows that grew taller for their names would else
        # bring a bar, the bar fewer columns, and those lower rows.
        model, width = self.model(), self.width() - self.verticalScrollBar().sizeHint().width()
        numbers = {}
        for column in NUMBERS:
            head = str(model.headerData(column, Qt.Orientation.Horizontal))
            numbers[column] = max(LOOK.px(_NUMBER), metrics.horizontalAdvance(head) + 2 * _PAD)
        rest = width - sum(numbers.values())
        shown = rest >= LOOK.px(_WIDE_NAME + _INSTRUMENTS)
        self.setColumnHidden(INSTRUMENTS, not shown)
        for column in (SUPPLIERS, CASES):
            # The panel tells both of the cell that is picked.
            hidden = rest < LOOK.px(_NAME)
            self.setColumnHidden(column, hidden)
            rest += numbers[column] if hidden else 0
        for column, given in numbers.items():
            self.setColumnWidth(column, given)
        name = rest * 60 // 100 if shown else rest
        self.setColumnWidth(NAME, max(name, LOOK.px(_LEAST_NAME)))
        if shown:
            self.setColumnWidth(INSTRUMENTS, rest - name)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Taller where the name of a barrier needs a second line."""
        model = self.model()
        names = (str(model.index(row, NAME).data()) for row in range(model.rowCount()))
        long = needs_two(names, self.columnWidth(NAME) - 2 * _PAD)
        self.set_row_height(_TALL_ROW if long else _ROW)
