"""How long each supplier got, as bars against one line: what was agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lupdesk.documents.pdf.charts import Chart
from lupdesk.documents.pdf.flow import Group
from lupdesk.documents.pdf.palette import INK, SOFT
from lupdesk.documents.pdf.strips import Cell, Row, Strip
from lupdesk.documents.pdf.styles import FULL
from lupdesk.documents.pdf.tagging import TaggedCanvas
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.typesetting import cut, width_of
from lupdesk.domain.composition.document import TimeBar, TimeChart

_NAME: Final = 28.0
_BARS: Final = 184.0
"""Where the bars begin."""
_BESIDE: Final = 132.0
"""Room after the longest bar."""
_BAR: Final = 9.0
_PITCH: Final = 16.0
_HEAD: Final = 20.0
_MOST: Final = 36
"""Bars of one chart; more go on in another."""


def time_chart(block: TimeChart, setter: Typesetter) -> list[Group]:
    sheet = setter.sheet
    headline = setter.pieces(block.headline, sheet.h3, FULL, setter.root)
    groups = [Group([Row([Cell(0.0, FULL, headline)])], before=8.0, after=4.0, with_next=True)]
    if not block.bars:
        return groups
    longest = max(block.planned, *(bar.minutes for bar in block.bars))
    scale = (FULL - _BARS - _BESIDE) / max(longest, 1)
    strips: list[Strip] = []
    for start in range(0, len(block.bars), _MOST):
        part = block.bars[start : start + _MOST]
        node = setter.root.add("Figure", setter.line(block.alternative))
        bars = [_set(bar, setter) for bar in part]
        strips.append(
            _Times(
                node=node,
                height=_HEAD + _PITCH * len(part) + 4.0,
                sheet=sheet,
                bars=bars,
                plan=(block.planned * scale, setter.line(block.plan)),
                scale=scale,
            )
        )
    return [*groups, Group(strips, after=12.0)]


@dataclass(frozen=True, slots=True)
class _Bar:
    code: str
    name: str
    minutes: int
    beside: str
    strong: bool


def _set(bar: TimeBar, setter: Typesetter) -> _Bar:
    style = setter.sheet.cell_strong if bar.strong else setter.sheet.cell
    name = cut(setter.line(bar.name), style, _BARS - _NAME - 10)
    code = cut(setter.line(bar.code), setter.sheet.cell_strong, _NAME - 3)
    return _Bar(code, name, bar.minutes, setter.line(bar.beside), bar.strong)


@dataclass(slots=True, kw_only=True)
class _Times(Chart):
    bars: list[_Bar]
    plan: tuple[float, str]
    scale: float
    """Points for a minute."""

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        sheet = self.sheet
        start = left + _BARS
        long, words = self.plan
        at = start + long - width_of(words, sheet.note) / 2
        canvas.set_line(at, high - 10, words, sheet.note)
        top = high - _HEAD
        for bar in self.bars:
            middle = top - _PITCH / 2
            style = sheet.cell_strong if bar.strong else sheet.cell
            canvas.set_line(left, middle - 3, bar.code, sheet.cell_strong)
            canvas.set_line(left + _NAME, middle - 3, bar.name, style)
            wide = bar.minutes * self.scale
            canvas.setFillColor(sheet.palette.accent if bar.strong else SOFT)
            canvas.rect(start, middle - _BAR / 2, wide, _BAR, stroke=0, fill=1)
            canvas.set_line(start + max(wide, long) + 6, middle - 3, bar.beside, style)
            top -= _PITCH
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        canvas.line(start + long, high - _HEAD + 4, start + long, top - 2)
