"""The table of inputs: whole rows of two lines, text first, everything else small and quiet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lupdesk.domain.things import Input
from lupdesk.gui.chips import (
    SECRECY_ICONS,
    Tone,
    chip_height,
    chip_width,
    paint_chip,
    secrecy_tone,
    type_icon,
)
from lupdesk.gui.models.input_model import (
    ALIKE_ROLE,
    INPUT_ROLE,
    LATE_ROLE,
    Column,
    Index,
    InputModel,
)
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.painted_table import PaintedTable
from lupdesk.gui.widgets.rows import fitted
from lupdesk.gui.widgets.said_chips import SaidChip, late_chip, withdrawn_chip
from lupdesk.wording import Wording

ROW_HEIGHT: Final = 54
_PAD: Final = 12
_WIDTHS: Final = {
    Column.NUMBER: 64,
    Column.TYPE: 164,
    Column.SUPPLIER: 140,
    Column.SECRECY: 152,
    Column.DISPOSITION: 156,
}
_NARROWEST: Final = {Column.SUPPLIER: 104, Column.NUMBER: 52, Column.TYPE: 136}
"""Columns that give way, in this order, where the text would have too little room."""
_TEXT, _LEAST_TEXT = 236, 120
_ENOUGH: Final = 200
"""Where the text would have less, the supplier goes to the panel: secrecy stays in sight."""
_WIDE: Final = 1000
"""From this width of the table the disposition has a column of its own."""


class CellDelegate(QStyledItemDelegate):
    def __init__(self, wording: Wording, parent: QTableView) -> None:
        super().__init__(parent)
        self._wording = wording

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, LOOK.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        column = Column(index.column())
        self._ground(painter, option, index)
        one = index.data(INPUT_ROLE)
        if one is not None:
            inside = option.rect.adjusted(_PAD, 0, -_PAD, 0)
            if column is Column.TEXT:
                for chip in self._marks(one, index):
                    inside.setRight(self._mark(painter, inside, chip) - _PAD)
            self._content(painter, inside, column, one, str(index.data() or ""))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, LOOK.colour("accent_soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))
        view = self.parent()
        if not isinstance(view, QTableView):
            return
        current = view.currentIndex().row() == index.row()
        if current and view.hasFocus():
            # What a line is thick must not stay in the row above when the ring moves on.
            painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
            if index.column() == Column.NUMBER:
                painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
            hidden = view.isColumnHidden(Column.DISPOSITION)
            if index.column() == (Column.SECRECY if hidden else Column.DISPOSITION):
                painter.drawLine(rect.right(), rect.top(), rect.right(), rect.bottom())

    def _content(
        self, painter: QPainter, rect: QRect, column: Column, one: Input, text: str
    ) -> None:
        if column is Column.TYPE:
            self._chip(painter, rect, text, type_icon(one.kind, one.type), Tone.NEUTRAL)
        elif column is Column.SECRECY:
            self._chip(painter, rect, text, SECRECY_ICONS[one.secrecy], secrecy_tone(one.secrecy))
        else:
            read = column is Column.TEXT
            _lines(
                painter, rect, text, Size.BODY if read else Size.SMALL, "text" if read else "text2"
            )

    def _marks(self, one: Input, index: Index) -> Iterator[SaidChip]:
        if index.data(LATE_ROLE):
            yield late_chip(self._wording)
        if one.withdrawn_on is not None:
            yield withdrawn_chip(self._wording)
        if many := index.data(ALIKE_ROLE):
            yield SaidChip(str(many), "users")

    def _mark(self, painter: QPainter, rect: QRect, chip: SaidChip) -> int:
        """A chip at the end of the text; where it begins."""
        left = rect.right() - chip_width(*chip)
        self._chip(painter, QRect(left, rect.top(), rect.right() - left, rect.height()), *chip)
        return left

    def _chip(self, painter: QPainter, rect: QRect, text: str, icon: str, tone: Tone) -> None:
        height = chip_height()
        width = min(chip_width(text, icon, tone), rect.width() + _PAD - 2)
        top = rect.top() + (rect.height() - height) // 2
        paint_chip(painter, QRect(rect.left(), top, width, height), text, icon, tone)


def _lines(painter: QPainter, rect: QRect, text: str, size: Size, token: str) -> None:
    painter.setFont(LOOK.font(size))
    painter.setPen(LOOK.colour(token))
    shown = _two_lines(text, rect.width(), size, LOOK.theme.scale)
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


@lru_cache(maxsize=2000)
def _two_lines(text: str, width: int, size: Size, scale: int) -> str:
    """``scale`` is that of the theme in force: other sizes break elsewhere."""
    return fitted(text, width, 2, LOOK.metrics(size))


class InputTable(PaintedTable):
    """Rows are statements. ``chosen`` tells which are selected, in the order of the rows."""

    chosen = Signal(list)

    def __init__(self, model: InputModel, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(model, wording.say("Inputs"), ROW_HEIGHT, parent)
        self.inputs = model
        self.setItemDelegate(CellDelegate(wording, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSectionsClickable(True)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.selectionModel().currentChanged.connect(self._move_ring)

    def selected_inputs(self) -> list[Input]:
        found = []
        for index in sorted(self.selectionModel().selectedRows(), key=lambda one: one.row()):
            one = self.inputs.input_at(index.row())
            if one is not None:
                found.append(one)
        return found

    def select_ids(self, ids: Sequence[UUID]) -> None:
        """Select the statements among the rows again, and show the first."""
        chosen = self.selectionModel()
        chosen.clearSelection()
        rows = [row for row in (self.inputs.row_of(id) for id in ids) if row is not None]
        every = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, row in enumerate(rows):
            index = self.inputs.index(row, 0)
            if place == 0:
                chosen.setCurrentIndex(index, every)
                self.scrollTo(index)
            chosen.select(index, every)

    def _move_ring(self, current: QModelIndex, previous: QModelIndex) -> None:
        """It is the whole row's: Qt paints anew one cell only of a row that was not selected."""
        for index in (current, previous):
            if index.isValid():
                row = self.visualRect(index)
                row.setLeft(0)
                row.setRight(self.viewport().width())
                self.viewport().update(row)

    def _tell(self) -> None:
        self.chosen.emit(self.selected_inputs())

    def _share_width(self) -> None:
        """The text gets what is left over."""
        width = self.viewport().width()
        wide = width >= LOOK.px(_WIDE)
        self.setColumnHidden(Column.DISPOSITION, not wide)
        widths = {
            column: LOOK.px(wanted + (40 if wide and column is Column.SUPPLIER else 0))
            for column, wanted in _WIDTHS.items()
            if wide or column is not Column.DISPOSITION
        }
        least = {**widths, **{one: LOOK.px(low) for one, low in _NARROWEST.items()}}
        no_supplier = width - sum(least.values()) < LOOK.px(_ENOUGH)
        self.setColumnHidden(Column.SUPPLIER, no_supplier)
        if no_supplier:
            del widths[Column.SUPPLIER]
        lacking = sum(widths.values()) + LOOK.px(_TEXT) - width
        for column, narrowest in _NARROWEST.items():
            if column in widths:
                given = min(max(lacking, 0), widths[column] - LOOK.px(narrowest))
                widths[column] -= given
                lacking -= given
        for column, given in widths.items():
            self.setColumnWidth(column, given)
        rest = width - sum(widths.values())
        self.setColumnWidth(Column.TEXT, max(LOOK.px(_LEAST_TEXT), rest))
