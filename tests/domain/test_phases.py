"""The phases as data, what the desk sees of them, and what a gate still lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import (
    PHASES,
    Disposition,
    Milestone,
    MinutesState,
    PublicationKind,
    Response,
    Role,
    Secrecy,
)
from lupdesk.domain.phases import (
    PHASE_OF,
    POINT_OF,
    POINTS,
    PointState,
    before_the_gate,
    evidence_of,
    standings,
)
from lupdesk.domain.results import PhaseMark, Target
from lupdesk.domain.things import Minutes, PromisedDate, TeamMember
from lupdesk.domain.treatment import Answer, Publication
from lupdesk.wording import Wording
from tests.domain.small_case import HEIM, START, P, case_of, said, uid
from tests.worked_case import worked_case


def state(case: Case, code: str) -> PointState:
    return next(one.state for one in standings(evidence_of(case)) if one.point.code == code)


def mark(code: str, n: int = 900, **more: Any) -> PhaseMark:
    return PhaseMark(id=uid(n), procurement=P, phase=POINT_OF[code].phase, code=code, **more)


def test_each_phase_leaves_something_behind_and_has_a_gate() -> None:
    assert len({one.code for one in POINTS}) == len(POINTS)
    for phase in PHASES:
        mine = [one for one in POINTS if one.phase == phase]
        assert [one.gate for one in mine] == sorted(one.gate for one in mine), "the gate is last"
        assert {one.gate for one in mine} == {False, True}


@pytest.mark.parametrize("language", ["nb", "en"])
def test_each_point_and_phase_is_worded_and_none_sounds_like_law(language: str) -> None:
    wording = Wording(language)
    codes = [f"point.{one.code}" for one in POINTS]
    for of in ("phase-buyer-more", "phase-supplier-more", "phase-gets"):
        codes += [f"{of}.{phase}" for phase in PHASES]
    texts = [wording.code(code) for code in codes]
    assert all(text != code for text, code in zip(texts, codes, strict=True))
    assert not [text for text in texts if "§" in text or "plikt" in text or "must" in text]


def test_every_milestone_but_ones_own_falls_in_a_phase() -> None:
    assert set(Milestone) - set(PHASE_OF) == {Milestone.OTHER}


def test_an_empty_case_has_nothing() -> None:
    bare = Case(procurement=case_of().procurement, today=date(2027, 1, 1))
    seen = {one.point.code for one in standings(evidence_of(bare)) if one.state.value != "missing"}
    assert seen == set()


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("facilitator", {"team": (TeamMember(id=uid(1), procurement=P, role=Role.FACILITATOR),)}),
        ("baseline-owner", {"targets": (Target(id=uid(1), procurement=P, owner="Kari"),)}),
        (
            "notice-out",
            {"dates": (PromisedDate(id=uid(1), procurement=P, kind=Milestone.NOTICE, kept=date(2027, 2, 1)),)},
        ),
        ("measure-list", None),
        ("contract", {"contract": date(2028, 1, 1)}),
        (
            "tender-documents",
            {
                "publications": (
                    Publication(
                        id=uid(1),
                        procurement=P,
                        kind=PublicationKind.TENDER_DOCUMENTS,
                        published_at=datetime(2027, 6, 15, tzinfo=UTC),
                    ),
                )
            },
        ),
    ],
)  # fmt: skip
def test_the_desk_sees_what_it_holds(code: str, more: dict[str, Any] | None) -> None:
    case = case_of()
    assert state(case, code) is PointState.MISSING
    if more is None:
        from lupdesk.domain.results import Measure

        more = {"measures": (Measure(id=uid(1), procurement=P),)}
    if "contract" in more:
        signed = replace(case.procurement, contract_signed_on=more["contract"])
        more = {"procurement": signed}
    assert state(replace(case, **more), code) is PointState.SEEN


def test_one_benefit_without_a_baseline_is_not_all_of_them() -> None:
    one = Target(id=uid(1), procurement=P, baseline="41 %")
    assert state(case_of(targets=(one,)), "baseline") is PointState.SEEN
    two = (one, Target(id=uid(2), procurement=P))
    assert state(case_of(targets=two), "baseline") is PointState.MISSING


def test_every_statement_has_to_have_an_answer_with_its_reason() -> None:
    done = said(
        1, HEIM, "a", Secrecy.OPEN, disposition=Disposition.ACCEPTED, disposition_reason="Ja."
    )
    bare = said(2, HEIM, "b", Secrecy.OPEN, disposition=Disposition.ACCEPTED)
    assert state(case_of(done), "all-answered") is PointState.SEEN
    assert state(case_of(done, bare), "all-answered") is PointState.MISSING
    assert state(case_of(), "all-answered") is PointState.MISSING, "none is not all"


def test_minutes_count_as_checked_when_each_was_answered_or_approved() -> None:
    held = tuple(replace(one, actual_start=START) for one in case_of().meetings)
    first, second = (
        Minutes(id=uid(20 + n), meeting=one.id, state=MinutesState.IN_REVIEW)
        for n, one in enumerate(held)
    )
    answered = replace(first, response=Response.CONFIRMED)
    half = case_of(meetings=held, minutes=(answered, second))
    assert state(half, "minutes") is PointState.SEEN
    assert state(half, "minutes-checked") is PointState.MISSING
    approved = replace(second, state=MinutesState.APPROVED)
    whole = case_of(meetings=held, minutes=(answered, approved))
    assert state(whole, "minutes-checked") is PointState.SEEN


def test_an_answer_that_is_not_published_is_not_shared() -> None:
    out = Publication(id=uid(1), procurement=P, published_at=START)
    answer = Answer(id=uid(2), procurement=P, question="Når?", answer="Nå", publication=out.id)
    shared = case_of(answers=(answer,), publications=(out,))
    assert state(shared, "answers-shared") is PointState.SEEN
    waiting = replace(answer, id=uid(3), publication=None)
    assert state(replace(shared, answers=(answer, waiting)), "answers-shared") is PointState.MISSING


@pytest.mark.parametrize(
    ("summary", "competition", "seen"),
    [
        (date(2027, 4, 16), None, True),
        (date(2027, 4, 16), date(2027, 6, 15), True),
        (date(2027, 6, 20), date(2027, 6, 15), False),
        (None, date(2027, 6, 15), False),
    ],
)
def test_the_summary_comes_before_the_competition(
    summary: date | None, competition: date | None, seen: bool
) -> None:
    dates = (
        PromisedDate(id=uid(1), procurement=P, kind=Milestone.SUMMARY, kept=summary),
        PromisedDate(id=uid(2), procurement=P, kind=Milestone.COMPETITION, kept=competition),
    )
    expected = PointState.SEEN if seen else PointState.MISSING
    assert state(case_of(dates=dates), "summary-first") is expected


def test_a_tick_counts_where_the_desk_sees_nothing_and_the_desks_own_eyes_come_first() -> None:
    ticked = case_of(phase_marks=(mark("mandate"), mark("question-list", 901)))
    assert state(ticked, "mandate") is PointState.TICKED
    assert state(ticked, "question-list") is PointState.SEEN


def test_the_gate_names_what_is_missing_and_no_artefacts() -> None:
    case = case_of()
    lacking = [one.code for one in before_the_gate(evidence_of(case), 0)]
    assert lacking == ["owner", "budget-frame", "facilitator"]
    ticked = replace(case, phase_marks=(mark("owner"),))
    assert [one.code for one in before_the_gate(evidence_of(ticked), 0)] == lacking[1:]


@given(st.sets(st.sampled_from([one.code for one in POINTS])))
def test_ticking_never_makes_anything_missing(codes: set[str]) -> None:
    case = case_of(
        said(1, HEIM, "a", Secrecy.OPEN),
        phase_marks=tuple(mark(code, 900 + n) for n, code in enumerate(sorted(codes))),
    )
    before = {one.point.code: one.state for one in standings(evidence_of(case_of(*case.inputs)))}
    for one in standings(evidence_of(case)):
        code = one.point.code
        if code in codes:
            assert one.state is not PointState.MISSING
        else:
            assert one.state is before[code]


def test_of_two_marks_the_later_is_told() -> None:
    marks = (mark("mandate", 901, note="ny"), mark("mandate", 900, note="gammel"))
    found = next(
        one
        for one in standings(evidence_of(case_of(phase_marks=marks)))
        if one.point.code == "mandate"
    )
    assert found.mark is not None
    assert found.mark.note == "ny"


def test_the_worked_case_stands_where_it_should() -> None:
    case = worked_case()
    found = {one.point.code: one.state for one in standings(evidence_of(case))}
    for code in ("baseline", "baseline-owner", "programme", "question-list", "register"):
        assert found[code] is PointState.SEEN, code
    assert found["all-answered"] is PointState.MISSING
