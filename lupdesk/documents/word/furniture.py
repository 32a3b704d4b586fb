"""What stands on every page: office and class mark above, reference, version and page below."""

from __future__ import annotations

import re
from typing import Final

from lupdesk.documents.word.look import TEXT
from lupdesk.documents.word.text import HARD, Setter, bold, colour, run, tab
from lupdesk.documents.word.xml import Element, Facts, el, twips
from lupdesk.domain.composition.document import ClassMark, Document

_FRAME: Final = {ClassMark.PUBLIC: 4, ClassMark.PARTICIPANT: 12}
"""Eighths of a point; the internal one is solid."""
_ONE_LINE: Final = 78
"""Letters of office and mark that fit beside each other."""
_BETWEEN: Final = "  ·  "
_PLACE: Final = re.compile(r"(\{page\}|\{total\})")
_FIELDS: Final = {"{page}": "PAGE", "{total}": "NUMPAGES"}


def header(document: Document, setter: Setter) -> list[Element]:
    office, word = setter.line(document.office), setter.line(document.class_word)
    name = [bold(office, colour(setter.colours.ink))] if office else []
    mark = _mark(document.class_mark, word, setter) if word else []
    stops = (_stop(),)
    if len(office) + len(word) <= _ONE_LINE:
        return [setter.p("Header", *name, tab(), *mark, more=stops)]
    return [setter.p("Header", *some) for some in (name, mark) if some]


def _mark(mark: ClassMark, word: str, setter: Setter) -> list[Element]:
    """The frame grows with its weight, so that it survives a grey printer."""
    ink, padded = setter.colours.ink, f"{HARD}{word}{HARD}"
    frame: Facts = {"val": "single", "space": 0, "color": ink}
    if mark is ClassMark.INTERNAL:
        solid = el("w:shd", val="clear", color="auto", fill=ink)
        return [bold(padded, colour("FFFFFF"), solid)]
    return [bold(padded, colour(ink), el("w:bdr", sz=_FRAME[mark], **frame))]


def footer(document: Document, setter: Setter) -> list[Element]:
    day = setter.wording.date(document.on)
    parts = map(setter.line, (document.reference, document.version, day))
    said = _BETWEEN.join(filter(None, parts))
    pages: list[Element] = []
    for part in _PLACE.split(setter.wording.say("Page {page} of {total}")):
        if part in _FIELDS:
            pages.append(el("w:fldSimple", run("1"), instr=f" {_FIELDS[part]} "))
        elif part:
            pages.append(run(part))
    return [setter.p("Footer", run(said), tab(), *pages, more=(_stop(),))]


def _stop() -> Element:
    return el("w:tabs", el("w:tab", val="right", pos=twips(TEXT)))
