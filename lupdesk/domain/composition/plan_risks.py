"""Of the plan of measures and benefits: the picture of the risks, and each with its relief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    Block,
    Cell,
    Heading,
    MarkShape,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.in_words import in_words
from lupdesk.domain.composition.parts import stated
from lupdesk.domain.composition.risk_grid import GridCell, RiskGrid
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.result_kinds import MOST_LIKELY
from lupdesk.domain.results import Risk
from lupdesk.domain.risks import (
    Band,
    Place,
    Placed,
    band,
    band_of,
    brought_to,
    in_order,
    numbered,
    place_left,
    place_now,
    placed,
    standing_at,
)

_WEIGHTS: Final = (Band.LOW, Band.MEDIUM, Band.HIGH)
_SIGNS: Final = {
    None: MarkShape.DASHED,
    Band.LOW: MarkShape.EMPTY,
    Band.MEDIUM: MarkShape.HALF,
    Band.HIGH: MarkShape.FULL,
}


def risks(case: Case, instruments: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.plan.risks"), wide=True)
    if not case.risks:
        yield Paragraph(Phrase("doc.plan.no-risks"), muted=True, wide=True)
        return
    found = placed(case.risks)
    if found:
        yield _grid(found)
    numbers = numbered(case.risks)
    yield Paragraph(Phrase("doc.plan.how-judged"), muted=True, wide=True)
    heads = ("number", "risk", "now", "bearer", "relief", "left")
    yield Table(
        heads=tuple(Phrase(f"doc.plan.head.{name}") for name in heads),
        rows=tuple(_row(one, numbers[one.id], instruments) for one in in_order(case.risks)),
        widths=(0.4, 2.2, 0.9, 1.3, 2.2, 0.9),
        wide=True,
        right=(0,),
    )


def _row(one: Risk, number: int, instruments: Mapping[str, str]) -> Row:
    now: Cell = _level(place_now(one))
    if one.closed_on is not None:
        now = Cell(Phrase.of("doc.plan.closed", day=one.closed_on), sign=MarkShape.TICK)
    return Row(
        (
            Cell(str(number), strong=True),
            Cell(stated(one.what), Phrase(f"risk-kind.{one.kind}")),
            now,
            Cell(Phrase(f"bearer.{one.bearer}"), one.owner.strip() or None),
            Cell(*_relief(one, instruments)),
            _level(place_left(one)),
        )
    )


def _level(place: Place | None) -> Cell:
    sign = _SIGNS[band_of(place)]
    if place is None:
        return Cell(Phrase("likelihood.0"), sign=sign)
    likelihood, consequence = place
    return Cell(
        Phrase(f"band-short.{band(*place)}"),
        Phrase.of("doc.plan.product", likelihood=likelihood, consequence=consequence),
        sign=sign,
    )


def _relief(one: Risk, instruments: Mapping[str, str]) -> tuple[Text, Text | None]:
    words = one.relief_words.strip()
    name = instruments.get(one.instrument, one.instrument)
    parts = [part for part in (words, name) if part]
    under = " · ".join(parts) or None
    if one.relief is None:
        return (words or Phrase("doc.plan.no-relief"), name or None)
    return Phrase(f"relief.{one.relief}"), under


def _grid(found: Sequence[Placed]) -> RiskGrid:
    steps = range(1, MOST_LIKELY + 1)
    rows = tuple(
        tuple(_cell(found, (likelihood, consequence)) for consequence in steps)
        for likelihood in reversed(steps)
    )
    headline = _headline(found)
    return RiskGrid(
        headline=headline,
        up=Phrase("doc.plan.likelihood"),
        along=Phrase("doc.plan.consequence"),
        steps_up=tuple(Phrase(f"likelihood.{step}") for step in reversed(steps)),
        steps_along=tuple(Phrase(f"consequence.{step}") for step in steps),
        rows=rows,
        bands=(Phrase("band.low"), Phrase("band.medium"), Phrase("band.high")),
        key=(Phrase("doc.plan.key.now"), Phrase("doc.plan.key.left")),
        alternative=in_words(headline, [_in_words(one) for one in found]),
    )


def _cell(found: Sequence[Placed], place: Place) -> GridCell:
    at = band(*place)
    return GridCell(
        band=_WEIGHTS.index(at) if at is not None else 0,
        now=tuple(str(one.number) for one in standing_at(found, place)),
        left=tuple(str(one.number) for one in brought_to(found, place)),
    )


def _headline(found: Sequence[Placed]) -> Phrase:
    high = sum(band_of(one.now) is Band.HIGH for one in found)
    after = sum(band_of(one.left or one.now) is Band.HIGH for one in found)
    if not high:
        return Phrase.of("doc.plan.none-high", n=len(found))
    return Phrase.of("doc.plan.high-now", n=high, left=after)


def _in_words(one: Placed) -> Phrase:
    now = Phrase.of("doc.plan.level", likelihood=one.now[0], consequence=one.now[1])
    facts = {"number": one.number, "what": stated(one.risk.what), "now": now}
    if not one.moves or one.left is None:
        return Phrase.of("doc.plan.alt-risk", **facts)
    left = Phrase.of("doc.plan.level", likelihood=one.left[0], consequence=one.left[1])
    return Phrase.of("doc.plan.alt-moved", **facts, left=left)
