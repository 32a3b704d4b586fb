"""Tiltaks- og gevinstplan: for those who answer for measures, risks and benefits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lupdesk.domain.audience import Audience
from lupdesk.domain.benefits import Due, DueKind, ahead, due_in
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
from lupdesk.domain.composition.plan_benefits import benefits
from lupdesk.domain.composition.plan_map import benefits_map
from lupdesk.domain.composition.plan_measures import measures
from lupdesk.domain.composition.plan_risks import risks
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.instruments import names_of_instruments
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.risks import Band, band_of, place_now

_MOST_AHEAD = 8


def compose_plan(case: Case, audience: Audience, language: str, screen: Screen) -> Document:  # noqa: ARG001 - nothing is kept from the team
    """For the team alone: owners, risks and what is measured are its own."""
    mark, word = class_of(case, audience)
    return Document(
        kind=DocumentKind.PLAN,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase("doc.plan.title"),
        subtitle=Phrase("doc.plan.subtitle"),
        version="",
        on=case.today,
        blocks=tuple(_blocks(case, names_of_instruments(case, language))),
        seal=_SEAL,
    )


def _blocks(case: Case, instruments: Mapping[str, str]) -> Iterator[Block]:
    now = due_in(case)
    yield _figures(case, now)
    yield from measures(case, instruments)
    yield from risks(case, instruments)
    yield from benefits(case)
    yield from benefits_map(case)
    yield from _due(case, now)


def _figures(case: Case, now: Sequence[Due]) -> Figures:
    going = [one for one in case.measures if one.state is not MeasureState.DROPPED]
    high = [
        one for one in case.risks if one.closed_on is None and band_of(place_now(one)) is Band.HIGH
    ]
    numbers = (
        (len(going), "measures"),
        (sum(one.state is MeasureState.DONE for one in going), "done"),
        (len(high), "high"),
        (sum(one.planned for one in case.targets), "planned"),
        (len(now), "due"),
    )
    return Figures(
        tuple(
            Figure(Phrase.of("doc.number", number=number), Phrase(f"doc.plan.figure.{code}"))
            for number, code in numbers
        )
    )


def _due(case: Case, now: Sequence[Due]) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.plan.due"), wide=True)
    coming = ahead(case)[:_MOST_AHEAD]
    if not now and not coming:
        yield Paragraph(Phrase("doc.plan.nothing-due"), muted=True, wide=True)
        return
    heads = ("when", "what", "owner", "why")
    yield Table(
        heads=tuple(Phrase(f"doc.plan.head.{name}") for name in heads),
        rows=tuple(_due_row(one, late=at < len(now)) for at, one in enumerate((*now, *coming))),
        widths=(1.0, 2.4, 1.2, 1.6),
        wide=True,
        row_heads=True,
    )


def _due_row(one: Due, *, late: bool) -> Row:
    asks = late and one.kind is not DueKind.MEASURE_SOON
    return Row(
        (
            Cell(Phrase.of("doc.plain-day", day=one.day), strong=asks),
            Cell(stated(one.what)),
            Cell(stated(one.owner)),
            Cell(
                Phrase(f"due.{one.kind}"),
                strong=asks,
                sign=MarkShape.TRIANGLE if asks else MarkShape.EMPTY,
            ),
        ),
        tinted=False,
    )
