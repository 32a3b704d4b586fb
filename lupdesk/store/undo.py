"""Undo and redo, from the journal: an act's fields go back where nothing later stands on them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlite_utils import Database

from lupdesk.store import hanging
from lupdesk.store.journal import DONE, MOVED_WHOLE, REDONE, UNDONE, ActWriter
from lupdesk.store.rows import DELETED, THINGS, Value, column

Locked = Callable[[str, UUID, str], bool]
"""Whether a field (table, row, name) must stay although an undo would restore it."""


class Why(StrEnum):
    """Why a field was not restored."""

    CHANGED = "changed"
    """Something later had changed it."""
    LOCKED = "locked"
    LEANT_ON = "leant-on"
    """The row stays, since later rows lean on it."""


@dataclass(frozen=True, slots=True)
class Left:
    """A field that was not restored."""

    table: str
    row: UUID
    field: str
    why: Why


@dataclass(frozen=True, slots=True)
class Reverted:
    """How many fields went back, which were left, and the rows (table, id) of them all."""

    restored: int
    left: tuple[Left, ...]
    rows: tuple[tuple[str, UUID], ...]


_OWN: Final = "a.replica = :replica AND a.n >= (SELECT first_act FROM replica WHERE n = :replica)"
"""Acts of this replica: none is older than itself, so that a search for one ends there."""


def undo_target(db: Database, replica: int, undoable: Sequence[str]) -> tuple[int, str] | None:
    """The newest act of this replica that is in effect and may be undone: (number, kind)."""
    row = db.conn.execute(
        f"""SELECT a.n, a.kind FROM act a
            WHERE {_OWN} AND a.way = {DONE}
              AND a.kind IN (SELECT value FROM json_each(:undoable))
              AND coalesce((SELECT r.way FROM act r WHERE r.reverts = a.n
                            ORDER BY r.n DESC LIMIT 1), {DONE}) <> {UNDONE}
            ORDER BY a.n DESC LIMIT 1""",
        {"replica": replica, "undoable": json.dumps(list(undoable))},
    ).fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


def redo_target(db: Database, replica: int) -> tuple[int, str] | None:
    """The act that was undone last and not redone, unless something new was done since."""
    newest_done = db.conn.execute(
        f"SELECT a.n FROM act a WHERE {_OWN} AND a.way = {DONE} ORDER BY a.n DESC LIMIT 1",
        {"replica": replica},
    ).fetchone()
    row = db.conn.execute(
        f"""SELECT t.n, t.kind FROM act a JOIN act t ON t.n = a.reverts
            WHERE {_OWN} AND a.way = {UNDONE} AND a.n > :since
              AND a.n = (SELECT max(r.n) FROM act r WHERE r.reverts = t.n)
            ORDER BY a.n DESC LIMIT 1""",
        {"replica": replica, "since": newest_done[0] if newest_done else 0},
    ).fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


@dataclass(frozen=True, slots=True)
class _Line:
    table: str
    field: str
    number: int
    value: Value


@dataclass(frozen=True, slots=True)
class _Step:
    """One line of a field's history: which act, and what it undid or redid."""

    act: int
    way: int
    reverts: int | None
    value: Value


class _FieldHistory:
    """What happened to one field of one row, oldest first."""

    def __init__(self, db: Database, row: bytes, field: int) -> None:
        found = db.conn.execute(
            "SELECT c.act, a.way, a.reverts, c.value FROM change c JOIN act a ON a.n = c.act"
            " JOIN replica r ON r.n = a.replica"
            " WHERE c.row = ? AND c.field = ? ORDER BY a.clock, r.id",
            [row, field],
        ).fetchall()
        self._steps = [_Step(*one) for one in found]

    def standing(self) -> int | None:
        """The act whose value stands now; None where the field stands as it was made."""
        return self._origin(len(self._steps) - 1)

    def standing_before(self, act: int) -> int | None:
        return self._origin(self._place(act) - 1)

    def value_before(self, act: int) -> tuple[Value] | None:
        place = self._place(act) - 1
        return None if place < 0 else (self._steps[place].value,)

    def _place(self, act: int | None) -> int:
        for place, step in enumerate(self._steps):
            if step.act == act:
                return place
        return 0

    def _origin(self, place: int) -> int | None:
        """An undo brings back what stood before the act it undid, a redo that act's own value."""
        while place >= 0:
            step = self._steps[place]
            if step.way == DONE:
                return step.act
            if step.way == REDONE:
                return step.reverts
            place = self._place(step.reverts) - 1
        return None


@dataclass(frozen=True, slots=True)
class _Touched:
    """What the act wrote in one row: the line that made it, where it did, or every line."""

    table: str
    row: bytes
    lines: tuple[_Line, ...]
    made: bool


