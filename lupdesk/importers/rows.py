"""One row of a file, as text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawRow:
    """``number`` is the row's number in a spreadsheet, counted from 1 with the empty ones."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        return sum(1 for cell in self.cells if cell.strip())

    def padded(self, width: int) -> RawRow:
        lacking = width - len(self.cells)
        return RawRow(self.number, self.cells + ("",) * lacking) if lacking > 0 else self
