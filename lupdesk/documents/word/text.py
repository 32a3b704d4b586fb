"""Paragraphs and runs, each text as Word can hold it."""

from __future__ import annotations

from typing import Final

from lupdesk.documents.letters import numbers_whole, one_line, paragraphs, runs_right_to_left
from lupdesk.documents.word.look import SIGNS, colours
from lupdesk.documents.word.xml import Element, el, name, val
from lupdesk.domain.composition.document import MarkShape
from lupdesk.domain.phrases import Text
from lupdesk.wording import Wording

GLYPHS: Final = {
    MarkShape.EMPTY: "○",
    MarkShape.HALF: "◐",
    MarkShape.FULL: "●",
    MarkShape.DASHED: "◌",
    MarkShape.SQUARE: "■",
    MarkShape.TRIANGLE: "▲",
    MarkShape.FRAME: "□",
    MarkShape.TICK: "✓",
}
HARD: Final = "\u00a0"


class Setter:
    """Makes the elements of one document in its language."""

    def __init__(self, wording: Wording, accent: str = "") -> None:
        self.wording: Final = wording
        self.colours: Final = colours(accent)
        self.break_before = False
        """The next paragraph begins a page."""

    def line(self, text: Text) -> str:
        return numbers_whole(one_line(self.wording.text(text)))

    def paragraphs(self, text: Text) -> list[str]:
        return [numbers_whole(part) for part in paragraphs(self.wording.text(text))]

    def p(self, style: str, *runs: Element, more: tuple[Element, ...] = ()) -> Element:
        """``more`` are further properties."""
        breaking = el("w:pageBreakBefore") if self.break_before else None
        self.break_before = False
        turned = el("w:bidi") if any(map(_turned, runs)) else None
        named = val("w:pStyle", style) if style != "Normal" else None
        kept = [one for one in (named, breaking, turned, *more) if one is not None]
        kept.sort(key=lambda one: _ORDER.index(one.tag))
        return el("w:p", el("w:pPr", *kept) if kept else None, *runs)

    def each(self, style: str, text: Text, more: tuple[Element, ...] = ()) -> list[Element]:
        """One paragraph for each line that somebody began."""
        return [self.p(style, run(part), more=more) for part in self.paragraphs(text)]

    def sign(self, shape: MarkShape) -> Element:
        faces = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), SIGNS)
        return run(GLYPHS[shape] + HARD, el("w:rFonts", **faces))


_ORDER: Final = tuple(
    name(f"w:{tag}")
    for tag in (
        "pStyle", "keepNext", "pageBreakBefore", "pBdr", "shd", "tabs", "bidi", "spacing", "ind", "jc",
    )
)  # fmt: skip
"""In which the format wants the properties of a paragraph."""


def _turned(run: Element) -> bool:
    return run.find(f"{name('w:rPr')}/{name('w:rtl')}") is not None


def run(text: str, *properties: Element) -> Element:
    """``properties`` in the order in which the format wants them."""
    turned = (el("w:rtl"),) if runs_right_to_left(text) else ()
    about = el("w:rPr", *properties, *turned) if properties or turned else None
    said = el("w:t")
    said.text = text
    said.set(name("xml:space"), "preserve")
    return el("w:r", about, said)


def bold(text: str, *more: Element) -> Element:
    return run(text, el("w:b"), el("w:bCs"), *more)


def tab() -> Element:
    return el("w:r", el("w:tab"))


def colour(value: str) -> Element:
    return val("w:color", value)


def sizes(points: float) -> tuple[Element, Element]:
    return val("w:sz", round(points * 2)), val("w:szCs", round(points * 2))
