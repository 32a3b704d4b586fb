"""Rows that two laptops changed without knowing of each other: found at a join, judged later.

Found once is enough: the rows travel in parcels, and what arrives now can only disagree with what
the sender did not have. Whether anything is left to decide, ``domain.partings`` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlite_utils import Database

from lupdesk.domain.freezing import LOCKED_FIELDS
from lupdesk.store import hanging
from lupdesk.store.rows import TABLES, Value

_IN: Final = "INSERT OR IGNORE INTO contested (row) "
_AT_ONCE: Final = 500
"""Rows asked for in one statement."""
_LOCKED: Final = ", ".join(f"'{name}'" for name in sorted(LOCKED_FIELDS))


def rows_of(db: Database) -> list[bytes]:
    return [bytes(row) for (row,) in db.conn.execute("SELECT row FROM contested ORDER BY row")]


def take_in(db: Database, rows: Iterable[bytes]) -> None:
    """Rows that the maker of a parcel had found."""
    db.conn.executemany(f"{_IN} VALUES (?)", [(row,) for row in rows])


def find(db: Database, removed: Iterable[tuple[bytes, str]]) -> None:
    """Between the acts in ``temp.arrived_act`` and those in ``temp.unseen_act``, which the sender
    did not have: none of them knew any of the others. ``removed`` are the rows, with their tables,
    that those that arrived took away.
    """
    db.conn.execute(
        f"{_IN} SELECT row FROM touched WHERE act IN (SELECT n FROM temp.arrived_act)"
        " INTERSECT SELECT row FROM touched WHERE act IN (SELECT n FROM temp.unseen_act)"
    )
    for one, other in (("arrived_act", "unseen_act"), ("unseen_act", "arrived_act")):
        _find_locked(db, one, other)
    _find_leaning(db, list(removed), "unseen_act")
    _find_leaning(db, _removed_unseen(db), "arrived_act")


def _removed_unseen(db: Database) -> list[tuple[bytes, str]]:
    return db.conn.execute(
        "SELECT DISTINCT t.row, f.thing FROM temp.unseen_act r"
        " CROSS JOIN touched t ON t.act = r.n CROSS JOIN change c ON c.row = t.row AND c.act = t.act"
        " JOIN field f ON f.n = c.field WHERE f.name = 'deleted' AND c.value = 1"
    ).fetchall()


def _find_leaning(db: Database, removed: Sequence[tuple[bytes, str]], leaning: str) -> None:
    """Rows that one side removed while the other gave them something that leans on them."""
    if not removed or not db.conn.execute(f"SELECT 1 FROM temp.{leaning} LIMIT 1").fetchone():
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


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act as the journal has it, with its replica's id."""

    number: int
    replica: bytes
    clock: int
    wall: int
    author: str
    computer: str
    kind: str
    way: int
    reverts: int | None


_ACT: Final = "a.n, r.id, a.clock, a.wall, a.author, r.computer, a.kind, a.way, a.reverts"


Lines = list[tuple[str, Value, ActRow]]
"""Of each field what every act gave it."""


def lines_of(db: Database, rows: Sequence[bytes]) -> Iterator[tuple[bytes, str, Lines]]:
    """Each row with its table and its lines; one that is not here is left out. Writes nothing
    aside: a desk that is only read is asked too.
    """
    acts: dict[int, ActRow] = {}
    for first in range(0, len(rows), _AT_ONCE):
        asked = rows[first : first + _AT_ONCE]
        cursor = db.conn.execute(
            f"SELECT c.row, f.thing, f.name, c.value, {_ACT} FROM change c"
            " CROSS JOIN field f ON f.n = c.field"
            " CROSS JOIN act a ON a.n = c.act CROSS JOIN replica r ON r.n = a.replica"
            f" WHERE c.row IN ({', '.join('?' * len(asked))}) ORDER BY c.row",
            list(asked),
        )
        for row, found in groupby(cursor.fetchall(), key=itemgetter(0)):
            yield bytes(row), *_gathered(list(found), acts)


def _gathered(found: Sequence[Sequence[Any]], acts: dict[int, ActRow]) -> tuple[str, Lines]:
    lines: Lines = []
    for _, _, name, value, number, *rest in found:
        by = acts.get(number)
        if by is None:
            by = acts[number] = _act((number, *rest))
        lines.append((name, value, by))
    return str(found[0][1]), lines


def _act(found: Sequence[Any]) -> ActRow:
    number, id, clock, wall, author, computer, kind, way, reverts = found
    place = str(computer).partition(":")[0]
    return ActRow(number, bytes(id), clock, wall, author, place, kind, way, reverts)


def leaning_on(db: Database, table: str, row: bytes) -> list[ActRow]:
    """The acts that gave a row what belongs to it and still stands."""
    acts = []
    for child in TABLES.values():
        for name, parent in hanging.keys_of(db, child):
            if parent == table:
                acts += db.conn.execute(
                    f'SELECT {_ACT} FROM "{child}" w JOIN change c ON c.row = w.id AND c.value = w."{name}"'
                    " JOIN field f ON f.n = c.field AND f.thing = ? AND f.name = ?"
                    " JOIN act a ON a.n = c.act JOIN replica r ON r.n = a.replica"
                    f' WHERE w."{name}" = ? AND w.deleted = 0',
                    [child, name, row],
                ).fetchall()
    return [_act(one) for one in acts]


def approvals_of(db: Database, input: bytes) -> list[tuple[ActRow, str]]:
    """Who approved the minutes in which a statement stands now, and their content."""
    found = db.conn.execute(
        f"SELECT m.frozen, {_ACT} FROM input i JOIN minutes m ON m.meeting = i.meeting"
        " JOIN change c ON c.row = m.id AND c.value = m.frozen"
        " JOIN field f ON f.n = c.field AND f.thing = 'minutes' AND f.name = 'frozen'"
        " JOIN act a ON a.n = c.act JOIN replica r ON r.n = a.replica"
        " WHERE i.id = ? AND m.deleted = 0 AND m.state = 'approved' AND m.frozen <> ''"
        " ORDER BY a.clock, r.id",
        [input],
    ).fetchall()
    return [(_act(rest), str(frozen)) for frozen, *rest in found[:1]]
