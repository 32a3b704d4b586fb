"""Two sides of the same rows: squares to the left of the name, discs to the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lupdesk.documents.pdf.charts import Chart
from lupdesk.documents.pdf.flow import Group
from lupdesk.documents.pdf.palette import INK, LINE
from lupdesk.documents.pdf.strips import Cell, Row, Strip
from lupdesk.documents.pdf.styles import FULL, Style
from lupdesk.documents.pdf.tagging import TaggedCanvas
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.typesetting import cut, width_of
from lupdesk.domain.composition.document import SidesChart, SidesRow

_NAMES: Final = 152.0
"""Room for the names of the rows, in the middle."""
_BESIDE: Final = 26.0
"""Room for the number, beyond the marks."""
_GAP: Final = 8.0
_PITCH: Final = 18.0
_HEAD: Final = 20.0
_STEP: Final = 15.0
"""From mark to mark, where there is room for it."""
_SHARE: Final = 0.66
"""Of a step that is mark."""
_LEAST_STEP: Final = 6.0
"""From here down marks are too small to be counted, and are drawn as one bar."""
_BAR: Final = 9.0
_MOST: Final = 30
"""Rows of one chart; more go on in another."""


def sides_chart(block: SidesChart, setter: Typesetter) -> list[Group]:
    sheet = setter.sheet
    headline = setter.pieces(block.headline, sheet.h3, FULL, setter.root)
    groups = [Group([Row([Cell(0.0, FULL, headline)])], before=8.0, after=4.0, with_next=True)]
    most = max((max(row.left, row.right) for row in block.rows), default=0)
    if not most:
        return groups
    room = (FULL - _NAMES) / 2 - _GAP - _BESIDE
    strips: list[Strip] = []
    for start in range(0, len(block.rows), _MOST):
        part = block.rows[start : start + _MOST]
        strips.append(
            _Sides(
                node=setter.root.add("Figure", setter.line(block.alternative)),
                height=_HEAD + _PITCH * len(part),
                sheet=sheet,
                rows=[_set(row, setter) for row in part],
                heads=(setter.line(block.left), setter.line(block.right)),
                step=min(_STEP, room / most),
            )
        )
    return [*groups, Group(strips, after=16.0)]


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    counts: tuple[int, int]
    shown: tuple[str, str]


def _set(row: SidesRow, setter: Typesetter) -> _Row:
    number = setter.wording.number
    name = cut(setter.line(row.label), setter.sheet.cell, _NAMES - 2 * _GAP)
    return _Row(name, (row.left, row.right), (number(row.left), number(row.right)))


@dataclass(slots=True, kw_only=True)
class _Sides(Chart):
    rows: list[_Row]
    heads: tuple[str, str]
    step: float

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        middle = left + FULL / 2
        edges = (middle - _NAMES / 2 - _GAP, middle + _NAMES / 2 + _GAP)
        self._paint_heads(canvas, edges, high)
        top = high - _HEAD
        for number, row in enumerate(self.rows):
            if number:
                canvas.setStrokeColor(LINE)
                canvas.setLineWidth(0.4)
                canvas.line(left, top, left + FULL, top)
            base = top - _PITCH / 2 - 3
            _say(canvas, middle, base, row.name, self.sheet.cell, share=0.5)
            for side, edge in enumerate(edges):
                self._paint_side(canvas, row, side, edge, top - _PITCH / 2)
            top -= _PITCH

    def _paint_heads(self, canvas: TaggedCanvas, edges: tuple[float, float], high: float) -> None:
        """Each with its mark before the word, as a key."""
        for side, edge in enumerate(edges):
            word = self.heads[side]
            size = _STEP * _SHARE * 0.7
            wide = width_of(word, self.sheet.mark) + size + 5
            start = edge if side else edge - wide
            self._mark(canvas, side, start, high - 9, size)
            _say(canvas, start + size + 5, high - 12, word, self.sheet.mark)

    def _paint_side(
        self, canvas: TaggedCanvas, row: _Row, side: int, edge: float, middle: float
    ) -> None:
        count, shown = row.counts[side], row.shown[side]
        away = 1 if side else -1
        size = self.step * _SHARE
        if count and self.step < _LEAST_STEP:
            self._bar(canvas, side, edge, middle, count * self.step)
        else:
            for place in range(count):
                start = edge + away * place * self.step - (0 if side else size)
                self._mark(canvas, side, start, middle, size)
        end = edge + away * (count * self.step + (4 if count else 0))
        style = self.sheet.mark if count else self.sheet.note
        _say(canvas, end, middle - 3, shown, style, share=0.0 if side else 1.0)

    def _bar(
        self, canvas: TaggedCanvas, side: int, edge: float, middle: float, long: float
    ) -> None:
        """So many that they run together; the corners still tell the sides apart."""
        low = middle - _BAR / 2
        if side:
            canvas.setFillColor(self.sheet.palette.accent)
            canvas.roundRect(edge, low, long, _BAR, min(_BAR, long) / 2, stroke=0, fill=1)
        else:
            canvas.setFillColor(INK)
            canvas.rect(edge - long, low, long, _BAR, stroke=0, fill=1)

    def _mark(
        self, canvas: TaggedCanvas, side: int, start: float, middle: float, size: float
    ) -> None:
        if side:
            canvas.setFillColor(self.sheet.palette.accent)
            canvas.circle(start + size / 2, middle, size / 2, stroke=0, fill=1)
        else:
            canvas.setFillColor(INK)
            canvas.rect(start, middle - size / 2, size, size, stroke=0, fill=1)


def _say(
    canvas: TaggedCanvas, x: float, y: float, text: str, style: Style, *, share: float = 0.0
) -> None:
    """``share`` of its width stands before ``x``."""
    canvas.setFont(style.font, style.size)
    canvas.setFillColor(style.colour)
    canvas.drawString(x - share * width_of(text, style), y, text)
