"""The secrets of the desks that are unlocked in this process: in memory, nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from lupdesk.problems import Problem
from lupdesk.store import seal
from lupdesk.store.seal import Secret

_by_id: Final[dict[str, Secret]] = {}
"""Opens every file whose key file names the id: the desk, its backups, its copies."""
_by_path: Final[dict[Path, Secret]] = {}
"""Of files whose key file is missing: opened by the recovery key."""


def secret_of(path: Path) -> Secret | None:
    """None for a plain file and for one that is not unlocked. Touches only the key file."""
    kept = _by_path.get(path.absolute())
    if kept is not None or not _by_id:
        return kept
    try:
        found = seal.beside(path)
    except Problem:
        return None
    return _by_id.get(found.id) if found else None


def keep(secret: Secret) -> None:
    _by_id[secret.id()] = secret


def keep_for(path: Path, secret: Secret) -> None:
    _by_path[path.absolute()] = secret


def forget(path: Path) -> None:
    """Whatever opens the file opens it no more, nor its backups."""
    found = secret_of(path)
    if found is None:
        return
    _by_id.pop(found.id(), None)
    for one in [one for one, secret in _by_path.items() if secret == found]:
        del _by_path[one]


def follow(source: Path, copy: Path) -> None:
    """What opens ``source`` shall open its copy; a copy of a plain file has no key."""
    _by_path.pop(copy.absolute(), None)
    kept = _by_path.get(source.absolute())
    if kept is not None:
        _by_path[copy.absolute()] = kept
    found = None if secret_of(source) is None else seal.beside(source)
    if found is not None:
        seal.put(copy, found)


def hand(connection: dbapi2.Connection, secret: Secret) -> None:
    """Before anything else is asked of the connection. SQLCipher logs to stderr unless told."""
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{secret.raw_key()}'\"")
