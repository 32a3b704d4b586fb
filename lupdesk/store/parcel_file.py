"""A parcel's container: a head that everybody can read, the sealed or plain content, a signature.

``LUPDESK-PARCEL 1``, a line of canonical JSON, the content (zlib; AES-256-GCM around it where
there is a passphrase), 64 bytes of Ed25519. No file names and no paths stand in it, so nothing in
it can be written anywhere but into the desk.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lupdesk.problems import Problem
from lupdesk.store import database, seal, whole_file
from lupdesk.store.seal import Cost

FORMAT: Final = 1
_MAGIC: Final = b"LUPDESK-PARCEL "
_SIGNATURE: Final = 64
_HEAD_LIMIT: Final = 4096
LIMIT: Final = 1024 * 1024 * 1024
"""Bytes of a parcel as it lies on the disk; said in the message that refuses a larger one."""
UNPACKED_LIMIT: Final = 2 * LIMIT
LINE_LIMIT: Final = 256 * 1024 * 1024
"""Bytes of one line: one act, or one kept file in base64."""
_CHUNK: Final = 1024 * 1024
_LEVEL: Final = 3
_TAG: Final = 16


@dataclass(frozen=True, slots=True)
class Sealing:
    """How the content was sealed: what one guess costs, and the two numbers used once."""

    cost: Cost
    salt: bytes
    nonce: bytes

    def plain(self) -> dict[str, Any]:
        return {
            "lanes": self.cost.lanes,
            "memory_kib": self.cost.memory_kib,
            "nonce": self.nonce.hex(),
            "passes": self.cost.passes,
            "salt": self.salt.hex(),
        }


@dataclass(frozen=True, slots=True)
class Head:
    """What anybody can read of a parcel, also of a sealed one."""

    desk: str
    """The id of the desk whose acts these are: the same in every copy of it."""
    desk_format: int
    replica: bytes
    key: bytes
    """The public key of the replica that made and signed it."""
    made: str
    """ISO 8601, UTC."""
    size: int
    """Bytes of the content as it lies there."""
    unpacked: int
    sealed: Sealing | None

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.key)

    def written(self) -> bytes:
        plain = {
            "desk": self.desk,
            "desk_format": self.desk_format,
            "key": self.key.hex(),
            "made": self.made,
            "replica": self.replica.hex(),
            "sealed": self.sealed.plain() if self.sealed else None,
            "size": self.size,
            "unpacked": self.unpacked,
        }
        told = json.dumps(plain, sort_keys=True, separators=(",", ":"))
        return b"%s%d\n%s\n" % (_MAGIC, FORMAT, told.encode("ascii"))


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel that is whole and signed by the key that it names; its content is not yet read."""

    path: Path
    head: Head
    content: bytes

    def lines(self, passphrase: str = "") -> Iterator[bytes]:
        """The content, line by line. Problem ``parcel-passphrase-wanted`` or
        ``parcel-passphrase-wrong``; ``parcel-altered`` where it is more than it says.
        """
        packed = self.content
        if self.head.sealed is not None:
            packed = self._opened(self.head.sealed, passphrase)
        return self._unpacked(packed)

    def _opened(self, sealed: Sealing, passphrase: str) -> bytes:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        if not passphrase:
            raise Problem("parcel-passphrase-wanted", path=str(self.path))
        key = seal.stretched(passphrase, sealed.salt, sealed.cost)
        try:
            return AESGCM(key).decrypt(sealed.nonce, self.content, self.head.written())
        except InvalidTag:
            raise Problem("parcel-passphrase-wrong", path=str(self.path)) from None

    def _unpacked(self, packed: bytes) -> Iterator[bytes]:
        begun: list[bytes] = []
        read = since = 0
        for piece in _inflated(packed, self.path):
            read += len(piece)
            since += len(piece)
            if read > self.head.unpacked or since > LINE_LIMIT:
                raise altered(self.path)
            begun.append(piece)
            if b"\n" in piece:
                *lines, rest = b"".join(begun).split(b"\n")
                begun, since = [rest], len(rest)
                yield from lines
        if since or read != self.head.unpacked:
            raise altered(self.path)


def _inflated(packed: bytes, path: Path) -> Iterator[bytes]:
    """At most a chunk at a time, however much a few bytes may hide."""
    engine = zlib.decompressobj()
    waiting = packed
    try:
        while not engine.eof:
            piece = engine.decompress(waiting, _CHUNK)
            waiting = engine.unconsumed_tail
            if not piece and not waiting:
                raise altered(path)
            yield piece
    except zlib.error:
        raise altered(path) from None
    if engine.unused_data:
        raise altered(path)


def fingerprint(key: bytes) -> str:
    """A public key as people compare it: eight groups of four."""
    told = hashlib.sha256(key).hexdigest()[:32].upper()
    return " ".join(told[at : at + 4] for at in range(0, 32, 4))


def altered(path: Path) -> Problem:
    return Problem("parcel-altered", path=str(path))


