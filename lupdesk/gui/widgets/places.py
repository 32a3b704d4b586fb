"""Qt counts places in UTF-16 units, Python in characters: they differ after a character beyond
the first 65 536, such as an emoji."""

from __future__ import annotations

import re
from typing import Final

_WIDE: Final = re.compile("[\U00010000-\U0010ffff]")


def python_place(text: str, qt_place: int) -> int:
    """The character place of a Qt place; within a wide character, the place before it."""
    if not _WIDE.search(text, 0, qt_place):
        return min(qt_place, len(text))
    encoded = text.encode("utf-16-le", "surrogatepass")[: qt_place * 2]
    return len(encoded.decode("utf-16-le", "ignore"))


def qt_place(text: str, place: int) -> int:
    return place + len(_WIDE.findall(text, 0, place))
