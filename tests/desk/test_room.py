from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from lupdesk.desk.guides import add_question
from lupdesk.desk.meetings import AgendaLine, add_meeting, set_agenda
from lupdesk.desk.opening import create_desk
from lupdesk.desk.room import (
    add_attendee,
    end_meeting,
    go_to_item,
    go_to_question,
    meetings_of,
    pause_meeting,
    read_room,
    resume_meeting,
    set_attendance,
    start_meeting,
    tick_question,
)
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputKind, MeetingKind, MinutesState
from lupdesk.domain.meeting_clock import Going, clock, going, item_seconds
from lupdesk.domain.things import Input, Meeting, Minutes, Procurement
from lupdesk.problems import Problem

START = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
OSLO = ZoneInfo("Europe/Oslo")


class Watch:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def on(self, **passed: float) -> None:
        self.now += timedelta(**passed)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def desk(tmp_path: Path, watch: Watch) -> Iterator[Desk]:
    opened = create_desk(tmp_path / "room.lupdesk", author="Selma Lie", clock=watch)
    yield opened
    opened.close()


@pytest.fixture
def case(desk: Desk) -> UUID:
    with desk.act(Act.ADD_PROCUREMENT) as act:
        made = act.add(Procurement, reference="TFS-2027-01", title="Trygg hverdag hjemme")
    for text in ("Hva er uklart?", "Hvordan dekkes det i dag?", "Hva er modent?"):
        add_question(desk, made, text)
    return made


@pytest.fixture
def meeting(desk: Desk, case: UUID) -> UUID:
    return add_meeting(desk, case, kind=MeetingKind.ONE_TO_ONE, start=START)


def seconds(desk: Desk, meeting: UUID) -> tuple[int, int, int]:
    found = clock(desk.the(Meeting, meeting), desk.now())
    return found.used, found.left, found.on_point


def test_before_it_starts_no_time_is_used(desk: Desk, meeting: UUID) -> None:
    assert going(desk.the(Meeting, meeting)) == Going.PLANNED
    assert seconds(desk, meeting) == (0, 45 * 60, 0)


def test_starting_takes_the_guide_and_the_first_question(desk: Desk, meeting: UUID) -> None:
    start_meeting(desk, meeting)
    room = read_room(desk, meeting)
    assert room.meeting.actual_start == START
    assert room.current_question == room.questions[0]
    assert room.meeting.guide == room.questions[0].guide


def test_pauses_do_not_count(desk: Desk, meeting: UUID, watch: Watch) -> None:
    start_meeting(desk, meeting)
    watch.on(minutes=10)
    pause_meeting(desk, meeting)
    watch.on(minutes=30)
    assert seconds(desk, meeting) == (600, 35 * 60, 600)
    resume_meeting(desk, meeting)
    watch.on(minutes=5)
    assert seconds(desk, meeting) == (900, 30 * 60, 900)


def test_time_left_goes_below_nothing(desk: Desk, meeting: UUID, watch: Watch) -> None:
    start_meeting(desk, meeting)
    watch.on(minutes=62)
    assert seconds(desk, meeting)[1] == -17 * 60


def test_an_ended_meeting_stands_still_and_can_be_taken_up(
    desk: Desk, meeting: UUID, watch: Watch
) -> None:
    start_meeting(desk, meeting)
    watch.on(minutes=40)
    pause_meeting(desk, meeting)
    watch.on(minutes=3)
    end_meeting(desk, meeting)
    watch.on(hours=2)
    assert going(desk.the(Meeting, meeting)) == Going.ENDED
    assert seconds(desk, meeting)[0] == 40 * 60
    start_meeting(desk, meeting)
    watch.on(minutes=1)
    assert seconds(desk, meeting)[0] == 41 * 60


def test_past_midnight(desk: Desk, meeting: UUID, watch: Watch) -> None:
    watch.now = datetime(2027, 3, 16, 23, 30, tzinfo=OSLO)
    start_meeting(desk, meeting)
    watch.on(minutes=44)
    assert seconds(desk, meeting) == (44 * 60, 60, 44 * 60)


def test_the_hour_when_summer_time_ends(desk: Desk, meeting: UUID, watch: Watch) -> None:
    """From 02.30 summer time to 02.30 winter time one hour passes."""
    watch.now = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    start_meeting(desk, meeting)
    watch.on(hours=1)
    assert watch.now.astimezone(OSLO).strftime("%H.%M") == "02.30"
    assert seconds(desk, meeting)[0] == 3600


