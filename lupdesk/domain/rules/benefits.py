"""A need in effects, and benefits that somebody answers for (R-BEN-1, R-INN-1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lupdesk.domain.benefits import lacking
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.rules.word_lists import solution_words, told


def _half_planned(facts: Facts) -> Iterator[Finding]:
    for one in facts.case.targets:
        if one.planned and lacking(one):
            yield BEN_1.found("", one, benefit=one.what)


def _need(facts: Facts) -> Iterator[Finding]:
    one = facts.case.procurement
    if not one.effect.strip():
        yield INN_1.found("no-effect", one)
    if not one.for_whom.strip():
        yield INN_1.found("for-whom", one)
    words = solution_words(one.effect)
    if words:
        yield INN_1.found("solution", one, words=told(words))


BEN_1: Final = Rule(
    id="R-BEN-1",
    severity=Severity.STOP,
    sources=("S33", "S34", "S35"),
    holds=Holds.NOTHING,
    case=_half_planned,
)
INN_1: Final = Rule(
    id="R-INN-1", severity=Severity.WARN, sources=("S4", "S4a"), holds=Holds.NOTICE, case=_need
)
RULES: Final = (BEN_1, INN_1)
