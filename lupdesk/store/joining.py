"""The union of two journals, in one transaction: what a parcel holds and this file does not.

Of each field the line with the latest (clock, replica) stands, whatever came first; a purge stands
over all that was ever said. So the order in which parcels are joined does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from lupdesk.problems import Problem
from lupdesk.store import (
    contested,
    database,
    journal,
    knowledge,
    purge,
    purge_review,
    rebuilding,
    replica,
)
from lupdesk.store.journal import ActLine, Fields, immediate
from lupdesk.store.parcel_content import SHARED_VALUES
from lupdesk.store.parcel_file import Head, altered
from lupdesk.store.parcel_lines import Intro, ParcelAct, Reading
from lupdesk.store.rows import Value, fits

Watch = Callable[[int, int], None]
DAY: Final = 24 * 60 * 60 * 1000
_LAST_MOMENT: Final = 253_000_000_000_000
"""Milliseconds: in the year 9987, the last that can be written as a date anywhere on earth."""
_STORED: Final = (str, int, float, bytes, type(None))
_ACTS: Final = ("arrived_act", "unseen_act")
"""Aside: what the parcel brought, and what its maker did not have."""
_BATCH: Final = 20_000
"""Changes between two writes, two looks at *cancel* and two tellings of how far it is."""


@dataclass(frozen=True, slots=True)
class Joiner:
    """Who joins, as which replica; ``wall`` in milliseconds since 1970."""

    kind: str
    author: str
    replica: int
    wall: int


@dataclass(frozen=True, slots=True)
class Joined:
    """What a parcel brought that was not here."""

    acts: int
    changes: int
    rows: int
    tables: frozenset[str]
    contested: int
    """Rows that both sides had changed without knowing of each other."""
    purged: bool
    """Something was purged elsewhere: the file is to be rewritten, so that no old bytes stay."""
    put_back: bool
    """Acts of this very replica were not here: an older file took the desk's place."""


def join(
    db: Database, reading: Reading, head: Head, path: Path, joiner: Joiner, watch: Watch
) -> Joined:
    """Take in a parcel that was opened, whole or not at all. Problem ``parcel-foreign``,
    ``parcel-newer``, ``parcel-gap``, ``parcel-key-changed``, ``parcel-clock-ahead``,
    ``parcel-twin`` or ``parcel-altered``.
    """
    try:
        with immediate(db):
            refuse(db, head, reading.intro, path)
            work = _Work(db, reading, path, joiner)
            work.take_acts(watch)
            return work.finish(head, watch)
    except dbapi2.IntegrityError as error:
        # Signed, but made so that the rows do not hang together.
        raise altered(path) from error


def refuse(db: Database, head: Head, intro: Intro, path: Path) -> None:
    """Whatever can be said before anything is read of the acts."""
    refuse_foreign(db, head, path)
    numbers = {id: n for n, id in knowledge.ids(db).items()}
    sql = "SELECT count(*) FROM act WHERE replica = ? AND clock <= ?"
    for id, (clock, acts) in intro.base.items():
        found = db.conn.execute(sql, [numbers.get(id, -1), clock]).fetchone()[0]
        if found < acts:
            raise Problem("parcel-gap", path=str(path))


def refuse_foreign(db: Database, head: Head, path: Path) -> None:
    """What the head alone says: another desk, a newer program, another key than last time."""
    if head.desk != replica.value(db, "id"):
        raise Problem("parcel-foreign", path=str(path))
    if head.desk_format > int(db.conn.execute("PRAGMA user_version").fetchone()[0]):
        raise Problem("parcel-newer", path=str(path))
    known = key_of(db, head.replica)
    if known and known != head.key.hex():
        raise Problem("parcel-key-changed", path=str(path))


def key_of(db: Database, id: bytes) -> str:
    """The public key with which that replica signed before, in hex; empty for none."""
    found = db.conn.execute("SELECT public_key FROM replica WHERE id = ?", [id]).fetchone()
    return "" if found is None else str(found[0])


