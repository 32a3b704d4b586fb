"""Lines of plain text: wrapped where a reader expects it, and columns where they fit."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from typing import Final

WIDTH: Final = 76
_GUTTER: Final = 3


def wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """The paragraph in lines; a longer word stays whole. ``first`` begins the first line."""
    lead = indent if first is None else first
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def wide(text: str) -> int:
    """How many columns the text takes; a Chinese sign takes two."""
    marks = sum(unicodedata.combining(char) > 0 for char in text)
    doubled = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + doubled - marks


def ruled(text: str, rule: str) -> list[str]:
    """A heading with a rule under it, as long as its longest line."""
    lines = wrapped(text)
    return [*lines, rule * max(map(wide, lines), default=0)]


def columns(
    heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int]
) -> list[str] | None:
    """The table in columns, or None where it is wider than a line."""
    lines = [heads, *rows]
    widths = [max((wide(line[at]) for line in lines), default=0) for at in range(len(heads))]
    if sum(widths) + _GUTTER * (len(widths) - 1) > WIDTH:
        return None

    def set_line(cells: Sequence[str]) -> str:
        made = (
            " " * (widths[at] - wide(cell)) + cell
            if at in right
            else cell + " " * (widths[at] - wide(cell))
            for at, cell in enumerate(cells)
        )
        return (" " * _GUTTER).join(made).rstrip()

    rule = (" " * _GUTTER).join("-" * width for width in widths)
    body = [set_line(row) for row in rows]
    return [set_line(heads), rule, *body] if any(heads) else body
