"""Charts: direct labels, no legend, no grid, one thing in accent. Each is a Figure with words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lupdesk.documents.pdf.flow import Group
from lupdesk.documents.pdf.palette import SOFT, WHITE
from lupdesk.documents.pdf.strips import Row, Strip
from lupdesk.documents.pdf.styles import AXIS, EDGE, FULL, PAGE_H, TEXT, Sheet, Style
from lupdesk.documents.pdf.tagging import Node, TaggedCanvas
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.typesetting import ELLIPSIS, HYPHEN, broken, width_of
from lupdesk.domain.composition.document import BarChart, SlotBar, Timeline, TimelinePoint

_LABELS: Final = 132.0
_VALUES: Final = 64.0
_BAR: Final = 12.0
_CHART: Final = 480.0
"""A chart that is taller goes on in a second one."""
_LEAST_COLUMN: Final = 66.0
_MOST_POINTS: Final = 7
_RADIUS: Final = 5.0
_LABEL_LINES: Final = 4
_BETWEEN_POINTS: Final = 14.0


@dataclass(slots=True, kw_only=True)
class Chart:
    """A drawing that is one Figure element; drawn whole."""

    node: Node
    height: float
    sheet: Sheet
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
    canvas.set_line(x - (width_of(text, style) if ends else 0.0), y, text, style)


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


@dataclass(slots=True, kw_only=True)
class _Bars(Chart):
    bars: list[_Bar]
    scale: float
    """Points for one of what is counted."""

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        accent = self.sheet.palette.accent
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


def bar_chart(block: BarChart, setter: Typesetter) -> list[Group]:
    headline = setter.column(block.headline, setter.sheet.h3, setter.root)
    groups = [Group([Row([headline])], before=8.0, after=4.0, with_next=True)]
    if not block.bars:
        return groups
    sheet = setter.sheet
    bars = []
    for bar in block.bars:
        style = sheet.cell_strong if bar.strong else sheet.cell
        label = short(broken(setter.line(bar.label), style, _LABELS - 8))
        shown = setter.wording.number(bar.value)
        bars.append(_Bar(label, bar.value, shown, style, bar.strong))
    scale = (TEXT - _LABELS - _VALUES) / max(1, *(bar.value for bar in bars))
    strips: list[Strip] = []
    for part in _charts(bars):
        node = setter.root.add("Figure", setter.line(block.alternative))
        high = sum(bar.height for bar in part)
        strips.append(
            _Bars(node=node, height=high, sheet=sheet, x=AXIS, width=TEXT, bars=part, scale=scale)
        )
    return [*groups, Group(strips, after=12.0)]


def _charts(bars: list[_Bar]) -> list[list[_Bar]]:
    charts: list[list[_Bar]] = [[]]
    high = 0.0
    for bar in bars:
        if high + bar.height > _CHART:
            charts.append([])
            high = 0.0
        charts[-1].append(bar)
        high += bar.height
    return charts


@dataclass(frozen=True, slots=True)
class _Point:
    when: list[str]
    what: list[str]
    done: bool

    @property
    def height(self) -> float:
        return 12.0 * len(self.when) + 11.0 * len(self.what)


@dataclass(slots=True, kw_only=True)
class _Points(Chart):
    points: list[_Point]
    column: float
    goes_on: bool
    """The next row begins with something that is done as well."""

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        sheet = self.sheet
        y = high - 12
        self._paint_line(canvas, left, y)
        for number, point in enumerate(self.points):
            x = left + number * self.column
            canvas.setLineWidth(1.6)
            canvas.setStrokeColor(sheet.palette.accent)
            canvas.setFillColor(sheet.palette.accent if point.done else WHITE)
            canvas.circle(x + _RADIUS, y, _RADIUS, stroke=1, fill=1)
            base = y - 20
            for line in point.when:
                _say(canvas, x, base, line.rstrip(), sheet.mark)
                base -= 12
            for line in point.what:
                _say(canvas, x, base, line.rstrip(), sheet.note)
                base -= 11

    def _paint_line(self, canvas: TaggedCanvas, left: float, y: float) -> None:
        done = [number for number, point in enumerate(self.points) if point.done]
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(1)
        canvas.line(left, y, left + self.width, y)
        if done:
            all_done = self.goes_on and done[-1] == len(self.points) - 1
            end = self.width if all_done else done[-1] * self.column + _RADIUS
            canvas.setStrokeColor(self.sheet.palette.accent)
            canvas.setLineWidth(2.4)
            canvas.line(left, y, left + end, y)


def timeline(block: Timeline, setter: Typesetter) -> list[Group]:
    """In rows of as many points as their words have room for."""
    if not block.points:
        return []
    rows = _rows(block.points, setter)
    alternative = setter.line(block.alternative)
    strips: list[Strip] = []
    for number, row in enumerate(rows):
        column = FULL / len(rows[0])
        set_points = [_point(point, setter, column) for point in row]
        deepest = max(point.height for point in set_points)
        goes_on = number + 1 < len(rows) and rows[number + 1][0].done
        node = setter.root.add("Figure", alternative)
        high = 36.0 + deepest + (8 if number + 1 < len(rows) else 0)
        strips.append(
            _Points(
                node=node,
                height=high,
                sheet=setter.sheet,
                points=set_points,
                column=column,
                goes_on=goes_on,
            )
        )
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


def _point(point: TimelinePoint, setter: Typesetter, column: float) -> _Point:
    when = _label(setter.line(point.when), setter.sheet.mark, column)
    return _Point(when, _label(setter.line(point.what), setter.sheet.note, column), point.done)


def _label(text: str, style: Style, column: float) -> list[str]:
    """A word that is longer than its column with some air keeps whole, up to the next column."""
    longest = min(max(width_of(word, style) for word in text.split(" ")), column)
    return short(broken(text, style, max(column - _BETWEEN_POINTS, longest)))


def short(lines: list[str], most: int = _LABEL_LINES) -> list[str]:
    """A label is no place for a story; the alternative text tells the rest."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1].rstrip(f" {HYPHEN}") + ELLIPSIS]


