"""An independent judge: SQLite's own session extension says what a join did to the file."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from lupdesk.desk import inputs, parcels, suppliers
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.things import Input, Procurement, Supplier
from lupdesk.store.rows import TABLES
from tests.joining.laptops import SkewedClock

apsw: Any = pytest.importorskip("apsw")

APPENDED: Final = ("act", "change", "touched", "knowledge", "contested", "content", "replica")
"""Tables that a join may only add to; a replica gets its key."""


def work(desk: Desk, chance: random.Random) -> None:
    """A day's work: written, reworded, assessed, removed, undone."""
    procurement = desk.all(Procurement)[0].id
    for number in range(12):
        desk.clock.go_on(chance.uniform(1, 900))  # type: ignore[attr-defined]
        said = [one.id for one in desk.all(Input)]
        match chance.randrange(6) if said else 0:
            case 0 | 1:
                inputs.add_input(desk, procurement, text=f"{desk.author} {number} sa noe nytt")
            case 2:
                inputs.edit_input(desk, chance.choice(said), text=f"{desk.author} {number}")
            case 3:
                inputs.set_secrecy(desk, [chance.choice(said)], chance.choice(list(Secrecy)))
            case 4:
                inputs.remove_inputs(desk, [chance.choice(said)])
            case 5:
                firm = desk.all(Supplier)[0]
                suppliers.edit_supplier(desk, firm.id, trade=f"{desk.author} {number}")
        if chance.random() < 0.15:
            desk.undo()


def diff(before: Path, after: Path) -> Iterator[Any]:
    """What the session extension finds between two files, table by table."""
    connection = apsw.Connection(str(after))
    connection.execute("ATTACH ? AS before", (str(before),))
    session = apsw.Session(connection, "main")
    for table in (*TABLES.values(), *APPENDED, "desk"):
        session.attach(table)
        session.diff("before", table)
    yield from apsw.Changeset.iter(session.changeset())
    session.close()
    connection.close()


def named(connection: Any, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


@pytest.mark.parametrize("seed", range(25))
def test_nothing_vanishes_in_a_join(start: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    here, there = tmp_path / "a.lupdesk", tmp_path / "b.lupdesk"
    for path in (here, there):
        shutil.copyfile(start, path)
        desk = open_desk(path, author=path.stem, clock=SkewedClock())
        work(desk, chance)
        if path == there:
            parcels.make_parcel(desk, tmp_path / "b.lupparcel")
        desk.close()
    before = tmp_path / "before.sqlite"
    shutil.copyfile(here, before)
    desk = open_desk(here, author="a", clock=SkewedClock())
    joined = parcels.join_parcel(desk, tmp_path / "b.lupparcel")
    desk.close()
    assert joined.changes > 0

    names = apsw.Connection(str(here))
    theirs = apsw.Connection(str(there))
    added = {"change": 0}
    for one in diff(before, here):
        assert one.op != "DELETE", one.name
        if one.op == "INSERT":
            added[one.name] = added.get(one.name, 0) + 1
        elif one.name == "replica":
            changed = [
                name
                for name, value in zip(named(names, one.name), one.new, strict=True)
                if value is not apsw.no_change
            ]
            assert changed == ["public_key"]
        else:
            assert_from_the_other(one, names, theirs)
    assert added["change"] == joined.changes
    assert added["act"] == joined.acts + 1, "the join itself is an act"
    names.close()
    theirs.close()


def assert_from_the_other(one: Any, here: Any, there: Any) -> None:
    """A row of ours changed: to what the other laptop said, and what stood is still in our journal."""
    columns = named(here, one.name)
    (id,) = here.execute(f'SELECT id FROM "{one.name}" WHERE n = ?', (one.old[0],)).fetchone()
    for name, old, new in zip(columns, one.old, one.new, strict=True):
        if new is apsw.no_change:
            continue
        (said,) = there.execute(
            "SELECT count(*) FROM change c JOIN field f ON f.n = c.field"
            " WHERE c.row = ? AND f.thing = ? AND f.name = ? AND c.value IS ?",
            (id, one.name, name, new),
        ).fetchone()
        assert said, (one.name, name)
        lines = [
            value
            for (value,) in here.execute(
                "SELECT c.value FROM change c JOIN field f ON f.n = c.field"
                " WHERE c.row = ? AND f.thing = ? AND f.name = ?",
                (id, one.name, name),
            )
        ]
        made_so = not lines or old in ("", None, 0, "unassessed")
        assert old in lines or made_so, (one.name, name, old)
