"""Which findings of one rule a case has; each can be said in both languages."""

from __future__ import annotations

from dataclasses import replace

from lupdesk.domain.case import Case
from lupdesk.domain.papers import Paper
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding
from lupdesk.domain.rules.register import judge
from lupdesk.wording import Wording

_SAY = (Wording("nb"), Wording("en"))


def findings(rule: str, case: Case, *papers: Paper) -> list[Finding]:
    found = [one for one in judge(Facts(replace(case, papers=papers))) if one.rule == rule]
    for one in found:
        for wording in _SAY:
            assert "{" not in wording.phrase(one.what)
            assert wording.code(f"rule.{rule}")
            assert wording.code(f"remedy.{rule}")
    return found


def broken(rule: str, case: Case, *papers: Paper) -> list[str]:
    """The variants found; ``""`` for a rule that has but one."""
    start = f"finding.{rule}"
    return [
        one.what.code.removeprefix(start).removeprefix(".") for one in findings(rule, case, *papers)
    ]
