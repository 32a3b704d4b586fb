"""Charts as tables that draw their bars: every number is text, and the table has words for its
picture. So they look alike in every program, and can be read aloud.
"""

from __future__ import annotations

from typing import Final

from lupdesk.documents.matrix import matrix_tables
from lupdesk.documents.sides import sides_table
from lupdesk.documents.word.look import TEXT
from lupdesk.documents.word.tables import kept, margins, shared, table, tbl, tc, tr
from lupdesk.documents.word.text import HARD, Setter, bold, colour, run
from lupdesk.documents.word.xml import Element, Facts, el, twips, val
from lupdesk.domain.composition import document as d
from lupdesk.domain.phrases import Text

_LABELS: Final = 150.0
_VALUES: Final = 34.0
_GAP: Final = 8.0
_CODES: Final = 30.0
_NAMES: Final = 128.0
_BESIDE: Final = 110.0
_OVER: Final = 12.0
_MOST_ROWS: Final = 34
_MOST_POINTS: Final = 6
_DONE: Final = "●"
_AHEAD: Final = "○"


def bar_chart(block: d.BarChart, setter: Setter) -> list[Element]:
    if not block.bars:
        return setter.each("Heading3", block.headline)
    widths = [twips(_LABELS), twips(_VALUES), twips(TEXT - _LABELS - _VALUES)]
    most = max(1, *(bar.value for bar in block.bars))
    rows = [headline_row(setter, block.headline, sum(widths), 3)]
    for bar in block.bars:
        make = bold if bar.strong else run
        label = setter.p("TableText", make(setter.line(bar.label)), more=(val("w:jc", "right"),))
        value = setter.p(
            "TableText", make(setter.wording.number(bar.value)), more=(val("w:jc", "right"),)
        )
        drawn = _bar(setter, max(bar.value, 0) / most, widths[2] - 20, strong=bar.strong)
        rows.append(
            tr(
                [
                    tc(widths[0], [label], margins=margins(right=twips(_GAP))),
                    tc(widths[1], [value], margins=margins(right=twips(_GAP))),
                    tc(widths[2], [drawn], margins=margins(right=0, top=70)),
                ]
            )
        )
    alternative = setter.line(block.alternative)
    return [in_one_piece(widths, rows, alternative), setter.p("After")]


def in_one_piece(widths: list[int], rows: list[Element], alternative: str) -> Element:
    """A chart stays in one piece unless it is as long as a page."""
    together = kept(rows) if len(rows) <= _MOST_ROWS else rows
    return tbl("Open", widths, together, alternative=alternative)


def headline_row(setter: Setter, text: Text, width: int, span: int) -> Element:
    said = setter.p("TableHead", bold(setter.line(text), colour(setter.colours.ink)))
    return tr([tc(width, [said], span=span, margins=margins(bottom=80))], head=True)


def _bar(setter: Setter, share: float, room: int, *, strong: bool) -> Element:
    """An empty line whose ground is the bar."""
    if share <= 0:
        return setter.p("Bar")
    fill = setter.colours.accent if strong else setter.colours.soft
    return setter.p(
        "Bar",
        more=(
            el("w:shd", val="clear", color="auto", fill=fill),
            el("w:spacing", line=190, lineRule="exact"),
            el("w:ind", right=round(room * (1 - min(share, 1.0)))),
        ),
    )


def time_chart(block: d.TimeChart, setter: Setter) -> list[Element]:
    """The line between the last two columns is the plan."""
    if not block.bars:
        return setter.each("TableText", block.headline)
    room = TEXT - _CODES - _NAMES - _BESIDE
    longest = max(block.planned, 1, *(bar.minutes for bar in block.bars))
    inside = min(room * block.planned / longest, room - _OVER)
    widths = [twips(w) for w in (_CODES, _NAMES, _BESIDE, inside, room - inside)]
    rows = [_time_head(block, setter, widths)]
    for bar in block.bars:
        make = bold if bar.strong else run
        name, beside = setter.line(bar.name), setter.line(bar.beside)
        texts = [bold(setter.line(bar.code)), make(name), make(beside)]
        cells = [
            tc(wide, [setter.p("TableText", text)])
            for wide, text in zip(widths, texts, strict=False)
        ]
        within = min(bar.minutes, block.planned) / max(block.planned, 1)
        over = max(bar.minutes - block.planned, 0) / max(longest - block.planned, 1)
        line = el("w:tcBorders", el("w:right", val="single", sz=6, color=setter.colours.ink))
        none = margins(left=0, right=0, top=70)
        first = _bar(setter, within, widths[3], strong=bar.strong)
        cells.append(tc(widths[3], [first], borders=line, margins=none))
        rest = _bar(setter, over, widths[4], strong=bar.strong)
        cells.append(tc(widths[4], [rest], margins=margins(left=0, right=0, top=70)))
        rows.append(tr(cells))
    alternative = setter.line(block.alternative)
    return [in_one_piece(widths, rows, alternative), setter.p("After")]


