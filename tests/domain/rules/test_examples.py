"""Every rule has examples for and against, finds just what they say, and stands in the register."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

import pytest

from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.domain.rules.register import BY_ID, RULES
from lupdesk.wording import Wording
from tests.domain.rules import (
    examples_advisers,
    examples_asked,
    examples_dates,
    examples_equality,
    examples_insights,
    examples_others,
)
from tests.domain.rules.breaking import findings
from tests.domain.rules.examples import Example, Found
from tests.domain.small_case import HEIM, uid

STOP, WARN, INFO = Severity.STOP, Severity.WARN, Severity.INFO
SEVERITIES: Final = {
    **dict.fromkeys(("R-DATE-1", "R-DATE-2"), STOP), "R-DATE-3": WARN,
    **dict.fromkeys(("R-EQ-1", "R-EQ-2", "R-EQ-3", "R-EQ-4", "R-EQ-7"), STOP),
    **dict.fromkeys(("R-EQ-5", "R-EQ-6", "R-EQ-8", "R-EQ-9"), WARN),
    **dict.fromkeys(("R-SEC-1", "R-SEC-2", "R-SEC-3", "R-SEC-4", "R-SEC-6", "R-SEC-7"), STOP),
    "R-SEC-5": WARN, "R-ADV-1": STOP, "R-ADV-2": WARN, "R-HAB-1": STOP, "R-PROM-1": WARN,
    "R-DOC-1": STOP, "R-DOC-2": WARN, "R-DOC-3": INFO, "R-DOC-4": STOP,
    "R-ACC-1": STOP, "R-ACC-2": WARN,
    **dict.fromkeys(("R-GDPR-1", "R-GDPR-4", "R-GDPR-5"), STOP),
    **dict.fromkeys(("R-GDPR-2", "R-GDPR-3"), WARN),
    "R-ARK-1": WARN, "R-UU-1": STOP, "R-UU-2": INFO, "R-NOT-1": STOP, "R-PRED-1": WARN,
    "R-BEN-1": STOP, "R-INN-1": WARN,
}  # fmt: skip
"""As the domain notes have them in section 3."""
AT_LENGTH: Final = (
    *examples_dates.EXAMPLES,
    *examples_asked.EXAMPLES,
    *examples_equality.EXAMPLES,
    *examples_advisers.EXAMPLES,
)
EXAMPLES: Final[tuple[Example, ...]] = (
    *AT_LENGTH,
    *examples_others.EXAMPLES,
    *examples_insights.EXAMPLES,
)


def _points(one: Finding) -> Found:
    what = one.what.code.removeprefix(f"finding.{one.rule}").removeprefix(".")
    return Found(what, one.kind, one.about)


@pytest.mark.parametrize("one", EXAMPLES, ids=str)
def test_a_rule_finds_just_what_its_example_says(one: Example) -> None:
    found = findings(one.rule, one.case, *one.papers)
    assert Counter(map(_points, found)) == Counter(one.found)
    assert {finding.severity for finding in found} <= {SEVERITIES[one.rule]}


def test_all_rules_of_the_notes_are_registered_once_with_their_severity() -> None:
    assert len(SEVERITIES) == 41
    assert Counter(one.id for one in RULES) == Counter(SEVERITIES.keys())
    assert {one.id: one.severity for one in RULES} == SEVERITIES


@pytest.mark.parametrize("rule", sorted(BY_ID))
def test_a_rule_has_examples_for_and_against(rule: str) -> None:
    against = [one for one in EXAMPLES if one.rule == rule and one.found]
    kept = [one for one in EXAMPLES if one.rule == rule and not one.found]
    assert against
    assert kept


@pytest.mark.parametrize("rule", sorted({one.rule for one in AT_LENGTH}))
def test_a_rule_told_at_length_has_two_of_each(rule: str) -> None:
    found = Counter(bool(one.found) for one in AT_LENGTH if one.rule == rule)
    assert min(found[True], found[False]) >= 2


def test_every_example_is_of_a_rule_and_stands_once() -> None:
    assert {one.rule for one in EXAMPLES} <= set(BY_ID)
    assert [name for name, n in Counter(map(str, EXAMPLES)).items() if n > 1] == []


@pytest.mark.parametrize("rule", sorted(BY_ID))
def test_a_rule_has_a_source_and_its_words_in_both_languages(rule: str) -> None:
    assert BY_ID[rule].sources
    assert all(source.strip() for source in BY_ID[rule].sources)
    for code in (f"rule.{rule}", f"remedy.{rule}"):
        norwegian, english = Wording("nb").code(code), Wording("en").code(code)
        assert english.strip()
        assert norwegian.strip()
        assert norwegian not in (english, code)


def test_who_asked_for_access_is_not_everybody() -> None:
    """R-EQ-7: a copy for one by name says nothing of what the others got."""
    published = next(one for one in EXAMPLES if one.says == "everybody could read it on the web")
    by_name = tuple(replace(one, note="Lysvika Avis") for one in published.case.dispatches)
    both = (
        *by_name,
        *(replace(one, id=uid(9), supplier=HEIM) for one in published.case.dispatches),
    )
    assert findings("R-EQ-7", replace(published.case, dispatches=by_name)) == []
    (found,) = findings("R-EQ-7", replace(published.case, dispatches=both))
    assert found.what.code == "finding.R-EQ-7.missing"
