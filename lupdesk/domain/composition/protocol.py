"""Likebehandlingsprotokoll: for the case file, who was told, asked and given what, and when.

For an auditor, who looks for gaps: the regular is quiet, the exception is marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lupdesk.domain.audience import Audience
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Cell,
    Document,
    Figure,
    Figures,
    Heading,
    MarkShape,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.parts import class_of, kicker_of, office_of, stated
from lupdesk.domain.composition.protocol_meetings import conditions, questions, time_given
from lupdesk.domain.composition.protocol_record import reached, responses, sent, told
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.conditions import Unlike, compare_conditions
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.domain.rules.register import RULES, judge
from lupdesk.domain.things import TeamMember
from lupdesk.domain.treatment import Adviser

_GRAVITY: Final = tuple(Severity)
_SIGNS: Final[Mapping[Severity, MarkShape]] = {
    Severity.STOP: MarkShape.SQUARE,
    Severity.WARN: MarkShape.TRIANGLE,
    Severity.INFO: MarkShape.FRAME,
}


def compose_protocol(case: Case, audience: Audience, language: str, _screen: Screen) -> Document:
    """For the team alone."""
    mark, word = class_of(case, audience)
    return Document(
        kind=DocumentKind.PROTOCOL,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase("doc.protocol.title"),
        subtitle=Phrase("doc.protocol.subtitle"),
        version="",
        on=case.today,
        blocks=tuple(_blocks(case)),
        seal=_SEAL,
    )


def _blocks(case: Case) -> Iterator[Block]:
    found = sorted(
        judge(Facts(case)), key=lambda one: (_GRAVITY.index(one.severity), bool(one.reason))
    )
    compared = compare_conditions(case)
    yield _figures(case, found)
    yield from _findings(found)
    yield from time_given(case, compared)
    yield from conditions(case, compared)
    yield from questions(case)
    yield from told(case)
    yield from sent(case)
    yield from reached(case)
    yield from responses(case)
    yield from _people(case)


def _figures(case: Case, found: Sequence[Finding]) -> Figures:
    number = Counter(one.severity for one in found)
    reasoned = sum(bool(one.reason) for one in found if one.severity is Severity.WARN)
    clean = len(RULES) - len({one.rule for one in found})
    same = {one.meeting for one in compare_conditions(case).lines if Unlike.GUIDE not in one.unlike}
    warned = number[Severity.WARN]
    words = (
        Phrase("doc.protocol.warnings-all")
        if reasoned == warned
        else Phrase.of("doc.protocol.warnings", reasoned=reasoned)
    )
    return Figures(
        (
            _figure(number[Severity.STOP], Phrase("doc.protocol.stops")),
            _figure(warned, words),
            _figure(clean, Phrase("doc.protocol.clean")),
            _figure(len(same), Phrase("doc.protocol.same-guide")),
        )
    )


def _figure(number: int, label: Phrase) -> Figure:
    return Figure(Phrase.of("doc.number", number=number), label)


def _findings(found: Sequence[Finding]) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.protocol.findings"), wide=bool(found))
    if not found:
        yield Paragraph(Phrase("doc.protocol.no-findings"), muted=True)
        return
    yield Table(
        heads=(
            Phrase("doc.head.gravity"),
            Phrase("doc.head.finding"),
            Phrase("doc.head.reason"),
            Phrase("doc.head.rule"),
        ),
        rows=tuple(
            Row(
                (
                    Cell(
                        Phrase(f"severity.{one.severity}"), strong=True, sign=_SIGNS[one.severity]
                    ),
                    Cell(_sentence(one)),
                    Cell(one.reason or _still_open(one)),
                    Cell(one.rule),
                )
            )
            for one in found
        ),
        widths=(1.0, 2.6, 1.9, 0.8),
        wide=True,
    )


def _sentence(one: Finding) -> Phrase:
    """What was found; only its kind and place where the sentence repeats the very words: somebody
    may ask for access to the protocol.
    """
    facts = dict(one.what.facts)
    if "words" not in facts:
        return one.what
    kind = Phrase(f"rule.{one.rule}")
    number = facts.get("number")
    if not isinstance(number, int):
        return kind
    return Phrase.of("doc.protocol.in-input", kind=kind, number=number)


def _still_open(one: Finding) -> Phrase:
    return Phrase("doc.protocol.noted" if one.severity is Severity.INFO else "doc.protocol.open")


def _people(case: Case) -> Iterator[Block]:
    if case.team:
        yield Heading(2, Phrase("doc.protocol.people"), wide=True)
        yield Table(
            heads=(Phrase("doc.head.name"), Phrase("doc.head.role"), Phrase("doc.head.impartial")),
            rows=tuple(
                Row(
                    (
                        Cell(one.name, under=one.interests or None),
                        Cell(Phrase(f"role.{one.role}")),
                        _confirmed(one),
                    )
                )
                for one in case.team
            ),
            widths=(2.0, 1.5, 1.5),
            wide=True,
        )
    if case.advisers:
        yield Heading(2, Phrase("doc.protocol.advisers"), wide=True)
        yield Table(
            heads=(
                Phrase("doc.head.name"),
                Phrase("doc.head.did"),
                Phrase("doc.head.shared"),
                Phrase("doc.head.other"),
            ),
            rows=tuple(
                Row(
                    (
                        Cell(one.name),
                        Cell(stated(one.did), under=one.requirement or None),
                        Cell(stated(one.shared)),
                        Cell(stated(_measures(one))),
                    )
                )
                for one in case.advisers
            ),
            widths=(1.2, 1.5, 1.5, 1.5),
            wide=True,
        )
    else:
        yield Heading(3, Phrase("doc.protocol.advisers"))
        yield Paragraph(Phrase("doc.protocol.no-advisers"), muted=True)


def _confirmed(one: TeamMember) -> Cell:
    if one.impartial_on is None:
        word = Phrase("doc.protocol.not-confirmed")
        return Cell(word, strong=True, sign=MarkShape.TRIANGLE, tinted=True)
    return Cell(Phrase.of("doc.protocol.confirmed", day=one.impartial_on), sign=MarkShape.TICK)


def _measures(one: Adviser) -> str:
    return "; ".join(part for part in (one.extra_time, one.other_measure) if part)
