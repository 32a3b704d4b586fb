"""The list of participants and the sheet to sign: for the team, and each names no more than it must."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Document, Figures, MarkShape, Table, TintBox
from lupdesk.domain.kinds import DocumentKind, MeetingKind, Role
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Attendance, Meeting, MeetingSupplier, TeamMember
from lupdesk.domain.treatment import SignUp
from lupdesk.problems import Problem
from tests.domain.small_case import GRAN, HEIM, M2, OMSYN, START, M, P, case_of, holds, uid

CONFERENCE = uid(5)
OPEN = Meeting(
    id=CONFERENCE,
    procurement=P,
    kind=MeetingKind.CONFERENCE,
    planned_start=START,
    place="Storsalen",
)


def sheet(paper: Document) -> Table:
    (table,) = (one for one in paper.blocks if isinstance(one, Table))
    return table


def names(paper: Document) -> list[tuple[object, object]]:
    return [(row.cells[0].text, row.cells[1].text) for row in sheet(paper).rows]


# -- who takes part -------------------------------------------------------------------------------


def test_numbers_slots_and_who_has_none() -> None:
    base = case_of()
    heim, sans, omsyn, gran = base.participations
    case = replace(
        base,
        participations=(
            replace(heim, invited_on=date(2027, 2, 1), wants_one_to_one=True),
            replace(sans, declined_on=date(2027, 3, 1)),
            replace(omsyn, written_only=True),
            replace(gran, wants_one_to_one=True),
        ),
    )
    paper = compose(case, DocumentKind.PARTICIPANTS, BUYER_TEAM)
    (figures,) = (one for one in paper.blocks if isinstance(one, Figures))
    assert [one.number for one in figures.items] == [
        Phrase.of("doc.number", number=number) for number in (1, 3, 2, 1, 1)
    ]
    firms = next(one for one in paper.blocks if isinstance(one, Table))
    slots = [row.cells[3] for row in firms.rows]
    assert slots[0].text == Phrase.of("doc.participants.slot", at=START)
    assert slots[3].sign is MarkShape.TRIANGLE, "wants a meeting and has none"
    assert firms.rows[1].cells[4].text == Phrase.of(
        "doc.participants.declined-on", day=date(2027, 3, 1)
    )


def test_who_came_to_what_is_open_for_all() -> None:
    case = case_of(
        meetings=(replace(OPEN, actual_start=START),),
        attendance=(
            Attendance(id=uid(1), meeting=CONFERENCE, name="Ola Heim", supplier=HEIM, present=True),
            Attendance(id=uid(2), meeting=CONFERENCE, name="Grete Gran", supplier=GRAN),
        ),
    )
    paper = compose(case, DocumentKind.PARTICIPANTS, BUYER_TEAM)
    came = [one for one in paper.blocks if isinstance(one, Table)][1]
    assert [row.cells[2].text for row in came.rows] == [
        Phrase("doc.participants.absent"),
        Phrase("doc.protocol.yes"),
    ]


@pytest.mark.parametrize("kind", [DocumentKind.PARTICIPANTS, DocumentKind.SIGN_IN])
@pytest.mark.parametrize("reader", [PUBLIC, Participant(HEIM)])
def test_lists_of_people_are_for_nobody_outside(kind: DocumentKind, reader: object) -> None:
    with pytest.RaisesExc(Problem, check=lambda one: one.code == "audience-not-allowed"):
        compose(case_of(), kind, reader, meeting=M)  # type: ignore[arg-type]


# -- the sheet ------------------------------------------------------------------------------------


def test_the_sheet_of_a_one_to_one_names_just_that_supplier() -> None:
    paper = compose(case_of(), DocumentKind.SIGN_IN, BUYER_TEAM, meeting=M2)
    assert paper.subtitle == "Omsyn Analyse AS"
    assert names(paper) == [("", "Omsyn Analyse AS"), *[("", "")] * 3]
    for other in ("Heimkontakt", "Sansea", "Granlås", "Ola Heim"):
        assert not holds(paper, other), other


def test_without_a_meeting_it_is_the_conferences() -> None:
    case = case_of(meetings=(*case_of().meetings, OPEN))
    paper = compose(case, DocumentKind.SIGN_IN, BUYER_TEAM)
    assert holds(paper, "Storsalen")
    (box,) = (one for one in paper.blocks if isinstance(one, TintBox))
    assert box.columns[0][1] == Phrase.of("doc.day", day=START)


@pytest.mark.parametrize(("meeting", "code"), [(None, "conference-missing"), (uid(77), "gone")])
def test_a_sheet_wants_a_meeting(meeting: object, code: str) -> None:
    with pytest.RaisesExc(Problem, check=lambda one: one.code == code):
        compose(case_of(), DocumentKind.SIGN_IN, BUYER_TEAM, meeting=meeting)  # type: ignore[arg-type]


def test_who_signed_up_is_expected_and_whoever_just_came_has_room() -> None:
    base = case_of()
    gone = replace(base.participations[1], declined_on=date(2027, 2, 20))
    late = replace(base.participations[2], registered_on=None)
    case = replace(
        base,
        participations=(base.participations[0], gone, late, base.participations[3]),
        meetings=(OPEN,),
        meeting_suppliers=(),
        attendance=(
            Attendance(
                id=uid(1), meeting=CONFERENCE, name="Ola Heim", role=Role.SUPPLIER, supplier=HEIM
            ),
        ),
        team=(TeamMember(id=uid(2), procurement=P, name="Tor Hauge", organisation="Trefjord"),),
    )
    found = names(compose(case, DocumentKind.SIGN_IN, BUYER_TEAM))
    assert found[:3] == [
        ("Tor Hauge", "Trefjord"),
        ("", "Granlås AS"),
        ("Ola Heim", "Heimkontakt AS"),
    ]
    assert found[3:] == [("", "")] * 8


def test_a_firm_that_was_noted_by_its_name_alone_is_there_once() -> None:
    case = case_of(
        meetings=(OPEN,),
        meeting_suppliers=(MeetingSupplier(id=uid(3), meeting=CONFERENCE, supplier=OMSYN),),
        attendance=(
            Attendance(
                id=uid(1),
                meeting=CONFERENCE,
                name="Øyvind",
                role=Role.SUPPLIER,
                organisation="Omsyn Analyse AS",
            ),
        ),
    )
    found = names(compose(case, DocumentKind.SIGN_IN, BUYER_TEAM))
    assert [firm for _, firm in found if firm] == ["Omsyn Analyse AS"]


def test_rows_are_to_be_written_in_and_whoever_signs_reads_what_for() -> None:
    told = SignUp(id=uid(4), procurement=P, purpose="Holde møtet", delete_on=date(2027, 3, 27))
    paper = compose(case_of(sign_ups=(told,)), DocumentKind.SIGN_IN, BUYER_TEAM, meeting=M)
    assert sheet(paper).tall
    assert holds(paper, "Holde møtet")


# -- the guide on paper ---------------------------------------------------------------------------


def test_the_guide_has_room_for_whose_answers_they_are() -> None:
    for reader, name in ((BUYER_TEAM, ""), (Participant(HEIM), "Heimkontakt AS")):
        paper = compose(case_of(), DocumentKind.GUIDE, reader)
        (row,) = sheet(paper).rows
        assert [cell.text for cell in row.cells] == [name, "", ""]
        assert sheet(paper).tall
    everybody = compose(case_of(), DocumentKind.GUIDE, PUBLIC)
    assert not [one for one in everybody.blocks if isinstance(one, Table)]
