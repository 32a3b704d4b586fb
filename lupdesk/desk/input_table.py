"""Reading for the table of inputs, and its themes and counts."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.filters import InputFilter, InputOrder
from lupdesk.domain.things import Input
from lupdesk.store import counts, database, input_table, rows
from lupdesk.store.counts import Tally, Waiting
from lupdesk.store.database import Database

__all__ = [
    "Figures",
    "TableQuestion",
    "Tally",
    "Waiting",
    "all_numbers",
    "figures",
    "figures_beside",
    "first_numbers",
    "inputs_at",
    "more_than",
    "number_of",
    "tally",
    "themes_of",
    "waiting_beside",
]


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """What a worker needs to find all rows: plain values only."""

    path: Path
    wanted: InputFilter
    order: InputOrder
    descending: bool
    ranks: tuple[tuple[UUID, int], ...] = ()


def first_numbers(desk: Desk, question: TableQuestion, limit: int) -> array[int]:
    """The first page, on the desk's own connection."""
    with database.told(desk.path):
        return input_table.numbers(
            desk.database,
            question.wanted,
            question.order,
            descending=question.descending,
            ranks=dict(question.ranks),
            limit=limit,
        )


def all_numbers(question: TableQuestion) -> array[int]:
    """Every row, on a reading connection of the calling thread: for a worker."""
    with database.told(question.path), database.beside(question.path) as db:
        return input_table.numbers(
            db,
            question.wanted,
            question.order,
            descending=question.descending,
            ranks=dict(question.ranks),
        )


def inputs_at(desk: Desk, numbers: Sequence[int]) -> list[tuple[int, Input]]:
    """Row number and statement for each that still stands, in the order given."""
    with database.told(desk.path):
        return list(rows.numbered(desk.database, Input, numbers))


def number_of(desk: Desk, id: UUID) -> int | None:
    """The row number of a statement, so that a selection survives a refresh."""
    with database.told(desk.path):
        return rows.number_of(desk.database, Input, id)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted over all statements of a procurement."""

    tally: Tally
    themes: Mapping[str, int]
    """Each theme with how many statements carry it, most used first."""


def more_than(desk: Desk, procurement: UUID, many: int) -> bool:
    """Whether there are so many that they are counted in a worker; reads no more than that."""
    with database.told(desk.path):
        return counts.more_than(desk.database, procurement, many)


def figures(desk: Desk, procurement: UUID) -> Figures:
    with database.told(desk.path):
        return _figures(desk.database, procurement)


def figures_beside(path: Path, procurement: UUID) -> Figures:
    """On a reading connection of the calling thread: for a worker."""
    with database.told(path), database.beside(path) as db:
        return _figures(db, procurement)


def waiting_beside(path: Path, procurement: UUID, today: date) -> Waiting:
    """What waits for somebody, on a reading connection: for a worker."""
    with database.told(path), database.beside(path) as db:
        return counts.waiting(db, procurement, today)


def themes_of(desk: Desk, procurement: UUID) -> Mapping[str, int]:
    """Each theme with how many statements carry it, most used first."""
    with database.told(desk.path):
        return counts.themes(desk.database, procurement)


def tally(desk: Desk, procurement: UUID) -> Tally:
    with database.told(desk.path):
        return counts.tally(desk.database, procurement)


def _figures(db: Database, procurement: UUID) -> Figures:
    return Figures(counts.tally(db, procurement), counts.themes(db, procurement))