@dataclass(slots=True, kw_only=True)
class _Slot(Chart):
    parts: list[tuple[float, str, str]]
    """Share of the width, how long, what for: the conversation, then the reflection."""

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        low, right = high - _BAR, left + FULL
        for number, (share, long, what) in enumerate(self.parts):
            width = share * FULL
            if number:
                _hatch(canvas, left, low, width)
            else:
                canvas.setFillColor(self.sheet.palette.accent)
                canvas.rect(left, low, max(width - 3, 0.0), _BAR, stroke=0, fill=1)
            words = max(width_of(long, self.sheet.mark), width_of(what, self.sheet.note))
            x = min(left, right - words)
            _say(canvas, x, low - 15, long, self.sheet.mark)
            _say(canvas, x, low - 28, what, self.sheet.note)
            left += width


def _hatch(canvas: TaggedCanvas, left: float, low: float, width: float) -> None:
    canvas.saveState()
    frame = canvas.beginPath()
    frame.rect(left, low, width, _BAR)
    canvas.clipPath(frame, stroke=0, fill=0)
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(1)
    for number in range(int((width + _BAR) / 5) + 1):
        x = left - _BAR + 5 * number
        canvas.line(x, low, x + _BAR, low + _BAR)
    canvas.setLineWidth(1.6)
    canvas.rect(left, low, width, _BAR, stroke=1, fill=0)
    canvas.restoreState()


def slot_bar(block: SlotBar, setter: Typesetter) -> list[Group]:
    wording = setter.wording
    whole = max(block.minutes + block.reflection, 1)
    named = [(block.minutes, wording.say("Conversation"))]
    if block.reflection > 0:
        named.append((block.reflection, wording.say("Reflection")))
    parts = [(n / whole, setter.line(wording.minutes(n)), setter.line(what)) for n, what in named]
    node = setter.root.add("Figure", setter.line(block.alternative))
    chart = _Slot(node=node, height=44.0, sheet=setter.sheet, parts=parts)
    return [Group([chart], before=16.0, after=12.0)]
