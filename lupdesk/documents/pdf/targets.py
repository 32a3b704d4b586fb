"""Benefits from baseline to target, each on an axis of its own: ring, arrow, disc."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lupdesk.documents.pdf.charts import Chart, short
from lupdesk.documents.pdf.flow import Group
from lupdesk.documents.pdf.palette import INK, LINE, WHITE
from lupdesk.documents.pdf.strips import Row, Strip
from lupdesk.documents.pdf.styles import AXIS, MARGIN, TEXT, Style
from lupdesk.documents.pdf.tagging import TaggedCanvas
from lupdesk.documents.pdf.typesetter import Typesetter
from lupdesk.documents.pdf.typesetting import broken, cut, width_of
from lupdesk.domain.composition.document import TargetsChart, TargetsRow

_RADIUS: Final = 5.5
_INNER: Final = 2.8
"""Of the disc that lies in or over its ring."""
_AS_RING: Final = 0.6
"""What the line of a ring makes it larger."""
_AXIS_LINE: Final = 3.0
_ARROW_LINE: Final = 2.6
_HEAD: Final = 8.0
_HALF_HEAD: Final = 4.4
_AIR: Final = 8.0
"""Between two labels on one line."""
_OVER: Final = 11.0
"""From the axis up to the base of a label, and down to the one of the ends."""
_UNDER: Final = 16.0
_LINE: Final = 12.0
_ROOM_ABOVE: Final = 24.0
"""From the top of a row to its axis: a label and some air."""
_ROOM_BELOW: Final = 28.0
_NAME_LINES: Final = 6
_NOUGHT: Final = "0"
_CHART: Final = 480.0
"""A chart that is taller goes on in a second one."""


def targets_chart(block: TargetsChart, setter: Typesetter) -> list[Group]:
    sheet = setter.sheet
    headline = setter.column(block.headline, sheet.h3, setter.root)
    groups = [Group([Row([headline])], before=8.0, after=4.0, with_next=True)]
    strips: list[Strip] = [
        _Targets(
            node=setter.root.add("Figure", setter.line(block.alternative)),
            height=sum(row.height for row in part),
            sheet=sheet,
            rows=part,
        )
        for part in _charts([_set(row, setter) for row in block.rows])
    ]
    return [*groups, Group(strips, after=12.0)]


@dataclass(frozen=True, slots=True)
class _Label:
    """``left`` and ``at`` are counted from where the axis begins."""

    text: str
    style: Style
    at: float

    @property
    def width(self) -> float:
        return width_of(self.text, self.style)

    @property
    def left(self) -> float:
        """In the middle over its mark, but within the axis."""
        return min(max(self.at - self.width / 2, 0.0), TEXT - self.width)

    def meets(self, other: _Label) -> bool:
        return (
            self.left < other.left + other.width + _AIR
            and other.left < self.left + self.width + _AIR
        )


@dataclass(frozen=True, slots=True)
class _Row:
    name: list[str]
    baseline: _Label
    target: _Label
    ends: list[_Label]
    name_height: float
    now: _Label | None = None

    @property
    def target_is_under(self) -> bool:
        return self.baseline.meets(self.target)

    @property
    def ends_are_lower(self) -> bool:
        """Where the label of the target takes their place."""
        return self.target_is_under and any(self.target.meets(end) for end in self.ends)

    @property
    def height(self) -> float:
        below = _ROOM_BELOW + (_LINE if self.ends_are_lower else 0.0)
        below += _LINE if self.now is not None else 0.0
        # The first line of the name stands a little over the axis.
        return max(_ROOM_ABOVE + below, _ROOM_ABOVE - _LINE + self.name_height + 8.0)


def _set(row: TargetsRow, setter: Typesetter) -> _Row:
    sheet = setter.sheet
    name = short(broken(setter.line(row.what), sheet.strong, MARGIN), _NAME_LINES)

    def label(text: str, style: Style, share: float) -> _Label:
        return _Label(cut(text, style, TEXT), style, share * TEXT)

    ends = [
        label(setter.line(row.low), sheet.note, 0.0),
        label(setter.line(row.high), sheet.note, 1.0),
    ]
    if row.nought is not None:
        nought = label(_NOUGHT, sheet.note, row.nought)
        if not any(nought.meets(end) for end in ends):
            ends.append(nought)
    return _Row(
        name=name,
        baseline=label(setter.line(row.baseline), sheet.cell, row.start),
        target=label(setter.line(row.target), sheet.mark, row.end),
        ends=ends,
        name_height=sheet.strong.leading * len(name),
        now=label(setter.line(row.measured), sheet.mark, row.now) if row.now is not None else None,
    )


def _charts(rows: list[_Row]) -> list[list[_Row]]:
    charts: list[list[_Row]] = []
    high = _CHART
    for row in rows:
        if high + row.height > _CHART:
            charts.append([])
            high = 0.0
        charts[-1].append(row)
        high += row.height
    return charts


@dataclass(slots=True, kw_only=True)
class _Targets(Chart):
    rows: list[_Row]

    def paint(self, canvas: TaggedCanvas, left: float, high: float) -> None:
        for row in self.rows:
            self._paint_row(canvas, row, left, high - _ROOM_ABOVE)
            high -= row.height

    def _paint_row(self, canvas: TaggedCanvas, row: _Row, left: float, middle: float) -> None:
        strong = self.sheet.strong
        for number, line in enumerate(row.name):
            base = middle - 3.5 + (_LINE / 2 if len(row.name) > 1 else 0.0)
            canvas.set_line(left, base - strong.leading * number, line.rstrip(), strong)
        start = left + AXIS
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(_AXIS_LINE)
        canvas.line(start, middle, start + TEXT, middle)
        for end in row.ends[2:]:
            canvas.setLineWidth(1.0)
            canvas.line(start + end.at, middle - 6, start + end.at, middle + 6)
        self._paint_marks(canvas, start + row.baseline.at, start + row.target.at, middle)
        _say(canvas, row.baseline, start, middle + _OVER)
        under = row.target_is_under
        _say(canvas, row.target, start, middle - _UNDER - 1 if under else middle + _OVER)
        lower = _LINE if row.ends_are_lower else 0.0
        for end in row.ends:
            _say(canvas, end, start, middle - _UNDER - lower)
        if row.now is not None:
            self._paint_now(canvas, row.now, start, middle, middle - _UNDER - lower - _LINE)

    def _paint_now(
        self, canvas: TaggedCanvas, now: _Label, start: float, middle: float, base: float
    ) -> None:
        """A rhomb on the axis, and a fine line down to its words under all the others."""
        x = start + now.at
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.6)
        canvas.line(x, middle, x, base + 9)
        path = canvas.beginPath()
        path.moveTo(x, middle + _RADIUS + 1)
        for across, up in ((_RADIUS + 1, 0.0), (0.0, -_RADIUS - 1), (-_RADIUS - 1, 0.0)):
            path.lineTo(x + across, middle + up)
        path.close()
        canvas.setFillColor(INK)
        canvas.setStrokeColor(WHITE)
        canvas.setLineWidth(1.0)
        canvas.drawPath(path, stroke=1, fill=1)
        _say(canvas, now, start, base)

    def _paint_marks(self, canvas: TaggedCanvas, ring: float, disc: float, middle: float) -> None:
        accent = self.sheet.palette.accent
        away = 1 if disc > ring else -1
        far = abs(disc - ring)
        radius = _RADIUS if far >= 2 * _RADIUS else _INNER
        canvas.setStrokeColor(accent)
        canvas.setFillColor(accent)
        canvas.setLineWidth(_ARROW_LINE)
        tip = disc - away * (radius + 1.5)
        if far >= 2 * _RADIUS + _HEAD + 3:
            canvas.line(ring, middle, tip - away * (_HEAD - 1), middle)
            _head(canvas, tip, middle, away)
        elif far > _RADIUS:
            canvas.line(ring, middle, disc, middle)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(WHITE)
        canvas.setLineWidth(1.8)
        canvas.circle(ring, middle, _RADIUS, stroke=1, fill=1)
        canvas.setFillColor(accent)
        canvas.circle(disc, middle, radius + _AS_RING, stroke=0, fill=1)


def _head(canvas: TaggedCanvas, tip: float, middle: float, away: int) -> None:
    path = canvas.beginPath()
    path.moveTo(tip, middle)
    path.lineTo(tip - away * _HEAD, middle + _HALF_HEAD)
    path.lineTo(tip - away * _HEAD, middle - _HALF_HEAD)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _say(canvas: TaggedCanvas, label: _Label, start: float, base: float) -> None:
    canvas.set_line(start + label.left, base, label.text, label.style)
