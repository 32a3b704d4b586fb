"""What is told together leads nobody back to one supplier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.domain.small_numbers import Counts, guarded, guarded_row, points_at_one

Cells = tuple[tuple[int, ...], ...]
_MOST = 7


def whole(cells: Cells) -> Counts:
    """With every total told."""
    return Counts(
        cells,
        tuple(map(sum, cells)),
        tuple(map(sum, zip(*cells, strict=True))),
        sum(map(sum, cells)),
    )


@st.composite
def tables(draw: st.DrawFn) -> Cells:
    rows, columns = draw(st.sampled_from([(1, 1), (1, 2), (1, 4), (2, 2), (2, 3), (3, 2)]))
    return tuple(tuple(draw(st.integers(0, 4)) for _ in range(columns)) for _ in range(rows))


def _agree(told: Counts, other: Counts) -> bool:
    """Whether everything that is told is so in the other table, which tells all."""
    return all(
        a is None or a == b
        for there, here in zip(_lines(told), _lines(other), strict=True)
        for a, b in zip(there or [None] * len(here), here, strict=True)
    )


def _lines(table: Counts) -> Sequence[Sequence[int | None]]:
    return (*table.cells, table.rows or (), table.columns or (), (table.total,))


def possible(told: Counts, some: bool) -> Iterator[Cells]:
    """Every table of small numbers that the reader may think of; with ``some``, it takes it that
    somebody stands behind each number that is not told.
    """
    flat = [n for row in told.cells for n in row]
    width = len(told.cells[0])
    spans = [range(int(some), _MOST) if n is None else (n,) for n in flat]
    for guess in product(*spans):
        cells = tuple(guess[at : at + width] for at in range(0, len(guess), width))
        other = whole(cells)
        if _agree(told, other):
            yield cells


@settings(max_examples=150, deadline=None)
@given(tables(), st.integers(2, 3), st.booleans(), st.booleans(), st.booleans())
def test_nobody_reckons_back_to_one(
    cells: Cells, floor: int, rows: bool, columns: bool, total: bool
) -> None:
    every = whole(cells)
    table = Counts(
        cells,
        every.rows if rows else None,
        every.columns if columns else None,
        every.total if total else None,
    )
    told = guarded(table, floor=floor)
    assert _agree(told, every)
    hidden = [
        (row, at) for row, line in enumerate(cells) for at in range(len(line))
        if told.cells[row][at] is None
    ]  # fmt: skip
    some = all(cells[row][at] for row, at in hidden)
    guesses = list(possible(told, some=some))
    assert cells in guesses
    for row, at in hidden:
        if 0 < cells[row][at] < floor:
            found = {guess[row][at] for guess in guesses}
            assert any(n >= floor or n == 0 for n in found) or _nothing_told(told), (table, told)


def _nothing_told(told: Counts) -> bool:
    return all(n is None for line in _lines(told) for n in line)


@given(tables(), st.integers(2, 4), st.integers(4, 9))
def test_what_points_at_one_is_never_told(cells: Cells, floor: int, of: int) -> None:
    told = guarded(whole(cells), of, floor)
    shown = [n for line in _lines(told) for n in line if n is not None]
    assert not any(points_at_one(n, of, floor) for n in shown)


@pytest.mark.parametrize(
    ("counts", "total", "told"),
    [
        ((5, 4, 3), 12, (5, 4, 3)),
        ((5, 4, 1), 10, (5, None, None)),
        ((5, 1, 1), 7, (None, None, None)),
        ((5, 1, 1), None, (5, None, None)),
        ((5, 0, 4), 9, (5, 0, 4)),
        ((), 3, ()),
        ((1,), 1, (None,)),
    ],
)
def test_a_row_and_its_sum(
    counts: tuple[int, ...], total: int | None, told: tuple[int | None, ...]
) -> None:
    assert guarded_row(counts, total) == told


def test_the_only_one_who_did_not_is_not_told_either() -> None:
    assert guarded_row((13, 12, 14), None, 14) == (None, 12, 14)
    assert guarded_row((12, 11), None, 14, floor=4) == (None, None)


def test_a_corner_of_a_table_cannot_be_reckoned_from_its_margins() -> None:
    told = guarded(whole(((1, 5, 6), (5, 5, 5), (6, 4, 7))))
    assert told.cells[0][0] is None
    assert sum(n is None for row in told.cells for n in row) >= 4
    assert told.rows == (12, 15, 17)
    assert told.columns == (12, 14, 18)
