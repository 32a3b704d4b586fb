"""Text as a file of letters can hold it: no control characters, nothing that turns a line round."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NEW_LINE: Final = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SPACES: Final = re.compile("[ \t]+")
_IN_NUMBERS: Final = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|%|kr\b)")
_JOINERS: Final = "\u200c\u200d"
"""Persian, Indian scripts and emoji are written with them."""


class _Kept(dict[int, str]):
    """Each character as it is, or nothing of it: controls, surrogates, what is no character.

    Signs that turn the direction of writing may show another text than the one that is read.
    """

    def __missing__(self, code: int) -> str:
        char = chr(code)
        gone = unicodedata.category(char) in ("Cc", "Cf", "Cs") or code & 0xFFFE == 0xFFFE
        found = self[code] = char if char in _JOINERS or not gone else ""
        return found


_KEPT: Final = _Kept()


def paragraphs(text: str) -> list[str]:
    """One string for each line break that somebody typed; blanks levelled, nothing empty."""
    parts = [text] if text.isprintable() else _NEW_LINE.split(text.replace("\t", " "))
    shown = (
        _SPACES.sub(" ", unicodedata.normalize("NFC", part).translate(_KEPT)).strip(" ")
        for part in parts
    )
    return [part for part in shown if part]


def numbers_whole(text: str) -> str:
    """No line ends inside ``41 000``, ``16 %`` or ``412 kr``."""
    return _IN_NUMBERS.sub("\u00a0", text)


def one_line(text: str) -> str:
    return " ".join(paragraphs(text))


def runs_right_to_left(text: str) -> bool:
    """Whether its first letter does, as in Arabic and Hebrew."""
    kinds = map(unicodedata.bidirectional, text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return first != "L"
