"""A participant's own meeting time: nothing tells who else comes, or when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from lupdesk.domain.audience import Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Cell,
    Document,
    Facts,
    Heading,
    Noted,
    Row,
    SlotBar,
    Table,
    TintBox,
)
from lupdesk.domain.composition.parts import (
    buyers_side,
    class_of,
    kicker_of,
    office_of,
    one_to_ones,
    stated,
    supplier_of,
    takes_part,
)
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import DocumentKind, Milestone
from lupdesk.domain.meeting_clock import after
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Meeting
from lupdesk.problems import Problem


def compose_own_slot(case: Case, audience: Participant, language: str, screen: Screen) -> Document:
    """Problem ``no-slot`` where the supplier has none."""
    mine = [pair for pair in one_to_ones(case) if takes_part(case, pair[1].id, audience.supplier)]
    if not mine:
        raise Problem("no-slot")
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
        title=Phrase("doc.slot.title"),
        subtitle=supplier_of(case, audience.supplier).name,
        version="",
        on=case.today,
        blocks=tuple(_blocks(case, mine, screen)),
        seal=_SEAL,
    )


def _blocks(
    case: Case, mine: Sequence[tuple[datetime, Meeting]], screen: Screen
) -> Iterator[Block]:
    for start, one in mine:
        when = tuple(_when_and_where(start, one, screen))
        yield TintBox(when) if len(mine) == 1 else Facts(when)
        yield Heading(2, Phrase("doc.slot.use"), wide=True)
        yield SlotBar(
            one.planned_minutes,
            one.reflection_minutes,
            Phrase.of(
                "doc.slot.bar", minutes=one.planned_minutes, reflection=one.reflection_minutes
            ),
        )
        yield from _whom(case, one, screen)
    yield Heading(2, Phrase("doc.slot.know"))
    for label, text in _good_to_know(case):
        yield Noted(body=(text,), notes=(label,))


def _when_and_where(start: datetime, one: Meeting, screen: Screen) -> Iterator[tuple[Text, Text]]:
    end = after(start, one.planned_minutes)
    yield Phrase("doc.head.day"), Phrase.of("doc.day", day=start)
    yield Phrase("doc.fact.time"), Phrase.of("doc.clock-span", start=start, end=end)
    yield Phrase("doc.fact.place"), stated(screen.clean(one.place))


def _whom(case: Case, one: Meeting, screen: Screen) -> Iterator[Block]:
    people = buyers_side(case, one, screen)
    if not people:
        return
    yield Heading(2, Phrase("doc.slot.whom"))
    yield Table(
        heads=(Phrase("doc.head.name"), Phrase("doc.head.role"), Phrase("doc.head.organisation")),
        rows=tuple(
            Row(
                (
                    Cell(stated(person.name)),
                    Cell(Phrase(f"role.{person.role}")),
                    Cell(stated(person.organisation)),
                )
            )
            for person in people
        ),
        widths=(1.1, 1.0, 1.4),
        row_heads=True,
    )


def _good_to_know(case: Case) -> Iterator[tuple[Text, Text]]:
    yield Phrase("doc.slot.secrets"), Phrase("doc.slot.secrets.how")
    sent, remarks = _promised(case, Milestone.MINUTES_SENT), _promised(case, Milestone.REMARKS)
    if sent is not None and remarks is not None:
        how = Phrase.of("doc.slot.minutes.days", sent=sent, remarks=remarks)
    else:
        how = Phrase("doc.slot.minutes.how")
    yield Phrase("doc.slot.minutes"), how
    yield Phrase("doc.slot.news"), Phrase("doc.slot.news.how")
    yield Phrase("doc.slot.other-time"), Phrase("doc.slot.other-time.how")


def _promised(case: Case, kind: Milestone) -> date | None:
    return next((one.moved_to or one.promised for one in case.dates if one.kind is kind), None)