def sides_chart(block: d.SidesChart, setter: Setter) -> list[Element]:
    """Marks that are letters, so that they can be worked on."""
    return [*setter.each("Heading3", block.headline), *table(sides_table(block), setter)]


def matrix(block: d.Matrix, setter: Setter) -> list[Element]:
    made = setter.each("Heading3", block.headline)
    alternative = setter.line(block.alternative)
    for part in matrix_tables(block):
        made += table(part, setter, alternative=alternative)
    for note in block.notes:
        made += setter.each("TableUnder", note)
    return [*made, setter.p("After")]


def _time_head(block: d.TimeChart, setter: Setter, widths: list[int]) -> Element:
    ink = colour(setter.colours.ink)
    headline = setter.p("TableHead", bold(setter.line(block.headline), ink))
    plan = setter.p("TableHead", run(setter.line(block.plan)), more=(val("w:jc", "right"),))
    return tr(
        [
            tc(sum(widths[:3]), [headline], span=3),
            tc(widths[3], [plan], margins=margins(left=0, right=0)),
            tc(widths[4], [setter.p("TableHead")], margins=margins(left=0, right=0)),
        ],
        head=True,
    )


def timeline(block: d.Timeline, setter: Setter) -> list[Element]:
    """Days over what they bring, the line above them as far as it has come."""
    if not block.points:
        return []
    rows = -(-len(block.points) // _MOST_POINTS)
    count = -(-len(block.points) // rows)
    widths = shared((), count)
    alternative = setter.line(block.alternative)
    made: list[Element] = []
    for start in range(0, len(block.points), count):
        points = block.points[start : start + count]
        days = [
            tc(wide, [_day(setter, point)], borders=_line(setter, point))
            for wide, point in zip(widths, points, strict=False)
        ]
        events = [
            tc(wide, setter.each("TableUnder", point.what))
            for wide, point in zip(widths, points, strict=False)
        ]
        lines = [tr(days, head=True), tr(events)]
        made += [in_one_piece(widths[: len(points)], lines, alternative), setter.p("After")]
        made += [setter.p("After")] if start + count < len(block.points) else []
    return made


def _day(setter: Setter, point: d.TimelinePoint) -> Element:
    accent, ink = colour(setter.colours.accent), colour(setter.colours.ink)
    sign = run((_DONE if point.done else _AHEAD) + HARD, accent)
    return setter.p("TableHead", sign, bold(setter.line(point.when), ink))


def _line(setter: Setter, point: d.TimelinePoint) -> Element:
    facts: Facts = {"val": "single", "sz": 18, "color": setter.colours.accent}
    if not point.done:
        facts = {"val": "dotted", "sz": 8, "color": setter.colours.soft}
    return el("w:tcBorders", el("w:top", **facts))


def slot_bar(block: d.SlotBar, setter: Setter) -> list[Element]:
    wording = setter.wording
    named = [(block.minutes, wording.say("Conversation"))]
    if block.reflection > 0:
        named.append((block.reflection, wording.say("Reflection")))
    widths = shared([max(n, 1) for n, _ in named], len(named))
    whole = setter.colours
    lines = (("single", whole.accent), ("dashed", whole.soft))
    cells = []
    for width, (n, what), (kind, fill) in zip(widths, named, lines, strict=False):
        border = el("w:tcBorders", el("w:top", val=kind, sz=72, space=0, color=fill))
        said = [
            setter.p("TableText", bold(setter.line(wording.minutes(n)))),
            setter.p("TableUnder", run(setter.line(what))),
        ]
        cells.append(tc(width, said, borders=border))
    alternative = setter.line(block.alternative)
    made = tbl("Open", widths, [tr(cells, head=True)], alternative=alternative)
    return [setter.p("After"), made, setter.p("After")]
