"""What came of a made-up dialogue, with secrets planted in it: the team's own fields hold words that
nobody outside may see, the fields that everybody reads hold names and repeated secrets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any, Protocol
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import Disposition, Side
from lupdesk.domain.result_kinds import (
    Barrier,
    BenefitKind,
    LessonQuestion,
    Relief,
    RequirementKind,
    RiskKind,
)
from lupdesk.domain.results import (
    Insight,
    Instrument,
    Lesson,
    Measure,
    Measurement,
    PhaseMark,
    Requirement,
    Risk,
    Theme,
    Tie,
)
from lupdesk.domain.things import Input


class Planter(Protocol):
    """As ``made_up`` makes its words."""

    chance: Random
    themes: list[str]

    def id(self) -> UUID: ...
    def plain(self, most: int = 8) -> str: ...
    def closed(self, *readers: UUID) -> str: ...
    def open_text(self, said_by: UUID | None = None, *, openly: bool = False) -> str: ...


def with_results(case: Case, maker: Planter) -> Case:
    chance = maker.chance
    inputs = _joined(case.inputs, maker)
    insights = tuple(_insight(case, maker) for _ in range(chance.randint(1, 4)))
    measures = tuple(_measure(case, maker) for _ in range(2))
    targets = tuple(
        replace(
            one,
            kind=chance.choice(list(BenefitKind)),
            stakeholder=maker.closed(),
            baseline_method=maker.closed(),
            note=maker.closed(),
        )
        for one in case.targets
    )
    things = [one.id for one in (*insights, *measures)]
    return replace(
        case,
        inputs=inputs,
        insights=insights,
        measures=measures,
        targets=targets,
        themes=tuple(
            Theme(id=maker.id(), procurement=_of(case), name=name, meaning=maker.closed())
            for name in maker.themes[:3]
        ),
        ties=tuple(
            Tie(
                id=maker.id(),
                procurement=_of(case),
                of=of,
                basis=one.id,
                against=chance.random() < 0.2,
            )
            for of in things
            for one in chance.sample(inputs, min(len(inputs), chance.randint(1, 4)))
        ),
        requirements=(
            Requirement(
                id=maker.id(),
                procurement=_of(case),
                text=maker.closed(),
                note=maker.closed(),
                kind=chance.choice(list(RequirementKind)),
            ),
        ),
        risks=(_risk(case, maker),),
        measurements=tuple(
            Measurement(
                id=maker.id(),
                procurement=_of(case),
                target=one.id,
                measured_on=date(2029, 2, 1),
                value="3",
                cause=maker.closed(),
            )
            for one in targets
        ),
        phase_marks=(
            PhaseMark(
                id=maker.id(),
                procurement=_of(case),
                phase=chance.randrange(10),
                code="notice",
                done_on=date(2027, 2, 1),
                note=maker.closed(),
            ),
        ),
        lessons=tuple(_lessons(case, maker)),
        instruments=(
            Instrument(id=maker.id(), code="eget", name=maker.closed(), note=maker.closed()),
        ),
    )


def _of(case: Case) -> UUID:
    return case.procurement.id


def _joined(inputs: Sequence[Input], maker: Planter) -> tuple[Input, ...]:
    """Some say the same as another, some are withdrawn, whoever said them."""
    chance = maker.chance
    made = []
    for one in inputs:
        fields: dict[str, Any] = {"barrier": chance.choice((None, *Barrier))}
        if chance.random() < 0.3:
            fields["same_as"] = chance.choice(inputs).id
        if chance.random() < 0.2:
            fields["withdrawn_on"] = date(2027, 3, 20)
            fields["withdrawn_reason"] = maker.closed()
        made.append(replace(one, **fields))
    return tuple(made)


def _insight(case: Case, maker: Planter) -> Insight:
    return Insight(
        id=maker.id(),
        procurement=_of(case),
        heard=maker.open_text(),
        disagreement=maker.chance.choice(("", maker.open_text())),
        does=maker.open_text(),
        why=maker.open_text(),
        answer=maker.chance.choice((None, *Disposition)),
        theme=maker.chance.choice(("", *maker.themes)),
    )


def _measure(case: Case, maker: Planter) -> Measure:
    return Measure(
        id=maker.id(),
        procurement=_of(case),
        title=maker.closed(),
        owner=maker.closed(),
        effect=maker.closed(),
        note=maker.closed(),
        instrument="eget",
    )


def _risk(case: Case, maker: Planter) -> Risk:
    return Risk(
        id=maker.id(),
        procurement=_of(case),
        what=maker.closed(),
        kind=maker.chance.choice(list(RiskKind)),
        relief=maker.chance.choice((None, *Relief)),
        relief_words=maker.closed(),
        owner=maker.closed(),
        likelihood=maker.chance.randint(0, 5),
        consequence=maker.chance.randint(0, 5),
    )


def _lessons(case: Case, maker: Planter) -> Sequence[Lesson]:
    """What a supplier answered is its own; what is to change is the buyer's wording."""
    return [
        Lesson(
            id=maker.id(),
            procurement=_of(case),
            side=side,
            question=question,
            score=maker.chance.randint(1, 5),
            text=maker.closed() if side is Side.SUPPLIER else maker.open_text(),
            change=maker.open_text(),
            supplier=maker.chance.choice(case.suppliers).id if side is Side.SUPPLIER else None,
        )
        for side in (Side.BUYER, Side.SUPPLIER)
        for question in maker.chance.sample(list(LessonQuestion), 2)
    ]
