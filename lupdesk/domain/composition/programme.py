"""The programme of the dialogue conference, as everybody may read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Final

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import Block, Cell, Row, Table
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.meeting_clock import after, planned_end
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import AgendaItem, Meeting

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


def conference_of(case: Case) -> Meeting | None:
    """The first conference; one without a day comes last."""
    found = [one for one in case.meetings if one.kind is MeetingKind.CONFERENCE]
    return min(found, key=lambda one: (one.planned_start or _NEVER, one.id), default=None)


def when_and_where(meeting: Meeting, clear: Callable[[str], str]) -> Text:
    start = meeting.planned_start
    if start is None:
        return Phrase("doc.not-stated")
    end = planned_end(meeting) or start
    place = clear(meeting.place)
    if not place:
        return Phrase.of("doc.invitation.when", start=start, end=end)
    return Phrase.of("doc.invitation.when-and-where", start=start, end=end, place=place)


def programme(case: Case, clear: Callable[[str], str]) -> tuple[Block, ...]:
    """What ``clear`` empties, as it names somebody, is left out."""
    meeting = conference_of(case)
    if meeting is None:
        return ()
    day = (
        meeting.planned_start.astimezone(case.zone).date() if meeting.planned_start else case.today
    )
    items = sorted(
        (one for one in case.agenda if one.meeting == meeting.id), key=lambda one: one.position
    )
    rows = tuple(
        Row((Cell(_clock(one, day, case), strong=True), Cell(title)))
        for one in items
        if (title := clear(one.title))
    )
    if not rows:
        return ()
    return (
        Table(
            heads=(Phrase("doc.head.clock"), Phrase("doc.head.what")),
            rows=rows,
            widths=(1.0, 3.4),
            row_heads=True,
        ),
    )


def _clock(one: AgendaItem, day: date, case: Case) -> Text:
    try:
        start = datetime.combine(day, time.fromisoformat(one.start), case.zone)
    except ValueError:
        return ""
    if one.minutes <= 0:
        return Phrase.of("doc.invitation.at", start=start)
    return Phrase.of("doc.clock-span", start=start, end=after(start, one.minutes))
