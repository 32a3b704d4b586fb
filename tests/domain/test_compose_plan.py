"""The guide and the timetable, the whole and the own slot."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import (
    AnswerSpace,
    Bullets,
    Table,
    TintBox,
)
from lupdesk.domain.kinds import (
    DocumentKind,
    MeetingKind,
    MinutesState,
)
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import (
    Meeting,
    MeetingSupplier,
    Minutes,
)
from lupdesk.problems import Problem
from tests.domain.small_case import (
    HEIM,
    M2,
    OMSYN,
    START,
    G,
    P,
    case_of,
    holds,
    strings,
    text_of,
    uid,
)


def test_the_guide_gives_room_to_answer_each_question() -> None:
    paper = compose(case_of(), DocumentKind.GUIDE, PUBLIC)
    assert sum(isinstance(block, AnswerSpace) for block in paper.blocks) == 2
    assert [one for one in paper.blocks if isinstance(one, Bullets)]
    with pytest.raises(Problem, match="guide-missing"):
        compose(case_of(guides=()), DocumentKind.GUIDE, PUBLIC)


def test_only_the_own_slot_is_told() -> None:
    case = case_of()
    paper = compose(case, DocumentKind.TIMETABLE, Participant(OMSYN))
    assert not holds(paper, "Heimkontakt")
    assert "L1" not in text_of(paper)
    assert sum(isinstance(block, TintBox) for block in paper.blocks) == 1
    assert START not in _moments(paper)
    assert START.replace(hour=11) in _moments(paper)
    with pytest.raises(Problem, match="no-slot"):
        compose(case_of(meeting_suppliers=()), DocumentKind.TIMETABLE, Participant(OMSYN))


def _moments(value: object) -> set[datetime]:
    """Every moment anywhere in a document."""
    if isinstance(value, datetime):
        return {value}
    if isinstance(value, tuple):
        return set().union(*(_moments(one) for one in value))
    names = getattr(type(value), "__slots__", ())
    return set().union(*(_moments(getattr(value, name, None)) for name in names))


def slot(n: int, start: datetime, title: str = "") -> Meeting:
    return Meeting(id=uid(700 + n), procurement=P, planned_start=start, title=title)


def grids(*meetings: Meeting) -> list[list[list[str]]]:
    case = case_of(
        meetings=meetings,
        meeting_suppliers=tuple(
            MeetingSupplier(id=uid(800 + at), meeting=one.id, supplier=HEIM)
            for at, one in enumerate(meetings)
            if one.title != "reserve"
        ),
    )
    paper = compose(case, DocumentKind.TIMETABLE, BUYER_TEAM)
    return [
        [
            [
                cell.text.code if isinstance(cell.text, Phrase) else cell.text
                for cell in row.cells[1:]
            ]
            for row in block.rows
        ]
        for block in paper.blocks
        if isinstance(block, Table) and block.wide
    ]


def test_the_plan_is_clock_by_days_with_breaks_and_reserve() -> None:
    day = timedelta(days=1)
    assert grids(
        slot(1, START),
        slot(2, START + day),
        slot(3, START + timedelta(hours=1)),
        slot(4, START + timedelta(hours=4), title="reserve"),
    ) == [
        [
            ["Heimkontakt", "Heimkontakt"],
            ["Heimkontakt", "–"],
            ["doc.timetable.break", ""],
            ["doc.timetable.reserve", "–"],
        ]
    ]


def test_many_days_take_several_tables_and_meetings_side_by_side_several_rows() -> None:
    days = [slot(n, START + timedelta(days=n)) for n in range(7)]
    assert [len(grid[0]) for grid in grids(*days)] == [3, 3, 1]
    assert grids(slot(1, START), slot(2, START), slot(3, START + timedelta(days=1))) == [
        [["Heimkontakt", "Heimkontakt"], ["Heimkontakt", "–"]]
    ]


def test_an_empty_plan_says_so() -> None:
    paper = compose(case_of(meetings=()), DocumentKind.TIMETABLE, BUYER_TEAM)
    assert "doc.timetable.none" in set(strings(paper))


def test_a_remark_is_shown_to_the_one_who_made_it() -> None:
    answer = Minutes(
        id=uid(901), meeting=M2, state=MinutesState.IN_REVIEW, remark="I20 gjelder drift"
    )
    case = case_of(minutes=(answer,))
    assert holds(
        compose(case, DocumentKind.MINUTES, Participant(OMSYN), meeting=M2), "I20 gjelder drift"
    )
    for kind in MeetingKind:
        other = Meeting(id=M2, procurement=P, kind=kind, guide=G)
        team = compose(
            replace(case, meetings=(other,)), DocumentKind.MINUTES, BUYER_TEAM, meeting=M2
        )
        assert holds(team, "I20 gjelder drift")
        assert team.title == Phrase(f"doc.minutes.title.{kind}")
