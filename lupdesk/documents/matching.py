"""The texts of a finished file, looked through by the one screen: a word that the end of a line
divides is read as one word and as two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.letters import as_seen

WALL: Final = "\x1f"
"""Stands behind a text that does not go on in the next one."""

_DIVISION: Final = re.compile("(?:[\x02\ufffe]|[-\u2010\u2011\u2043](?=[\r\n]))[\r\n]*")
"""The end of a line in the middle of a word, as the reader tells it or as it is printed."""


class Haystack:
    """Texts that go on in each other unless a ``WALL`` stands between them."""

    def __init__(self, texts: Iterable[str]) -> None:
        whole = list(texts)
        divided = [_DIVISION.sub("\n", text) for text in whole]
        joined = [_DIVISION.sub("", text) for text in whole] if divided != whole else []
        self._readings: Final = [*_pieces(divided), *_pieces(joined)]

    def find(self, screen: Screen) -> Mapping[Forbidden, int]:
        """Everything forbidden, and the first text in which it begins."""
        found: dict[Forbidden, int] = {}
        for first, texts in self._readings:
            seen = [as_seen(text) for text in texts]
            begins = list(accumulate(map(len, seen), initial=0))
            for what, at in screen.where("".join(seen)).items():
                place = first + bisect_right(begins, at) - 1
                found[what] = min(place, found.get(what, place))
        return found


def _pieces(texts: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """What goes on in each other, with where it begins among the texts."""
    kept: list[str] = []
    for number, text in enumerate(texts):
        kept.append(text)
        if text.endswith(WALL) or number == len(texts) - 1:
            yield number + 1 - len(kept), kept
            kept = []
