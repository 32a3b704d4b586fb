"""What an undo was about: the one thing that a person would name, and where it belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from lupdesk.desk.meetings import title_of
from lupdesk.desk.session import Desk, Undone
from lupdesk.domain.acts import Act
from lupdesk.domain.results import (
    DialogueTemplate,
    Insight,
    Instrument,
    Lesson,
    Measure,
    Measurement,
    Requirement,
    Risk,
    Target,
    Theme,
)
from lupdesk.domain.things import (
    Attachment,
    Attendance,
    Contact,
    Guide,
    Input,
    Meeting,
    Minutes,
    Procurement,
    Question,
    Supplier,
    TeamMember,
    Thing,
)
from lupdesk.domain.treatment import Adviser, Answer

_LONGEST: Final = 60
_FIRST: Final[tuple[type[Thing], ...]] = (
    Theme,
    Input,
    Answer,
    Minutes,
    Meeting,
    Attendance,
    Question,
    Supplier,
    Contact,
    TeamMember,
    Adviser,
    Attachment,
    Insight,
    Procurement,
    Measure,
    Requirement,
    Risk,
    Target,
    Measurement,
    Instrument,
)
"""Of several kinds in one act, the one that it is about stands first."""


_CALLED: Final[Mapping[type[Thing], tuple[str, ...]]] = {
    **dict.fromkeys(
        (
            Theme,
            Instrument,
            DialogueTemplate,
            Supplier,
            Contact,
            Attendance,
            TeamMember,
            Adviser,
            Attachment,
        ),
        ("name",),
    ),
    Input: ("text",),
    Procurement: ("title", "reference"),
    Question: ("short_name", "text"),
    Insight: ("heard",),
    Measure: ("title",),
    Requirement: ("text",),
    Risk: ("what",),
    Target: ("what",),
    Measurement: ("value",),
    Lesson: ("text", "change"),
}
"""By which field a person would call a thing: the first that is filled in."""


@dataclass(frozen=True, slots=True)
class UndoneThing:
    """``name`` is empty where the act was about several; ``there`` is False for what is removed."""

    kind: type[Thing]
    id: UUID
    name: str
    procurement: UUID | None
    meeting: UUID | None
    there: bool


def thing_of(desk: Desk, undone: Undone) -> UndoneThing | None:
    """None where the act left nothing that can be named."""
    kinds = [kind for kind, _ in undone.things]
    # A theme that came with it is not what the statement was given.
    first = (Input, *_FIRST) if undone.act == Act.SET_THEMES.code else _FIRST
    kind = next((one for one in first if one in kinds), kinds[0] if kinds else None)
    if kind is None:
        return None
    ids = [id for one, id in undone.things if one is kind]
    found = named(desk, kind, ids[0])
    return found if found is None or len(ids) == 1 else replace(found, name="")


def named(desk: Desk, kind: type[Thing], id: UUID) -> UndoneThing | None:
    """A thing by what a person would call it, also one that was removed."""
    found = next(iter(desk.ever(kind, id=id)), None)
    if found is None:
        return None
    meeting = found.id if isinstance(found, Meeting) else getattr(found, "meeting", None)
    return UndoneThing(
        kind,
        found.id,
        _in_short(_name(desk, found)),
        _case_of(desk, found),
        meeting,
        desk.get(kind, found.id) is not None,
    )


def _case_of(desk: Desk, thing: Thing) -> UUID | None:
    """None for what belongs to the register or the whole desk."""
    if isinstance(thing, Procurement):
        return thing.id
    if isinstance(thing, Question):
        return next((one.procurement for one in desk.ever(Guide, id=thing.guide)), None)
    owner: UUID | None = getattr(thing, "procurement", None)
    meeting: UUID | None = getattr(thing, "meeting", None)
    if owner is None and meeting is not None:
        return next((one.procurement for one in desk.ever(Meeting, id=meeting)), None)
    return owner


def _name(desk: Desk, thing: Thing) -> str:
    match thing:
        case Meeting():
            return title_of(desk, thing)
        case Minutes():
            return "".join(title_of(desk, one) for one in desk.ever(Meeting, id=thing.meeting))
    held = (getattr(thing, field) for field in _CALLED.get(type(thing), ()))
    return next(filter(None, held), "")


def _in_short(text: str) -> str:
    """On one line, cut on a word."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST:
        return words
    head = words[:_LONGEST]
    return f"{head.rpartition(' ')[0] or head} …"
