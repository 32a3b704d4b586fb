from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.meeting_clock import (
    Going,
    clock,
    going,
    item_seconds,
    planned_end,
    question_seconds,
    seconds_of_pause,
)
from lupdesk.domain.things import AgendaItem, Asked, Meeting

M: Final = UUID(int=1)
START: Final = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)
PLANNED: Final = Meeting(id=M, procurement=UUID(int=2), planned_start=START, planned_minutes=45)
RUNNING: Final = replace(PLANNED, actual_start=START, current_since=START)


def after(**parts: float) -> datetime:
    return START + timedelta(**parts)


def test_before_during_and_after() -> None:
    assert going(PLANNED) is Going.PLANNED
    assert (clock(PLANNED, after(hours=1)).used, clock(PLANNED, START).left) == (0, 45 * 60)
    assert going(RUNNING) is Going.RUNNING
    paused = replace(RUNNING, paused_at=after(minutes=10))
    assert going(paused) is Going.PAUSED
    assert clock(paused, after(hours=5)).used == 600
    assert seconds_of_pause(paused, after(minutes=12)) == 120
    ended = replace(RUNNING, actual_end=after(minutes=44))
    assert going(ended) is Going.ENDED
    assert clock(ended, after(hours=5)).used == 44 * 60
    assert planned_end(PLANNED) == after(minutes=45)
    assert planned_end(replace(PLANNED, planned_start=None)) is None


@given(st.integers(0, 100_000), st.integers(0, 5_000))
def test_used_and_left_make_the_planned_time(gone: int, paused: int) -> None:
    found = clock(replace(RUNNING, paused_seconds=paused), after(seconds=gone))
    assert found.used == max(0, gone - paused)
    assert found.used + found.left == found.talk == 45 * 60


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2027-03-27T23:30+01:00", "2027-03-28T03:30+02:00"),  # summer time begins
        ("2027-10-31T01:30+02:00", "2027-10-31T03:30+01:00"),  # and ends
        ("2027-03-16T23:00+01:00", "2027-03-17T02:00+01:00"),
    ],
)
def test_past_midnight_and_when_the_clock_changes(start: str, end: str) -> None:
    begun, over = datetime.fromisoformat(start), datetime.fromisoformat(end)
    oslo = ZoneInfo("Europe/Oslo")
    assert begun.astimezone(oslo).utcoffset() == begun.utcoffset()
    assert over.astimezone(oslo).utcoffset() == over.utcoffset()
    meeting = replace(PLANNED, actual_start=begun.astimezone(UTC), actual_end=over.astimezone(UTC))
    assert clock(meeting, START).used == 3 * 3600


def ticks(*at: tuple[int, int]) -> list[Asked]:
    """Pairs of question and minute."""
    return [
        Asked(id=UUID(int=50 + n), meeting=M, question=UUID(int=100 + q), asked_at=after(minutes=m))
        for n, (q, m) in enumerate(at)
    ]


def test_time_on_each_question() -> None:
    q1, q2, q3 = (UUID(int=100 + n) for n in (1, 2, 3))
    asked = ticks((2, 9), (1, 2), (3, 14))
    assert question_seconds(RUNNING, asked, after(minutes=20)) == {q1: 420, q2: 300, q3: 360}
    ended = replace(RUNNING, actual_end=after(minutes=16))
    assert question_seconds(ended, asked, after(hours=9))[q3] == 120
    elsewhere = replace(asked[0], meeting=UUID(int=9))
    assert question_seconds(RUNNING, [elsewhere], after(minutes=20)) == {}
    assert question_seconds(RUNNING, [replace(asked[0], asked_at=None)], START) == {}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 600)), min_size=1, max_size=12))
def test_the_questions_share_the_time_from_the_first_on(at: list[tuple[int, int]]) -> None:
    spent = question_seconds(RUNNING, ticks(*at), after(minutes=700))
    assert sum(spent.values()) == (700 - min(minute for _, minute in at)) * 60
    assert set(spent) == {UUID(int=100 + question) for question, _ in at}
    assert all(seconds >= 0 for seconds in spent.values())


def test_length_of_agenda_items() -> None:
    items = tuple(
        AgendaItem(id=UUID(int=200 + n), meeting=M, start=start, minutes=minutes)
        for n, (start, minutes) in enumerate(
            [("08:30", 30), ("09:00", 0), ("23:50", 0), ("00:10", 0)]
        )
    )
    assert [item_seconds(items, one) for one in items] == [1800, 14 * 3600 + 3000, 1200, 0]


def test_the_end_in_the_night_when_summer_time_ends() -> None:
    oslo = ZoneInfo("Europe/Oslo")
    start = datetime(2027, 10, 31, 2, 30, tzinfo=oslo)
    end = planned_end(replace(RUNNING, planned_start=start, planned_minutes=45))
    assert end is not None
    assert end.astimezone(oslo).strftime("%H:%M") == "02:15"
    assert end - start.astimezone(UTC) == timedelta(minutes=45)


@pytest.mark.parametrize("minutes", [45, 10**15])
def test_the_calendar_ends(minutes: int) -> None:
    last = datetime(9999, 12, 31, 22, 59, tzinfo=UTC)
    assert planned_end(replace(RUNNING, planned_start=last, planned_minutes=minutes)) == last
