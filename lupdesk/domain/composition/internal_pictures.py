"""Of the internal report: barriers and opportunities by phase and side, and what came of it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Final

from lupdesk.domain.composition.document import (
    Bar,
    BarChart,
    Block,
    Heading,
    SidesChart,
    SidesRow,
)
from lupdesk.domain.composition.in_words import bars_in_words
from lupdesk.domain.composition.themes import internal_themes
from lupdesk.domain.kinds import PHASES, Disposition, InputType, Side
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Input

_SHOWN: Final = ((InputType.BAR, "barriers"), (InputType.OPP, "opportunities"))
_SIDES: Final = (Side.BUYER, Side.SUPPLIER)


def pictures(heard: Sequence[Input]) -> Iterator[Block]:
    charts = [*_sides(heard), *internal_themes(heard), *_outcomes(heard)]
    if charts:
        yield Heading(2, Phrase("doc.internal.pictures"), wide=True)
        yield from charts


def _sides(heard: Sequence[Input]) -> Iterator[Block]:
    for kind, name in _SHOWN:
        inside = [one for one in heard if one.type is kind]
        if inside:
            yield _by_phase(name, inside)


def side_of(one: Input) -> Side:
    """As noted; else whose words they are."""
    if one.side is not None:
        return one.side
    return Side.BUYER if one.supplier is None else Side.SUPPLIER


def _by_phase(name: str, inside: Sequence[Input]) -> SidesChart:
    """What concerns both sides counts on each. Phases without any stand there with nought: that
    nobody spoke of one is also something to see.
    """
    count = Counter(
        (one.phase, side) for one in inside for side in _SIDES if side_of(one) in (side, Side.BOTH)
    )
    phases: list[int | None] = [*PHASES]
    if any(phase is None for phase, _ in count):
        phases.append(None)
    rows = tuple(
        SidesRow(_phase(phase), count[phase, Side.BUYER], count[phase, Side.SUPPLIER])
        for phase in phases
    )
    headline = _headline(name, count)
    return SidesChart(
        headline=headline,
        left=Phrase("doc.internal.side.buyer"),
        right=Phrase("doc.internal.side.supplier"),
        rows=rows,
        alternative=_in_words(headline, rows),
    )


def _phase(phase: int | None) -> Phrase:
    return Phrase("doc.internal.no-phase") if phase is None else Phrase(f"phase.{phase}")


def _headline(name: str, count: Counter[tuple[int | None, Side]]) -> Phrase:
    """The phase and side that stands out; where none does, what the picture is of."""
    (first, most), *rest = count.most_common(2)
    phase, side = first
    if phase is None or (rest and rest[0][1] == most):
        return Phrase(f"doc.internal.{name}")
    return Phrase.of(f"doc.internal.{name}.{side}", phase=_phase(phase), n=most)


def _in_words(headline: Phrase, rows: Sequence[SidesRow]) -> Phrase:
    values = [
        Phrase.of("doc.internal.alt-row", phase=row.label, buyer=row.left, supplier=row.right)
        for row in rows
        if isinstance(row.label, Phrase) and (row.left or row.right)
    ]
    whole = reduce(lambda a, b: Phrase.of("doc.internal.alt-rows", first=a, then=b), values)
    return Phrase.of("doc.chart.alt", headline=headline, values=whole)


def _outcomes(heard: Sequence[Input]) -> Iterator[Block]:
    """What was decided of what the suppliers said."""
    count = Counter(one.disposition for one in heard if one.disposition is not None)
    if not count:
        return
    waiting = len(heard) - count.total()
    bars = [Bar(Phrase(f"disposition.{one}"), count[one]) for one in Disposition if count[one]]
    bars.sort(key=lambda bar: -bar.value)
    if waiting:
        bars.append(Bar(Phrase("doc.internal.waiting"), waiting))
    headline = Phrase.of("doc.internal.outcomes", done=count.total(), whole=len(heard))
    yield BarChart(headline, tuple(bars), bars_in_words(headline, bars))
