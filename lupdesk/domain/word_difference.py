"""Two texts side by side: which words each has that the other has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

_PIECE: Final = re.compile(r"\s+|\w+|[^\w\s]")
_MOST: Final = 4000
"""Words of both together up to which they are compared; longer texts are shown as they are."""

Pieces = tuple[tuple[str, bool], ...]
"""Text, and whether it differs; joined they are the whole text."""


def apart(one: str, other: str) -> tuple[Pieces, Pieces]:
    """The pieces of either text. A word counts as a whole: half a word would be hard to read."""
    first, second = _PIECE.findall(one), _PIECE.findall(other)
    if len(first) + len(second) > _MOST:
        differs = one != other
        return ((one, differs),), ((other, differs),)
    # Without autojunk: a word that is said often is not noise.
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return (
        tuple(_joined((first[a:b], tag != "equal") for tag, a, b, _, _ in blocks)),
        tuple(_joined((second[a:b], tag != "equal") for tag, _, _, a, b in blocks)),
    )


def _joined(parts: Iterator[tuple[list[str], bool]]) -> Iterator[tuple[str, bool]]:
    """Neighbours that are alike are one piece."""
    text, last = "", False
    for words, differs in parts:
        if text and differs != last:
            yield text, last
            text = ""
        text, last = text + "".join(words), differs
    if text:
        yield text, last
