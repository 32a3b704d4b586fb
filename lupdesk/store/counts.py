"""Counts over the statements of a procurement, made in SQL: nothing is read but what is counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from lupdesk.store.database import Database

_OF: Final = "FROM input WHERE procurement = ? AND deleted = 0"


@dataclass(frozen=True, slots=True)
class Tally:
    """What the head of the table says: all inputs, those not assessed, those without disposition."""

    total: int
    unassessed: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for somebody: inputs not assessed, minutes with remarks, actions and measures past
    their day.
    """

    unassessed: int
    remarked: int
    late: int
    late_measures: int = 0


def next_number(db: Database, procurement: UUID) -> int:
    row = db.conn.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM input WHERE procurement = ?", [procurement.bytes]
    ).fetchone()
    return int(row[0])


def sharing_numbers(db: Database) -> list[tuple[UUID, UUID, int, bool]]:
    """Statements that bear a number that another of the same procurement has: id, procurement,
    number, and whether they stand in minutes that went out. Those that did stand first, then the
    oldest.
    """
    found = db.conn.execute(
        """SELECT i.id, i.procurement, i.number, EXISTS (
               SELECT 1 FROM minutes m WHERE m.meeting = i.meeting AND m.deleted = 0
               AND m.state <> 'draft') AS out
           FROM input i JOIN (
               SELECT procurement, number FROM input WHERE deleted = 0 AND number > 0
               GROUP BY procurement, number HAVING count(*) > 1) d
           ON d.procurement = i.procurement AND d.number = i.number
           WHERE i.deleted = 0 ORDER BY i.procurement, i.number, out DESC, i.id"""
    ).fetchall()
    return [(UUID(bytes=a), UUID(bytes=b), number, bool(out)) for a, b, number, out in found]


def in_approved_minutes(db: Database, input: UUID) -> bool:
    found = db.conn.execute(
        "SELECT 1 FROM input i JOIN minutes m ON m.meeting = i.meeting"
        " WHERE i.id = ? AND m.deleted = 0 AND m.state = 'approved'",
        [input.bytes],
    ).fetchone()
    return found is not None


def in_published_answers(db: Database, answer: UUID) -> bool:
    found = db.conn.execute(
        "SELECT 1 FROM answer a JOIN publication p ON p.id = a.publication"
        " WHERE a.id = ? AND p.deleted = 0 AND p.published_at IS NOT NULL",
        [answer.bytes],
    ).fetchone()
    return found is not None


def more_than(db: Database, procurement: UUID, many: int) -> bool:
    """Whether there are more statements than that; reads no further."""
    sql = f"SELECT 1 {_OF} LIMIT 1 OFFSET ?"
    return db.conn.execute(sql, [procurement.bytes, many]).fetchone() is not None


def more_barriers_than(db: Database, procurement: UUID, many: int) -> bool:
    """Whether so many statements are barriers; of an index alone, and no further."""
    found = db.conn.execute(
        "SELECT 1 FROM input INDEXED BY input_barrier"
        " WHERE (type = 'BAR' OR barrier IS NOT NULL) AND kind = 'input'"
        " AND withdrawn_on IS NULL AND deleted = 0 AND procurement = ? LIMIT 1 OFFSET ?",
        [procurement.bytes, many],
    )
    return found.fetchone() is not None


def tally(db: Database, procurement: UUID) -> Tally:
    row = db.conn.execute(
        "SELECT count(*), coalesce(sum(secrecy = 'unassessed'), 0),"
        f" coalesce(sum(disposition IS NULL), 0) {_OF} AND kind = 'input'",
        [procurement.bytes],
    ).fetchone()
    return Tally(*(int(one) for one in row))


def themes(db: Database, procurement: UUID) -> Mapping[str, int]:
    """Each theme with how many statements carry it, most used first."""
    found = db.conn.execute(
        f"SELECT themes, count(*) {_OF} AND themes != '' GROUP BY themes", [procurement.bytes]
    ).fetchall()
    counted: Counter[str] = Counter()
    for text, many in found:
        for theme in json.loads(text):
            counted[theme] += many
    return dict(counted.most_common())


