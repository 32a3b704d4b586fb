"""Words that the rules look for, in bokmål and English; compared by their beginnings.

Our own choice (domain notes, section 3: D); a list finds what it knows and no more.
"""

from __future__ import annotations

import re
from typing import Final

LOCAL: Final = (
    "lokal leverandør", "lokale leverandør", "lokalt næringsliv", "lokal tilknytning",
    "norsk leverandør", "norske leverandør", "fra regionen", "fra kommunen",
    "local supplier", "local business", "norwegian supplier", "based in the region",
)  # fmt: skip
LIKE_A_BRAND: Final = (
    "tilsvarende produkt", "type tilsvarende", "av typen", "eller tilsvarende",
    "or equivalent to", "of the make", "of the brand", "produktnavn", "merkenavn", "product name",
    "brand name",
)  # fmt: skip
SIGNS: Final = ("®", "™", "(r)", "(tm)")
PROMISES: Final = (
    "dere vil få", "dere får kontrakt", "vi kommer til å velge", "vi velger dere", "garanterer",
    "vi lover", "dere er sikret", "dere vinner", "kontrakten er deres", "you will get the",
    "we will choose", "we will select you", "we guarantee", "we promise", "you will win",
)  # fmt: skip
SOLUTIONS: Final = (
    "app", "appen", "apper", "plattform", "plattformen", "programvare", "sensor", "sensorer",
    "kamera", "kameraer", "robot", "roboter", "database", "portal", "portalen", "skyløsning",
    "trygghetsalarm", "trygghetsalarmer", "platform", "software", "sensors", "camera", "cameras",
    "robots", "solution from",
)  # fmt: skip
"""A need names an effect; these name a way to it (R-INN-1)."""


def _pattern(words: tuple[str, ...], *, whole: bool) -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    end = r"(?!\w)" if whole else ""
    return re.compile(rf"(?<!\w)(?:{found}){end}", re.IGNORECASE)


_LOCAL: Final = _pattern(LOCAL, whole=False)
_BRAND: Final = _pattern(LIKE_A_BRAND, whole=False)
_PROMISE: Final = _pattern(PROMISES, whole=False)
_SOLUTION: Final = _pattern(SOLUTIONS, whole=True)


def local_word(text: str) -> str:
    """The first words that prefer somebody near, or nothing."""
    return _first(_LOCAL, text)


def brand_word(text: str) -> str:
    """The first words or sign that point at a make, or nothing."""
    sign = next((sign for sign in SIGNS if sign in text.casefold()), "")
    return sign or _first(_BRAND, text)


def promise_word(text: str) -> str:
    return _first(_PROMISE, text)


def solution_word(text: str) -> str:
    return _first(_SOLUTION, text)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""
