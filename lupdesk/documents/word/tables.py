"""Blocks with columns: tables with a head that comes again, large numbers, the tint box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lupdesk.documents.word.look import TEXT
from lupdesk.documents.word.text import Setter, bold, run
from lupdesk.documents.word.xml import Element, el, name, twips, val
from lupdesk.domain.composition import document as d
from lupdesk.domain.phrases import Text

_MOST_FIGURES: Final = 5
_MOST_TINTED: Final = 3
_NARROW: Final = 40
_TALL: Final = 34.0
"""Between the columns of a matrix, in twentieths of a point."""


def tbl(
    style: str,
    widths: Sequence[int],
    rows: Sequence[Element],
    *,
    alternative: str = "",
    row_heads: bool = False,
) -> Element:
    look = {"firstRow": 1, "firstColumn": int(row_heads), "noHBand": 1, "noVBand": 1}
    about = el(
        "w:tblPr",
        val("w:tblStyle", style),
        el("w:tblW", w=sum(widths), type="dxa"),
        el("w:tblLayout", type="fixed"),
        el("w:tblLook", val="06A0" if row_heads else "0620", lastRow=0, lastColumn=0, **look),
        val("w:tblDescription", alternative) if alternative else None,
    )
    grid = el("w:tblGrid", *(el("w:gridCol", w=wide) for wide in widths))
    return el("w:tbl", about, grid, *rows)


def kept(rows: list[Element]) -> list[Element]:
    """A table in one piece: each row stays with the next one."""
    for row in rows[:-1]:
        for paragraph in row.iter(name("w:p")):
            about = paragraph.find(name("w:pPr"))
            if about is not None and about.find(name("w:keepNext")) is None:
                about.insert(1, el("w:keepNext"))
    return rows


def tr(cells: Sequence[Element], *, head: bool = False, tall: bool = False) -> Element:
    """``tall``: high enough to write in by hand."""
    high = el("w:trHeight", val=twips(_TALL), hRule="atLeast") if tall else None
    return el(
        "w:tr",
        el("w:trPr", el("w:cantSplit"), high, el("w:tblHeader") if head else None),
        *cells,
    )


def tc(
    width: int,
    paragraphs: Sequence[Element],
    *,
    span: int = 1,
    fill: str = "",
    borders: Element | None = None,
    margins: Element | None = None,
) -> Element:
    about = el(
        "w:tcPr",
        el("w:tcW", w=width, type="dxa"),
        val("w:gridSpan", span) if span > 1 else None,
        borders,
        el("w:shd", val="clear", color="auto", fill=fill) if fill else None,
        margins,
    )
    return el("w:tc", about, *(paragraphs or [el("w:p")]))


def margins(**sides: int) -> Element:
    """In twentieths of a point; the order of the sides is the format's."""
    known = [side for side in ("top", "left", "bottom", "right") if side in sides]
    return el("w:tcMar", *(el(f"w:{side}", w=sides[side], type="dxa") for side in known))


def shared(shares: Sequence[float], count: int) -> list[int]:
    """The width of the text, shared out; a column without a share gets the usual one."""
    known = [max(share, 0.0) for share in shares[:count]]
    usual = sum(known) / len(known) if sum(known) else 1.0
    known += [usual] * (count - len(known))
    whole = sum(known) or 1.0
    return [twips(TEXT * share / whole) for share in known]


def table(block: d.Table, setter: Setter, *, alternative: str = "") -> list[Element]:
    count = max((len(block.heads), *(len(row.cells) for row in block.rows)), default=0)
    if not count:
        return []
    return [_Table(block, setter, count).made(alternative), setter.p("After")]


