"""Rows made anew from the journal after a join: of each field the line that stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from sqlite_utils import Database

from lupdesk.domain.freezing import without
from lupdesk.domain.minutes import coherent
from lupdesk.store import database, purge
from lupdesk.store.parcel_content import KEPT_FILES
from lupdesk.store.rows import THINGS, Value

Pair = tuple[bytes, int]
"""A row and the number of a field."""
_ROWS: Final = 4000
"""Rows that are written at a time."""


class Rebuilding:
    """For the length of one join, within its transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._first = int(db.conn.execute("SELECT coalesce(max(n), 0) FROM act").fetchone()[0]) + 1
        self._names = {
            number: (thing, name)
            for number, thing, name in db.conn.execute("SELECT n, thing, name FROM field")
        }
        self._numbers = {names: number for number, names in self._names.items()}
        self._forced: set[Pair] = set()
        self._digests: set[str] = set()
        self._there: set[bytes] = set()
        """Rows of which an older line tells that they were here, for the rows now in hand."""
        database.aside(db, "arrived", "row BLOB, field INTEGER, PRIMARY KEY (row, field)")

    def arrived(self, pairs: Iterable[Pair]) -> None:
        self._db.conn.executemany("INSERT OR IGNORE INTO temp.arrived VALUES (?, ?)", pairs)

    def tidy(self) -> None:
        self._db.conn.execute("DELETE FROM temp.arrived")

    # -- what was purged ------------------------------------------------------------------------

    def purge(self, pairs: Set[Pair]) -> None:
        """Drop every line of these fields but the purges' own, whichever clock it has."""
        if not pairs:
            return
        dropped = {
            (field, value)
            for row, field in sorted(pairs)
            for value in purge.drop_lines(self._db, row, field)
            if isinstance(value, str) and value
        }
        prose = {
            text
            for field, value in dropped
            if purge.is_prose(self._names[field][1])
            for text in self._texts(field, value)
        }
        purge.drop_drafts(self._db, sorted(prose))
        self._digests |= {value for _, value in dropped}
        self._force(pairs)

    def _texts(self, field: int, value: str) -> Sequence[str]:
        table, name = self._names[field]
        try:
            return purge.texts_in(THINGS[table], name, value)
        except (ValueError, TypeError, KeyError):  # a damaged value is looked for as it is
            return (value,)

    def _force(self, pairs: Iterable[Pair]) -> None:
        found = set(pairs)
        self._forced |= found
        self.arrived(found)

    def blank_minutes(self, anew: bool) -> None:
        """Take purged statements out of approved minutes: out of all where a purge has arrived, else
        out of those that have arrived themselves.
        """
        notes = purge.notes_of_purges(self._db)
        if not notes:
            return
        frozen, sha256 = self._numbers["minutes", "frozen"], self._numbers["minutes", "sha256"]
        where = "" if anew else " AND c.act >= :first"
        found = self._db.conn.execute(
            f"SELECT c.row, c.act, c.value FROM change c WHERE c.field = :frozen{where}"
            " AND c.value <> ''",
            {"frozen": frozen, "first": self._first},
        ).fetchall()
        for row, act, text in found:
            clean = text
            for id, note in notes.items():
                if id.hex in clean:
                    clean = without(clean, id, note)
            if clean != text:
                purge.rewrite_frozen(self._db, UUID(bytes=row), {act: clean})
                self._force([(row, frozen), (row, sha256)])

    # -- rows -----------------------------------------------------------------------------------

    def rows(self, watch: Callable[[int], None]) -> tuple[int, set[str]]:
        """Write what stands now; how many rows, and of which tables."""
        written, tables = 0, set[str]()
        waiting: dict[str, dict[bytes, dict[str, Value]]] = defaultdict(dict)
        for row, values in self._standing():
            table = values.pop("")
            waiting[str(table)][row] = values
            tables.add(str(table))
            written += 1
            if written % _ROWS == 0:
                self._put(waiting)
                waiting.clear()
                self._there.clear()
                watch(written)
        self._put(waiting)
        if "minutes" in tables:
            self._hold_together()
        return written, tables

    def _standing(self) -> Iterator[tuple[bytes, dict[str, Value]]]:
        """Of each row that changed the values that stand, and under ``""`` its table."""
        cursor = self._db.conn.execute(
            "SELECT c.row, c.field, c.act, c.value FROM temp.arrived p"
            " CROSS JOIN change c ON c.row = p.row AND c.field = p.field"
            " CROSS JOIN act a ON a.n = c.act CROSS JOIN replica r ON r.n = a.replica"
            " ORDER BY c.row, c.field, a.clock, r.id"
        )
        first, names, forced = self._first, self._names, self._forced
        for row, lines in groupby(cursor, key=_row_of):
            last: dict[int, tuple[int, Value]] = {}
            for _, field, act, value in lines:
                last[field] = (act, value)
                if act < first:
                    self._there.add(row)
            values: dict[str, Value] = {}
            for field, (act, value) in last.items():
                if act >= first or (row, field) in forced:
                    values[""], values[names[field][1]] = names[field][0], value
            if values:
                yield row, values

    def _put(self, waiting: Mapping[str, Mapping[bytes, Mapping[str, Value]]]) -> None:
        for table, found in waiting.items():
            asked = [row for row in found if row not in self._there]
            marks = ", ".join("?" * len(asked))
            sql = f'SELECT id FROM "{table}" WHERE id IN ({marks})'
            there = self._there | {bytes(id) for (id,) in self._db.conn.execute(sql, asked)}
            for names, rows in _alike(found, there, new=True).items():
                listed = ", ".join(f'"{name}"' for name in (*names, "id"))
                marks = ", ".join("?" * (len(names) + 1))
                self._many(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', rows)
            for names, rows in _alike(found, there, new=False).items():
                assigned = ", ".join(f'"{name}" = ?' for name in names)
                self._many(f'UPDATE "{table}" SET {assigned} WHERE id = ?', rows)

    def _many(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        self._db.conn.executemany(sql, rows)

    def _hold_together(self) -> None:
        """Minutes that two files of an older format moved apart must not contradict themselves."""
        found = self._db.conn.execute(
            "SELECT id, state, frozen, sha256 FROM minutes"
            " WHERE id IN (SELECT row FROM temp.arrived) AND frozen <> ''"
        ).fetchall()
        self._db.conn.executemany(
            "UPDATE minutes SET frozen = ?, sha256 = ? WHERE id = ?",
            [(*coherent(state, frozen, sha256), id) for id, state, frozen, sha256 in found],
        )

    # -- kept files -----------------------------------------------------------------------------

    def contents(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Keep the bytes that a line of the journal still names, and no others."""
        for digest, data in files:
            if self._is_named(digest):
                self._db.conn.execute(
                    "INSERT OR IGNORE INTO content (sha256, bytes) VALUES (?, ?)", [digest, data]
                )
        for digest in self._digests:
            if not self._is_named(digest):
                purge.drop_content(self._db, digest)

    def _is_named(self, digest: str) -> bool:
        fields = [self._numbers[names] for names in KEPT_FILES]
        marks = ", ".join("?" * len(fields))
        sql = f"SELECT 1 FROM change WHERE field IN ({marks}) AND value = ? LIMIT 1"
        return self._db.conn.execute(sql, [*fields, digest]).fetchone() is not None


def _row_of(line: Sequence[Any]) -> bytes:
    return bytes(line[0])


def _alike(
    found: Mapping[bytes, Mapping[str, Value]], there: Set[bytes], *, new: bool
) -> dict[tuple[str, ...], list[tuple[Value, ...]]]:
    """The rows by the names of their fields, so that each sort is one statement."""
    groups: dict[tuple[str, ...], list[tuple[Value, ...]]] = defaultdict(list)
    for row, values in found.items():
        if (row not in there) is new:
            groups[tuple(values)].append((*values.values(), row))
    return groups
