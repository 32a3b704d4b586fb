"""Pictures that answer questions: who speaks of what, and what is new since the last round.

A picture is made of tallies, so that a desk of 100 000 statements is counted where it lies; of a
``Case`` the same tallies are made by ``picture_tallies``. What is counted is suppliers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple
from uuid import UUID

from lupdesk.domain.phrases import Phrase, Text


class PictureKind(StrEnum):
    THEMES = "themes"
    QUESTIONS = "questions"
    PHASES = "phases"
    ROUNDS = "rounds"


LEVELS: Final = 4
"""How many tints a picture has, beside none."""


@dataclass(frozen=True, slots=True)
class Head:
    """Of a row or a column. ``key`` is what its statements are found by."""

    key: str
    name: Text
    short: Text = ""
    """For a narrow column."""
    level: int = 0
    """How deep under another row; that one counts this one too."""
    suppliers: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    n: int = 0
    """What is drawn: statements of one supplier, else how many say it, or points."""
    statements: int = 0


@dataclass(frozen=True)
class Picture:
    kind: PictureKind
    rows: tuple[Head, ...] = ()
    columns: tuple[Head, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()
    finding: tuple[Phrase, ...] = ()
    """What it shows, in sentences; there is always one."""
    suppliers: int = 0
    """How many there are to speak, where the columns are suppliers."""

    @cached_property
    def most(self) -> int:
        return max((cell.n for row in self.cells for cell in row), default=0)

    @property
    def empty(self) -> bool:
        """Nothing is counted yet."""
        return not any(cell.statements for row in self.cells for cell in row)

    def level(self, cell: Cell) -> int:
        """The tint: from 0, nothing, to ``LEVELS``, the most of the picture."""
        return -(-cell.n * LEVELS // self.most) if cell.n else 0


class Place(NamedTuple):
    """A cell by the keys of its row and column; None is the whole of them."""

    row: str | None
    column: str | None


class Firm(NamedTuple):
    id: UUID
    code: str
    name: str


class Count:
    """Suppliers and statements behind a row, a column or a cell. None among them is the buyer."""

    __slots__ = ("statements", "who")

    def __init__(self) -> None:
        self.who: set[UUID | None] = set()
        self.statements = 0

    def add(self, supplier: UUID | None, n: int) -> None:
        self.who.add(supplier)
        self.statements += n

    @property
    def suppliers(self) -> int:
        return len(self.who - {None})

    @property
    def order(self) -> tuple[int, int]:
        """The most first."""
        return -self.suppliers, -self.statements


def by_firm(
    kind: PictureKind,
    rows: Sequence[Head],
    tallies: Mapping[str, Mapping[UUID, int]],
    firms: Sequence[Firm],
    spoken: Mapping[UUID, int],
    finding: Iterable[Phrase],
) -> Picture:
    """A picture of which suppliers: those who said most first. ``spoken`` is how many statements of
    each are in the picture.
    """
    order = {one.id: place for place, one in enumerate(firms)}
    ranked = sorted(firms, key=lambda one: (-spoken.get(one.id, 0), order[one.id]))
    nothing: Mapping[UUID, int] = {}
    return Picture(
        kind=kind,
        rows=tuple(rows),
        columns=tuple(
            Head(str(one.id), one.name, one.code, 0, 1, spoken.get(one.id, 0)) for one in ranked
        ),
        cells=tuple(
            tuple(
                Cell(n, n)
                for firm in ranked
                for n in (tallies.get(row.key, nothing).get(firm.id, 0),)
            )
            for row in rows
        ),
        finding=tuple(finding),
        suppliers=len(firms),
    )
