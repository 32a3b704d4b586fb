"""Amounts and percentages in a text, in one form each, so that two texts can be compared."""

from __future__ import annotations

import re
from typing import Final

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


def amounts(text: str) -> frozenset[str]:
    """By number and unit, in whatever way they are written: ``412 kr``, ``38 mill kr``, ``18 %``.

    A number without a unit is no amount.
    """
    if not _DIGIT.search(text):
        return frozenset()
    return frozenset(filter(None, map(_plain, _AMOUNT.finditer(text))))


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
