"""Blocks with columns: tables, facts, large numbers and the tint box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lupdesk.documents.pdf.flow import Group
from lupdesk.documents.pdf.strips import FINE, HEAVY, Cell, Piece, Row, Space, Strip
from lupdesk.documents.pdf.styles import AXIS, FULL, MARGIN, TEXT, Style
from lupdesk.documents.pdf.tagging import Node
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.typesetting import width_of
from lupdesk.domain.composition import document as d
from lupdesk.domain.phrases import Text

_GUTTER: Final = 12.0
_ABOVE: Final = 5.0
_BELOW: Final = 7.0
_ROW_WHOLE: Final = 320.0
"""Up to this height a row of a table stays in one piece."""
_TALL: Final = 34.0
"""Height of a row that is to be written in by hand."""
_AFTER_TALL: Final = 20.0
_BELONGS: Final = 220.0
"""Up to this height, a third of a page, a table is not parted."""
_SNAP: Final = 40.0
"""A second column that starts as near as this to the text axis starts on it."""
_FACT_LABEL: Final = 84.0
_FACT_LABEL_MOST: Final = 150.0
_MOST_FIGURES: Final = 5
_MOST_TINTED: Final = 3


def table(block: d.Table, setter: Typesetter) -> list[Group]:
    return [_Table(block, setter).group()]


class _Table:
    """Few horizontal rules and no cage. The head comes again on each page."""

    def __init__(self, block: d.Table, setter: Typesetter) -> None:
        self._block = block
        self._setter = setter
        self._start, self._length = (0.0, FULL) if block.wide else (AXIS, TEXT)
        self._count = max((len(block.heads), *(len(row.cells) for row in block.rows)), default=0)
        self._edges = self._columns()

    def group(self) -> Group:
        if not self._count:
            return Group([])
        table = self._setter.root.add("Table")
        head = self._head(table.add("TR")) if any(self._block.heads) else None
        rows: list[Strip] = []
        last = len(self._block.rows) - 1
        for number, row in enumerate(self._block.rows):
            rows.append(self._row(row, table.add("TR"), last=number == last))
        if head and not rows:
            return Group([head], before=4.0, after=8.0)
        after = _AFTER_TALL if self._block.tall else 8.0
        return Group(rows, before=4.0, after=after, head=head, together=_together(rows))

    def _columns(self) -> list[float]:
        """Left edges of the columns and the right edge of the last."""
        shares = [max(share, 0.0) for share in self._block.widths[: self._count]]
        usual = sum(shares) / len(shares) if sum(shares) else 1.0
        shares += [usual] * (self._count - len(shares))
        whole = sum(shares) or 1.0
        widths = [share / whole * self._length for share in shares]
        if self._block.wide and self._count > 1 and abs(widths[0] - AXIS) <= _SNAP:
            rest = (FULL - AXIS) / (FULL - widths[0])
            widths = [AXIS, *(width * rest for width in widths[1:])]
        edges = [self._start]
        for width in widths:
            edges.append(edges[-1] + width)
        return edges

    def _width(self, column: int, to: int) -> float:
        gutter = 0.0 if to == self._count or column in self._block.centred else _GUTTER
        return self._edges[to] - self._edges[column] - gutter

    def _head(self, node: Node) -> Row:
        sheet = self._setter.sheet
        cells = []
        for column in range(self._count):
            cell = node.add("TH", owner="Table", Scope="Column")
            words = self._block.heads[column] if column < len(self._block.heads) else ""
            style = sheet.label_right if column in self._block.right else sheet.label
            if column in self._block.centred:
                style = sheet.label_centred
            cells.append(self._cell(cell, column, column + 1, [(words, style)]))
        return Row(cells, below=_BELOW, under=HEAVY, rule=(self._start, self._length))

    def _row(self, row: d.Row, node: Node, *, last: bool) -> Row:
        cells = []
        filled = self._filled(row)
        for column, cell in enumerate(filled):
            to = self._count if column == len(filled) - 1 else column + 1
            heading = self._block.row_heads and column == 0
            facts: dict[str, str | int] = {"Scope": "Row"} if heading else {}
            if to > column + 1:
                facts["ColSpan"] = to - column
            owner = "Table" if facts else ""
            element = node.add("TH" if heading else "TD", "", owner, **facts)
            made = self._cell(element, column, to, self._texts(cell, column), cell.sign)
            palette = self._setter.sheet.palette
            made.tint = palette.tint if cell.tinted else None
            if cell.level:
                made.tint = palette.level(cell.level)
            cells.append(made)
        above, below = _ABOVE, _BELOW
        if self._block.tall:
            # What is printed stands on the line, beside what is written.
            above = max(above, _TALL - below - max(cell.height for cell in cells))
        return Row(
            cells,
            above=above,
            below=below,
            under=HEAVY if last else FINE,
            rule=(self._start, self._length),
            tint=self._setter.sheet.palette.tint if row.tinted else None,
            whole=_ROW_WHOLE,
        )

    @staticmethod
    def _filled(row: d.Row) -> tuple[d.Cell, ...]:
        """A break in a timetable is one cell as wide as what is empty after it."""
        cells = row.cells
        while row.tinted and len(cells) > 1 and cells[-1].text == "" and not cells[-1].under:
            cells = cells[:-1]
        return cells

    def _texts(self, cell: d.Cell, column: int) -> list[tuple[Text, Style]]:
        sheet = self._setter.sheet
        if cell.under is not None and cell.strong:
            return [(cell.text, sheet.strong), (cell.under, sheet.note)]
        right = column in self._block.right
        if cell.strong:
            style = sheet.cell_strong_right if right else sheet.cell_strong
        else:
            style = sheet.cell_right if right else sheet.cell
        if column in self._block.centred:
            style = sheet.cell_centred
        return [(cell.text, style)] + ([(cell.under, sheet.note)] if cell.under else [])

    def _cell(
        self,
        node: Node,
        column: int,
        to: int,
        texts: list[tuple[Text, Style]],
        sign: d.MarkShape | None = None,
    ) -> Cell:
        width = self._width(column, to)
        pieces = _cell_pieces(self._setter, node, width, texts, sign)
        return Cell(self._edges[column], width, pieces)


def _together(rows: list[Strip]) -> int:
    """A short table stays in one piece; of a longer one two rows begin and two end a page."""
    short = sum(row.height for row in rows) <= _BELONGS
    return len(rows) if short else min(2, len(rows))


def _cell_pieces(
    setter: Typesetter,
    node: Node,
    width: float,
    texts: list[tuple[Text, Style]],
    sign: d.MarkShape | None = None,
) -> list[Piece]:
    """A single paragraph is the cell's own content, several are P elements in it."""
    parts = [(part, text, style) for text, style in texts for part in setter.paragraphs(text)]
    alone = len(parts) == 1
    return [
        setter.piece(
            part,
            style,
            width,
            setter.spoken(node if alone else node.add("P"), text),
            sign=None if number else sign,
        )
        for number, (part, text, style) in enumerate(parts)
    ]


