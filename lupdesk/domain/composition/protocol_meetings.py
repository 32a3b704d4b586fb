"""Of the protocol: the same time, the same conditions and the same questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    Block,
    Cell,
    Heading,
    MarkShape,
    Paragraph,
    Row,
    Table,
    TimeBar,
    TimeChart,
)
from lupdesk.domain.composition.parts import NOT_STATED, supplier_of
from lupdesk.domain.conditions import Comparison, Conditions, Spread, Unlike, compare_conditions
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.question_matrix import Cell as Asked
from lupdesk.domain.question_matrix import CellState, Matrix, question_matrix
from lupdesk.domain.question_matrix import Row as Put

_ANSWERED: Final = "●"
_PUT: Final = "○"
_NOT_PUT: Final = "–"
_SIGNS: Final[Mapping[CellState, str]] = {
    CellState.ANSWERED: _ANSWERED,
    CellState.ASKED: _PUT,
    CellState.AHEAD: "",
    CellState.FREE: _NOT_PUT,
}
_ASKED: Final = (CellState.ANSWERED, CellState.ASKED)
_ACROSS: Final = 15
"""Suppliers beside each other; more go on in another table."""
_HALF: Final = 2
_CODE: Final = 4


def code_of(case: Case, supplier: UUID) -> str:
    """``L4``; where a supplier has none, the beginning of its name."""
    part = next((one for one in case.participations if one.supplier == supplier), None)
    if part is not None and part.code:
        return part.code
    return supplier_of(case, supplier).name[:_CODE]


# -- the same time --------------------------------------------------------------------------------


def time_given(case: Case, compared: Comparison) -> Iterator[Block]:
    held = _in_order(case, [one for one in compared.lines if one.actual_minutes is not None])
    if not held:
        return
    planned = Counter(one.planned_minutes for one in held).most_common(1)[0][0]
    far = sum(Unlike.LENGTH in one.unlike for one in held)
    headline = Phrase.of("doc.protocol.time-kept", tolerance=compared.tolerance)
    if far:
        headline = Phrase.of(
            "doc.protocol.time", far=far, whole=len(held), tolerance=compared.tolerance
        )
    bars = tuple(_bar(case, one) for one in held)
    values = [Phrase.of("doc.chart.value", label=bar.code, n=bar.minutes) for bar in bars]
    row = reduce(lambda a, b: Phrase.of("doc.chart.values", first=a, then=b), values)
    yield Heading(2, Phrase("doc.protocol.time-given"), wide=True)
    yield TimeChart(
        headline,
        planned,
        Phrase.of("doc.protocol.plan", n=planned),
        bars,
        Phrase.of("doc.chart.alt", headline=headline, values=row),
    )


def _in_order(case: Case, lines: Sequence[Conditions]) -> list[Conditions]:
    """As the codes count; of one supplier in the order of its meetings."""
    order = {one.supplier: place for place, one in enumerate(case.participations)}
    return sorted(lines, key=lambda one: order.get(one.supplier, len(order)))


def _bar(case: Case, one: Conditions) -> TimeBar:
    minutes = one.actual_minutes or 0
    far = Unlike.LENGTH in one.unlike
    beside = Phrase.of("doc.protocol.min", n=minutes)
    if far:
        over = minutes - one.planned_minutes
        code = "doc.protocol.min-over" if over > 0 else "doc.protocol.min-under"
        beside = Phrase.of(code, n=minutes, by=abs(over))
    name = supplier_of(case, one.supplier).name
    return TimeBar(code_of(case, one.supplier), name, minutes, beside, strong=far)


# -- the same conditions --------------------------------------------------------------------------


def conditions(case: Case, compared: Comparison) -> Iterator[Block]:
    """The spread in words, and each meeting; what lies outside the rest is tinted."""
    if not compared.lines:
        return
    yield Heading(2, Phrase("doc.protocol.conditions"), wide=True)
    spread = [
        _spread(name, one)
        for name, one in (
            ("minutes", compared.minutes),
            ("notice", compared.notice),
            ("people", compared.people),
        )
        if isinstance(one, Spread)
    ]
    if spread:
        whole = reduce(lambda a, b: Phrase.of("doc.access.then", first=a, then=b), spread)
        yield Paragraph(whole, wide=True)
    yield Table(
        heads=(
            Phrase("doc.head.supplier"),
            Phrase("doc.head.agreed"),
            Phrase("doc.head.lasted"),
            Phrase("doc.head.notice"),
            Phrase("doc.head.guide"),
            Phrase("doc.head.material"),
            Phrase("doc.head.people"),
        ),
        rows=tuple(_condition(case, one) for one in _in_order(case, compared.lines)),
        widths=(2.6, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
        wide=True,
        row_heads=True,
        right=(1, 2, 3, 4, 5, 6),
    )


def _spread(name: str, one: Spread) -> Phrase:
    if one.least == one.most:
        return Phrase.of(f"doc.protocol.same.{name}", n=one.least)
    return Phrase.of(
        f"doc.protocol.spread.{name}", least=one.least, most=one.most, middle=one.middle
    )


def _condition(case: Case, one: Conditions) -> Row:
    def cell(value: int | None, unlike: Unlike) -> Cell:
        far = unlike in one.unlike
        shown: Text = NOT_STATED if value is None else Phrase.of("doc.number", number=value)
        return Cell(shown, strong=far, tinted=far)

    return Row(
        (
            Cell(label_of_supplier(case, one.supplier)),
            cell(one.planned_minutes, Unlike.PLANNED),
            cell(one.actual_minutes, Unlike.LENGTH),
            cell(one.notice_days, Unlike.NOTICE),
            cell(one.guide_version, Unlike.GUIDE),
            cell(len(one.material), Unlike.MATERIAL),
            cell(len(one.people), Unlike.PEOPLE),
        )
    )


def label_of_supplier(case: Case, supplier: UUID) -> Text:
    name = supplier_of(case, supplier).name
    code = code_of(case, supplier)
    return name if name.startswith(code) else f"{code}\u2002{name}"


# -- the same questions ---------------------------------------------------------------------------


def questions(case: Case) -> Iterator[Block]:
    matrix = question_matrix(case)
    rows = [one for one in matrix.rows if not one.dropped]
    if not rows or not matrix.suppliers:
        return
    yield Heading(2, Phrase("doc.protocol.questions"), wide=True)
    ahead = any(cell.state is CellState.AHEAD for one in rows for cell in one.cells)
    legend = "doc.protocol.legend-ahead" if ahead else "doc.protocol.legend"
    yield Paragraph(Phrase(legend), wide=True)
    core = [str(number) for number, one in enumerate(rows, start=1) if one.core]
    if core:
        yield Paragraph(Phrase.of("doc.protocol.core", numbers=", ".join(core)), wide=True)
    for start in range(0, len(matrix.suppliers), _ACROSS):
        yield _grid(case, matrix, rows, slice(start, start + _ACROSS))
    yield from _gaps(case, rows)
    yield from _codes(case, matrix)


def _grid(case: Case, matrix: Matrix, rows: Sequence[Put], part: slice) -> Table:
    firms = matrix.suppliers[part]
    asked = [[cell.state in _ASKED for cell in one.cells[part]] for one in rows]
    lines = [
        Row(
            (
                Cell(Phrase.of("doc.numbered", number=number, text=_short(one))),
                *(_sign(cell) for cell in one.cells[part]),
                Cell(Phrase.of("doc.number", number=sum(line))),
            )
        )
        for number, (one, line) in enumerate(zip(rows, asked, strict=True), start=1)
    ]
    sums = [sum(column) for column in zip(*asked, strict=True)]
    last = Row(
        (
            Cell(Phrase.of("doc.protocol.of", n=len(rows)), strong=True),
            *(Cell(Phrase.of("doc.number", number=one)) for one in sums),
            Cell(Phrase.of("doc.number", number=sum(sums)), strong=True),
        )
    )
    return Table(
        heads=(
            Phrase("doc.head.question"),
            *(code_of(case, one) for one in firms),
            Phrase("doc.head.asked"),
        ),
        rows=(*lines, last),
        widths=(5.6, *(1.0 for _ in firms), 1.4),
        wide=True,
        row_heads=True,
        right=(len(firms) + 1,),
        centred=tuple(range(1, len(firms) + 1)),
    )


def _short(one: Put) -> str:
    return one.question.short_name or one.question.text


def _sign(cell: Asked) -> Cell:
    return Cell(_SIGNS.get(cell.state, _NOT_PUT), tinted=cell.state not in _SIGNS)


def _gaps(case: Case, rows: Sequence[Put]) -> Iterator[Block]:
    """What was not put to somebody, and why, or what will be done about it."""
    found = [
        (number, one, cell)
        for number, one in enumerate(rows, start=1)
        for cell in one.cells
        if cell.state not in _SIGNS
    ]
    if not found:
        return
    yield Heading(3, Phrase("doc.protocol.gaps"), wide=True)
    yield Table(
        heads=(Phrase("doc.head.supplier"), Phrase("doc.head.question"), Phrase("doc.head.why")),
        rows=tuple(
            Row(
                (
                    Cell(label_of_supplier(case, cell.supplier)),
                    Cell(Phrase.of("doc.numbered", number=number, text=_short(one))),
                    _why(cell),
                )
            )
            for number, one, cell in found
        ),
        widths=(1.4, 1.5, 2.0),
        wide=True,
    )


def _why(cell: Asked) -> Cell:
    if cell.state is CellState.GAP:
        word = Phrase("doc.protocol.no-reason")
        return Cell(word, strong=True, sign=MarkShape.TRIANGLE, tinted=True)
    return Cell(cell.follow_up or cell.reason)


def _codes(case: Case, matrix: Matrix) -> Iterator[Block]:
    """Two suppliers to a line, read downwards."""
    names = [(code_of(case, one), supplier_of(case, one).name) for one in matrix.suppliers]
    half = -(-len(names) // _HALF)
    pairs = zip(names[:half], [*names[half:], ("", "")][:half], strict=True)
    yield Heading(2, Phrase("doc.protocol.suppliers"), wide=True)
    yield Table(
        heads=(
            Phrase("doc.head.code"),
            Phrase("doc.head.supplier"),
            Phrase("doc.head.code"),
            Phrase("doc.head.supplier"),
        ),
        rows=tuple(
            Row((Cell(a, strong=True), Cell(b), Cell(c, strong=True), Cell(d)))
            for (a, b), (c, d) in pairs
        ),
        widths=(0.4, 2.1, 0.4, 2.1),
        wide=True,
    )


def guided(case: Case) -> frozenset[UUID]:
    """The one-to-one meetings."""
    return frozenset(one.meeting for one in compare_conditions(case).lines)
