"""Barriers as rows and what was done about them as columns, for the grid that shows both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from lupdesk.domain.barriers_met import STATES, BarrierLine, OneCase
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.gui.widgets.rows import NO_PARENT, ROW, Index
from lupdesk.wording import Wording
from lupdesk.wording_portfolio import barrier_words, side_words

NAME, CASES, SUPPLIERS = range(3)
FIRST_STATE: Final = 3
INSTRUMENTS: Final = FIRST_STATE + len(STATES)
NUMBERS: Final = range(CASES, INSTRUMENTS)


def state_of(column: int) -> MeasureState | None:
    """Whose column it is; None for one that is of no state."""
    place = column - FIRST_STATE
    return STATES[place] if 0 <= place < len(STATES) else None


class BarrierRows(QAbstractTableModel):
    def __init__(self, wording: Wording, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._lines: Sequence[BarrierLine] = ()
        self._names: Mapping[str, str] = {}
        say, code = wording.say, wording.code
        self._heads = (
            say("Barrier"),
            say("Procurements"),
            say("Suppliers"),
            *(code(f"measure-state.{state}") for state in STATES),
            say("Policy instruments"),
        )

    def show(self, lines: Sequence[BarrierLine], instruments: Mapping[str, str]) -> None:
        self.beginResetModel()
        self._lines, self._names = lines, instruments
        self.endResetModel()

    def line(self, row: int) -> BarrierLine | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def cases(self, row: int, column: int) -> tuple[OneCase, ...]:
        """The procurements behind a cell."""
        line = self.line(row)
        if line is None:
            return ()
        state = state_of(column)
        if state is not None:
            return line.with_state(state)
        if column == INSTRUMENTS:
            return tuple(one for one in line.cases if any(each.instrument for each in one.measures))
        return line.cases

    def about(self, line: BarrierLine) -> str:
        """Whose barrier it is, and of which of the programme's groups."""
        group = self._wording.code(f"barrier-group.{line.group}") if line.group else ""
        return " · ".join(part for part in (side_words(line, self._wording), group) if part)

    def words(self, line: BarrierLine, column: int) -> str:
        """What stands in the cell; nothing for none."""
        state = state_of(column)
        if state is not None:
            return _number(line.states.get(state, 0))
        if column == INSTRUMENTS:
            return ", ".join(self._names.get(code, code) for code in line.instruments)
        if column == NAME:
            return barrier_words(line, self._wording)
        return _number(len(line.cases) if column == CASES else line.suppliers)

    # -- Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        if role == ROW:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(line, index.column())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            name = barrier_words(line, self._wording)
            if index.column() == NAME:
                return f"{name}. {self.about(line)}".rstrip(". ")
            found = self.words(line, index.column()) or "0"
            return f"{name}. {self._heads[index.column()]}: {found}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _number(value: int) -> str:
    return str(value) if value else ""
