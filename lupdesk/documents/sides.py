"""Two sides of the same rows as a table, where a format has no drawing for them."""

from __future__ import annotations

from typing import Final

from lupdesk.domain.composition.document import Cell, Row, SidesChart, Table
from lupdesk.domain.phrases import Text

_LEFT, _RIGHT = "■", "●"
_MOST: Final = 12
"""More marks than this are not counted by anybody: the number stands alone."""


def sides_table(block: SidesChart) -> Table:
    """The names in the middle, as they stand on paper."""
    rows = tuple(
        Row((Cell(_marks(_LEFT, row.left)), Cell(row.label), Cell(_marks(_RIGHT, row.right))))
        for row in block.rows
    )
    heads: tuple[Text, ...] = (block.left, "", block.right)
    return Table(heads, rows, (1.0, 1.4, 1.0), right=(0,), centred=())


def _marks(sign: str, number: int) -> str:
    return f"{sign * number} {number}".strip() if 0 <= number <= _MOST else str(number)
