"""Which rows lean on which: a row stays while another that stays refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Final

from sqlite_utils import Database

from lupdesk.store.rows import THINGS

_ID: Final = "id"
_Keys = list[tuple[str, str]]


def staying(
    db: Database,
    made: Mapping[bytes, str],
    going: Set[bytes],
    letting_go: Set[tuple[bytes, str]],
) -> frozenset[bytes]:
    """Of the rows that one act ``made`` (row to table): those of ``going`` that must stay.
    ``letting_go`` are the (row, field) that go back with them, and so refer to them no more.

    One stays where a living row that does not go with it refers to it, and where it belongs to a
    row of the same act that stays: a meeting keeps the suppliers that it was made with.
    """
    if not going:
        return frozenset()
    keys = {table: keys_of(db, table) for table in THINGS}
    most = len(going) + len(letting_go) + 1
    leaning = {
        row: {
            child
            for child, column in _leaning(db, keys, made[row], row, most)
            if (child, column) not in letting_go
        }
        for row in going
    }
    owners = {row: _owners(db, keys, made[row], row) & made.keys() for row in going}
    left = set(going)
    while True:
        stay = {row for row in left if leaning[row] - left or owners[row] - left}
        if not stay:
            return frozenset(going - left)
        left -= stay


def keys_of(db: Database, table: str) -> list[tuple[str, str]]:
    """The (column, table) that a row of the table refers by and to."""
    rows = db.conn.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return [(str(row[3]), str(row[2])) for row in rows]


def _owners(db: Database, keys: Mapping[str, _Keys], table: str, row: bytes) -> set[bytes]:
    if not keys[table]:
        return set()
    columns = ", ".join(f'"{column}"' for column, _ in keys[table])
    found = db.conn.execute(f'SELECT {columns} FROM "{table}" WHERE {_ID} = ?', [row]).fetchone()
    return {one for one in found or () if one is not None}


def _leaning(
    db: Database, keys: Mapping[str, _Keys], table: str, row: bytes, most: int
) -> Iterator[tuple[bytes, str]]:
    """The living rows that refer to it, and by which field."""
    for child, refers in keys.items():
        for column, parent in refers:
            if parent == table:
                sql = f'SELECT {_ID} FROM "{child}" WHERE "{column}" = ? AND deleted = 0 LIMIT ?'
                for (id,) in db.conn.execute(sql, [row, most]).fetchall():
                    yield id, column
