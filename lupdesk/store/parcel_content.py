"""What goes into a parcel: the acts since the common point, with what they need to stand alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from sqlite_utils import Database

from lupdesk.store import contested, database, knowledge, replica
from lupdesk.store.knowledge import Vector
from lupdesk.store.parcel_lines import (
    Intro,
    ParcelAct,
    Place,
    act_line,
    end_line,
    file_line,
    intro_line,
)

SHARED_VALUES: Final = ("pseudonym_key", "pseudonyms_offered")
"""What a desk says of itself in its papers, so that copies of it must agree."""
KEPT_FILES: Final = (("attachment", "content"), ("office", "logo"))
"""The fields that name a content by its SHA-256."""
_GUARDED: Final = "('unassessed', 'secret', 'internal')"
_STEP: Final = 5000
Watch = Callable[[int, int], None]

_CHOSEN: Final = "FROM act a JOIN temp.begins b ON b.replica = a.replica WHERE a.clock > b.clock"


class Content:
    """The lines of a parcel whose acts begin after ``base``. Reads one moment of the desk; the
    caller holds the transaction.
    """

    def __init__(self, db: Database, base: Vector) -> None:
        self._db = db
        self._base = base
        names = knowledge.ids(db)
        database.aside(db, "begins", "replica INTEGER PRIMARY KEY, clock INTEGER")
        db.conn.executemany(
            "INSERT INTO temp.begins VALUES (?, ?)",
            [(n, base.get(id, -1)) for n, id in names.items()],
        )
        self._names = names
        self.intro = self._introduced()

    def _introduced(self) -> Intro:
        db = self._db
        fields = db.conn.execute("SELECT thing, name FROM field ORDER BY n").fetchall()
        places = db.conn.execute("SELECT id, computer, since FROM replica").fetchall()
        values = {name: replica.value(db, name) for name in SHARED_VALUES}
        return Intro(
            title=replica.value(db, "title") or "",
            held=knowledge.held(db),
            base=knowledge.counted(db, self._base),
            replicas={
                bytes(id): Place(computer.partition(":")[0], since)
                for id, computer, since in places
            },
            fields=tuple((thing, name) for thing, name in fields),
            knowledge=tuple(knowledge.lines(db)),
            contested=tuple(contested.rows_of(db)),
            values={name: value for name, value in values.items() if value is not None},
            acts=self._one(f"SELECT count(*) {_CHOSEN}"),
            changes=self._one(
                "SELECT count(*) FROM touched t JOIN change c ON c.row = t.row AND c.act = t.act"
                f" WHERE t.act IN (SELECT a.n {_CHOSEN})"
            ),
            files=len(self._digests()),
            guarded=sum(
                self._one(
                    f'SELECT count(*) FROM "{table}" WHERE secrecy IN {_GUARDED} AND id IN'
                    f" (SELECT t.row FROM touched t WHERE t.act IN (SELECT a.n {_CHOSEN}))"
                )
                for table in ("input", "attachment")
            ),
        )

    def _one(self, sql: str) -> int:
        return int(self._db.conn.execute(sql).fetchone()[0])

    def _digests(self) -> list[str]:
        fields = " OR ".join(
            f"(thing = '{table}' AND name = '{name}')" for table, name in KEPT_FILES
        )
        found = self._db.conn.execute(
            "SELECT DISTINCT k.sha256 FROM field f JOIN touched t JOIN change c"
            " ON c.row = t.row AND c.field = f.n AND c.act = t.act"
            " JOIN content k ON k.sha256 = c.value"
            f" WHERE ({fields}) AND t.act IN (SELECT a.n {_CHOSEN}) ORDER BY 1"
        ).fetchall()
        return [str(digest) for (digest,) in found]

    def lines(self, watch: Watch) -> Iterator[bytes]:
        yield intro_line(self.intro)
        acts = changes = files = 0
        for act in self._acts():
            acts += 1
            changes += len(act.changes)
            if acts % _STEP == 0:
                watch(acts, self.intro.acts)
            yield act_line(act)
        for digest in self._digests():
            sql = "SELECT bytes FROM content WHERE sha256 = ?"
            files += 1
            yield file_line(digest, bytes(self._db.conn.execute(sql, [digest]).fetchone()[0]))
        yield end_line(acts, changes, files)

    def _acts(self) -> Iterator[ParcelAct]:
        place = {
            number: at
            for at, (number,) in enumerate(
                self._db.conn.execute("SELECT n FROM field ORDER BY n").fetchall()
            )
        }
        cursor = self._db.conn.execute(
            "SELECT a.n, a.replica, a.clock, a.wall, a.kind, a.author, a.reason, a.way, u.clock,"
            " c.row, c.field, c.value"
            " FROM act a JOIN temp.begins b ON b.replica = a.replica"
            " LEFT JOIN act u ON u.n = a.reverts"
            " LEFT JOIN touched t ON t.act = a.n"
            " LEFT JOIN change c ON c.row = t.row AND c.act = a.n"
            " WHERE a.clock > b.clock ORDER BY a.clock, a.replica, t.row, c.field"
        )
        act: ParcelAct | None = None
        number = -1
        line: Any
        for line in cursor:
            if line[0] != number:
                if act is not None:
                    yield act
                number = line[0]
                act = ParcelAct(self._names[line[1]], *line[2:9])
            if act is not None and line[9] is not None:
                act.changes.append((line[9], place[line[10]], line[11]))
        if act is not None:
            yield act
