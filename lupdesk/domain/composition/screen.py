"""Looks through a text for what its reader must not see: before the text goes in, and when the
finished file is read back.

A name is also found run together, in pieces, inflected, inside a longer word or an address, with
look-alike letters and without its Norwegian ones. One that is a common word, or short, is found as
a whole word only: ``docs/where-a-name-can-show.md``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, NamedTuple

from lupdesk.domain.amounts import told_amounts
from lupdesk.domain.composition.seen_text import SeenText
from lupdesk.domain.composition.wanted import (
    FEW,
    ROW_KEY,
    RUN_KEY,
    SPACED,
    WITHIN,
    Row,
    Wanted,
    runs_at,
    wanted_of,
)
from lupdesk.domain.forbidden import NAMES_SOMEBODY, Forbidden
from lupdesk.domain.names import DISTINCTIVE
from lupdesk.domain.reading import SHAPES, Read
from lupdesk.domain.shapes import all_letters, digit_rows, one_vowel

REPEATS: Final = "repeats-secret"
_SECOND_WORDS: Final = (
    "losning system produkt plattform metode tjeneste app folk gruppe konsern kunde utstyr sensor"
    " alarm modell teknologi avtale solution team"
)
_SECOND_PARTS: Final = tuple(map(all_letters, _SECOND_WORDS.split()))
"""What follows a firm's name in one word: ``Vismaløsningen``."""
_RUN: Final = re.compile(r"[^\s<>«»“”\"(),;]+")
_ADDRESS: Final = re.compile(r"@|://|[^\W_]\.[^\W\d_]{2}")
"""What an e-mail address, a link or a bare domain has in it."""
_DIGIT: Final = re.compile(r"\d")
_ITS: Final = frozenset(map(all_letters, ("sin", "si", "sitt", "sine", "its")))
_FROM_WORDS: Final = "fra frå til hos av i på ved from of by at"
_FROM: Final = frozenset(map(all_letters, _FROM_WORDS.split()))
"""Between what somebody has and who has it."""
_ENDS: Final = ("", "n", "en", "a", "et", "r", "er", "e", "ar", "ne", "ene", "ane", "s")
_BETWEEN: Final = 2
"""So many words may stand between two that tell together: ``Sæther i Løype``."""


class Place(NamedTuple):
    """From one word of a text up to, not including, another; and what stands there."""

    start: int
    end: int
    what: Forbidden


