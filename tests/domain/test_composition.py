from __future__ import annotations

from dataclasses import replace

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.composition.compose import READERS, compose
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.things import Supplier
from lupdesk.problems import Problem
from tests.domain.small_case import (
    HEIM,
    OMSYN,
    M,
    case_of,
    uid,
)


def refuses(code: str) -> pytest.RaisesExc[Problem]:
    return pytest.RaisesExc(Problem, check=lambda problem: problem.code == code)


# -- the gate ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("audience", [PUBLIC, BUYER_TEAM, Participant(HEIM)])
def test_table_of_readers(kind: DocumentKind, audience: Audience) -> None:
    if isinstance(audience, READERS[kind]):
        paper = compose(case_of(), kind, audience, meeting=M)
        assert (paper.kind, paper.audience) == (kind, audience)
    else:
        with refuses("audience-not-allowed"):
            compose(case_of(), kind, audience, meeting=M)


def test_minutes_want_a_meeting_that_is_there() -> None:
    with refuses("meeting-wanted"):
        compose(case_of(), DocumentKind.MINUTES, BUYER_TEAM)
    with refuses("gone"):
        compose(case_of(), DocumentKind.MINUTES, BUYER_TEAM, meeting=uid(77))


@pytest.mark.parametrize("kind", [DocumentKind.GUIDE, DocumentKind.TIMETABLE])
def test_a_stranger_gets_nothing(kind: DocumentKind) -> None:
    with refuses("gone"):
        compose(case_of(), kind, Participant(uid(99)))


def test_somebody_else_gets_no_minutes() -> None:
    with refuses("not-in-meeting"):
        compose(case_of(), DocumentKind.MINUTES, Participant(OMSYN), meeting=M)


def test_whoever_was_taken_out_of_the_meeting_gets_no_approved_minutes() -> None:
    case = case_of()
    without = replace(case, meeting_suppliers=case.meeting_suppliers[1:])
    with refuses("not-in-meeting"):
        compose(without, DocumentKind.MINUTES, Participant(HEIM), meeting=M)


def test_participant_reads_its_own_language() -> None:
    case = case_of(suppliers=(Supplier(id=HEIM, name="Heim", language="en"),))
    assert compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M).language == "en"
    assert compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M).language == "nb"
    assert compose(case, DocumentKind.SUMMARY, PUBLIC, language="en").language == "en"


def test_only_compose_makes_a_document() -> None:
    paper = compose(case_of(), DocumentKind.SUMMARY, PUBLIC)
    with pytest.raises(TypeError):
        replace(paper, seal=None)
