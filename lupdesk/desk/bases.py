"""How what a risk or a benefit rests on is named on the command line."""

from __future__ import annotations

from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.results import Measure
from lupdesk.domain.things import Input
from lupdesk.problems import Problem


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
