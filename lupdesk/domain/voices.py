"""Who stands behind what: from a finding, a measure or a benefit back to the statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from lupdesk.domain.kinds import InputKind
from lupdesk.domain.results import Tie
from lupdesk.domain.things import Input


class Joinable(Protocol):
    """As much of a statement as tells which others say the same."""

    @property
    def id(self) -> UUID: ...

    @property
    def same_as(self) -> UUID | None: ...


J = TypeVar("J", bound=Joinable)


@dataclass(frozen=True, slots=True)
class Voices:
    """The statements that something rests on, and those that say otherwise, each once."""

    behind: tuple[Input, ...] = ()
    against: tuple[Input, ...] = ()

    @property
    def suppliers(self) -> frozenset[UUID]:
        """Whose statements are behind."""
        return suppliers_behind(self.behind)

    @property
    def opposed(self) -> frozenset[UUID]:
        return suppliers_behind(self.against)


def is_counted(said: Input) -> bool:
    """What was said and still holds; what was withdrawn stays, and is no voice any more."""
    return said.kind is InputKind.INPUT and said.withdrawn_on is None


def suppliers_behind(said: Iterable[Input]) -> frozenset[UUID]:
    """Whose voices these statements are: the one rule by which voices are counted. What the buyer
    said itself has none, and neither has what was withdrawn.
    """
    return frozenset(
        one.supplier for one in said if one.supplier is not None and one.withdrawn_on is None
    )


def leader_of(said: J, known: Mapping[UUID, J]) -> J:
    """The statement that stands for all that say the same. Joined ones may have been joined again,
    or on two laptops in a ring: then the oldest leads.
    """
    seen = {said.id: said}
    while said.same_as is not None and said.same_as in known:
        said = known[said.same_as]
        if said.id in seen:
            return min(seen.values(), key=lambda one: one.id)
        seen[said.id] = said
    return said


def said_alike(inputs: Iterable[J]) -> Mapping[UUID, tuple[J, ...]]:
    """By leader, each group in the order given, the leader first; one alone is its own leader.
    Where the leader is gone, those that pointed at it stay together under the oldest of them.
    """
    known = {one.id: one for one in inputs}
    groups: dict[UUID, list[J]] = defaultdict(list)
    for one in known.values():
        leader = leader_of(one, known)
        gone = leader.same_as if leader.same_as not in known else None
        groups[gone or leader.id].append(one)
    found: dict[UUID, tuple[J, ...]] = {}
    for pointed_at, some in groups.items():
        leads = pointed_at if pointed_at in known else min(one.id for one in some)
        alone = len(some) == 1
        found[leads] = tuple(some if alone else sorted(some, key=lambda one: one.id != leads))
    return found


class Bases:
    """The ties and statements of one case, for following many things back."""

    def __init__(self, inputs: Iterable[Input], ties: Iterable[Tie]) -> None:
        self._inputs = {one.id: one for one in inputs}
        self._groups = said_alike(self._inputs.values())
        self._leader = {one.id: leader for leader, some in self._groups.items() for one in some}
        self._ties: dict[UUID, list[Tie]] = defaultdict(list)
        for tie in ties:
            self._ties[tie.of].append(tie)

    def voices(self, of: UUID) -> Voices:
        """Through things that rest on things; who says the same as a basis stands behind it too."""
        found: dict[bool, dict[UUID, Input]] = {False: {}, True: {}}
        seen: set[tuple[UUID, bool]] = set()
        waiting = [(of, False)]
        while waiting:
            at, against = waiting.pop()
            if (at, against) in seen:
                continue
            seen.add((at, against))
            for tie in self._ties.get(at, ()):
                turned = against or tie.against
                if tie.basis in self._inputs:
                    for one in self._groups[self._leader[tie.basis]]:
                        found[turned][one.id] = one
                else:
                    waiting.append((tie.basis, turned))
        return Voices(*(tuple(sorted(some.values(), key=_number)) for some in found.values()))

    def bases(self, of: UUID) -> tuple[Tie, ...]:
        """Its own ties alone."""
        return tuple(self._ties.get(of, ()))


def _number(said: Input) -> tuple[int, UUID]:
    return said.number, said.id
