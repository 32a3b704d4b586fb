"""The journal: every act with its changes, in the transaction that changes the rows.

One line in ``act`` (kind, author, replica, hybrid logical clock, wall clock), one line in
``change`` per field, one in ``touched`` per row of the act. A clock is the wall clock's
milliseconds shifted by 16 bits plus a counter, never less than any clock already in the desk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlite_utils import Database

from lupdesk.domain.things import Minutes, Thing
from lupdesk.store.rows import DELETED, TABLES, THINGS, Value, column, columns

DONE: Final = 0
UNDONE: Final = 1
REDONE: Final = 2

Fields = dict[tuple[str, str], int]

MOVED_WHOLE: Final = {
    "minutes": tuple(c.name for c in columns(Minutes) if c.name not in ("id", "meeting"))
}
"""Tables whose rows are moved as one: each change is a line for every field, so that two laptops
that move the same minutes do not make a third thing of them.
"""


@dataclass(frozen=True, slots=True)
class ActLine:
    """Who does what, when: ``wall`` in milliseconds since 1970."""

    kind: str
    author: str
    replica: int
    wall: int
    way: int = DONE
    reverts: int | None = None
    reason: str = ""


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """One writing transaction; rolled back whole when the body or the commit raises."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
    finally:
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")


def read_fields(db: Database) -> Fields:
    """The number of each field of each table in this desk."""
    return {(row[1], row[2]): row[0] for row in db.execute("SELECT n, thing, name FROM field")}


def next_clock(db: Database, wall: int) -> int:
    """Later than every clock in the desk, also when the wall clock was set back."""
    return max(wall << 16, newest_clock(db) + 1)


def newest_clock(db: Database) -> int:
    """The clock of the newest act, 0 in an empty journal."""
    return int(db.conn.execute("SELECT max(clock) FROM act").fetchone()[0] or 0)


def latest_row(db: Database) -> bytes:
    """The largest id of all that the journal tells of; empty in an empty journal."""
    return bytes(db.conn.execute("SELECT max(row) FROM change").fetchone()[0] or b"")


class ActWriter:
    """Writes rows and their journal lines inside an open transaction. Made by ``begin``."""

    def __init__(self, db: Database, fields: Fields, line: ActLine, number: int) -> None:
        self._db = db
        self._fields = fields
        self.line = line
        self.number = number
        self.tables: set[str] = set()
        self._touched: set[bytes] = set()

    def add(self, thing: type[Thing], id: UUID, values: Mapping[str, Any]) -> None:
        """A new row. Fields that say no more than the default are left to it."""
        table = TABLES[thing]
        stored: dict[str, Value] = {}
        for name, value in values.items():
            known = column(thing, name)
            encoded = known.encode(value)
            if encoded != known.default or known.required:
                stored[name] = encoded
        names = ", ".join(f'"{name}"' for name in ("id", *stored))
        marks = ", ".join("?" * (len(stored) + 1))
        self._db.conn.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',
            [id.bytes, *stored.values()],
        )
        self.note(table, id.bytes, {**stored, DELETED: 0})

    def set(self, thing: type[Thing], id: UUID, values: Mapping[str, Any]) -> bool:
        """Write the fields that differ; False where none does. KeyError for a row unknown."""
        stored = {name: column(thing, name).encode(value) for name, value in values.items()}
        return self.set_stored(TABLES[thing], id.bytes, stored)

    def set_stored(self, table: str, row: bytes, stored: Mapping[str, Value]) -> bool:
        listed = ", ".join(f'"{name}"' for name in ("n", *stored))
        before = self._db.conn.execute(
            f'SELECT {listed} FROM "{table}" WHERE id = ?', [row]
        ).fetchone()
        if before is None:
            raise KeyError(f"no row {row.hex()} in {table}")
        changed = {
            name: value
            for (name, value), old in zip(stored.items(), before[1:], strict=True)
            if old != value
        }
        if not changed:
            return False
        assignments = ", ".join(f'"{name}" = ?' for name in changed)
        self._db.conn.execute(
            f'UPDATE "{table}" SET {assignments} WHERE n = ?',
            [*changed.values(), before[0]],
        )
        self.note(table, row, self._moved_with(table, row, changed))
        return True

    def _moved_with(
        self, table: str, row: bytes, changed: Mapping[str, Value]
    ) -> Mapping[str, Value]:
        names = MOVED_WHOLE.get(table, ())
        if not changed.keys() & set(names):
            return changed
        listed = ", ".join(f'"{name}"' for name in names)
        sql = f'SELECT {listed} FROM "{table}" WHERE id = ?'
        values = self._db.conn.execute(sql, [row]).fetchone()
        return {**dict(zip(names, values, strict=True)), **changed}

    def remove(self, thing: type[Thing], id: UUID) -> bool:
        return self.set_stored(TABLES[thing], id.bytes, {DELETED: 1})

    def confirm(self, thing: type[Thing], id: UUID, stored: Mapping[str, Value]) -> None:
        """As ``set``, of stored values, with a line for each field whether it differs or not."""
        table = TABLES[thing]
        self.set_stored(table, id.bytes, stored)
        self.note(table, id.bytes, self._moved_with(table, id.bytes, stored))

    def number_of(self, table: str, name: str) -> int:
        """The number of a field in the journal."""
        return self._fields[table, name]

    def note(self, table: str, row: bytes, stored: Mapping[str, Value]) -> None:
        """The journal's lines for fields of a row that now hold these values."""
        self.tables.add(table)
        if row not in self._touched:
            self._touched.add(row)
            self._db.conn.execute(
                "INSERT INTO touched (act, row) VALUES (?, ?)", [self.number, row]
            )
        self._db.conn.executemany(
            "INSERT OR REPLACE INTO change (row, field, act, value) VALUES (?, ?, ?, ?)",
            [
                (row, self._fields[table, name], self.number, value)
                for name, value in stored.items()
            ],
        )


