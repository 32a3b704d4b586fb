"""Laptops for tests: copies of one desk in memory, each with a clock that goes wrong in its own way,
and parcels that go between them without a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from lupdesk.desk.differences import differences
from lupdesk.desk.inputs import add_input, locks_undo
from lupdesk.desk.minutes import draft_minutes, send_minutes
from lupdesk.desk.opening import create_desk
from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.session import Desk, milliseconds
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.things import Meeting, MeetingSupplier, Supplier
from lupdesk.store import joining, knowledge, migrations, purge, replica
from lupdesk.store.joining import Joined, Joiner
from lupdesk.store.parcel_content import Content
from lupdesk.store.parcel_file import Head
from lupdesk.store.parcel_lines import Reading
from lupdesk.store.replica import Place
from lupdesk.store.rows import TABLES, columns

START: Final = datetime(2027, 3, 16, 8, tzinfo=UTC)
NOWHERE: Final = Path("parcel")


class SkewedClock:
    """Goes on by what it is told, from a time that is wrong by ``skew``."""

    def __init__(self, skew: timedelta = timedelta(0)) -> None:
        self.at = START + skew

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Laptop:
    """A desk in memory, copied from a file; a replica of its own."""

    def __init__(self, name: str, template: Path, skew: timedelta = timedelta(0)) -> None:
        self.name = name
        self.clock = SkewedClock(skew)
        self.path = Path(f"/{name}.lupdesk")
        connection = dbapi2.connect(":memory:", isolation_level=None)
        source = dbapi2.connect(str(template))
        source.backup(connection)
        source.close()
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        db = Database(connection)
        replica.forget(db)
        place = Place(name, str(self.path), "1:1")
        number = replica.settle(db, place, os.urandom(16), "")
        self.desk = Desk(self.path, db, author=name, clock=self.clock, replica_number=number)
        self.desk.lock_fields(locks_undo(self.desk))
        self.number = number
        self.key = os.urandom(32)

    @property
    def db(self) -> Database:
        return self.desk.database

    def parcel(self, *, whole: bool = False) -> tuple[Head, list[bytes]]:
        """What the laptop would send to those that it knows."""
        base = {} if whole else knowledge.common(self.db, self.number)
        self.db.conn.execute("BEGIN")
        lines = list(Content(self.db, base).lines(lambda at, of: None))
        self.db.conn.execute("ROLLBACK")
        id = knowledge.ids(self.db)[self.number]
        head = Head(self.desk.id, migrations.FORMAT, id, self.key, "", 0, 0, None)
        return head, lines

    def join(self, parcel: tuple[Head, list[bytes]]) -> Joined:
        head, lines = parcel
        joiner = Joiner(Act.JOIN_PARCEL.code, self.name, self.number, milliseconds(self.clock()))
        found = joining.join(
            self.db, Reading(iter(lines), NOWHERE), head, NOWHERE, joiner, lambda at, of: None
        )
        if found.purged:
            purge.scrub(self.db)
        return found

    def close(self) -> None:
        self.db.close()


def template(folder: Path) -> Path:
    """A desk with a procurement, two suppliers and two meetings in which something was said, from
    which laptops are copied.
    """
    path = folder / "start.lupdesk"
    clock = SkewedClock(timedelta(days=-3))
    desk = create_desk(path, title="Kontor", author="Alle", clock=clock)
    procurement = add_procurement(desk, reference="P", title="Prøve")
    clock.go_on(1)
    with desk.act(Act.ADD_MEETING) as act:
        for name in ("Nord", "Sør"):
            supplier = act.add(Supplier, name=name)
            meeting = act.add(
                Meeting, procurement=procurement, kind=MeetingKind.ONE_TO_ONE, title=name
            )
            act.add(MeetingSupplier, meeting=meeting, supplier=supplier)
    for one in desk.all(Meeting):
        clock.go_on(1)
        add_input(desk, procurement, text=f"{one.title} sa", meeting=one.id)
    draft_minutes(desk, desk.all(Meeting)[0].id)
    send_minutes(desk, desk.all(Meeting)[0].id)
    desk.close()
    return path


def seen(laptop: Laptop) -> dict[str, Any]:
    """All that must be the same on every laptop in the end."""
    db = laptop.db
    told: dict[str, Any] = {}
    for thing, table in TABLES.items():
        names = ", ".join(f'"{one.name}"' for one in columns(thing))
        told[table] = sorted(db.execute(f'SELECT {names}, deleted FROM "{table}"').fetchall())
    told["act"] = db.execute(
        "SELECT r.id, a.clock, a.wall, a.kind, a.author, a.reason, a.way, u.clock FROM act a"
        " JOIN replica r ON r.n = a.replica LEFT JOIN act u ON u.n = a.reverts"
        " ORDER BY a.clock, r.id"
    ).fetchall()
    told["change"] = db.execute(
        "SELECT c.row, f.thing, f.name, a.clock, r.id, c.value FROM change c"
        " JOIN field f ON f.n = c.field JOIN act a ON a.n = c.act JOIN replica r ON r.n = a.replica"
        " ORDER BY c.row, f.thing, f.name, a.clock, r.id"
    ).fetchall()
    told["touched"] = db.execute(
        "SELECT a.clock, r.id, t.row FROM touched t JOIN act a ON a.n = t.act"
        " JOIN replica r ON r.n = a.replica ORDER BY 1, 2, 3"
    ).fetchall()
    told["content"] = db.execute("SELECT sha256 FROM content ORDER BY 1").fetchall()
    told["differences"] = sorted(undecided(laptop), key=repr)
    return told


def undecided(laptop: Laptop) -> Iterator[tuple[Any, ...]]:
    for one in differences(laptop.desk):
        yield one.why, one.id, dict(one.standing.values), dict(one.other.values)


def until_all_have_all(laptops: list[Laptop]) -> None:
    """Everybody with everybody, until nothing is new."""
    for _ in range(4):
        new = 0
        for one in laptops:
            for other in laptops:
                if one is not other:
                    new += exchange(one, other)
        if not new:
            return
    raise AssertionError("the laptops do not come to rest")


def exchange(sender: Laptop, receiver: Laptop) -> int:
    """As people would do it: where the parcel does not reach back far enough, a whole one."""
    from lupdesk.problems import Problem

    try:
        return receiver.join(sender.parcel()).acts
    except Problem as problem:
        if problem.code != "parcel-gap":
            raise
        return receiver.join(sender.parcel(whole=True)).acts


def inputs_of(laptop: Laptop) -> list[UUID]:
    sql = "SELECT id FROM input WHERE deleted = 0 ORDER BY id"
    return [UUID(bytes=id) for (id,) in laptop.db.execute(sql).fetchall()]
