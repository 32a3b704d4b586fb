"""Acts on benefits and what is measured of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.desk.ties import drop_ties, set_bases
from lupdesk.domain.acts import Act
from lupdesk.domain.benefits import Due, due, lacking
from lupdesk.domain.results import Measure, Measurement, Target
from lupdesk.problems import Problem


def add_benefit(
    desk: Desk, procurement: UUID, what: str, *, bases: Iterable[UUID] = (), **fields: Any
) -> UUID:
    """Last among them. Problem ``benefit-text-wanted``; ``benefit-not-planned`` where it is said to
    be planned and is not.
    """
    if not what.strip():
        raise Problem("benefit-text-wanted")
    made = Target(id=UUID(int=0), procurement=procurement, what=what.strip(), **fields)
    _refuse_half_planned(made, ())
    with desk.act(Act.ADD_BENEFIT) as act:
        id = act.add(
            Target,
            procurement=procurement,
            what=what.strip(),
            position=_last(desk, procurement) + 1,
            **fields,
        )
        set_bases(desk, act, procurement, id, bases)
    return id


def _last(desk: Desk, procurement: UUID) -> float:
    return max((one.position for one in desk.all(Target, procurement=procurement)), default=0.0)


def edit_benefit(
    desk: Desk, id: UUID, *, bases: Iterable[UUID] | None = None, **fields: Any
) -> None:
    """Write the fields that differ, and what it rests on, as one act. Problem
    ``benefit-text-wanted``, or ``benefit-not-planned`` where it would be called planned and lack what that wants; what is lacking
    already, since two laptops were joined, may be filled in one by one.
    """
    if not fields.get("what", "x").strip():
        raise Problem("benefit-text-wanted")
    before = desk.the(Target, id)
    already = lacking(before) if before.planned else ()
    _refuse_half_planned(replace(before, **fields), already)
    with desk.act(Act.EDIT_BENEFIT) as act:
        act.set(Target, id, **fields)
        if bases is not None:
            set_bases(desk, act, before.procurement, id, bases)


def _refuse_half_planned(one: Target, already: Iterable[str]) -> None:
    missing = lacking(one)
    if one.planned and not set(missing) <= set(already):
        raise Problem(
            "benefit-not-planned", missing=" ".join(f"benefit-lacks.{name}" for name in missing)
        )


def remove_benefit(desk: Desk, id: UUID) -> None:
    """With what was measured of it, and its ties."""
    with desk.act(Act.REMOVE_BENEFIT) as act:
        for one in desk.all(Measurement, target=id):
            act.remove(Measurement, one.id)
        drop_ties(desk, act, id)
        act.remove(Target, id)


# -- measured values ------------------------------------------------------------------------------


def measure_benefit(
    desk: Desk, id: UUID, value: str, *, on: date | None = None, cause: str = ""
) -> UUID:
    """A value on a day, today's where none is said. Problem ``measured-value-wanted``, or
    ``measured-ahead`` for a day that is still to come.
    """
    one = desk.the(Target, id)
    day = on or desk.today()
    _refuse_measured(desk, value, day)
    with desk.act(Act.ADD_MEASUREMENT) as act:
        return act.add(
            Measurement,
            procurement=one.procurement,
            target=id,
            measured_on=day,
            value=value.strip(),
            cause=cause.strip(),
        )


def edit_measurement(desk: Desk, id: UUID, **fields: Any) -> None:
    """Raises as ``measure_benefit``."""
    whole = replace(desk.the(Measurement, id), **fields)
    _refuse_measured(desk, whole.value, whole.measured_on)
    with desk.act(Act.EDIT_MEASUREMENT) as act:
        act.set(Measurement, id, **fields)


def _refuse_measured(desk: Desk, value: str, day: date | None) -> None:
    if not value.strip():
        raise Problem("measured-value-wanted")
    if day is not None and day > desk.today():
        raise Problem("measured-ahead", day=day)


def remove_measurement(desk: Desk, id: UUID) -> None:
    with desk.act(Act.REMOVE_MEASUREMENT) as act:
        act.remove(Measurement, id)


# -- reading --------------------------------------------------------------------------------------


def due_now(desk: Desk, procurement: UUID) -> list[Due]:
    """What is to be measured or explained, and measures that are late, by day."""
    return due(
        desk.all(Target, procurement=procurement),
        desk.all(Measurement, procurement=procurement),
        desk.all(Measure, procurement=procurement),
        desk.today(),
    )


def benefit_named(desk: Desk, text: str, procurement: UUID | None = None) -> Target:
    """By its id, or by its name in full or as it begins. Problem ``benefit-unknown``, or
    ``benefit-ambiguous`` for several.
    """
    wanted = " ".join(text.casefold().split())
    every = desk.all(Target) if procurement is None else desk.all(Target, procurement=procurement)
    named = [(one, " ".join(one.what.casefold().split())) for one in every]
    found = [one for one in every if str(one.id) == text.strip()]
    found = found or [one for one, name in named if wanted and name == wanted]
    found = found or [one for one, name in named if wanted and name.startswith(wanted)]
    if not found:
        raise Problem("benefit-unknown", benefit=text)
    if len(found) > 1:
        raise Problem("benefit-ambiguous", benefit=text, count=len(found))
    return found[0]