def joined(db: Database, procurement: UUID) -> list[UUID]:
    """Statements that are joined with another: those that point, and those pointed at."""
    found = db.conn.execute(
        """SELECT id FROM input INDEXED BY input_same_as WHERE same_as IS NOT NULL AND procurement = :of AND deleted = 0
           UNION SELECT i.id FROM input i JOIN input s INDEXED BY input_same_as ON s.same_as = i.id
           WHERE s.same_as IS NOT NULL AND s.procurement = :of AND s.deleted = 0 AND i.deleted = 0""",
        {"of": procurement.bytes},
    ).fetchall()
    return [UUID(bytes=id) for (id,) in found]


def waiting(db: Database, procurement: UUID, today: date) -> Waiting:
    row = db.conn.execute(
        f"""SELECT
            (SELECT count(*) {_OF} AND kind = 'input' AND secrecy = 'unassessed'),
            (SELECT count(*) FROM minutes m JOIN meeting t ON t.id = m.meeting
             WHERE t.procurement = ? AND t.deleted = 0 AND m.deleted = 0
               AND m.response = 'remarked' AND m.state = 'in-review'),
            (SELECT count(*) {_OF} AND kind = 'action' AND done_on IS NULL AND due < ?),
            (SELECT count(*) FROM measure WHERE procurement = ? AND deleted = 0
               AND state NOT IN ('done', 'dropped') AND due < ?)""",
        [procurement.bytes] * 3 + [today.isoformat(), procurement.bytes, today.isoformat()],
    ).fetchone()
    return Waiting(*(int(one) for one in row))


@dataclass(frozen=True, slots=True)
class Heard:
    """Statements of the market."""

    total: int = 0
    unanswered: int = 0
    """Without a disposition, or without its reason."""
    written: int = 0
    unassessed: int = 0
    """Of those in writing."""
    voiced: int = 0
    """Barriers and opportunities."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """Of one phase, by whose side it is; a statement of both sides counts on each."""

    buyer_barriers: int = 0
    supplier_barriers: int = 0
    buyer_opportunities: int = 0
    supplier_opportunities: int = 0


def heard(db: Database, procurement: UUID, written: Sequence[UUID]) -> Heard:
    """In one go through the statements; ``written`` are the rounds in writing."""
    rounds = f"coalesce(meeting IN ({', '.join('?' * len(written))}), 0)" if written else "0"
    ids = [one.bytes for one in written]
    row = db.conn.execute(
        f"SELECT count(*), sum(disposition IS NULL OR trim(disposition_reason) = ''),"
        f" sum({rounds}), sum({rounds} AND secrecy = 'unassessed'),"
        f" sum(coalesce(type, '') IN ('BAR', 'OPP')) {_OF} AND kind = 'input'",
        [*ids, *ids, procurement.bytes],
    ).fetchone()
    return Heard(*(int(one or 0) for one in row))


def voiced(db: Database, procurement: UUID) -> Mapping[int, Voiced]:
    """Barriers and opportunities by phase. Where no side is set it is that of who speaks. Grouped
    by all that tells them apart, which is little, and sorted out here.
    """
    side = "coalesce(side, CASE WHEN supplier IS NULL THEN 'buyer' ELSE 'supplier' END)"
    found = db.conn.execute(
        f"SELECT phase, type, {side} AS of, count(*) {_OF} AND kind = 'input'"
        " AND phase IS NOT NULL AND type IN ('BAR', 'OPP') GROUP BY phase, type, of",
        [procurement.bytes],
    ).fetchall()
    counted: Counter[tuple[int, str, str]] = Counter()
    for phase, type, of, many in found:
        for one in ("buyer", "supplier") if of == "both" else (of,):
            counted[phase, type, one] += many
    return {
        phase: Voiced(
            *(counted[phase, type, of] for type in ("BAR", "OPP") for of in ("buyer", "supplier"))
        )
        for phase in {one[0] for one in found}
    }
