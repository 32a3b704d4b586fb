"""Sealing a desk and unsealing it: a whole new file, then its name.

A kill between any two steps leaves the old file or the new one, each with what opens it: the key
file is there before the sealed file and goes after it.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Final, cast

from lupdesk.problems import Problem
from lupdesk.store import database, journal, keyring, replica, seal, whole_file
from lupdesk.store.database import Database, Mode, told
from lupdesk.store.seal import Seal, Secret

_CHUNK: Final = 1024 * 1024
_COPIED_BY_HAND: Final = ("user_version", "application_id")
"""What the driver's export leaves out."""


def seal_desk(path: Path, found: Seal, secret: Secret) -> None:
    """Give a closed plain desk its seal; the plain bytes are written over."""
    part = whole_file.part_of(path)
    _stand_alone(path)
    keyring.keep(secret)
    try:
        whole_file.discard(part)
        seal.put(part, found)
        _export(path, part)
        _stand_alone(part)
        put_in_place(part, path, scrub=True)
    finally:
        whole_file.discard(part)
        _own_up(path)


def _own_up(path: Path) -> None:
    """Where the file did not get its seal, nothing beside it or in memory may say that it has."""
    with path.open("rb") as file:
        plain = file.read(len(database.HEADER)) == database.HEADER
    if plain:
        keyring.forget(path)
        seal.drop(path)


def unseal_desk(path: Path) -> None:
    """Take the seal from a closed desk that is unlocked."""
    part = whole_file.part_of(path)
    _stand_alone(path)
    try:
        whole_file.discard(part)
        _export(path, part)
        _stand_alone(part)
        put_in_place(part, path)
    finally:
        whole_file.discard(part)


def seal_like(copy: Path, desk: Path) -> None:
    """Seal a plain copy with what opens ``desk``, in its place."""
    part = whole_file.part_of(copy)
    try:
        whole_file.discard(part)
        keyring.follow(desk, part)
        _export(copy, part)
        put_in_place(part, copy, scrub=True)
    finally:
        whole_file.discard(part)


def put_in_place(part: Path, path: Path, *, scrub: bool = False) -> None:
    """Give a finished file and its key file their name. ``scrub`` writes over what stood there."""
    keyring.follow(part, path)
    brings_key = seal.path_of(part).exists()
    old = _Bytes(path) if scrub and path.exists() else None
    whole_file.replace(part, path)
    seal.drop(part)
    if not brings_key:
        seal.drop(path)
    if old is not None:
        old.write_over()


class _Bytes:
    """What a name stands for now, also after the name was given to another file."""

    def __init__(self, path: Path) -> None:
        self._link: Path | None = None
        if os.name == "nt":  # a file that is open there cannot be replaced
            self._link = whole_file.part_of(path.with_name(f"old {path.name}"))
            os.link(path, self._link)
        self._handle = None if self._link else path.open("r+b")

    def write_over(self) -> None:
        with self._handle or cast(Path, self._link).open("r+b") as file:
            left = os.fstat(file.fileno()).st_size
            while left > 0:
                left -= file.write(bytes(min(left, _CHUNK)))
            file.flush()
            os.fsync(file.fileno())
        if self._link is not None:
            self._link.unlink()


def _stand_alone(path: Path) -> None:
    """In WAL mode with an empty WAL, so that no later opening has to change the mode. Problem
    ``desk-busy`` where a reader elsewhere holds the WAL.
    """
    with told(path), closing(database.connect(path)) as db:
        alone = database.checkpoint(db)
    if not alone or database.unfinished(path):
        raise Problem("desk-busy", path=str(path))


def _export(source: Path, part: Path) -> None:
    """All of ``source`` at ``part``, sealed if a key is known for it; compared before it counts."""
    secret = keyring.secret_of(part)
    key = "" if secret is None else f"x'{secret.raw_key()}'"
    with told(source), closing(database.connect(source, Mode.READ, immutable=True)) as db:
        expected = _all_rows(db)
        # Of the two files only the new one can be written to.
        db.conn.execute("PRAGMA query_only = OFF")
        db.conn.execute("ATTACH ? AS made KEY ?", [str(part), key])
        with journal.immediate(db):
            db.conn.execute("SELECT sqlcipher_export('made')").fetchall()
            _stay_the_replica(db, source, part)
        for name in _COPIED_BY_HAND:
            value = int(db.conn.execute(f"PRAGMA main.{name}").fetchone()[0])
            db.conn.execute(f"PRAGMA made.{name} = {value}")
        db.conn.execute("DETACH made")
    with told(part), closing(database.connect(part, Mode.READ, immutable=True)) as made:
        if not database.whole(made) or _all_rows(made) != expected:
            raise Problem("backup-failed", path=str(source))


def _stay_the_replica(db: Database, source: Path, part: Path) -> None:
    """The same desk in the same place: its undo reaches back over the sealing."""
    here, new = replica.place_of(source), replica.place_of(source, file=part)
    db.conn.execute(
        "UPDATE made.replica SET file_identity = ?"
        " WHERE n = (SELECT CAST(value AS INTEGER) FROM made.desk WHERE name = ?)"
        " AND computer = ? AND path = ? AND file_identity = ?",
        [new.file_identity, replica.CURRENT, here.computer, here.path, here.file_identity],
    )


def _all_rows(db: Database) -> dict[str, int]:
    names = db.conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        name: int(db.conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in names
    }
