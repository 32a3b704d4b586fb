"""Acts on meetings before and after they are run: planning, suppliers, agenda, attendance list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.dialogue_templates import programme_for
from lupdesk.desk.guides import latest_guide
from lupdesk.desk.session import ZONE, Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.approvals import undecided
from lupdesk.domain.dialogue_templates import ProgrammePoint
from lupdesk.domain.kinds import MeetingKind, MinutesState, Role
from lupdesk.domain.question_matrix import GUIDED
from lupdesk.domain.review import Remark
from lupdesk.domain.things import (
    AgendaItem,
    Attendance,
    Contact,
    Input,
    Meeting,
    MeetingSupplier,
    Minutes,
    Supplier,
    TeamMember,
)
from lupdesk.problems import Problem

YEARS: Final = range(2000, 2100)
LONGEST: Final = 7 * 24 * 60
"""Minutes."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A point of the programme as typed; ``start`` is ``HH:MM`` local or empty."""

    title: str
    start: str = ""
    minutes: int = 0
    question: UUID | None = None


def add_meeting(
    desk: Desk,
    procurement: UUID,
    *,
    kind: MeetingKind,
    title: str = "",
    start: datetime | None = None,
    minutes: int = 45,
    reflection: int = 15,
    suppliers: Sequence[UUID] = (),
    **fields: Any,
) -> UUID:
    """A planned meeting with its suppliers and the people who are expected."""
    with desk.act(Act.ADD_MEETING) as act:
        return add_meeting_in(
            desk,
            act,
            procurement,
            kind=kind,
            title=title,
            start=start,
            minutes=minutes,
            reflection=reflection,
            suppliers=suppliers,
            **fields,
        )


def add_meeting_in(
    desk: Desk,
    act: OpenAct,
    procurement: UUID,
    *,
    kind: MeetingKind,
    title: str = "",
    start: datetime | None = None,
    minutes: int = 45,
    reflection: int = 15,
    suppliers: Sequence[UUID] = (),
    programme: Sequence[ProgrammePoint] | None = None,
    **fields: Any,
) -> UUID:
    """Within an act that is under way; guided kinds get the latest guide. Without a ``programme``
    it gets that of the template which the dialogue began with.
    """
    _guard_times(start, minutes, reflection)
    guide = latest_guide(desk, procurement) if kind in GUIDED and "guide" not in fields else None
    if guide is not None:
        fields["guide"] = guide.id
    id = act.add(
        Meeting,
        procurement=procurement,
        kind=kind,
        title=title,
        planned_start=start,
        planned_minutes=minutes,
        reflection_minutes=reflection if kind is MeetingKind.ONE_TO_ONE else 0,
        **fields,
    )
    _expect_team(desk, act, procurement, id)
    for position, supplier in enumerate(suppliers, start=1):
        add_supplier_in(desk, act, id, supplier, float(position))
    points = programme_for(desk, procurement, kind) if programme is None else programme
    add_points_in(act, id, points)
    return id


def add_points_in(act: OpenAct, meeting: UUID, points: Sequence[ProgrammePoint]) -> None:
    """Within an act: the programme of a meeting that has none."""
    for position, one in enumerate(points, start=1):
        act.add(
            AgendaItem,
            meeting=meeting,
            position=float(position),
            title=one.title,
            start=one.start,
            minutes=one.minutes,
        )


def _guard_times(start: datetime | None, minutes: int, reflection: int) -> None:
    if minutes <= 0 or reflection < 0:
        raise Problem("minutes-positive")
    if max(minutes, reflection) > LONGEST:
        raise Problem("minutes-too-many", limit=LONGEST)
    if start is not None and start.year not in YEARS:
        raise Problem("meeting-year", first=YEARS.start, last=YEARS.stop - 1)


def _expect_team(desk: Desk, act: OpenAct, procurement: UUID, meeting: UUID) -> None:
    for member in desk.all(TeamMember, procurement=procurement):
        act.add(
            Attendance,
            meeting=meeting,
            name=member.name,
            role=member.role,
            organisation=member.organisation,
            position=100 + member.position,
        )


def add_supplier_in(
    desk: Desk, act: OpenAct, meeting: UUID, supplier: UUID, position: float
) -> None:
    """Within an act: a supplier in the meeting, and its contacts among the expected."""
    act.add(MeetingSupplier, meeting=meeting, supplier=supplier, position=position)
    firm = desk.the(Supplier, supplier)
    for contact in desk.all(Contact, supplier=supplier):
        if contact.name:
            act.add(
                Attendance,
                meeting=meeting,
                name=contact.name,
                role=Role.SUPPLIER,
                organisation=firm.name,
                supplier=supplier,
                position=position + contact.position / 100,
            )


def edit_meeting(desk: Desk, id: UUID, **fields: Any) -> None:
    _guard_times(
        fields.get("planned_start"),
        fields.get("planned_minutes", 1),
        fields.get("reflection_minutes", 0),
    )
    with desk.act(Act.EDIT_MEETING) as act:
        act.set(Meeting, id, **fields)


def remove_meeting(desk: Desk, id: UUID) -> None:
    """Problem ``meeting-has-inputs`` where something was said in it, ``meeting-has-remarks`` where a
    remark on it waits: nothing said is lost.
    """
    said = desk.count(Input, meeting=id)
    if said:
        raise Problem("meeting-has-inputs", count=said)
    left = sum(1 for _ in undecided(desk.all(Remark, meeting=id), id))
    if left:
        raise Problem("meeting-has-remarks", count=left)
    with desk.act(Act.REMOVE_MEETING) as act:
        act.remove(Meeting, id)


