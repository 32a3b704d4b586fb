"""What was said, as a table: everything for the team, its own for a supplier, and for everybody
what the summary prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.audience import Audience, BuyerTeam, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.hidden import is_own_word
from lupdesk.domain.composition.parts import label_of, supplier_of, suppliers_in
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.composition.sheet import Column, Sheet, Value
from lupdesk.domain.kinds import InputType, MeetingKind
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.secrecy import may_read, public_text, text_for
from lupdesk.domain.things import Input, Meeting
from lupdesk.domain.voices import is_counted

_NAME: Final = Phrase("document.inputs")
_TYPES: Final = tuple(InputType)


def input_sheets(case: Case, audience: Audience, screen: Screen) -> tuple[Sheet, ...]:
    if isinstance(audience, BuyerTeam):
        return (_for_team(case),)
    if isinstance(audience, Participant):
        return (_for_supplier(case, audience, screen),)
    return (_for_everybody(case, screen),)


def _for_team(case: Case) -> Sheet:
    meetings = {one.id: one for one in case.meetings}
    questions = {one.id: one.short_name or one.text for one in case.questions}

    def row(said: Input) -> tuple[Value, ...]:
        meeting = meetings.get(said.meeting) if said.meeting else None
        return (
            label_of(said),
            Phrase(f"kind.{said.kind}"),
            _type(said),
            said.text,
            supplier_of(case, said.supplier).name if said.supplier else None,
            said.speaker,
            _meeting(case, meeting) if meeting else None,
            _day(case, said, meetings),
            questions.get(said.question, "") if said.question else None,
            ", ".join(said.themes),
            Phrase(f"secrecy.{said.secrecy}"),
            Phrase(f"secrecy.{said.claim}") if said.claim else None,
            said.public_wording,
            Phrase(f"disposition.{said.disposition}") if said.disposition else None,
            said.disposition_reason,
            said.owner,
            said.due,
            said.done_on,
        )

    columns = (
        Column(Phrase("sheet.number"), 9),
        Column(Phrase("sheet.kind"), 12),
        Column(Phrase("sheet.type"), 20),
        Column(Phrase("sheet.statement"), 60),
        Column(Phrase("doc.head.supplier"), 26),
        Column(Phrase("sheet.speaker"), 20),
        Column(Phrase("sheet.meeting"), 24),
        Column(Phrase("doc.head.day"), 12),
        Column(Phrase("doc.head.question"), 28),
        Column(Phrase("sheet.themes"), 18),
        Column(Phrase("sheet.secrecy"), 16),
        Column(Phrase("sheet.claim"), 16),
        Column(Phrase("sheet.public"), 48),
        Column(Phrase("doc.head.answer"), 18),
        Column(Phrase("doc.head.because"), 40),
        Column(Phrase("doc.head.owner"), 20),
        Column(Phrase("doc.head.due"), 12),
        Column(Phrase("sheet.done"), 12),
    )
    said = sorted(case.inputs, key=lambda one: (one.number, one.position))
    return Sheet(_NAME, columns, tuple(row(one) for one in said))


def _meeting(case: Case, meeting: Meeting) -> Text:
    """As a table that is taken in may name it: by its title, or by supplier and day."""
    if meeting.title:
        return meeting.title
    alone = meeting.kind is MeetingKind.ONE_TO_ONE
    firms = suppliers_in(case, meeting.id) if alone else []
    at = meeting.planned_start or meeting.actual_start
    if not firms:
        return Phrase(f"meeting.{meeting.kind}")
    day = f" {at.astimezone(case.zone).date().isoformat()}" if at else ""
    return f"{firms[0].name}{day}"


def _for_supplier(case: Case, audience: Participant, screen: Screen) -> Sheet:
    """What it said itself; the note-taker's reading of it stands in its minutes."""
    meetings = {one.id: one for one in case.meetings}
    questions = {one.id: screen.clean(one.text) for one in case.questions}
    own = [one for one in case.inputs if is_own_word(one, audience) and may_read(one, audience)]

    def row(said: Input) -> tuple[Value, ...]:
        return (
            label_of(said),
            _type(said),
            text_for(said, audience),
            _day(case, said, meetings),
            questions.get(said.question, "") if said.question else None,
            Phrase(f"secrecy.{said.secrecy}"),
            Phrase(f"secrecy.{said.claim}") if said.claim else None,
        )

    columns = (
        Column(Phrase("sheet.number"), 9),
        Column(Phrase("sheet.type"), 24),
        Column(Phrase("sheet.statement"), 70),
        Column(Phrase("doc.head.day"), 12),
        Column(Phrase("doc.head.question"), 44),
        Column(Phrase("sheet.secrecy"), 18),
        Column(Phrase("sheet.you-asked"), 18),
    )
    own.sort(key=lambda one: (one.number, one.position))
    return Sheet(_NAME, columns, tuple(row(one) for one in own))


def _for_everybody(case: Case, screen: Screen) -> Sheet:
    """By type and alphabet: the order in which it was said is the order of the meetings. Each text
    once, with no number, day or count beside it.
    """
    rows: dict[tuple[Text | None, str], tuple[Value, ...]] = {}
    for said in sorted(case.inputs, key=_public_order):
        shown = public_text(said)
        if not is_counted(said) or shown is None or screen.reason(shown) is not None:
            continue
        answered = said.disposition and not screen.finds(said.disposition_reason)
        answer = Phrase(f"disposition.{said.disposition}") if answered else None
        reason = said.disposition_reason if answered else None
        before = rows.get((_type(said), shown))
        if before is None or before[2] is None:
            rows[_type(said), shown] = (_type(said), shown, answer, reason)
    columns = (
        Column(Phrase("sheet.type"), 28),
        Column(Phrase("doc.head.heard"), 80),
        Column(Phrase("doc.head.answer"), 22),
        Column(Phrase("doc.head.because"), 60),
    )
    return Sheet(_NAME, columns, tuple(rows.values()))


def _public_order(said: Input) -> tuple[int, tuple[str, str], str, str]:
    at = _TYPES.index(said.type) if said.type else len(_TYPES)
    words = public_text(said) or ""
    return at, sort_key(words), said.disposition or "", said.disposition_reason


def _type(said: Input) -> Text | None:
    return Phrase(f"type.{said.type}") if said.type else None


def _day(case: Case, said: Input, meetings: Mapping[UUID, Meeting]) -> date | None:
    """The day on which it was said; where nobody noted it, that of the meeting."""
    meeting = meetings.get(said.meeting) if said.meeting else None
    at = said.said_at or (meeting and (meeting.actual_start or meeting.planned_start))
    return at.astimezone(case.zone).date() if at else None
