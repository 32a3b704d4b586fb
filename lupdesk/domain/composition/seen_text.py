"""A text that is looked through for what its reader must not see."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Final

from lupdesk.domain.letters import as_seen
from lupdesk.domain.names import words_seen
from lupdesk.domain.reading import Read, letters_of
from lupdesk.domain.shapes import all_letters

_WORD: Final = re.compile(r"[^\W_]+")
_BROKEN_OFF: Final = re.compile(r"[.,;:!?()\[\]«»\"“”]\s|\s[(\[«\"“”]")
"""Between two words that are no pieces of one."""


class SeenText:
    """Its words, their shapes, and what stands between them."""

    def __init__(self, text: str, read: Read | None = None) -> None:
        self._text: Final = text
        self.words: Final = words_seen(self.seen) if read is None else read[text]
        self.shapes, self.letters, self.starts = letters_of(self.words)

    @cached_property
    def seen(self) -> str:
        return as_seen(self._text)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands in ``seen``."""
        return [match.span() for match in _WORD.finditer(self.seen)]

    def piece(self, at: int) -> str:
        """A word as a piece of another: there a digit may be a letter."""
        word = self.words[at]
        many = len(word) > 1
        return self.shapes[at] if word.isalpha() or (many and word.isdigit()) else all_letters(word)

    def broken_off(self, at: int) -> bool:
        """Whether what stands before the word says that it is no piece of the one before."""
        gap = self.seen[self.spans[at - 1][1] : self.spans[at][0]]
        return _BROKEN_OFF.search(gap) is not None

    def of(self, start: int, end: int) -> tuple[int, int]:
        """The words at those places of ``seen``."""
        first = bisect_right(self.spans, (start, len(self.seen))) - 1
        return max(first, 0), bisect_left(self.spans, (end, -1))
