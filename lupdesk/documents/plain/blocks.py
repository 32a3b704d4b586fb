"""Each kind of block as lines of plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import Any, Final

from lupdesk.documents.beside import is_label
from lupdesk.documents.grids import key_of, standing
from lupdesk.documents.letters import one_line, paragraphs
from lupdesk.documents.plain.lines import WIDTH, columns, ruled, wrapped
from lupdesk.domain.composition import document as d
from lupdesk.domain.composition.risk_grid import RiskGrid
from lupdesk.domain.phrases import Text
from lupdesk.wording import Wording

_INDENT: Final = "    "
_BULLET: Final = "  - "
_DONE: Final = "[x] "
_AHEAD: Final = "[ ] "
_SECOND: Final = 2


class Lines:
    """Makes the lines of one document in its language."""

    def __init__(self, wording: Wording) -> None:
        self.wording: Final = wording

    def of(self, block: d.Block) -> list[str]:
        return _SET[type(block)](self, block)

    def line(self, text: Text) -> str:
        return one_line(self.wording.text(text))

    def body(self, text: Text, indent: str = "") -> list[str]:
        parts = paragraphs(self.wording.text(text))
        return [line for part in parts for line in wrapped(part, indent)]

    def beside(self, mark: d.Mark | None, notes: tuple[Text, ...]) -> str:
        """Mark and notes as they stand in the margin of a page."""
        words = [self.line(mark.word)] if mark else []
        return " · ".join(filter(None, [*words, *map(self.line, notes)]))


def _heading(lines: Lines, block: d.Heading) -> list[str]:
    text = lines.line(block.text)
    if not text:
        return []
    return ["", *ruled(text, "-" if block.level <= _SECOND else ".")]


def _paragraph(lines: Lines, block: d.Paragraph) -> list[str]:
    return lines.body(block.text)


def _bullets(lines: Lines, block: d.Bullets) -> list[str]:
    made: list[str] = []
    for item in block.items:
        for number, part in enumerate(paragraphs(lines.wording.text(item))):
            made += wrapped(part, _INDENT, _BULLET if not number else _INDENT)
    return made


def _noted(lines: Lines, block: d.Noted) -> list[str]:
    label = lines.beside(block.mark, block.notes)
    if block.count is not None:
        label = " ".join(filter(None, (lines.line(block.count), label)))
    said = wrapped(f"[{label}]") if label else []
    made: list[str] = []
    for text in block.body:
        made += lines.body(text)
    for text in block.detail:
        made += lines.body(text, _INDENT)
    return [*said, *made] if is_label(block, lines.line) else [*made, *said]


def _withheld(lines: Lines, block: d.Withheld) -> list[str]:
    label = lines.beside(block.mark, block.notes)
    made = wrapped(f"[{label}]") + lines.body(block.extent)
    for text in block.why:
        made += lines.body(text, _INDENT)
    return made


def _facts(lines: Lines, block: d.Facts) -> list[str]:
    made: list[str] = []
    for label, value in block.rows:
        made += wrapped(f"{lines.line(label)}: {lines.line(value)}", _INDENT, "")
    return made + (["", *lines.body(block.note)] if block.note else [])


def _figures(lines: Lines, block: d.Figures) -> list[str]:
    return [
        line
        for item in block.items
        for line in wrapped(f"{lines.line(item.number)} {lines.line(item.label)}", _INDENT, "")
    ]


def _tint_box(lines: Lines, block: d.TintBox) -> list[str]:
    return [
        line
        for label, text in block.columns
        for line in wrapped(f"{lines.line(label)}: {lines.line(text)}", _INDENT, "")
    ]


def _table(lines: Lines, block: d.Table) -> list[str]:
    """In columns where they fit on a line; else one row after the other, each value by its name."""
    heads = list(map(lines.line, block.heads))
    rows = [[_cell(lines, cell) for cell in row.cells] for row in block.rows]
    even = [[*row, *[""] * (len(heads) - len(row))] for row in rows]
    if all(len(row) == len(heads) for row in even):
        side_by_side = columns(heads, even, block.right)
        if side_by_side is not None:
            return side_by_side
    made: list[str] = []
    for number, row in enumerate(rows):
        made += [""] if number else []
        signs: list[str] = []
        for at, (head, cell) in enumerate(zip_longest(heads, row, fillvalue="")):
            said = f"{head}: {cell}" if head and cell else cell
            if cell and at in block.centred:
                signs.append(said.replace(": ", ":\u00a0"))
            elif cell:
                made += wrapped(said, _INDENT, "" if not at else "  ")
        made += wrapped(", ".join(signs), _INDENT, "  ")
    return made


def _cell(lines: Lines, cell: d.Cell) -> str:
    text = lines.line(cell.text)
    under = lines.line(cell.under) if cell.under else ""
    return f"{text} ({under})" if text and under else text or under


def _bar_chart(lines: Lines, block: d.BarChart) -> list[str]:
    made = lines.body(block.headline)
    number = lines.wording.number
    return made + [
        line
        for bar in block.bars
        for line in wrapped(f"{lines.line(bar.label)}: {number(bar.value)}", _INDENT, _BULLET)
    ]


def _time_chart(lines: Lines, block: d.TimeChart) -> list[str]:
    made = lines.body(block.headline) + lines.body(block.plan)
    for bar in block.bars:
        name = " ".join(filter(None, (lines.line(bar.code), lines.line(bar.name))))
        made += wrapped(f"{name}: {lines.line(bar.beside)}", _INDENT, _BULLET)
    return made


def _sides_chart(lines: Lines, block: d.SidesChart) -> list[str]:
    made = lines.body(block.headline)
    left, right = lines.line(block.left), lines.line(block.right)
    number = lines.wording.number
    for row in block.rows:
        said = f"{lines.line(row.label)}: {left} {number(row.left)}, {right} {number(row.right)}"
        made += wrapped(said, _INDENT, _BULLET)
    return made


def _matrix(lines: Lines, block: d.Matrix) -> list[str]:
    """In columns where they fit; else each row with what is in it, by the heads."""
    made = lines.body(block.headline)
    heads = list(map(lines.line, block.heads))
    rows = [
        [lines.line(row.label), *(lines.line(one.text) for one in row.cells)] for row in block.rows
    ]
    numbers = tuple(range(1, len(heads) + 1))
    side_by_side = columns([lines.line(block.corner), *heads], rows, numbers)
    made += ["", *(side_by_side or [line for row in rows for line in _matrix_row(heads, row)])]
    for note in block.notes:
        made += ["", *lines.body(note)]
    return made


def _matrix_row(heads: list[str], row: list[str]) -> list[str]:
    told = [f"{head}\u00a0{n}" for head, n in zip(heads, row[1:], strict=True) if n]
    return wrapped(f"{row[0]}: {', '.join(told)}" if told else row[0], _INDENT, _BULLET)


def _targets_chart(lines: Lines, block: d.TargetsChart) -> list[str]:
    made = lines.body(block.headline)
    for row in block.rows:
        parts = filter(None, map(lines.line, (row.baseline, row.target, row.measured)))
        said = f"{lines.line(row.what)}: {', '.join(parts)}"
        made += wrapped(said, _INDENT, _BULLET)
    return made


def _risk_grid(lines: Lines, block: RiskGrid) -> list[str]:
    made = lines.body(block.headline)
    made += wrapped(f"{lines.line(block.up)} ↑ · {lines.line(block.along)} →")
    for sign, word in key_of(block):
        made += wrapped(f"{sign} {lines.line(word)}", _INDENT, "  ")
    for step, cells in zip(block.steps_up, block.rows, strict=False):
        for along, cell in zip(block.steps_along, cells, strict=False):
            if cell.now or cell.left:
                place = f"{lines.line(step)} × {lines.line(along)}"
                said = f"{place} ({lines.line(block.bands[cell.band])}): {standing(cell)}"
                made += wrapped(said, _INDENT, _BULLET)
    return made


def _timeline(lines: Lines, block: d.Timeline) -> list[str]:
    made: list[str] = []
    for point in block.points:
        said = f"{lines.line(point.when)}: {lines.line(point.what)}"
        made += wrapped(said, _INDENT, _DONE if point.done else _AHEAD)
    return made


def _slot_bar(lines: Lines, block: d.SlotBar) -> list[str]:
    return lines.body(block.alternative)


def _answer_space(_lines: Lines, block: d.AnswerSpace) -> list[str]:
    return [line for _ in range(block.lines) for line in ("", "_" * WIDTH)]


def _page_break(_lines: Lines, _block: d.PageBreak) -> list[str]:
    return []


_SET: Final[Mapping[type, Callable[[Lines, Any], list[str]]]] = {
    d.Heading: _heading,
    d.Paragraph: _paragraph,
    d.Bullets: _bullets,
    d.Noted: _noted,
    d.Withheld: _withheld,
    d.Facts: _facts,
    d.Figures: _figures,
    d.TintBox: _tint_box,
    d.Table: _table,
    d.BarChart: _bar_chart,
    d.TimeChart: _time_chart,
    d.SidesChart: _sides_chart,
    d.Matrix: _matrix,
    d.TargetsChart: _targets_chart,
    RiskGrid: _risk_grid,
    d.Timeline: _timeline,
    d.SlotBar: _slot_bar,
    d.AnswerSpace: _answer_space,
    d.PageBreak: _page_break,
}
