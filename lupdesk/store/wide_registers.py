"""Keeps SQLite quick on a thread that paints."""

from __future__ import annotations

import hashlib


def clear() -> None:
    """Painting leaves the upper halves of the processor's wide registers in use, and on some
    processors all that is reckoned after it on that thread waits for them: counting 100 000
    statements took four times as long (Intel Xeon with AVX-512, Qt 6.11). OpenSSL clears them
    whenever it made a sum with them; the smallest takes 2 µs.
    """
    hashlib.sha512(b"").digest()
