"""Charts: direct labels, no legend, no grid, one thing in accent. Each is a Figure with words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lupdesk.documents.pdf.blocks import groups_of
from lupdesk.documents.pdf.flow import Group
from lupdesk.documents.pdf.palette import MUTED, SOFT, WHITE
from lupdesk.documents.pdf.strips import Cell, Row, Strip
from lupdesk.documents.pdf.styles import AXIS, EDGE, FULL, PAGE_H, TEXT, Style
from lupdesk.documents.pdf.tagging import Node, TaggedCanvas
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.typesetting import broken, width_of
from lupdesk.domain.composition.document import BarChart, SlotBar, Timeline, TimelinePoint

_LABELS: Final = 132.0
_VALUES: Final = 64.0
_BAR: Final = 12.0
_BARS_ON_A_PAGE: Final = 30
_LEAST_COLUMN: Final = 66.0
_MOST_POINTS: Final = 7
_RADIUS: Final = 5.0


@dataclass(slots=True)
class Chart:
    """A drawing that is one Figure element; drawn whole."""

    node: Node
    height: float
    x: float = 0.0
    width: float = FULL

    @property
    def least(self) -> float:
        return self.height

    def split(self, room: float, *, forced: bool) -> None:
        """A chart is whole."""

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        left, low = EDGE + self.x, PAGE_H - top - self.height
        box = (left, low, left + self.width, low + self.height)
        self.node.owner = "Layout"
        self.node.attributes.update(BBox=box, Placement="Block")
        with canvas.tagged(self.node):
            self.paint(canvas, left, PAGE_H - top)

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        raise NotImplementedError


def _say(
    canvas: TaggedCanvas, x: float, y: float, text: str, style: Style, *, ends: bool = False
) -> None:
    canvas.setFont(style.font, style.size)
    canvas.setFillColor(style.colour)
    canvas.drawString(x - (width_of(text, style) if ends else 0.0), y, text)


@dataclass(frozen=True, slots=True)
class _Bar:
    label: list[str]
    value: int
    shown: str
    style: Style
    strong: bool

    @property
    def height(self) -> float:
        return 12.0 * len(self.label) + 5.0


@dataclass(slots=True)
class _Bars(Chart):
    bars: list[_Bar] = field(default_factory=list)
    scale: float = 0.0
    setter: Typesetter | None = None

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        accent = self.setter.sheet.palette.accent if self.setter else SOFT
        start = left + _LABELS
        for bar in self.bars:
            middle = high - bar.height / 2
            base = middle - 3 + 6 * (len(bar.label) - 1)
            for number, line in enumerate(bar.label):
                _say(canvas, start - 8, base - 12 * number, line.rstrip(), bar.style, ends=True)
            long = max(bar.value, 0) * self.scale
            canvas.setFillColor(accent if bar.strong else SOFT)
            canvas.rect(start, middle - _BAR / 2, long, _BAR, stroke=0, fill=1)
            _say(canvas, start + long + 6, middle - 3, bar.shown, bar.style)
            high -= bar.height


@groups_of.register
def _(block: BarChart, setter: Typesetter) -> list[Group]:
    headline = setter.column(block.headline, setter.sheet.h3, setter.root)
    groups = [Group([Row([headline])], before=8.0, after=4.0, with_next=True)]
    if not block.bars:
        return groups
    sheet = setter.sheet
    bars = []
    for bar in block.bars:
        style = sheet.cell_strong if bar.strong else sheet.cell
        label = broken(setter.line(bar.label), style, _LABELS - 8)
        shown = setter.wording.number(bar.value)
        bars.append(_Bar(label, bar.value, shown, style, bar.strong))
    scale = (TEXT - _LABELS - _VALUES) / max(1, *(bar.value for bar in bars))
    strips: list[Strip] = []
    for start in range(0, len(bars), _BARS_ON_A_PAGE):
        part = bars[start : start + _BARS_ON_A_PAGE]
        node = setter.root.add("Figure", setter.line(block.alternative))
        high = sum(bar.height for bar in part)
        strips.append(_Bars(node, high, AXIS, TEXT, part, scale, setter))
    return [*groups, Group(strips, after=12.0)]


@dataclass(slots=True)
class _Points(Chart):
    points: list[tuple[str, list[str], bool]] = field(default_factory=list)
    column: float = FULL
    goes_on: bool = False
    setter: Typesetter | None = None

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        if not self.setter:
            return
        sheet = self.setter.sheet
        y = high - 12
        self._paint_line(canvas, left, y)
        for number, (when, what, done) in enumerate(self.points):
            x = left + number * self.column
            canvas.setLineWidth(1.6)
            canvas.setStrokeColor(sheet.palette.accent)
            canvas.setFillColor(sheet.palette.accent if done else WHITE)
            canvas.circle(x + _RADIUS, y, _RADIUS, stroke=1, fill=1)
            _say(canvas, x, y - 20, when, sheet.mark)
            for below, line in enumerate(what):
                _say(canvas, x, y - 32 - 11 * below, line.rstrip(), sheet.note)

    def _paint_line(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        accent = self.setter.sheet.palette.accent if self.setter else MUTED
        done = [number for number, point in enumerate(self.points) if point[2]]
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(1)
        canvas.line(left, y, left + self.width, y)
        if done:
            all_done = self.goes_on and done[-1] == len(self.points) - 1
            end = self.width if all_done else done[-1] * self.column + _RADIUS
            canvas.setStrokeColor(accent)
            canvas.setLineWidth(2.4)
            canvas.line(left, y, left + end, y)


@groups_of.register
def _(block: Timeline, setter: Typesetter) -> list[Group]:
    """In rows of as many points as their words have room for."""
    if not block.points:
        return []
    rows = _rows(block.points, setter)
    alternative = setter.line(block.alternative)
    strips: list[Strip] = []
    for number, row in enumerate(rows):
        column = FULL / len(rows[0])
        set_points = [_point(point, setter, column) for point in row]
        deepest = max(len(what) for _, what, _ in set_points)
        goes_on = number + 1 < len(rows) and rows[number + 1][0].done
        node = setter.root.add("Figure", alternative)
        high = 48.0 + 11 * deepest + (8 if number + 1 < len(rows) else 0)
        strips.append(_Points(node, high, 0.0, FULL, set_points, column, goes_on, setter))
    return [Group(strips, before=8.0, after=12.0)]


def _rows(points: tuple[TimelinePoint, ...], setter: Typesetter) -> list[list[TimelinePoint]]:
    most = min(_MOST_POINTS, max(1, int(FULL / (_widest(points, setter) + 6))))
    count = -(-len(points) // most)
    long = -(-len(points) // count)
    return [list(points[start : start + long]) for start in range(0, len(points), long)]


def _widest(points: tuple[TimelinePoint, ...], setter: Typesetter) -> float:
    """The longest word, or the longest date, since neither is to be divided."""
    sheet = setter.sheet
    words = [word for point in points for word in setter.line(point.what).split(" ")]
    days = [setter.line(point.when) for point in points]
    widest = max(width_of(word, sheet.note) for word in words)
    return max(_LEAST_COLUMN, widest, *(width_of(day, sheet.mark) for day in days))


def _point(
    point: TimelinePoint, setter: Typesetter, column: float
) -> tuple[str, list[str], bool]:
    what = broken(setter.line(point.what), setter.sheet.note, column - 6)
    return setter.line(point.when), what, point.done


@dataclass(slots=True)
class _Slot(Chart):
    talk: int = 0
    reflection: int = 0
    setter: Typesetter | None = None

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        if not self.setter:
            return
        sheet, wording = self.setter.sheet, self.setter.wording
        whole = max(self.talk + self.reflection, 1)
        long = self.talk / whole * FULL
        low = high - _BAR
        canvas.setFillColor(sheet.palette.accent)
        canvas.rect(left, low, max(long - 3, 0), _BAR, stroke=0, fill=1)
        parts = [(left, self.talk, wording.say("Conversation"))]
        if self.reflection:
            self._hatch(canvas, left + long, low, FULL - long)
            parts.append((left + long, self.reflection, wording.say("Reflection")))
        for x, minutes, what in parts:
            _say(canvas, x, low - 15, wording.minutes(minutes), sheet.mark)
            _say(canvas, x, low - 28, what, sheet.note)

    def _hatch(self, canvas: TaggedCanvas, left: float, low: float, long: float) -> None:
        canvas.saveState()
        frame = canvas.beginPath()
        frame.rect(left, low, long, _BAR)
        canvas.clipPath(frame, stroke=0, fill=0)
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(1)
        x = left - _BAR
        while x < left + long:
            canvas.line(x, low, x + _BAR, low + _BAR)
            x += 5
        canvas.setLineWidth(1.6)
        canvas.rect(left, low, long, _BAR, stroke=1, fill=0)
        canvas.restoreState()


@groups_of.register
def _(block: SlotBar, setter: Typesetter) -> list[Group]:
    node = setter.root.add("Figure", setter.line(block.alternative))
    chart = _Slot(node, 46.0, 0.0, FULL, block.minutes, block.reflection, setter)
    return [Group([chart], before=4.0, after=12.0)]
