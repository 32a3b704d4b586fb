"""The typefaces of the page, and the second one that lends the letters which the first lacks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from lupdesk.paths import resources

REGULAR: Final = "SourceSans3-Regular"
SEMIBOLD: Final = "SourceSans3-SemiBold"
_FILES: Final = {
    REGULAR: "SourceSans3_400Regular.ttf",
    SEMIBOLD: "SourceSans3_600SemiBold.ttf",
}
_SECOND: Final = {REGULAR: "DejaVuSans", SEMIBOLD: "DejaVuSans-Bold"}
"""Has what Skolt Sámi, Greek with its marks, Armenian, Georgian and signs want besides."""
_RIGHT_TO_LEFT: Final = ("R", "AL", "AN")


@cache
def load_fonts() -> frozenset[int]:
    """Makes the two weights known to ReportLab; the characters that both of them have."""
    return _loaded(_FILES.items())


@cache
def second_fonts() -> frozenset[int]:
    """The same of the second typeface, read when the first letter is borrowed from it."""
    known = _loaded((name, f"{name}.ttf") for name in _SECOND.values())
    return frozenset(filter(_may_be_lent, known))


def _may_be_lent(code: int) -> bool:
    """Letters that are written from the right would stand in the wrong order, loose marks beside
    their letter, and what is nobody's or anybody's means something else in each typeface.
    """
    char = chr(code)
    return (
        unicodedata.category(char) not in ("Mn", "Me", "Co", "Cn")
        and unicodedata.bidirectional(char) not in _RIGHT_TO_LEFT
    )


def _loaded(fonts: Iterable[tuple[str, str]]) -> frozenset[int]:
    common: set[int] | None = None
    for name, file in fonts:
        font = TTFont(name, str(resources() / "fonts" / file))
        pdfmetrics.registerFont(font)
        known = set(font.face.charToGlyph)
        common = known if common is None else common & known
    return frozenset(common or ())


def runs(text: str, font: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the font that has its letters: ``font`` or its second."""
    if text.isascii() or not (borrowed := _borrowed()).search(text):
        yield font, text
        return
    end = 0
    for found in borrowed.finditer(text):
        if found.start() > end:
            yield font, text[end : found.start()]
        yield _SECOND[font], found.group()
        end = found.end()
    if end < len(text):
        yield font, text[end:]


@cache
def _borrowed() -> re.Pattern[str]:
    """Letters in a row that the first typeface lacks."""
    codes = sorted({*load_fonts(), *range(0x80), 0xAD})
    spans = []
    for _, group in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        row = [code for _, code in group]
        spans.append(f"\\U{row[0]:08x}-\\U{row[-1]:08x}")
    return re.compile(f"[^{''.join(spans)}]+")
