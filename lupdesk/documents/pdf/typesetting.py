"""Text into lines: what the font can show, broken where a reader expects it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from reportlab.pdfbase import pdfmetrics

from lupdesk.documents.letters import numbers_whole
from lupdesk.documents.pdf.fonts import load_fonts, runs, second_fonts
from lupdesk.documents.pdf.styles import Style

HYPHEN: Final = "\u00ad"
"""Drawn as a hyphen, read as a division of the word: extraction and speech put it together."""
ELLIPSIS: Final = "…"

_HARD_SPACE: Final = "\u00a0"
_NEW_LINE: Final = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SPACES: Final = re.compile("[ \t]+")
_LIGATURES: Final = range(0xFB00, 0xFB07)
_VOWELS: Final = frozenset("aeiouyæøåäöáéíóúüõ")
_AFTER: Final = frozenset("-–—/\\_.,;:&=?+|@")
"""A word too long for its column is divided behind one of these, without a hyphen."""
_REACH: Final = 10
"""How many characters of a full line a good division may cost."""
_LEAVE: Final = 3
"""Letters of a divided word that stay together on either side."""
_REMEMBERED: Final = 40


class Glyphs(dict[int, str]):
    """A table for ``str.translate``: each character as the fonts can show it.

    Controls and invisible characters go; what the first font lacks is taken apart or borrowed from
    the second. What both lack is remembered in ``missing``, and its number stands in its place.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known = load_fonts()
        self.missing: set[str] = set()

    def __missing__(self, code: int) -> str:
        shown = self[code] = self._shown(chr(code))
        return shown

    def _shown(self, char: str) -> str:
        category = unicodedata.category(char)
        if category in ("Cc", "Cf", "Cs"):
            return ""
        if ord(char) in self._known and ord(char) not in _LIGATURES:
            return char
        if category == "Zs":
            return _HARD_SPACE if "noBreak" in unicodedata.decomposition(char) else " "
        apart = unicodedata.normalize("NFKC", char)
        if apart != char and all(ord(part) in self._known for part in apart):
            return apart
        if ord(char) in second_fonts():
            return char
        self.missing.add(char)
        return "" if category == "Mn" else f"[{number_of(char)}]"


def number_of(char: str) -> str:
    """``U+674E``: how a letter that no font has is written."""
    return f"U+{ord(char):04X}"


def one_line(text: str, glyphs: Glyphs) -> str:
    """The text as it can be shown, on one line."""
    return " ".join(paragraphs(text, glyphs))


def paragraphs(text: str, glyphs: Glyphs) -> list[str]:
    """The text as it can be shown: one string for each line break that somebody typed."""
    parts = [text] if text.isprintable() else _NEW_LINE.split(text.replace("\t", " "))
    shown = (_shown(part, glyphs) for part in parts)
    return [part for part in shown if part]


def _shown(part: str, glyphs: Glyphs) -> str:
    line = _SPACES.sub(" ", unicodedata.normalize("NFC", part).translate(glyphs)).strip(" ")
    return numbers_whole(line.replace("][U+", " U+") if glyphs.missing else line)


@lru_cache(maxsize=50_000)
def _unit(word: str, font: str) -> float:
    wide = sum(pdfmetrics.stringWidth(part, name, 1000) for name, part in runs(word, font))
    return float(wide) / 1000


def width_of(text: str, style: Style) -> float:
    if len(text) > _REMEMBERED:
        parts = runs(text, style.font)
        return float(sum(pdfmetrics.stringWidth(part, name, style.size) for name, part in parts))
    return _unit(text, style.font) * style.size


def broken(text: str, style: Style, width: float) -> list[str]:
    """Lines of at most ``width``. Each but the last ends in the space that the break took.

    The space lets extraction keep the words apart; a divided word ends without one.
    """
    lines: list[str] = []
    space = width_of(" ", style)
    line: list[str] = []
    used = 0.0
    for word in text.split(" "):
        wide = width_of(word, style)
        if line and used + space + wide <= width:
            line.append(word)
            used += space + wide
            continue
        if line:
            lines.append(" ".join(line) + " ")
        *full, rest = _divided(word, style, width) if wide > width else [word]
        lines += full
        line, used = [rest], width_of(rest, style)
    lines.append(" ".join(line))
    return lines


def cut(text: str, style: Style, width: float) -> str:
    """The text on one line, with an ellipsis where it does not fit."""
    if width_of(text, style) <= width:
        return text
    room = width - width_of(ELLIPSIS, style)
    return text[: _fitting(text, 0, style, room)].rstrip() + ELLIPSIS


def _divided(word: str, style: Style, width: float) -> list[str]:
    """A word wider than its column, in pieces that fit."""
    pieces: list[str] = []
    room = width - width_of(HYPHEN, style)
    start = 0
    while _fitting(word, start, style, width) < len(word):
        end = max(_fitting(word, start, style, room), start + 1)
        end, hyphen = _division(word, start, end)
        pieces.append(word[start:end] + (HYPHEN if hyphen else ""))
        start = end
    return [*pieces, word[start:]]


def _fitting(word: str, start: int, style: Style, room: float) -> int:
    """The position up to which the word fits into ``room``."""
    used = 0.0
    for position in range(start, len(word)):
        used += _unit(word[position], style.font) * style.size
        if used > room:
            return position
    return len(word)


def _division(word: str, start: int, end: int) -> tuple[int, bool]:
    """Where to divide at or before ``end``, and whether a hyphen says so."""
    first = max(start + 1, end - _REACH)
    for position in range(end, first, -1):
        if word[position - 1] in _AFTER:
            return position, False
    syllable = (
        position
        for position in range(min(end, len(word) - _LEAVE), max(first, start + _LEAVE), -1)
        if _between_syllables(word, position)
    )
    end = next(syllable, end)
    return end, word[end - 1].isalpha() and end < len(word) and word[end].isalpha()


def _between_syllables(word: str, position: int) -> bool:
    """Before a consonant that a vowel follows: good enough for Norwegian and English."""
    before, here, after = (word[position + n].casefold() for n in (-1, 0, 1))
    return before.isalpha() and here.isalpha() and here not in _VOWELS and after in _VOWELS
