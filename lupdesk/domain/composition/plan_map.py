"""Of the plan of measures and benefits: the benefits map as a table, and what hangs loose in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from lupdesk.domain.benefits_map import BenefitsMap, Column, Spot, map_of
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    Block,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.parts import label_of, stated
from lupdesk.domain.composition.plan_measures import beginning
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Input

_DASH: Final = "–"


def benefits_map(case: Case) -> Iterator[Block]:
    made = map_of(case)
    yield Heading(2, Phrase("doc.plan.map"), wide=True)
    rows = [*_measures(made, case), *_straight(made, case)]
    if not rows:
        yield Paragraph(Phrase("doc.plan.no-map"), muted=True, wide=True)
    else:
        yield Table(
            heads=tuple(Phrase(f"map-column.{column}") for column in Column),
            rows=tuple(rows),
            widths=(2.2, 1.8, 1.8, 1.6),
            wide=True,
        )
    loose = [_loose(spot, case) for spot in made.loose]
    if loose:
        yield Heading(3, Phrase("doc.plan.loose"))
        yield Bullets(tuple(loose))


def _measures(made: BenefitsMap, case: Case) -> Iterator[Row]:
    """A row for each measure that rests on something or leads to something."""
    known = {one.id: one for one in case.measures}
    said = {one.id: one for one in case.inputs}
    for id in made.columns[Column.MEASURE]:
        spot = Spot(Column.MEASURE, id)
        if not made.before(spot) and not made.after(spot):
            continue
        threads = made.threads(spot)
        one = known[id]
        yield Row(
            (
                _statements(made, threads, said),
                Cell(stated(one.title)),
                Cell(one.effect.strip() or _DASH),
                _benefits(made, threads, case),
            )
        )


def _straight(made: BenefitsMap, case: Case) -> Iterator[Row]:
    """Benefits that a statement speaks of and to which no measure leads from there."""
    said = {one.id: one for one in case.inputs}
    for id in made.columns[Column.BENEFIT]:
        spot = Spot(Column.BENEFIT, id)
        spoken = frozenset(one for one in made.before(spot) if one.column is Column.STATEMENT)
        if spoken:
            yield Row(
                (
                    _statements(made, spoken, said),
                    Cell(_DASH),
                    Cell(_DASH),
                    _benefits(made, frozenset({spot}), case),
                )
            )


def _in(made: BenefitsMap, column: Column, spots: frozenset[Spot]) -> list[Spot]:
    return sorted((one for one in spots if one.column is column), key=made.rows.__getitem__)


def _statements(made: BenefitsMap, spots: frozenset[Spot], known: Mapping[UUID, Input]) -> Cell:
    said = [known[spot.id] for spot in _in(made, Column.STATEMENT, spots)]
    if not said:
        return Cell(_DASH)
    under = ", ".join(map(label_of, said[1:]))
    more: Text | None = Phrase.of("doc.plan.and-said", which=under) if under else None
    first = Phrase.of("doc.plan.said", label=label_of(said[0]), text=beginning(said[0].text))
    return Cell(first, more)


def _benefits(made: BenefitsMap, spots: frozenset[Spot], case: Case) -> Cell:
    known = {one.id: one for one in case.targets}
    names = [known[spot.id].what.strip() for spot in _in(made, Column.BENEFIT, spots)]
    return Cell(", ".join(filter(None, names)) or _DASH)


def _loose(spot: Spot, case: Case) -> Phrase:
    if spot.column is Column.MEASURE:
        title = next(one.title for one in case.measures if one.id == spot.id)
        return Phrase.of("doc.plan.loose-measure", what=stated(title))
    what = next(one.what for one in case.targets if one.id == spot.id)
    return Phrase.of("doc.plan.loose-benefit", what=stated(what))
