"""Who influenced what: advisers, impartiality, promises (R-ADV, R-HAB, R-PROM)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lupdesk.domain.kinds import Disposition, InputKind, InputType, Role
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.rules.word_lists import brand_word, promise_word
from lupdesk.domain.things import Input

_SHAPES: Final = (InputType.REQ, InputType.EVAL)
"""What a supplier says of these may become a requirement word for word."""
_TAKEN: Final = (Disposition.ACCEPTED, Disposition.PARTLY, Disposition.CARRIED)


def _unlevelled(facts: Facts) -> Iterator[Finding]:
    for one in facts.case.advisers:
        wanting = [
            name
            for name, text in (("shared", one.shared), ("time", one.extra_time))
            if not text.strip()
        ]
        if len(wanting) == 2 and one.other_measure.strip():
            wanting = []
        if wanting or one.assessed_on is None:
            yield ADV_1.found("", one, name=one.name)


def _one_source(said: Input, facts: Facts) -> Iterator[Finding]:
    """A requirement that one supplier alone asked for, or that asks for its make."""
    if said.kind is not InputKind.INPUT or said.type not in _SHAPES:
        return
    word = brand_word(said.text) or _own_product(said, facts)
    if word:
        yield ADV_2.found("brand", said, number=said.number, words=word)
    elif said.disposition in _TAKEN and _alone(said, facts):
        yield ADV_2.found("alone", said, number=said.number, supplier=facts.name(said.supplier))


def _own_product(said: Input, facts: Facts) -> str:
    low = said.text.casefold()
    firm = facts.suppliers.get(said.supplier) if said.supplier else None
    names = firm.products if firm else ()
    return next((name for name in names if name.strip() and name.casefold() in low), "")


def _alone(said: Input, facts: Facts) -> bool:
    """Nobody else was taken up on a requirement with one of its themes; without a theme: nobody."""
    return said.supplier is not None and not any(
        other.supplier not in (None, said.supplier) and set(other.themes) & set(said.themes)
        for other in facts.taken_requirements
    )


def _not_confirmed(facts: Facts) -> Iterator[Finding]:
    for one in facts.case.team:
        if one.impartial_on is None and one.role is not Role.SUPPLIER:
            yield HAB_1.found("", one, name=one.name)


def _promises(facts: Facts) -> Iterator[Finding]:
    for one in facts.case.answers:
        word = promise_word(one.answer)
        if word:
            yield PROM_1.found("answer", one, number=one.number, words=word)


def _promised(said: Input, _facts: Facts) -> Iterator[Finding]:
    """What the buyer said, or will say of it in public; a supplier may promise what it likes."""
    ours = said.text if said.kind is not InputKind.INPUT else ""
    word = promise_word(ours) or promise_word(said.public_wording)
    if word:
        yield PROM_1.found(
            "input",
            said,
            number=said.number,
            words=word,
        )


ADV_1: Final = Rule(
    id="R-ADV-1",
    severity=Severity.STOP,
    sources=("S51",),
    holds=Holds.NOTICE | Holds.SUMMARY,
    case=_unlevelled,
)
ADV_2: Final = Rule(
    id="R-ADV-2",
    severity=Severity.WARN,
    sources=("S2", "S4"),
    holds=Holds.SUMMARY,
    statement=_one_source,
)
HAB_1: Final = Rule(id="R-HAB-1", severity=Severity.STOP, sources=("G",), case=_not_confirmed)
PROM_1: Final = Rule(
    id="R-PROM-1", severity=Severity.WARN, sources=("D",), case=_promises, statement=_promised
)
RULES: Final = (ADV_1, ADV_2, HAB_1, PROM_1)
