"""The key file of a sealed desk: the desk's secret, wrapped by what the person knows.

The secret is 20 random bytes. The raw key of the file is derived from it; printed, it is the
recovery key. The key file holds it encrypted (AES-256-GCM) under a key that Argon2id makes of
the passphrase, so another passphrase is another key file and the same desk.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from lupdesk.domain import recovery_key
from lupdesk.problems import Problem
from lupdesk.store import whole_file

FORMAT: Final = 1
_SALT: Final = 16
_NONCE: Final = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: Argon2id's memory, passes and lanes. Stands in each key file, so that
    later ones may cost more.
    """

    memory_kib: int
    passes: int
    lanes: int

    @property
    def bearable(self) -> bool:
        """A key file that somebody planted shall not eat the computer."""
        return (
            8 * self.lanes <= self.memory_kib <= 2 * 1024 * 1024
            and 1 <= self.passes <= 64
            and 1 <= self.lanes <= 64
        )


CHOSEN: Final = Cost(memory_kib=96 * 1024, passes=3, lanes=4)
"""Some 0.15 s on two idle cores of 2026, 0.3 s on busy ones; a desk opens within half a second."""


@dataclass(frozen=True, slots=True)
class Secret:
    """What opens a desk. Never shown by ``repr``, so that no report can hold it."""

    bytes_: bytes = field(repr=False)

    @staticmethod
    def new() -> Secret:
        return Secret(secrets.token_bytes(recovery_key.SIZE))

    def raw_key(self) -> str:
        """In hex, as SQLCipher wants it."""
        return self._derived(b"lupdesk file key").hex()

    def id(self) -> str:
        """Tells key files of one secret from those of another, and nothing about it."""
        return self._derived(b"lupdesk key id").hex()[:16]

    def recovery_key(self) -> str:
        return recovery_key.printed(self.bytes_)

    def _derived(self, purpose: bytes) -> bytes:
        return hmac.new(self.bytes_, purpose, hashlib.sha256).digest()


@dataclass(frozen=True, slots=True)
class Seal:
    """A key file's content."""

    id: str
    cost: Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    def written(self) -> bytes:
        return json.dumps(self._plain(), indent=1).encode("ascii")

    def _plain(self) -> dict[str, Any]:
        return {
            "lupdesk-key": FORMAT,
            "id": self.id,
            "argon2id": {
                "memory_kib": self.cost.memory_kib,
                "passes": self.cost.passes,
                "lanes": self.cost.lanes,
                "salt": self.salt.hex(),
            },
            "aes-256-gcm": {"nonce": self.nonce.hex(), "wrapped": self.wrapped.hex()},
        }


def wrap(secret: Secret, passphrase: str) -> Seal:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    key = stretched(passphrase, salt, CHOSEN)
    wrapped = AESGCM(key).encrypt(nonce, secret.bytes_, _bound(secret.id(), CHOSEN))
    return Seal(secret.id(), CHOSEN, salt, nonce, wrapped)


def unwrap(seal: Seal, passphrase: str) -> Secret | None:
    """None where it is another passphrase."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    key = stretched(passphrase, seal.salt, seal.cost)
    try:
        return Secret(AESGCM(key).decrypt(seal.nonce, seal.wrapped, _bound(seal.id, seal.cost)))
    except InvalidTag:
        return None


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key that Argon2id makes of a passphrase."""
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

    typed = unicodedata.normalize("NFC", passphrase).encode()
    return hash_secret_raw(typed, salt, cost.passes, cost.memory_kib, cost.lanes, 32, Type.ID)


def _bound(id: str, cost: Cost) -> bytes:
    """What the wrapping vouches for besides the secret."""
    return f"lupdesk-key {FORMAT} {id} {cost.memory_kib} {cost.passes} {cost.lanes}".encode("ascii")


def path_of(desk: Path) -> Path:
    return desk.with_name(desk.name + "-key")


def beside(desk: Path) -> Seal | None:
    """The key file of a desk; None where there is none. Problem ``key-file-damaged``."""
    path = path_of(desk)
    try:
        content = path.read_bytes()
    except OSError:
        return None
    try:
        return _read(json.loads(content))
    except (ValueError, KeyError, TypeError) as error:
        raise Problem("key-file-damaged", path=str(desk), key_file=str(path)) from error


def _read(found: Any) -> Seal:
    made, sealed = found["argon2id"], found["aes-256-gcm"]
    cost = Cost(int(made["memory_kib"]), int(made["passes"]), int(made["lanes"]))
    if found["lupdesk-key"] != FORMAT or not cost.bearable:
        raise ValueError
    salt, nonce = bytes.fromhex(made["salt"]), bytes.fromhex(sealed["nonce"])
    if len(salt) < 8 or len(nonce) != _NONCE:
        raise ValueError
    return Seal(str(found["id"]), cost, salt, nonce, bytes.fromhex(sealed["wrapped"]))


def put(desk: Path, seal: Seal) -> None:
    """Write the key file whole. One of another desk that lies there is kept under its own id."""
    path = path_of(desk)
    _keep_foreign(desk, seal.id)
    part = whole_file.part_of(path)
    try:
        handle = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(seal.written())
        whole_file.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _keep_foreign(desk: Path, id: str) -> None:
    path = path_of(desk)
    try:
        found = beside(desk)
    except Problem:
        path.replace(path.with_name(f"{path.name}-damaged"))
        return
    if found is not None and found.id != id:
        path.replace(path.with_name(f"{path.name}-{found.id}"))


def drop(desk: Path) -> None:
    path_of(desk).unlink(missing_ok=True)