def set_suppliers(desk: Desk, meeting: UUID, suppliers: Sequence[UUID]) -> None:
    """Make the meeting's suppliers what is given; those who leave take their expected people."""
    present = {one.supplier: one for one in desk.all(MeetingSupplier, meeting=meeting)}
    with desk.act(Act.EDIT_MEETING) as act:
        for position, supplier in enumerate(suppliers, start=1):
            known = present.pop(supplier, None)
            if known is None:
                add_supplier_in(desk, act, meeting, supplier, float(position))
            else:
                act.set(MeetingSupplier, known.id, position=float(position))
        for gone in present.values():
            act.remove(MeetingSupplier, gone.id)
            for person in desk.all(Attendance, meeting=meeting, supplier=gone.supplier):
                if not person.present:
                    act.remove(Attendance, person.id)


def suppliers_in(desk: Desk, meeting: UUID) -> list[Supplier]:
    links = desk.all(MeetingSupplier, meeting=meeting)
    found = {one.id: one for one in desk.all(Supplier, id=tuple(link.supplier for link in links))}
    return [found[link.supplier] for link in links if link.supplier in found]


def set_agenda(desk: Desk, meeting: UUID, lines: Sequence[AgendaLine]) -> None:
    """Make the agenda what is given; a point with the same title keeps its id."""
    present = {one.title: one for one in desk.all(AgendaItem, meeting=meeting)}
    with desk.act(Act.EDIT_AGENDA) as act:
        for position, line in enumerate(lines, start=1):
            known = present.pop(line.title, None)
            values = {
                "position": float(position),
                "title": line.title,
                "start": line.start,
                "minutes": line.minutes,
                "question": line.question,
            }
            if known is None:
                act.add(AgendaItem, meeting=meeting, **values)
            else:
                act.set(AgendaItem, known.id, **values)
        for gone in present.values():
            act.remove(AgendaItem, gone.id)


def add_agenda_item(desk: Desk, meeting: UUID, line: AgendaLine) -> UUID:
    """One more point, last in the agenda."""
    present = desk.all(AgendaItem, meeting=meeting)
    last = max((one.position for one in present), default=0.0)
    with desk.act(Act.EDIT_AGENDA) as act:
        return act.add(
            AgendaItem,
            meeting=meeting,
            position=last + 1,
            title=line.title,
            start=line.start,
            minutes=line.minutes,
            question=line.question,
        )


def edit_agenda_item(desk: Desk, id: UUID, **fields: Any) -> None:
    if fields.get("minutes", 0) < 0:
        raise Problem("minutes-positive")
    with desk.act(Act.EDIT_AGENDA) as act:
        act.set(AgendaItem, id, **fields)


def remove_agenda_item(desk: Desk, id: UUID) -> None:
    with desk.act(Act.EDIT_AGENDA) as act:
        act.remove(AgendaItem, id)


def move_agenda_item(desk: Desk, id: UUID, by: int) -> None:
    """One place up (-1) or down (1); nothing at the ends."""
    meeting = desk.the(AgendaItem, id).meeting
    order = [one.id for one in desk.all(AgendaItem, meeting=meeting)]
    at = order.index(id)
    to = min(max(at + by, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    with desk.act(Act.EDIT_AGENDA) as act:
        for position, one in enumerate(order, start=1):
            act.set(AgendaItem, one, position=float(position))


def start_at(day: date, clock: str) -> datetime:
    """The instant of a local day and clock time, ``HH:MM``; of a time that comes twice the first.

    Problem ``time-skipped`` in the hour that the clocks jump over.
    """
    local = datetime.combine(day, time.fromisoformat(clock), tzinfo=ZONE)
    found = local.astimezone(UTC)
    if found.astimezone(ZONE).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Problem("time-skipped", day=day, time=clock)
    return found


def title_of(desk: Desk, meeting: Meeting) -> str:
    """Its title, or the names of its suppliers; empty for a meeting with neither."""
    return meeting.title or ", ".join(one.name for one in suppliers_in(desk, meeting.id))


def meeting_named(desk: Desk, text: str, procurement: UUID | None = None) -> Meeting:
    """By id, or ``SUPPLIER OR TITLE YYYY-MM-DD`` (local day); Problem where none or several."""
    pool = desk.all(Meeting, procurement=procurement) if procurement else desk.all(Meeting)
    name, _, day = text.strip().rpartition(" ")
    found = []
    for meeting in pool:
        if text.strip() == str(meeting.id):
            return meeting
        names = {meeting.title.casefold()} | {
            one.name.casefold() for one in suppliers_in(desk, meeting.id)
        }
        started = meeting.planned_start or meeting.actual_start
        on = started.astimezone(ZONE).date().isoformat() if started else ""
        if name.casefold() in names and day == on:
            found.append(meeting)
    if not found:
        raise Problem("meeting-unknown", meeting=text)
    if len(found) > 1:
        raise Problem("meeting-ambiguous", meeting=text, count=len(found))
    return found[0]


def written_round_in(desk: Desk, act: OpenAct, procurement: UUID, supplier: UUID) -> UUID:
    """Within an act: the supplier's written round, made where it has none whose minutes are still
    open: what comes after the approval would stand in none.
    """
    for meeting in desk.all(Meeting, procurement=procurement, kind=MeetingKind.WRITTEN):
        links = desk.all(MeetingSupplier, meeting=meeting.id)
        states = {one.state for one in desk.all(Minutes, meeting=meeting.id)}
        if [link.supplier for link in links] == [supplier] and MinutesState.APPROVED not in states:
            return meeting.id
    return add_meeting_in(
        desk,
        act,
        procurement,
        kind=MeetingKind.WRITTEN,
        suppliers=(supplier,),
        reflection=0,
    )
