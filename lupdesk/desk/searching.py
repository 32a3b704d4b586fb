"""Finding things again: inputs by full text, the rest by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lupdesk.desk.meetings import title_of
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.things import (
    Attendance,
    Contact,
    Input,
    Meeting,
    Procurement,
    Supplier,
    TeamMember,
)
from lupdesk.store import database, rows, search
from lupdesk.store.search import Scope


class HitKind(StrEnum):
    INPUT = "input"
    SUPPLIER = "supplier"
    PERSON = "person"
    MEETING = "meeting"
    PROCUREMENT = "procurement"


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


def find_inputs(desk: Desk, typed: str, scope: Scope | None = None, *, limit: int) -> list[Input]:
    """Statements that hold a word beginning with each of the words typed, newest first."""
    with database.told(desk.path):
        found = search.numbers(desk.database, typed, scope or Scope(), limit=limit)
        return [one for _, one in rows.numbered(desk.database, Input, found)]


def find_said(desk: Desk, procurement: UUID, typed: str, *, limit: int) -> list[Input]:
    """Of one procurement what was said, as ``find_inputs``."""
    scope = Scope(procurement=procurement, kind=InputKind.INPUT)
    return find_inputs(desk, typed, scope, limit=limit)


def find(desk: Desk, typed: str, *, limit: int = 8) -> list[Hit]:
    """At most ``limit`` hits of each kind, inputs first."""
    words = search.words_of(typed)
    if not words:
        return []
    names = {one.id: one.name for one in desk.all(Supplier)}
    hits = [
        Hit(
            HitKind.INPUT,
            one.id,
            one.text,
            names.get(one.supplier, "") if one.supplier else "",
            one.procurement,
        )
        for one in find_inputs(desk, typed, limit=limit)
    ]
    for group in (
        _suppliers(desk),
        _people(desk, names),
        _meetings(desk),
        _cases(desk),
    ):
        hits += _first(group, words, limit)
    return hits


def _first(group: Iterable[Hit], words: list[str], limit: int) -> list[Hit]:
    found: list[Hit] = []
    seen: set[tuple[str, str]] = set()
    for hit in group:
        present = search.words_of(f"{hit.title} {hit.detail}")
        new = (hit.title, hit.detail) not in seen
        if new and all(any(word.startswith(wanted) for word in present) for wanted in words):
            seen.add((hit.title, hit.detail))
            found.append(hit)
            if len(found) == limit:
                break
    return found


def _suppliers(desk: Desk) -> Iterator[Hit]:
    for one in desk.all(Supplier):
        known_as = " ".join((one.trade, one.organisation_number, *one.earlier_names)).strip()
        yield Hit(HitKind.SUPPLIER, one.id, one.name, known_as, None)


def _people(desk: Desk, names: dict[UUID, str]) -> Iterator[Hit]:
    for contact in desk.all(Contact):
        firm = names.get(contact.supplier, "")
        yield Hit(HitKind.PERSON, contact.id, contact.name, firm, None, contact.supplier)
    for member in desk.all(TeamMember):
        yield Hit(
            HitKind.PERSON,
            member.id,
            member.name,
            member.organisation,
            member.procurement,
        )
    for person in desk.all(Attendance):
        yield Hit(
            HitKind.PERSON,
            person.id,
            person.name,
            person.organisation,
            None,
            person.meeting,
        )


def _meetings(desk: Desk) -> Iterator[Hit]:
    for meeting in desk.all(Meeting):
        day = meeting.planned_start.date().isoformat() if meeting.planned_start else ""
        yield Hit(
            HitKind.MEETING,
            meeting.id,
            title_of(desk, meeting),
            day,
            meeting.procurement,
        )


def _cases(desk: Desk) -> Iterator[Hit]:
    for one in desk.all(Procurement):
        yield Hit(HitKind.PROCUREMENT, one.id, one.title, one.reference, one.id)
