"""What is told while the meeting runs, and what waits for the work afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lupdesk.domain.kinds import MeetingKind, Secrecy
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.at_once import is_told_at_once
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.domain.rules.register import judge
from lupdesk.domain.things import Attendance, Input, Meeting
from tests.domain.small_case import HEIM, M2, M, P, case_of, said, uid

MEETING = Meeting(id=M, procurement=P, kind=MeetingKind.ONE_TO_ONE)
ENDED = replace(MEETING, actual_end=datetime(2027, 3, 16, 10, tzinfo=UTC))
SOMEBODY = uid(77)


def found(code: str, kind: type, about: object = uid(1001), **more: object) -> Finding:
    rule = "-".join(code.split("-")[:3]).split(".")[0]
    whole: dict[str, object] = {"severity": Severity.STOP, "meeting": M, **more}
    return Finding(rule=rule, what=Phrase(f"finding.{code}"), kind=kind, about=about, **whole)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "code",
    [
        "R-GDPR-5.number",
        "R-SEC-4.words",
        "R-PROM-1.input",
        "R-ADV-2.brand",
        "R-DATE-1.input",
        "R-EQ-2",
    ],
)
def test_of_a_statement_what_its_words_are_to_blame_for(code: str) -> None:
    assert is_told_at_once(found(code, Input), MEETING, ())
    assert not is_told_at_once(found(code, Input, meeting=M2), MEETING, ())


@pytest.mark.parametrize(
    "code",
    ["R-SEC-1.unassessed", "R-SEC-2.kind", "R-ACC-1.basis", "R-DOC-2.none", "R-EQ-1.not-taken-over",
     "R-SEC-5", "R-ADV-2.alone", "R-EQ-2.reason"],
)  # fmt: skip
def test_what_is_true_of_everything_new_waits(code: str) -> None:
    assert not is_told_at_once(found(code, Input), MEETING, ())


def test_what_only_informs_waits() -> None:
    one = found("R-SEC-4.words", Input, severity=Severity.INFO)
    assert not is_told_at_once(one, MEETING, ())


def test_of_the_meeting_and_its_people_all_but_what_is_weighed_afterwards() -> None:
    assert is_told_at_once(found("R-EQ-5.planned", Meeting, M), MEETING, ())
    assert not is_told_at_once(found("R-EQ-5.planned", Meeting, M2, meeting=M2), MEETING, ())
    assert not is_told_at_once(found("R-SEC-3", Meeting, M), MEETING, ())
    assert is_told_at_once(found("R-SEC-3", Meeting, M), ENDED, ())
    person = found("R-GDPR-1.number", Attendance, SOMEBODY, meeting=None)
    assert is_told_at_once(person, MEETING, {SOMEBODY})
    assert not is_told_at_once(person, MEETING, ())


def test_for_one_meeting_the_statements_of_the_others_are_left_out() -> None:
    number = "Ring 01010750160"
    here = said(1, HEIM, number, Secrecy.UNASSESSED)
    there = said(2, HEIM, number, Secrecy.UNASSESSED, meeting=M2)
    facts = Facts(case_of(here, there))
    whole, part = judge(facts), judge(facts, M)
    assert {one.about for one in whole if one.rule == "R-GDPR-5"} == {here.id, there.id}
    assert {one.about for one in part if one.rule == "R-GDPR-5"} == {here.id}
    assert [one for one in whole if one.kind is not Input] == [
        one for one in part if one.kind is not Input
    ]
