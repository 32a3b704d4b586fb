"""Which statements say nearly the same, so that the summary can print it once for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from lupdesk.domain.names import words
from lupdesk.domain.things import Input

SHORTEST: Final = 4
"""Letters of a word that says something, and of a part of a compound."""
_STEM: Final = 6
"""Letters that two forms of one word begin with alike."""
_REMEMBERED: Final = 4096
"""Texts whose words are at hand: one statement is held against many, one after another."""
_ALIKE: Final = 0.34
"""The share of the words of both that are found in the other; tried on the worked case, where it
finds no pair that a reader would not look at.
"""


def most_alike(said: Input, others: Iterable[Input], most: int = 6) -> tuple[Input, ...]:
    """Those that say nearly the same, the likest first: of its own kind and type, or pointed at by
    its number. Never itself.
    """
    scored = [
        (how, one)
        for one in others
        if one.id != said.id and one.kind is said.kind and (how := likeness(said, one)) >= _ALIKE
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].number))
    return tuple(one for _, one in scored[:most])


def likeness(one: Input, other: Input) -> float:
    """From 0, nothing alike, to 1; 1 also where one text points at the other (``as I07``)."""
    if _points_at(one.text, other) or _points_at(other.text, one):
        return 1.0
    if one.type is not other.type:
        return 0.0
    ours, theirs = telling(one.text), telling(other.text)
    if not ours or not theirs:
        return 0.0
    return (_found(ours, theirs) + _found(theirs, ours)) / (len(ours) + len(theirs))


def _points_at(text: str, other: Input) -> bool:
    labels = {f"I{other.number:02d}", other.source_id} - {""}
    return any(
        label in text and re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text)
        for label in labels
        if len(label) > 1
    )


@lru_cache(maxsize=_REMEMBERED)
def telling(text: str) -> tuple[str, ...]:
    """The words that say something, each once."""
    return tuple(dict.fromkeys(word for word in words(text) if len(word) >= SHORTEST))


def common_words(one: Input, other: Input) -> tuple[str, ...]:
    """The words of the first that the other has too, in some form."""
    theirs = telling(other.text)
    return tuple(word for word in telling(one.text) if any(is_like(word, mine) for mine in theirs))


def _found(some: Sequence[str], among: Sequence[str]) -> int:
    return sum(any(is_like(word, one) for one in among) for word in some)


def is_like(one: str, other: str) -> bool:
    """Equal, a part of the other's compound, or another form of it."""
    short, long = sorted((one, other), key=len)
    return short in long or (len(short) >= _STEM and short[:_STEM] == long[:_STEM])
