"""Amounts and percentages in a text, in one form each, so that two texts can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_NUMBER: Final = r"\d[\d \u00a0\u202f.,]*"
_COINS: Final = r"kroner|kr\b|nok\b|eur\w*|€"
_SCALES: Final = r"mill\w*|mrd\w*"
_AMOUNT: Final = re.compile(
    rf"(?<!\w)(?P<before>{_COINS})\.? ?(?P<first>{_NUMBER})(?P<scale>{_SCALES})?"
    rf"|(?<!\w)(?P<second>{_NUMBER})(?:(?P<large>{_SCALES})\.?\s*)?"
    rf"(?P<after>{_COINS}|%|prosent\b|pct\b|percent\b|per cent\b)?",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
_THOUSANDS: Final = re.compile(r"[ \u00a0\u202f.](?=\d{3}(?!\d))")
_SENTENCE: Final = re.compile(r"[.!?;](?:\s|\Z)|\n")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_NEAR: Final = 6
"""So many words before and after an amount are its context."""
_TELLING: Final = 4
"""So many digits, without the noughts at either end, are nobody else's by chance."""
_SHORTEST: Final = 4
_ENDS: Final = ("enes", "ene", "ens", "ets", "ers", "en", "et", "er", "es", "e", "s", "a")
_WORDS_OF_ANYTHING: Final = """
    skal eller ikke minst maks mest meir hver hvert hvor over under være blir have innen dette disse deres våre
    vårt vårs kunne noen alle også ligger etter flere færre først første omtrent cirka rundt nesten knapt
    leverandør leverandøren leverandører tilbyder tilbydere kommune kommunen krav kravet løsning løsningen
    prosent kroner mill million millioner mens hadde bare samme slik denne bør dersom ellers andre annet
    with must from that than more less least most each have will shall about should supplier suppliers
    requirement solution percent million millions when every other some
"""


class Told(NamedTuple):
    """An amount in one form, and where it stands in a text."""

    amount: str
    start: int
    end: int


def amounts(text: str) -> frozenset[str]:
    """By number and unit, in whatever way they are written: ``412 kr``, ``38 mill kr``, ``18 %``.

    A number without a unit is no amount.
    """
    return frozenset(one.amount for one in told_amounts(text))


def told_amounts(text: str) -> Iterator[Told]:
    """Each amount of the text where it stands, in order."""
    if not _DIGIT.search(text):
        return
    for found in _AMOUNT.finditer(text):
        amount = _plain(found)
        if amount:
            yield Told(amount, *_span(found))


def is_telling(amount: str) -> bool:
    """Whether the number says by itself where it is from, whatever is counted."""
    return len(amount.partition(" ")[0].replace(".", "").strip("0")) >= _TELLING


def around(text: str, told: Told) -> frozenset[str]:
    """The words of the sentence that say what an amount is of."""
    before = _SENTENCE.split(text[: told.start])[-1]
    after = _SENTENCE.split(text[told.end :])[0]
    near = (*_WORD.findall(before)[-_NEAR:], *_WORD.findall(after)[:_NEAR])
    return frozenset(stem for word in near if (stem := _stem(word.casefold())) not in _OF_ANYTHING)


def tell_the_same(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a word of one is a word of the other, or the first or last part of it."""
    return any(_related(a, b) for a in one for b in other)


def _related(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or long.endswith(short)


def _stem(word: str) -> str:
    for end in _ENDS:
        if word.endswith(end) and len(word) - len(end) >= _SHORTEST:
            return word.removesuffix(end)
    return word


def _span(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), found.start() + len(found.group().rstrip())


def _plain(found: re.Match[str]) -> str:
    written = found["first"] or found["second"]
    scale = (found["scale"] or found["large"] or "").casefold()
    unit = (found["before"] or found["after"] or "").casefold()
    if not scale and not unit:
        return ""
    number = _THOUSANDS.sub("", written.strip(" .,\u00a0\u202f")).replace(",", ".")
    return " ".join(filter(None, (number, scale[:4].removesuffix("."), _unit(unit))))


def _unit(written: str) -> str:
    """What has a scale and no coin is in kroner."""
    if written.startswith(("eur", "€")):
        return "eur"
    if written.startswith(("%", "p")):
        return "%"
    return "kr"


_OF_ANYTHING: Final = frozenset(map(_stem, _WORDS_OF_ANYTHING.split()))
"""Words that stand beside amounts of every kind."""
