"""What rests on what: ties within an act of their owner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.results import Tie
from lupdesk.domain.things import Input


def set_bases(
    desk: Desk,
    act: OpenAct,
    procurement: UUID,
    of: UUID,
    bases: Iterable[UUID],
    *,
    against: Iterable[UUID] = (),
) -> bool:
    """Make ``of`` rest on these and no others; whether anything changed. A basis that is for and
    against is against.
    """
    opposed = set(against)
    wanted = {basis: basis in opposed for basis in (*bases, *opposed)}
    changed = False
    for tie in desk.all(Tie, of=of):
        stands = wanted.pop(tie.basis, None)
        if stands is None:
            changed |= act.remove(Tie, tie.id)
        else:
            changed |= act.set(Tie, tie.id, against=stands)
    for basis, stands in wanted.items():
        act.add(Tie, procurement=procurement, of=of, basis=basis, against=stands)
    return changed or bool(wanted)


def drop_ties(desk: Desk, act: OpenAct, thing: UUID) -> None:
    """Of a thing that is removed: what it rests on, and what rests on it."""
    for tie in (*desk.all(Tie, of=thing), *desk.all(Tie, basis=thing)):
        act.remove(Tie, tie.id)


def ties_of(desk: Desk, id: UUID) -> tuple[Tie, ...]:
    """Its own, in the order in which they were made."""
    return tuple(desk.all(Tie, of=id))


def statements_behind(
    desk: Desk, procurement: UUID, ties: Iterable[Tie], **also: Sequence[Any]
) -> tuple[Input, ...]:
    """What the ties rest on, and whoever says the same as one of them: a few of perhaps a hundred
    thousand. ``also`` those that have one of the values in a field.
    """

    def read(name: str, *values: Any) -> dict[UUID, Input]:
        some = desk.all(Input, procurement=procurement, **{name: values}) if values else ()
        return {one.id: one for one in some}

    found: dict[UUID, Input] = {}
    new = read("id", *{tie.basis for tie in ties})
    for name, values in also.items():
        new |= read(name, *values)
    while new:
        found |= new
        leaders = {one.same_as for one in new.values() if one.same_as is not None}
        near = read("id", *(leaders - found.keys())) | read("same_as", *new)
        new = {id: one for id, one in near.items() if id not in found}
    return tuple(sorted(found.values(), key=lambda one: (one.number, one.id)))
