"""Who may read what: the rules that composition, search and lists share."""

from __future__ import annotations

import re
from typing import Final

from lupdesk.domain.audience import Audience, BuyerTeam, Participant, Public
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.names import stand_in, words
from lupdesk.domain.things import Input

GAP: Final = "[…]"
"""Stands where a secret part of a statement was taken out."""
STRICTNESS: Final = (
    Secrecy.OPEN,
    Secrecy.ANONYMISE,
    Secrecy.UNASSESSED,
    Secrecy.SECRET,
    Secrecy.INTERNAL,
)
"""From the least to the most; what is not assessed is treated as secret."""

SMALLEST_COUNT: Final = 2
"""A count below it would point at one supplier (R-SEC-5)."""


def stricter(one: Secrecy, other: Secrecy) -> Secrecy:
    return max(one, other, key=STRICTNESS.index)


def may_read(said: Input, audience: Audience) -> bool:
    """Whether the audience may read the statement's own words.

    The team reads everything. A participant reads what it said itself, unless the buyer marked it
    internal, and what belongs to nobody where it is open. The public reads what is open.
    """
    match audience:
        case BuyerTeam():
            return True
        case Participant(supplier):
            if said.secrecy is Secrecy.INTERNAL:
                return False
            if said.supplier is None:
                return said.secrecy is Secrecy.OPEN
            return said.supplier == supplier
        case Public():
            return said.secrecy is Secrecy.OPEN


def reads_whole(said: Input, audience: Audience) -> bool:
    """Whether the audience reads the statement with its secret parts: the team and who said it."""
    if isinstance(audience, BuyerTeam):
        return True
    return (
        may_read(said, audience)
        and isinstance(audience, Participant)
        and said.supplier == audience.supplier
    )


def text_for(said: Input, audience: Audience) -> str | None:
    """The words of the statement that the audience may read, without its secret parts."""
    if not may_read(said, audience):
        return None
    if not said.secret_parts or reads_whole(said, audience):
        return said.text
    return public_text(said)


def may_go_out(said: Input) -> bool:
    """Whether everybody may read it, if need be in other words."""
    return said.secrecy in (Secrecy.OPEN, Secrecy.ANONYMISE)


def public_text(said: Input) -> str | None:
    """The words that everybody may read, or None. An empty public wording stays empty, unless the
    secret parts are marked: then the rest may go on.
    """
    if said.secrecy is not Secrecy.OPEN and said.secrecy is not Secrecy.ANONYMISE:
        return None
    if wording := said.public_wording.strip():
        return wording
    if said.secret_parts:
        return without_parts(said.text, said.secret_parts)
    return said.text if said.secrecy is Secrecy.OPEN else None


def without_parts(text: str, parts: tuple[str, ...]) -> str | None:
    """The text with a gap for each part, wherever it stands.

    None where a part does not stand in it any more or still does in another spelling, since the
    text was changed after the part was marked, and where nothing else is left.
    """
    gone: list[tuple[int, int]] = []
    for part in filter(str.strip, parts):
        places = [match.span() for match in _as_marked(part).finditer(text)]
        if not places:
            return None
        gone += places
    kept: list[str] = []
    at = 0
    for start, end in _merged(gone):
        kept.append(text[at:start])
        at = end
    kept.append(text[at:])
    left = [words(one) for one in kept]
    if not any(left) or any(stand_in(words(part), one) for part in parts for one in left):
        return None
    return GAP.join(kept)


def divided_parts(
    text: str, at: int, parts: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of each half of a text that is cut before ``at``. One that the cut goes through
    leaves a piece in either; one that does not stand in the text any more stays with both, so that
    neither half is shown.
    """
    first: dict[str, None] = {}
    second: dict[str, None] = {}
    for part in filter(str.strip, parts):
        places = [match.span() for match in _as_marked(part).finditer(text)]
        for start, end in places or ((0, 0),):
            pieces = (text[start : min(end, at)], text[max(start, at) : end])
            for half, piece in zip((first, second), pieces, strict=True):
                left = piece.strip() if places else part
                if left:
                    half[left] = None
    return tuple(first), tuple(second)


def _as_marked(part: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, part.split())), re.IGNORECASE)


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order, those that overlap or touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def safe_count(n: int, of: int | None = None, floor: int = SMALLEST_COUNT) -> int | None:
    """The count, or None where it would point at one supplier: the only one who did, or, where
    the whole is known, the only one who did not. The floor is the smallest group that may be told.
    """
    if n == 0:
        return 0
    return None if n < floor or (of is not None and 0 < of - n < floor) else n
