"""Who may read what: the rules that composition, search and lists share."""

from __future__ import annotations

from typing import Final

from lupdesk.domain.audience import Audience, BuyerTeam, Participant, Public
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.things import Input

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


def public_text(said: Input) -> str | None:
    """The words that everybody may read, or None. An empty public wording stays empty."""
    if said.secrecy is Secrecy.OPEN:
        return said.public_wording.strip() or said.text
    if said.secrecy is Secrecy.ANONYMISE:
        return said.public_wording.strip() or None
    return None


def safe_count(n: int, of: int | None = None) -> int | None:
    """The count, or None where it would point at one supplier: the only one who did, or, where
    the whole is known, the only one who did not.
    """
    if n == 0:
        return 0
    return None if n < SMALLEST_COUNT or (of is not None and n == of - 1) else n
