"""Equal numbers: two laptops counted on from the same statement."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Input
from lupdesk.store import counts, database


def to_be_renumbered(desk: Desk) -> list[tuple[UUID, UUID]]:
    """Statement and procurement of all whose number another has, but one of each number. What
    stands in minutes that went out keeps its number, since readers know it by that.
    """
    with database.told(desk.path):
        found = counts.sharing_numbers(desk.database)
    return [
        (id, procurement)
        for _, alike in groupby(found, key=lambda one: one[1:3])
        for id, procurement, _, out in list(alike)[1:]
        if not out
    ]


def renumber(desk: Desk) -> int:
    """Give each of them the next number of its procurement, as one act; how many."""
    found = to_be_renumbered(desk)
    with desk.act(Act.EDIT_INPUTS) as act:
        for id, procurement in found:
            act.set(Input, id, number=counts.next_number(desk.database, procurement))
    return len(found)
