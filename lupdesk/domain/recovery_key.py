"""The recovery key as it is printed: letters that cannot be mistaken, with a check in each group.

Crockford's letters: no I, L, O or U. Eight groups of five, the fifth letter checking the four
before it and the group's place, so that a slip of the pen is told where it is.
"""

from __future__ import annotations

from typing import Final

from lupdesk.problems import Problem

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SIZE: Final = 20
"""Bytes: 160 bits."""
_GROUPS: Final = 8
_GROUP: Final = 5
_MEANT: Final = str.maketrans("OIL", "011")
_BETWEEN: Final = " -–—.\t\n\r\xa0\u202f"


def printed(secret: bytes) -> str:
    """Eight groups with hyphens between them."""
    number = int.from_bytes(secret, "big")
    values = [number >> (5 * place) & 31 for place in reversed(range(_GROUPS * (_GROUP - 1)))]
    groups = [values[start : start + 4] for start in range(0, len(values), _GROUP - 1)]
    return "-".join(
        "".join(LETTERS[value] for value in (*group, _check(place, group)))
        for place, group in enumerate(groups)
    )


def looks_like_one(typed: str) -> bool:
    """Whether so many letters of ours stand there that nothing else can be meant."""
    plain = _plain(typed)
    return len(plain) == _GROUPS * _GROUP and all(letter in LETTERS for letter in plain)


def read(typed: str) -> bytes:
    """The secret. Problem ``recovery-key-mistyped`` with the group that holds a wrong letter."""
    values = [LETTERS.index(letter) for letter in _plain(typed)]
    number = 0
    for place in range(_GROUPS):
        *group, check = values[place * _GROUP : (place + 1) * _GROUP]
        if check != _check(place, group):
            raise Problem("recovery-key-mistyped", group=place + 1)
        for value in group:
            number = number << 5 | value
    return number.to_bytes(SIZE, "big")


def _plain(typed: str) -> str:
    bare = "".join(letter for letter in typed.upper() if letter not in _BETWEEN)
    return bare.translate(_MEANT)


def _check(place: int, group: list[int]) -> int:
    """Odd weights have an inverse modulo 32: no single wrong letter gives the same check."""
    return sum((2 * at + 1) * value for at, value in enumerate(group, 1)) + 7 * place & 31
