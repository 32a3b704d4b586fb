"""The worked case: its risks with their relief, and what is known of its benefits."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from lupdesk.desk import benefits, risks
from lupdesk.desk.session import Desk
from lupdesk.domain.result_kinds import Bearer, BenefitKind, Relief, RiskKind
from lupdesk.domain.results import Measure, Target
from lupdesk.domain.things import Input
from lupdesk.paths import resources

_LISTS: Final = {"bearer": Bearer, "relief": Relief}


def tell_benefits(desk: Desk, procurement: UUID) -> None:
    """A benefit rests on those of its measures that are told before."""
    told = tomllib.loads((resources() / "demo" / "benefits.toml").read_text("utf-8"))
    for one in told["risks"]:
        fields = _fields(one, RiskKind)
        risks.add_risk(desk, procurement, bases=_said(desk, procurement, one), **fields)
    for one in told["benefits"]:
        (known,) = desk.all(Target, procurement=procurement, what=one["what"])
        fields = _fields(one, BenefitKind)
        benefits.edit_benefit(desk, known.id, bases=_bases(desk, procurement, one), **fields)
    for one in told["new"]:
        fields = _fields(one, BenefitKind)
        benefits.add_benefit(desk, procurement, bases=_bases(desk, procurement, one), **fields)
    for one in told["measured"]:
        (known,) = desk.all(Target, procurement=procurement, what=one["what"])
        benefits.measure_benefit(desk, known.id, one["value"], on=one["on"], cause=one["cause"])


def _fields(one: Mapping[str, Any], kind: type[RiskKind | BenefitKind]) -> dict[str, Any]:
    fields = {name: value for name, value in one.items() if name not in ("statements", "measures")}
    fields["kind"] = kind(one["kind"])
    return fields | {name: made(one[name]) for name, made in _LISTS.items() if name in one}


def _bases(desk: Desk, procurement: UUID, one: Mapping[str, Any]) -> list[UUID]:
    return [*_said(desk, procurement, one), *_measures(desk, procurement, one)]


def _said(desk: Desk, procurement: UUID, one: Mapping[str, Any]) -> Iterator[UUID]:
    for source in one.get("statements", ()):
        (said,) = desk.all(Input, procurement=procurement, source_id=source)
        yield said.id


def _measures(desk: Desk, procurement: UUID, one: Mapping[str, Any]) -> Iterator[UUID]:
    for title in one.get("measures", ()):
        (measure,) = desk.all(Measure, procurement=procurement, title=title)
        yield measure.id
