"""Short codes for suppliers: the same all through a procurement, others in the next.

A code is taken from HMAC-SHA256 of the desk's key over the procurement and the supplier, so nobody
without the key can say whose it is or see that two procurements tell of the same firm. Where two
suppliers of a procurement would get the same, the one that came later takes its next. Suppliers are
therefore given in the order in which they came into the procurement, and those that left stay in
the row: whoever comes later changes nobody's code.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final
from uuid import UUID

KEY_BYTES: Final = 32
_LETTERS: Final = "BCDFGHJKLMNPRSTVWXZ"
_DIGITS: Final = "2345679"
"""Without vowels, so that no word comes of it, and without what is taken for something else."""
_TRIES: Final = 64
"""Before a code is a letter longer: only where nearly a thousand of them are taken."""


def pseudonyms(key: bytes, procurement: UUID, suppliers: Iterable[UUID]) -> Mapping[UUID, str]:
    """``BX4`` for each supplier, in the order in which they came into the procurement."""
    codes: dict[UUID, str] = {}
    taken: set[str] = set()
    for one in suppliers:
        if one not in codes:
            codes[one] = next(code for code in _codes(key, procurement, one) if code not in taken)
            taken.add(codes[one])
    return codes


def _codes(key: bytes, procurement: UUID, supplier: UUID) -> Iterator[str]:
    attempt = 0
    while True:
        told = procurement.bytes + supplier.bytes + attempt.to_bytes(4, "big")
        number = int.from_bytes(hmac.digest(key, told, sha256), "big")
        signs: list[str] = []
        for letters in (*[_LETTERS] * (2 + attempt // _TRIES), _DIGITS):
            number, place = divmod(number, len(letters))
            signs.append(letters[place])
        yield "".join(signs)
        attempt += 1
