"""Ids of things: UUIDv7, so that age orders them and two laptops never choose the same."""

from __future__ import annotations

from uuid import UUID

NONE = UUID(int=0)
"""Before every id."""


def uuid7(milliseconds: int, random: bytes) -> UUID:
    """RFC 9562 version 7 from a wall clock in milliseconds and ten random bytes."""
    value = (milliseconds & ((1 << 48) - 1)) << 80 | int.from_bytes(random[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def later(milliseconds: int, random: bytes, *, here: UUID, known: UUID) -> UUID:
    """Later than the last that was made ``here``, and than the latest ``known`` from anywhere, also
    when the wall clock was set back. What another laptop may know as well is never counted on from:
    both would choose the same.
    """
    made = uuid7(milliseconds, random)
    if made <= here:
        made = UUID(int=here.int + 1)
    if made <= known and known.version == 7:
        made = uuid7((known.int >> 80) + 1, random)
    return made
