"""Rows that two laptops changed without knowing of each other: found at a join, judged later.

Found once is enough: the rows travel in parcels, and what arrives now can only disagree with what
the sender did not have. Whether anything is left to decide, ``domain.partings`` says.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlite_utils import Database

from lupdesk.domain.freezing import LOCKED_FIELDS
from lupdesk.store import hanging
from lupdesk.store.rows import TABLES

_IN: Final = "INSERT OR IGNORE INTO contested (row) "
_LOCKED: Final = ", ".join(f"'{name}'" for name in sorted(LOCKED_FIELDS))


def rows_of(db: Database) -> list[bytes]:
    return [bytes(row) for (row,) in db.conn.execute("SELECT row FROM contested ORDER BY row")]


def take_in(db: Database, rows: Iterable[bytes]) -> None:
    """Rows that the maker of a parcel had found."""
    db.conn.executemany(f"{_IN} VALUES (?)", [(row,) for row in rows])


def find(db: Database) -> None:
    """Between the acts in ``temp.arrived_act`` and those in ``temp.unseen_act``, which the sender
    did not have: none of them knew any of the others.
    """
    db.conn.execute(
        f"{_IN} SELECT row FROM touched WHERE act IN (SELECT n FROM temp.arrived_act)"
        " INTERSECT SELECT row FROM touched WHERE act IN (SELECT n FROM temp.unseen_act)"
    )
    for one, other in (("arrived_act", "unseen_act"), ("unseen_act", "arrived_act")):
        _find_leaning(db, one, other)
        _find_locked(db, one, other)


def _find_leaning(db: Database, removing: str, leaning: str) -> None:
    """Rows that one side removed while the other gave them something that leans on them."""
    removed = db.conn.execute(
        f"SELECT DISTINCT t.row, f.thing FROM temp.{removing} r"
        " CROSS JOIN touched t ON t.act = r.n CROSS JOIN change c ON c.row = t.row AND c.act = t.act"
        " JOIN field f ON f.n = c.field WHERE f.name = 'deleted' AND c.value = 1"
    ).fetchall()
    if not removed:
        return
    keys = {table: hanging.keys_of(db, table) for table in TABLES.values()}
    for row, parent in removed:
        leans = (
            f'SELECT 1 FROM "{table}" w JOIN touched t ON t.row = w.id'
            f' WHERE w."{name}" = :row AND t.act IN (SELECT n FROM temp.{leaning})'
            for table, found in keys.items()
            for name, to in found
            if to == parent
        )
        if any(db.conn.execute(f"{sql} LIMIT 1", {"row": row}).fetchone() for sql in leans):
            take_in(db, [row])


def _find_locked(db: Database, approving: str, editing: str) -> None:
    """Statements that one side changed while the other approved their minutes."""
    meetings = db.conn.execute(
        "SELECT DISTINCT m.meeting FROM field g"
        f" CROSS JOIN temp.{approving} r CROSS JOIN touched t ON t.act = r.n"
        " CROSS JOIN change c ON c.row = t.row AND c.field = g.n AND c.act = t.act"
        " JOIN minutes m ON m.id = c.row"
        " WHERE g.thing = 'minutes' AND g.name = 'frozen' AND c.value <> ''"
    ).fetchall()
    for (meeting,) in meetings:
        db.conn.execute(
            f"{_IN} SELECT i.id FROM input i JOIN change c ON c.row = i.id"
            f" JOIN temp.{editing} e ON e.n = c.act JOIN field f ON f.n = c.field"
            f" WHERE i.meeting = ? AND f.thing = 'input' AND f.name IN ({_LOCKED})",
            [meeting],
        )