class Packing:
    """Takes lines and gives the packed content; refuses to grow beyond what may be read again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine = zlib.compressobj(_LEVEL)
        self._pieces: list[bytes] = []
        self._size = 0
        self.unpacked = 0

    def add(self, line: bytes) -> None:
        self.unpacked += len(line) + 1
        self._keep(self._engine.compress(line + b"\n"))

    def packed(self) -> bytes:
        self._keep(self._engine.flush())
        return b"".join(self._pieces)

    def _keep(self, piece: bytes) -> None:
        if piece:
            self._pieces.append(piece)
            self._size += len(piece)
        if self._size > LIMIT - _HEAD_LIMIT or self.unpacked > UNPACKED_LIMIT:
            raise Problem("parcel-too-large", path=str(self._path), limit=LIMIT)


@dataclass(frozen=True, slots=True)
class Maker:
    """The replica that makes a parcel."""

    desk: str
    desk_format: int
    replica: bytes
    signing_key: bytes
    made: str


def write(path: Path, lines: Iterable[bytes], maker: Maker, passphrase: str = "") -> int:
    """A parcel, whole at ``path`` or not there at all; its size in bytes."""
    packing = Packing(path)
    for line in lines:
        packing.add(line)
    whole = _signed(packing, maker, passphrase)
    part = whole_file.part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(whole)
            whole_file.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise database.world(error, path) from error
    return len(whole)


def _signed(packing: Packing, maker: Maker, passphrase: str) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    signer = Ed25519PrivateKey.from_private_bytes(maker.signing_key)
    packed = packing.packed()
    sealed = Sealing(seal.CHOSEN, os.urandom(16), os.urandom(12)) if passphrase else None
    head = Head(
        maker.desk,
        maker.desk_format,
        maker.replica,
        signer.public_key().public_bytes_raw(),
        maker.made,
        len(packed) + (_TAG if sealed else 0),
        packing.unpacked,
        sealed,
    )
    begun = head.written()
    if sealed is not None:
        key = seal.stretched(passphrase, sealed.salt, sealed.cost)
        packed = AESGCM(key).encrypt(sealed.nonce, packed, begun)
    return b"".join((begun, packed, signer.sign(_told(begun, packed))))


def _told(begun: bytes, content: bytes) -> bytes:
    """What the signature vouches for."""
    digest = hashlib.sha256(begun)
    digest.update(content)
    return b"lupdesk parcel " + digest.digest()


def new_signing_key() -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    return Ed25519PrivateKey.generate().private_bytes_raw()


def read(path: Path) -> Parcel:
    """Look at a parcel: Problem ``not-a-parcel``, ``parcel-newer``, ``parcel-truncated``,
    ``parcel-altered`` or ``parcel-too-large``.
    """
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise Problem("parcel-too-large", path=str(path), limit=LIMIT)
        with path.open("rb") as file:
            begun = file.read(_HEAD_LIMIT)
            head, length = _head(begun, path)
            file.seek(length)
            content = file.read(head.size)
            signature = file.read(_SIGNATURE + 1)
    except IsADirectoryError as error:
        raise Problem("not-a-parcel", path=str(path)) from error
    except OSError as error:
        raise database.world(error, path) from error
    if len(content) < head.size or len(signature) < _SIGNATURE:
        raise Problem("parcel-truncated", path=str(path))
    _verify(begun[:length], content, signature, head.key, path)
    return Parcel(path, head, content)


def begins_one(begun: bytes) -> bool:
    """Whether a file that begins so is a parcel, of whichever format."""
    return begun.startswith(_MAGIC)


def _head(begun: bytes, path: Path) -> tuple[Head, int]:
    if not begun.startswith(_MAGIC):
        code = "parcel-truncated" if begun and _MAGIC.startswith(begun) else "not-a-parcel"
        raise Problem(code, path=str(path))
    first, _, after = begun.partition(b"\n")
    told, newline, _ = after.partition(b"\n")
    number = first.removeprefix(_MAGIC)
    if newline and number.isdigit() and len(number) < 9 and int(number) > FORMAT:
        raise Problem("parcel-newer", path=str(path))
    if not newline:
        whole = len(begun) < _HEAD_LIMIT
        raise Problem("parcel-truncated" if whole else "parcel-altered", path=str(path))
    try:
        head = _understood(json.loads(told))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise altered(path) from None
    begins = head.written()
    if not begun.startswith(begins):
        raise altered(path)
    return head, len(begins)


def _understood(plain: Any) -> Head:
    sealed = plain["sealed"]
    head = Head(
        str(plain["desk"]),
        int(plain["desk_format"]),
        bytes.fromhex(plain["replica"]),
        bytes.fromhex(plain["key"]),
        str(plain["made"]),
        int(plain["size"]),
        int(plain["unpacked"]),
        None if sealed is None else _sealing(sealed),
    )
    if len(head.key) != 32 or len(head.replica) != 16:
        raise ValueError
    if not 0 <= head.size <= LIMIT or not 0 <= head.unpacked <= UNPACKED_LIMIT:
        raise ValueError
    return head


def _sealing(plain: Any) -> Sealing:
    cost = Cost(int(plain["memory_kib"]), int(plain["passes"]), int(plain["lanes"]))
    found = Sealing(cost, bytes.fromhex(plain["salt"]), bytes.fromhex(plain["nonce"]))
    if not cost.bearable or len(found.salt) != 16 or len(found.nonce) != 12:
        raise ValueError
    return found


def _verify(begun: bytes, content: bytes, signature: bytes, key: bytes, path: Path) -> None:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, _told(begun, content))
    except (InvalidSignature, ValueError):
        raise altered(path) from None
