"""Where a promised date stands today: kept, moved, due, forgotten or ahead."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from lupdesk.domain.things import PromisedDate


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
