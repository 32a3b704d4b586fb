"""The same time, notice, guide, papers and people for everybody who was met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.conditions import Comparison, Unlike, compare_conditions
from lupdesk.domain.kinds import Role
from lupdesk.domain.things import (
    Attendance,
    Guide,
    Meeting,
    MeetingSupplier,
    Participation,
    Procurement,
    Sending,
    Supplier,
)
from lupdesk.domain.treatment import Dispatch, RuleSetting
from tests.domain.small_case import START, G, P, uid
from tests.worked_case import firm, worked_case

FIRMS = 5


def met(number: int, minutes: int, **more: object) -> Meeting:
    start = START + timedelta(hours=number)
    whole: dict[str, object] = {
        "planned_start": start,
        "actual_start": start,
        "actual_end": start + timedelta(minutes=minutes),
        "planned_minutes": 45,
        "guide": G,
        **more,
    }
    return Meeting(id=uid(20 + number), procurement=P, **whole)  # type: ignore[arg-type]


def case_with(*meetings: Meeting, **more: object) -> Case:
    """Supplier ``10 + n`` in the n-th meeting, invited the same day, met by the same two."""
    whole: dict[str, object] = {
        "procurement": Procurement(id=P),
        "today": date(2027, 4, 1),
        "suppliers": tuple(Supplier(id=uid(10 + n), name=f"Firma {n}") for n in range(FIRMS)),
        "participations": tuple(
            Participation(
                id=uid(50 + n), procurement=P, supplier=uid(10 + n), invited_on=date(2027, 2, 1)
            )
            for n in range(FIRMS)
        ),
        "meetings": meetings,
        "meeting_suppliers": tuple(
            MeetingSupplier(id=uid(70 + n), meeting=one.id, supplier=uid(10 + n))
            for n, one in enumerate(meetings)
        ),
        "attendance": tuple(
            Attendance(id=uid(100 + 10 * n + m), meeting=one.id, name=name, role=role, present=there)
            for n, one in enumerate(meetings)
            for m, (name, role, there) in enumerate((
                ("Tor", Role.CHAIR, True),
                ("Selma", Role.NOTE_TAKER, True),
                ("Odd", Role.PROCUREMENT_OFFICER, False),
                ("Jonas", Role.OBSERVER, True),
            ))
        ),
        **more,
    }  # fmt: skip
    return Case(**whole)  # type: ignore[arg-type]


def unlike(compared: Comparison) -> dict[UUID, set[Unlike]]:
    return {one.supplier: set(one.unlike) for one in compared.outliers}


def test_alike_is_alike() -> None:
    compared = compare_conditions(case_with(*(met(n, 45 + n) for n in range(FIRMS))))
    assert unlike(compared) == {}
    assert compared.minutes is not None
    assert (compared.minutes.least, compared.minutes.middle, compared.minutes.most) == (45, 47, 49)
    first = compared.lines[0]
    assert (first.notice_days, first.people) == (43, ("Tor", "Selma"))


def test_a_longer_meeting_is_seen_beyond_the_tolerance_only() -> None:
    case = case_with(met(0, 45), met(1, 56), met(2, 57), met(3, 33))
    assert unlike(compare_conditions(case)) == {
        uid(12): {Unlike.LENGTH},
        uid(13): {Unlike.LENGTH},
    }
    wider = RuleSetting(id=uid(1), procurement=P, name="length-tolerance", value="30")
    assert unlike(compare_conditions(replace(case, settings=(wider,)))) == {}


def test_pauses_are_no_talk() -> None:
    case = case_with(met(0, 45), met(1, 60, paused_seconds=900))
    assert [one.actual_minutes for one in compare_conditions(case).lines] == [45, 45]


def test_a_meeting_that_is_not_over_has_no_length_and_no_people_to_count() -> None:
    case = case_with(met(0, 45), met(1, 45, actual_start=None, actual_end=None))
    compared = compare_conditions(replace(case, attendance=case.attendance[:4]))
    assert compared.lines[1].actual_minutes is None
    assert unlike(compared) == {}


def test_the_plan_the_guide_the_notice_and_the_people() -> None:
    meetings = [met(n, 45) for n in range(FIRMS)]
    meetings[1] = met(1, 60, planned_minutes=60)
    meetings[2] = met(2, 45, guide=None)
    case = case_with(*meetings)
    late = [
        replace(one, invited_on=date(2027, 3, 10)) if one.supplier == uid(13) else one
        for one in case.participations
    ]
    alone = [one for one in case.attendance if (one.meeting, one.name) != (uid(24), "Selma")]
    case = replace(
        case,
        guides=(Guide(id=G, procurement=P, version=2),),
        participations=tuple(late),
        attendance=tuple(alone),
    )
    assert unlike(compare_conditions(case)) == {
        uid(11): {Unlike.PLANNED},
        uid(12): {Unlike.GUIDE},
        uid(13): {Unlike.NOTICE},
        uid(14): {Unlike.PEOPLE},
    }


def test_papers_that_came_after_the_meeting_came_too_late() -> None:
    note = Sending(id=uid(900), procurement=P, audience="public", file_name="dialognotat.pdf")
    own = Sending(id=uid(901), procurement=P, audience="supplier", supplier=uid(10))
    case = case_with(*(met(n, 45) for n in range(3)))
    case = replace(
        case,
        sendings=(note, own),
        dispatches=(
            Dispatch(id=uid(910), sending=note.id, supplier=uid(10), sent_at=START),
            Dispatch(id=uid(911), sending=note.id, supplier=uid(11), sent_at=START),
            Dispatch(
                id=uid(912), sending=note.id, supplier=uid(12), sent_at=START + timedelta(hours=3)
            ),
            Dispatch(id=uid(913), sending=own.id, supplier=uid(10), sent_at=START),
        ),
    )
    compared = compare_conditions(case)
    assert unlike(compared) == {uid(12): {Unlike.MATERIAL}}
    assert compared.lines[0].material == {note.id}


def test_a_consortium_has_a_line_for_each() -> None:
    case = case_with(met(0, 45))
    both = (*case.meeting_suppliers, MeetingSupplier(id=uid(79), meeting=uid(20), supplier=uid(11)))
    lines = compare_conditions(replace(case, meeting_suppliers=both)).lines
    assert [one.supplier for one in lines] == [uid(10), uid(11)]


def test_the_long_meeting_of_the_worked_case_and_no_other() -> None:
    case = worked_case()
    long = [one for one in compare_conditions(case).lines if Unlike.LENGTH in one.unlike]
    assert [(one.supplier, one.actual_minutes) for one in long] == [(firm(case, "L13").id, 62)]


def test_nobody_met_yet() -> None:
    compared = compare_conditions(case_with())
    assert (compared.lines, compared.minutes, compared.people) == ((), None, None)
