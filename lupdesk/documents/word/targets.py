"""Benefits from baseline to target as a table: both numbers are text, the last column draws them."""

from __future__ import annotations

from typing import Final

from lupdesk.documents.word.charts import headline_row, in_one_piece
from lupdesk.documents.word.look import TEXT
from lupdesk.documents.word.tables import margins, tc, tr
from lupdesk.documents.word.text import Setter, bold, colour, run, tab
from lupdesk.documents.word.xml import Element, el, twips
from lupdesk.domain.composition import document as d

_NAMES: Final = 132.0
_NUMBERS: Final = 92.0
_EDGE: Final = 7.0
"""Half a mark, which is not to stand beyond the ends of its axis."""
_APART: Final = 16.0
_RING, _DISC = "○", "●"


def targets_chart(block: d.TargetsChart, setter: Setter) -> list[Element]:
    if not block.rows:
        return setter.each("Heading3", block.headline)
    widths = [twips(w) for w in (_NAMES, _NUMBERS, _NUMBERS, TEXT - _NAMES - 2 * _NUMBERS)]
    rows = [headline_row(setter, block.headline, sum(widths), len(widths))]
    rows += [tr(_cells(row, setter, widths)) for row in block.rows]
    return [in_one_piece(widths, rows, setter.line(block.alternative)), setter.p("After")]


def _cells(row: d.TargetsRow, setter: Setter, widths: list[int]) -> list[Element]:
    room = widths[-1]
    texts = (
        bold(setter.line(row.what)),
        run(setter.line(row.baseline)),
        bold(setter.line(row.target)),
    )
    cells = [
        tc(width, [setter.p("TableText", text)]) for width, text in zip(widths, texts, strict=False)
    ]
    if row.measured:
        cells[-1].append(setter.p("TableUnder", run(setter.line(row.measured))))
    drawn = [_axis(row, setter, room), _ends(row, setter, room)]
    return [*cells, tc(room, drawn, margins=margins(left=0, right=0))]


def _axis(row: d.TargetsRow, setter: Setter, room: int) -> Element:
    """Two marks at their places, and dashes between them."""
    edge, apart = twips(_EDGE), twips(_APART)
    reach = room - 2 * edge - apart
    first, last = sorted((row.start, row.end))
    places = (edge + round(first * reach), edge + apart + round(last * reach))
    tabs = el(
        "w:tabs",
        el("w:tab", val="center", pos=places[0]),
        el("w:tab", val="center", leader="hyphen" if first < last else "none", pos=places[1]),
    )
    ring, disc = run(_RING), run(_DISC, colour(setter.colours.accent))
    marks = (disc, ring) if row.end < row.start else (ring, disc)
    return setter.p("TableText", tab(), marks[0], tab(), marks[1], more=(tabs,))


def _ends(row: d.TargetsRow, setter: Setter, room: int) -> Element:
    line = el("w:top", val="single", sz=6, space=1, color=setter.colours.line)
    more = (el("w:pBdr", line), el("w:tabs", el("w:tab", val="right", pos=room)))
    low, high = run(setter.line(row.low)), run(setter.line(row.high))
    return setter.p("TableUnder", low, tab(), high, more=more)
