"""The forms in which a supplier's name may stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_LEGAL: Final = frozenset(
    "as asa sa ans da enk nuf ba ab aps oy oü ou gmbh ltd limited inc llc bv nv plc stiftelse"
    " stiftelsen samvirkeforetak a/s".split()
)
_DISTINCTIVE: Final = 6
"""Letters from which the first word of a name says by itself who is meant."""
_WORD: Final = re.compile(r"[^\W_]+(?:[-&/][^\W_]+)*")


def words(text: str) -> list[str]:
    """Words in small letters, punctuation left out."""
    return [word.casefold() for word in _WORD.findall(text)]


def without_legal_form(name: str) -> str:
    """``Heimkontakt AS`` → ``Heimkontakt``; ``Fjordlab forskning (stiftelse)`` → ``Fjordlab forskning``."""
    bare = re.sub(r"\([^)]*\)", " ", name)
    kept = [part for part in bare.split() if part.strip(".,").casefold() not in _LEGAL]
    return " ".join(kept) or name.strip()


def forms(name: str) -> tuple[str, ...]:
    """The whole name, the name without its legal form, and its first word where it is telling."""
    short = without_legal_form(name)
    first = short.split()[0] if short.split() else ""
    found = [name.strip(), short]
    if len(first) >= _DISTINCTIVE:
        found.append(first)
    return tuple(dict.fromkeys(one for one in found if len(one) > 1))


def stands_in(name: str, text: str) -> bool:
    """Whether the words of the name stand in the text, also inside an address or inflected."""
    wanted, present = words(name), words(text)
    if not wanted:
        return False
    size = len(wanted)
    if any(present[at : at + size] == wanted for at in range(len(present) - size + 1)):
        return True
    joined = "".join(wanted)
    return len(joined) >= _DISTINCTIVE and any(word.startswith(joined) for word in present)


def any_stands_in(names: Iterable[str], text: str) -> bool:
    return any(stands_in(name, text) for name in names)
