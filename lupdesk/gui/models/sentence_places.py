"""Where many sentences stand on the pages of a paper: looked for all at once, by their first words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from lupdesk.gui.models.page_text import PageText, Passage, folded

_WORD: Final = re.compile(r"\S+")
_TELLING: Final = 14
"""One or two short words stand anywhere."""
_ENOUGH: Final = 5
"""So many words at the end of a page are the beginning of a sentence that goes on on the next."""
_FOOT: Final = 160
"""Letters of the foot of a page."""


def places_of(pages: Sequence[PageText], texts: Sequence[str]) -> list[tuple[Passage, int]]:
    """Each place with the number of its text, in reading order. Of a sentence that a page parts,
    what stands on the first of the two; of one in another only the longer one.
    """
    by_word = _by_first_word(texts)
    found: list[tuple[Passage, int]] = []
    for number, page in enumerate(pages):
        letters, places = page.searched
        after = pages[number + 1].searched[0] if number + 1 < len(pages) else ""
        free = 0
        for word in _WORD.finditer(letters):
            if word.start() < free:
                continue
            for sentence, which in by_word.get(word.group(), ()):
                end = _end_of(sentence, letters, word.start(), after)
                if end:
                    passage = Passage(number, places[word.start()], places[end - 1] + 1)
                    found.append((passage, which))
                    free = end
                    break
    return found


def _by_first_word(texts: Sequence[str]) -> Mapping[str, list[tuple[str, int]]]:
    """The longest first, so that the beginning of another is not taken for it."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for which, text in enumerate(texts):
        sentence = folded(text)
        if len(sentence) >= _TELLING or sentence.count(" ") >= 2:
            found[sentence.split(" ", 1)[0]].append((sentence, which))
    for some in found.values():
        some.sort(key=lambda one: -len(one[0]))
    return found


def _end_of(sentence: str, letters: str, start: int, after: str) -> int:
    """Up to where it stands there; 0 where it does not. ``after`` are the letters of the next page."""
    if letters.startswith(sentence, start):
        end = start + len(sentence)
        return end if end == len(letters) or not letters[end].isalnum() else 0
    beginning = " ".join(sentence.split(" ")[:_ENOUGH])
    if len(letters) - start > len(sentence) + _FOOT or not letters.startswith(beginning, start):
        return 0
    here = sentence[: _shared(sentence, letters[start:])].rpartition(" ")[0]
    return start + len(here) if sentence[len(here) :].strip() in after else 0


def _shared(one: str, other: str) -> int:
    return next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
