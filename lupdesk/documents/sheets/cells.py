"""What a cell can hold: text that no spreadsheet takes for a formula, numbers, days and times."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

from lupdesk.documents.sheets.words import cut, words_of
from lupdesk.domain.composition.sheet import Value
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.table_text import FORMULA
from lupdesk.wording import Wording

_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Text that a spreadsheet would take for the number of a character."""
_FIRST_YEAR: Final = 1901
_DAYS: Final = {"nb": "dd.mm.yyyy", "en": "yyyy-mm-dd"}
_TOP: Final = Alignment(horizontal="left", vertical="top", wrap_text=True)
_INK: Final = Font(name="Calibri", size=11, color="FF16212B")
_MUTED: Final = Font(name="Calibri", size=11, bold=True, color="FF55626D")
_RULE: Final = Border(bottom=Side("medium", "FF16212B"))
_TEXT, _DAY, _TIME, _MOMENT, HEAD = "Text", "Day", "Time", "Moment", "Head"
"""Styles of cells, by the names that the spreadsheet shows."""


class Filler:
    """Fills cells in one language."""

    def __init__(self, wording: Wording) -> None:
        self._wording: Final = wording
        self._day: Final = _DAYS.get(wording.language, "yyyy-mm-dd")

    def styles(self) -> tuple[NamedStyle, ...]:
        """All that its cells have."""
        formats = {
            _TEXT: "General",
            _DAY: self._day,
            _TIME: "hh:mm",
            _MOMENT: f"{self._day} hh:mm",
            HEAD: "General",
        }
        made = {
            name: NamedStyle(name, font=_INK, alignment=_TOP, number_format=how)
            for name, how in formats.items()
        }
        made[HEAD].font, made[HEAD].border = _MUTED, _RULE
        return tuple(made.values())

    def words(self, value: Value) -> str:
        """The text of a cell, one line for each that somebody began."""
        if value is None:
            return ""
        if isinstance(value, date | time | int):
            return str(value)
        return cut(_ESCAPED.sub("_x005F_", words_of(value, self._wording)), self._wording)

    def lines(self, value: Value, width: int) -> int:
        """How many lines the cell wraps to, about: a program need not reckon it when it opens."""
        if not isinstance(value, str | Phrase):
            return 1
        return sum(
            -(-len(line) // max(width - 2, 1)) or 1 for line in self.words(value).split("\n")
        )

    def fill(self, cell: Cell, value: Value) -> None:
        cell.style = _TEXT
        if isinstance(value, date) and value.year < _FIRST_YEAR:
            value = value.isoformat()
        if isinstance(value, datetime):
            _set(cell, value.replace(tzinfo=None, microsecond=0), _MOMENT)
        elif isinstance(value, date):
            _set(cell, value, _DAY)
        elif isinstance(value, time):
            _set(cell, value.replace(tzinfo=None, microsecond=0), _TIME)
        elif isinstance(value, int):
            cell.value = value
        else:
            self._text(cell, self.words(value))

    @staticmethod
    def _text(cell: Cell, text: str) -> None:
        if not text:
            return
        cell.value = text
        cell.data_type = "s"
        if text.startswith(FORMULA):
            # Also when the cell is edited and left again.
            cell.quotePrefix = True


def _set(cell: Cell, value: date | time, style: str) -> None:
    cell.value = value
    cell.style = style
