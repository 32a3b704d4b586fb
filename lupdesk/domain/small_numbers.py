"""Counts that are told together, so that none can be reckoned back to one supplier.

A table is seen as flows: from a hub to each row (its total), from the row to each column (a cell),
from the column to a second hub (its total), and back (the whole total). What is told is fixed. What
is held back can only be reckoned where no round trip along numbers held back leads through it, for
along such a round trip all of them may be one more or one less without changing what is told. So
numbers are held back until a round trip leads through each that points at somebody.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lupdesk.domain.secrecy import SMALLEST_COUNT

_Edge = tuple[str, str]
_ROWS: Final = "rows"
_COLUMNS: Final = "columns"


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts in rows and columns, and the totals that the reader sees beside them.

    None is a number that is not told. ``cells`` are all known where the table is given to
    ``guarded``; rows are equally long.
    """

    cells: tuple[tuple[int | None, ...], ...]
    rows: tuple[int | None, ...] | None = None
    columns: tuple[int | None, ...] | None = None
    total: int | None = None


def points_at_one(n: int, of: int | None, floor: int) -> bool:
    """Whether a count is of fewer than the floor, or of all but so few."""
    return 0 < n < floor or (of is not None and 0 < of - n < floor)


def guarded(
    table: Counts,
    of: int | None = None,
    floor: int = SMALLEST_COUNT,
) -> Counts:
    """The table with what must be held back; totals that are None are not told either way.

    ``of`` is how many took part, where the reader knows.
    """
    flow = _Flow(table, of, floor)
    while (bare := flow.reckoned()) is not None and flow.told_yet:
        flow.hidden.add(flow.best_beside(bare))
    return flow.told(table)


def guarded_row(
    counts: Sequence[int], total: int | None = None, of: int | None = None, floor: int = 2
) -> tuple[int | None, ...]:
    """``guarded`` for one row; ``total`` is their sum, told elsewhere in any case."""
    if not counts:
        return ()
    if total is None:
        return guarded(Counts((tuple(counts),)), of, floor).cells[0]
    kept = guarded(Counts((tuple(counts),), rows=(total,)), of, floor)
    if kept.rows == (total,):
        return kept.cells[0]
    return (None,) * len(counts)


class _Flow:
    """The table as flows; ``hidden`` are those that are not told."""

    def __init__(self, table: Counts, of: int | None, floor: int) -> None:
        self._of: Final = of
        self._floor: Final = floor
        self.value: Final[Mapping[_Edge, int]] = dict(_edges(table))
        self._untold: Final = frozenset(_untold(table))
        self.hidden: Final = {
            edge for edge in self.value if self._points(edge) or edge in self._untold
        }

    def _points(self, edge: _Edge) -> bool:
        return edge not in self._untold and points_at_one(self.value[edge], self._of, self._floor)

    @property
    def told_yet(self) -> bool:
        return len(self.hidden) < len(self.value)

    def reckoned(self) -> _Edge | None:
        """One that is held back and points at somebody, and can be reckoned all the same."""
        return next(
            (one for one in sorted(self.hidden) if self._points(one) and not self._is_safe(one)),
            None,
        )

    def _is_safe(self, edge: _Edge) -> bool:
        """Whether it may as well be a number that points at nobody."""
        return self._may_turn(edge, 1) or self._may_turn(edge, -1)

    def _may_turn(self, edge: _Edge, step: int) -> bool:
        """Whether steps one way lead to a number that points at nobody."""
        value = {one: self.value[one] for one in self.hidden}
        while points_at_one(value[edge], self._of, self._floor):
            trip = self._round_trip(value, edge, step)
            if trip is None:
                return False
            for one, change in trip:
                value[one] += change
        return True

    def _round_trip(
        self, value: Mapping[_Edge, int], edge: _Edge, step: int
    ) -> list[tuple[_Edge, int]] | None:
        """What else changes when the edge does by one; None where it cannot."""
        if not self._may(value, edge, step):
            return None
        start, end = (edge[1], edge[0]) if step > 0 else edge
        came: dict[str, tuple[str, _Edge, int]] = {}
        ways = deque((start,))
        while ways and end not in came:
            here = ways.popleft()
            for there, one, change in self._ways(value, here):
                if one != edge and there not in came and there != start:
                    came[there] = here, one, change
                    ways.append(there)
        if end not in came:
            return None
        trip = [(edge, step)]
        while end != start:
            end, one, change = came[end]
            trip.append((one, change))
        return trip

    def _ways(self, value: Mapping[_Edge, int], here: str) -> Iterator[tuple[str, _Edge, int]]:
        for one in value:
            if one[0] == here and self._may(value, one, 1):
                yield one[1], one, 1
            elif one[1] == here and self._may(value, one, -1):
                yield one[0], one, -1

    def _may(self, value: Mapping[_Edge, int], edge: _Edge, step: int) -> bool:
        """That nobody is behind a number is no secret, so what is held back is not thought to be
        none where it is some; sums may be of more than took part, who are counted in several.
        """
        n = value[edge] + step
        least = min(self.value[edge], 1)
        return n >= least and (self._of is None or _is_total(edge) or n <= self._of)

    def best_beside(self, bare: _Edge) -> _Edge:
        """What to hold back next: the least number that helps by itself, else the least beside it."""
        told = sorted(
            (one for one in self.value if one not in self.hidden),
            key=lambda one: (_is_total(one), self.value[one] == 0, self.value[one], one),
        )
        for one in told:
            self.hidden.add(one)
            safe = self._is_safe(bare)
            self.hidden.discard(one)
            if safe:
                return one
        return min(told, key=lambda one: set(one).isdisjoint(bare))

    def told(self, table: Counts) -> Counts:
        def kept(edge: _Edge) -> int | None:
            return None if edge in self.hidden else self.value[edge]

        across = range(len(table.cells[0]) if table.cells else 0)
        down = range(len(table.cells))
        return Counts(
            tuple(tuple(kept((f"r{row}", f"c{at}")) for at in across) for row in down),
            None if table.rows is None else tuple(kept((_ROWS, f"r{row}")) for row in down),
            None if table.columns is None else tuple(kept((f"c{at}", _COLUMNS)) for at in across),
            None if table.total is None else kept((_COLUMNS, _ROWS)),
        )


def _edges(table: Counts) -> Iterator[tuple[_Edge, int]]:
    rows = [[n or 0 for n in row] for row in table.cells]
    for at, row in enumerate(rows):
        yield (_ROWS, f"r{at}"), sum(row)
        for place, n in enumerate(row):
            yield (f"r{at}", f"c{place}"), n
    for place, column in enumerate(zip(*rows, strict=True)):
        yield (f"c{place}", _COLUMNS), sum(column)
    yield (_COLUMNS, _ROWS), sum(map(sum, rows))


def _untold(table: Counts) -> Iterator[_Edge]:
    """Totals that the reader does not see in any case."""
    for at, row in enumerate(table.cells):
        if table.rows is None or table.rows[at] is None:
            yield _ROWS, f"r{at}"
        if at == 0:
            for place in range(len(row)):
                if table.columns is None or table.columns[place] is None:
                    yield f"c{place}", _COLUMNS
    if table.total is None:
        yield _COLUMNS, _ROWS


def _is_total(edge: _Edge) -> bool:
    return _ROWS in edge or _COLUMNS in edge
