"""A package of Office Open XML as it leaves the house: the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

_FIRST: Final = ("[Content_Types].xml", "_rels/.rels")
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3


def repacked(data: bytes, instead: Mapping[str, bytes] | None = None) -> bytes:
    """In a fixed order, with no clock in it; ``instead`` are parts with other bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts.update(instead or {})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in sorted(parts, key=lambda one: (_order(one), one)):
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = 0o600 << 16
            package.writestr(entry, parts[name], compresslevel=6)
    return out.getvalue()


def _order(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)
