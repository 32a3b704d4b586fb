"""Where a promised date stands today: kept, moved, due, forgotten or ahead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, tzinfo
from enum import StrEnum

from lupdesk.domain.kinds import InputKind, Milestone
from lupdesk.domain.things import Input, PromisedDate


class DateState(StrEnum):
    KEPT = "kept"
    MOVED = "moved"
    TODAY = "today"
    PASSED = "passed"
    """The day is over and nobody has said that it was kept."""
    AHEAD = "ahead"
    OPEN = "open"
    """No day is promised yet."""


def due_on(one: PromisedDate) -> date | None:
    """The day that now holds: where it was moved to, the end of a span, or the day promised."""
    return one.moved_to or one.promised_end or one.promised


def day_of(one: PromisedDate) -> date | None:
    """The day on which it was, or is now to be: kept, else moved to, else promised."""
    return one.kept or one.moved_to or one.promised


def announced_on(dates: Iterable[PromisedDate]) -> date | None:
    """The day on which the competition was announced. A day that was only promised announces
    nothing, and has often passed in silence.
    """
    return next((one.kept for one in dates if one.kind is Milestone.COMPETITION), None)


def came_late(said: Input, announced: date | None, zone: tzinfo) -> bool:
    """Said by the market on the day of the announcement or later (R-DATE-1)."""
    if said.kind is not InputKind.INPUT or said.said_at is None or announced is None:
        return False
    return said.said_at.astimezone(zone).date() >= announced


def state_of(one: PromisedDate, today: date) -> DateState:
    """A move is shown until the date is kept: the market was promised something else."""
    due = due_on(one)
    if one.kept is not None:
        return DateState.KEPT
    if due is None:
        return DateState.OPEN
    first = one.moved_to or one.promised or due
    if first <= today <= due:
        return DateState.TODAY
    if one.moved_to is not None:
        return DateState.MOVED
    return DateState.PASSED if due < today else DateState.AHEAD
