"""What rests on what: ties within an act of their owner."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.results import Tie


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
