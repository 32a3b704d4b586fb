"""Texts for the tender documents, and the statements that shaped each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lupdesk.desk.ordering import put_at
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.desk.ties import drop_ties, set_bases, statements_behind
from lupdesk.domain.acts import Act
from lupdesk.domain.results import Requirement, Tie
from lupdesk.domain.tailored import named_makes, only_source
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Bases
from lupdesk.problems import Problem


def add_requirement(
    desk: Desk, procurement: UUID, *, text: str, shaped_by: Iterable[UUID] = (), **fields: Any
) -> UUID:
    """At the end of the list. Problem ``text-wanted``, ``basis-unknown``."""
    if not text.strip():
        raise Problem("text-wanted")
    said = _checked(desk, procurement, shaped_by)
    position = max((one.position for one in requirements_of(desk, procurement)), default=0.0) + 1
    with desk.act(Act.ADD_REQUIREMENT) as act:
        id = act.add(
            Requirement, procurement=procurement, text=text.strip(), position=position, **fields
        )
        set_bases(desk, act, procurement, id, said)
    return id


def edit_requirement(desk: Desk, id: UUID, **fields: Any) -> None:
    desk.the(Requirement, id)
    if "text" in fields:
        fields["text"] = str(fields["text"]).strip()
        if not fields["text"]:
            raise Problem("text-wanted")
    with desk.act(Act.EDIT_REQUIREMENT) as act:
        act.set(Requirement, id, **fields)


def shape_by(desk: Desk, id: UUID, statements: Iterable[UUID]) -> None:
    """These statements shaped it, and no others."""
    before = desk.the(Requirement, id)
    said = _checked(desk, before.procurement, statements)
    with desk.act(Act.EDIT_REQUIREMENT) as act:
        set_bases(desk, act, before.procurement, id, said)


def move_requirement(desk: Desk, id: UUID, to: int) -> None:
    """Put it at place ``to`` (0 is first)."""
    moved = desk.the(Requirement, id)
    order = [one.id for one in requirements_of(desk, moved.procurement)]
    with desk.act(Act.MOVE_REQUIREMENT) as act:
        put_at(act, Requirement, order, id, to)


def remove_requirement(desk: Desk, id: UUID) -> None:
    desk.the(Requirement, id)
    with desk.act(Act.REMOVE_REQUIREMENT) as act:
        drop_ties(desk, act, id)
        act.remove(Requirement, id)


def requirements_of(desk: Desk, procurement: UUID) -> list[Requirement]:
    return desk.all(Requirement, procurement=procurement)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A requirement, what shaped it, and what the rules will say of it."""

    requirement: Requirement
    said: tuple[Input, ...]
    makes: tuple[str, ...]
    """Words that point at a make or a product."""
    only: UUID | None
    """The one supplier behind all of it."""


def read_shaped(desk: Desk, procurement: UUID) -> list[Shaped]:
    found = requirements_of(desk, procurement)
    if not found:
        return []
    ties = desk.all(Tie, of=tuple(one.id for one in found))
    bases = Bases(statements_behind(desk, procurement, ties), ties)
    products = [name for _, firm in suppliers_of(desk, procurement) for name in firm.products]
    shaped = []
    for one in found:
        said = bases.voices(one.id).behind
        shaped.append(Shaped(one, said, named_makes(one.text, products), only_source(said)))
    return shaped


def _checked(desk: Desk, procurement: UUID, statements: Iterable[UUID]) -> tuple[UUID, ...]:
    found = tuple(dict.fromkeys(statements))
    for id in found:
        said = desk.get(Input, id)
        if said is None or said.procurement != procurement:
            raise Problem("basis-unknown")
    return found
