"""Legal bases that a text may be kept back by: the closed facts that the rules need.

Act, section, dates and who checked them stand in ``resources/law/bases.toml``, by the same codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

OPTIONAL: Final = frozenset({"offl-14", "offl-15", "offl-23-1", "offl-23-3"})
"""Exemption is a choice: access all the same (meirinnsyn) has to be considered (offl. § 11)."""
DUTY: Final = frozenset({"offl-13", "fvl-13-1-1", "fvl-13-1-2", "foa-7-4"})
"""A duty of secrecy: there is nothing to choose."""
ONLY_FOR_BIDS: Final = frozenset({"offl-23-3"})
"""Covers bids and the protocol until a supplier is chosen, not a dialogue before it."""
CODES: Final = OPTIONAL | DUTY


class InForce(NamedTuple):
    """From one day up to and with another; None: no end is known."""

    first: date
    last: date | None = None


IN_FORCE: Final[Mapping[str, InForce]] = {
    "offl-13": InForce(date(2009, 1, 1)),
    "offl-14": InForce(date(2009, 1, 1)),
    "offl-15": InForce(date(2009, 1, 1)),
    "offl-23-1": InForce(date(2009, 1, 1)),
    "offl-23-3": InForce(date(2009, 1, 1)),
    "fvl-13-1-1": InForce(date(1970, 1, 1)),
    "fvl-13-1-2": InForce(date(1970, 1, 1)),
    "foa-7-4": InForce(date(2017, 1, 1)),
}


def is_in_force(code: str, on: date) -> bool:
    """Whether a decision of that day could rest on it; never for a code that is not known."""
    known = IN_FORCE.get(code)
    return known is not None and known.first <= on and (known.last is None or on <= known.last)


UNVERIFIED: Final = CODES
"""Nobody has held these against the acts yet (an empty ``checked_on``): said wherever they stand."""
