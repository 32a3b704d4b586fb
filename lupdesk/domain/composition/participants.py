"""The list of participants, for the team: who was asked, who comes, and to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.audience import Audience
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Cell,
    Document,
    Figure,
    Figures,
    Heading,
    MarkShape,
    Noted,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.parts import (
    class_of,
    kicker_of,
    office_of,
    one_to_ones,
    stated,
    supplier_of,
)
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import DocumentKind, MeetingKind, Role
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Attendance, Meeting, Participation

_NONE = Cell("–")
_OPEN_MEETINGS = (MeetingKind.CONFERENCE, MeetingKind.WORKSHOP)


def compose_participants(
    case: Case, audience: Audience, language: str, _screen: Screen
) -> Document:
    """For the team alone."""
    mark, word = class_of(case, audience)
    signed_up = sum(_takes_part(one) for one in case.participations)
    return Document(
        kind=DocumentKind.PARTICIPANTS,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase("doc.participants.title"),
        subtitle=Phrase.of("doc.participants.subtitle", n=signed_up),
        version="",
        on=case.today,
        blocks=tuple(_blocks(case)),
        seal=_SEAL,
    )


def _takes_part(one: Participation) -> bool:
    return one.registered_on is not None and one.declined_on is None


def _blocks(case: Case) -> Iterator[Block]:
    parts = case.participations
    yield Figures(
        tuple(
            Figure(Phrase.of("doc.number", number=number), Phrase(f"doc.participants.{code}"))
            for number, code in (
                (sum(one.invited_on is not None for one in parts), "invited"),
                (sum(map(_takes_part, parts)), "registered"),
                (sum(one.wants_one_to_one and _takes_part(one) for one in parts), "one-to-one"),
                (sum(one.written_only and _takes_part(one) for one in parts), "written"),
                (sum(one.declined_on is not None for one in parts), "declined"),
            )
        )
    )
    yield from _who_sees_it(case)
    yield Heading(2, Phrase("doc.protocol.suppliers"), wide=bool(parts))
    if parts:
        yield _firms(case)
    else:
        yield Paragraph(Phrase("doc.participants.none"), muted=True)
    yield from _people(case)
    yield from _team(case)


def _firms(case: Case) -> Table:
    slots = _slots(case)
    return Table(
        heads=(
            Phrase("doc.head.code"),
            Phrase("doc.head.supplier"),
            Phrase("doc.participants.head.registered"),
            Phrase("milestone.one-to-one"),
            Phrase("doc.participants.head.other"),
        ),
        rows=tuple(_firm(case, one, slots.get(one.supplier)) for one in case.participations),
        widths=(0.5, 2.2, 1.1, 1.5, 1.3),
        wide=True,
    )


def _slots(case: Case) -> dict[UUID, datetime]:
    found: dict[UUID, datetime] = {}
    for start, meeting in one_to_ones(case):
        for link in case.meeting_suppliers:
            if link.meeting == meeting.id:
                found.setdefault(link.supplier, start)
    return found


def _firm(case: Case, one: Participation, slot: datetime | None) -> Row:
    firm = supplier_of(case, one.supplier)
    under = " · ".join(part for part in (firm.organisation_number, firm.trade) if part)
    signed = Phrase.of("doc.short-day", day=one.registered_on) if one.registered_on else "–"
    return Row(
        (
            Cell(one.code, strong=True),
            Cell(stated(firm.name), under or None, strong=True),
            Cell(signed),
            _slot(one, slot),
            _other(one),
        )
    )


def _slot(one: Participation, slot: datetime | None) -> Cell:
    if slot is not None:
        return Cell(Phrase.of("doc.participants.slot", at=slot))
    if one.wants_one_to_one and _takes_part(one):
        word = Phrase("doc.participants.no-slot")
        return Cell(word, strong=True, sign=MarkShape.TRIANGLE, tinted=True)
    return _NONE


def _other(one: Participation) -> Cell:
    if one.declined_on is not None:
        return Cell(Phrase.of("doc.participants.declined-on", day=one.declined_on))
    if one.written_only:
        return Cell(Phrase("doc.participants.written-only"))
    return Cell("")


# -- people -----------------------------------------------------------------------------------------


def _people(case: Case) -> Iterator[Block]:
    """Who came, or is to come, to what is open for all."""
    for meeting in case.meetings:
        if meeting.kind not in _OPEN_MEETINGS:
            continue
        people = [
            one
            for one in case.attendance
            if one.meeting == meeting.id and (one.supplier is not None or one.role is Role.SUPPLIER)
        ]
        if people:
            yield Heading(2, _title(meeting), wide=True)
            yield _came(case, people, held=meeting.actual_start is not None)


def _title(meeting: Meeting) -> Text:
    return meeting.title or Phrase(f"meeting.{meeting.kind}")


def _came(case: Case, people: Sequence[Attendance], *, held: bool) -> Table:
    rows = sorted(
        ((_firm_name(case, one), one) for one in people),
        key=lambda pair: (sort_key(pair[0]), sort_key(pair[1].name)),
    )
    return Table(
        heads=(
            Phrase("doc.head.name"),
            Phrase("doc.head.organisation"),
            Phrase("doc.participants.head.came"),
        ),
        rows=tuple(
            Row((Cell(stated(one.name)), Cell(stated(firm)), _presence(one, held=held)))
            for firm, one in rows
        ),
        widths=(1.6, 2.2, 0.9),
        wide=True,
    )


def _firm_name(case: Case, one: Attendance) -> str:
    return one.organisation or (supplier_of(case, one.supplier).name if one.supplier else "")


def _presence(one: Attendance, *, held: bool) -> Cell:
    if one.present:
        return Cell(Phrase("doc.protocol.yes"), sign=MarkShape.TICK)
    return Cell(Phrase("doc.participants.absent")) if held else Cell("")


def _team(case: Case) -> Iterator[Block]:
    if not case.team:
        return
    yield Heading(2, Phrase("doc.participants.team"), wide=True)
    yield Table(
        heads=(
            Phrase("doc.head.name"),
            Phrase("doc.head.organisation"),
            Phrase("doc.head.role"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(stated(one.name)),
                    Cell(stated(one.organisation)),
                    Cell(Phrase(f"role.{one.role}")),
                )
            )
            for one in case.team
        ),
        widths=(1.6, 1.9, 1.2),
        wide=True,
    )


def _who_sees_it(case: Case) -> Iterator[Block]:
    """What those who signed up were told of the list."""
    told = next(iter(case.sign_ups), None)
    if told is None:
        return
    body: list[Text] = [told.recipients.strip()] if told.recipients.strip() else []
    if told.deleted_on is not None:
        body.append(Phrase.of("doc.participants.deleted", day=told.deleted_on))
    elif told.delete_on is not None:
        body.append(Phrase.of("doc.privacy.until", day=told.delete_on))
    if body:
        yield Noted(tuple(body), notes=(Phrase("doc.participants.told"),))
