"""Of the internal report: barriers and opportunities by phase and side, and what came of it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Final

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    Bar,
    BarChart,
    Block,
    Heading,
    SidesChart,
    SidesRow,
)
from lupdesk.domain.composition.in_words import bars_in_words
from lupdesk.domain.composition.matrices import team_matrix
from lupdesk.domain.composition.themes import internal_themes
from lupdesk.domain.kinds import Disposition, InputType
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.picture_phases import NO_PHASE, SIDES, key_of
from lupdesk.domain.picture_tallies import picture_of
from lupdesk.domain.pictures import Picture, PictureKind
from lupdesk.domain.things import Input

_SHOWN: Final = ((InputType.BAR, "barriers"), (InputType.OPP, "opportunities"))


def pictures(case: Case, heard: Sequence[Input]) -> Iterator[Block]:
    charts = [
        *_sides(picture_of(case, PictureKind.PHASES)),
        *internal_themes(heard),
        *team_matrix(picture_of(case, PictureKind.THEMES)),
        *team_matrix(picture_of(case, PictureKind.QUESTIONS)),
        *_rounds(picture_of(case, PictureKind.ROUNDS)),
        *_outcomes(heard),
    ]
    if charts:
        yield Heading(2, Phrase("doc.internal.pictures"), wide=True)
        yield from charts


def _rounds(picture: Picture) -> Iterator[Block]:
    """One round alone has nothing to be held against."""
    if len(picture.columns) > 1:
        yield from team_matrix(picture)


def _sides(picture: Picture) -> Iterator[Block]:
    """Counted as on the page of pictures: how many say it."""
    place = {one.key: at for at, one in enumerate(picture.columns)}
    for kind, name in _SHOWN:
        left, right = (place[key_of(side, kind)] for side in SIDES)
        rows = tuple(
            SidesRow(row.name, cells[left].n, cells[right].n)
            for row, cells in zip(picture.rows, picture.cells, strict=True)
        )
        if any(row.left or row.right for row in rows):
            yield _by_phase(name, rows, [row.key for row in picture.rows])


def _by_phase(name: str, rows: tuple[SidesRow, ...], phases: Sequence[str]) -> SidesChart:
    """Phases without any stand there with nought: that nobody spoke of one is also something to
    see. A row without a phase is there where there is anything to tell in it.
    """
    named = list(zip(phases, rows, strict=True))
    shown = [(key, row) for key, row in named if key != NO_PHASE or row.left or row.right]
    headline = _headline(name, shown)
    inside = tuple(row for _, row in shown)
    return SidesChart(
        headline=headline,
        left=Phrase("doc.internal.side.buyer"),
        right=Phrase("doc.internal.side.supplier"),
        rows=inside,
        alternative=_in_words(headline, inside),
    )


def _headline(name: str, rows: Sequence[tuple[str, SidesRow]]) -> Phrase:
    """The phase and side that stands out; where none does, what the picture is of."""
    count = {
        (key, side): n
        for key, row in rows
        for side, n in zip(SIDES, (row.left, row.right), strict=True)
    }
    (first, most), (_, next_) = sorted(count.items(), key=lambda pair: -pair[1])[:2]
    phase, side = first
    if phase == NO_PHASE or next_ == most:
        return Phrase(f"doc.internal.{name}")
    return Phrase.of(f"doc.internal.{name}.{side}", phase=Phrase(f"phase.{phase}"), n=most)


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
