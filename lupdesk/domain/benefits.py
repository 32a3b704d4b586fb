"""Benefits: whether one is planned for real, how far it has come, and what is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.quantities import Quantity, of_one_unit, read_quantity
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure, Measurement, Target

SOON: Final = timedelta(days=30)
"""So long before its day a measurement is asked for, and counts as the one of that day. Our own
proposal."""
_BIG: Final = Decimal("0.1")
"""A deviation of more than this share of what was planned wants its cause. Our own proposal."""
_OVER: Final = frozenset({MeasureState.DONE, MeasureState.DROPPED})


def is_told(one: Target) -> bool:
    """Whether everybody may read what it is about, and its baseline and target: what nobody had
    planned or nobody has put a number to is the team's own.
    """
    return not one.unplanned and bool(one.baseline.strip() or one.target.strip())


def lacking(one: Target) -> tuple[str, ...]:
    """The fields without which a benefit is not planned (DFØ: owner and baseline for each)."""
    words = (("owner", one.owner), ("baseline", one.baseline), ("target", one.target))
    missing = [name for name, text in words if not text.strip()]
    return (*missing, *(("measured_on",) if one.measured_on is None else ()))


# -- measured values ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured value beside what was planned."""

    number: Decimal
    share: float | None
    """Of the way from the baseline, 0, to the target, 1; less or more where it went past either.
    None where the two are the same."""
    deviation: Decimal
    """What is missing to the target, or more than it, in the unit: the value less the target."""
    reached: bool
    unit: str

    @property
    def is_big(self) -> bool:
        """Whether it wants a cause."""
        if self.reached:
            return False
        return self.share is None or Decimal(str(self.share)) < 1 - _BIG


def read_measured(one: Target, value: str) -> Reading | None:
    """None where value, baseline or target is no number, or they are not of one unit. A bare number
    has the unit of the baseline, the target or the benefit.
    """
    read = [read_quantity(text) for text in (one.baseline, one.target, value)]
    units = [found.unit for found in read[:2] if found is not None and found.unit]
    unit = next(iter(units), one.unit.strip())
    whole = [_with_unit(found, unit) for found in read if found is not None]
    if len(whole) < len(read) or not all(of_one_unit(whole[0], found) for found in whole[1:]):
        return None
    start, target, now = (found.number for found in whole)
    way = target - start
    share = float((now - start) / way) if way else None
    reached = now == target if not way else (now - target) * (1 if way > 0 else -1) >= 0
    return Reading(now, share, now - target, reached, unit)


def _with_unit(found: Quantity, unit: str) -> Quantity:
    return found if found.unit else Quantity(found.number, unit)


def measured(of: UUID, measurements: Iterable[Measurement]) -> list[Measurement]:
    """Of one benefit, by day, the newest last; those without a day first."""
    found = [one for one in measurements if one.target == of]
    return sorted(found, key=lambda one: (one.measured_on or date.min, one.id))


def newest(of: UUID, measurements: Iterable[Measurement]) -> Measurement | None:
    found = [one for one in measured(of, measurements) if one.value.strip()]
    return found[-1] if found else None


def lacks_cause(one: Target, found: Measurement) -> bool:
    """On its day or later, far from the target, and nobody said why."""
    if found.cause.strip() or one.measured_on is None or found.measured_on is None:
        return False
    reading = read_measured(one, found.value)
    return reading is not None and reading.is_big and found.measured_on >= one.measured_on - SOON


# -- what is due ----------------------------------------------------------------------------------


class DueKind(StrEnum):
    MEASURE_NOW = "measure-now"
    """The day of measuring has passed without a measurement."""
    MEASURE_SOON = "measure-soon"
    CAUSE = "cause"
    """A deviation without a cause."""
    LATE = "late"
    """A measure whose day has passed."""
    MEASURE_AHEAD = "measure-ahead"
    AHEAD = "ahead"
    """A measure with a day that is still to come."""


@dataclass(frozen=True, slots=True)
class Due:
    kind: DueKind
    thing: UUID
    what: str
    owner: str
    day: date


def is_measured(one: Target, measurements: Iterable[Measurement]) -> bool:
    """Whether the value of its day is there."""
    return one.measured_on is not None and any(
        found.value.strip()
        and found.measured_on is not None
        and found.measured_on >= one.measured_on - SOON
        for found in measured(one.id, measurements)
    )


def due(
    targets: Sequence[Target],
    measurements: Sequence[Measurement],
    measures: Sequence[Measure],
    today: date,
) -> list[Due]:
    """What somebody has to do now or within the month, by day."""
    found = [
        *(_due_benefit(one, measurements, today) for one in targets),
        *(_due_measure(one, today) for one in measures),
    ]
    return sorted(
        (one for one in found if one is not None), key=lambda one: (one.day, one.what, one.thing)
    )


def due_in(case: Case) -> list[Due]:
    return due(case.targets, case.measurements, case.measures, case.today)


def ahead(case: Case) -> list[Due]:
    """What comes after the month, by day: measurings and measures that somebody has a day for."""
    soon = {(one.thing, one.day) for one in due_in(case)}
    found = [
        *(
            Due(DueKind.MEASURE_AHEAD, one.id, one.what, one.owner, one.measured_on)
            for one in case.targets
            if one.measured_on is not None and one.measured_on >= case.today
        ),
        *(
            Due(DueKind.AHEAD, one.id, one.title, one.owner, one.due)
            for one in case.measures
            if one.due is not None and one.due >= case.today and one.state not in _OVER
        ),
    ]
    measured_already = {one.id for one in case.targets if is_measured(one, case.measurements)}
    return sorted(
        (
            one
            for one in found
            if (one.thing, one.day) not in soon and one.thing not in measured_already
        ),
        key=lambda one: (one.day, one.what, one.thing),
    )


def _due_benefit(one: Target, measurements: Sequence[Measurement], today: date) -> Due | None:
    day = one.measured_on
    if day is not None and not is_measured(one, measurements):
        if day < today:
            return Due(DueKind.MEASURE_NOW, one.id, one.what, one.owner, day)
        if day <= today + SOON:
            return Due(DueKind.MEASURE_SOON, one.id, one.what, one.owner, day)
        return None
    last = newest(one.id, measurements)
    if last is not None and last.measured_on is not None and lacks_cause(one, last):
        return Due(DueKind.CAUSE, one.id, one.what, one.owner, last.measured_on)
    return None


def _due_measure(one: Measure, today: date) -> Due | None:
    if one.state in _OVER or one.due is None or one.due >= today:
        return None
    return Due(DueKind.LATE, one.id, one.title, one.owner, one.due)
