"""What the window for the wall may show: agenda, current question, time left, and nothing else.

The title is the procurement's: a meeting's own title may name its supplier.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from lupdesk.desk.room import Room
from lupdesk.domain.meeting_clock import Going, clock, item_seconds
from lupdesk.domain.things import AgendaItem


@dataclass(frozen=True, slots=True)
class WallLine:
    """A point of the agenda, or a question by its short name. ``start`` is ``HH:MM`` or empty."""

    start: str
    title: str
    done: bool = False
    now: bool = False


@dataclass(frozen=True, slots=True)
class WallTime:
    """Seconds; ``left`` below zero is over time. ``ends`` is when it would end as it goes."""

    left: int
    whole: int
    ends: datetime


@dataclass(frozen=True, slots=True)
class Wall:
    title: str
    lines: tuple[WallLine, ...]
    number: int
    """Of the current question; 0 where there is none."""
    question: str
    time: WallTime | None


def wall_of(room: Room, now: datetime) -> Wall:
    question = room.current_question
    item = room.current_item
    title = item.title if item else ""
    return Wall(
        title=room.procurement.title,
        lines=_agenda(room) if room.agenda else _guide(room),
        number=room.number_of(question.id) if question else 0,
        question=question.text if question else title,
        time=_time(room, item, now),
    )


def _agenda(room: Room) -> tuple[WallLine, ...]:
    current = room.meeting.current_item
    place = next((n for n, item in enumerate(room.agenda) if item.id == current), -1)
    return tuple(
        WallLine(item.start, item.title, n < place, n == place)
        for n, item in enumerate(room.agenda)
    )


def _guide(room: Room) -> tuple[WallLine, ...]:
    current = room.meeting.current_question
    return tuple(
        WallLine("", question.short_name or question.text, question.id in room.asked, now)
        for question in room.questions
        for now in (question.id == current,)
    )


def _time(room: Room, item: AgendaItem | None, now: datetime) -> WallTime | None:
    told = clock(room.meeting, now)
    if told.going in (Going.PLANNED, Going.ENDED):
        return None
    whole = item_seconds(room.agenda, item) if item else 0
    left = whole - told.on_point
    if not whole:
        whole, left = told.talk, told.left
    return WallTime(left, whole, now + timedelta(seconds=left))
