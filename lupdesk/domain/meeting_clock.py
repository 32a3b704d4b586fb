"""Time used and left in a meeting and on its current point. Instants are UTC, so that midnight and
the hour when summer time ends make no difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.things import AgendaItem, Asked, Meeting

_LAST: Final = datetime.max.replace(tzinfo=UTC) - timedelta(days=2)
"""Every place on earth can still name it."""


class Going(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Clock:
    """Whole seconds. ``left`` is negative once the talk runs over its time."""

    going: Going
    used: int
    left: int
    on_point: int
    """Since the current question or agenda item began, pauses left out."""
    talk: int
    reflection: int


def going(meeting: Meeting) -> Going:
    if meeting.actual_start is None:
        return Going.PLANNED
    if meeting.actual_end is not None:
        return Going.ENDED
    return Going.RUNNING if meeting.paused_at is None else Going.PAUSED


def clock(meeting: Meeting, now: datetime) -> Clock:
    state = going(meeting)
    until = meeting.actual_end or meeting.paused_at or now
    used = _seconds(meeting.actual_start, until) - meeting.paused_seconds
    used = max(0, used) if meeting.actual_start else 0
    talk = meeting.planned_minutes * 60
    on_point = 0 if state == Going.PLANNED else max(0, _seconds(meeting.current_since, until))
    return Clock(state, used, talk - used, on_point, talk, meeting.reflection_minutes * 60)


def question_seconds(meeting: Meeting, asked: Sequence[Asked], now: datetime) -> dict[UUID, int]:
    """Whole seconds on each question, from when it was asked to when the next one was.

    Pauses are not taken off: nothing tells in which question one fell, but for one that is running.
    """
    until = meeting.actual_end or meeting.paused_at or now
    turns = sorted(
        (one.asked_at, one.question) for one in asked if one.asked_at and one.meeting == meeting.id
    )
    ends = [at for at, _ in turns[1:]] + [until] * bool(turns)
    spent: dict[UUID, int] = {}
    for (start, question), end in zip(turns, ends, strict=True):
        spent[question] = spent.get(question, 0) + max(0, _seconds(start, end))
    return spent


def seconds_of_pause(meeting: Meeting, now: datetime) -> int:
    """Length of the pause that is running; 0 where none is."""
    return max(0, _seconds(meeting.paused_at, now))


def planned_end(meeting: Meeting) -> datetime | None:
    start = meeting.planned_start
    return None if start is None else after(start, meeting.planned_minutes)


def after(start: datetime, minutes: int) -> datetime:
    """So many minutes later, in UTC: an hour is an hour also in the night when the clock changes.
    ``start`` where the calendar ends before that.
    """
    try:
        end = start.astimezone(UTC) + timedelta(minutes=minutes)
    except OverflowError:
        return start
    return end if end < _LAST else start


def item_seconds(agenda: tuple[AgendaItem, ...], item: AgendaItem) -> int:
    """Planned length of an agenda item; where none is given, up to the next item's start."""
    if item.minutes > 0:
        return item.minutes * 60
    following = agenda[agenda.index(item) + 1 :]
    if not following or not item.start or not following[0].start:
        return 0
    return (_minute_of_day(following[0].start) - _minute_of_day(item.start)) % (24 * 60) * 60


def _minute_of_day(written: str) -> int:
    hours, _, minutes = written.partition(":")
    return int(hours) * 60 + int(minutes)


def _seconds(start: datetime | None, end: datetime | None) -> int:
    if start is None or end is None:
        return 0
    return int((end - start).total_seconds())