def facts(block: d.Facts, setter: Typesetter) -> list[Group]:
    if not block.rows:
        return []
    element = setter.root.add("Table")
    names = (setter.line(name) for name, _ in block.rows)
    widest = max(width_of(name, setter.sheet.label) for name in names)
    column = min(max(widest + _GUTTER + 1, _FACT_LABEL), _FACT_LABEL_MOST)
    rows = [_fact(name, value, column, setter, element.add("TR")) for name, value in block.rows]
    rows[0].over = HEAVY
    rows[-1].under = HEAVY
    strips: list[Strip] = [*rows]
    together = _together(strips)
    note = setter.pieces(block.note or "", setter.sheet.note, MARGIN, setter.root)
    hanging = Cell(0.0, MARGIN, note, hanging=True)
    rows[0].cells.append(hanging)
    beside = 0.0
    for number, row in enumerate(rows, 1):
        if beside < hanging.height:
            together = max(together, number)
        beside += row.height
    if beside < hanging.height:
        strips.append(Space(hanging.height - beside))
    return [Group(strips, before=4.0, after=8.0, together=together)]


def _fact(name: Text, value: Text, column: float, setter: Typesetter, node: Node) -> Row:
    head = node.add("TH", owner="Table", Scope="Row")
    left = _cell_pieces(setter, head, column - _GUTTER, [(name, setter.sheet.label)])
    width = TEXT - column
    right = _cell_pieces(setter, node.add("TD"), width, [(value, setter.sheet.body)])
    cells = [Cell(AXIS, column - _GUTTER, left), Cell(AXIS + column, width, right)]
    size = setter.sheet.body.size
    return Row(cells, above=4.0, below=5.0, under=FINE, anchor=size, whole=_ROW_WHOLE)


def figures(block: d.Figures, setter: Typesetter) -> list[Group]:
    """In rows of at most five."""
    if not block.items:
        return []
    rows: list[Strip] = []
    count = -(-len(block.items) // -(-len(block.items) // _MOST_FIGURES))
    for start in range(0, len(block.items), count):
        below = 16.0 if start + count < len(block.items) else 0.0
        rows.append(_figures(block.items[start : start + count], count, setter, below))
    return [Group(rows, before=24.0, after=16.0)]


def _figures(items: tuple[d.Figure, ...], count: int, setter: Typesetter, below: float) -> Row:
    sheet = setter.sheet
    width = FULL / count - 16
    numbers = [setter.line(item.number) for item in items]
    fits = all(width_of(number, sheet.big) <= width for number in numbers)
    style = sheet.big if fits else sheet.count
    cells = []
    for place, (item, number) in enumerate(zip(items, numbers, strict=True)):
        piece = setter.piece(number, style, width, setter.root.add("P"), after=4.0)
        label = setter.pieces(item.label, sheet.cell, width, setter.root)
        cells.append(Cell(place * FULL / count, width, [piece, *label]))
    return Row(cells, below=below, whole=_ROW_WHOLE)


@dataclass(frozen=True, slots=True)
class _Box:
    """Room inside the tint box."""

    left: float = 16.0
    right: float = 8.0
    above: float = 12.0
    below: float = 14.0


def tint_box(block: d.TintBox, setter: Typesetter) -> list[Group]:
    if not block.columns:
        return []
    box = _Box()
    rows: list[Strip] = []
    count = min(len(block.columns), _MOST_TINTED)
    width = FULL / count
    for start in range(0, len(block.columns), count):
        cells = []
        for place, (label, text) in enumerate(block.columns[start : start + count]):
            inner = width - box.left - box.right
            pieces = setter.pieces(label, setter.sheet.label, inner, setter.root, after=2.0)
            pieces += setter.pieces(text, setter.sheet.body, inner, setter.root)
            cells.append(Cell(place * width + box.left, inner, pieces))
        rows.append(_tinted(cells, box, setter))
    return [Group(rows, before=4.0, after=12.0)]


def _tinted(cells: list[Cell], box: _Box, setter: Typesetter) -> Row:
    return Row(
        cells,
        above=box.above,
        below=box.below,
        rule=(0.0, FULL),
        tint=setter.sheet.palette.tint,
        band=0.0,
        whole=_ROW_WHOLE,
    )
