"""Blocks and look-ups that several documents share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from lupdesk.domain.audience import Audience, BuyerTeam, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import ClassMark, Mark, MarkShape
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import InputKind, MeetingKind, Role, Secrecy
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Attendance, Guide, Input, Meeting, Question, Supplier

NOT_STATED: Final = Phrase("doc.not-stated")
_SHAPES: Final[Mapping[Secrecy, MarkShape]] = {
    Secrecy.OPEN: MarkShape.EMPTY,
    Secrecy.ANONYMISE: MarkShape.HALF,
    Secrecy.SECRET: MarkShape.FULL,
    Secrecy.UNASSESSED: MarkShape.DASHED,
    Secrecy.INTERNAL: MarkShape.SQUARE,
}


def stated(text: str) -> Text:
    """The text, or *not stated*: an empty field is printed as such."""
    return text.strip() or NOT_STATED


def secrecy_mark(level: Secrecy) -> Mark:
    return Mark(_SHAPES[level], Phrase(f"secrecy.{level}"))


def class_of(case: Case, audience: Audience) -> tuple[ClassMark, Text]:
    """The mark on each page and its words."""
    if isinstance(audience, BuyerTeam):
        return ClassMark.INTERNAL, Phrase("doc.class.internal")
    if isinstance(audience, Participant):
        name = supplier_of(case, audience.supplier).name
        return ClassMark.PARTICIPANT, Phrase.of("doc.class.participant", supplier=name)
    return ClassMark.PUBLIC, Phrase("doc.class.public")


def supplier_of(case: Case, id: UUID) -> Supplier:
    found = next((one for one in case.suppliers if one.id == id), None)
    return found if found is not None else Supplier(id=id)


def office_of(case: Case) -> str:
    """The office's name, or the first buyer's."""
    if case.procurement.office:
        return case.procurement.office
    return case.buyers[0].name if case.buyers else ""


def kicker_of(case: Case) -> str:
    one = case.procurement
    return " · ".join(part for part in (one.reference, one.title) if part)


def suppliers_in(case: Case, meeting: UUID) -> list[Supplier]:
    return [
        supplier_of(case, one.supplier) for one in case.meeting_suppliers if one.meeting == meeting
    ]


def latest_guide(case: Case) -> Guide | None:
    return max(case.guides, key=lambda one: one.version, default=None)


def questions_of(case: Case, guide: Guide) -> list[Question]:
    return sorted(
        (one for one in case.questions if one.guide == guide.id), key=lambda one: one.position
    )


def label_of(said: Input) -> str:
    """``I07``; the letter tells what it is."""
    letters = {InputKind.INPUT: "I", InputKind.GIVEN: "N", InputKind.ACTION: "A"}
    return f"{letters.get(said.kind, 'D')}{said.number:02d}"


def takes_part(case: Case, meeting: UUID, supplier: UUID) -> bool:
    return any(
        one.meeting == meeting and one.supplier == supplier for one in case.meeting_suppliers
    )


def buyers_side(case: Case, meeting: Meeting, screen: Screen) -> list[Attendance]:
    """The buyer's people of a meeting, in order, as far as the reader may see them."""
    people = [
        one
        for one in case.attendance
        if one.meeting == meeting.id
        and one.supplier is None
        and one.role is not Role.SUPPLIER
        and not screen.finds(f"{one.name} {one.organisation}")
    ]
    return sorted(people, key=lambda one: one.position)


def one_to_ones(case: Case) -> list[tuple[datetime, Meeting]]:
    """Those with a planned time, the first one first."""
    found = [
        (one.planned_start, one)
        for one in case.meetings
        if one.kind is MeetingKind.ONE_TO_ONE and one.planned_start is not None
    ]
    return sorted(found, key=lambda pair: pair[0])


def days_between(first: date, last: date, *, year: bool) -> Phrase:
    """``16.–18. mars`` or ``16.–18. mars 2027``; one day as one day."""
    code = "doc.plain-day" if year else "doc.short-day"
    if first == last:
        return Phrase.of(code, day=first)
    until = Phrase.of(code, day=last)
    if (first.year, first.month) == (last.year, last.month):
        return Phrase.of("doc.days-of-month", first=first.day, until=until)
    return Phrase.of("doc.day-span", first=first, until=until)


def listed(texts: Sequence[Text]) -> Text:
    """Names one after the other; *not stated* for none."""
    words = [text for text in texts if isinstance(text, str) and text.strip()]
    return ", ".join(words) if words else NOT_STATED
