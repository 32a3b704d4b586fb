"""How a program counted the characters of its texts: programs differ, and no file says how.

The standard counts characters (code points) of the text as its file holds it. What a program is
known for comes first; where selections are named by their words, as many programs do, the way of
counting under which most of the names agree is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product, starmap
from typing import Final

BREAK: Final = re.compile("\r+\n|\r")
"""Line breaks that are one sign here; some programs double the first sign."""
_TWO: Final = re.compile("\r+\n")
_BEYOND: Final = re.compile("[\U00010000-\U0010ffff]")
_TWO_OR_BEYOND: Final = re.compile("\r+\n|[\U00010000-\U0010ffff]")
_SPACES: Final = re.compile(r"\s+")
_TELLING: Final = 8
"""Signs of a name that are enough to know by it which words are meant."""
_TRIED: Final = 300
_WIDEST: Final = 4
"""Signs of a file that may count as one, with some to spare."""


@dataclass(frozen=True, slots=True)
class Counting:
    one_sign: bool = False
    """A line break of two signs counts as one."""
    halves: bool = False
    """Signs beyond the first 65 536, as most emoji are, count as two (UTF-16)."""
    to_last: bool = False
    """The end is the last sign, not the place after it."""


@dataclass(frozen=True, slots=True)
class Selected:
    """As the file says it."""

    start: int
    end: int
    name: str = ""


class CountedText:
    def __init__(self, raw: str, counting: Counting) -> None:
        self.text = BREAK.sub("\n", raw)
        self._to_last = counting.to_last
        counted = self.text if counting.one_sign else raw
        wide = _TWO_OR_BEYOND if counting.halves else _TWO
        self._begins: list[int] = []
        """Where the signs begin that count as more than one."""
        self._more = [0]
        """How many places are too many before the first of them, the second …"""
        beyond = 0
        for found in wide.finditer(counted):
            self._begins.append(found.start() + beyond)
            is_break = found[0][0] == "\r"
            self._more.append(self._more[-1] + (len(found[0]) - 1 if is_break else 1))
            beyond += not is_break
        self._length = len(counted) + beyond

    def place(self, one: Selected) -> tuple[int, int] | None:
        """In ``text``; None where it lies outside."""
        end = one.end + self._to_last
        if not 0 <= one.start <= end <= self._length:
            return None
        return self._at(one.start), self._at(end)

    def _at(self, counted: int) -> int:
        before = bisect_left(self._begins, counted)
        if before == 0:
            return counted
        # A place inside of a sign is that of the sign.
        begins = self._begins[before - 1] - self._more[before - 1]
        return max(counted - self._more[before], begins)


def counting_of(origin: str, texts: Sequence[tuple[str, Sequence[Selected]]]) -> Counting:
    """``texts``: each as its file holds it, with what is selected in it."""
    usual = _usual(origin.casefold())
    told = list(islice(((raw, one) for raw, some in texts for one in some if _tells(one)), _TRIED))
    if not told:
        return usual
    named: dict[str, list[Selected]] = {}
    for raw, one in told:
        named.setdefault(raw, []).append(one)
    ways = product(
        _either(usual.one_sign, any(map(_TWO.search, named))),
        _either(usual.halves, any(map(_BEYOND.search, named))),
        (usual.to_last, not usual.to_last),
    )
    agreeing = {
        way: sum(_agreeing(raw, some, way) for raw, some in named.items())
        for way in (usual, *starmap(Counting, ways))
    }
    best = max(agreeing, key=agreeing.__getitem__)
    return best if agreeing[best] >= len(told) else usual


def _tells(one: Selected) -> bool:
    return len(_begins(one.name)) >= _TELLING


def _usual(origin: str) -> Counting:
    # QualCoder holds its texts with one sign and counts so, but Windows writes two.
    one_sign = "atlas" in origin or origin.startswith("qualcoder")
    # The last sign is what the letter of the standard says (10.2); hardly anybody else does.
    return Counting(one_sign, halves="nvivo" in origin, to_last=origin == "potato")


def _either(usual: bool, matters: bool) -> tuple[bool, ...]:
    return (usual, not usual) if matters else (usual,)


def _agreeing(raw: str, some: Sequence[Selected], way: Counting) -> int:
    # So much of it that the furthest place is in it, however it is counted.
    reach = max(one.end for one in some) + 1
    counted = CountedText(raw[: max(_WIDEST * reach, 0)], way)
    places = ((counted.place(one), one.name) for one in some)
    return sum(
        _likeness(name, counted.text[place[0] : place[1]])
        for place, name in places
        if place is not None
    )


def _likeness(name: str, words: str) -> int:
    """To the letter counts most; a long passage is often named by its beginning alone."""
    if _spaced(name) == _spaced(words):
        return 3
    begins = _begins(name)
    exact = _spaced(words).startswith(begins) or _plain(name) == _plain(words)
    return 2 if exact else int(_plain(words).startswith(begins))


def _begins(name: str) -> str:
    return _plain(name).rstrip(".… ")


def _plain(words: str) -> str:
    return " ".join(words.split())


def _spaced(words: str) -> str:
    """Attributes of XML hold no line breaks."""
    return _SPACES.sub(" ", words)
