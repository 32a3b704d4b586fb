"""The answers of one form, put together from its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

from lupdesk.domain.form_fields import Part, longest, tidy
from lupdesk.domain.form_lines import LineAnswer
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.review import FormKind, Stance
from lupdesk.importers import times
from lupdesk.importers.readings import Refused, shown
from lupdesk.problems import Problem

MOST_TOLD: Final = 50
"""Fields of others that are named; the rest are not."""


@dataclass(slots=True)
class Filled:
    """What stands in the fields of one line, tidied."""

    choice: str = ""
    words: str = ""
    answer: str = ""
    secret: bool = False
    reason: str = ""


@dataclass(slots=True)
class Whole:
    """What stands in the fields of a form."""

    lines: dict[UUID, Filled] = field(default_factory=dict)
    """In the order of the file."""
    texts: dict[Part, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def line(self, id: UUID) -> Filled:
        return self.lines.setdefault(id, Filled())


def short_enough(text: str, part: Part, file: str, place: str) -> str:
    """The text tidied. Problem ``form-text-too-long`` for more than a field of ours can hold."""
    kept, most = tidy(text), longest(part)
    if len(kept) > most:
        raise Problem("form-text-too-long", file=file, place=shown(place), limit=most)
    return kept


def answers(lines: Mapping[UUID, Filled], kind: str) -> tuple[LineAnswer, ...]:
    made = _of_question if kind == FormKind.GUIDE else _of_statement
    return tuple(made(id, filled) for id, filled in lines.items())


def _of_question(id: UUID, filled: Filled) -> LineAnswer:
    stance = Stance.SECRET if filled.secret else None
    return LineAnswer(id, stance, wording=filled.answer, reason=filled.reason)


def _of_statement(id: UUID, filled: Filled) -> LineAnswer:
    if not filled.choice:
        return LineAnswer(id, Stance.REMARK if filled.words else None, wording=filled.words)
    stance = Stance(filled.choice)
    if stance is Stance.CHANGE:
        return LineAnswer(id, stance, wording=filled.words)
    return LineAnswer(id, stance, reason=filled.words)


def day_in(text: str) -> tuple[date | None, tuple[Phrase, ...]]:
    """The day that was written, or a note that it is none."""
    if not text:
        return None, ()
    try:
        return times.day_of(text), ()
    except Refused:
        return None, (Phrase.of("form.day-unread", value=shown(text)),)


def told(unknown: list[str]) -> Iterator[str]:
    """Names of fields that are none of ours, short enough to be shown."""
    for name in list(dict.fromkeys(unknown))[:MOST_TOLD]:
        yield shown(name) or "–"
