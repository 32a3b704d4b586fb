"""The table of inputs as Qt sees it: row numbers, and rows fetched when they are painted."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from lupdesk.desk.input_table import TableQuestion, first_numbers, inputs_at, number_of
from lupdesk.desk.session import Desk
from lupdesk.domain.filters import InputOrder
from lupdesk.domain.things import Input
from lupdesk.gui.widgets.rows import NO_PARENT
from lupdesk.wording import Wording

FIRST_PAGE: Final = 200
"""Rows that are shown at once, before a worker has found them all."""
_BLOCK: Final = 32
_BLOCKS_KEPT: Final = 128

Index = QModelIndex | QPersistentModelIndex
INPUT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The ``Input`` of the row, for delegates."""
LATE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""Whether it came after the competition was announced."""
ALIKE_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""How many suppliers say the same; 0 where it stands alone."""


class Column(IntEnum):
    NUMBER = 0
    TYPE = 1
    TEXT = 2
    SUPPLIER = 3
    SECRECY = 4
    DISPOSITION = 5


ORDERS: Final[Mapping[Column, InputOrder]] = {
    Column.NUMBER: InputOrder.NUMBER,
    Column.TYPE: InputOrder.TYPE,
    Column.TEXT: InputOrder.TEXT,
    Column.SUPPLIER: InputOrder.SUPPLIER,
    Column.SECRECY: InputOrder.SECRECY,
    Column.DISPOSITION: InputOrder.DISPOSITION,
}


class InputModel(QAbstractTableModel):
    """Holds eight bytes a row; sorting and filtering happen in SQL."""

    def __init__(self, desk: Desk, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wording = wording
        self._numbers: array[int] = array("q")
        self._rows: dict[int, dict[int, Input]] = {}
        self._suppliers: Mapping[UUID, str] = {}
        self.is_late: Callable[[Input], bool] = lambda _: False
        self.alike: Mapping[UUID, int] = {}
        """How many suppliers stand behind each that is joined with another."""

    def set_suppliers(self, names: Mapping[UUID, str]) -> None:
        self._suppliers = names

    @property
    def supplier_names(self) -> Mapping[UUID, str]:
        return self._suppliers

    def show_first(self, question: TableQuestion) -> bool:
        """Show the first page at once; True where that is already everything."""
        numbers = first_numbers(self._desk, question, FIRST_PAGE)
        self.set_numbers(numbers)
        return len(numbers) < FIRST_PAGE

    def set_numbers(self, numbers: array[int]) -> None:
        """All rows, in order. Where the present rows are the beginning, only rows are added."""
        present = len(self._numbers)
        self._rows.clear()
        if 0 < present < len(numbers) and numbers[:present] == self._numbers:
            self.beginInsertRows(QModelIndex(), present, len(numbers) - 1)
            self._numbers = numbers
            self.endInsertRows()
            return
        if numbers == self._numbers:
            self.forget_rows()
            return
        self.beginResetModel()
        self._numbers = numbers
        self.endResetModel()

    def forget_rows(self) -> None:
        """Read again what is painted next: the values of rows may have changed."""
        self._rows.clear()
        if self._numbers:
            last = self.index(len(self._numbers) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # -- what Qt asks -------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads()[section]
        return None

    def heads(self) -> tuple[str, ...]:
        say = self._wording.say
        return (
            say("Id"),
            say("Type"),
            say("Input"),
            say("Supplier"),
            say("Secrecy"),
            say("Disposition"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.input_at(index.row())
        if one is None:
            return None
        if role == INPUT_ROLE:
            return one
        if role == LATE_ROLE:
            return self.is_late(one)
        if role == ALIKE_ROLE:
            return self.alike.get(one.id, 0)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text_of(one, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = Column(index.column())
            head = self.heads()[column]
            marks = (
                "".join(f"{mark}, " for mark in self._marks(one)) if column is Column.TEXT else ""
            )
            return f"{head}: {marks}{self.text_of(one, column)}"
        return None

    def _marks(self, one: Input) -> Iterator[str]:
        """What the chips at the end of the text say."""
        if self.is_late(one):
            yield self._wording.say("Late")
        if one.withdrawn_on is not None:
            yield self._wording.say("Withdrawn")
        if many := self.alike.get(one.id, 0):
            yield self._wording.count(
                "{n} supplier says the same", "{n} suppliers say the same", many
            )

    # -- rows -----------------------------------------------------------------------------------

    def input_at(self, row: int) -> Input | None:
        """The statement in a row; None where it was removed since."""
        if not 0 <= row < len(self._numbers):
            return None
        block = row // _BLOCK
        if block not in self._rows:
            self._fetch(block)
        return self._rows[block].get(row)

    def _fetch(self, block: int) -> None:
        if len(self._rows) >= _BLOCKS_KEPT:
            self._rows.pop(next(iter(self._rows)))
        first = block * _BLOCK
        numbers = self._numbers[first : first + _BLOCK]
        places = {number: first + place for place, number in enumerate(numbers)}
        self._rows[block] = {places[n]: one for n, one in inputs_at(self._desk, numbers)}

    def row_of(self, id: UUID) -> int | None:
        """The row that shows a statement, so that a selection survives a refresh."""
        number = number_of(self._desk, id)
        if number is None:
            return None
        try:
            return self._numbers.index(number)
        except ValueError:
            return None

    def supplier_name(self, one: Input) -> str:
        return self._suppliers.get(one.supplier, "") if one.supplier else ""

    def text_of(self, one: Input, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return self._wording.input_label(one.kind, one.number)
            case Column.TYPE:
                return self._wording.type_word(one.kind, one.type)
            case Column.TEXT:
                return one.text
            case Column.SUPPLIER:
                return self.supplier_name(one)
            case Column.SECRECY:
                return self._wording.code(f"secrecy.{one.secrecy}")
            case Column.DISPOSITION:
                return (
                    self._wording.code(f"disposition.{one.disposition}") if one.disposition else ""
                )
