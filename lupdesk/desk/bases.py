"""What a risk or a benefit can rest on, and how it is named."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure
from lupdesk.domain.things import Input
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class Basis:
    """A statement or a measure. ``label`` is the statement's number; a measure has none."""

    id: UUID
    label: str
    text: str

    @property
    def is_measure(self) -> bool:
        return not self.label


def possible_bases(desk: Desk, procurement: UUID, *, measures: bool) -> list[Basis]:
    """Measures first, where they are wanted, then what was heard."""
    found: list[Basis] = []
    if measures:
        found += [
            Basis(one.id, "", one.title)
            for one in desk.all(Measure, procurement=procurement)
            if one.state is not MeasureState.DROPPED
        ]
    heard = desk.all(Input, procurement=procurement, kind=InputKind.INPUT)
    return found + [
        Basis(one.id, label_of(one), one.text) for one in sorted(heard, key=lambda one: one.number)
    ]


def bases_of(desk: Desk, ids: tuple[UUID, ...]) -> list[Basis]:
    """Those of the ids that are still there, measures first."""
    measures = [found for id in ids if (found := desk.get(Measure, id)) is not None]
    heard = [said for id in ids if (said := desk.get(Input, id)) is not None]
    return [
        *(Basis(one.id, "", one.title) for one in measures),
        *(Basis(one.id, label_of(one), one.text) for one in heard),
    ]


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
