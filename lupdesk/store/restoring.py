"""Putting a backup in the desk's place, whole or not at all."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lupdesk.problems import Problem
from lupdesk.store import (
    backup,
    database,
    journal,
    keyring,
    migrations,
    replica,
    seal,
    sealing,
    whole_file,
)
from lupdesk.store.journal import ActLine

_UNREADABLE: Final = ("desk-damaged", "not-a-desk", "passphrase-wanted", "key-file-missing")


@dataclass(frozen=True, slots=True)
class Restoring:
    """Who restores, why and as which replica; times as the journal and the desk store them."""

    kind: str
    author: str
    reason: str
    wall: int
    replica_id: bytes
    since: str


def prepare(source: Path, part: Path, path: Path, restoring: Restoring) -> None:
    """A copy of the backup at ``part``, in today's format, as a new replica for ``path``, with
    the act of restoring in its journal.
    """
    backup.write(source, part)
    secret = keyring.secret_of(path)
    if secret is not None and keyring.secret_of(source) is None:
        sealing.seal_like(part, path)
    with database.told(path):
        db = database.connect(part)
        try:
            if migrations.pending(db):
                migrations.apply(db)
            with journal.immediate(db):
                place = replica.place_of(path, file=part)
                number = replica.settle(db, place, restoring.replica_id, restoring.since)
                line = ActLine(
                    restoring.kind,
                    restoring.author,
                    number,
                    restoring.wall,
                    reason=restoring.reason,
                )
                journal.begin(db, journal.read_fields(db), line)
            database.checkpoint(db)
        finally:
            db.close()


def put_aside(path: Path, folder: Path, stamp: str) -> Path:
    """Keep what stands at ``path``: a verified backup called ``stamp``, or the bytes under a
    name that says so where it cannot be read. Gives the path of what is kept.

    Afterwards the file stands alone, so that no old WAL meets the new file.
    """
    kept = folder / stamp
    try:
        database.sniff(path)
        database.check_before_opening(path)
        backup.write(path, kept)
        with database.told(path):
            db = database.connect(path)
            try:
                if not database.checkpoint(db):
                    raise Problem("desk-busy", path=str(path))
            finally:
                db.close()
    except Problem as problem:
        if problem.code not in _UNREADABLE:
            raise
        kept = folder / f"{path.stem} damaged {stamp}"
        _keep_bytes(path, kept)
    return kept


def _keep_bytes(path: Path, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    pairs = zip(
        (path, *whole_file.companions(path), seal.path_of(path)),
        (kept, *whole_file.companions(kept), seal.path_of(kept)),
        strict=True,
    )
    for original, copy in pairs:
        if original.exists():
            shutil.copyfile(original, copy)
            whole_file.sync(copy)
    whole_file.sync_folder(kept.parent)
    for one in whole_file.companions(path):
        one.unlink(missing_ok=True)