def revert(writer: ActWriter, db: Database, target: int, locked: Locked | None) -> Reverted:
    """Undo (``writer.line.way`` UNDONE) or redo (REDONE) the act ``target``.

    A field goes back only where the value that stands is still that act's; else it is listed.
    A row that the act made goes only while nobody has worked on it since and no other row that
    stays leans on it: what belongs to a meeting does not lose the meeting.
    """
    undoing = writer.line.way == UNDONE
    touched = list(_touched(db, target))
    found = [(one, _whys(db, one, target, locked, undoing=undoing)) for one in touched]
    leant_on: frozenset[bytes] = frozenset()
    if undoing:
        making = {one.row: one.table for one in touched if one.made}
        going = {one.row for one, whys in found if one.made and None in whys}
        freed = {
            (one.row, line.field)
            for one, whys in found
            for line, why in zip(one.lines, whys, strict=True)
            if why is None
        }
        leant_on = hanging.staying(db, making, going, freed)
    left: list[Left] = []
    restored = 0
    for one, whys in found:
        wanted: dict[str, Value] = {}
        for line, why in zip(one.lines, whys, strict=True):
            stays = why or (Why.LEANT_ON if one.row in leant_on else None)
            if stays is not None:
                left.append(Left(one.table, UUID(bytes=one.row), line.field, stays))
            elif undoing:
                past = _FieldHistory(db, one.row, line.number)
                wanted[line.field] = _earlier(past, line, target, one.made)
            else:
                wanted[line.field] = line.value
        if wanted:
            restored += _differing(db, one.table, one.row, wanted)
            writer.set_stored(one.table, one.row, wanted)
            # Also a field that held the value already: its line says that the act is undone.
            writer.note(one.table, one.row, wanted)
    rows = tuple((one.table, UUID(bytes=one.row)) for one in touched)
    return Reverted(restored, tuple(left), rows)


def _differing(db: Database, table: str, row: bytes, wanted: Mapping[str, Value]) -> int:
    """Of a row that is moved whole only what differs counts as restored."""
    if table not in MOVED_WHOLE:
        return len(wanted)
    listed = ", ".join(f'"{name}"' for name in wanted)
    sql = f'SELECT {listed} FROM "{table}" WHERE id = ?'
    standing = db.conn.execute(sql, [row]).fetchone()
    return sum(now != value for now, value in zip(standing, wanted.values(), strict=True))


def _touched(db: Database, target: int) -> Iterator[_Touched]:
    for row, lines in _lines(db, target):
        made = _line_of_making(db, row, lines, target)
        if made is None:
            yield _Touched(lines[0].table, row, tuple(lines), made=False)
        elif made.value == 0:
            yield _Touched(lines[0].table, row, (made,), made=True)
        # Made and removed in the same act: there is nothing to go back to.


def _whys(
    db: Database, one: _Touched, target: int, locked: Locked | None, *, undoing: bool
) -> tuple[Why | None, ...]:
    """Of each line: why it must stay, or None where it may go back."""
    worked_on = undoing and one.made and _worked_on(db, one.row, target)
    id = UUID(bytes=one.row)
    found: list[Why | None] = []
    for line in one.lines:
        past = _FieldHistory(db, one.row, line.number)
        before = target if undoing else past.standing_before(target)
        if locked is not None and locked(one.table, id, line.field):
            found.append(Why.LOCKED)
        elif worked_on or past.standing() != before:
            found.append(Why.CHANGED)
        else:
            found.append(None)
    return tuple(found)


def _lines(db: Database, target: int) -> Iterator[tuple[bytes, list[_Line]]]:
    names = {n: (thing, name) for n, thing, name in db.conn.execute("SELECT * FROM field")}
    rows = db.conn.execute("SELECT row FROM touched WHERE act = ?", [target]).fetchall()
    for (row,) in rows:
        found = db.conn.execute(
            "SELECT field, value FROM change WHERE row = ? AND act = ?", [row, target]
        ).fetchall()
        if found:
            yield row, [_Line(*names[number], number, value) for number, value in found]


def _line_of_making(db: Database, row: bytes, lines: Sequence[_Line], target: int) -> _Line | None:
    """The line with which the act made the row; None where the row was there before."""
    for line in lines:
        if line.field == DELETED:
            past = _FieldHistory(db, row, line.number)
            return line if past.value_before(target) is None else None
    return None


def _worked_on(db: Database, row: bytes, target: int) -> bool:
    """Whether any field of the row now holds what a later act gave it."""
    later = db.conn.execute(
        "SELECT DISTINCT field FROM change WHERE row = ? AND act <> ?", [row, target]
    ).fetchall()
    return any(_FieldHistory(db, row, field).standing() not in (target, None) for (field,) in later)


def _earlier(past: _FieldHistory, line: _Line, target: int, made: bool) -> Value:
    if made:
        return 1
    before = past.value_before(target)
    return column(THINGS[line.table], line.field).default if before is None else before[0]
