"""Rows of a timetable into one-to-one meetings, within the import's act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from lupdesk.desk.importing_suppliers import SupplierTaker
from lupdesk.desk.meetings import add_meeting_in
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.things import Meeting, MeetingSupplier, Procurement, Supplier
from lupdesk.importers.readings import Reading
from lupdesk.importers.slots import SlotRow


def planned_slots(desk: Desk, procurement: UUID) -> set[tuple[datetime, frozenset[UUID]]]:
    """When each one-to-one begins and with whom: a slot that is planned is not planned twice."""
    meetings = desk.all(Meeting, procurement=procurement, kind=MeetingKind.ONE_TO_ONE)
    return {
        (meeting.planned_start, frozenset(_with(desk, meeting.id)))
        for meeting in meetings
        if meeting.planned_start is not None
    }


def _with(desk: Desk, meeting: UUID) -> list[UUID]:
    return [link.supplier for link in desk.all(MeetingSupplier, meeting=meeting)]


def take_slots(
    desk: Desk, act: OpenAct, procurement: UUID, rows: Reading[SlotRow]
) -> Iterator[bool]:
    """One meeting each, with the guide; a slot in reserve is a meeting without a supplier."""
    taker = SupplierTaker(desk, act, procurement)
    usual = desk.the(Procurement, procurement).language
    for row in rows.good:
        for supplier in row.suppliers:
            taker.join(supplier)
        add_meeting_in(
            desk,
            act,
            procurement,
            kind=MeetingKind.ONE_TO_ONE,
            title=row.title,
            start=row.start,
            minutes=row.minutes,
            reflection=row.reflection,
            suppliers=row.suppliers,
            place=row.place,
            language=row.language or _language(desk, row, usual),
            note=row.note,
        )
        yield True


def _language(desk: Desk, row: SlotRow, usual: str) -> str:
    """The language that all its suppliers want; empty where that is the procurement's."""
    wanted = {desk.the(Supplier, one).language for one in row.suppliers}
    return wanted.pop() if len(wanted) == 1 and wanted != {usual} else ""
