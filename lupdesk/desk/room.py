"""The meeting room: everything that one meeting needs on the table, and the acts of running it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from lupdesk.desk.guides import latest_guide
from lupdesk.desk.inputs import is_locked
from lupdesk.desk.late_input import day_noted
from lupdesk.desk.meetings import suppliers_in
from lupdesk.desk.session import ZONE, Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputKind, MeetingKind, Role
from lupdesk.domain.meeting_clock import Going, going, seconds_of_pause
from lupdesk.domain.question_matrix import GUIDED
from lupdesk.domain.things import (
    AgendaItem,
    Asked,
    Attendance,
    Input,
    Meeting,
    Participation,
    Procurement,
    Question,
    Supplier,
)
from lupdesk.domain.timeline import came_late
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class Room:
    """One meeting as it stands. ``place`` and ``of`` say which of the one-to-ones it is."""

    meeting: Meeting
    procurement: Procurement
    suppliers: tuple[Supplier, ...]
    questions: tuple[Question, ...]
    agenda: tuple[AgendaItem, ...]
    asked: dict[UUID, Asked]
    attendance: tuple[Attendance, ...]
    inputs: tuple[Input, ...]
    place: int
    of: int
    locked: bool
    announced: date | None = None
    """The day on which the competition was announced."""

    def is_late(self, said: Input) -> bool:
        return came_late(said, self.announced, ZONE)

    def number_of(self, question: UUID | None) -> int:
        """The question's number in this guide, from 1; 0 where it is not one of them."""
        for number, known in enumerate(self.questions, 1):
            if known.id == question:
                return number
        return 0

    @property
    def current_question(self) -> Question | None:
        return next((q for q in self.questions if q.id == self.meeting.current_question), None)

    @property
    def current_item(self) -> AgendaItem | None:
        return next((i for i in self.agenda if i.id == self.meeting.current_item), None)

    @property
    def given(self) -> int:
        """How many new facts the buyer gave: each must be shared with everybody."""
        return sum(one.kind == InputKind.GIVEN for one in self.inputs)


def read_room(desk: Desk, meeting: UUID, inputs: tuple[Input, ...] | None = None) -> Room:
    """Raises Problem ``gone`` where the meeting was removed.

    ``inputs`` are the meeting's statements where the caller knows them already.
    """
    found = desk.the(Meeting, meeting)
    place, of = _place(desk, found)
    return Room(
        meeting=found,
        procurement=desk.the(Procurement, found.procurement),
        suppliers=tuple(suppliers_in(desk, meeting)),
        questions=questions_of(desk, found),
        agenda=tuple(desk.all(AgendaItem, meeting=meeting)),
        asked={one.question: one for one in desk.all(Asked, meeting=meeting)},
        attendance=tuple(desk.all(Attendance, meeting=meeting)),
        inputs=tuple(desk.all(Input, meeting=meeting)) if inputs is None else inputs,
        place=place,
        of=of,
        locked=is_locked(desk, meeting),
        announced=day_noted(desk, found.procurement),
    )


def questions_of(desk: Desk, meeting: Meeting) -> tuple[Question, ...]:
    """The questions of the meeting's guide; before it starts, of the one that it will use."""
    guide = meeting.guide or _guide_of_agenda(desk, meeting.id)
    if guide is None and meeting.actual_start is None and meeting.kind in ASKING:
        latest = latest_guide(desk, meeting.procurement)
        guide = None if latest is None else latest.id
    return () if guide is None else tuple(desk.all(Question, guide=guide))


ASKING: Final = (*GUIDED, MeetingKind.CONFERENCE)
"""Meetings that put the guide's questions even where no agenda item names one."""


def _guide_of_agenda(desk: Desk, meeting: UUID) -> UUID | None:
    for item in desk.all(AgendaItem, meeting=meeting):
        question = desk.get(Question, item.question) if item.question else None
        if question is not None:
            return question.guide
    return None


def codes_of(desk: Desk, procurement: UUID) -> dict[UUID, str]:
    """Each supplier's short code in the procurement."""
    return {one.supplier: one.code for one in desk.all(Participation, procurement=procurement)}


def _place(desk: Desk, meeting: Meeting) -> tuple[int, int]:
    if meeting.kind != MeetingKind.ONE_TO_ONE:
        return 0, 0
    same = meetings_of(desk, meeting.procurement, kind=meeting.kind)
    return [one.id for one in same].index(meeting.id) + 1, len(same)


def meetings_of(desk: Desk, procurement: UUID, *, kind: MeetingKind | None = None) -> list[Meeting]:
    """In the order of the plan; those without a time last."""
    found = desk.all(Meeting, procurement=procurement)
    kept = [one for one in found if kind is None or one.kind == kind]
    return sorted(kept, key=lambda one: (one.planned_start is None, one.planned_start or _EARLY))


_EARLY: Final = datetime.min.replace(tzinfo=UTC)