def begin(db: Database, fields: Fields, line: ActLine) -> ActWriter:
    """Write the act's line; the caller holds the transaction."""
    cursor = db.conn.execute(
        "INSERT INTO act (replica, clock, wall, kind, author, reason, way, reverts)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            line.replica,
            next_clock(db, line.wall),
            line.wall,
            line.kind,
            line.author,
            line.reason,
            line.way,
            line.reverts,
        ],
    )
    return ActWriter(db, fields, line, int(cursor.lastrowid or 0))


def withdraw(db: Database, number: int) -> None:
    """Take back the line of an act that changed nothing."""
    db.conn.execute("DELETE FROM act WHERE n = ?", [number])


def notes(db: Database, kind: str, table: str) -> dict[bytes, str]:
    """By row of the table what stands in the reason of the act of this kind that made it."""
    found = db.conn.execute(
        "SELECT c.row, a.reason FROM change c JOIN act a ON a.n = c.act"
        f" WHERE c.row IN (SELECT id FROM \"{table}\") AND a.kind = ? AND a.reason <> ''"
        " AND c.field = (SELECT n FROM field WHERE thing = ? AND name = ?)",
        [kind, table, DELETED],
    ).fetchall()
    return {bytes(row): str(reason) for row, reason in found}


@dataclass(frozen=True, slots=True)
class StoredChange:
    """One line of a row's history, oldest first; values as stored."""

    wall: int
    author: str
    kind: str
    way: int
    reason: str
    table: str
    field: str
    before: Value
    """None in the act that made the row."""
    after: Value


def history(db: Database, id: UUID) -> list[StoredChange]:
    found = db.conn.execute(
        "SELECT a.n, a.wall, a.author, a.kind, a.way, a.reason, f.thing, f.name, c.value"
        " FROM change c JOIN act a ON a.n = c.act JOIN field f ON f.n = c.field"
        " JOIN replica r ON r.n = a.replica WHERE c.row = ? ORDER BY a.clock, r.id, f.n",
        [id.bytes],
    ).fetchall()
    lines: list[StoredChange] = []
    last: dict[str, Value] = {}
    making = found[0][0] if found else None
    for number, wall, author, kind, way, reason, table, name, value in found:
        unset = None if number == making or name == DELETED else _default(table, name)
        before = last.get(name, unset)
        if name in MOVED_WHOLE.get(table, ()) and before == value:
            continue
        lines.append(StoredChange(wall, author, kind, way, reason, table, name, before, value))
        last[name] = value
    return lines


def _default(table: str, name: str) -> Value:
    return column(THINGS[table], name).default
