"""Texts taken apart once, for work that comes to the same ones again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from lupdesk.domain.names import words
from lupdesk.domain.shapes import shape_of


class Letters(NamedTuple):
    """A text as one run of letters, so that its words are compared however they are divided."""

    shapes: list[str]
    joined: str
    starts: list[int]
    """Where each word begins in ``joined``, and where the last one ends."""


class _Shapes(dict[str, str]):
    """The same words come again and again, in every text."""

    def __missing__(self, word: str) -> str:
        if len(self) > _KEPT:
            self.clear()
        found = self[word] = shape_of(word)
        return found


_KEPT: Final = 1 << 17
SHAPES: Final = _Shapes()


def letters_of(plain: Sequence[str]) -> Letters:
    shapes = list(map(SHAPES.__getitem__, plain))
    return Letters(shapes, "".join(shapes), list(accumulate(map(len, shapes), initial=0)))


class Read(dict[str, list[str]]):
    """The words of each text that was asked for."""

    def __init__(self) -> None:
        self._letters: dict[str, Letters] = {}

    def __missing__(self, text: str) -> list[str]:
        found = self[text] = words(text)
        return found

    def letters(self, text: str) -> Letters:
        found = self._letters.get(text)
        if found is None:
            found = self._letters[text] = letters_of(self[text])
        return found
