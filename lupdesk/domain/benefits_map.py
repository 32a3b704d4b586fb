"""The benefits map (gevinstkart): from what was said by way of measures and effects to benefits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from math import fsum
from typing import Final, NamedTuple
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure, Target, Tie
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Bases, leader_of


class Column(StrEnum):
    STATEMENT = "statement"
    MEASURE = "measure"
    EFFECT = "effect"
    BENEFIT = "benefit"


COLUMNS: Final = tuple(Column)


class Spot(NamedTuple):
    """A place in the map. An effect is words of a measure, and has the id of the first that has them."""

    column: Column
    id: UUID


@dataclass(frozen=True)
class BenefitsMap:
    """``columns`` top to bottom. A link leads to the right, at times past a column that says nothing."""

    columns: Mapping[Column, tuple[UUID, ...]]
    links: frozenset[tuple[Spot, Spot]]
    loose: tuple[Spot, ...]
    """Measures that lead to no benefit, and benefits to which no measure leads."""

    @property
    def is_empty(self) -> bool:
        return not self.columns[Column.MEASURE] and not self.columns[Column.BENEFIT]

    @cached_property
    def rows(self) -> Mapping[Spot, int]:
        """How far down in its column each stands."""
        return {
            Spot(column, id): row
            for column, ids in self.columns.items()
            for row, id in enumerate(ids)
        }

    @cached_property
    def _after(self) -> Mapping[Spot, Sequence[Spot]]:
        return _by_first(self.links)

    @cached_property
    def _before(self) -> Mapping[Spot, Sequence[Spot]]:
        return _by_first((to, start) for start, to in self.links)

    def after(self, spot: Spot) -> tuple[Spot, ...]:
        """Where it leads, top to bottom."""
        return self._sorted(self._after.get(spot, ()))

    def before(self, spot: Spot) -> tuple[Spot, ...]:
        return self._sorted(self._before.get(spot, ()))

    def threads(self, spot: Spot) -> frozenset[Spot]:
        """Itself, and all that leads to it or comes of it."""
        found = {spot}
        for ways in (self._before, self._after):
            waiting = [spot]
            while waiting:
                for other in ways.get(waiting.pop(), ()):
                    if other not in found:
                        found.add(other)
                        waiting.append(other)
        return frozenset(found)

    def _sorted(self, spots: Iterable[Spot]) -> tuple[Spot, ...]:
        return tuple(sorted(spots, key=lambda one: (COLUMNS.index(one.column), self.rows[one])))


def map_of(case: Case) -> BenefitsMap:
    return draw_map(case.inputs, case.measures, case.targets, case.ties)


def draw_map(
    inputs: Sequence[Input],
    measures: Sequence[Measure],
    targets: Sequence[Target],
    ties: Sequence[Tie],
) -> BenefitsMap:
    """Dropped measures are left out; so are statements on which nothing of it rests."""
    kept = [one for one in measures if one.state is not MeasureState.DROPPED]
    known = {one.id: one for one in inputs}
    bases = Bases(inputs, ties)
    effects = _effects(kept)
    links: set[tuple[Spot, Spot]] = set()
    for one in kept:
        here = Spot(Column.MEASURE, one.id)
        for said in bases.voices(one.id).behind:
            links.add((Spot(Column.STATEMENT, leader_of(said, known).id), here))
        if one.id in effects:
            links.add((here, Spot(Column.EFFECT, effects[one.id])))
    titles = {one.id for one in kept}
    for target in targets:
        links |= _to_benefit(target, bases, effects, titles, known)
    columns = _columns(inputs, kept, targets, effects, links)
    made = BenefitsMap(columns, frozenset(links), loose=())
    return replace(made, loose=_loose(made, {one.id for one in targets if one.unplanned}))


def _effects(measures: Iterable[Measure]) -> dict[UUID, UUID]:
    """Of each measure that has one, under which id its effect stands: the same words stand once."""
    first: dict[str, UUID] = {}
    found = {}
    for one in measures:
        words = " ".join(one.effect.casefold().split())
        if words:
            found[one.id] = first.setdefault(words, one.id)
    return found


def _to_benefit(
    target: Target,
    bases: Bases,
    effects: Mapping[UUID, UUID],
    measures: set[UUID],
    known: Mapping[UUID, Input],
) -> set[tuple[Spot, Spot]]:
    here = Spot(Column.BENEFIT, target.id)
    links = set()
    for tie in bases.bases(target.id):
        if tie.against:
            continue
        if tie.basis in known:
            said = leader_of(known[tie.basis], known)
            links.add((Spot(Column.STATEMENT, said.id), here))
        elif tie.basis in effects:
            links.add((Spot(Column.EFFECT, effects[tie.basis]), here))
        elif tie.basis in measures:
            links.add((Spot(Column.MEASURE, tie.basis), here))
    return links


def _columns(
    inputs: Sequence[Input],
    measures: Sequence[Measure],
    targets: Sequence[Target],
    effects: Mapping[UUID, UUID],
    links: set[tuple[Spot, Spot]],
) -> Mapping[Column, tuple[UUID, ...]]:
    """From the right to the left each stands as near as can be to what it leads to."""
    used = {start.id for start, _ in links if start.column is Column.STATEMENT}
    there = {
        Column.STATEMENT: [one.id for one in inputs if one.id in used],
        Column.MEASURE: [one.id for one in measures],
        Column.EFFECT: list(dict.fromkeys(effects.values())),
        Column.BENEFIT: [one.id for one in targets],
    }
    after = _by_first(links)
    heights: dict[Spot, float] = {}
    columns: dict[Column, tuple[UUID, ...]] = {}
    for column in reversed(COLUMNS):
        last = float(len(there[column]) + len(targets))
        middle = {
            id: _middle([heights[to] for to in after.get(Spot(column, id), ())], last)
            for id in there[column]
        }
        ordered = there[column]
        if column is not Column.BENEFIT:
            ordered = sorted(ordered, key=middle.__getitem__)
        columns[column] = tuple(ordered)
        for at, id in enumerate(ordered):
            heights[Spot(column, id)] = at / max(len(ordered), 1)
    return {column: columns[column] for column in COLUMNS}


def _by_first(links: Iterable[tuple[Spot, Spot]]) -> Mapping[Spot, Sequence[Spot]]:
    found: dict[Spot, list[Spot]] = {}
    for one, other in links:
        found.setdefault(one, []).append(other)
    return found


def _middle(heights: Sequence[float], last: float) -> float:
    # Exact, so that the order in which links come is no matter, and every run draws the same map.
    return fsum(heights) / len(heights) if heights else last


def _loose(made: BenefitsMap, unplanned: set[UUID]) -> tuple[Spot, ...]:
    """A benefit that nobody had planned showed itself: no measure has to lead to it."""
    ends = (
        *((Spot(Column.MEASURE, id), Column.BENEFIT) for id in made.columns[Column.MEASURE]),
        *(
            (Spot(Column.BENEFIT, id), Column.MEASURE)
            for id in made.columns[Column.BENEFIT]
            if id not in unplanned
        ),
    )
    return tuple(
        spot for spot, wanted in ends if all(one.column != wanted for one in made.threads(spot))
    )
