"""Finding things again: inputs by full text, the rest by what it is called."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from lupdesk.desk.instruments import id_of, known_instruments
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.names import words
from lupdesk.domain.things import (
    Input,
    Procurement,
    Supplier,
)
from lupdesk.store import database, named, rows, search
from lupdesk.store.named import Named
from lupdesk.store.search import Scope


class HitKind(StrEnum):
    INPUT = "input"
    SUPPLIER = "supplier"
    PERSON = "person"
    MEETING = "meeting"
    PROCUREMENT = "procurement"
    THEME = "theme"
    INSIGHT = "insight"
    MEASURE = "measure"
    REQUIREMENT = "requirement"
    RISK = "risk"
    BENEFIT = "benefit"
    INSTRUMENT = "instrument"
    LESSON = "lesson"
    QUESTION = "question"
    ANSWER = "answer"
    PAPER = "paper"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what it is, what it says, and where to go.

    ``procurement`` is None for a thing of the register; ``of`` is the thing that a person
    belongs to (a supplier, a team member's procurement, a meeting).
    """

    kind: HitKind
    id: UUID
    title: str
    detail: str
    procurement: UUID | None
    of: UUID | None = None
    case: str = ""
    """What the procurement is called, of a thing that lies in one."""


def find_inputs(desk: Desk, typed: str, scope: Scope | None = None, *, limit: int) -> list[Input]:
    """Statements that hold a word beginning with each of the words typed, newest first."""
    with database.told(desk.path):
        found = search.numbers(desk.database, typed, scope or Scope(), limit=limit)
        return [one for _, one in rows.numbered(desk.database, Input, found)]


def find_said(desk: Desk, procurement: UUID, typed: str, *, limit: int) -> list[Input]:
    """Of one procurement what was said, as ``find_inputs``."""
    scope = Scope(procurement=procurement, kind=InputKind.INPUT)
    return find_inputs(desk, typed, scope, limit=limit)


def find(desk: Desk, typed: str, *, limit: int = 8, language: str = "nb") -> list[Hit]:
    """At most ``limit`` hits of each kind, inputs first; the catalogue's words in the language."""
    return find_kinds(desk, typed, tuple(HitKind), limit=limit, language=language)


def find_kinds(
    desk: Desk, typed: str, kinds: Collection[HitKind], *, limit: int, language: str = "nb"
) -> list[Hit]:
    """Of these kinds alone, in the order of ``HitKind``; in each the newest first, but things of
    the register by age.
    """
    if not search.words_of(typed):
        return []
    hits: list[Hit] = []
    firms = _firms(desk, typed) if HitKind.MEETING in kinds else None
    for kind in HitKind:
        if kind in kinds:
            hits += (
                _inputs(desk, typed, limit)
                if kind is HitKind.INPUT
                else _others(desk, kind, typed, limit, firms)
            )
        if kind is HitKind.INSTRUMENT and kind in kinds:
            hits += _shipped(desk, typed, limit, language)
    return _with_cases(desk, hits)


def _inputs(desk: Desk, typed: str, limit: int) -> list[Hit]:
    found = find_inputs(desk, typed, limit=limit)
    who = tuple({one.supplier for one in found if one.supplier})
    names = {one.id: one.name for one in desk.all(Supplier, id=who)} if who else {}
    return [
        Hit(
            HitKind.INPUT,
            one.id,
            one.text,
            names.get(one.supplier, "") if one.supplier else "",
            one.procurement,
        )
        for one in found
    ]


def _firms(desk: Desk, typed: str) -> list[Named]:
    """Read once for two: suppliers, and meetings that go by them."""
    with database.told(desk.path):
        return named.found(desk.database, HitKind.SUPPLIER.value, typed, limit=named.MOST_FIRMS)


def _others(
    desk: Desk, kind: HitKind, typed: str, limit: int, firms: list[Named] | None
) -> list[Hit]:
    if kind is HitKind.SUPPLIER and firms is not None and limit <= named.MOST_FIRMS:
        found = firms[:limit]
    else:
        with database.told(desk.path):
            found = named.found(desk.database, kind.value, typed, limit=limit, firms=firms)
    return [Hit(kind, one.id, one.title, one.detail, one.procurement, one.of) for one in found]


def _shipped(desk: Desk, typed: str, limit: int, language: str) -> list[Hit]:
    """Of the catalogue that comes with the program, where no entry of the office's own stands."""
    wanted = search.words_of(typed)
    found = [
        Hit(HitKind.INSTRUMENT, id_of(one.code), one.name, one.agency, None)
        for one in known_instruments(desk, language)
        if not one.own and _begin(wanted, f"{one.name} {one.agency} {one.relieves}")
    ]
    return found[:limit]


def _begin(wanted: Sequence[str], text: str) -> bool:
    """Whether each word wanted is the beginning of one that stands there."""
    there = [word.casefold() for word in words(text)]
    return all(any(one.startswith(word.casefold()) for one in there) for word in wanted)


def _with_cases(desk: Desk, hits: list[Hit]) -> list[Hit]:
    of = tuple({one.procurement for one in hits if one.procurement is not None})
    cases = (
        {one.id: one.title or one.reference for one in desk.all(Procurement, id=of)} if of else {}
    )
    return [
        replace(one, case=cases.get(one.procurement, ""))
        if one.procurement is not None and one.kind is not HitKind.PROCUREMENT
        else one
        for one in hits
    ]
