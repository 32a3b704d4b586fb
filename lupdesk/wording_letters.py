"""Letters that no font has, by name and place."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from lupdesk.domain.papers import Unshown
from lupdesk.wording import Wording

_NAMED: Final = 5


def say_unshown(wording: Wording, letters: Sequence[Unshown]) -> str:
    """One sentence, or nothing where every letter is shown. The names are Unicode's own."""
    if not letters:
        return ""
    named = [_said(wording, one) for one in letters[:_NAMED]]
    return wording.count(
        "No font has the letter {letters}: its number stands in its place.",
        "No font has {n} of the letters, and their numbers stand in their place: {letters}.",
        len(letters),
        letters=", ".join([*named, "…"] if len(letters) > _NAMED else named),
    )


def _said(wording: Wording, one: Unshown) -> str:
    name = unicodedata.name(one.letter, f"U+{ord(one.letter):04X}")
    return wording.say(
        "{letter} ({name}, page {page})", letter=one.letter, name=name, page=one.page
    )
