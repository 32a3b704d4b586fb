"""On which pages a thing is seen, so that what was done to it can be said, and shown, there."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.desk.undone_thing import UndoneThing
from lupdesk.domain.acts import Act
from lupdesk.domain.house import StandardPhrase
from lupdesk.domain.meeting_clock import Going, going
from lupdesk.domain.results import (
    DialogueTemplate,
    Insight,
    Instrument,
    Lesson,
    Measure,
    Measurement,
    PhaseMark,
    Requirement,
    Risk,
    Target,
    Theme,
    Tie,
)
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
    DialogueTemplate: ("questions",),
    Meeting: ("timetable",),
    MeetingSupplier: ("timetable",),
    AgendaItem: ("timetable",),
    Asked: ("room",),
    Attendance: ("room",),
    StandardPhrase: ("room",),
    Minutes: ("minutes",),
    Insight: ("synthesis",),
    Sending: ("minutes", "treatment"),
    Procurement: ("procurement",),
    Buyer: ("procurement",),
    Measure: ("measures",),
    Requirement: ("measures",),
    Instrument: ("measures",),
    Theme: ("themes",),
    Target: ("benefits", "procurement"),
    Measurement: ("benefits",),
    Risk: ("risks",),
    Tie: ("benefits", "risks"),
    PromisedDate: ("procurement",),
    TeamMember: ("procurement", "treatment"),
    PhaseMark: ("phases",),
    Lesson: ("lessons",),
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
_OF_THEMES: Final = frozenset(
    act.code
    for act in (
        Act.SET_THEMES,
        Act.EDIT_THEME,
        Act.MERGE_THEMES,
        Act.SPLIT_THEME,
        Act.REMOVE_THEME,
        Act.SAY_THE_SAME,
        Act.PART_SAID,
    )
)
_FOLLOWED_UP: Final = frozenset({Act.SET_FOLLOW_UP.code})
_MEASURES: Final = frozenset(
    act.code
    for act in (
        Act.ADD_MEASURE,
        Act.EDIT_MEASURE,
        Act.MOVE_MEASURE,
        Act.REMOVE_MEASURE,
        Act.ADD_REQUIREMENT,
        Act.EDIT_REQUIREMENT,
        Act.MOVE_REQUIREMENT,
        Act.REMOVE_REQUIREMENT,
    )
)
"""Where what they rest on alone has changed, it shows there too."""


def pages_of(desk: Desk, act: str, thing: UndoneThing) -> tuple[str, ...]:
    """The pages that show it; the first is where one goes to see it."""
    if act in _IN_THE_ROOM:
        return ("room",)
    if act in _FOLLOWED_UP:
        return ("follow-up", "inputs")
    if act == Act.MOVE_PHASE.code:
        return ("phases", "procurement")
    if act in _OF_THEMES:
        return ("themes", "inputs")
    if act in _MEASURES:
        return ("measures",)
    if act == Act.SET_BARRIER.code:
        return ("themes", "measures", "inputs")
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
