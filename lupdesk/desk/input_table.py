"""Reading for the table of inputs, and its themes and counts."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.filters import InputFilter, InputOrder
from lupdesk.domain.things import Input
from lupdesk.store import database, input_table, rows
from lupdesk.store.database import Database, Mode


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
    with database.told(question.path):
        db = database.connect(question.path, Mode.READ)
        try:
            return input_table.numbers(
                db,
                question.wanted,
                question.order,
                descending=question.descending,
                ranks=dict(question.ranks),
            )
        finally:
            db.close()


def inputs_at(desk: Desk, numbers: Sequence[int]) -> list[tuple[int, Input]]:
    """Row number and statement for each that still stands, in the order given."""
    with database.told(desk.path):
        return list(rows.numbered(desk.database, Input, numbers))


def number_of(desk: Desk, id: UUID) -> int | None:
    """The row number of a statement, so that a selection survives a refresh."""
    with database.told(desk.path):
        return rows.number_of(desk.database, Input, id)


@dataclass(frozen=True, slots=True)
class Tally:
    """What the head of the page says: all inputs, those not assessed, those without disposition."""

    total: int
    unassessed: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted over all statements of a procurement."""

    tally: Tally
    themes: Mapping[str, int]
    """Each theme with how many statements carry it, most used first."""


def more_than(desk: Desk, procurement: UUID, many: int) -> bool:
    """Whether there are so many that they are counted in a worker; reads no more than that."""
    with database.told(desk.path):
        sql = "SELECT 1 FROM input WHERE procurement = ? AND deleted = 0 LIMIT 1 OFFSET ?"
        found = desk.database.conn.execute(sql, [procurement.bytes, many]).fetchone()
    return found is not None


def figures(desk: Desk, procurement: UUID) -> Figures:
    with database.told(desk.path):
        return _figures(desk.database, procurement)


def figures_beside(path: Path, procurement: UUID) -> Figures:
    """On a reading connection of the calling thread: for a worker."""
    with database.told(path):
        db = database.connect(path, Mode.READ)
        try:
            return _figures(db, procurement)
        finally:
            db.close()


def themes_of(desk: Desk, procurement: UUID) -> Mapping[str, int]:
    """Each theme with how many statements carry it, most used first."""
    with database.told(desk.path):
        return _themes(desk.database, procurement)


def tally(desk: Desk, procurement: UUID) -> Tally:
    with database.told(desk.path):
        return _tally(desk.database, procurement)


def _figures(db: Database, procurement: UUID) -> Figures:
    return Figures(_tally(db, procurement), _themes(db, procurement))


def _themes(db: Database, procurement: UUID) -> Mapping[str, int]:
    found = db.conn.execute(
        "SELECT themes, count(*) FROM input WHERE procurement = ? AND deleted = 0"
        " AND themes != '' GROUP BY themes",
        [procurement.bytes],
    ).fetchall()
    counted: Counter[str] = Counter()
    for text, many in found:
        for theme in json.loads(text):
            counted[theme] += many
    return dict(counted.most_common())


def _tally(db: Database, procurement: UUID) -> Tally:
    row = db.conn.execute(
        "SELECT count(*), coalesce(sum(secrecy = 'unassessed'), 0),"
        " coalesce(sum(disposition IS NULL), 0)"
        " FROM input WHERE procurement = ? AND deleted = 0 AND kind = 'input'",
        [procurement.bytes],
    ).fetchone()
    return Tally(int(row[0]), int(row[1]), int(row[2]))
