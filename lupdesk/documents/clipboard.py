"""What is copied, in the reader's language: as plain text, and as a table for Word and Outlook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from lupdesk.domain.composition.copying import Copied
from lupdesk.wording import Wording

_FORMULA: Final = ("=", "+", "-", "@")
_CELL: Final = "border:1px solid #999;padding:3px 6px;vertical-align:top;text-align:left;"
_AS_TEXT: Final = r"mso-number-format:'\@';"
"""Excel else reads a cell that begins with = as a formula."""


@dataclass(frozen=True, slots=True)
class OnClipboard:
    plain: str
    html: str


def on_clipboard(copied: Copied) -> OnClipboard:
    wording = Wording(copied.language)
    mark = wording.text(copied.mark) if copied.mark is not None else ""
    heads = [wording.text(one) for one in copied.heads]
    rows = [[wording.text(one) for one in row] for row in copied.rows]
    return OnClipboard(_plain(mark, heads, rows), _html(copied.language, mark, heads, rows))


def _plain(mark: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """One row is words to be read; several are columns, each row on one line."""
    if len(rows) == 1:
        return "\n".join([*([mark] if mark else []), *filter(None, rows[0])])
    lines = ["\t".join(_cell(one) for one in row) for row in (heads, *rows)]
    return "\n".join([mark, *lines] if mark else lines)


def _cell(text: str) -> str:
    """On one line, and text for a spreadsheet also where it begins like a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) else line


def _html(lang: str, mark: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th style="{_CELL}">{_escaped(one)}</th>' for one in heads)
    body = "".join(f"<tr>{''.join(_data(one) for one in row)}</tr>" for row in rows)
    over = f"<p><strong>{_escaped(mark)}</strong></p>" if mark else ""
    return (
        f'<html lang="{escape(lang)}"><head><meta charset="utf-8"></head><body>{over}'
        f'<table style="border-collapse:collapse"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></body></html>"
    )


def _data(text: str) -> str:
    return f'<td style="{_CELL}{_AS_TEXT}">{_escaped(text)}</td>'


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")
