"""What an undo was about: the one thing that a person would name, and where it belongs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from lupdesk.desk.meetings import title_of
from lupdesk.desk.session import Desk, Undone
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
    Instrument,
    Risk,
    Target,
)
"""Of several kinds in one act, the one that it is about stands first."""


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
    kind = next((one for one in _FIRST if one in kinds), kinds[0] if kinds else None)
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
        case Input() | Requirement():
            return thing.text
        case Insight():
            return thing.heard
        case Meeting():
            return title_of(desk, thing)
        case Procurement():
            return thing.title or thing.reference
        case Minutes():
            return "".join(title_of(desk, one) for one in desk.ever(Meeting, id=thing.meeting))
        case Measure():
            return thing.title
        case Question():
            return thing.short_name or thing.text
        case Risk() | Target():
            return thing.what
        case Measurement():
            return thing.value
        case Lesson():
            return thing.text or thing.change
        case (
            DialogueTemplate()
            | Theme()
            | Instrument()
            | Supplier()
            | Contact()
            | Attendance()
            | TeamMember()
            | Adviser()
            | Attachment()
        ):
            return thing.name
        case _:
            return ""


def _in_short(text: str) -> str:
    """On one line, cut on a word."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST:
        return words
    head = words[:_LONGEST]
    return f"{head.rpartition(' ')[0] or head} …"
