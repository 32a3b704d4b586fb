"""A sheet to sign at the door of a meeting: those who are expected, and room for who just came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.audience import Audience
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Cell,
    Document,
    Noted,
    Row,
    Table,
    TintBox,
)
from lupdesk.domain.composition.parts import (
    class_of,
    kicker_of,
    office_of,
    stated,
    supplier_of,
    suppliers_in,
)
from lupdesk.domain.composition.programme import conference_of
from lupdesk.domain.kinds import DocumentKind, MeetingKind, Role
from lupdesk.domain.meeting_clock import planned_end
from lupdesk.domain.names import without_legal_form
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Attendance, Meeting
from lupdesk.problems import Problem

_OPEN: Final = (MeetingKind.CONFERENCE, MeetingKind.WORKSHOP)
"""Meetings to which more may come than were noted."""
_ROOM, _LITTLE_ROOM = 8, 3
"""Rows for those whom nobody expected, there and elsewhere."""


def compose_sign_in(
    case: Case, audience: Audience, language: str, meeting: UUID | None
) -> Document:
    """Of the meeting; without one, of the conference. Problem ``conference-missing`` or ``gone``."""
    of = _meeting(case, meeting)
    mark, word = class_of(case, audience)
    return Document(
        kind=DocumentKind.SIGN_IN,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase("doc.sign-in.title"),
        subtitle=of.title or _whom(case, of) or Phrase(f"meeting.{of.kind}"),
        version="",
        on=case.today,
        blocks=tuple(_blocks(case, of)),
        seal=_SEAL,
    )


def _meeting(case: Case, wanted: UUID | None) -> Meeting:
    if wanted is None:
        found = conference_of(case)
        if found is None:
            raise Problem("conference-missing")
        return found
    of = next((one for one in case.meetings if one.id == wanted), None)
    if of is None:
        raise Problem("gone")
    return of


def _whom(case: Case, of: Meeting) -> str:
    if of.kind not in (MeetingKind.ONE_TO_ONE, MeetingKind.WRITTEN):
        return ""
    return " + ".join(one.name for one in suppliers_in(case, of.id))


def _blocks(case: Case, of: Meeting) -> Iterator[Block]:
    yield TintBox(tuple(_when(of)))
    yield from _what_for(case)
    expected = [*_buyers(case, of), *_suppliers(case, of)]
    rows = [_row(name, organisation) for name, organisation in expected]
    rows += [_row("", "") for _ in range(_ROOM if of.kind in _OPEN else _LITTLE_ROOM)]
    yield Table(
        heads=(
            Phrase("doc.head.name"),
            Phrase("doc.head.organisation"),
            Phrase("doc.sign-in.signature"),
        ),
        rows=tuple(rows),
        widths=(1.5, 1.7, 1.8),
        wide=True,
        tall=True,
    )


def _when(of: Meeting) -> Iterator[tuple[Text, Text]]:
    start, end = of.planned_start, planned_end(of)
    if start is not None and end is not None:
        yield Phrase("doc.head.day"), Phrase.of("doc.day", day=start)
        yield Phrase("doc.fact.time"), Phrase.of("doc.clock-span", start=start, end=end)
    else:
        yield Phrase("doc.fact.time"), stated("")
    yield Phrase("doc.fact.place"), stated(of.place)


def _row(name: str, organisation: str) -> Row:
    return Row((Cell(name), Cell(organisation), Cell("")))


def _buyers(case: Case, of: Meeting) -> Iterator[tuple[str, str]]:
    """The buyer's side of the meeting; before anybody is noted, the team."""
    noted = [one for one in case.attendance if one.meeting == of.id and not _is_theirs(one)]
    if noted:
        for person in sorted(noted, key=lambda one: one.position):
            yield person.name, person.organisation
    else:
        for member in case.team:
            yield member.name, member.organisation


def _is_theirs(one: Attendance) -> bool:
    return one.supplier is not None or one.role is Role.SUPPLIER


def _suppliers(case: Case, of: Meeting) -> list[tuple[str, str]]:
    """By organisation. A firm of which nobody is noted has a row where the name is left open."""
    theirs = [one for one in case.attendance if one.meeting == of.id and _is_theirs(one)]
    found = [
        (
            one.name,
            one.organisation or (supplier_of(case, one.supplier).name if one.supplier else ""),
        )
        for one in theirs
    ]
    known = {one.supplier for one in theirs}
    said = {without_legal_form(organisation) for _, organisation in found}
    for firm in _expected(case, of):
        name = supplier_of(case, firm).name
        if firm not in known and without_legal_form(name) not in said:
            found.append(("", name))
    return sorted(found, key=lambda pair: (sort_key(pair[1]), sort_key(pair[0])))


def _expected(case: Case, of: Meeting) -> list[UUID]:
    """Who is put down for the meeting; for an open one where nobody is, all who signed up."""
    listed = [one.supplier for one in case.meeting_suppliers if one.meeting == of.id]
    if listed or of.kind not in _OPEN:
        return listed
    return [
        one.supplier
        for one in case.participations
        if one.registered_on is not None and one.declined_on is None
    ]


def _what_for(case: Case) -> Iterator[Block]:
    """Whoever signs must be able to read what the list is for."""
    told = next(iter(case.sign_ups), None)
    if told is None or not told.purpose.strip():
        return
    how: Text = told.purpose.strip()
    if told.delete_on is not None:
        how = Phrase.of("doc.sign-in.kept-until", purpose=how, day=told.delete_on)
    yield Noted((how,), notes=(Phrase("doc.sign-in.what-for"),))
