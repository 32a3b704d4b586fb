"""Looks through a text for what its reader must not see, before the text goes in.

Wider than the proof of the finished file: a name is also found run together, in pieces, inflected,
inside a longer word or an address, with look-alike letters and without its Norwegian ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.names import DISTINCTIVE, folded, places_of, words

NAMES_SOMEBODY: Final = "names-somebody"
REPEATS: Final = "repeats-secret"
OVERLAP: Final = 8
"""So many words in a row of a forbidden statement give it away (R-SEC-4)."""
_LONG_NUMBER: Final = 5
_TYPED: Final = str.maketrans({"ø": "oe", "å": "aa"})


_FEW: Final = 4
_SPACED: Final = 3
_SHAPE: Final = str.maketrans("0135i", "olesl")
"""Digits and letters that are taken for each other: ``He1mkontakt``, ``GranIås``."""
_SECOND_WORDS: Final = (
    "losning system produkt plattform metode tjeneste app folk gruppe konsern kunde utstyr sensor"
    " alarm modell teknologi avtale solution team"
)
_SECOND_PARTS: Final = tuple(_SECOND_WORDS.translate(_SHAPE).split())
"""What follows a firm's name in one word: ``Vismaløsningen``."""
_BROKEN_OFF: Final = re.compile(r"[.,;:!?()\[\]«»\"“”]\s|\s[(\[«\"“”]")
"""Between two words that are no pieces of one."""


class Place(NamedTuple):
    """From one word of a text up to, not including, another; and what stands there."""

    start: int
    end: int
    what: Forbidden


@dataclass(frozen=True, slots=True)
class Screen:
    spelled: Mapping[str, tuple[tuple[tuple[str, ...], Forbidden], ...]]
    """Names and short statements, by their first word."""
    begun: Mapping[str, Forbidden]
    """The shape of a telling name, which a longer word may begin with."""
    lengths: tuple[int, ...]
    beginnings: frozenset[str]
    """Of those shapes, each shorter piece, for a name that is written in pieces."""
    short: Mapping[str, Forbidden]
    """Shapes of names of three to five letters."""
    numbers: Mapping[str, Forbidden]
    runs: Mapping[tuple[str, ...], Forbidden]
    _seen: dict[str, Forbidden | None] = field(default_factory=dict, repr=False, compare=False)
    """What each shape of a word begins with, as found: the same words come again and again."""

    def finds(self, text: str) -> Forbidden | None:
        """The first forbidden thing in the text, or None."""
        return next((one.what for one in self.places(text)), None)

    def reason(self, text: str) -> str | None:
        """Code of why the text may not stand there, as ``held.<reason>``; None where it may."""
        found = self.finds(text)
        if found is None:
            return None
        return NAMES_SOMEBODY if found.why == NAMES_SOMEBODY else REPEATS

    def clean(self, text: str) -> str:
        """The text, or nothing where it may not stand there."""
        return "" if self.finds(text) else text

    def spelled_out(self, text: str) -> frozenset[Forbidden]:
        """What stands in the text word for word."""
        present = words(text)
        return frozenset(one.what for one in (*self._spelled(present), *self._numbered(present)))

    def places(self, text: str) -> Iterator[Place]:
        """Everything forbidden in the text, by its words; a thing may come more than once."""
        present = words(text)
        yield from self._spelled(present)
        yield from self._shaped(present, text)
        yield from self._numbered(present)
        if self.runs:
            for at, run in enumerate(runs_of(present)):
                if run in self.runs:
                    yield Place(at, at + OVERLAP, self.runs[run])

    def _spelled(self, present: Sequence[str]) -> Iterator[Place]:
        for at, word in enumerate(present):
            for first in {word, word.removesuffix("s")}:
                for wanted, one in self.spelled.get(first, ()):
                    if _stands(wanted, present[at : at + len(wanted)]):
                        yield Place(at, at + len(wanted), one)

    def _shaped(self, present: Sequence[str], text: str) -> Iterator[Place]:
        """Names inside longer words and in pieces."""
        if not self.lengths and not self.short:
            return
        shapes = [shape_of(word) for word in present]
        for at, shape in enumerate(shapes):
            if shape not in self._seen:
                self._seen[shape] = self._beginning(shape)
            found = self._seen[shape]
            if found is not None:
                yield Place(at, at + 1, found)
            elif shape in self.beginnings:
                yield from self._in_pieces(shapes, at, text)
        if self.short:
            yield from self._letter_by_letter(shapes)

    def _beginning(self, shape: str, after: int = 0) -> Forbidden | None:
        """A name that the word begins with and that is longer than ``after``."""
        for length in self.lengths:
            if length > len(shape):
                break
            if length > after and shape[:length] in self.begun:
                return self.begun[shape[:length]]
        if self.short and not after:
            for length in (_FEW, DISTINCTIVE - 1):
                if shape[:length] in self.short and shape.startswith(_SECOND_PARTS, length):
                    return self.short[shape[:length]]
        return None

    def _in_pieces(self, shapes: Sequence[str], at: int, text: str) -> Iterator[Place]:
        """``Heim kontakt`` and ``heim-kontaktløsningen``, but not ``… heim. Kontakt …``."""
        joined = shapes[at]
        for end in range(at + 1, len(shapes)):
            before = len(joined)
            joined += shapes[end]
            found = self._beginning(joined, before)
            letters = len(joined) == end + 1 - at
            if found is not None and (letters or _in_one(text, at, end)):
                yield Place(at, end + 1, found)
            if joined not in self.beginnings:
                return

    def _letter_by_letter(self, shapes: Sequence[str]) -> Iterator[Place]:
        """``F.V.K.`` and ``P e r``."""
        run = 0
        for at, shape in enumerate((*shapes, "")):
            if len(shape) == 1:
                run += 1
                continue
            if run >= _SPACED:
                row = "".join(shapes[at - run : at])
                for start, end in combinations(range(run + 1), 2):
                    if row[start:end] in self.short:
                        yield Place(at - run + start, at - run + end, self.short[row[start:end]])
            run = 0

    def _numbered(self, present: Sequence[str]) -> Iterator[Place]:
        """Numbers are found however they are grouped."""
        if not self.numbers:
            return
        lengths = {len(number) for number in self.numbers}
        for start, end, digits in _digit_rows(present):
            for length in lengths:
                for at in range(len(digits) - length + 1):
                    if digits[at : at + length] in self.numbers:
                        yield Place(start, end, self.numbers[digits[at : at + length]])


