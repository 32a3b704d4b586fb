"""A file that is whole or not there."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from lupdesk.problems import Problem

_NEW: Final = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def put(data: bytes, path: Path) -> None:
    """Replaces ``path`` in one step."""
    with placed(data, path):
        return


@contextmanager
def placed(data: bytes, path: Path) -> Iterator[Path]:
    """The data in a file beside ``path``, flushed to the disk.

    It takes the place of ``path`` when the block ends; when the block raises, it is removed and
    ``path`` is as it was.
    """
    with _told(path):
        if path.is_dir():
            # Before the block, so that nothing is remembered of a file that never was.
            raise IsADirectoryError
        beside = _beside(data, path)
    try:
        yield beside
        with _told(path):
            beside.replace(path)
            _flush_folder(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def _beside(data: bytes, path: Path) -> Path:
    beside = path.with_name(f".lupdesk-{secrets.token_hex(8)}.part")
    handle = os.open(beside, _NEW, 0o666)  # less the umask: who may read it is the person's choice
    with ExitStack() as removing:
        removing.callback(beside.unlink, missing_ok=True)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
        removing.pop_all()
    return beside


def _flush_folder(folder: Path) -> None:
    """So that the new name survives a loss of power; Windows has no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the disk refuses, as a Problem."""
    try:
        yield
    except FileNotFoundError:
        raise Problem("folder-missing", path=str(path.parent)) from None
    except (PermissionError, IsADirectoryError, NotADirectoryError):
        if path.is_dir():
            raise Problem("folder-in-the-way", path=str(path)) from None
        raise Problem("no-permission", path=str(path)) from None
    except OSError as error:
        if error.errno in _FULL:
            raise Problem("disk-full-file", path=str(path)) from None
        if error.errno == errno.EROFS:
            raise Problem("no-permission", path=str(path)) from None
        raise Problem("disk-trouble", path=str(path)) from None
