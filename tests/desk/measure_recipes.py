"""How each act on measures, requirements and instruments is done, for ``test_acts``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from lupdesk.desk import inputs, instruments, measures, requirements
from lupdesk.domain.acts import Act
from lupdesk.domain.result_kinds import Barrier, MeasureState
from lupdesk.domain.results import Measure, Requirement

Recipe = Callable[[Any], object]
"""On the ``Scene`` of ``test_acts``."""


def _add(s: Any) -> object:
    return measures.add_measure(
        s.desk, s.procurement, title="Kartlegg grensesnitt", bases=s.said[:2], owner="Amira"
    )


def _two(s: Any) -> None:
    _add(s)
    measures.add_measure(s.desk, s.procurement, title="Ettersend kart", bases=s.said[:1])


def _word(s: Any) -> object:
    return requirements.add_requirement(
        s.desk, s.procurement, text="Skal ha åpne grensesnitt", shaped_by=s.said[:2]
    )


def _two_words(s: Any) -> None:
    _word(s)
    requirements.add_requirement(s.desk, s.procurement, text="Skal virke uten nett")


def _first(s: Any, thing: type[Any]) -> UUID:
    id: UUID = s.desk.all(thing)[0].id
    return id


UNDOABLE: Final[dict[Act, Recipe]] = {
    Act.SET_BARRIER: lambda s: inputs.set_barrier(s.desk, s.said[:2], Barrier.VOLUME),
    Act.ADD_MEASURE: _add,
    Act.EDIT_MEASURE: lambda s: measures.edit_measure(
        s.desk, _first(s, Measure), state=MeasureState.DONE, due=date(2027, 5, 1)
    ),
    Act.MOVE_MEASURE: lambda s: measures.move_measure(s.desk, _first(s, Measure), 1),
    Act.REMOVE_MEASURE: lambda s: measures.remove_measure(s.desk, _first(s, Measure)),
    Act.ADD_REQUIREMENT: _word,
    Act.EDIT_REQUIREMENT: lambda s: requirements.shape_by(
        s.desk, _first(s, Requirement), s.said[1:]
    ),
    Act.MOVE_REQUIREMENT: lambda s: requirements.move_requirement(
        s.desk, _first(s, Requirement), 1
    ),
    Act.REMOVE_REQUIREMENT: lambda s: requirements.remove_requirement(
        s.desk, _first(s, Requirement)
    ),
    Act.SET_INSTRUMENT: lambda s: instruments.verify_instrument(s.desk, "enova"),
    Act.REMOVE_INSTRUMENT: lambda s: instruments.remove_instrument(s.desk, "enova"),
}

BEFORE: Final[dict[Act, Recipe]] = {
    Act.EDIT_MEASURE: _add,
    Act.MOVE_MEASURE: _two,
    Act.REMOVE_MEASURE: _add,
    Act.EDIT_REQUIREMENT: _word,
    Act.MOVE_REQUIREMENT: _two_words,
    Act.REMOVE_REQUIREMENT: _word,
    Act.REMOVE_INSTRUMENT: lambda s: instruments.verify_instrument(s.desk, "enova"),
}