class _Table:
    def __init__(self, block: d.Table, setter: Setter, count: int) -> None:
        self._block = block
        self._setter = setter
        self._widths = shared(block.widths, count)

    def made(self, alternative: str) -> Element:
        head = [self._head()] if any(self._block.heads) else []
        rows = [self._row(row) for row in self._block.rows]
        return tbl(
            "Rows",
            self._widths,
            [*head, *rows],
            alternative=alternative,
            row_heads=self._block.row_heads,
        )

    def _head(self) -> Element:
        cells = []
        for column, width in enumerate(self._widths):
            words = self._block.heads[column] if column < len(self._block.heads) else ""
            text = self._setter.line(words)
            said = self._setter.p(
                "TableHead", *([run(text)] if text else []), more=self._placed(column)
            )
            cells.append(tc(width, [said], margins=self._tight(column)))
        return tr(cells, head=True)

    def _row(self, row: d.Row) -> Element:
        filled = row.cells
        while row.tinted and len(filled) > 1 and filled[-1].text == "" and not filled[-1].under:
            filled = filled[:-1]
        colours = self._setter.colours
        cells = []
        for column, cell in enumerate(filled):
            to = len(self._widths) if column == len(filled) - 1 else column + 1
            cells.append(
                tc(
                    sum(self._widths[column:to]),
                    self._texts(cell, column),
                    span=to - column,
                    fill=colours.tint
                    if cell.tinted or row.tinted
                    else colours.levels[cell.level]
                    if cell.level
                    else "",
                    margins=self._tight(column),
                )
            )
        return tr(cells, tall=self._block.tall)

    def _texts(self, cell: d.Cell, column: int) -> list[Element]:
        setter, placed = self._setter, self._placed(column)
        sign = [setter.sign(cell.sign)] if cell.sign else []
        lead = cell.strong and cell.under is not None
        style = "TableLead" if lead else "TableText"
        make = bold if cell.strong and not lead else run
        made = []
        for part in setter.paragraphs(cell.text):
            made.append(setter.p(style, *sign, make(part), more=placed))
            sign = []
        if sign:
            made.append(setter.p(style, *sign, more=placed))
        if cell.under:
            made += setter.each("TableUnder", cell.under, placed)
        return made or [setter.p(style)]

    def _placed(self, column: int) -> tuple[Element, ...]:
        if column in self._block.right:
            return (val("w:jc", "right"),)
        if column in self._block.centred:
            return (val("w:jc", "center"),)
        return ()

    def _tight(self, column: int) -> Element | None:
        return margins(left=_NARROW, right=_NARROW) if column in self._block.centred else None


def figures(block: d.Figures, setter: Setter) -> list[Element]:
    """Large numbers side by side, in rows of at most five."""
    if not block.items:
        return []
    count = -(-len(block.items) // -(-len(block.items) // _MOST_FIGURES))
    widths = shared((), count)
    rows = []
    for start in range(0, len(block.items), count):
        items = block.items[start : start + count]
        cells = [
            tc(
                width,
                [
                    *setter.each("FigureNumber", item.number),
                    *setter.each("TableText", item.label),
                ],
            )
            for width, item in zip(widths, items, strict=False)
        ]
        cells += [tc(width, [setter.p("TableText")]) for width in widths[len(items) :]]
        rows.append(tr(cells, head=not start))
    return [setter.p("After"), tbl("Open", widths, rows), setter.p("After")]


def tint_box(block: d.TintBox, setter: Setter) -> list[Element]:
    if not block.columns:
        return []
    count = min(len(block.columns), _MOST_TINTED)
    widths = shared((), count)
    tint = setter.colours.tint
    rows = []
    for start in range(0, len(block.columns), count):
        some = block.columns[start : start + count]
        around = {"left": 240, "right": 160}
        above, below = margins(top=200, **around), margins(top=0, bottom=260, **around)
        labels, texts = [], []
        for width, (label, text) in zip(widths, some, strict=False):
            labels.append(tc(width, setter.each("TableHead", label), fill=tint, margins=above))
            texts.append(tc(width, _close(setter, text), fill=tint, margins=below))
            above, below = margins(top=200, **around), margins(top=0, bottom=260, **around)
        for width in widths[len(some) :]:
            labels.append(tc(width, [setter.p("TableHead")], fill=tint))
            texts.append(tc(width, [setter.p("TableText")], fill=tint))
        rows += [tr(labels, head=not start), tr(texts)]
    return [tbl("Open", widths, rows), setter.p("After"), setter.p("After")]


def _close(setter: Setter, text: Text) -> list[Element]:
    parts = setter.paragraphs(text)
    return [setter.p("Normal", run(part), more=(el("w:spacing", after=0),)) for part in parts] or [
        setter.p("Normal", more=(el("w:spacing", after=0),))
    ]
