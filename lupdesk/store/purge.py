"""Lawful purging: what was taken away is in no row, no journal value and no free page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from lupdesk.domain.acts import Act
from lupdesk.domain.freezing import checksum
from lupdesk.domain.things import Thing
from lupdesk.store import half_typed, replica
from lupdesk.store.database import checkpoint, rebuild_index
from lupdesk.store.journal import ActWriter
from lupdesk.store.rows import TABLES, Value, column

_ZONE: Final = ZoneInfo("Europe/Oslo")
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
    _forget_untouched(db, id.bytes)
    empty: dict[str, Value] = {name: column(thing, name).default for name in names}
    assignments = ", ".join(f'"{name}" = ?' for name in empty)
    db.conn.execute(f'UPDATE "{table}" SET {assignments} WHERE id = ?', [*empty.values(), id.bytes])
    writer.note(table, id.bytes, empty)


TABLES_OF: Final[Mapping[str, frozenset[str]]] = {
    Act.PURGE_INPUT.code: frozenset({"input"}),
    Act.PURGE_FILE.code: frozenset({"attachment"}),
    Act.PURGE_RESULT.code: frozenset(
        {"insight", "lesson", "measure", "measurement", "requirement", "risk", "target"}
    ),
}
"""Of each act that purges the tables whose fields it empties for ever."""
_PURGING: Final = ", ".join(f"'{code}'" for code in TABLES_OF)
_INDEXED: Final = "'purge-input', 'purge-file'"
"""As the index of format 4 has them, which finds no other list."""


_NO_PROSE: Final = frozenset(
    {
        "baseline",
        "claim_reason",
        "instrument",
        "owner",
        "speaker",
        "stakeholder",
        "target",
        "theme",
        "unit",
        "value",
    }
)


def is_prose(name: str) -> bool:
    """Whether a field says something that is told nowhere else but by repeating it. Names of people
    and themes, units, codes, figures, and the usual grounds of a claim stand in many innocent things.
    """
    return name not in _NO_PROSE


def lines_for_ever(db: Database) -> set[tuple[bytes, int]]:
    """Row and field of everything that was purged: nothing may stand there again."""
    found = [
        line
        for kinds in (_INDEXED, f"'{Act.PURGE_RESULT.code}'")
        for line in db.conn.execute(
            "SELECT c.row, c.field, a.kind, f.thing FROM act a"
            " JOIN touched t ON t.act = a.n JOIN change c ON c.row = t.row AND c.act = a.n"
            " JOIN field f ON f.n = c.field"
            f" WHERE a.kind IN ({kinds}) AND f.name <> 'deleted'"
        ).fetchall()
    ]
    return {(row, field) for row, field, kind, table in found if table in TABLES_OF[kind]}


def drop_lines(db: Database, row: bytes, field: int) -> list[Value]:
    """Drop every line of a purged field but the purges' own, whenever it was written; their values."""
    others = (
        "FROM change WHERE row = ? AND field = ?"
        f" AND act NOT IN (SELECT n FROM act WHERE n = act AND kind IN ({_PURGING}))"
    )
    found = db.conn.execute(f"SELECT value {others}", [row, field]).fetchall()
    db.conn.execute(f"DELETE {others}", [row, field])
    _forget_untouched(db, row)
    return [value for (value,) in found]


def _forget_untouched(db: Database, row: bytes) -> None:
    db.conn.execute(
        "DELETE FROM touched WHERE row = ? AND act IN (SELECT t.act FROM touched t WHERE t.row = ?"
        " EXCEPT SELECT c.act FROM change c WHERE c.row = ?)",
        [row, row, row],
    )


def notes_of_purges(db: Database) -> dict[UUID, dict[str, str]]:
    """What approved minutes say in the place of each purged statement: when and why, by the
    earliest purge where there were several, so that it is the same on every laptop.
    """
    told = replica.story_day(db)
    found = db.conn.execute(
        "SELECT c.row, a.wall, a.reason FROM act a JOIN replica r ON r.n = a.replica"
        " JOIN touched t ON t.act = a.n JOIN change c ON c.row = t.row AND c.act = a.n"
        " JOIN field f ON f.n = c.field"
        f" WHERE a.kind IN ({_INDEXED}) AND f.thing = 'input' AND f.name = 'text'"
        " ORDER BY a.clock DESC, r.id DESC"
    ).fetchall()
    notes = {}
    for row, wall, reason in found:
        day = datetime.fromtimestamp(wall / 1000, _ZONE).date()
        on = day if told is None else max(day, told)
        notes[UUID(bytes=row)] = {"on": on.isoformat(), "reason": reason}
    return notes


def values_ever(db: Database, thing: type[Thing], id: UUID, names: Sequence[str]) -> set[str]:
    """Every text that these fields hold or held."""
    marks = ", ".join("?" * len(names))
    found = db.conn.execute(
        "SELECT f.name, c.value FROM change c JOIN field f ON f.n = c.field"
        f" WHERE c.row = ? AND f.thing = ? AND f.name IN ({marks})",
        [id.bytes, TABLES[thing], *names],
    ).fetchall()
    return {text for name, value in found if value for text in texts_in(thing, name, value)}


def texts_in(thing: type[Thing], name: str, value: Value) -> Sequence[str]:
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
    """Put blanked content, and its checksum, in the place of the old in the journal, act by act."""
    for name, value_of in (("frozen", str), ("sha256", checksum)):
        db.conn.executemany(
            "UPDATE change SET value = ? WHERE row = ? AND act = ?"
            " AND field = (SELECT n FROM field WHERE thing = 'minutes' AND name = ?)",
            [(value_of(text), minutes.bytes, act, name) for act, text in texts.items()],
        )


def stand_blanked(db: Database, minutes: UUID, frozen: str) -> None:
    """The row as its rewritten lines say. No line of its own: a purge moves no minutes."""
    db.conn.execute(
        "UPDATE minutes SET frozen = ?, sha256 = ? WHERE id = ?",
        [frozen, checksum(frozen), minutes.bytes],
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
    """Take every half-typed text that holds a purged one out of the drafts; how many. What else was
    being typed stays.
    """
    dropped = 0
    for meeting, kept in db.conn.execute("SELECT meeting, text FROM draft").fetchall():
        left, gone = half_typed.without(kept, lambda text: holds(text, forbidden))
        dropped += gone
        if gone and left:
            db.conn.execute("UPDATE draft SET text = ? WHERE meeting = ?", [left, meeting])
        elif gone:
            db.conn.execute("DELETE FROM draft WHERE meeting = ?", [meeting])
    return dropped


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
