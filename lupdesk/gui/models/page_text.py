"""The text of a page as somebody looks for it: a hyphen, a line end or a case hides no word."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

_HYPHENS: Final = r"\-\x02\xad\u2010\u2011\ufffe"
"""The second is what PDFium says for a hyphen at the end of a line."""
_PIECES: Final = re.compile(rf"(?P<space>\s+)|(?P<hyphen>[{_HYPHENS}]+)|(?P<word>[^\s{_HYPHENS}]+)")
_SOFT: Final = frozenset("\x02\xad\ufffe")

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the upper left corner of the page."""


class Passage(NamedTuple):
    """Letters of one page, from ``start`` up to, not including, ``end``."""

    page: int
    start: int
    end: int


@dataclass(frozen=True)
class PageText:
    """The letters of a page, and where each stands; a line end stands nowhere and is empty."""

    letters: str
    boxes: tuple[Box, ...] = field(repr=False)

    @cached_property
    def _folded(self) -> tuple[str, array[int]]:
        return _fold(self.letters)

    @property
    def searched(self) -> tuple[str, array[int]]:
        """The letters as they are looked through, and of which letter each is."""
        return self._folded

    def ready(self) -> PageText:
        """Folded now, by the worker that has read it."""
        self._folded  # noqa: B018
        return self

    def find(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Where ``wanted`` stands, as it was folded."""
        text, places = self._folded
        at = text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            yield places[at], places[end - 1] + 1
            at = text.find(wanted, end)

    def lines(self, start: int, end: int) -> list[Box]:
        """The letters as boxes, one for each line that they stand on."""
        found: list[Box] = []
        for left, top, right, bottom in self.boxes[start:end]:
            if right <= left:
                continue
            if found and _on_one_line(found[-1], top, bottom) and left >= found[-1][0]:
                before = found[-1]
                found[-1] = (
                    before[0],
                    min(before[1], top),
                    max(before[2], right),
                    max(before[3], bottom),
                )
            else:
                found.append((left, top, right, bottom))
        return found

    def nearest(self, x: float, y: float) -> int:
        """The place between two letters that is nearest to a point: as many as there are letters."""
        best, least = 0, float("inf")
        for at, (left, top, right, bottom) in enumerate(self.boxes):
            if right <= left:
                continue
            away = max(top - y, 0.0, y - bottom) * 8 + max(left - x, 0.0, x - right)
            if away < least:
                best, least = at + (x > (left + right) / 2), away
        return best

    def words(self, start: int, end: int) -> str:
        """As they are copied: words that a line end parts are whole again."""
        return copied(self.letters[start:end])


def _on_one_line(box: Box, top: float, bottom: float) -> bool:
    middle = (top + bottom) / 2
    return box[1] <= middle <= box[3]


def copied(letters: str) -> str:
    kept: list[str] = []
    joins = False
    for letter in letters.replace("\r\n", "\n").replace("\r", "\n"):
        if letter in _SOFT:
            joins = True
            continue
        if not (joins and letter == "\n"):
            kept.append(letter)
        joins = False
    return "".join(kept)


def folded(text: str) -> str:
    """What somebody looks for, as ``PageText.find`` wants it."""
    return _fold(text)[0].strip()


def _fold(text: str) -> tuple[str, array[int]]:
    """Small letters, one space for any space, no hyphens, nothing at a hyphen's line end; and of
    which letter each is.
    """
    kept: list[str] = []
    places = array("I")
    hyphen = False
    for piece in _PIECES.finditer(text):
        letters, at = piece[0], piece.start()
        if piece["hyphen"]:
            hyphen = True
        elif piece["space"]:
            at_line_end = hyphen and not letters.strip("\r\n")
            if kept and not at_line_end and kept[-1] != " ":
                kept.append(" ")
                places.append(at)
            hyphen = hyphen and at_line_end
        else:
            parts = [_small(letters)]
            if len(parts[0]) == len(letters):
                places.extend(range(at, at + len(letters)))
            else:
                parts = [_small(one) for one in letters]
                places.extend(at + place for place, one in enumerate(parts) for _ in one)
            kept += parts
            hyphen = False
    return "".join(kept), places


def _small(letters: str) -> str:
    return unicodedata.normalize("NFKC", letters).casefold()


def found_in(pages: Sequence[PageText], wanted: str) -> list[Passage]:
    """Every place of every page; none for nothing."""
    looked_for = folded(wanted)
    if not looked_for:
        return []
    return [
        Passage(number, start, end)
        for number, page in enumerate(pages)
        for start, end in page.find(looked_for)
    ]


def next_place(found: Sequence[Passage], at: tuple[int, int], *, back: bool = False) -> int:
    """The one after (before) a place, as (page, letter), and round at the end."""
    starts = [(one.page, one.start) for one in found]
    place = bisect_left(starts, at) - 1 if back else bisect_right(starts, at)
    return place % len(starts)
