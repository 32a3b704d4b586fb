"""Of the plan of measures and benefits: from the barrier to the measure and its instrument."""

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
from lupdesk.domain.composition.parts import label_of, stated
from lupdesk.domain.kinds import InputKind, InputType, Secrecy
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Bases, said_alike

STATE_SIGNS: Final[Mapping[MeasureState, MarkShape]] = {
    MeasureState.PROPOSED: MarkShape.DASHED,
    MeasureState.DECIDED: MarkShape.EMPTY,
    MeasureState.UNDER_WAY: MarkShape.HALF,
    MeasureState.DONE: MarkShape.FULL,
    MeasureState.DROPPED: MarkShape.SQUARE,
}
_MOST_WORDS: Final = 14


def measures(case: Case, instruments: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.plan.measures"), wide=True)
    bases = Bases(case.inputs, case.ties)
    if case.measures:
        heads = ("barrier", "suppliers", "measure", "owner", "due", "state")
        yield Table(
            heads=tuple(Phrase(f"doc.plan.head.{name}") for name in heads),
            rows=tuple(_row(one, bases, case, instruments) for one in case.measures),
            widths=(2.0, 0.8, 2.1, 1.1, 1.1, 1.1),
            wide=True,
            right=(1,),
        )
    else:
        yield Paragraph(Phrase("doc.plan.no-measures"), muted=True, wide=True)
    open_ = _without_measure(case, bases)
    if open_:
        labels = ", ".join(label_of(one) for one in open_)
        yield Paragraph(Phrase.of("doc.plan.open-barriers", n=len(open_), which=labels), wide=True)


def _row(one: Measure, bases: Bases, case: Case, instruments: Mapping[str, str]) -> Row:
    voices = bases.voices(one.id)
    said = list(voices.behind)
    due: Text = Phrase.of("doc.plain-day", day=one.due) if one.due else stated("")
    late = one.due is not None and one.due < case.today and _is_open(one)
    done: Text | None = None
    if one.done_on is not None:
        done = Phrase.of("doc.done-on", day=one.done_on)
    elif late:
        done = Phrase("doc.internal.overdue")
    return Row(
        (
            Cell(barrier_of(said), ", ".join(map(label_of, said)) or None),
            Cell(Phrase.of("doc.number", number=len(voices.suppliers)) if said else ""),
            Cell(stated(one.title), _under(one, instruments)),
            Cell(stated(one.owner)),
            Cell(due),
            Cell(Phrase(f"measure-state.{one.state}"), done, sign=STATE_SIGNS[one.state]),
        )
    )


def _is_open(one: Measure) -> bool:
    return one.state not in (MeasureState.DONE, MeasureState.DROPPED)


def barrier_of(said: Sequence[Input]) -> Text:
    """The barrier that most of them are sorted under; else the beginning of what was said first."""
    codes = [one.barrier for one in said if one.barrier is not None]
    if codes:
        most = max(dict.fromkeys(codes), key=codes.count)
        return Phrase(f"barrier.{most}")
    return beginning(said[0].text) if said else stated("")


def beginning(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= _MOST_WORDS else " ".join(words[:_MOST_WORDS]) + " …"


def _under(one: Measure, instruments: Mapping[str, str]) -> Text | None:
    """Its instrument, by the name that the office has for it."""
    if not one.instrument:
        return None
    return Phrase.of("doc.plan.by", instrument=instruments.get(one.instrument, one.instrument))


def _without_measure(case: Case, bases: Bases) -> list[Input]:
    """Barriers about which nothing is done yet; what says the same counts once."""
    met = {
        said.id
        for one in case.measures
        if one.state is not MeasureState.DROPPED
        for said in bases.voices(one.id).behind
    }
    known = {one.id: one for one in case.inputs}
    return [
        known[leader]
        for leader, some in said_alike(case.inputs).items()
        if _is_barrier(known[leader]) and not any(one.id in met for one in some)
    ]


def _is_barrier(one: Input) -> bool:
    return (
        one.kind is InputKind.INPUT
        and (one.type is InputType.BAR or one.barrier is not None)
        and one.secrecy is not Secrecy.INTERNAL
        and one.withdrawn_on is None
    )
