"""The whole document as UTF-8: a head with office and class mark, the blocks, and a foot."""

from __future__ import annotations

from itertools import groupby

from lupdesk.documents.plain.blocks import Lines
from lupdesk.documents.plain.lines import WIDTH, ruled, wide, wrapped
from lupdesk.domain.composition.document import Document
from lupdesk.wording import Wording


def text_bytes(document: Document, wording: Wording) -> bytes:
    """``wording`` is the document's own language. Same document, same bytes."""
    lines = Lines(wording)
    made = [*_head(document, lines)]
    for block in document.blocks:
        set_lines = lines.of(block)
        made += [*set_lines, ""] if set_lines else []
    made += ["", *_foot(document, lines)]
    return ("\n".join(_without_gaps(made)) + "\n").encode("utf-8")


def _head(document: Document, lines: Lines) -> list[str]:
    office, mark = lines.line(document.office), lines.line(document.class_word)
    between = WIDTH - wide(office) - wide(mark)
    first = [office + " " * between + mark] if between > 2 else [*wrapped(office), *wrapped(mark)]
    kicker, title = lines.line(document.kicker), lines.line(document.title)
    subtitle = lines.line(document.subtitle)
    return [
        *(line.strip() if not office else line for line in first),
        "",
        *wrapped(kicker),
        *(ruled(title, "=") if title else []),
        *wrapped(subtitle),
        "",
    ]


def _foot(document: Document, lines: Lines) -> list[str]:
    day = lines.wording.date(document.on)
    parts = map(lines.line, (document.reference, document.version, day, document.class_word))
    return ["-" * WIDTH, *wrapped("  ·  ".join(filter(None, parts)))]


def _without_gaps(lines: list[str]) -> list[str]:
    """Two empty lines before a heading at most, none at either end."""
    kept: list[str] = []
    for empty, some in groupby(lines, lambda line: not line):
        lines_of_it = list(some)
        kept += lines_of_it[:2] if empty else lines_of_it
    while kept and not kept[-1]:
        kept.pop()
    while kept and not kept[0]:
        kept.pop(0)
    return kept