def must_be_open(desk: Desk, meeting: UUID | None) -> None:
    """Raises Problem ``minutes-locked`` once the meeting's minutes are approved."""
    if meeting is not None and is_locked(desk, meeting):
        raise Problem("minutes-locked")


# -- running it -------------------------------------------------------------------------------------


def start_meeting(desk: Desk, meeting: UUID) -> None:
    """Start it, or take up one that had ended: the time between counts as a pause."""
    room = read_room(desk, meeting)
    must_be_open(desk, meeting)
    now = desk.now()
    found = room.meeting
    if going(found) in (Going.RUNNING, Going.PAUSED):
        return
    with desk.act(Act.START_MEETING) as act:
        if found.actual_end is not None:
            gap = int((now - found.actual_end).total_seconds())
            act.set(Meeting, meeting, actual_end=None, **_after_pause(found, gap))
            return
        act.set(
            Meeting,
            meeting,
            actual_start=now,
            guide=found.guide or _guide_used(room),
            current_question=_first_question(room),
            current_item=room.agenda[0].id if room.agenda else None,
            current_since=now,
        )


def _guide_used(room: Room) -> UUID | None:
    return room.questions[0].guide if room.questions else None


def _first_question(room: Room) -> UUID | None:
    if room.agenda:
        return room.agenda[0].question
    return room.questions[0].id if room.questions else None


def pause_meeting(desk: Desk, meeting: UUID) -> None:
    if going(desk.the(Meeting, meeting)) == Going.RUNNING:
        with desk.act(Act.PAUSE_MEETING) as act:
            act.set(Meeting, meeting, paused_at=desk.now())


def resume_meeting(desk: Desk, meeting: UUID) -> None:
    found = desk.the(Meeting, meeting)
    if going(found) == Going.PAUSED:
        with desk.act(Act.RESUME_MEETING) as act:
            act.set(
                Meeting,
                meeting,
                **_after_pause(found, seconds_of_pause(found, desk.now())),
            )


def end_meeting(desk: Desk, meeting: UUID) -> None:
    found = desk.the(Meeting, meeting)
    if going(found) not in (Going.RUNNING, Going.PAUSED):
        return
    now = desk.now()
    with desk.act(Act.END_MEETING) as act:
        act.set(
            Meeting,
            meeting,
            actual_end=now,
            **_after_pause(found, seconds_of_pause(found, now)),
        )


def _after_pause(meeting: Meeting, seconds: int) -> dict[str, object]:
    """The point's clock stood still as well, so its start moves on by the pause."""
    since = meeting.current_since
    return {
        "paused_at": None,
        "paused_seconds": meeting.paused_seconds + seconds,
        "current_since": since + timedelta(seconds=seconds) if since else None,
    }


def go_to_question(desk: Desk, meeting: UUID, question: UUID) -> None:
    with desk.act(Act.GO_TO_QUESTION) as act:
        act.set(
            Meeting,
            meeting,
            current_question=question,
            current_since=_since(desk, meeting),
        )


def go_to_item(desk: Desk, meeting: UUID, item: UUID) -> None:
    """An agenda item that has a question makes it the current one."""
    found = desk.the(AgendaItem, item)
    with desk.act(Act.GO_TO_QUESTION) as act:
        act.set(
            Meeting,
            meeting,
            current_item=item,
            current_question=found.question,
            current_since=_since(desk, meeting),
        )


def _since(desk: Desk, meeting: UUID) -> datetime:
    """While the meeting is paused a new point begins with the pause, so that it has used no time."""
    return desk.the(Meeting, meeting).paused_at or desk.now()


def tick_question(desk: Desk, meeting: UUID, question: UUID, asked: bool) -> None:
    must_be_open(desk, meeting)
    ticks = desk.all(Asked, meeting=meeting, question=question)
    if asked == bool(ticks):
        return
    with desk.act(Act.TICK_QUESTION) as act:
        if asked:
            act.add(Asked, meeting=meeting, question=question, asked_at=desk.now())
        for tick in ticks:
            act.remove(Asked, tick.id)


def set_attendance(desk: Desk, attendance: UUID, present: bool) -> None:
    must_be_open(desk, desk.the(Attendance, attendance).meeting)
    with desk.act(Act.SET_ATTENDANCE) as act:
        act.set(Attendance, attendance, present=present)


def add_attendee(
    desk: Desk,
    meeting: UUID,
    name: str,
    *,
    role: Role = Role.OTHER,
    organisation: str = "",
    supplier: UUID | None = None,
) -> UUID:
    """Somebody who came without being expected; present at once. Problem ``name-wanted``."""
    if not name.strip():
        raise Problem("name-wanted")
    must_be_open(desk, meeting)
    last = max((one.position for one in desk.all(Attendance, meeting=meeting)), default=0.0)
    with desk.act(Act.SET_ATTENDANCE) as act:
        return act.add(
            Attendance,
            meeting=meeting,
            name=name.strip(),
            role=role,
            organisation=organisation,
            supplier=supplier,
            present=True,
            position=last + 1.0,
        )
