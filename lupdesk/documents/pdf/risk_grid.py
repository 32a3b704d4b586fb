"""The picture of risks: discs in cells, an arrow to a ring where the relief brings them. The bands
are told by hatching, so that a grey print says all of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from lupdesk.documents.pdf.charts import Chart, short
from lupdesk.documents.pdf.flow import Group
from lupdesk.documents.pdf.palette import INK, LINE, MUTED, SOFT, WHITE
from lupdesk.documents.pdf.strips import Cell, Row
from lupdesk.documents.pdf.styles import FULL
from lupdesk.documents.pdf.tagging import TaggedCanvas
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.typesetting import broken, width_of
from lupdesk.domain.composition.risk_grid import GridCell, RiskGrid

_NAMES: Final = 92.0
_WIDE: Final = 60.0
_HIGH: Final = 42.0
_BESIDE: Final = 16.0
"""Between the cells and their key."""
_OVER: Final = 18.0
_UNDER: Final = 44.0
_RADIUS: Final = 7.5
_PITCH: Final = 18.0
_ACROSS: Final = 3
_MOST: Final = 6
_HATCHES: Final = {1: (7.0, 0.5, LINE), 2: (3.5, 0.9, SOFT)}
"""From line to line, how heavy, and which grey."""
_HEAD: Final = 5.0

Point = tuple[float, float]


def risk_grid(block: RiskGrid, setter: Typesetter) -> list[Group]:
    sheet = setter.sheet
    headline = setter.pieces(block.headline, sheet.h3, FULL, setter.root)
    groups = [Group([Row([Cell(0.0, FULL, headline)])], before=8.0, after=4.0, with_next=True)]
    if not block.rows:
        return groups
    chart = _Grid(
        node=setter.root.add("Figure", setter.line(block.alternative)),
        height=_OVER + _HIGH * len(block.rows) + _UNDER,
        sheet=sheet,
        rows=block.rows,
        names=[
            short(broken(setter.line(step), sheet.cell, _NAMES - 8), 3) for step in block.steps_up
        ],
        feet=[
            short(broken(setter.line(step), sheet.cell, _WIDE - 6), 2) for step in block.steps_along
        ],
        axes=(setter.line(block.up), setter.line(block.along)),
        bands=[setter.line(word) for word in block.bands],
        key=[setter.line(word) for word in block.key],
    )
    return [*groups, Group([chart], after=12.0)]


@dataclass(frozen=True, slots=True)
class _Disc:
    label: str
    at: Point
    solid: bool


@dataclass(slots=True, kw_only=True)
class _Grid(Chart):
    rows: tuple[tuple[GridCell, ...], ...]
    names: list[list[str]]
    feet: list[list[str]]
    axes: tuple[str, str]
    bands: list[str]
    key: list[str]

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        top, start = high - _OVER, left + _NAMES
        canvas.set_line(left, high - 11, self.axes[0], self.sheet.label)
        discs: list[_Disc] = []
        for at, cells in enumerate(self.rows):
            low = top - (at + 1) * _HIGH
            if at < len(self.names):
                base = low + _HIGH / 2 - 3 + 6 * (len(self.names[at]) - 1)
                for number, line in enumerate(self.names[at]):
                    canvas.set_line(left, base - 12 * number, line.rstrip(), self.sheet.cell)
            for column, cell in enumerate(cells):
                self._ground(canvas, start + column * _WIDE, low, cell.band)
                discs += _discs(cell, start + column * _WIDE, low)
        self._feet(canvas, start, top - len(self.rows) * _HIGH)
        self._moves(canvas, discs)
        for disc in discs:
            self._disc(canvas, disc)
        across = max(len(cells) for cells in self.rows)
        self._key(canvas, start + across * _WIDE + _BESIDE, top, left + FULL)

    def _ground(self, canvas: TaggedCanvas, left: float, low: float, band: int) -> None:
        hatch(canvas, (left, low, _WIDE, _HIGH), band)
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(0.6)
        canvas.rect(left, low, _WIDE, _HIGH, stroke=1, fill=0)

    def _feet(self, canvas: TaggedCanvas, start: float, low: float) -> None:
        for column, lines in enumerate(self.feet):
            for number, line in enumerate(lines):
                text = line.rstrip()
                middle = start + (column + 0.5) * _WIDE
                x = middle - width_of(text, self.sheet.cell) / 2
                canvas.set_line(x, low - 12 - 11 * number, text, self.sheet.cell)
        wide = len(self.feet) * _WIDE
        x = start + wide - width_of(self.axes[1], self.sheet.label)
        canvas.set_line(x, low - 38, self.axes[1], self.sheet.label)

    def _moves(self, canvas: TaggedCanvas, discs: list[_Disc]) -> None:
        ends = {disc.label: disc.at for disc in discs if not disc.solid}
        for disc in discs:
            if disc.solid and disc.label in ends:
                _arrow(canvas, disc.at, ends[disc.label])

    def _disc(self, canvas: TaggedCanvas, disc: _Disc) -> None:
        x, y = disc.at
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK if disc.solid else WHITE)
        canvas.setLineWidth(1.2)
        canvas.circle(x, y, _RADIUS, stroke=1, fill=1)
        style = replace(self.sheet.mark, colour=WHITE if disc.solid else INK)
        canvas.set_line(x - width_of(disc.label, style) / 2, y - 3.2, disc.label, style)

    def _key(self, canvas: TaggedCanvas, left: float, top: float, right: float) -> None:
        """What hatching, disc and ring mean: the heaviest on top, as in the cells."""
        room = right - left - 26
        y = top - 14.0
        for band in range(len(self.bands) - 1, -1, -1):
            hatch(canvas, (left, y - 3, 18, 12), band)
            canvas.setStrokeColor(SOFT)
            canvas.setLineWidth(0.6)
            canvas.rect(left, y - 3, 18, 12, stroke=1, fill=0)
            y = self._words(canvas, left + 24, y, self.bands[band], room)
        y -= 10
        for number, word in enumerate(self.key):
            self._disc(canvas, _Disc("1", (left + 9, y + 3), solid=not number))
            y = self._words(canvas, left + 24, y, word, room)

    def _words(self, canvas: TaggedCanvas, left: float, y: float, text: str, room: float) -> float:
        for line in short(broken(text, self.sheet.cell, max(room, 20.0)), 3):
            canvas.set_line(left, y, line.rstrip(), self.sheet.cell)
            y -= 12
        return y - 8


def hatch(canvas: TaggedCanvas, box: tuple[float, float, float, float], band: int) -> None:
    left, low, wide, high = box
    canvas.setFillColor(WHITE)
    canvas.rect(left, low, wide, high, stroke=0, fill=1)
    if band not in _HATCHES:
        return
    pitch, weight, grey = _HATCHES[band]
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(left, low, wide, high)
    canvas.clipPath(frame, stroke=0, fill=0)
    canvas.setStrokeColor(grey)
    canvas.setLineWidth(weight)
    for number in range(int((wide + high) / pitch) + 2):
        x = left - high + pitch * number
        canvas.line(x, low, x + high, low + high)
    canvas.restoreState()


def _discs(cell: GridCell, left: float, low: float) -> list[_Disc]:
    """Three beside each other, in two rows at most; of more than six the last says how many."""
    standing = [(label, True) for label in cell.now] + [(label, False) for label in cell.left]
    shown = standing
    if len(standing) > _MOST:
        shown = [*standing[: _MOST - 1], (f"+{len(standing) - _MOST + 1}", False)]
    rows = [shown[at : at + _ACROSS] for at in range(0, len(shown), _ACROSS)]
    found = []
    for at, row in enumerate(rows):
        y = low + _HIGH / 2 + ((len(rows) - 1) / 2 - at) * _PITCH
        for place, (label, solid) in enumerate(row):
            x = left + _WIDE / 2 + (place - (len(row) - 1) / 2) * _PITCH
            found.append(_Disc(label, (x, y), solid))
    return found


def _arrow(canvas: TaggedCanvas, start: Point, end: Point) -> None:
    """From edge to edge, on a white ground so that it is seen over any hatching."""
    away = math.dist(start, end)
    if away < 2 * _RADIUS + _HEAD:
        return
    step = ((end[0] - start[0]) / away, (end[1] - start[1]) / away)
    tip = (end[0] - step[0] * (_RADIUS + 1.5), end[1] - step[1] * (_RADIUS + 1.5))
    foot = (start[0] + step[0] * _RADIUS, start[1] + step[1] * _RADIUS)
    for colour, weight in ((WHITE, 4.0), (MUTED, 1.3)):
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(weight)
        canvas.line(*foot, tip[0] - step[0] * 3, tip[1] - step[1] * 3)
    canvas.setFillColor(MUTED)
    corners = [
        tip,
        (
            tip[0] - step[0] * _HEAD - step[1] * 3,
            tip[1] - step[1] * _HEAD + step[0] * 3,
        ),
        (
            tip[0] - step[0] * _HEAD + step[1] * 3,
            tip[1] - step[1] * _HEAD - step[0] * 3,
        ),
    ]
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for _, corner in pairwise(corners):
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
