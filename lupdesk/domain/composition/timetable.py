"""The timetable of the one-to-ones for the team: clock by days, who does what, what is equal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from lupdesk.domain.audience import Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Cell,
    Document,
    Heading,
    Noted,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.own_slot import compose_own_slot
from lupdesk.domain.composition.parts import (
    NOT_STATED,
    class_of,
    days_between,
    kicker_of,
    office_of,
    one_to_ones,
    stated,
    suppliers_in,
)
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import DocumentKind, MeetingKind
from lupdesk.domain.meeting_clock import after, planned_end
from lupdesk.domain.names import without_legal_form
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Meeting

_DAYS_A_TABLE: Final = 3
_BREAK: Final = timedelta(minutes=30)
"""A gap from this length on is a break, if all days of a table have it."""
_NONE: Final = Cell("–")


@dataclass(frozen=True, slots=True)
class _Slot:
    """``start`` and ``end`` of the talk in the office's own time; ``until`` with the reflection."""

    start: datetime
    end: datetime
    until: datetime
    meeting: Meeting

    @property
    def day(self) -> date:
        return self.start.date()


def compose_timetable(case: Case, audience: Audience, language: str, screen: Screen) -> Document:
    if isinstance(audience, Participant):
        return compose_own_slot(case, audience, language, screen)
    slots = [_slot(case, at, one) for at, one in one_to_ones(case)]
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
        subtitle=_days_and_place(slots),
        version="",
        on=case.today,
        blocks=tuple(_blocks(case, slots)),
        seal=_SEAL,
    )


def _slot(case: Case, at: datetime, meeting: Meeting) -> _Slot:
    end = after(at, meeting.planned_minutes)
    until = after(end, meeting.reflection_minutes)
    start, end, until = (one.astimezone(case.zone) for one in (at, end, until))
    return _Slot(start, end, until, meeting)


def _common_place(slots: Sequence[_Slot]) -> str:
    """The place of all meetings, or nothing where they differ."""
    places = {slot.meeting.place for slot in slots}
    return places.pop() if len(places) == 1 else ""


def _days_and_place(slots: Sequence[_Slot]) -> Text:
    if not slots:
        return NOT_STATED
    days = days_between(slots[0].day, slots[-1].day, year=True)
    place = _common_place(slots)
    return Phrase.of("doc.days-and-place", days=days, place=place) if place else days


def _blocks(case: Case, slots: Sequence[_Slot]) -> Iterator[Block]:
    days = sorted({slot.day for slot in slots})
    if not days:
        yield Paragraph(Phrase("doc.timetable.none"), muted=True)
    for at in range(0, len(days), _DAYS_A_TABLE):
        shown = days[at : at + _DAYS_A_TABLE]
        if len(days) > _DAYS_A_TABLE:
            yield Heading(3, days_between(shown[0], shown[-1], year=False), wide=True)
        yield _grid(case, slots, shown)
    yield from _equal([slot.meeting for slot in slots])
    if case.team:
        yield Heading(2, Phrase("doc.timetable.roles"))
        yield _roles(case)
    others = _other_meetings(case)
    if others:
        yield Heading(2, Phrase("doc.timetable.others"))
        yield Table(
            heads=(Phrase("doc.head.day"), Phrase("doc.head.clock"), Phrase("doc.head.what")),
            rows=tuple(others),
            widths=(1.0, 0.9, 1.8),
        )


def _grid(case: Case, slots: Sequence[_Slot], days: Sequence[date]) -> Table:
    inside = [slot for slot in slots if slot.day in days]
    clocks = sorted({(slot.start.time(), slot.end.time()) for slot in inside})
    rows: list[Row] = []
    before: _Slot | None = None
    for clock in clocks:
        here = [slot for slot in inside if (slot.start.time(), slot.end.time()) == clock]
        if before is not None and _minute(here[0].start) - _minute(before.until) >= _BREAK:
            rows.append(_break(before.until, here[0].start, len(days)))
        rows.extend(_rows(case, here, days, tell_place=not _common_place(slots)))
        last = max(here, key=lambda slot: _minute(slot.until))
        if before is None or _minute(last.until) > _minute(before.until):
            before = last
    return Table(
        heads=(Phrase("doc.head.clock"), *(Phrase.of("doc.weekday", day=day) for day in days)),
        rows=tuple(rows),
        widths=(0.9, *(1.4 for _ in days)),
        wide=True,
        row_heads=True,
    )


def _minute(at: datetime) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)


def _break(start: datetime, end: datetime, days: int) -> Row:
    clock = Cell(Phrase.of("doc.clock-span", start=start, end=end), strong=True)
    rest = (Cell("") for _ in range(days - 1))
    return Row((clock, Cell(Phrase("doc.timetable.break")), *rest), tinted=True)


def _rows(
    case: Case, here: Sequence[_Slot], days: Sequence[date], *, tell_place: bool
) -> Iterator[Row]:
    """One row of a clock time; more where meetings of one day run side by side."""
    clock = Cell(Phrase.of("doc.clock-span", start=here[0].start, end=here[0].end), strong=True)
    by_day = [[slot for slot in here if slot.day == day] for day in days]
    for place in range(max(len(some) for some in by_day)):
        cells = [
            _slot_cell(case, some[place].meeting, tell_place=tell_place)
            if place < len(some)
            else _NONE
            for some in by_day
        ]
        yield Row((clock, *cells))


def _slot_cell(case: Case, meeting: Meeting, *, tell_place: bool) -> Cell:
    firms = suppliers_in(case, meeting.id)
    if not firms:
        return Cell(Phrase("doc.timetable.reserve"), Phrase("doc.timetable.free"), strong=True)
    codes = {one.supplier: one.code for one in case.participations}
    names = " + ".join(without_legal_form(one.name) for one in firms)
    place = meeting.place if tell_place else ""
    under = [part for part in (*(codes.get(one.id, "") for one in firms), place) if part]
    return Cell(names, ", ".join(under) or None, strong=True)


def _equal(slots: Sequence[Meeting]) -> Iterator[Block]:
    """What is equal for everybody, where it really is."""
    lengths = {(one.planned_minutes, one.reflection_minutes) for one in slots}
    body: Text = Phrase("doc.timetable.unequal")
    if len(lengths) == 1:
        minutes, reflection = lengths.pop()
        body = Phrase.of("doc.timetable.equal", minutes=minutes, reflection=reflection)
    if slots:
        yield Noted(body=(body,), notes=(Phrase("doc.timetable.equal-note"),))


def _other_meetings(case: Case) -> list[Row]:
    dated = [
        (one.planned_start, one)
        for one in case.meetings
        if one.kind is not MeetingKind.ONE_TO_ONE and one.planned_start is not None
    ]
    dated.sort(key=lambda pair: pair[0])
    return [
        Row(
            (
                Cell(Phrase.of("doc.weekday", day=start)),
                Cell(Phrase.of("doc.clock-span", start=start, end=planned_end(one) or start)),
                Cell(one.title or Phrase(f"meeting.{one.kind}"), stated(one.place)),
            )
        )
        for start, one in dated
    ]


def _roles(case: Case) -> Table:
    return Table(
        heads=(Phrase("doc.head.role"), Phrase("doc.head.name"), Phrase("doc.head.organisation")),
        rows=tuple(
            Row(
                (
                    Cell(Phrase(f"role.{one.role}")),
                    Cell(stated(one.name)),
                    Cell(stated(one.organisation)),
                )
            )
            for one in case.team
        ),
        widths=(1.0, 1.0, 1.2),
    )
