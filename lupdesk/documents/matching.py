"""Finds words in a text however they were set: case, line breaks, hyphens, ligatures, accents.

A text is kept as the row of its letters, digits and mathematical signs, without what stands
between them, and a note of where something stood between them. A forbidden text is looked up in
that row with one ``find``, and then judged by what stood between.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

OVERLAP: Final = 8
"""So many words in a row of a forbidden statement give it away."""

WALL: Final = "\x1f"
"""Between texts that do not go on in each other."""
_BREAK: Final = "\x02"
"""A divided word, as the reader tells it."""
_HYPHENS: Final = "-\u2010\u2011\u2043\u00ad" + _BREAK
_TOKEN: Final = re.compile(rf"[^\W_]+|[+<=>~±×÷%‰#$£¥€≤≥≈≠{WALL}]")
_GENITIVE: Final = "s"

# What stood between two tokens.
_NOTHING: Final = 0
_JOINED: Final = 1
"""A line or page break or a hyphen: the word may have been one."""
_APART: Final = 2


class _Plain(dict[int, str]):
    """Invisible characters and loose accents go, controls become a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        plain = char
        if code in (0xFFFE, 0x02):
            plain = _BREAK
        elif category in ("Cf", "Mn", "Me"):
            plain = ""
        elif category == "Cc" and char not in "\r\n":
            plain = " "
        self[code] = plain
        return plain


def plain(text: str) -> str:
    """Compatibility forms, case and invisible characters levelled."""
    level = unicodedata.normalize("NFKC", text).casefold().translate(_Plain())
    return unicodedata.normalize("NFKC", level)


@dataclass(slots=True)
class _Row:
    letters: str
    starts: list[int]
    """Where each token begins in ``letters``."""
    between: list[int]
    """What stood before each token."""

    @property
    def tokens(self) -> list[str]:
        ends = [*self.starts[1:], len(self.letters)]
        return [self.letters[a:b] for a, b in zip(self.starts, ends, strict=True)]


def _row(text: str) -> _Row:
    """``text`` is plain."""
    parts: list[str] = []
    starts: list[int] = []
    between: list[int] = []
    length = end = 0
    for token in _TOKEN.finditer(text):
        start = token.start()
        between.append(_NOTHING if start == end else _kind(text[end:start]))
        starts.append(length)
        parts.append(token.group())
        length += token.end() - start
        end = token.end()
    return _Row("".join(parts), starts, between)


def _kind(gap: str) -> int:
    if gap == " ":
        return _APART
    broken = "\n" in gap or "\r" in gap or _BREAK in gap or not gap.strip(_HYPHENS)
    return _JOINED if broken else _APART


@dataclass(slots=True)
class Needle:
    """A forbidden text, made ready once."""

    row: _Row
    inner: frozenset[int] = field(init=False)
    digits: bool = field(init=False)
    runs: frozenset[str] = field(init=False)
    """Every eight words in a row."""

    def __post_init__(self) -> None:
        self.inner = frozenset(self.row.starts)
        self.digits = self.row.letters.isdigit()
        self.runs = frozenset(run for run, _ in _runs(self.row.tokens))

    def __bool__(self) -> bool:
        return bool(self.row.letters)


def needle(text: str) -> Needle:
    return Needle(_row(plain(text)))


def _runs(tokens: list[str]) -> Iterator[tuple[str, int]]:
    for first in range(len(tokens) - OVERLAP + 1):
        yield " ".join(tokens[first : first + OVERLAP]), first


class Haystack:
    """Texts that go on in each other unless a wall stands between them."""

    def __init__(self, parts: Iterable[str]) -> None:
        """Each part is plain; the reader of the parts adds ``WALL`` where one ends for good."""
        joined: list[str] = []
        self._parts: Final[list[int]] = []
        rows = _row("\n".join(self._measured(parts, joined)))
        self._row = rows
        self._known: dict[str, int] | None = None

    def _measured(self, parts: Iterable[str], joined: list[str]) -> list[str]:
        length = 0
        for part in parts:
            self._parts.append(length)
            length += sum(len(token) for token in _TOKEN.findall(part))
            joined.append(part)
        return joined

    def find(self, wanted: Needle) -> int | None:
        """The part in which the forbidden text, or eight words in a row of it, begins."""
        at = self._whole(wanted)
        if at is None and wanted.runs:
            at = self._overlap(wanted)
        return None if at is None else bisect_right(self._parts, at) - 1

    def _whole(self, wanted: Needle) -> int | None:
        letters, long = self._row.letters, len(wanted.row.letters)
        at = letters.find(wanted.row.letters)
        while at >= 0:
            if self._is(wanted, at, at + long):
                return at
            at = letters.find(wanted.row.letters, at + 1)
        return None

    def _is(self, wanted: Needle, start: int, end: int) -> bool:
        if not self._begins(start) or not self._ends(end):
            return False
        starts = self._row.starts
        for place in range(bisect_right(starts, start), bisect_left(starts, end)):
            kind = self._row.between[place]
            if starts[place] - start in wanted.inner or kind != _APART:
                continue
            if not wanted.digits:
                return False
        return True

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
            self._known = self._all_runs()
        found = [self._known[run] for run in wanted.runs if run in self._known]
        return min(found, default=None)

    def _all_runs(self) -> dict[str, int]:
        """Twice: divided words as two and as one."""
        tokens, starts = self._row.tokens, self._row.starts
        runs: dict[str, int] = {}
        for run, first in _runs(tokens):
            runs.setdefault(run, starts[first])
        whole: list[str] = []
        begins: list[int] = []
        for token, start, kind in zip(tokens, starts, self._row.between, strict=True):
            if kind == _JOINED and whole and whole[-1] != WALL:
                joined = whole[-1] + token
                # Both ways of reading a break are in: the pair above, the whole word here.
                whole[-1] = joined
            else:
                whole.append(token)
                begins.append(start)
        for run, first in _runs(whole):
            runs.setdefault(run, begins[first])
        return runs
