"""A picture in rows and columns as tables: what they hold is text, the tint says it once more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lupdesk.domain.composition.document import Cell, Matrix, Row, Table

_ACROSS: Final = 16
"""Columns of one table; more go on in another."""
_FEW: Final = 5
"""Up to so many columns are wide enough for words."""
_LABEL: Final = 5.6
_LABEL_OF_FEW: Final = 2.4


def matrix_tables(block: Matrix) -> Iterator[Table]:
    for start in range(0, len(block.heads), _ACROSS):
        heads = block.heads[start : start + _ACROSS]
        rows = tuple(
            Row(
                (
                    Cell(row.label),
                    *(
                        Cell(one.text, level=one.level)
                        for one in row.cells[start : start + _ACROSS]
                    ),
                )
            )
            for row in block.rows
        )
        label = _LABEL_OF_FEW if len(heads) <= _FEW else _LABEL
        yield Table(
            heads=(block.corner, *heads),
            rows=rows,
            widths=(label, *(1.0 for _ in heads)),
            wide=True,
            row_heads=True,
            centred=tuple(range(1, len(heads) + 1)),
        )
