"""Finds words in a text however they were set: case, line breaks, hyphens, ligatures, accents.

A text is kept as the row of its letters, digits and signs, without what stands between them, and
a note of where something stood between them. A forbidden text is looked up in that row with one
``find``, and then judged by what stood between.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from lupdesk.domain.letters import LOOK_ALIKES

OVERLAP: Final = 8
"""So many words in a row of a forbidden statement give it away."""

WALL: Final = "\x1f"
"""Stands behind a text that does not go on in the next one."""

_DIVIDED: Final = "\x02"
"""The end of a line in the middle of a word, as the reader tells it."""
_DIVISION: Final = re.compile(_DIVIDED + r"[\r\n]*")
_HYPHENS: Final = "-\u2010\u2011\u2043" + _DIVIDED
_TOKEN: Final = re.compile(rf"[^\W_]+|[+<=>~±×÷%‰#$£¥€≤≥≈≠{WALL}]")
_BREAK: Final = re.compile(r"\s\s|[^\s\-\u2010-\u2015]\s|\s[^\s\-\u2010-\u2015]")
_GENITIVE: Final = "s"
_RUN: Final = re.compile(rf"[^\s<>«»“”\"(),;{WALL}]+")
_ADDRESS: Final = re.compile(r"@|://|[^\W_]\.[^\W\d_]{2}")
"""What an e-mail address, a link or a bare domain has in it."""
_IN_PIECES: Final = 6
"""So many letters of a name are found in pieces too: ``Heim kontakt``."""
_IN_ADDRESS: Final = 5
"""So many letters of a name are looked for inside the words of an address too."""
_FOREIGN: Final = (
    str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t"}),
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "đ": "d", "ŋ": "n", "ŧ": "t"}),
)
"""Letters as people write them in an address."""

# What stood before a token.
_NOTHING: Final = 0
_HYPHEN: Final = 1
_LINE: Final = 2
_APART: Final = 3
_LOOSE: Final = 4
"""One space, or a sign without one: what may stand between the pieces of one word."""


class _Levels(dict[int, str]):
    """Invisible characters and loose accents go, controls become a space, look-alikes Latin."""

    def __missing__(self, code: int) -> str:
        level = self[code] = self._level(code)
        return level

    @staticmethod
    def _level(code: int) -> str:
        char = chr(code)
        if char in ("\ufffe", _DIVIDED):
            return _DIVIDED
        category = unicodedata.category(char)
        if category in ("Cf", "Mn", "Me"):
            return ""
        if code in LOOK_ALIKES:
            return LOOK_ALIKES[code]
        return " " if category == "Cc" and char not in "\r\n" else char


def plain(text: str) -> str:
    """Compatibility forms, case and invisible characters levelled."""
    if text.isascii() and text.isprintable():
        return text.casefold()
    seen = unicodedata.normalize("NFKC", text).translate(_levels())
    return unicodedata.normalize("NFKC", seen.casefold().translate(_levels()))


@cache
def _levels() -> _Levels:
    return _Levels()


def _addresses(text: str) -> Iterator[str]:
    """The letters of each address, also as they are typed without the keys of the country."""
    for run in _RUN.finditer(_DIVISION.sub("", text)):
        if _ADDRESS.search(run.group()):
            yield from _as_typed("".join(_TOKEN.findall(run.group())))


def _as_typed(letters: str) -> tuple[str, ...]:
    """The letters themselves, and as they are typed without the keys of the country."""
    if letters.isascii():
        return (letters,)
    apart = (unicodedata.normalize("NFD", letters.translate(table)) for table in _FOREIGN)
    bare = ("".join(one for one in text if not unicodedata.combining(one)) for text in apart)
    return tuple(dict.fromkeys((letters, *bare)))


@dataclass(slots=True)
class _Row:
    letters: str
    starts: list[int]
    """Where each token begins in ``letters``."""
    before: list[int]
    """What stood before each token."""
    parts: list[int]
    """Where each of the texts begins in ``letters``."""

    def runs(self) -> Iterator[tuple[str, int]]:
        """Every eight words in a row and where they begin, divided words as two and as one."""
        yield from self._runs(self.starts)
        if _HYPHEN in self.before:
            kinds = zip(self.starts, self.before, strict=True)
            yield from self._runs([start for start, kind in kinds if kind != _HYPHEN])

    def _runs(self, starts: list[int]) -> Iterator[tuple[str, int]]:
        words = [self.letters[a:b] for a, b in pairwise([*starts, len(self.letters)])]
        for first in range(len(words) - OVERLAP + 1):
            yield " ".join(words[first : first + OVERLAP]), starts[first]


def _row(texts: Iterable[str]) -> _Row:
    """``texts`` are plain."""
    letters: list[str] = []
    row = _Row("", [], [], [])
    length = 0
    for text in texts:
        row.parts.append(length)
        end = -1
        for token in _TOKEN.finditer(text):
            start = token.start()
            row.before.append(_LINE if end < 0 else _kind(text[end:start]))
            row.starts.append(length)
            letters.append(token.group())
            end = token.end()
            length += end - start
    row.letters = "".join(letters)
    return row


def _kind(gap: str) -> int:
    if not gap:
        return _NOTHING
    if gap == " ":
        return _LOOSE
    if _DIVIDED in gap or not gap.strip(_HYPHENS):
        return _HYPHEN
    if "\n" in gap or "\r" in gap:
        return _HYPHEN if gap[0] in _HYPHENS else _LINE
    return _APART if _BREAK.search(gap) else _LOOSE


@dataclass(slots=True)
class Needle:
    """A forbidden text, made ready once."""

    row: _Row
    inner: frozenset[int] = field(init=False)
    digits: bool = field(init=False)
    runs: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.inner = frozenset(self.row.starts)
        self.digits = self.row.letters.isdigit()
        self.runs = frozenset(run for run, _ in self.row.runs())

    def __bool__(self) -> bool:
        return bool(self.row.letters)


def needle(text: str) -> Needle:
    return Needle(_row([plain(text).replace(WALL, " ")]))


class Haystack:
    """Texts that go on in each other unless a ``WALL`` stands between them; all plain."""

    def __init__(self, texts: Iterable[str]) -> None:
        kept = list(texts)
        self._row: Final = _row(kept)
        self._addresses: Final = ["\n".join(sorted(set(_addresses(text)))) for text in kept]
        self._all_addresses: Final = "\n".join(self._addresses)
        self._known: dict[str, int] | None = None

    def find(self, wanted: Needle) -> int | None:
        """The text in which the forbidden one, or eight words in a row of it, begins."""
        if not wanted:
            return None
        at = self._whole(wanted)
        if at is None and wanted.runs:
            at = self._overlap(wanted)
        if at is None:
            return self._in_address(wanted)
        return bisect_right(self._row.parts, at) - 1

    def _in_address(self, wanted: Needle) -> int | None:
        """A name also as part of a word there: ``post@heimkontaktgruppen.no``."""
        letters = wanted.row.letters
        if wanted.digits or len(letters) < _IN_ADDRESS:
            return None
        for form in _as_typed(letters):
            if form in self._all_addresses:
                return next(n for n, one in enumerate(self._addresses) if form in one)
        return None

    def _whole(self, wanted: Needle) -> int | None:
        letters, long = self._row.letters, len(wanted.row.letters)
        at = letters.find(wanted.row.letters)
        while at >= 0:
            if self._is(wanted, at, at + long):
                return at
            at = letters.find(wanted.row.letters, at + 1)
        return None

    def _is(self, wanted: Needle, start: int, end: int) -> bool:
        """Whole words at both ends; between them words may be run together, and taken apart where
        they are long enough or every letter stands by itself.

        So an address without spaces is found, and numbers however they are grouped.
        """
        if not self._begins(start) or not self._ends(end):
            return False
        starts = self._row.starts
        inside = range(bisect_right(starts, start), bisect_left(starts, end))
        if wanted.digits or len(inside) == end - start - 1 > 1:
            return True
        apart = (_APART,) if end - start >= _IN_PIECES else (_APART, _LOOSE)
        return all(
            starts[place] - start in wanted.inner or self._row.before[place] not in apart
            for place in inside
        )

    def _begins(self, at: int) -> bool:
        place = bisect_left(self._row.starts, at)
        return place < len(self._row.starts) and self._row.starts[place] == at

    def _ends(self, at: int) -> bool:
        letters = self._row.letters
        if at == len(letters) or self._begins(at):
            return True
        after = at + 1
        return letters[at] == _GENITIVE and (after == len(letters) or self._begins(after))

    def _overlap(self, wanted: Needle) -> int | None:
        if self._known is None:
            self._known = {}
            for run, at in self._row.runs():
                self._known.setdefault(run, at)
        found = [self._known[run] for run in wanted.runs if run in self._known]
        return min(found, default=None)
