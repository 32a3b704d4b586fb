"""What a word looks like to somebody who reads fast, and the numbers that a text holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from lupdesk.domain.names import folded

_DIGITS: Final = "013456789"
_LIKE: Final = "oleasbtbg"
_TAKEN_FOR: Final = str.maketrans(f"{_DIGITS}i", f"{_LIKE}l")
"""Digits and letters that are taken for each other: ``He1mkontakt``, ``GranIås``."""
_AS_DIGITS: Final = str.maketrans("oilsbz", "011582")
_LAST_NUMBER: Final = re.compile(r"\d+\Z")
_ATOM: Final = re.compile(r"\d+|\D+")
_ALMOST: Final = re.compile(r"(no)?(?=(?:\D?\d){4})([\doilsbz]{8,})(mva)?")
"""A long number in which a letter stands for a digit."""
_COUNTRY: Final = ("47", "0047")


@lru_cache(maxsize=1 << 16)
def shape_of(word: str) -> str:
    """Without marks, ``oe`` and ``aa`` as ``ø`` and ``å`` are; a number is itself, also at the end
    of a word.
    """
    if word.isdigit():
        return word
    number = _LAST_NUMBER.search(word)
    end = number.start() if number else len(word)
    return one_vowel(folded(word[:end]).translate(_TAKEN_FOR)) + word[end:]


@lru_cache(maxsize=1 << 16)
def all_letters(word: str) -> str:
    """The shape, with what could be a number read as letters too: ``Sanse4``."""
    return one_vowel(folded(word).translate(_TAKEN_FOR))


def one_vowel(shape: str) -> str:
    """``Loeype``, ``Saether`` and ``Granlaas`` as ``Løype``, ``Sæther`` and ``Granlås``."""
    return shape.replace("aa", "a").replace("oe", "o").replace("ae", "a")


class DigitRow(NamedTuple):
    """Numbers that stand beside each other, in one piece."""

    digits: str
    begins: tuple[tuple[int, int], ...]
    """Where each number begins in ``digits``, and in which word."""

    def of(self, length: int) -> Iterator[tuple[str, int, int]]:
        """Whole numbers of that many digits, without the code of the country; from which word up
        to which.
        """
        ends = {start for start, _ in self.begins} | {len(self.digits)}
        for start, word in self.begins:
            for code in ("", *_COUNTRY):
                at = start + len(code)
                if at + length in ends and self.digits.startswith(code, start):
                    last = max(w for s, w in self.begins if s < at + length)
                    yield self.digits[at : at + length], word, last + 1


def digit_rows(present: Sequence[str]) -> Iterator[DigitRow]:
    """However the numbers are grouped: ``NO923609016MVA`` as ``923 609 016``."""
    row, begins = "", list[tuple[int, int]]()
    for at, word in enumerate(present):
        for atom in _ATOM.findall(_as_number(word)):
            if atom.isdigit():
                begins.append((len(row), at))
                row += atom
            elif row:
                yield DigitRow(row, tuple(begins))
                row, begins = "", []
    if row:
        yield DigitRow(row, tuple(begins))


def _as_number(word: str) -> str:
    found = None if word.isalpha() or word.isdigit() else _ALMOST.fullmatch(word)
    return word if found is None else found[2].translate(_AS_DIGITS)
