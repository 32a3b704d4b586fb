"""Lawful purging: what was taken away is in no row, no journal value and no free page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlite_utils import Database

from lupdesk.domain.things import Thing
from lupdesk.store.database import checkpoint, rebuild_index
from lupdesk.store.journal import ActWriter
from lupdesk.store.rows import TABLES, Value, column

_TELLING: Final = 12
"""Letters from which on a text is looked for inside other texts; shorter ones only as a whole."""


def fields(
    db: Database, writer: ActWriter, thing: type[Thing], id: UUID, names: Sequence[str]
) -> None:
    """Empty fields of a row and drop all their lines in the journal but this act's.

    The act's own lines stay, so that the emptiness wins over an older value from another replica.
    """
    table = TABLES[thing]
    numbers = [writer.number_of(table, name) for name in names]
    marks = ", ".join("?" * len(numbers))
    db.conn.execute(
        f"DELETE FROM change WHERE row = ? AND field IN ({marks})", [id.bytes, *numbers]
    )
    empty: dict[str, Value] = {name: column(thing, name).default for name in names}
    assignments = ", ".join(f'"{name}" = ?' for name in empty)
    db.conn.execute(f'UPDATE "{table}" SET {assignments} WHERE id = ?', [*empty.values(), id.bytes])
    writer.note(table, id.bytes, empty)


def values_ever(db: Database, thing: type[Thing], id: UUID, names: Sequence[str]) -> set[str]:
    """Every text that these fields hold or held."""
    marks = ", ".join("?" * len(names))
    found = db.conn.execute(
        "SELECT f.name, c.value FROM change c JOIN field f ON f.n = c.field"
        f" WHERE c.row = ? AND f.thing = ? AND f.name IN ({marks})",
        [id.bytes, TABLES[thing], *names],
    ).fetchall()
    return {text for name, value in found if value for text in _texts(thing, name, value)}


def _texts(thing: type[Thing], name: str, value: Value) -> Sequence[str]:
    """What is stored of a list is not how its texts stand elsewhere."""
    plain = column(thing, name).decode(value)
    return plain if isinstance(plain, tuple) else (str(plain),)


def holds(text: str, forbidden: Iterable[str]) -> bool:
    """Whether a text is, or holds, one of the purged ones."""
    return any(one == text or (len(one) >= _TELLING and one in text) for one in forbidden)


@dataclass(frozen=True, slots=True)
class Trace:
    """A field of another row, now or in its history, that holds a purged text."""

    table: str
    row: UUID
    field: str


def traces(db: Database, forbidden: Sequence[str]) -> list[Trace]:
    """Where else the purged texts stand word for word. Reads the whole journal."""
    telling = [one for one in forbidden if len(one) >= _TELLING]
    if not telling:
        return []
    clause = " OR ".join("instr(c.value, ?) > 0" for _ in telling)
    found = db.conn.execute(
        "SELECT DISTINCT f.thing, c.row, f.name FROM change c JOIN field f ON f.n = c.field"
        f" WHERE typeof(c.value) = 'text' AND ({clause})",
        telling,
    ).fetchall()
    return [Trace(table, UUID(bytes=row), name) for table, row, name in found]


def frozen_texts(db: Database) -> list[tuple[UUID, dict[int, str]]]:
    """For each minutes that were ever approved: their content by the act that froze it."""
    found: dict[bytes, dict[int, str]] = {}
    lines = db.conn.execute(
        "SELECT c.row, c.act, c.value FROM change c JOIN field f ON f.n = c.field"
        " WHERE f.thing = 'minutes' AND f.name = 'frozen' AND c.value <> ''"
        " AND c.row IN (SELECT id FROM minutes)"
    ).fetchall()
    for row, act, text in lines:
        found.setdefault(row, {})[act] = text
    return [(UUID(bytes=row), texts) for row, texts in found.items()]


def rewrite_frozen(db: Database, minutes: UUID, texts: Mapping[int, str]) -> None:
    """Put blanked content in the place of the old in the journal, act by act."""
    db.conn.executemany(
        "UPDATE change SET value = ? WHERE row = ? AND act = ?"
        " AND field = (SELECT n FROM field WHERE thing = 'minutes' AND name = 'frozen')",
        [(text, minutes.bytes, act) for act, text in texts.items()],
    )


def exists(db: Database, thing: type[Thing], id: UUID) -> bool:
    """Whether there is such a row, removed or not."""
    sql = f'SELECT 1 FROM "{TABLES[thing]}" WHERE id = ?'
    return db.conn.execute(sql, [id.bytes]).fetchone() is not None


def meeting_of(db: Database, input: UUID) -> UUID | None:
    (meeting,) = db.conn.execute("SELECT meeting FROM input WHERE id = ?", [input.bytes]).fetchone()
    return None if meeting is None else UUID(bytes=meeting)


def content_of(db: Database, file: UUID) -> str | None:
    """The checksum of a kept file, removed or not; None where there never was such a file."""
    sql = "SELECT content FROM attachment WHERE id = ?"
    found = db.conn.execute(sql, [file.bytes]).fetchone()
    return None if found is None else str(found[0])


def files_with(db: Database, digest: str) -> list[UUID]:
    """Every kept file with these bytes, removed or not."""
    sql = "SELECT id FROM attachment WHERE content = ?"
    return [UUID(bytes=id) for (id,) in db.conn.execute(sql, [digest]).fetchall()]


def has_content(db: Database, digest: str) -> bool:
    sql = "SELECT 1 FROM content WHERE sha256 = ?"
    return db.conn.execute(sql, [digest]).fetchone() is not None


def drop_drafts(db: Database, forbidden: Sequence[str]) -> int:
    """Remove half-typed lines that hold a purged text; how many."""
    found = db.conn.execute("SELECT meeting, text FROM draft").fetchall()
    gone = [meeting for meeting, text in found if holds(text, forbidden)]
    db.conn.executemany("DELETE FROM draft WHERE meeting = ?", [(one,) for one in gone])
    return len(gone)


def drop_content(db: Database, digest: str) -> None:
    db.conn.execute("DELETE FROM content WHERE sha256 = ?", [digest])


def scrub(db: Database) -> bool:
    """After the act's commit: no old term in the search index, no old bytes in free pages or in
    the WAL. False where a reader elsewhere still holds the WAL; the close then empties it.

    ``secure_delete`` clears what is deleted, but not copies that SQLite left behind when it
    moved rows between pages, nor old terms that separate the index's pages.
    """
    rebuild_index(db)
    db.conn.execute("VACUUM")
    return checkpoint(db)
