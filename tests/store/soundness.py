"""What must be true of every desk at every time, said once for all tests."""

from __future__ import annotations

from typing import Any

from lupdesk.desk.session import Desk
from lupdesk.store import database
from lupdesk.store.rows import TABLES, columns


def assert_sound(desk: Desk, *, put_back: bool = False) -> None:
    """File, search index and journal agree with the rows. ``put_back``: an older file took the
    desk's place, and what it lacked came back in a parcel, later than what followed it.
    """
    db = desk.database
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.index_covers(db)
    assert database.index_whole(db)
    assert_no_half_act(desk, put_back=put_back)
    assert_rows_are_what_the_journal_says(desk)


def assert_no_half_act(desk: Desk, *, put_back: bool = False) -> None:
    db = desk.database
    kinds_without_rows = ("restore-desk", "join-parcel")
    # Where something was purged, acts are left that wrote nothing else.
    bare = db.execute(
        "SELECT kind FROM act WHERE way = 0 AND n NOT IN (SELECT act FROM touched)"
        " AND NOT EXISTS (SELECT 1 FROM act WHERE kind LIKE 'purge-%')"
    ).fetchall()
    assert [kind for (kind,) in bare if kind not in kinds_without_rows] == []
    assert (
        db.execute(
            "SELECT count(*) FROM touched t WHERE NOT EXISTS"
            " (SELECT 1 FROM change c WHERE c.row = t.row AND c.act = t.act)"
        ).fetchone()[0]
        == 0
    )
    assert (
        db.execute(
            "SELECT count(*) FROM change c WHERE NOT EXISTS"
            " (SELECT 1 FROM touched t WHERE t.row = c.row AND t.act = c.act)"
            " OR NOT EXISTS (SELECT 1 FROM act a WHERE a.n = c.act)"
        ).fetchone()[0]
        == 0
    )
    clocks: dict[int, list[int]] = {}
    for replica, clock in db.execute("SELECT replica, clock FROM act ORDER BY n"):
        clocks.setdefault(replica, []).append(clock)
    for one in clocks.values():
        assert put_back or one == sorted(set(one))


def assert_rows_are_what_the_journal_says(desk: Desk) -> None:
    """Every row can be built again from its lines: the latest of each field, else the default."""
    latest: dict[bytes, dict[str, Any]] = {}
    for row, name, value in desk.database.execute(
        "SELECT c.row, f.name, c.value FROM change c JOIN field f ON f.n = c.field"
        " JOIN act a ON a.n = c.act JOIN replica r ON r.n = a.replica ORDER BY a.clock, r.id"
    ):
        latest.setdefault(row, {})[name] = value
    seen = set()
    for thing, table in TABLES.items():
        names = [one.name for one in columns(thing)][1:]
        defaults = {one.name: one.default for one in columns(thing)}
        listed = ", ".join(f'"{name}"' for name in ("id", *names, "deleted"))
        for id, *values in desk.database.execute(f'SELECT {listed} FROM "{table}"').fetchall():
            told = latest[id]
            seen.add(id)
            expected = [told.get(name, defaults[name]) for name in names]
            assert values == [*expected, told["deleted"]], table
    assert seen == latest.keys()


def everything(desk: Desk, *words: str) -> dict[str, Any]:
    """All that a person can see: every thing that stands, and what a search for words finds."""
    seen: dict[str, Any] = {
        table: {one.id: one for one in desk.all(thing)} for thing, table in TABLES.items()
    }
    sql = "SELECT rowid FROM input_search WHERE input_search MATCH ? ORDER BY rowid"
    for word in words:
        seen[f"search {word}"] = desk.database.execute(sql, [f'"{word}"*']).fetchall()
    return seen
