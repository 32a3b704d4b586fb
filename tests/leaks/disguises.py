"""Ways to write a secret so that a plain search misses it; and a search that misses none of them.

The search knows nothing of the program: it levels a text letter by letter and looks for the row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from random import Random
from typing import Final

Disguise = Callable[[str, Random], str]

# -- the search ---------------------------------------------------------------------------------------

_CYRILLIC: Final = str.maketrans("авекмнорстухіѕјԛԝ", "abekmhopctyxlsjqw")
_GREEK: Final = str.maketrans("αβεζηικμνορτυχ", "abezhlkmvoptyx")
_DIGITS: Final = str.maketrans("0134579i", "oleastgl")
_OURS: Final = str.maketrans({"ø": "o", "æ": "a", "å": "a"})


def levelled(text: str) -> str:
    """Letters and digits alone, as they look."""
    small = unicodedata.normalize("NFKC", text).casefold()
    # A capital look-alike has a small letter that looks otherwise.
    small = small.translate(_CYRILLIC).translate(_GREEK).translate(_OURS)
    plain = (one for one in unicodedata.normalize("NFKD", small) if one.isalnum())
    row = "".join(plain).translate(_DIGITS)
    return row.replace("aa", "a").replace("oe", "o").replace("ae", "a")


def digits_of(text: str) -> str:
    return _NO_DIGIT.sub("", unicodedata.normalize("NFKC", text))


_NO_DIGIT: Final = re.compile(r"\D+")

# -- the disguises --------------------------------------------------------------------------------

_TO_CYRILLIC: Final = str.maketrans("aekmoptx", "аекмортх")
_CAPITALS: Final = str.maketrans("ABEKMHOPCTYX", "АВЕКМНОРСТУХ")
_TO_GREEK: Final = str.maketrans("ABEZHIKMNOPTYX", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_TO_DIGITS: Final = str.maketrans("oleasOLEAS", "0134501345")
_UNSEEN: Final = ("\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u0332")


def _between(text: str, sign: str, chance: Random) -> str:
    at = chance.randrange(1, len(text))
    return text[:at] + sign + text[at:]


def _unseen(text: str, chance: Random) -> str:
    return _between(text, chance.choice(_UNSEEN), chance)


def _halves(sign: str) -> Disguise:
    def cut(text: str, chance: Random) -> str:
        at = chance.randrange(2, len(text) - 1)
        return text[:at] + sign + text[at:]

    return cut


def _one_digit(text: str, chance: Random) -> str:
    places = [at for at, one in enumerate(text[:-1]) if one in "oleasOLEAS"]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + text[at].translate(_TO_DIGITS) + text[at + 1 :]


def _wide(text: str, _: Random) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def _bold(text: str, _: Random) -> str:
    return "".join(
        chr(0x1D400 + ord(one) - 65)
        if "A" <= one <= "Z"
        else chr(0x1D41A + ord(one) - 97)
        if "a" <= one <= "z"
        else one
        for one in text
    )


def _circled(text: str, _: Random) -> str:
    return "".join(
        chr(0x24D0 + ord(one) - 97) if "a" <= one <= "z" else one for one in text.lower()
    )


def _typed(text: str, chance: Random) -> str:
    one, other = chance.choice((("o", "a"), ("oe", "aa")))
    table: dict[str, str | int | None] = {
        "ø": one,
        "å": other,
        "æ": "ae",
        "Ø": one.title(),
        "Å": other.title(),
        "Æ": "Ae",
    }
    return text.translate(str.maketrans(table))


ANY: Final[Mapping[str, Disguise]] = {
    "plain": lambda text, _: text,
    "capitals": lambda text, _: text.upper(),
    "small": lambda text, _: text.lower(),
    "unseen": _unseen,
    "unseen twice": lambda text, chance: _unseen(_unseen(text.swapcase(), chance), chance),
    "cyrillic": lambda text, _: text.lower().translate(_TO_CYRILLIC),
    "cyrillic capitals": lambda text, _: text.upper().translate(_CAPITALS),
    "circled": _circled,
    "greek": lambda text, _: text.upper().translate(_TO_GREEK),
    "wide": _wide,
    "bold": _bold,
    "digit": _one_digit,
    "typed": _typed,
    "decomposed": lambda text, _: unicodedata.normalize("NFD", text),
    "quoted": lambda text, _: f"«{text}»",
    "wide and unseen": lambda text, chance: _unseen(_wide(text, chance), chance),
}
"""For a name or a statement."""

WORD: Final[Mapping[str, Disguise]] = {
    **ANY,
    "genitive": lambda text, _: f"{text}s",
    "letter by letter": lambda text, chance: chance.choice((" ", ".", "-", " . ")).join(text),
    "second part": lambda text, chance: f"{text}{chance.choice(('løsningen', 'systemet'))}",
    "hyphen and part": lambda text, _: f"{text}-plattformen",
    "unseen part": lambda text, chance: f"{_unseen(text, chance)}systemet",
}
"""For a name of one word, however short."""

LONG: Final[Mapping[str, Disguise]] = {
    **WORD,
    "pieces": _halves(" "),
    "hyphenated": _halves("-"),
    "three pieces": lambda text, chance: _halves(" ")(text[:5], chance) + "-" + text[5:],
    "dash": _halves(" – "),
    "picture": _halves("\U0001f600"),
    "brackets": lambda text, _: f"{text[:4]}[{text[4:]}]",
    "line": _halves("\n"),
    "divided": _halves("-\n"),
    "underscore": _halves("_"),
    "tab": _halves("\t"),
    "stroke": _halves("/"),
    "hard space": _halves("\u00a0"),
    "any part": lambda text, chance: f"{text}{chance.choice(('ordningen', 'kundene', 'bygg'))}",
    "before": lambda text, chance: f"{chance.choice(('ny', 'mini', 'super'))}{text.lower()}",
    "address": lambda text, chance: f"{chance.choice(('post', 'ola'))}@{_typed(text, chance)}.no",
    "link": lambda text, chance: f"https://www.min{_typed(text.lower(), chance)}.example/om",
    "pieces in capitals": lambda text, chance: _halves(" ")(text.upper(), chance),
    "pieces with a part": lambda text, chance: f"{_halves(' ')(text, chance)}løsningen",
    "digit in pieces": lambda text, chance: _halves("-")(_one_digit(text, chance), chance),
}
"""For a telling name of one word."""

WORDS: Final[Mapping[str, Disguise]] = {
    **ANY,
    "lines": lambda text, _: text.replace(" ", "\n"),
    "run together": lambda text, _: text.replace(" ", ""),
    "hyphens": lambda text, _: text.replace(" ", "-"),
    "dots": lambda text, _: text.replace(" ", "."),
    "far apart": lambda text, _: text.replace(" ", " \u2009\u00a0 "),
    "cells": lambda text, _: text.replace(" ", " | "),
    "tabs": lambda text, _: text.replace(" ", "\t"),
}
"""For two words or more."""

NUMBER: Final[Mapping[str, Disguise]] = {
    "plain": lambda text, _: text,
    "threes": lambda text, _: f"{text[:3]} {text[3:6]} {text[6:]}",
    "dots": lambda text, _: f"{text[:3]}.{text[3:6]}.{text[6:]}",
    "hyphens": lambda text, _: f"{text[:3]}-{text[3:6]}-{text[6:]}",
    "vat": lambda text, _: f"NO{text}MVA",
    "vat apart": lambda text, _: f"NO {text[:3]} {text[3:6]} {text[6:]} MVA",
    "suffix": lambda text, _: f"{text}MVA",
    "unseen": _unseen,
    "wide": _wide,
    "lines": lambda text, _: f"{text[:5]}\n{text[5:]}",
    "pairs": lambda text, _: " ".join(text[at : at + 2] for at in range(0, len(text), 2)),
}
