"""What differs between two wordings, word by word: for two columns that are read beside each other."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_PIECES: Final = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST: Final = 4_000
"""Pieces of the longer wording; beyond, both are told as wholly other rather than waited for."""


class Change(StrEnum):
    SAME = "same"
    GONE = "gone"
    """Only in the first wording."""
    NEW = "new"
    """Only in the second."""


@dataclass(frozen=True, slots=True)
class Piece:
    change: Change
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """In the order of reading: all but NEW joined is ``before``, all but GONE joined is ``after``."""
    first, second = _PIECES.findall(before), _PIECES.findall(after)
    if before == after:
        return (Piece(Change.SAME, before),) if before else ()
    if max(len(first), len(second)) > _LONGEST:
        return _both(before, after)
    found: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    for op, a, b, c, d in matcher.get_opcodes():
        if op == "equal":
            _add(found, Change.SAME, "".join(first[a:b]))
        else:
            _add(found, Change.GONE, "".join(first[a:b]))
            _add(found, Change.NEW, "".join(second[c:d]))
    return _whole_words(found)


def _both(before: str, after: str) -> tuple[Piece, ...]:
    pieces = (Piece(Change.GONE, before), Piece(Change.NEW, after))
    return tuple(one for one in pieces if one.text)


def _add(found: list[Piece], change: Change, text: str) -> None:
    if text:
        found.append(Piece(change, text))


def _whole_words(found: list[Piece]) -> tuple[Piece, ...]:
    """A lone space between two changes is no word that stayed: it reads as one change."""
    joined: list[Piece] = []
    gone = new = ""
    for place, one in enumerate(found):
        between = 0 < place < len(found) - 1 and bool(gone or new)
        if one.change is Change.SAME and not (between and not one.text.strip()):
            joined += _changes(gone, new)
            gone = new = ""
            joined.append(one)
            continue
        if one.change is not Change.NEW:
            gone += one.text
        if one.change is not Change.GONE:
            new += one.text
    joined += _changes(gone, new)
    return tuple(joined)


def _changes(gone: str, new: str) -> list[Piece]:
    both = (Piece(Change.GONE, gone), Piece(Change.NEW, new))
    return [one for one in both if one.text]


Pieces = tuple[tuple[str, bool], ...]
"""Text, and whether it differs; joined they are the whole text."""


def apart(one: str, other: str) -> tuple[Pieces, Pieces]:
    """The same as ``difference``, of each text by itself: what it has that the other has not."""
    found = difference(one, other)
    return (
        tuple((p.text, p.change is Change.GONE) for p in found if p.change is not Change.NEW),
        tuple((p.text, p.change is Change.NEW) for p in found if p.change is not Change.GONE),
    )
