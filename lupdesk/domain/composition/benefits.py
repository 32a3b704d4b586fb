"""Benefits from baseline to target, as a picture where both are numbers of one unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from lupdesk.domain.benefits import is_told, newest, read_measured
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    Block,
    Cell,
    Facts,
    Heading,
    Row,
    Table,
    TargetsChart,
    TargetsRow,
)
from lupdesk.domain.composition.in_words import in_words
from lupdesk.domain.composition.parts import stated
from lupdesk.domain.kinds import Milestone
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.quantities import Change, read_change
from lupdesk.domain.results import Measurement, Target

_HARD: Final = "\u00a0"


def benefits(targets: Sequence[Target], case: Case) -> tuple[list[Block], list[tuple[Text, Text]]]:
    """The picture of those that can be drawn, and the others as rows of facts to stand below it.

    For every reader: owner, day of measuring and measured values are the team's own, and so is what
    nobody had planned or nobody has put a number to.
    """
    shown = [one for one in targets if is_told(one)]
    return _drawn(shown, _first_measured(case, len(shown)))


def internal_benefits(case: Case) -> Iterator[Block]:
    """For the team: also who answers for each and when it is measured, where that is known."""
    targets = case.targets
    if not targets:
        return
    told = _measured_together(case) or _first_measured(case, len(targets))
    chart, rest = _drawn(targets, told)
    yield Heading(2, Phrase("doc.benefits"))
    yield from chart
    if any(map(_is_planned, targets)):
        yield _table(targets)
    elif rest:
        yield Facts(tuple(rest))


def charted_with_measured(case: Case) -> list[Block]:
    """For the team: the picture of those that can be drawn, each with its newest measured value."""
    told = _measured_together(case) or _first_measured(case, len(case.targets))
    return _drawn(case.targets, told, case.measurements)[0]


def _drawn(
    targets: Sequence[Target], told: Phrase | None, measurements: Sequence[Measurement] = ()
) -> tuple[list[Block], list[tuple[Text, Text]]]:
    read = [
        (one, read_change(one.baseline, one.target, *_numbers(_now(one, measurements))))
        for one in targets
    ]
    drawn = [(one, change) for one, change in read if change is not None]
    rest: list[tuple[Text, Text]] = [
        (stated(one.what), _from_to(one)) for one, change in read if change is None
    ]
    if not drawn:
        return [], rest
    headline = told or _counted(len(drawn), len(targets))
    values = [_in_words(one, _now(one, measurements)) for one, _ in drawn]
    rows = tuple(_row(one, change, _now(one, measurements)) for one, change in drawn)
    return [TargetsChart(headline, rows, in_words(headline, values))], rest


def _from_to(one: Target) -> Phrase:
    return Phrase.of("doc.from-to", start=stated(one.baseline), target=stated(one.target))


@dataclass(frozen=True, slots=True)
class _Now:
    """The newest measured value that can be drawn."""

    said: str
    number: Decimal


def _now(one: Target, measurements: Sequence[Measurement]) -> _Now | None:
    last = newest(one.id, measurements)
    reading = read_measured(one, last.value) if last is not None else None
    return _Now(last.value, reading.number) if last is not None and reading is not None else None


def _numbers(now: _Now | None) -> tuple[Decimal, ...]:
    return (now.number,) if now is not None else ()


def _in_words(one: Target, now: _Now | None) -> Phrase:
    if now is None:
        return Phrase.of("doc.benefits.value", what=stated(one.what), change=_from_to(one))
    return Phrase.of(
        "doc.benefits.value-measured",
        what=stated(one.what),
        change=_from_to(one),
        value=_unbroken(now.said),
    )


def _row(one: Target, change: Change, now: _Now | None) -> TargetsRow:
    spans_nought = change.low < 0 < change.high
    return TargetsRow(
        what=stated(one.what),
        baseline=Phrase.of("doc.benefits.baseline", value=_unbroken(one.baseline)),
        target=Phrase.of("doc.benefits.target", value=_unbroken(one.target)),
        start=change.share(change.start),
        end=change.share(change.target),
        low=_end(change.low, change.unit),
        high=_end(change.high, change.unit),
        nought=change.share(Decimal(0)) if spans_nought else None,
        measured=Phrase.of("doc.benefits.measured-value", value=_unbroken(now.said)) if now else "",
        now=change.share(now.number) if now else None,
    )


def _unbroken(text: str) -> str:
    return _HARD.join(text.split())


def _end(number: Decimal, unit: str) -> Phrase:
    """An end of the axis; nought needs no unit."""
    if not number or not unit:
        return Phrase.of("doc.number", number=float(number))
    return Phrase.of("doc.benefits.end", number=float(number), unit=_unbroken(unit))


# -- headline ---------------------------------------------------------------------------------------


def _counted(drawn: int, whole: int) -> Phrase:
    if drawn < whole:
        return Phrase.of("doc.benefits.some", drawn=drawn, whole=whole)
    return Phrase.of("doc.benefits.all", n=whole)


def _first_measured(case: Case, whole: int) -> Phrase | None:
    """By the day that the market was told, while it is still to come."""
    days = [
        day
        for one in case.dates
        if one.kind is Milestone.FIRST_MEASUREMENT
        and one.kept is None
        and (day := one.moved_to or one.promised) is not None
        and day > case.today
    ]
    code = "doc.benefits.first" if whole > 1 else "doc.benefits.first-alone"
    return Phrase.of(code, day=min(days)) if days else None


def _measured_together(case: Case) -> Phrase | None:
    """The day on which most of them are to be measured."""
    days = Counter(
        one.measured_on
        for one in case.targets
        if one.measured_on is not None and one.measured_on > case.today
    )
    if not days:
        return None
    day, n = min(days.items(), key=lambda pair: (-pair[1], pair[0]))
    if n < len(case.targets):
        return Phrase.of("doc.benefits.measured-some", n=n, whole=len(case.targets), day=day)
    return Phrase.of("doc.benefits.measured", n=n, day=day)


# -- table ------------------------------------------------------------------------------------------


def _is_planned(one: Target) -> bool:
    return bool(one.owner.strip()) or one.measured_on is not None


def _table(targets: Sequence[Target]) -> Table:
    heads = ("benefit", "owner", "measured", "baseline", "target")
    return Table(
        heads=tuple(Phrase(f"doc.head.{name}") for name in heads),
        rows=tuple(
            Row(
                (
                    Cell(stated(one.what)),
                    Cell(stated(one.owner)),
                    Cell(_day(one.measured_on)),
                    Cell(stated(one.baseline)),
                    Cell(stated(one.target)),
                )
            )
            for one in targets
        ),
        widths=(2.2, 1.3, 1.2, 1.0, 1.0),
        wide=True,
        row_heads=True,
        right=(3, 4),
    )


def _day(day: date | None) -> Text:
    return Phrase.of("doc.plain-day", day=day) if day else stated("")
