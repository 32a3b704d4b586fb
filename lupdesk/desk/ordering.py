"""Putting a thing at another place among those of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from lupdesk.desk.session import OpenAct
from lupdesk.domain.things import Thing


def put_at(act: OpenAct, thing: type[Thing], order: Sequence[UUID], id: UUID, to: int) -> None:
    """At place ``to`` (0 is first) of ``order``, which may hold it already; past an end at the end."""
    others = [one for one in order if one != id]
    to = max(to, 0)
    for position, one in enumerate((*others[:to], id, *others[to:]), start=1):
        act.set(thing, one, position=float(position))
