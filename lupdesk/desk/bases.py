"""What a risk or a benefit rests on, and how it is named."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.results import Measure, Tie
from lupdesk.domain.things import Input
from lupdesk.problems import Problem


def statements_behind(desk: Desk, procurement: UUID, ties: Iterable[Tie]) -> list[Input]:
    """Those on which something rests, and all that say the same: a few of perhaps a hundred
    thousand.
    """
    found: dict[UUID, Input] = {}
    asked: set[UUID] = set()
    wanted = {tie.basis for tie in ties}
    while wanted:
        some = tuple(wanted)
        asked |= wanted
        for one in desk.all(Input, id=some) + desk.all(
            Input, procurement=procurement, same_as=some
        ):
            found[one.id] = one
        joined = {one.same_as for one in found.values() if one.same_as is not None}
        wanted = (found.keys() | joined) - asked
    return sorted(found.values(), key=lambda one: (one.number, one.id))


def basis_named(desk: Desk, text: str, procurement: UUID, *, measures: bool) -> UUID:
    """A statement by its number, as ``I07``, or its id; a measure by its title or its id. Problem
    ``basis-unknown``.
    """
    wanted = text.strip().casefold()
    for said in desk.all(Input, procurement=procurement):
        if wanted in (label_of(said).casefold(), str(said.id)):
            return said.id
    if measures:
        for one in desk.all(Measure, procurement=procurement):
            if wanted and wanted in (one.title.strip().casefold(), str(one.id)):
                return one.id
    raise Problem("basis-unknown", basis=text)
