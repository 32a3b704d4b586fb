"""Legal bases that a text may be kept back by: the closed facts that the rules need.

Act, section, dates and who checked them stand in ``resources/law/bases.toml``, by the same codes.
"""

from __future__ import annotations

from typing import Final

OPTIONAL: Final = frozenset({"offl-14", "offl-15", "offl-23-1", "offl-23-3"})
"""Exemption is a choice: access all the same (meirinnsyn) has to be considered (offl. § 11)."""
DUTY: Final = frozenset({"offl-13", "fvl-13-1-1", "fvl-13-1-2", "foa-7-4"})
"""A duty of secrecy: there is nothing to choose."""
ONLY_FOR_BIDS: Final = frozenset({"offl-23-3"})
"""Covers bids and the protocol until a supplier is chosen, not a dialogue before it."""
CODES: Final = OPTIONAL | DUTY
UNVERIFIED: Final = CODES
"""Nobody has held these against the acts yet (an empty ``checked_on``): said wherever they stand."""