@dataclass(frozen=True, slots=True)
class Screen:
    wanted: Wanted
    _seen: dict[str, Forbidden | None] = field(default_factory=dict, repr=False, compare=False)
    """What each shape of a word begins with, as found: the same words come again and again."""
    _harmless: set[str] = field(default_factory=set, repr=False, compare=False)
    """Words that neither hold a name nor begin one."""

    def finds(self, text: str, read: Read | None = None) -> Forbidden | None:
        """The first forbidden thing in the text, or None. ``read`` may know its words already."""
        return next((one.what for one in self._unlawful(SeenText(text, read))), None)

    def look_over(self, words: Iterable[str]) -> None:
        """Learn at once of many words that they neither hold a name nor begin one: ``finds`` goes
        over them then. What is not so sure is left to it.
        """
        wanted = self.wanted
        shapes = {word: SHAPES[word] for word in words if word.isalpha()}
        close = {
            shape
            for shape in shapes.values()
            if len(shape) > WITHIN
            for at in range(1, len(shape) - WITHIN + 1)
            if shape[at : at + WITHIN] in wanted.within
        }
        close.update(wanted.beginnings, wanted.whole, [f"{one}s" for one in wanted.whole])
        least = wanted.least
        self._harmless.update(
            [
                word
                for word, shape in shapes.items()
                if shape not in close
                and shape[:least] not in wanted.first
                and shape[:FEW] not in wanted.parts
                and shape[: DISTINCTIVE - 1] not in wanted.parts
            ]
        )

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
        """Names and numbers that stand in the text word for word."""
        whole = SeenText(text)
        found = (*self._spelled(whole), *self._numbered(whole), *self._amounts(whole))
        return frozenset(one.what for one in found)

    def written(self, text: str) -> Iterator[tuple[Forbidden, str]]:
        """Everything forbidden in the text, with the words by which it stands there."""
        whole = SeenText(text)
        for one in self._everything(whole):
            yield one.what, " ".join(whole.words[one.start : one.end])

    def places(self, text: str) -> Iterator[Place]:
        """Everything forbidden in the text, by its words; a thing may come more than once."""
        yield from self._unlawful(SeenText(text))

    def where(self, text: str) -> dict[Forbidden, int]:
        """Everything forbidden in the text as seen, and at which letter it begins first."""
        whole = SeenText(text)
        first: dict[Forbidden, int] = {}
        for one in self._unlawful(whole):
            at = whole.spans[one.start][0]
            first[one.what] = min(at, first.get(one.what, at))
        return first

    def _unlawful(self, text: SeenText) -> Iterator[Place]:
        for one in self._everything(text):
            lawful = one.what.lawful
            if not lawful or " ".join(text.words[one.start : one.end]) not in lawful:
                yield one

    def _everything(self, text: SeenText) -> Iterator[Place]:
        if text.words:
            yield from self._spelled(text)
            yield from self._in_words(text)
            yield from self._letter_by_letter(text)
            yield from self._in_a_row(text)
            yield from self._apart(text)
            yield from self._owning(text)
            yield from self._numbered(text)
            yield from self._amounts(text)
            yield from self._in_addresses(text)

    def _spelled(self, text: SeenText) -> Iterator[Place]:
        present, spelled = text.words, self.wanted.spelled
        if not spelled.keys().isdisjoint(present):
            for at, word in enumerate(present):
                if word in spelled:
                    for wanted, one in spelled[word]:
                        if _stands(wanted, present[at : at + len(wanted)]):
                            yield Place(at, at + len(wanted), one)
        for sign, one in self.wanted.signs.items():
            for found in re.finditer(rf"(?<!\w){re.escape(sign)}", text.seen):
                start, end = text.of(found.start(), found.end())
                yield Place(start, max(end, start + 1), one)

    # -- names by their shapes ----------------------------------------------------------------------

    def _in_words(self, text: SeenText) -> Iterator[Place]:
        """Names inside longer words and in pieces."""
        if not self.wanted.names or self._harmless.issuperset(text.words):
            return
        known, beginnings, harmless = self._seen, self.wanted.beginnings, self._harmless
        for at, (word, shape) in enumerate(zip(text.words, text.shapes, strict=True)):
            if word in harmless:
                continue
            found = known[shape] if shape in known else self._of_word(shape)
            piece = shape if word.isalpha() else text.piece(at)
            if found is None and not (word.isalpha() or word.isdigit()):
                found = self._of_word(piece) or self._of_few(piece)
            if found is not None:
                yield Place(at, at + 1, found)
            if piece in beginnings:
                yield from self._in_pieces(text, at)
            elif found is None:
                harmless.add(word)

    def _of_word(self, shape: str) -> Forbidden | None:
        found = self._beginning(shape) or self._whole(shape) or self._inside(shape)
        self._seen[shape] = found
        return found

    def _beginning(self, shape: str, after: int = 0) -> Forbidden | None:
        """A name that the word begins with and that is longer than ``after``."""
        if shape[: self.wanted.least] in self.wanted.first:
            for length in self.wanted.lengths:
                if length > len(shape):
                    break
                if length > after and shape[:length] in self.wanted.begun:
                    return self.wanted.begun[shape[:length]]
        if self.wanted.parts and not after:
            for length in (FEW, DISTINCTIVE - 1):
                if shape[:length] in self.wanted.parts and shape.startswith(_SECOND_PARTS, length):
                    return self.wanted.parts[shape[:length]]
        return None

    def _whole(self, shape: str) -> Forbidden | None:
        return self.wanted.whole.get(shape) or self.wanted.whole.get(shape.removesuffix("s"))

    def _of_few(self, shape: str) -> Forbidden | None:
        """A short name in which a digit stands for a letter: ``V1nd``."""
        return self.wanted.short.get(shape) if len(shape) >= FEW else None

    def _inside(self, shape: str) -> Forbidden | None:
        """A long name anywhere in a longer word: ``Nyheimkontakt``."""
        if len(shape) <= WITHIN:
            return None
        places = range(1, len(shape) - WITHIN + 1)
        if self.wanted.within.keys().isdisjoint([shape[at : at + WITHIN] for at in places]):
            return None
        for at in places:
            for name, one in self.wanted.within.get(shape[at : at + WITHIN], ()):
                if shape.startswith(name, at):
                    return one
        return None

    def _in_pieces(self, text: SeenText, at: int) -> Iterator[Place]:
        """``Heim kontakt`` and ``heim-kontaktløsningen``, but not ``… heim. Kontakt …``."""
        joined, in_one = text.piece(at), True
        for end in range(at + 1, len(text.shapes)):
            before = len(joined)
            joined = one_vowel(joined + text.piece(end))
            in_one = in_one and not text.broken_off(end)
            found = self._beginning(joined, before)
            letters = all(len(one) == 1 for one in text.words[at : end + 1])
            if found is not None and (letters or in_one):
                yield Place(at, end + 1, found)
            if joined not in self.wanted.beginnings:
                return

    def _letter_by_letter(self, text: SeenText) -> Iterator[Place]:
        """``F.V.K.`` and ``P e r``."""
        if not self.wanted.short or list(map(len, text.shapes)).count(1) < SPACED:
            return
        run = 0
        for at, shape in enumerate((*text.shapes, "")):
            if len(shape) == 1:
                run += 1
                continue
            if run >= SPACED:
                row = "".join(map(text.piece, range(at - run, at)))
                for start, end in combinations(range(run + 1), 2):
                    if row[start:end] in self.wanted.short:
                        found = self.wanted.short[row[start:end]]
                        yield Place(at - run + start, at - run + end, found)
            run = 0

    def _apart(self, text: SeenText) -> Iterator[Place]:
        """Two words that tell together."""
        if self.wanted.apart.keys().isdisjoint(text.shapes):
            return
        for at, shape in enumerate(text.shapes):
            if shape in self.wanted.apart:
                for other, one in self.wanted.apart[shape]:
                    for end in range(at + 1, min(at + _BETWEEN + 2, len(text.shapes))):
                        if text.shapes[end] in (other, other + "s"):
                            yield Place(at, end + 1, one)

    def _owning(self, text: SeenText) -> Iterator[Place]:
        """``Omsyns analyser``, ``Omsyn sin analyse`` and ``analysen fra Omsyn``."""
        owning, shapes = self.wanted.owning, text.shapes
        if not owning:
            return
        for at, shape in enumerate(shapes):
            whole = owning.get(shape, ())
            for other, one in whole or owning.get(shape.removesuffix("s"), ()):
                after = at + 2 if whole and "".join(shapes[at + 1 : at + 2]) in _ITS else at + 1
                before = at - 2
                if (after > at + 1 or not whole) and _inflected(other, shapes[after : after + 1]):
                    yield Place(at, after + 1, one)
                if before >= 0 and shapes[at - 1] in _FROM and _inflected(other, [shapes[before]]):
                    yield Place(before, at + 1, one)

    # -- everything by its letters ------------------------------------------------------------------

    def _in_a_row(self, text: SeenText) -> Iterator[Place]:
        """Names of more than one word, statements, and eight words in a row of a statement, with
        their words run together or taken apart.
        """
        letters, wanted = text.letters, self.wanted
        if wanted.rows:
            keys = [letters[start : start + ROW_KEY] for start in text.starts]
            if not wanted.rows.keys().isdisjoint(keys):
                for at, first in enumerate(keys):
                    if first in wanted.rows:
                        yield from self._rows(wanted.rows[first], text, at)
        if wanted.runs:
            keys = [letters[start : start + RUN_KEY] for start in text.starts]
            if not wanted.runs.keys().isdisjoint(keys):
                for at, first in enumerate(keys):
                    if first in wanted.runs:
                        yield from self._rows(runs_at(wanted, first), text, at)

    def _rows(self, rows: Iterable[Row], text: SeenText, at: int) -> Iterator[Place]:
        for row in rows:
            if text.letters.startswith(row.letters, text.starts[at]):
                end = self._end_of(row, text, at)
                if end:
                    yield Place(at, end, row.what)

    def _end_of(self, row: Row, text: SeenText, at: int) -> int:
        """Up to which word it goes, or 0 where it is something else."""
        stop = text.starts[at] + len(row.letters)
        end = bisect_left(text.starts, stop)
        if text.starts[end] != stop and not (
            text.letters[stop] == "s" and text.starts[end] == stop + 1
        ):
            return 0
        if row.inner is not None:
            for between in range(at + 1, end):
                offset = text.starts[between] - text.starts[at]
                if offset not in row.inner and text.broken_off(between):
                    return 0
        return end

    def _numbered(self, text: SeenText) -> Iterator[Place]:
        """Numbers are found however they are grouped."""
        numbers = self.wanted.numbers
        if not numbers or "".join(text.words).isalpha() or not _DIGIT.search(text.seen):
            return
        for row in digit_rows(text.words):
            for length in self.wanted.digits:
                for digits, start, end in row.of(length):
                    if digits in numbers:
                        yield Place(start, end, numbers[digits])

    def _amounts(self, text: SeenText) -> Iterator[Place]:
        if self.wanted.amounts:
            for told in told_amounts(text.seen):
                if told.amount in self.wanted.amounts:
                    start, end = text.of(told.start, told.end)
                    yield Place(start, end, self.wanted.amounts[told.amount])

    def _in_addresses(self, text: SeenText) -> Iterator[Place]:
        """A name also as part of a word there: ``post@minheimkontakt.no``."""
        if not self.wanted.in_address or not _has_address(text.seen):
            return
        for run in _RUN.finditer(text.seen):
            if _ADDRESS.search(run.group()):
                start, end = text.of(*run.span())
                letters = "".join(text.shapes[start:end])
                for name, one in self.wanted.in_address.items():
                    if name in letters:
                        yield Place(start, end, one)


def screen_of(forbidden: Iterable[Forbidden], read: Read | None = None) -> Screen:
    """``read`` holds words of the forbidden texts that are known already."""
    return Screen(wanted_of(forbidden, Read() if read is None else read))


def _has_address(seen: str) -> bool:
    """Most texts hold no sign of one: full stops stand before a blank there, or at the end."""
    signs = "@" in seen or "://" in seen or "." in seen[:-2].replace(". ", " ")
    return signs and _ADDRESS.search(seen) is not None


def _stands(wanted: tuple[str, ...], here: Sequence[str]) -> bool:
    """Word for word; the last word may have the ``s`` of the genitive."""
    return (
        len(here) == len(wanted)
        and tuple(here[:-1]) == wanted[:-1]
        and here[-1] in (wanted[-1], wanted[-1] + "s")
    )


def _inflected(word: str, here: Sequence[str]) -> bool:
    return any(one.removeprefix(word) in _ENDS for one in here if one.startswith(word))
