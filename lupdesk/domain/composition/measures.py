"""Measures by barrier, for the team: what is done about each, and what has none yet."""

from __future__ import annotations

from collections.abc import Iterator

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
from lupdesk.domain.instruments import instruments_of
from lupdesk.domain.measures import BarrierLine, Board, board_of, is_late
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure

_SIGNS = {
    MeasureState.PROPOSED: MarkShape.EMPTY,
    MeasureState.DECIDED: MarkShape.EMPTY,
    MeasureState.UNDER_WAY: MarkShape.EMPTY,
    MeasureState.DONE: MarkShape.TICK,
}


def internal_measures(case: Case, language: str) -> Iterator[Block]:
    """Nothing where no measure has been written: that there are barriers stands elsewhere."""
    if not case.measures:
        return
    board = board_of(case.inputs, case.ties, case.measures)
    names = {one.code: one.name for one in instruments_of(case, language)}
    yield Heading(2, Phrase("doc.internal.measures"), wide=True)
    if board.barriers:
        yield Paragraph(
            Phrase.of("doc.measures.covered", have=board.with_measure, of=board.barriers)
        )
    yield from _by_kind(case, board, names)
    if board.others:
        yield Heading(3, Phrase("doc.measures.others"), wide=True)
        yield _table(tuple(_row(case, one, names, Cell("")) for one in board.others))


def _by_kind(case: Case, board: Board, names: dict[str, str]) -> Iterator[Block]:
    for kind in board.kinds:
        name = Phrase(f"barrier.{kind.kind}" if kind.kind else "barrier.none")
        yield Heading(3, name, wide=True)
        yield _table(tuple(row for line in kind.lines for row in _rows(case, line, names)))


def _table(rows: tuple[Row, ...]) -> Table:
    return Table(
        heads=(
            Phrase("doc.measures.barrier"),
            Phrase("doc.measures.measure"),
            Phrase("doc.head.owner"),
            Phrase("doc.head.due"),
            Phrase("doc.internal.head.state"),
        ),
        rows=rows,
        widths=(2.0, 2.4, 1.1, 0.9, 1.1),
        wide=True,
    )


def _rows(case: Case, line: BarrierLine, names: dict[str, str]) -> Iterator[Row]:
    """The barrier stands beside its first measure; in the rows under it its label alone."""
    labels = ", ".join(label_of(one) for one in line.alike)
    barrier = Cell(line.said.text, labels)
    if not line.has_measure:
        none = Cell(Phrase("doc.measures.none"), strong=True, sign=MarkShape.TRIANGLE, tinted=True)
        yield Row((barrier, none, Cell(""), Cell(""), Cell("")))
        barrier = Cell(labels)
    for one in line.measures:
        yield _row(case, one, names, barrier)
        barrier = Cell(labels)


def _row(case: Case, one: Measure, names: dict[str, str], barrier: Cell) -> Row:
    due: Text = Phrase.of("doc.plain-day", day=one.due) if one.due else stated("")
    return Row(
        (
            barrier,
            Cell(one.title, _beside(one, names)),
            Cell(stated(one.owner)),
            Cell(due),
            _state(case, one),
        )
    )


def _beside(one: Measure, names: dict[str, str]) -> Text:
    """What it is to bring about, and with which instrument."""
    name = names.get(one.instrument, one.instrument)
    effect = one.effect.strip()
    if name and effect:
        return Phrase.of("doc.measures.effect-with", effect=effect, instrument=name)
    return Phrase.of("doc.measures.with", instrument=name) if name else effect


def _state(case: Case, one: Measure) -> Cell:
    if one.done_on is not None:
        return Cell(Phrase.of("doc.done-on", day=one.done_on), sign=MarkShape.TICK)
    word = Phrase(f"measure-state.{one.state}")
    if is_late(one, case.today):
        late = Phrase.of("doc.measures.late", state=word)
        return Cell(late, strong=True, sign=MarkShape.TRIANGLE, tinted=True)
    return Cell(word, sign=_SIGNS.get(one.state))