class _Work:
    def __init__(self, db: Database, reading: Reading, path: Path, joiner: Joiner) -> None:
        self._db = db
        self._reading = reading
        self._intro = reading.intro
        self._path = path
        self._joiner = joiner
        fields = journal.read_fields(db)
        self._fields = [self._field(fields, *name) for name in self._intro.fields]
        self._names = list(self._intro.fields)
        self._replicas = self._take_replicas()
        self._before = knowledge.held(db)
        self._known = self._known_acts()
        self._next = int(db.conn.execute("SELECT coalesce(max(n), 0) FROM act").fetchone()[0])
        self._purged = purge.lines_for_ever(db)
        self._purging: set[tuple[bytes, int]] = set()
        self._removed: list[tuple[bytes, str]] = []
        self._new: dict[tuple[int, int], int] = {}
        self._acts: list[tuple[object, ...]] = []
        self._touched: list[tuple[int, bytes]] = []
        self._changes: list[tuple[bytes, int, int, Value]] = []
        self._count = 0
        self._put_back = False
        # A desk that tells a story of next year is no further ahead than itself.
        self._latest = max(joiner.wall, journal.newest_clock(db) >> 16) + DAY
        for name in _ACTS:
            database.aside(db, name, "n INTEGER PRIMARY KEY")
        self._rebuilding = rebuilding.Rebuilding(db)

    # -- before the acts --------------------------------------------------------------------------

    def _field(self, fields: Fields, table: str, name: str) -> int:
        try:
            return fields[table, name]
        except KeyError:
            raise altered(self._path) from None

    def _take_replicas(self) -> Mapping[bytes, int]:
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO replica (id, computer, since, first_act) VALUES (?, ?, ?, 1)",
            [(id, one.computer, one.since) for id, one in self._intro.replicas.items()],
        )
        return {id: n for n, id in knowledge.ids(self._db).items()}

    def _known_acts(self) -> dict[tuple[int, int], tuple[int, str]]:
        """Those of the parcel's span that are here already."""
        known = {}
        sql = "SELECT clock, wall, kind FROM act WHERE replica = ? AND clock > ?"
        for id in self._intro.held:
            number = self._replica(id)
            since = self._intro.base.get(id, (-1, 0))[0]
            for clock, wall, kind in self._db.conn.execute(sql, [number, since]):
                known[number, clock] = (wall, kind)
        return known

    def _replica(self, id: bytes) -> int:
        try:
            return self._replicas[id]
        except KeyError:
            raise altered(self._path) from None

    # -- the acts ---------------------------------------------------------------------------------

    def take_acts(self, watch: Watch) -> None:
        read = 0
        total = self._intro.changes
        for act in self._reading.acts():
            read += len(act.changes)
            self._take(act)
            if len(self._changes) >= _BATCH or len(self._acts) >= _BATCH:
                self._write()
                # The second half of the work has no steps that could be counted before.
                watch(min(read, total) // 2, total)
        self._write()
        watch(total // 2, total)

    def _take(self, act: ParcelAct) -> None:
        ahead = max(act.clock >> 16, act.wall)
        if ahead > self._latest:
            raise self._clock_ahead(act.replica, ahead)
        number = self._replica(act.replica)
        known = self._known.get((number, act.clock))
        if known is not None:
            if known != (act.wall, act.kind):
                raise Problem("parcel-twin", path=str(self._path))
            return
        self._put_back |= number == self._joiner.replica
        self._next += 1
        self._new[number, act.clock] = self._next
        self._acts.append(
            (
                self._next,
                number,
                act.clock,
                act.wall,
                act.kind,
                act.author,
                act.reason,
                act.way,
                None if act.reverts is None else self._reverted(number, act.reverts),
            )
        )
        self._take_changes(act)

    def _clock_ahead(self, replica: bytes, wall: int) -> Problem:
        place = self._intro.replicas.get(replica)
        at = datetime.fromtimestamp(min(wall, _LAST_MOMENT) / 1000, UTC)
        return Problem(
            "parcel-clock-ahead",
            path=str(self._path),
            computer=place.computer if place else "?",
            at=at.isoformat("T", "seconds"),
        )

    def _reverted(self, number: int, clock: int) -> int:
        found = self._new.get((number, clock))
        if found is None:
            sql = "SELECT n FROM act WHERE replica = ? AND clock = ?"
            row = self._db.conn.execute(sql, [number, clock]).fetchone()
            if row is None:
                raise altered(self._path)
            found = int(row[0])
        return found

    def _take_changes(self, act: ParcelAct) -> None:
        purged_tables = purge.TABLES_OF.get(act.kind, frozenset())
        before: bytes | None = None
        for row, place, value in act.changes:
            table, name = self._names[place]
            field = self._fields[place]
            if value.__class__ not in _STORED or not fits(table, name, value):
                raise altered(self._path)
            if table in purged_tables and name != "deleted":
                self._purging.add((row, field))
            elif (row, field) in self._purged:
                continue
            self._changes.append((row, field, self._next, value))
            if value == 1 and name == "deleted":
                self._removed.append((row, table))
            if row != before:
                before = row
                self._touched.append((self._next, row))

    def _write(self) -> None:
        execute = self._db.conn.executemany
        execute(
            "INSERT INTO act (n, replica, clock, wall, kind, author, reason, way, reverts)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._acts,
        )
        execute("INSERT INTO temp.arrived_act VALUES (?)", [(one[0],) for one in self._acts])
        self._touched.sort()
        execute("INSERT OR IGNORE INTO touched (act, row) VALUES (?, ?)", self._touched)
        self._changes.sort(key=_place)
        execute("INSERT INTO change (row, field, act, value) VALUES (?, ?, ?, ?)", self._changes)
        self._rebuilding.arrived((row, field) for row, field, _, _ in self._changes)
        self._count += len(self._changes)
        self._acts, self._touched, self._changes = [], [], []

    # -- after the acts ---------------------------------------------------------------------------

    def finish(self, head: Head, watch: Watch) -> Joined:
        db = self._db
        arriving = self._purging - self._purged
        self._rebuilding.purge(self._purging)
        self._rebuilding.blank_minutes(anew=bool(self._purging))
        half, total = self._intro.changes // 2, self._intro.changes
        rows, tables = self._rebuilding.rows(lambda at: watch(min(half + at, total), total))
        purge_review.blank_review(db, purge.notes_of_purges(db).keys())
        self._rebuilding.contents(self._reading.files())
        self._take_values()
        before = self._contested()
        contested.take_in(db, self._intro.contested)
        self._find_contested()
        self._trust(head)
        self._note_knowledge(self._count > 0)
        found = self._contested() - before
        self._rebuilding.tidy()
        for name in _ACTS:
            db.conn.execute(f"DELETE FROM temp.{name}")
        return Joined(
            len(self._new),
            self._count,
            rows,
            frozenset(tables),
            found,
            bool(arriving),
            self._put_back,
        )

    def _contested(self) -> int:
        return int(self._db.conn.execute("SELECT count(*) FROM contested").fetchone()[0])

    def _find_contested(self) -> None:
        unseen = []
        sql = "SELECT n FROM act WHERE replica = ? AND clock > ? AND clock <= ?"
        for id, newest in self._before.items():
            since = self._intro.held.get(id, -1)
            if newest > since:
                span = [self._replica(id), since, newest]
                unseen += self._db.conn.execute(sql, span).fetchall()
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO temp.unseen_act"
            " SELECT ?1 WHERE ?1 NOT IN (SELECT n FROM temp.arrived_act)",
            unseen,
        )
        contested.find(self._db, self._removed)

    def _take_values(self) -> None:
        """The first key of the pseudonyms is everybody's; two of them are left as they are."""
        for name in SHARED_VALUES:
            if name in self._intro.values and replica.value(self._db, name) is None:
                replica.set_value(self._db, name, self._intro.values[name])

    def _trust(self, head: Head) -> None:
        """On first use; later another key is refused."""
        self._db.conn.execute(
            "UPDATE replica SET public_key = ? WHERE id = ? AND public_key = ''",
            [head.key.hex(), head.replica],
        )

    def _note_knowledge(self, changed: bool) -> None:
        db, joiner = self._db, self._joiner
        knowledge.take_in(
            db,
            (
                (self._replica(one), self._replica(of), seen, since)
                for one, of, seen, since in self._intro.knowledge
            ),
        )
        if not self._new:
            return
        since = journal.next_clock(db, joiner.wall)
        knowledge.note(db, joiner.replica, since)
        if changed:
            line = ActLine(joiner.kind, joiner.author, joiner.replica, joiner.wall)
            journal.begin(db, {}, line)


def _place(change: tuple[bytes, int, int, Value]) -> tuple[bytes, int, int]:
    return change[:3]
