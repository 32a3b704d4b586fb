"""Which of the marked parts of a statement are looked for in other texts too."""

from __future__ import annotations

from typing import Final

from lupdesk.domain.amounts import amounts
from lupdesk.domain.common_words import SHORTEST, is_common
from lupdesk.domain.names import words

_FEW_DIGITS: Final = 3
_SHORT_WORD: Final = 3
_EVERYDAY: Final = SHORTEST | frozenset((
    "jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des", "oct",
    "dec", "tir", "ons", "tor", "fre", "lør", "søn", "mon", "tue", "wed", "thu", "fri", "sat",
    "sun", "eit", "ett", "før", "mer", "why", "sju", "syv", "six", "pga", "mfl", "osv",
))  # fmt: skip
"""Days, months and the like."""


def is_looked_for(part: str) -> bool:
    """More than one very short or common word or small number: ``Bly``, ``radar`` and ``40 %``, but
    not ``45`` or ``mai``.
    """
    plain = words(part)
    if len(plain) != 1:
        return bool(plain)
    (word,) = plain
    if len(part.split()) > 1 or amounts(part):
        return True
    if word.isdigit():
        return len(word) >= _FEW_DIGITS
    short = len(word) == _SHORT_WORD
    return len(word) >= _SHORT_WORD and not (short and (word in _EVERYDAY or is_common(word)))
