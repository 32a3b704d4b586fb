"""What two laptops said differently, listed for a person, and decided by one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.desk.undone_thing import UndoneThing, named
from lupdesk.domain.acts import Act
from lupdesk.domain.minutes import foremost
from lupdesk.domain.partings import (
    Doer,
    Line,
    Parting,
    Surroundings,
    Version,
    Why,
    partings,
)
from lupdesk.domain.secrecy import stricter
from lupdesk.domain.things import Input, Minutes, Thing
from lupdesk.store import contested, database, knowledge
from lupdesk.store.contested import ActRow
from lupdesk.store.knowledge import Knowing
from lupdesk.store.rows import THINGS, Value, column, field_value

_ORDER: Final = {why: place for place, why in enumerate((
    Why.LOCKED, Why.MOVED, Why.ASSESSED, Why.REMOVED, Why.LEANT_ON, Why.CHANGED,
))}  # fmt: skip

_TOLD: Final = ("state", "version", "sent_on", "approved_on", "approved_by", "response", "remark")
"""What is compared of minutes that were drafted apart."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two versions: who wrote it, where and when, and the values as the domain knows them."""

    author: str
    computer: str
    at: datetime
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """``standing`` is how the desk is, ``other`` what the other laptop said."""

    why: Why
    thing: type[Thing]
    id: UUID
    standing: Side
    other: Side
    parting: Parting
    """The same as it is stored, for the act that decides."""
    instead: UUID | None = None
    """Of minutes that were drafted apart: those that stand, and go where the others are taken."""

    @property
    def fields(self) -> tuple[str, ...]:
        return self.parting.fields


def differences(desk: Desk) -> list[Difference]:
    """All that is left to decide, the gravest first."""
    with database.told(desk.path):
        found = list(_of_rows(desk, contested.rows_of(desk.database)))
        found += _drafted_apart(desk)
    return sorted(found, key=lambda one: (_ORDER[one.why], one.thing.__name__, one.id))


def differences_of(desk: Desk, ids: Iterable[UUID]) -> list[Difference]:
    """What is left to decide of these things."""
    with database.told(desk.path):
        rows = {UUID(bytes=row) for row in contested.rows_of(desk.database)}.intersection(ids)
        return list(_of_rows(desk, [id.bytes for id in sorted(rows)]))


def about(desk: Desk, found: Difference) -> UndoneThing | None:
    """What a person would call the thing, and where it belongs."""
    return named(desk, found.thing, found.id)


def as_strict_as_any(desk: Desk, inputs: Sequence[Input]) -> list[Input]:
    """Statements as they stand, but as secret as the stricter of two laptops has it while nobody
    has decided, with the parts that either marked: what one keeps back goes out by no paper.
    """
    left: dict[UUID, list[Difference]] = {}
    for one in differences_of(desk, (said.id for said in inputs)):
        left.setdefault(one.id, []).append(one)
    return [_as_strict(said, left[said.id]) if said.id in left else said for said in inputs]


def _as_strict(said: Input, left: Sequence[Difference]) -> Input:
    level, parts = said.secrecy, said.secret_parts
    for one in left:
        level = stricter(level, one.other.values.get("secrecy", level))
        parts += one.other.values.get("secret_parts", ())
    return replace(said, secrecy=level, secret_parts=tuple(dict.fromkeys(parts)))


def _of_rows(desk: Desk, rows: Sequence[bytes]) -> Iterator[Difference]:
    if not rows:
        return
    knowing = Knowing(knowledge.lines(desk.database))
    doers: dict[int, Doer] = {}

    def knows(one: Doer, other: Doer) -> bool:
        return knowing(one.order[::-1], other.order[::-1])

    def doer(by: ActRow) -> Doer:
        if by.number not in doers:
            doers[by.number] = _doer(by)
        return doers[by.number]

    for row, table, found in contested.lines_of(desk.database, rows):
        lines = [Line(name, value, doer(by)) for name, value, by in found]
        around = _surroundings(desk, table, row, lines)
        thing, id = THINGS[table], UUID(bytes=row)
        for parting in partings(table, lines, knows, around):
            yield Difference(
                parting.why,
                thing,
                id,
                _side(thing, parting.standing),
                _side(thing, parting.other),
                parting,
            )


def _drafted_apart(desk: Desk) -> Iterator[Difference]:
    """Minutes of one meeting that two laptops drafted, each its own. A draft that was never sent
    says nothing by itself.
    """
    living = desk.all(Minutes)
    standing = foremost(living)
    for one in living:
        kept = standing[one.meeting]
        if one.id != kept.id and (one.sent_on is not None or one.frozen):
            parting = Parting(Why.MOVED, _whole(desk, kept), _whole(desk, one))
            yield Difference(
                Why.MOVED,
                Minutes,
                one.id,
                _side(Minutes, parting.standing),
                _side(Minutes, parting.other),
                parting,
                kept.id,
            )


def _whole(desk: Desk, minutes: Minutes) -> Version:
    """All that the minutes say, by who moved them last."""
    ((_, _, found),) = contested.lines_of(desk.database, [minutes.id.bytes])
    last = max((_doer(by) for _, _, by in found), key=lambda by: by.order)
    values = {name: column(Minutes, name).encode(getattr(minutes, name)) for name in _TOLD}
    return Version(last, values)


def _surroundings(desk: Desk, table: str, row: bytes, lines: list[Line]) -> Surroundings:
    db = desk.database
    removed = [line for line in lines if line.field == "deleted" and line.value]
    leaning = tuple(_doer(one) for one in contested.leaning_on(db, table, row)) if removed else ()
    approved = contested.approvals_of(db, row) if table == "input" else []
    return Surroundings(
        leaning, tuple((_doer(by), _frozen_fields(frozen, row)) for by, frozen in approved)
    )


def _frozen_fields(frozen: str, row: bytes) -> dict[str, Value]:
    """The stored values of a statement as its minutes were approved; nothing where they lack it."""
    for plain in json.loads(frozen).get("inputs", ()):
        if plain.get("id") == row.hex():
            names = ("text", "speaker", "kind", "type", "voice")
            return {name: plain.get(name, column(THINGS["input"], name).default) for name in names}
    return {}


def _doer(by: ActRow) -> Doer:
    at = datetime.fromtimestamp(by.wall / 1000, UTC)
    return Doer(
        by.number, by.replica, by.clock, at, by.author, by.computer, by.kind, by.way, by.reverts
    )


def _side(thing: type[Thing], version: Version) -> Side:
    by = version.by
    values = {name: field_value(thing, name, value) for name, value in version.values.items()}
    return Side(by.author, by.computer, by.at, values)


def settle(desk: Desk, found: Difference, *, other: bool) -> None:
    """Decide: how it stands, or what the other laptop said. One act, which Ctrl+Z takes back; then
    the difference stands in the list again.
    """
    chosen = found.parting.other if other else found.parting.standing
    if found.instead is not None:
        with desk.act(Act.SETTLE_DIFFERENCE) as act:
            act.remove(found.thing, found.instead if other else found.id)
        return
    with desk.act(Act.SETTLE_DIFFERENCE) as act:
        act.confirm(found.thing, found.id, chosen.values)
