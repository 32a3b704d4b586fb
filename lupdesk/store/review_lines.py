"""One meeting's part of a desk as lines, and a desk made of them: what a review parcel holds.

The journal goes with the rows, so that what is done there joins again as what any other laptop did;
of everything else only that there were acts, without their reasons.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from sqlite_utils import Database

from lupdesk.problems import Problem
from lupdesk.store import database, migrations, replica
from lupdesk.store.journal import immediate
from lupdesk.store.parcel_file import altered
from lupdesk.store.parcel_lines import REVIEW
from lupdesk.store.rows import TABLES

MEETING: Final = "review-of"
"""In the ``desk`` table of a desk that was made from a review parcel: the meeting's id in hex."""
_LEFT: Final = (replica.CURRENT, replica.SIGNING_KEY, MEETING)
_WHOLE: Final = ("field", "replica", "knowledge")
"""Tables that go whole: numbers and clocks, no words."""
_BROKEN: Final = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)


def lines(
    db: Database, kept: Collection[bytes], contents: Collection[str], meeting: bytes
) -> Iterator[bytes]:
    """``kept`` are the ids of the rows that go, ``contents`` the checksums of kept bytes."""
    values = {
        name: value
        for name, value in db.conn.execute("SELECT name, value FROM desk").fetchall()
        if name not in _LEFT
    }
    yield _line(
        {"kind": REVIEW, "format": migrations.FORMAT, "values": values | {MEETING: meeting.hex()}}
    )
    database.aside(db, "going", "row BLOB PRIMARY KEY")
    db.conn.execute("DELETE FROM temp.going")
    db.conn.executemany("INSERT OR IGNORE INTO temp.going VALUES (?)", [(one,) for one in kept])
    for table in _WHOLE:
        yield from _rows(db, table, f'SELECT * FROM "{table}"')
    yield from _rows(db, "act", _ACTS)
    for table in TABLES.values():
        told = ", ".join(_told_of(table, name) for name in _columns(db, table))
        sql = f'SELECT {told} FROM "{table}" WHERE id IN (SELECT row FROM temp.going)'
        yield from _rows(db, table, sql)
    yield from _rows(db, "change", f"SELECT c.* FROM change c WHERE {_GOES}")
    sql = f"SELECT * FROM touched t WHERE EXISTS (SELECT 1 FROM change c WHERE {_GOES}"
    yield from _rows(db, "touched", f"{sql} AND c.row = t.row AND c.act = t.act)")
    for digest in sorted(contents):
        found = db.conn.execute("SELECT bytes FROM content WHERE sha256 = ?", [digest]).fetchone()
        if found is not None:
            yield _line(["content", digest, base64.b64encode(found[0]).decode("ascii")])
    yield _line(["end"])
    db.conn.execute("DELETE FROM temp.going")


_AWAY: Final = ("input", "same_as")
"""Points at a statement of another meeting, which does not go: then neither does this."""
_GOES: Final = (
    "c.row IN (SELECT row FROM temp.going) AND NOT (c.value IS NOT NULL AND c.field IN"
    f" (SELECT n FROM field WHERE thing = '{_AWAY[0]}' AND name = '{_AWAY[1]}')"
    " AND c.value NOT IN (SELECT row FROM temp.going))"
)
_ACTS: Final = (
    "SELECT n, replica, clock, wall, kind, author, CASE WHEN EXISTS (SELECT 1 FROM touched t"
    " JOIN temp.going g ON g.row = t.row WHERE t.act = act.n) THEN reason ELSE '' END AS reason,"
    " way, reverts FROM act ORDER BY n"
)


def _columns(db: Database, table: str) -> list[str]:
    return [row[1] for row in db.execute(f'PRAGMA table_info("{table}")').fetchall()]


def _told_of(table: str, name: str) -> str:
    if (table, name) == _AWAY:
        return f'CASE WHEN "{name}" IN (SELECT row FROM temp.going) THEN "{name}" END AS "{name}"'
    return f'"{name}"'


def _rows(db: Database, table: str, sql: str) -> Iterator[bytes]:
    cursor = db.conn.execute(sql)
    names = [one[0] for one in cursor.description]
    blank = {"computer", "path", "file_identity"} if table == "replica" else set()
    yield _line(["table", table, names])
    for row in cursor.fetchall():
        values = ["" if name in blank else value for name, value in zip(names, row, strict=True)]
        yield _line(["row", [_told(value) for value in values]])


def _line(plain: Any) -> bytes:
    return json.dumps(
        plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")


def _told(value: Any) -> Any:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


# -- made into a desk again -------------------------------------------------------------------------


def head_of(found: Iterator[bytes], path: Path) -> dict[str, str]:
    """What the desk says of itself. Problem ``parcel-no-review`` where it is another parcel,
    ``parcel-newer`` or ``parcel-older`` by the program that made it.
    """
    try:
        head = json.loads(next(found, b""))
        if not isinstance(head, dict) or head.get("kind") != REVIEW:
            raise Problem("parcel-no-review", path=str(path))
        made, values = int(head["format"]), head["values"]
        told = {str(name): str(value) for name, value in values.items()}
        bytes.fromhex(told[MEETING])
    except _BROKEN:
        raise altered(path) from None
    if made != migrations.FORMAT:
        code = "parcel-newer" if made > migrations.FORMAT else "parcel-older"
        raise Problem(code, path=str(path))
    return told


def take_in(db: Database, found: Iterable[bytes], path: Path) -> None:
    """Fill a new desk. Problem ``parcel-altered``: then nothing is in it."""
    try:
        with immediate(db):
            for table in ("change", "touched", "knowledge", "act", "replica", "field"):
                db.conn.execute(f'DELETE FROM "{table}"')
            _fill(db, iter(found), path)
            if db.conn.execute("PRAGMA foreign_key_check").fetchall():
                raise altered(path)
    except (*_BROKEN, binascii.Error, *database.DRIVER_ERRORS) as error:
        raise altered(path) from error


def _fill(db: Database, found: Iterator[bytes], path: Path) -> None:
    known = {*TABLES.values(), *_WHOLE, "act", "change", "touched"}
    insert = ""
    count = 0
    for line in found:
        match json.loads(line):
            case ["table", str(table), [*names]] if table in known:
                insert, count = _insert(db, table, names), len(names)
            case ["row", [*values]] if insert and len(values) == count:
                db.conn.execute(insert, [_value(one) for one in values])
            case ["content", str(digest), str(data)]:
                _keep(db, digest, base64.b64decode(data, validate=True), path)
            case ["end"]:
                if next(found, None) is not None:
                    raise altered(path)
                return
            case _:
                raise altered(path)
    raise altered(path)


def _insert(db: Database, table: str, names: list[Any]) -> str:
    if names != _columns(db, table):
        raise ValueError("other columns")
    marks = ", ".join("?" * len(names))
    return f'INSERT INTO "{table}" VALUES ({marks})'


def _value(told: Any) -> Any:
    return bytes.fromhex(told["hex"]) if isinstance(told, dict) else told


def _keep(db: Database, digest: str, data: bytes, path: Path) -> None:
    if hashlib.sha256(data).hexdigest() != digest:
        raise altered(path)
    db.conn.execute("INSERT OR IGNORE INTO content (sha256, bytes) VALUES (?, ?)", [digest, data])
