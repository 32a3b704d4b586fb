"""The worked case: barriers by kind, what is done about them, and what will be asked for."""

from __future__ import annotations

import tomllib
from uuid import UUID

from lupdesk.desk import inputs, measures, requirements
from lupdesk.desk.session import Desk
from lupdesk.domain.result_kinds import Barrier, MeasureState, RequirementKind
from lupdesk.domain.things import Input
from lupdesk.paths import resources


def tell_measures(desk: Desk, procurement: UUID) -> None:
    """Everything is done on the last day of the story."""
    told = tomllib.loads((resources() / "demo" / "measures.toml").read_text("utf-8"))
    said = {
        one.source_id: one.id for one in desk.all(Input, procurement=procurement) if one.source_id
    }
    for code, labels in told["barriers"].items():
        inputs.set_barrier(desk, [said[label] for label in labels], Barrier(code))
    for one in told["measures"]:
        bases = [said[label] for label in one.pop("rests_on")]
        state = MeasureState(one.pop("state"))
        measures.add_measure(desk, procurement, bases=bases, state=state, **one)
    for one in told["requirements"]:
        requirements.add_requirement(
            desk,
            procurement,
            text=one["text"],
            kind=RequirementKind(one["kind"]),
            shaped_by=[said[label] for label in one["shaped_by"]],
        )
