"""On which pages a thing is seen, so that what was done to it can be said, and shown, there."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.desk.undone_thing import UndoneThing
from lupdesk.domain.acts import Act
from lupdesk.domain.house import StandardPhrase
from lupdesk.domain.meeting_clock import Going, going
from lupdesk.domain.results import Measurement, Risk, Target, Tie
from lupdesk.domain.things import (
    AgendaItem,
    Asked,
    Attachment,
    Attendance,
    Buyer,
    Contact,
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Minutes,
    Participation,
    Procurement,
    PromisedDate,
    Question,
    Sending,
    Supplier,
    TeamMember,
    Thing,
)

_PAGES: Final[dict[type[Thing], tuple[str, ...]]] = {
    Supplier: ("suppliers",),
    Contact: ("suppliers",),
    Participation: ("suppliers",),
    Guide: ("questions",),
    Question: ("questions",),
    Meeting: ("timetable",),
    MeetingSupplier: ("timetable",),
    AgendaItem: ("timetable",),
    Asked: ("room",),
    Attendance: ("room",),
    StandardPhrase: ("room",),
    Minutes: ("minutes",),
    Sending: ("minutes", "treatment"),
    Procurement: ("procurement",),
    Buyer: ("procurement",),
    Target: ("benefits", "procurement"),
    Measurement: ("benefits",),
    Risk: ("risks",),
    Tie: ("benefits", "risks"),
    PromisedDate: ("procurement",),
    TeamMember: ("procurement", "treatment"),
}
_IN_THE_ROOM: Final = frozenset(
    act.code
    for act in (
        Act.START_MEETING,
        Act.PAUSE_MEETING,
        Act.RESUME_MEETING,
        Act.END_MEETING,
        Act.GO_TO_QUESTION,
        Act.TICK_QUESTION,
        Act.SET_ATTENDANCE,
        Act.EDIT_PHRASES,
    )
)
_FOLLOWED_UP: Final = frozenset({Act.SET_FOLLOW_UP.code})


def pages_of(desk: Desk, act: str, thing: UndoneThing) -> tuple[str, ...]:
    """The pages that show it; the first is where one goes to see it."""
    if act in _IN_THE_ROOM:
        return ("room",)
    if act in _FOLLOWED_UP:
        return ("follow-up", "inputs")
    if thing.kind is Input:
        return _of_input(desk, thing.meeting)
    if thing.kind is Attachment:
        return ("procurement",) if thing.meeting is None else ("timetable",)
    return _PAGES.get(thing.kind, ("treatment",))


def _of_input(desk: Desk, meeting: UUID | None) -> tuple[str, ...]:
    held = desk.get(Meeting, meeting) if meeting is not None else None
    if held is None:
        return ("inputs",)
    runs = going(held) in (Going.RUNNING, Going.PAUSED)
    return ("room", "inputs") if runs else ("inputs", "room")
