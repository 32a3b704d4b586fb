"""Opens a zipped document that may be broken or hostile: every part of it, or nothing."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Final

MAX_PARTS: Final = 2_000
MAX_UNPACKED: Final = 200_000_000
_ENCRYPTED: Final = 0x1
_DESCRIBED: Final = 0x8
_DESCRIPTORS: Final = (12, 16, 20, 24)
"""How long what stands behind a part of unknown length may be."""
_HEAD: Final = 30
_END: Final = b"PK\x05\x06"
_END_LONG: Final = 22
_PIECE: Final = 1 << 20
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
UNREADABLE: Final = (
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What zipfile lets through on a damaged file; there is no class of their own."""


@dataclass(frozen=True, slots=True)
class Package:
    parts: dict[str, bytes]
    refused: list[str] = field(default_factory=list)
    """Codes of what cannot be proved."""
    said: list[str] = field(default_factory=list)
    """Text that the package holds beside its parts."""


def opened(data: bytes) -> Package:
    """One of ``UNREADABLE`` where it is damaged, encrypted, or larger than the limits."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        if len(entries) > MAX_PARTS:
            raise ValueError("too many parts")
        if len({name.casefold() for name in names}) != len(names):
            raise ValueError("two parts of one name")
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise ValueError("encrypted")
        if any(entry.compress_type not in _METHODS for entry in entries):
            raise ValueError("an unusual way to pack")
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise ValueError("too large")
        whole = _ends_at(data, len(archive.comment))
        covered = whole and _covered(data, entries, archive.start_dir)
        refused = [] if covered else ["hidden-bytes"]
        parts: dict[str, bytes] = {}
        room = MAX_UNPACKED
        for entry in entries:
            parts[entry.filename] = _unpacked(archive, entry, room)
            room -= len(parts[entry.filename])
        said = [archive.comment, *(entry.comment for entry in entries)]
        if any(entry.extra for entry in entries):
            said += [entry.extra for entry in entries if entry.extra]
    texts = [one.decode("utf-8", "replace") for one in said if one]
    return Package(parts, refused, [*names, *texts])


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """What a part says of its own size may be wrong."""
    pieces: list[bytes] = []
    with archive.open(entry) as part:
        while piece := part.read(_PIECE):
            room -= len(piece)
            if room < 0:
                raise ValueError("too large")
            pieces.append(piece)
    return b"".join(pieces)


def _covered(data: bytes, entries: list[zipfile.ZipInfo], directory: int) -> bool:
    """Whether the parts lie behind each other with nothing before, between and behind them."""
    at = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        gap = entry.header_offset - at
        if gap:
            return False
        head = data[at : at + _HEAD]
        if len(head) < _HEAD:
            return False
        named, extra = (int.from_bytes(head[n : n + 2], "little") for n in (26, 28))
        at += _HEAD + named + extra + entry.compress_size
        if entry.flag_bits & _DESCRIBED:
            at = _behind_descriptor(data, at)
    return at == directory


def _ends_at(data: bytes, comment: int) -> bool:
    """Whether the list of parts is followed by its end, and that by nothing but the comment."""
    end = data.rfind(_END)
    if end < 0 or end + _END_LONG + comment != len(data):
        return False
    long, start = (int.from_bytes(data[end + n : end + n + 4], "little") for n in (12, 16))
    return start + long == end


def _behind_descriptor(data: bytes, at: int) -> int:
    for long in _DESCRIPTORS:
        if data[at + long : at + long + 2] == b"PK":
            return at + long
    return at
