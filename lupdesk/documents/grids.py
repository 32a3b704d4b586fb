"""The picture of risks as a table, where a format has no drawing for it."""

from __future__ import annotations

from typing import Final

from lupdesk.domain.composition.document import Cell, Row, Table
from lupdesk.domain.composition.risk_grid import GridCell, RiskGrid
from lupdesk.domain.phrases import Text

_NOW, _LEFT = "●", "○"
_HEAVY: Final = 2


def grid_table(block: RiskGrid) -> Table:
    """Each cell says its band in words, and who stands there now and after relief."""
    rows = tuple(
        Row((Cell(step, strong=True), *(_cell(cell, block) for cell in cells)))
        for step, cells in zip(block.steps_up, block.rows, strict=False)
    )
    return Table(
        heads=("", *block.steps_along),
        rows=rows,
        widths=(1.3, *(1.0 for _ in block.steps_along)),
        row_heads=True,
    )


def _cell(cell: GridCell, block: RiskGrid) -> Cell:
    band: Text = block.bands[cell.band]
    return Cell(standing(cell), band, tinted=cell.band == _HEAVY)


def standing(cell: GridCell) -> str:
    """``● 1, 2  ○ 3``; a dash where nothing stands."""
    parts = [
        f"{sign} {', '.join(numbers)}"
        for sign, numbers in ((_NOW, cell.now), (_LEFT, cell.left))
        if numbers
    ]
    return "  ".join(parts) or "–"


def key_of(block: RiskGrid) -> tuple[tuple[str, Text], ...]:
    """Each sign with what it means."""
    return ((_NOW, block.key[0]), (_LEFT, block.key[1]))
