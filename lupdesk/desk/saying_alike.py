"""Statements that say the same: joined and parted. Each keeps its source, its words, its secrecy:
who may read what does not change by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.things import Input
from lupdesk.domain.voices import said_alike, suppliers_behind
from lupdesk.problems import Problem
from lupdesk.store import counts, database


def join_said(desk: Desk, ids: Sequence[UUID]) -> int:
    """All of them, and what each is joined with, stand together under the oldest; how many stand
    together then. Problem ``several-wanted``, ``said-by-several-kinds``, ``other-procurement``.
    """
    chosen = [desk.the(Input, id) for id in dict.fromkeys(ids)]
    if len(chosen) < 2:
        raise Problem("several-wanted")
    if len({one.procurement for one in chosen}) > 1:
        raise Problem("other-procurement")
    other = next((one for one in chosen if one.kind is not InputKind.INPUT), None)
    if other is not None:
        raise Problem("said-by-several-kinds", label=f"I{other.number:02d}")
    together = {one.id: one for said in chosen for one in joined_with(desk, said)}
    with desk.act(Act.SAY_THE_SAME) as act:
        _stand(act, together.values())
    return len(together)


def part_said(desk: Desk, ids: Sequence[UUID]) -> None:
    """Each stands alone again; those that are left of a group stay together. Problem
    ``not-joined``.
    """
    chosen = {id: desk.the(Input, id) for id in dict.fromkeys(ids)}
    groups = {id: joined_with(desk, one) for id, one in chosen.items()}
    if all(len(some) < 2 for some in groups.values()):
        raise Problem("not-joined")
    with desk.act(Act.PART_SAID) as act:
        for id in chosen:
            act.set(Input, id, same_as=None)
        for some in groups.values():
            _stand(act, [one for one in some if one.id not in chosen])


def _stand(act: OpenAct, together: Iterable[Input]) -> None:
    said = sorted(together, key=lambda one: one.id)
    for one in said:
        act.set(Input, one.id, same_as=None if one is said[0] else said[0].id)


def joined_with(desk: Desk, said: Input) -> tuple[Input, ...]:
    """All that say the same as a statement, itself too; the one that stands for them first."""
    pointing = joined_of(desk, said.procurement)
    whole = {one.id: one for one in pointing} | {said.id: said}
    return next(some for some in said_alike(whole.values()).values() if said in some)


def groups_of(desk: Desk, said: Sequence[Input]) -> Mapping[UUID, tuple[Input, ...]]:
    """For each of these (of one procurement) all that say the same, itself too."""
    if not said:
        return {}
    whole = {one.id: one for one in joined_of(desk, said[0].procurement)}
    whole |= {one.id: one for one in said}
    groups = {one.id: some for some in said_alike(whole.values()).values() for one in some}
    return {one.id: groups[one.id] for one in said}


def joined_of(desk: Desk, procurement: UUID) -> Sequence[Input]:
    """All statements that are joined with another; reads no others."""
    with database.told(desk.path):
        ids = counts.joined(desk.database, procurement)
    return desk.all(Input, id=tuple(ids)) if ids else ()


def suppliers_alike(desk: Desk, procurement: UUID) -> Mapping[UUID, int]:
    """How many suppliers stand behind each statement that is joined with another."""
    found: dict[UUID, int] = {}
    for some in said_alike(joined_of(desk, procurement)).values():
        if len(some) > 1:
            found.update(dict.fromkeys((one.id for one in some), len(suppliers_behind(some))))
    return found