def screen_of(forbidden: Iterable[Forbidden]) -> Screen:
    spelled: dict[str, list[tuple[tuple[str, ...], Forbidden]]] = {}
    begun: dict[str, Forbidden] = {}
    short: dict[str, Forbidden] = {}
    numbers: dict[str, Forbidden] = {}
    runs: dict[tuple[str, ...], Forbidden] = {}
    for one in forbidden:
        wanted = tuple(words(one.text))
        if not wanted:
            continue
        joined = "".join(wanted)
        if one.why != NAMES_SOMEBODY and len(wanted) >= OVERLAP:
            runs.update((run, one) for run in runs_of(wanted))
        elif joined.isdigit() and len(joined) >= _LONG_NUMBER:
            numbers[joined] = one
        else:
            spelled.setdefault(wanted[0], []).append((wanted, one))
        if one.why == NAMES_SOMEBODY and not joined.isdigit():
            for shape in {shape_of(joined), shape_of(joined.translate(_TYPED))}:
                if len(joined) >= DISTINCTIVE:
                    begun[shape] = one
                elif len(joined) >= _SPACED:
                    short[shape] = one
    return Screen(
        spelled={first: tuple(found) for first, found in spelled.items()},
        begun=begun,
        lengths=tuple(sorted({len(shape) for shape in begun})),
        beginnings=frozenset(shape[:n] for shape in begun for n in range(1, len(shape))),
        short=short,
        numbers=numbers,
        runs=runs,
    )


@lru_cache(maxsize=1 << 15)
def shape_of(word: str) -> str:
    """What the word looks like to somebody who reads fast; a number is itself."""
    return word if word.isdigit() else folded(word).translate(_SHAPE)


def _in_one(text: str, first: int, last: int) -> bool:
    """Whether nothing between the words says that they are no pieces of one."""
    whole, spans = places_of(text)
    gaps = (whole.seen[a:b] for (_, a), (b, _) in pairwise(spans[first : last + 1]))
    return not any(map(_BROKEN_OFF.search, gaps))


def runs_of(present: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every eight words in a row."""
    for at in range(len(present) - OVERLAP + 1):
        yield tuple(present[at : at + OVERLAP])


def _stands(wanted: tuple[str, ...], here: Sequence[str]) -> bool:
    """Word for word; the last word may have the ``s`` of the genitive."""
    return (
        len(here) == len(wanted)
        and tuple(here[:-1]) == wanted[:-1]
        and here[-1] in (wanted[-1], wanted[-1] + "s")
    )


def _digit_rows(present: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Numbers that stand beside each other, in one piece, and from which word to which."""
    row, first = "", 0
    for at, word in enumerate((*present, "")):
        if word.isdigit():
            first = at if not row else first
            row += word
        elif row:
            yield first, at, row
            row = ""
