"""Which statements have a word: by its beginning, since a word has many forms."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from lupdesk.domain.alike import SHORTEST
from lupdesk.domain.names import words

STEM: Final = 6
"""Letters that two forms of one word begin with alike."""
GONE: Final = -1
OF_NOTHING: Final = frozenset((
    "ikke", "uten", "eller", "være", "blir", "blitt", "skal", "skulle", "kunne", "ville", "måtte",
    "hvor", "hvem", "hvilke", "hvilken", "dette", "disse", "noen", "noe", "også", "bare", "alle",
    "etter", "over", "under", "mellom", "fordi", "derfor", "enten", "både", "slik", "samme",
    "andre", "annen", "bruk", "mange", "mest", "bedre", "bør", "have", "that", "this", "with",
    "from", "will", "would", "should", "could", "their", "there", "they", "than", "then", "what",
    "when", "which", "into", "only", "also", "more", "most", "must", "been", "being", "does",
    "your", "ours", "about", "other", "some",
))  # fmt: skip
"""Words of any sentence, which speak for no theme."""


class Lexicon:
    """Each statement has a slot here, in the order in which they were learnt; one that is told anew
    gets another, and its old one stays empty.
    """

    def __init__(self) -> None:
        self.rows = array("q")
        """By slot the statement's row, or ``GONE``."""
        self._having: dict[str, array[int]] = defaultdict(_slots)

    def learn(self, row: int, text: str) -> None:
        """A statement that is new here."""
        slot = len(self.rows)
        self.rows.append(row)
        having = self._having
        for stem in stems(text):
            having[stem].append(slot)

    def learn_anew(self, told: Iterable[tuple[int, str]]) -> None:
        """Row and text of statements that may be known by other words."""
        lines = dict(told)
        # Once for all of them: to look each up would be felt where a thousand are imported.
        for slot, row in enumerate(self.rows):
            if row in lines:
                self.rows[slot] = GONE
        for row, text in lines.items():
            self.learn(row, text)

    def having(self, stem: str) -> Sequence[int]:
        """The slots of those that have a word which begins so."""
        return self._having.get(stem, ())


def _slots() -> array[int]:
    return array("I")


def stems(text: str) -> frozenset[str]:
    # Not by ``telling``, which would remember each of 100 000 texts and forget those in sight.
    return frozenset(
        [word[:STEM] for word in words(text) if len(word) >= SHORTEST and word not in OF_NOTHING]
    )
