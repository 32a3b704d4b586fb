"""A question's name of a few words, for the guide beside the meeting, until somebody writes one."""

from __future__ import annotations

import re
from typing import Final

_MOST_WORDS: Final = 3
"""Telling words: those between them are kept, so that the name reads as it was written."""
_MOST_LETTERS: Final = 40
_ENOUGH: Final = 12
"""Letters from which a name may end before a verb in the passive ("Falske alarmer")."""

_SMALL_WORDS: Final = (
    "hva hvor hvordan hvilke hvilken hvilket hvem når er kan bør skal må vil til for i på av og en"
    " et den det de som med fra å at ved om enn dere vi eller gir what how which who when is are"
    " can should must would will there the a an of and to in on for with do does you we be it"
    " than"
)
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_ENDING_WORDS: Final = "kan bør skal må vil har gi ligge can should must will would"
_ENDING: Final = frozenset(_ENDING_WORDS.split())
_PASSIVE: Final = re.compile(r"(?!felles$|annerledes$|således$)\w{3,}(?:es|as|ås|ngs)")
_SIGNS: Final = ",;:?!.()–«»\"'"


def short_name_of(text: str) -> str:
    """The first telling words of a question, as they stand in it; never longer than 40 letters."""
    found: list[str] = []
    telling = 0
    for raw in text.split():
        word = raw.strip(_SIGNS)
        if found and (not word or raw[0] in "(–" or _ends(word, found)):
            break
        if found or not _says_little(word):
            found.append(word)
            telling += not _says_little(word)
            if telling == _MOST_WORDS or raw[-1] in ",;:?!.":
                break
    return _fitting(found) or text.strip()[:_MOST_LETTERS]


def _says_little(word: str) -> bool:
    return not word or word.casefold() in _SMALL or _PASSIVE.fullmatch(word.casefold()) is not None


def _ends(word: str, found: list[str]) -> bool:
    small = word.casefold()
    passive = _PASSIVE.fullmatch(small) is not None
    return small in _ENDING or (passive and len(" ".join(found)) >= _ENOUGH)


def _fitting(found: list[str]) -> str:
    while len(found) > 1 and (_says_little(found[-1]) or len(" ".join(found)) > _MOST_LETTERS):
        found.pop()
    name = " ".join(found)[:_MOST_LETTERS]
    return name[:1].upper() + name[1:]
