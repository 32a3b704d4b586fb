"""What stops innovation in all procurements of the desk, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from lupdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Voiced:
    """A barrier as one supplier, or nobody in particular, has named it in one procurement."""

    barrier: str
    """Empty where nobody has said which kind it is."""
    procurement: UUID
    supplier: UUID | None
    statements: int


@dataclass(frozen=True, slots=True)
class Met:
    """A measure that rests on a statement of a barrier, itself or by a finding or a risk."""

    barrier: str
    procurement: UUID
    id: UUID
    title: str
    instrument: str
    state: str


_HELD: Final = """(i.type = 'BAR' OR i.barrier IS NOT NULL) AND i.kind = 'input'
    AND i.withdrawn_on IS NULL AND i.deleted = 0"""
"""As its index says it: nothing of the statements themselves is read."""
_VOICED: Final = f"""SELECT coalesce(i.barrier, ''), i.procurement, i.supplier, count(*)
    FROM input i JOIN procurement p ON p.id = i.procurement AND p.deleted = 0
    WHERE {_HELD} GROUP BY i.barrier, i.procurement, i.supplier"""
_MET: Final = f"""WITH held AS MATERIALIZED (
        SELECT i.id, coalesce(i.barrier, '') AS barrier
        FROM input i JOIN procurement p ON p.id = i.procurement AND p.deleted = 0
        WHERE {_HELD}),
    resting AS (
        SELECT held.barrier, t.of FROM held JOIN tie t ON t.basis = held.id AND t.deleted = 0),
    further AS (
        SELECT * FROM resting
        UNION SELECT r.barrier, t.of FROM resting r
            JOIN tie t ON t.basis = r.of AND t.deleted = 0)
    SELECT DISTINCT f.barrier, m.procurement, m.id, m.title, m.instrument, m.state
    FROM further f JOIN measure m ON m.id = f.of AND m.deleted = 0 ORDER BY m.id"""


def voiced(db: Database) -> list[Voiced]:
    """What was withdrawn is no longer said."""
    return [
        Voiced(barrier, UUID(bytes=of), UUID(bytes=firm) if firm else None, count)
        for barrier, of, firm, count in db.conn.execute(_VOICED).fetchall()
    ]


def met(db: Database) -> list[Met]:
    return [
        Met(barrier, UUID(bytes=of), UUID(bytes=id), title, instrument, state)
        for barrier, of, id, title, instrument, state in db.conn.execute(_MET).fetchall()
    ]
