"""Ids of things: UUIDv7, so that age orders them and two laptops never choose the same."""

from __future__ import annotations

from uuid import UUID


def uuid7(milliseconds: int, random: bytes) -> UUID:
    """RFC 9562 version 7 from a wall clock in milliseconds and ten random bytes."""
    value = (milliseconds & ((1 << 48) - 1)) << 80 | int.from_bytes(random[:10], "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)
