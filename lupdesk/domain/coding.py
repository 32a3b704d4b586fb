"""Statements as coded text: what programs for qualitative analysis exchange (REFI-QDA 1.0).

A code is a type, a theme, a phase or a side; ids follow from what they stand for, so that the same
case gives the same file.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import PHASES, InputKind, InputType, Side
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.theming import Place, Tree, tree_of
from lupdesk.domain.things import Input, Meeting
from lupdesk.domain.voices import said_alike

SAYS_THE_SAME: Final = "says the same"
"""Name of the links between statements that are joined, in files of any language."""
_SPOKEN: Final = (InputKind.INPUT, InputKind.GIVEN)


@dataclass(frozen=True, slots=True)
class Code:
    id: UUID
    name: Text
    inside: tuple[Code, ...] = ()
    """What it is divided into."""
    given: bool = True
    """Whether statements may have it; what only divides the book is given to none."""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """One statement in its source: where its words stand, and which codes it has."""

    id: UUID
    start: int
    """Characters from the beginning of the source; the end is not part of it."""
    end: int
    codes: tuple[UUID, ...]
    supplier: UUID | None


@dataclass(frozen=True, slots=True)
class Source:
    """What was said in one meeting, or outside of any (``meeting`` None), as one text."""

    id: UUID
    name: Text
    text: str
    said: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class Coding:
    codes: tuple[Code, ...]
    sources: tuple[Source, ...]
    same: tuple[tuple[UUID, UUID], ...] = ()
    """Statements that say the same: each with the one that stands for them."""


def coding_of(case: Case) -> Coding:
    """All that was said, for the team: nothing is held back."""
    said = [one for one in case.inputs if one.kind in _SPOKEN]
    book = _Book(case.procurement.id, tree_of(case.themes, said))
    codes = tuple(book.codes(said))
    same = tuple((one.id, some[0].id) for some in said_alike(said).values() for one in some[1:])
    return Coding(codes, tuple(_sources(case, said, book)), same)


def own_codes(procurement: UUID, themes: Iterable[str]) -> dict[UUID, str | None]:
    """What the codes of our own books stand for: a theme, or None for what a statement has in
    fields of its own (type, phase, side) and for what only divides the book.
    """
    book = _Book(procurement, tree_of(()))
    fields = {"type": InputType, "phase": PHASES, "side": Side, "theme": ()}
    known: dict[UUID, str | None] = {book.id(kind): None for kind in fields}
    known |= {book.id(kind, one): None for kind, values in fields.items() for one in values}
    return known | {book.id("theme", theme): theme for theme in themes}


Field = tuple[str, InputType | Side | int]
"""A field of a statement with the value that a code stands for: its type, side or phase."""


def own_code_names() -> Iterator[tuple[Phrase, Phrase | None, Field | None]]:
    """The same by their words, for books whose ids another program changed: what divides the
    book, alone and with each code in it that is no theme.
    """
    for kind, values in (("type", InputType), ("phase", PHASES), ("side", Side), ("theme", ())):
        yield Phrase(f"coding.{kind}"), None, None
        for one in values:
            yield Phrase(f"coding.{kind}"), Phrase(f"{kind}.{one}"), (kind, one)


def told_apart(name: str, divider: str) -> str:
    """What a type, a phase or a side is called where a theme has its name: programs that know a
    code by its name alone would take them for one.
    """
    return f"{name} ({divider})"


class _Book:
    def __init__(self, procurement: UUID, tree: Tree) -> None:
        self._space = procurement
        self._tree = tree

    def id(self, *parts: object) -> UUID:
        return uuid.uuid5(self._space, "/".join(str(part) for part in parts))

    def codes(self, said: list[Input]) -> Iterator[Code]:
        phases = sorted({one.phase for one in said if one.phase is not None})
        yield self._divided("type", [(one, Phrase(f"type.{one}")) for one in InputType])
        if self._tree.places:
            themes = tuple(map(self._theme, self._tree.children(None)))
            yield Code(self.id("theme"), Phrase("coding.theme"), themes, given=False)
        if phases:
            yield self._divided("phase", [(one, Phrase(f"phase.{one}")) for one in phases])
        if any(one.side is not None for one in said):
            yield self._divided("side", [(one, Phrase(f"side.{one}")) for one in Side])

    def _divided(self, kind: str, parts: list[tuple[object, Text]]) -> Code:
        inside = tuple(Code(self.id(kind, value), name) for value, name in parts)
        return Code(self.id(kind), Phrase(f"coding.{kind}"), inside, given=False)

    def _theme(self, place: Place) -> Code:
        below = tuple(map(self._theme, self._tree.children(place.key)))
        meaning = place.theme.meaning if place.theme else ""
        return Code(self.id("theme", place.name), place.name, below, meaning=meaning)

    def of(self, one: Input) -> Iterator[UUID]:
        if one.type is not None:
            yield self.id("type", one.type)
        places = (self._tree.find(name) for name in one.themes)
        for name in dict.fromkeys(place.name for place in places if place):
            yield self.id("theme", name)
        if one.phase is not None:
            yield self.id("phase", one.phase)
        if one.side is not None:
            yield self.id("side", one.side)


def _sources(case: Case, said: list[Input], book: _Book) -> Iterator[Source]:
    meetings: list[Meeting | None] = [*case.meetings, None]
    for meeting in meetings:
        id = meeting.id if meeting else None
        inside = sorted(
            (one for one in said if one.meeting == id), key=lambda one: (one.position, one.number)
        )
        if inside:
            named = _name(case, meeting) if meeting else Phrase("coding.no-meeting")
            yield _source(id or book.id("no-meeting"), named, inside, book)


def _name(case: Case, meeting: Meeting) -> Text:
    if meeting.title:
        return meeting.title
    firms = [link.supplier for link in case.meeting_suppliers if link.meeting == meeting.id]
    names = [one.name for one in case.suppliers if one.id in firms]
    return ", ".join(names) or Phrase(f"meeting.{meeting.kind}")


def _source(id: UUID, name: Text, inside: list[Input], book: _Book) -> Source:
    parts: list[str] = []
    coded: list[Coded] = []
    at = 0
    for one in inside:
        text = one.text.replace("\r\n", "\n").replace("\r", "\n")
        label = f"I{one.number:02d}"
        parts.append(f"{label} {text}\n\n")
        start = at + len(label) + 1
        coded.append(Coded(one.id, start, start + len(text), tuple(book.of(one)), one.supplier))
        at += len(parts[-1])
    return Source(id, name, "".join(parts), tuple(coded))
