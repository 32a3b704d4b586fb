"""How each act on risks and benefits is done, for the test of all acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from lupdesk.desk import benefits, risks
from lupdesk.domain.acts import Act
from lupdesk.domain.result_kinds import Bearer, BenefitKind, Relief, RiskKind
from lupdesk.domain.results import Measurement, Risk, Target


def add_risk(s: Any) -> UUID:
    return risks.add_risk(
        s.desk,
        s.procurement,
        "sensorene er ikke klare",
        kind=RiskKind.TECHNOLOGY,
        likelihood=3,
        consequence=5,
        bases=s.said[:1],
    )


def add_benefit(s: Any) -> UUID:
    return benefits.add_benefit(
        s.desk,
        s.procurement,
        "færre turer",
        owner="Kari Nes",
        baseline="41 %",
        target="16 %",
        measured_on=date(2029, 2, 1),
        bases=s.said[:1],
    )


def measure(s: Any) -> UUID:
    return benefits.measure_benefit(s.desk, _only(s, Target), "30 %", cause="halv bemanning")


def _only(s: Any, thing: type[Any]) -> UUID:
    (id,) = (UUID(str(one.id)) for one in s.desk.all(thing))
    return id


def _edit_risk(s: Any) -> None:
    risks.edit_risk(
        s.desk,
        _only(s, Risk),
        bearer=Bearer.SHARED,
        relief=Relief.STOP_POINT,
        relief_words="etter pilot",
        left_likelihood=2,
        left_consequence=3,
        bases=s.said[1:],
    )


def _edit_benefit(s: Any) -> None:
    benefits.edit_benefit(
        s.desk,
        _only(s, Target),
        planned=True,
        kind=BenefitKind.QUALITY,
        stakeholder="nattjenesten",
        bases=s.said[1:],
    )


UNDOABLE: Final[dict[Act, Callable[[Any], object]]] = {
    Act.ADD_RISK: add_risk,
    Act.EDIT_RISK: _edit_risk,
    Act.REMOVE_RISK: lambda s: risks.remove_risk(s.desk, _only(s, Risk)),
    Act.ADD_BENEFIT: add_benefit,
    Act.EDIT_BENEFIT: _edit_benefit,
    Act.REMOVE_BENEFIT: lambda s: benefits.remove_benefit(s.desk, _only(s, Target)),
    Act.ADD_MEASUREMENT: measure,
    Act.EDIT_MEASUREMENT: lambda s: benefits.edit_measurement(
        s.desk, _only(s, Measurement), value="28 %", cause="ny rutine"
    ),
    Act.REMOVE_MEASUREMENT: lambda s: benefits.remove_measurement(s.desk, _only(s, Measurement)),
}


def _measured(s: Any) -> None:
    add_benefit(s)
    measure(s)


BEFORE: Final[dict[Act, Callable[[Any], object]]] = {
    Act.EDIT_RISK: add_risk,
    Act.REMOVE_RISK: add_risk,
    Act.EDIT_BENEFIT: add_benefit,
    Act.REMOVE_BENEFIT: _measured,
    Act.ADD_MEASUREMENT: add_benefit,
    Act.EDIT_MEASUREMENT: _measured,
    Act.REMOVE_MEASUREMENT: _measured,
}
