"""A temporary copy of a desk that lies where nothing can be written."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from lupdesk.problems import Problem
from lupdesk.store import database, keyring, lock, migrations, whole_file

_PREFIX: Final = "lupdesk-reading-"
_TRIES: Final = 3
"""Somebody may be writing to the original meanwhile; then a copy is torn and made again."""


def make(path: Path) -> Path:
    """A whole copy that stands alone, in today's format; Problem as when opening for writing."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    copy = folder / path.name
    with ExitStack() as removing:
        removing.callback(shutil.rmtree, folder, ignore_errors=True)
        _copy_until_whole(path, copy, _TRIES)
        removing.pop_all()
    return copy


def _copy_until_whole(path: Path, copy: Path, tries: int) -> None:
    try:
        _copy_once(path, copy)
    except Problem as problem:
        if problem.code != "desk-damaged" or tries == 1:
            raise
        _copy_until_whole(path, copy, tries - 1)


def _copy_once(path: Path, copy: Path) -> None:
    whole_file.discard(copy)
    try:
        for original, target in zip(
            (path, whole_file.wal_of(path)), (copy, whole_file.wal_of(copy)), strict=True
        ):
            if original.exists():
                shutil.copyfile(original, target)
    except OSError as error:
        raise database.world(error, path) from error
    keyring.follow(path, copy)
    database.check_before_opening(copy)
    with database.told(path):
        db = database.connect(copy)
        try:
            if migrations.pending(db):
                migrations.apply(db)
            if not database.whole(db):
                raise Problem("desk-damaged", path=str(path))
            database.checkpoint(db)
        finally:
            db.close()


def discard(copy: Path) -> None:
    shutil.rmtree(copy.parent, ignore_errors=True)


def sweep() -> None:
    """Remove copies that killed processes left: they hold everything that the desk holds."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        process = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if process.isdecimal() and not lock.alive(int(process)):
            shutil.rmtree(folder, ignore_errors=True)
