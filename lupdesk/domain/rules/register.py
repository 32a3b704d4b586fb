"""All rules, held against a case; and what stands in the way of publishing and locking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from lupdesk.domain.audience import Audience, BuyerTeam, Participant
from lupdesk.domain.kinds import DocumentKind, SheetKind
from lupdesk.domain.rules import (
    access,
    advisers,
    asked,
    benefits,
    dates,
    documentation,
    equality,
    privacy,
    secrecy,
)
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.things import Input
from lupdesk.domain.uncollected import uncollected

RULES: Final[tuple[Rule, ...]] = (
    *dates.RULES,
    *equality.RULES,
    *asked.RULES,
    *secrecy.RULES,
    *advisers.RULES,
    *documentation.RULES,
    *access.RULES,
    *privacy.RULES,
    *benefits.RULES,
)
BY_ID: Final[Mapping[str, Rule]] = {one.id: one for one in RULES}
_OF_CASE: Final = tuple(one.case for one in RULES if one.case is not None)
_OF_STATEMENT: Final = tuple(one.statement for one in RULES if one.statement is not None)


def judge(facts: Facts, meeting: UUID | None = None) -> tuple[Finding, ...]:
    """Every finding, each with the written reason that was given for just its facts. With a
    ``meeting`` the statements of other meetings are not looked at one by one.
    """
    given = _given(facts)
    said = facts.case.inputs
    if meeting is not None:
        said = tuple(one for one in said if one.meeting == meeting)
    with uncollected():  # the rules make no cycles
        return tuple(_with_reason(one, given) for one in _found(facts, said))


def judge_statement(facts: Facts, said: Input) -> tuple[Finding, ...]:
    """What the rules say of one statement as it stands, or is being typed; the rest of the case is
    as ``facts`` has it.
    """
    given = _given(facts)
    return tuple(_with_reason(one, given) for look in _OF_STATEMENT for one in look(said, facts))


_PAPERS: Final[Mapping[DocumentKind | SheetKind, Holds]] = {
    DocumentKind.SUMMARY: Holds.SUMMARY,
    DocumentKind.ANSWERS: Holds.ANSWERS,
    DocumentKind.OWED: Holds.ANSWERS,
    DocumentKind.INVITATION: Holds.NOTICE | Holds.GUIDE,
    DocumentKind.GUIDE: Holds.GUIDE,
    SheetKind.INPUTS: Holds.SUMMARY,
}


def holds_of(kind: DocumentKind | SheetKind, audience: Audience) -> Holds:
    """What keeps a paper from this reader. The team may have it with what is wrong in it, and a
    supplier what it said itself.
    """
    own = isinstance(audience, Participant) and kind is SheetKind.INPUTS
    inside = isinstance(audience, BuyerTeam) or own
    return Holds.NOTHING if inside else _PAPERS.get(kind, Holds.NOTHING)


def holds_up(one: Finding, holds: Holds) -> bool:
    """Whether it keeps this from happening: a STOP, or a WARN that has no reason yet."""
    grave = one.severity is Severity.STOP or (one.severity is Severity.WARN and not one.reason)
    return grave and bool(holds & one.holds)


def stops(findings: Iterable[Finding], holds: Holds) -> tuple[Finding, ...]:
    """Those that keep it from happening."""
    return tuple(one for one in findings if one.severity is Severity.STOP and holds & one.holds)


def wanting_reason(
    findings: Iterable[Finding], holds: Holds = Holds.PUBLISHING
) -> tuple[Finding, ...]:
    return tuple(
        one
        for one in findings
        if one.severity is Severity.WARN and not one.reason and holds & one.holds
    )


def _found(facts: Facts, inputs: Iterable[Input]) -> Iterator[Finding]:
    for look in _OF_CASE:
        yield from look(facts)
    for said in inputs:
        for judged in _OF_STATEMENT:
            yield from judged(said, facts)


_Key = tuple[str, UUID | None, str]


def _given(facts: Facts) -> Mapping[_Key, str]:
    return {(one.rule, one.about, one.facts): one.text for one in facts.case.reasons}


def _with_reason(one: Finding, given: Mapping[_Key, str]) -> Finding:
    if not given or one.severity is not Severity.WARN:
        return one
    text = given.get((one.rule, one.about, one.facts), "")
    return replace(one, reason=text) if text else one
