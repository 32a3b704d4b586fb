"""What is kept back from somebody who asks for access, and by which right (R-ACC-1, R-ACC-2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.legal_bases import CODES, ONLY_FOR_BIDS, OPTIONAL, is_in_force
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.things import Input

_KEPT_BACK: Final = {Secrecy.SECRET: "basis", Secrecy.INTERNAL: "basis-internal"}


def _no_basis(said: Input, _facts: Facts) -> Iterator[Finding]:
    """Of what is kept back whole, and of passages of what is open otherwise. What is not assessed
    yet waits for that (R-SEC-1).
    """
    wanting = _KEPT_BACK.get(said.secrecy, "basis-part" if _is_cut(said) else "")
    if not wanting:
        return
    if said.legal_basis not in CODES:
        yield ACC_1.found(wanting, said, number=said.number)
    elif said.legal_basis in OPTIONAL and said.access_considered_on is None:
        yield ACC_1.found("considered", said, number=said.number)


def _is_cut(said: Input) -> bool:
    return (
        said.secrecy is Secrecy.OPEN and bool(said.secret_parts) and not said.public_wording.strip()
    )


def _not_in_force(said: Input, facts: Facts) -> Iterator[Finding]:
    """On the day of the decision; where that was not noted, today."""
    if not (said.secrecy in _KEPT_BACK or _is_cut(said)):
        return
    day = said.decided_on or facts.case.today
    if not is_in_force(said.legal_basis, day):
        basis = Phrase(f"basis.{said.legal_basis}")
        yield ACC_1.found("not-in-force", said, number=said.number, basis=basis, day=day)


def _without_right(said: Input, facts: Facts) -> Iterator[Finding]:
    yield from _no_basis(said, facts)
    if said.legal_basis in CODES:
        yield from _not_in_force(said, facts)


def _for_bids_only(said: Input, _facts: Facts) -> Iterator[Finding]:
    if said.legal_basis in ONLY_FOR_BIDS:
        yield ACC_2.found("", said, number=said.number)


ACC_1: Final = Rule(
    id="R-ACC-1",
    severity=Severity.STOP,
    sources=("S65", "S66"),
    holds=Holds.NOTHING,
    statement=_without_right,
)
"""Holds the version for access alone, which asks for it itself."""
ACC_2: Final = Rule(
    id="R-ACC-2",
    severity=Severity.WARN,
    sources=("S65",),
    holds=Holds.SUMMARY,
    statement=_for_bids_only,
)
RULES: Final = (ACC_1, ACC_2)
