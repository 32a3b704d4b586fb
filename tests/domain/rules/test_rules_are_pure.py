"""What holds of every rule, whatever the case: it only looks, and a reason is no mending."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import fields, replace
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.domain.case import Case
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Severity
from lupdesk.domain.rules.register import judge, stops, wanting_reason
from lupdesk.domain.treatment import Reason
from tests.domain.rules.examples import Example
from tests.domain.rules.test_examples import EXAMPLES
from tests.domain.small_case import P, uid
from tests.worked_case import worked_case

WORKED: Final = worked_case()
IN_ORDER: Final = {"questions"}
"""Their order is the guide's, and what a finding calls the third question is the third."""
TUPLES: Final = tuple(
    one.name
    for one in fields(Case)
    if isinstance(getattr(WORKED, one.name), tuple) and one.name not in IN_ORDER
)
PURE: Final = settings(max_examples=60, deadline=None)


def _joined(one: Case, other: Case) -> Case:
    """One case with the rows of both where their ids differ, so that rules meet."""
    rows: dict[str, Any] = {}
    for name in (*TUPLES, *IN_ORDER):
        rows_of_both = (*getattr(other, name), *getattr(one, name))
        found = {getattr(row, "id", row): row for row in rows_of_both}
        rows[name] = tuple(found.values())
    return replace(one, **rows)


CASES: Final = st.one_of(
    st.just(WORKED),
    st.builds(
        _joined,
        st.sampled_from(EXAMPLES).map(lambda one: one.case),
        st.sampled_from(EXAMPLES).map(lambda one: one.case),
    ),
)


def _judged(case: Case) -> Counter[Finding]:
    return Counter(judge(Facts(case)))


@PURE
@given(CASES)
def test_the_same_facts_give_the_same_findings(case: Case) -> None:
    facts = Facts(case)
    first = judge(facts)
    assert judge(facts) == first
    assert judge(Facts(replace(case))) == first


@PURE
@given(CASES, st.data())
def test_the_order_of_the_rows_does_not_matter(case: Case, data: st.DataObject) -> None:
    mixed: dict[str, Any] = {
        name: tuple(data.draw(st.permutations(rows), label=name))
        for name in TUPLES
        if len(rows := getattr(case, name)) > 1
    }
    assert _judged(replace(case, **mixed)) == _judged(case)


@pytest.mark.parametrize("one", EXAMPLES, ids=str)
def test_an_example_read_backwards_says_the_same(one: Example) -> None:
    backwards: dict[str, Any] = {name: getattr(one.case, name)[::-1] for name in TUPLES}
    assert _judged(replace(one.case, **backwards)) == _judged(one.case)


@PURE
@given(CASES)
def test_taking_nothing_away_makes_no_new_finding(case: Case) -> None:
    whole: dict[str, Any] = {name: tuple(one for one in getattr(case, name)) for name in TUPLES}
    assert _judged(replace(case, **whole)) - _judged(case) == Counter()


def _reasons(found: list[Finding]) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            id=uid(5000 + n),
            procurement=P,
            rule=one.rule,
            about=one.about,
            facts=one.facts,
            text="Vurdert av innkjøper",
        )
        for n, one in enumerate(found)
    )


@PURE
@given(CASES, st.data())
def test_a_reason_takes_the_hold_of_a_warning_and_not_the_finding(
    case: Case, data: st.DataObject
) -> None:
    before = [replace(one, reason="") for one in judge(Facts(replace(case, reasons=())))]
    chosen = [one for one in before if data.draw(st.booleans())]
    after = judge(Facts(replace(case, reasons=_reasons(chosen))))
    assert [replace(one, reason="") for one in after] == before
    given_for = {(one.rule, one.about, one.facts) for one in chosen}
    for one in after:
        explained = (one.rule, one.about, one.facts) in given_for
        assert bool(one.reason) == (explained and one.severity is Severity.WARN)
    everything = Holds.PUBLISHING | Holds.LOCKING
    assert all(not one.reason for one in wanting_reason(after, everything))
    assert Counter(stops(after, everything)) == Counter(stops(before, everything))


@PURE
@given(CASES)
def test_a_reason_for_every_warning_leaves_nothing_that_wants_one(case: Case) -> None:
    found = list(judge(Facts(replace(case, reasons=()))))
    after = judge(Facts(replace(case, reasons=_reasons(found))))
    assert wanting_reason(after, Holds.PUBLISHING | Holds.LOCKING) == ()


def test_the_worked_case_has_something_of_each_severity_to_judge() -> None:
    found = {one.severity for one in judge(Facts(WORKED))}
    assert found >= {Severity.STOP, Severity.WARN}


@pytest.mark.parametrize("on", [True, False])
def test_the_rules_leave_no_cycles_and_the_search_for_them_as_it_was(on: bool) -> None:
    facts = Facts(WORKED)
    gc.collect()
    (gc.enable if on else gc.disable)()
    try:
        judge(facts)
        assert gc.isenabled() is on
        gc.disable()
        del facts
        assert gc.collect() < 50, "what the rules made goes by itself"
    finally:
        gc.enable()
