"""One writer at a time: a small file beside the desk that names who has it open.

The operating system's lock on that file says whether the holder lives: it falls with the
process. Where there is none (some network shares), the process number decides.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from lupdesk.problems import Problem

if sys.platform == "win32":
    import ctypes
    import msvcrt
else:
    import errno
    import fcntl


@dataclass(frozen=True, slots=True)
class Holder:
    computer: str
    person: str
    process: int
    since: str
    """ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is ours until ``release``."""

    path: Path
    handle: int


def lock_path(desk: Path) -> Path:
    return desk.with_name(f".{desk.name}.lock")


def take(desk: Path, person: str, now: datetime, *, force: bool = False) -> Lock:
    """Take the lock. Problem ``desk-locked`` names the holder; an OSError of a place that cannot
    be written to is left for the caller, who then opens for reading.

    A lock of a dead process on this computer is taken over silently; ``force`` takes any.
    """
    path = lock_path(desk)
    since = now.astimezone(UTC).isoformat("T", "seconds")
    ourselves = Holder(_computer(), person, os.getpid(), since)
    for _ in range(10):
        handle = _open(path, desk, force)
        if handle is None:
            continue
        if not _is(handle, path):
            os.close(handle)
            continue
        if not _ours(handle, path) and not force:
            os.close(handle)
            raise _locked(desk, read(path))
        if force and not _grabbed(handle):
            # The living holder keeps its lock on a file that no longer has the name.
            os.close(handle)
            path.unlink(missing_ok=True)
            continue
        if not _is(handle, path):
            # Its holder gave it back between our look at the name and our grip.
            os.close(handle)
            continue
        held = Lock(path, handle)
        try:
            _write(handle, ourselves)
        except OSError:
            release(held)
            raise
        return held
    raise _locked(desk, read(path))


def _open(path: Path, desk: Path, force: bool) -> int | None:
    try:
        return os.open(path, os.O_CREAT | os.O_RDWR, 0o644)
    except PermissionError:
        found = read(path)
        if found is None:
            raise
        if not force and not _dead(found):
            raise _locked(desk, found) from None
        path.unlink()
        return None


def _ours(handle: int, path: Path) -> bool:
    """Whether nobody alive holds the file, as far as this computer can know."""
    if not _grabbed(handle):
        return False
    found = read(path)
    return found is None or found.computer == _computer()


def _is(handle: int, path: Path) -> bool:
    """Whether the open file still has the name (its holder may have released it meanwhile)."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _locked(desk: Path, found: Holder | None) -> Problem:
    return Problem(
        "desk-locked",
        path=str(desk),
        computer=found.computer if found else "?",
        person=(found.person if found else "") or "?",
        since=found.since if found else "?",
    )


def _write(handle: int, holder: Holder) -> None:
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(asdict(holder)).encode())
    os.fsync(handle)


def read(path: Path) -> Holder | None:
    """Who holds the lock; None where there is no file or it says nothing readable."""
    try:
        return Holder(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def holder(desk: Path) -> Holder | None:
    """Who has the desk open now, in this process or another; touches nothing."""
    path = lock_path(desk)
    found = read(path)
    if found is None or found.computer != _computer():
        return found
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        return None if _grabbed(handle) else found
    finally:
        os.close(handle)


def held_here(desk: Path) -> bool:
    """Whether a living process of this computer has the desk open."""
    found = holder(desk)
    return found is not None and found.computer == _computer()


def held_by_us(desk: Path) -> bool:
    """Whether this very process has the desk open."""
    found = holder(desk)
    return found is not None and (found.computer, found.process) == (_computer(), os.getpid())


def refuse_if_held(desk: Path) -> None:
    """Problem ``desk-locked``. To be asked before the file itself is opened in any way."""
    found = holder(desk)
    if found is not None:
        raise _locked(desk, found)


def release(lock: Lock) -> None:
    """Give the lock back; another's, taken by force meanwhile, is left alone."""
    still_ours = _is(lock.handle, lock.path)
    if sys.platform == "win32":
        os.close(lock.handle)
    if still_ours:
        lock.path.unlink(missing_ok=True)
    if sys.platform != "win32":
        os.close(lock.handle)


def _computer() -> str:
    return platform.node() or "?"


def _dead(holder: Holder) -> bool:
    """Whether the holder is a process of this computer that runs no more."""
    return holder.computer == _computer() and not alive(holder.process)


if sys.platform == "win32":

    def _grabbed(handle: int) -> bool:
        os.lseek(handle, 1 << 20, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def alive(process: int) -> bool:
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, process)
        if not handle:
            return False
        kernel.CloseHandle(handle)
        return True

else:

    def _grabbed(handle: int) -> bool:
        """The operating system's lock; where it offers none, the process number decides."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL):
                raise
            found = _read_open(handle)
            return found is None or found.process == os.getpid() or _dead(found)
        return True

    def _read_open(handle: int) -> Holder | None:
        try:
            return Holder(**json.loads(os.pread(handle, 4096, 0)))
        except (ValueError, TypeError):
            return None

    def alive(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except (PermissionError, OverflowError):
            return True
        return True
