"""The line that is being typed: one overwritten row per meeting, outside journal and search."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlite_utils import Database

from lupdesk.store.rows import instant, instant_text


@dataclass(frozen=True, slots=True)
class Draft:
    text: str
    at: datetime


def save(db: Database, meeting: UUID, text: str, at: datetime) -> None:
    db.conn.execute(
        "INSERT INTO draft (meeting, text, at) VALUES (?, ?, ?)"
        " ON CONFLICT (meeting) DO UPDATE SET text = excluded.text, at = excluded.at",
        [meeting.bytes, text, instant_text(at)],
    )


def read(db: Database, meeting: UUID) -> Draft | None:
    row = db.conn.execute(
        "SELECT text, at FROM draft WHERE meeting = ?", [meeting.bytes]
    ).fetchone()
    return None if row is None else Draft(str(row[0]), instant(row[1]))


def clear(db: Database, meeting: UUID) -> None:
    db.conn.execute("DELETE FROM draft WHERE meeting = ?", [meeting.bytes])
