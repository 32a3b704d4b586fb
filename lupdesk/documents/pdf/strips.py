"""Horizontal strips of a page: rows of set text that know their height and where they may split."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Protocol, Self

from reportlab.lib.colors import Color
from reportlab.pdfgen.textobject import PDFTextObject

from lupdesk.documents.pdf.fonts import runs
from lupdesk.documents.pdf.palette import INK, LINE
from lupdesk.documents.pdf.signs import draw_sign
from lupdesk.documents.pdf.styles import AXIS, EDGE, PAGE_H, TEXT, Style
from lupdesk.documents.pdf.tagging import Node, TaggedCanvas
from lupdesk.documents.pdf.typesetting import width_of
from lupdesk.domain.composition.document import MarkShape

HEAVY: Final = (0.8, INK)
FINE: Final = (0.4, LINE)
Rule = tuple[float, Color]

SIGN_INDENT: Final = 14.0
_PAIR: Final = 2
"""Lines of a paragraph that are never alone at the foot or the top of a page."""
_NARROW: Final = 40.0
_CELL_BAND: Final = 4.0
"""How far the tint of a cell goes beyond its text; not in the narrow columns of a matrix."""
_BAND: Final = 8.0
"""How far a tint goes beyond the text on either side."""


class Strip(Protocol):
    """``top`` is counted from the top of the page; x from the left edge of the full width."""

    @property
    def height(self) -> float: ...

    @property
    def least(self) -> float:
        """Room that the strip needs to begin on a page."""

    def split(self, room: float, *, forced: bool) -> tuple[Strip, Strip] | None:
        """What fits into ``room`` and the rest; ``forced`` on a page that is still empty."""

    def draw(self, canvas: TaggedCanvas, top: float) -> None: ...


@dataclass(slots=True)
class Piece:
    """Lines of one paragraph in one style, and the structure element that they belong to."""

    style: Style
    lines: list[str]
    node: Node
    after: float = 0.0
    indent: float = 0.0
    sign: MarkShape | None = None
    bullet: tuple[str, Node] | None = None

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    def cut(self, count: int) -> tuple[Piece, Piece]:
        head = replace(self, lines=self.lines[:count], after=0.0)
        return head, replace(self, lines=self.lines[count:], sign=None, bullet=None)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        style = self.style
        base = PAGE_H - top - style.size
        if self.sign:
            with canvas.artifact():
                draw_sign(canvas, self.sign, EDGE + x, base)
        if self.bullet:
            self._draw_bullet(canvas, x, base)
        with canvas.tagged(self.node):
            text = canvas.beginText(EDGE + x + self.indent, base)
            text.setFont(style.font, style.size, style.leading)
            text.setFillColor(style.colour)
            for number, line in enumerate(self.lines):
                if style.right or style.centred:
                    left = width - width_of(line.rstrip(" "), style)
                    left /= 2 if style.centred else 1
                    text.setTextOrigin(EDGE + x + left, base - number * style.leading)
                _set_line(text, line, style)
            canvas.drawText(text)

    def _draw_bullet(self, canvas: TaggedCanvas, x: float, base: float) -> None:
        if self.bullet:
            sign, node = self.bullet
            with canvas.tagged(node):
                canvas.setFont(self.style.font, self.style.size)
                canvas.setFillColor(self.style.colour)
                canvas.drawString(EDGE + x, base, sign)


def _set_line(text: PDFTextObject, line: str, style: Style) -> None:
    *borrowing, (font, last) = runs(line, style.font)
    for name, part in borrowing:
        text.setFont(name, style.size, style.leading)
        text.textOut(part)
    if borrowing or font != style.font:
        text.setFont(font, style.size, style.leading)
    text.textLine(last)
    if font != style.font:
        text.setFont(style.font, style.size, style.leading)


@dataclass(slots=True)
class Cell:
    """Paragraphs above each other, ``x`` from the left edge."""

    x: float
    width: float
    pieces: list[Piece]
    hanging: bool = False
    """Beside the rows and none of their height."""
    tint: Color | None = None
    """Behind the cell, as high as its row."""

    @property
    def height(self) -> float:
        between = sum(piece.after for piece in self.pieces[:-1])
        return sum(piece.height for piece in self.pieces) + between

    def split(self, room: float) -> tuple[Cell, Cell]:
        head: list[Piece] = []
        used = 0.0
        for number, piece in enumerate(self.pieces):
            if used + piece.height <= room:
                head.append(piece)
                used += piece.height + piece.after
                continue
            fit = _lines_that_fit(piece, room - used)
            rest = self.pieces[number:]
            if fit:
                first, second = piece.cut(fit)
                head, rest = [*head, first], [second, *rest[1:]]
            return replace(self, pieces=head), replace(self, pieces=rest)
        return self, replace(self, pieces=[])

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        for piece in self.pieces:
            piece.draw(canvas, self.x, top, self.width)
            top += piece.height + piece.after


def _lines_that_fit(piece: Piece, room: float) -> int:
    total = len(piece.lines)
    fit = min(max(int(room / piece.style.leading + 0.001), 0), total)
    if total - fit < _PAIR:
        fit = total - _PAIR
    return fit if fit >= _PAIR else 0


@dataclass(slots=True)
class Row:
    """Cells side by side; their first baselines agree."""

    cells: list[Cell]
    above: float = 0.0
    below: float = 0.0
    over: Rule | None = None
    under: Rule | None = None
    rule: tuple[float, float] = (AXIS, TEXT)
    """Where the rules start and how long they are."""
    tint: Color | None = None
    band: float = _BAND
    anchor: float | None = None
    """Size of type whose baseline the row is hung from; else the largest."""
    whole: float = 0.0
    """Up to this height the row moves to the next page rather than being split."""
    height: float = field(init=False)

    def __post_init__(self) -> None:
        tallest = max(
            (self._drop(cell) + cell.height for cell in self.cells if not cell.hanging), default=0.0
        )
        self.height = self.above + tallest + self.below

    @property
    def least(self) -> float:
        if self.height <= self.whole:
            return self.height
        lines = [cell.pieces[0] for cell in self.cells if cell.pieces]
        first = max((_PAIR * piece.style.leading for piece in lines), default=0.0)
        return min(self.height, self.above + first + self.below)

    def split(self, room: float, *, forced: bool) -> tuple[Self, Self] | None:
        if self.height <= self.whole and not forced:
            return None
        inner = room - self.above - self.below
        parts = [cell.split(inner - self._drop(cell)) for cell in self.cells]
        if any(rest.pieces and not head.pieces for head, rest in parts):
            return None
        head = replace(self, cells=[head for head, _ in parts], under=None)
        return head, replace(self, cells=[rest for _, rest in parts], over=None)

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        if self.tint:
            self._draw_tint(canvas, top, self.tint, self.rule, self.band)
        for cell in self.cells:
            if cell.tint:
                band = 0.0 if cell.width < _NARROW else _CELL_BAND
                end = min(cell.x + cell.width + band, sum(self.rule))
                start = max(cell.x - band, self.rule[0])
                self._draw_tint(canvas, top, cell.tint, (start, end - start), 0.0)
        for cell in self.cells:
            cell.draw(canvas, top + self.above + self._drop(cell))
        self._draw_rule(canvas, top, self.over)
        self._draw_rule(canvas, top + self.height, self.under)

    def _drop(self, cell: Cell) -> float:
        """A first baseline lies one size of type below the top, whatever the leading is."""
        if not cell.pieces:
            return 0.0
        return self._hung_from() - cell.pieces[0].style.size

    def _hung_from(self) -> float:
        if self.anchor is not None:
            return self.anchor
        return max((cell.pieces[0].style.size for cell in self.cells if cell.pieces), default=0.0)

    def _draw_rule(self, canvas: TaggedCanvas, top: float, rule: Rule | None) -> None:
        if not rule:
            return
        thick, colour = rule
        start, length = self.rule
        with canvas.artifact():
            canvas.setLineWidth(thick)
            canvas.setStrokeColor(colour)
            left = EDGE + start
            canvas.line(left, PAGE_H - top, left + length, PAGE_H - top)

    def _draw_tint(
        self,
        canvas: TaggedCanvas,
        top: float,
        colour: Color,
        across: tuple[float, float],
        band: float,
    ) -> None:
        start, length = across
        with canvas.artifact():
            canvas.setFillColor(colour)
            canvas.rect(
                EDGE + start - band,
                PAGE_H - top - self.height,
                length + 2 * band,
                self.height,
                stroke=0,
                fill=1,
            )


@dataclass(frozen=True, slots=True)
class Space:
    """Empty room, e.g. under a note that is taller than the rows beside it."""

    height: float

    @property
    def least(self) -> float:
        return 0.0

    def split(self, room: float, *, forced: bool) -> tuple[Strip, Strip] | None:  # noqa: ARG002
        return Space(room), Space(0.0)

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Nothing is there."""
