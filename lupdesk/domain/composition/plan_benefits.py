"""Of the plan of measures and benefits: each benefit from baseline to target, and what was measured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lupdesk.domain.benefits import Reading, lacking, measured, newest, read_measured
from lupdesk.domain.case import Case
from lupdesk.domain.composition.benefits import charted_with_measured
from lupdesk.domain.composition.document import (
    Block,
    Cell,
    Facts,
    Heading,
    Noted,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.parts import stated
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.quantities import is_percent
from lupdesk.domain.results import Measurement, Target


def benefits(case: Case) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.plan.benefits"))
    if not case.targets:
        yield Paragraph(Phrase("doc.plan.no-benefits"), muted=True)
        return
    yield from charted_with_measured(case)
    heads = ("benefit", "kind", "owner", "baseline", "target", "measured", "day")
    yield Table(
        heads=tuple(Phrase(f"doc.plan.head.{name}") for name in heads),
        rows=tuple(_row(one, case) for one in case.targets),
        widths=(1.9, 1.4, 1.0, 0.9, 0.8, 1.1, 1.1),
        wide=True,
        row_heads=True,
        right=(3, 4),
    )
    yield from _baselines(case)
    yield from _values(case)
    yield from _notes(case)


def _row(one: Target, case: Case) -> Row:
    last = newest(one.id, case.measurements)
    return Row(
        (
            Cell(stated(one.what), _standing(one)),
            Cell(
                Phrase(f"benefit-kind.{one.kind}") if one.kind else stated(""),
                one.stakeholder.strip() or None,
            ),
            Cell(stated(one.owner)),
            Cell(stated(one.baseline)),
            Cell(stated(one.target)),
            Cell(last.value if last else "–", _day(last.measured_on) if last else None),
            Cell(_day(one.measured_on) or stated("")),
        )
    )


def _standing(one: Target) -> Text:
    if one.unplanned:
        return Phrase("doc.plan.unplanned")
    if one.planned:
        return Phrase("doc.plan.planned")
    missing = " ".join(f"benefit-lacks.{name}" for name in lacking(one))
    if missing:
        return Phrase.of("doc.plan.lacks", missing=missing)
    return Phrase("doc.plan.not-planned")


def _day(day: date | None) -> Text | None:
    return Phrase.of("doc.plain-day", day=day) if day else None


def _baselines(case: Case) -> Iterator[Block]:
    """When and how the baselines were measured, where that is written."""
    rows: list[tuple[Text, Text]] = []
    for one in case.targets:
        method = one.baseline_method.strip()
        if one.baseline_on is not None:
            code = "doc.plan.baseline-how" if method else "doc.plan.baseline-on"
            facts = {"how": method} if method else {}
            rows.append((stated(one.what), Phrase.of(code, day=one.baseline_on, **facts)))
        elif method:
            rows.append((stated(one.what), method))
    if rows:
        yield Heading(3, Phrase("doc.plan.baselines"))
        yield Facts(tuple(rows))


def _values(case: Case) -> Iterator[Block]:
    """Every value that was measured, how far it is from the target, and why."""
    found = [(one, value) for one in case.targets for value in measured(one.id, case.measurements)]
    if not found:
        return
    yield Heading(3, Phrase("doc.plan.values"))
    for one, value in found:
        yield _value(one, value)


def _value(one: Target, value: Measurement) -> Noted:
    reading = read_measured(one, value.value)
    body: Text = Phrase.of("doc.plan.value", what=stated(one.what), value=stated(value.value))
    detail: list[Text] = [_deviation(reading)] if reading is not None else []
    if value.cause.strip():
        detail.append(Phrase.of("doc.plan.cause", cause=value.cause.strip()))
    return Noted((body,), tuple(detail), notes=(_day(value.measured_on) or stated(""),))


def _deviation(reading: Reading) -> Phrase:
    if reading.reached:
        return Phrase("doc.plan.reached")
    away = _away(reading)
    if reading.share is None:
        return Phrase.of("doc.plan.away", away=away)
    if reading.share < 0:
        return Phrase.of("doc.plan.wrong-way", away=away)
    share = round(100 * reading.share)
    return Phrase.of("doc.plan.on-the-way", share=share, away=away)


def _away(reading: Reading) -> Phrase:
    """Of shares in points: 27 % from 16 % could be read as something else."""
    number = float(abs(reading.deviation))
    if is_percent(reading.unit):
        return Phrase.of("doc.plan.points", number=number)
    if reading.unit:
        return Phrase.of("doc.benefits.end", number=number, unit=reading.unit)
    return Phrase.of("doc.number", number=number)


def _notes(case: Case) -> Iterator[Block]:
    rows = [(stated(one.what), one.note.strip()) for one in case.targets if one.note.strip()]
    if rows:
        yield Heading(3, Phrase("doc.plan.notes"))
        yield Facts(tuple(rows))
