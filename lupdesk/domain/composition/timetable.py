"""The timetable: the whole plan for the team, the own slot alone for a participant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Audience,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    Noted,
    Paragraph,
    Participant,
    Row,
    SlotBar,
    Table,
)
from lupdesk.domain.composition.parts import (
    NOT_STATED,
    class_of,
    kicker_of,
    office_of,
    planned_end,
    stated,
    supplier_of,
    suppliers_in,
)
from lupdesk.domain.kinds import DocumentKind, MeetingKind
from lupdesk.domain.names import without_legal_form
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Meeting
from lupdesk.problems import Problem

_DAYS_A_TABLE = 3


def compose_timetable(case: Case, audience: Audience, language: str) -> Document:
    if isinstance(audience, Participant):
        return _own_slot(case, audience, language)
    slots = _one_to_ones(case)
    others = [
        one
        for one in case.meetings
        if one.kind is not MeetingKind.ONE_TO_ONE and one.planned_start is not None
    ]
    blocks = tuple(_whole_plan(case, slots, others))
    mark, word = class_of(case, audience)
    return Document(
        kind=DocumentKind.TIMETABLE,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase("doc.timetable.title"),
        subtitle=_span(case, slots),
        version=Phrase.of("doc.as-of", day=case.today),
        on=case.today,
        blocks=blocks,
        seal=_SEAL,
    )


def _one_to_ones(case: Case) -> list[tuple[datetime, Meeting]]:
    found = [
        (one.planned_start, one)
        for one in case.meetings
        if one.kind is MeetingKind.ONE_TO_ONE and one.planned_start is not None
    ]
    return sorted(found, key=lambda pair: pair[0])


def _day(case: Case, at: datetime) -> date:
    return at.astimezone(case.zone).date()


def _span(case: Case, slots: Sequence[tuple[datetime, Meeting]]) -> Text:
    if not slots:
        return NOT_STATED
    first, last = _day(case, slots[0][0]), _day(case, slots[-1][0])
    if first == last:
        return Phrase.of("doc.plain-day", day=first)
    return Phrase.of("doc.day-span", first=first, last=last)


def _whole_plan(
    case: Case, slots: Sequence[tuple[datetime, Meeting]], others: Sequence[Meeting]
) -> Iterator[Block]:
    days = sorted({_day(case, at) for at, _ in slots})
    if not days:
        yield Paragraph(Phrase("doc.timetable.none"), muted=True)
    for at in range(0, len(days), _DAYS_A_TABLE):
        yield _grid(case, slots, days[at : at + _DAYS_A_TABLE])
    yield from _equal(case, [one for _, one in slots])
    if others:
        yield Heading(2, Phrase("doc.timetable.others"))
        yield _others(case, others)
    if case.team:
        yield Heading(2, Phrase("doc.timetable.roles"))
        yield Table(
            heads=(
                Phrase("doc.head.role"),
                Phrase("doc.head.name"),
                Phrase("doc.head.organisation"),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(Phrase(f"role.{one.role}")),
                        Cell(one.name),
                        Cell(stated(one.organisation)),
                    )
                )
                for one in case.team
            ),
            widths=(1.0, 1.0, 1.2),
        )


def _grid(case: Case, slots: Sequence[tuple[datetime, Meeting]], days: Sequence[date]) -> Table:
    inside = [(at, one) for at, one in slots if _day(case, at) in days]
    clocks = sorted({(at.astimezone(case.zone).time(), one.planned_minutes) for at, one in inside})
    rows = []
    for clock, minutes in clocks:
        cells = [Cell(_clock_words(case, inside, clock, minutes), strong=True)]
        for day in days:
            here = [
                one
                for at, one in inside
                if _day(case, at) == day
                and at.astimezone(case.zone).time() == clock
                and one.planned_minutes == minutes
            ]
            cells.append(_slot_cell(case, here))
        rows.append(Row(tuple(cells)))
    return Table(
        heads=(Phrase("doc.head.clock"), *(Phrase.of("doc.weekday", day=day) for day in days)),
        rows=tuple(rows),
        widths=(0.9, *(1.4 for _ in days)),
        wide=True,
        row_heads=True,
    )


def _clock_words(
    case: Case, inside: Sequence[tuple[datetime, Meeting]], clock: object, minutes: int
) -> Text:
    start = next(
        at
        for at, one in inside
        if at.astimezone(case.zone).time() == clock and one.planned_minutes == minutes
    )
    return Phrase.of("doc.clock-span", start=start, end=start + timedelta(minutes=minutes))


def _slot_cell(case: Case, here: Sequence[Meeting]) -> Cell:
    if not here:
        return Cell("–")
    meeting = here[0]
    firms = suppliers_in(case, meeting.id)
    if not firms:
        return Cell(Phrase("doc.timetable.reserve"), Phrase("doc.timetable.free"), strong=True)
    codes = {one.supplier: one.code for one in case.participations}
    names = " + ".join(without_legal_form(one.name) for one in firms)
    under = ", ".join(
        part for part in (*(codes.get(one.id, "") for one in firms), meeting.place) if part
    )
    return Cell(names, under or None, strong=True)


def _equal(case: Case, slots: Sequence[Meeting]) -> Iterator[Block]:
    """What is equal for everybody, where it really is."""
    lengths = {(one.planned_minutes, one.reflection_minutes) for one in slots}
    if len(lengths) == 1 and slots:
        minutes, reflection = lengths.pop()
        yield Noted(
            body=(Phrase.of("doc.timetable.equal", minutes=minutes, reflection=reflection),),
            notes=(Phrase("doc.timetable.equal-note"),),
        )
    elif slots:
        yield Noted(
            body=(Phrase("doc.timetable.unequal"),),
            notes=(Phrase("doc.timetable.equal-note"),),
        )


def _others(case: Case, others: Sequence[Meeting]) -> Table:
    rows = []
    for one in sorted(
        others, key=lambda meeting: (meeting.planned_start is None, meeting.planned_start)
    ):
        start, end = one.planned_start, planned_end(one)
        if start is None or end is None:
            continue
        rows.append(
            Row(
                (
                    Cell(Phrase.of("doc.weekday", day=_day(case, start))),
                    Cell(Phrase.of("doc.clock-span", start=start, end=end)),
                    Cell(one.title or Phrase(f"meeting.{one.kind}"), stated(one.place)),
                )
            )
        )
    return Table(
        heads=(Phrase("doc.head.day"), Phrase("doc.head.clock"), Phrase("doc.head.what")),
        rows=tuple(rows),
        widths=(1.0, 0.9, 1.8),
    )


def _own_slot(case: Case, audience: Participant, language: str) -> Document:
    mine = [
        (at, one)
        for at, one in _one_to_ones(case)
        if audience.supplier in {firm.id for firm in suppliers_in(case, one.id)}
    ]
    if not mine:
        raise Problem("no-slot")
    mark, word = class_of(case, audience)
    at, first = mine[0]
    return Document(
        kind=DocumentKind.TIMETABLE,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase("doc.slot.title"),
        subtitle=supplier_of(case, audience.supplier).name,
        version=Phrase.of("doc.as-of", day=case.today),
        on=case.today,
        blocks=tuple(block for start, one in mine for block in _slot(case, start, one)),
        seal=_SEAL,
    )


def _slot(case: Case, start: datetime, one: Meeting) -> Iterator[Block]:
    end = start + timedelta(minutes=one.planned_minutes)
    yield Facts(
        (
            (Phrase("doc.head.day"), Phrase.of("doc.day", day=start)),
            (Phrase("doc.fact.time"), Phrase.of("doc.clock-span", start=start, end=end)),
            (Phrase("doc.fact.place"), stated(one.place)),
        )
    )
    yield SlotBar(
        one.planned_minutes,
        one.reflection_minutes,
        Phrase.of("doc.slot.bar", minutes=one.planned_minutes, reflection=one.reflection_minutes),
    )
    team = [
        person for person in case.attendance if person.meeting == one.id and person.supplier is None
    ]
    if team:
        yield Heading(2, Phrase("doc.slot.whom"))
        yield Table(
            heads=(
                Phrase("doc.head.name"),
                Phrase("doc.head.role"),
                Phrase("doc.head.organisation"),
            ),
            rows=tuple(
                Row((Cell(p.name), Cell(Phrase(f"role.{p.role}")), Cell(stated(p.organisation))))
                for p in sorted(team, key=lambda person: person.position)
            ),
            widths=(1.1, 1.0, 1.4),
            row_heads=True,
        )
    yield Heading(2, Phrase("doc.slot.know"))
    yield Bullets(tuple(Phrase(f"doc.slot.know.{n}") for n in range(1, 5)))
