"""Words that the rules look for, in bokmål and English; compared by their beginnings.

Our own choice (domain notes, section 3: D); a list finds what it knows and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

LOCAL: Final = (
    "lokal leverandør", "lokale leverandør", "lokalt næringsliv", "lokal tilknytning",
    "norsk leverandør", "norske leverandør", "fra regionen", "fra kommunen",
    "local supplier", "local business", "norwegian supplier", "based in the region",
)  # fmt: skip
LIKE_A_BRAND: Final = (
    "tilsvarende produkt", "type tilsvarende", "av typen", "eller tilsvarende",
    "or equivalent to", "of the make", "of the brand", "produktnavn", "merkenavn", "product name",
    "brand name", "varemerke", "trademark", "patentert", "patented",
)  # fmt: skip
BRANDS: Final = (
    "iPhone", "iPad", "Android", "Windows", "Microsoft", "Google", "Apple", "Samsung", "Huawei",
    "SAP", "Oracle", "Siemens", "Tesla", "SharePoint", "Salesforce", "Amazon", "AWS", "Azure",
    "Cisco", "Philips", "Bosch", "Alexa", "Siri", "ChatGPT", "Copilot",
)  # fmt: skip
"""Makes that people take for the thing itself; written as their owners do."""
SIGNS: Final = ("®", "™", "(r)", "(tm)")
PROMISES: Final = (
    "dere vil få", "dere får kontrakt", "vi kommer til å velge", "vi velger dere", "garanterer",
    "vi lover", "dere er sikret", "dere vinner", "kontrakten er deres", "you will get the",
    "we will choose", "we will select you", "we guarantee", "we promise", "you will win",
)  # fmt: skip
SOLUTIONS: Final = (
    "app", "appen", "apper", "appene", "apps", "mobilapp", "mobilappen",
    "plattform", "plattformen", "plattformer", "plattformene", "platform", "platforms",
    "programvare", "programvaren", "software",
    "sensor", "sensoren", "sensorer", "sensorene", "sensors",
    "kamera", "kameraet", "kameraer", "kameraene", "camera", "cameras",
    "robot", "roboten", "roboter", "robotene", "robots",
    "database", "databasen", "databaser", "databasene", "databases",
    "portal", "portalen", "portaler", "portalene", "portals",
    "skyløsning", "skyløsningen", "skyløsninger", "cloud solution",
    "trygghetsalarm", "trygghetsalarmen", "trygghetsalarmer", "trygghetsalarmene",
    "solution from",
)  # fmt: skip
"""A need names an effect; these name a way to it (R-INN-1)."""


def _pattern(words: tuple[str, ...], *, whole: bool) -> re.Pattern[str]:
    found = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    end = r"(?!\w)" if whole else ""
    return re.compile(rf"(?<!\w)(?:{found}){end}", re.IGNORECASE)


_LOCAL: Final = _pattern(LOCAL, whole=False)
_NEAR: Final = re.compile(
    r"(?<!\w)(?i:leverandør|bedrift|firma|virksomhet|selskap|aktør|tilbyder)\w*"
    r" (?:fra|i|med tilhold i|i nærheten av)"
    r" (?:kommunen|regionen|nærområdet|distriktet|fylket|(?!EØS|EU|EFTA|Europa)[A-ZÆØÅ]\w+)"
    r"|(?<!\w)(?i:supplier|compan|firm|business|vendor)\w* (?:from|in|based in|near)"
    r" (?:the (?:region|municipality|area|county)|(?!EEA|EU|EFTA|Europe)[A-Z]\w+)"
)
"""Who is from a place by its name."""
_KNOWN: Final = re.compile(rf"(?<!\w)(?:{'|'.join(BRANDS)})(?!\w)")
_BRAND: Final = _pattern(LIKE_A_BRAND, whole=False)
_PROMISE: Final = _pattern(PROMISES, whole=False)
_SOLUTION: Final = _pattern(SOLUTIONS, whole=True)
_LIKE_A_NAME: Final = re.compile(
    r"(?<!\w)(?:[Tt]ilsvarende|[Ss]imilar to|[Ee]quivalent to) [A-ZÆØÅ]\w+"
    r"|(?<!\w)[A-ZÆØÅ][a-zæøå]+-(?:metode|prosess|method|process)\w*"
)
"""«tilsvarende X», and a method or process with a name of its own."""


def local_words(text: str) -> tuple[str, ...]:
    """What prefers somebody near."""
    return (*_found(_LOCAL, text), *_found(_NEAR, text))


def brand_words(text: str) -> tuple[str, ...]:
    """Words and signs that point at a make, a patent or a process by its name."""
    low = text.casefold()
    signs = tuple(sign for sign in SIGNS if sign in low)
    return (*signs, *_found(_BRAND, text), *_found(_KNOWN, text), *_found(_LIKE_A_NAME, text))


def product_words(text: str, products: Iterable[str]) -> tuple[str, ...]:
    """Those of the products that stand in the text, and not just inside another word."""
    names = {name.strip() for name in products} - {""}
    low = text.casefold()
    return tuple(name for name in sorted(names) if name.casefold() in low and _stands(name, text))


def promise_words(text: str) -> tuple[str, ...]:
    return _found(_PROMISE, text)


def solution_words(text: str) -> tuple[str, ...]:
    return _found(_SOLUTION, text)


def told(words: Iterable[str]) -> str:
    """As the fact of one finding: all of them, so that a reason for one covers no other."""
    return ", ".join(dict.fromkeys(words))


def _stands(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}", text, re.IGNORECASE))


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple({one.casefold(): one for one in pattern.findall(text)}.values())
