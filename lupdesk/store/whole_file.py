"""A desk file as a whole: built under another name, safe on the disk, then given its own."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from lupdesk.problems import Problem
from lupdesk.store import lock

_PART: Final = re.compile(r"\.(\d+)\.part(?:-[a-z]+)?$")
"""Also what stood beside a part that has got its name: its key file, its WAL."""


def wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def companions(path: Path) -> tuple[Path, ...]:
    """The files that SQLite keeps beside an open or abandoned desk."""
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def part_of(path: Path) -> Path:
    """Where a file is built before it gets its name; names the process, so leftovers are known."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def discard(part: Path) -> None:
    for one in (part, *companions(part), part.with_name(part.name + "-key")):
        one.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove half-written files of processes that run no more: they may hold statements."""
    for part in folder.glob(".*.lupdesk*.part*"):
        found = _PART.search(part.name)
        if found and not lock.alive(int(found[1])):
            discard(part)


@contextmanager
def no_room_told(path: Path) -> Iterator[None]:
    """Around the writing of a whole file: a full disk is told of that file, not of a change."""
    try:
        yield
    except Problem as problem:
        if problem.code != "disk-full":
            raise
        raise Problem("disk-full-file", path=str(path)) from problem


def publish(part: Path, path: Path) -> None:
    """Give a finished file its name, which nothing else may have. Problem ``file-exists``."""
    sync(part)
    try:
        os.link(part, path)
    except FileExistsError as error:
        raise Problem("file-exists", path=str(path)) from error
    except OSError:
        # A file system without hard links.
        if path.exists():
            raise Problem("file-exists", path=str(path)) from None
        part.rename(path)
    sync_folder(path.parent)


def replace(part: Path, path: Path) -> None:
    """Give a finished file the name of an older one, which is then gone."""
    sync(part)
    part.replace(path)
    sync_folder(path.parent)


def sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a new name last over a power cut; Windows has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