def test_going_to_a_question_starts_its_clock(desk: Desk, meeting: UUID, watch: Watch) -> None:
    start_meeting(desk, meeting)
    watch.on(minutes=4)
    question = read_room(desk, meeting).questions[1]
    go_to_question(desk, meeting, question.id)
    watch.on(seconds=9)
    assert read_room(desk, meeting).current_question == question
    assert seconds(desk, meeting)[2] == 9


def test_a_new_question_in_a_pause_has_used_no_time(
    desk: Desk, meeting: UUID, watch: Watch
) -> None:
    start_meeting(desk, meeting)
    pause_meeting(desk, meeting)
    watch.on(minutes=3)
    go_to_question(desk, meeting, read_room(desk, meeting).questions[1].id)
    assert seconds(desk, meeting)[2] == 0
    resume_meeting(desk, meeting)
    watch.on(seconds=7)
    assert seconds(desk, meeting)[2] == 7


def test_ticking_and_unticking(desk: Desk, meeting: UUID) -> None:
    start_meeting(desk, meeting)
    question = read_room(desk, meeting).questions[1].id
    tick_question(desk, meeting, question, True)
    tick_question(desk, meeting, question, True)
    assert read_room(desk, meeting).asked[question].asked_at == START
    tick_question(desk, meeting, question, False)
    assert read_room(desk, meeting).asked == {}


def test_attendance(desk: Desk, meeting: UUID) -> None:
    guest = add_attendee(desk, meeting, " Jonas Vik ", organisation="Nabo kommune")
    (person,) = read_room(desk, meeting).attendance
    assert (person.name, person.present) == ("Jonas Vik", True)
    set_attendance(desk, guest, False)
    assert not read_room(desk, meeting).attendance[0].present
    with pytest.raises(Problem, match="name-wanted"):
        add_attendee(desk, meeting, "  ")


def test_approved_minutes_lock_the_meeting(desk: Desk, meeting: UUID) -> None:
    guest = add_attendee(desk, meeting, "Jonas Vik")
    with desk.act(Act.APPROVE_MINUTES) as act:
        act.add(Minutes, meeting=meeting, state=MinutesState.APPROVED)
    assert read_room(desk, meeting).locked
    for attempt in (
        lambda: start_meeting(desk, meeting),
        lambda: set_attendance(desk, guest, False),
        lambda: add_attendee(desk, meeting, "Tor"),
        lambda: tick_question(desk, meeting, read_room(desk, meeting).questions[0].id, True),
    ):
        with pytest.raises(Problem, match="minutes-locked"):
            attempt()


def test_an_agenda_brings_its_questions(desk: Desk, case: UUID, watch: Watch) -> None:
    question = read_room(desk, add_meeting(desk, case, kind=MeetingKind.ONE_TO_ONE)).questions[2]
    workshop = add_meeting(desk, case, kind=MeetingKind.WORKSHOP, start=START, minutes=90)
    set_agenda(
        desk,
        workshop,
        (
            AgendaLine("Velkommen", "23:45"),
            AgendaLine("Gruppearbeid", "00:10", question=question.id),
            AgendaLine("Veien videre", "", 15),
        ),
    )
    start_meeting(desk, workshop)
    room = read_room(desk, workshop)
    assert room.current_item == room.agenda[0]
    assert [item_seconds(room.agenda, item) for item in room.agenda] == [25 * 60, 0, 15 * 60]
    watch.on(minutes=20)
    go_to_item(desk, workshop, room.agenda[1].id)
    room = read_room(desk, workshop)
    assert room.current_question == question
    assert room.number_of(question.id) == 3
    assert seconds(desk, workshop)[2] == 0


def test_place_among_the_one_to_ones(desk: Desk, case: UUID, meeting: UUID) -> None:
    later = add_meeting(desk, case, kind=MeetingKind.ONE_TO_ONE, start=START + timedelta(hours=1))
    unplanned = add_meeting(desk, case, kind=MeetingKind.ONE_TO_ONE)
    add_meeting(desk, case, kind=MeetingKind.CONFERENCE, start=START - timedelta(days=9))
    assert [(r.place, r.of) for r in (read_room(desk, m) for m in (meeting, later))] == [
        (1, 3),
        (2, 3),
    ]
    ones = meetings_of(desk, case, kind=MeetingKind.ONE_TO_ONE)
    assert [one.id for one in ones] == [meeting, later, unplanned]


def test_given_facts_are_counted(desk: Desk, case: UUID, meeting: UUID) -> None:
    with desk.act(Act.WRITE_INPUT) as act:
        act.add(Input, procurement=case, meeting=meeting, text="Ny mast", kind=InputKind.GIVEN)
        act.add(Input, procurement=case, meeting=meeting, text="Dyrt")
    assert read_room(desk, meeting).given == 1
