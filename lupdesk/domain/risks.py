"""How grave a risk is, what may relieve it, and where it stands in the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.result_kinds import MOST_LIKELY, Relief, RiskKind
from lupdesk.domain.results import Risk

Place = tuple[int, int]
"""Likelihood and consequence, each from 1 to 5."""


class Band(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


HIGH_FROM: Final = 12
BANDS: Final = ((HIGH_FROM, Band.HIGH), (5, Band.MEDIUM), (1, Band.LOW))
"""From which product of likelihood and consequence on. Our own proposal: no source sets the limits."""

RELIEFS: Final[Mapping[RiskKind, tuple[Relief, ...]]] = {
    RiskKind.TECHNOLOGY: (Relief.PILOT, Relief.STOP_POINT, Relief.INNOVATION_PARTNERSHIP),
    RiskKind.MARKET: (Relief.VOLUME_GUARANTEE, Relief.JOINT_BUYING, Relief.OPTION),
    RiskKind.ECONOMY: (Relief.STAGED_CONTRACT, Relief.FUNDING, Relief.BONUS),
    RiskKind.LEGAL: (Relief.PRE_COMMERCIAL, Relief.STOP_POINT),
    RiskKind.DELIVERY: (Relief.STAGED_CONTRACT, Relief.PILOT, Relief.STOP_POINT),
    RiskKind.PRIVACY: (Relief.PILOT, Relief.STOP_POINT),
    RiskKind.REPUTATION: (Relief.PILOT, Relief.STAGED_CONTRACT),
    RiskKind.DEPENDENCE: (Relief.OPTION, Relief.PRE_COMMERCIAL, Relief.STAGED_CONTRACT),
}
"""What often relieves a risk of the kind. Our own proposal, the likeliest first; others stay open."""


def level(likelihood: int, consequence: int) -> int:
    """From 1 to 25; 0 is not judged."""
    return likelihood * consequence


def band(likelihood: int, consequence: int) -> Band | None:
    """None where it is not judged."""
    return _band(level(likelihood, consequence))


def _band(of: int) -> Band | None:
    return next((name for least, name in BANDS if of >= least), None)


def is_on_scale(value: int) -> bool:
    return 0 <= value <= MOST_LIKELY


def place_now(one: Risk) -> Place | None:
    """None where one of the two is not judged."""
    return _place(one.likelihood, one.consequence)


def place_left(one: Risk) -> Place | None:
    """Where it stands with its relief; None where that is not judged."""
    return _place(one.left_likelihood, one.left_consequence)


def _place(likelihood: int, consequence: int) -> Place | None:
    return (likelihood, consequence) if likelihood and consequence else None


def band_of(place: Place | None) -> Band | None:
    return band(*place) if place is not None else None


def is_relieved(one: Risk) -> bool:
    return one.relief is not None or bool(one.relief_words.strip())


def grew(one: Risk) -> bool:
    """Whether more is said to be left than there was: a slip of the pen, most often."""
    now, left = place_now(one), place_left(one)
    return now is not None and left is not None and level(*left) > level(*now)


def in_order(risks: Iterable[Risk]) -> list[Risk]:
    """The gravest first, by what there is before relief; then those not judged, then those closed."""
    return sorted(
        risks,
        key=lambda one: (
            one.closed_on is not None,
            -level(one.likelihood, one.consequence),
            -one.consequence,
            one.position,
            one.id,
        ),
    )


def numbered(risks: Iterable[Risk]) -> Mapping[UUID, int]:
    """In the order in which they were written, whatever becomes of their likelihood."""
    ordered = sorted(risks, key=lambda one: (one.position, one.id))
    return {one.id: at for at, one in enumerate(ordered, start=1)}


@dataclass(frozen=True, slots=True)
class Placed:
    """A risk in the picture: its number, where it stands, and where its relief brings it."""

    number: int
    risk: Risk
    now: Place
    left: Place | None

    @property
    def moves(self) -> bool:
        return self.left is not None and self.left != self.now


def placed(risks: Sequence[Risk]) -> list[Placed]:
    """Those that are open and judged, by number."""
    numbers = numbered(risks)
    found = [
        Placed(numbers[one.id], one, now, place_left(one))
        for one in risks
        if one.closed_on is None and (now := place_now(one)) is not None
    ]
    return sorted(found, key=lambda one: one.number)


def standing_at(found: Iterable[Placed], place: Place) -> tuple[Placed, ...]:
    """Those that stand there now, by number."""
    return tuple(one for one in found if one.now == place)


def brought_to(found: Iterable[Placed], place: Place) -> tuple[Placed, ...]:
    """Those that their relief brings there, in the order in which their arrows come from the left, so
    that none leads past another's end.
    """
    arriving = [one for one in found if one.moves and one.left == place]
    return tuple(sorted(arriving, key=lambda one: (one.now[1], -one.now[0], one.number)))
