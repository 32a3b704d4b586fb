"""The timetable as a table: the whole plan for the team, its own time for a supplier."""

from __future__ import annotations

from datetime import datetime

from lupdesk.domain.audience import Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.parts import one_to_ones, suppliers_in, takes_part
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.composition.sheet import Column, Sheet, Value
from lupdesk.domain.meeting_clock import after
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Meeting
from lupdesk.problems import Problem

_NAME = Phrase("document.timetable")
_WHEN = (
    Column(Phrase("doc.head.day"), 12),
    Column(Phrase("sheet.from"), 8),
    Column(Phrase("sheet.until"), 8),
    Column(Phrase("sheet.minutes"), 10),
    Column(Phrase("sheet.reflection"), 12),
)


def plan_sheets(case: Case, audience: Audience, screen: Screen) -> tuple[Sheet, ...]:
    """Problem ``no-slot`` for a supplier that has none."""
    if isinstance(audience, Participant):
        return (_own(case, audience, screen),)
    codes = {one.supplier: one.code for one in case.participations}
    dated = sorted(
        ((one.planned_start, one) for one in case.meetings if one.planned_start is not None),
        key=lambda pair: pair[0],
    )
    columns = (
        *_WHEN,
        Column(Phrase("sheet.kind"), 18),
        Column(Phrase("doc.head.code"), 10),
        Column(Phrase("doc.head.supplier"), 34),
        Column(Phrase("sheet.meeting"), 34),
        Column(Phrase("doc.fact.place"), 34),
        Column(Phrase("sheet.began"), 17),
        Column(Phrase("sheet.ended"), 17),
    )

    def row(start: datetime, one: Meeting) -> tuple[Value, ...]:
        firms = suppliers_in(case, one.id)
        return (
            *_when(case, start, one),
            Phrase(f"meeting.{one.kind}"),
            ", ".join(filter(None, (codes.get(firm.id, "") for firm in firms))),
            " + ".join(firm.name for firm in firms),
            one.title,
            one.place,
            one.actual_start.astimezone(case.zone) if one.actual_start else None,
            one.actual_end.astimezone(case.zone) if one.actual_end else None,
        )

    return (Sheet(_NAME, columns, tuple(row(start, one) for start, one in dated)),)


def _own(case: Case, audience: Participant, screen: Screen) -> Sheet:
    mine = [pair for pair in one_to_ones(case) if takes_part(case, pair[1].id, audience.supplier)]
    if not mine:
        raise Problem("no-slot")
    columns = (*_WHEN, Column(Phrase("doc.fact.place"), 40))
    rows = tuple((*_when(case, start, one), screen.clean(one.place)) for start, one in mine)
    return Sheet(_NAME, columns, rows)


def _when(case: Case, start: datetime, one: Meeting) -> tuple[Value, ...]:
    begins = start.astimezone(case.zone)
    ends = after(start, one.planned_minutes).astimezone(case.zone)
    return begins.date(), begins.time(), ends.time(), one.planned_minutes, one.reflection_minutes
