"""Who influenced what: advisers, impartiality, promises (R-ADV, R-HAB, R-PROM)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lupdesk.domain.composition.insights import in_short, public_texts
from lupdesk.domain.kinds import Disposition, InputKind, InputType, Role
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.rules.word_lists import brand_words, product_words, promise_words, told
from lupdesk.domain.tailored import named_makes, only_source
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Bases

_SHAPES: Final = (InputType.REQ, InputType.EVAL)
"""What a supplier says of these may become a requirement word for word."""
_TAKEN: Final = (Disposition.ACCEPTED, Disposition.PARTLY, Disposition.CARRIED)


def _unlevelled(facts: Facts) -> Iterator[Finding]:
    """Both usual measures, or another where one of them did not fit; and the team's own advisers."""
    for one in facts.case.advisers:
        both = one.shared.strip() and one.extra_time.strip()
        if not (both or one.other_measure.strip()) or one.assessed_on is None:
            yield ADV_1.found("", one, name=one.name)
    flagged = {one.name.strip().casefold() for one in facts.case.advisers}
    for member in facts.case.team:
        if member.role is Role.ADVISER and member.name.strip().casefold() not in flagged:
            yield ADV_1.found("unflagged", member, name=member.name)


def _one_source(said: Input, facts: Facts) -> Iterator[Finding]:
    """A requirement that one supplier alone asked for, or that asks for its make."""
    if said.kind is not InputKind.INPUT or said.type not in _SHAPES:
        return
    words = (*brand_words(said.text), *_own_products(said, facts))
    if words:
        yield ADV_2.found("brand", said, number=said.number, words=words[0])
    elif said.disposition in _TAKEN and _alone(said, facts):
        yield ADV_2.found("alone", said, number=said.number, supplier=facts.name(said.supplier))


def _tailored(facts: Facts) -> Iterator[Finding]:
    """A text for the tender documents that names a make, or that one supplier alone has shaped."""
    if not facts.case.requirements:
        return
    bases = Bases(facts.case.inputs, facts.case.ties)
    products = [name for firm in facts.case.suppliers for name in firm.products]
    for one in facts.case.requirements:
        words = named_makes(one.text, products)
        source = only_source(bases.voices(one.id).behind)
        if words:
            yield ADV_2.found("make", one, text=one.text, words=told(words))
        elif source is not None:
            yield ADV_2.found("tailored", one, text=one.text, supplier=facts.name(source))


def _own_products(said: Input, facts: Facts) -> tuple[str, ...]:
    firm = facts.suppliers.get(said.supplier) if said.supplier else None
    return product_words(said.text, firm.products if firm else ())


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
    known = {one.name.strip().casefold() for one in facts.case.team}
    for person in facts.case.attendance:
        ours = person.supplier is None and person.role is not Role.SUPPLIER and person.present
        if ours and person.name.strip().casefold() not in known:
            meeting = facts.meetings.get(person.meeting)
            yield HAB_1.found("guest", meeting, name=person.name)


def _promises(facts: Facts) -> Iterator[Finding]:
    for one in facts.case.answers:
        words = promise_words(one.answer)
        if words:
            yield PROM_1.found("answer", one, number=one.number, words=told(words))
    for finding in facts.case.insights:
        promised = [word for text in public_texts(finding) for word in promise_words(text)]
        if promised:
            heard = in_short(finding.heard)
            yield PROM_1.found("insight", finding, heard=heard, words=told(promised))


def _promised(said: Input, _facts: Facts) -> Iterator[Finding]:
    """What the buyer said, or will say of it in public; a supplier may promise what it likes."""
    ours = (said.text,) if said.kind is not InputKind.INPUT else ()
    texts = (*ours, said.public_wording, said.disposition_reason)
    words = [word for text in texts if text for word in promise_words(text)]
    if words:
        yield PROM_1.found("input", said, number=said.number, words=told(words))


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
    case=_tailored,
    statement=_one_source,
)
HAB_1: Final = Rule(id="R-HAB-1", severity=Severity.STOP, sources=("G",), case=_not_confirmed)
PROM_1: Final = Rule(
    id="R-PROM-1", severity=Severity.WARN, sources=("D",), case=_promises, statement=_promised
)
RULES: Final = (ADV_1, ADV_2, HAB_1, PROM_1)
