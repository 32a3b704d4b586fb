"""Where copies of a desk lie: those that the program keeps, and those that somebody asked for.

A copy that was asked for can lie on a memory stick. Its place is noted beside the kept ones, so
that a purge can name it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lupdesk.problems import Problem
from lupdesk.store import database, lock, replica

SUFFIX: Final = ".lupdesk"
_NOTES: Final = "copies.txt"


def note(folder: Path, copy: Path) -> None:
    """Remember that a copy was asked for at that place. Problem where the disk refuses."""
    places = dict.fromkeys((*_noted(folder), copy.absolute()))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{place}\n" for place in places if "\n" not in str(place))
        (folder / _NOTES).write_text(lines, "utf-8", errors="surrogateescape")
    except OSError as error:
        raise database.world(error, folder) from error


def of(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Every copy that lies in these folders or is noted there. A noted one is left out once it was
    removed; on a stick that is not plugged in it counts.
    """
    found: dict[Path, None] = {}
    for folder in folders:
        found.update(dict.fromkeys(sorted(folder.glob(f"*{SUFFIX}"))))
        found.update(dict.fromkeys(one for one in _noted(folder) if _may_be_there(one)))
    return tuple(found)


def age(copy: Path) -> float:
    """When it was written, in seconds; 0 for one that cannot be reached."""
    try:
        return copy.stat().st_mtime
    except OSError:
        return 0.0


def refuse_another(target: Path, desk: str) -> None:
    """Problem ``copy-over-another`` where something else than a copy of this desk lies there: a
    desk that is worked in, another office's, or a file that tells nothing of itself.
    """
    if target.exists() and (lock.holder(target) is not None or not _is_copy_of(target, desk)):
        raise Problem("copy-over-another", path=str(target))


def _is_copy_of(path: Path, desk: str) -> bool:
    try:
        database.sniff(path)
        with database.told(path), database.reading(path) as db:
            return replica.value(db, "id") == desk and replica.value(db, replica.CURRENT) is None
    except Problem:
        return False


def _noted(folder: Path) -> tuple[Path, ...]:
    try:
        text = (folder / _NOTES).read_text("utf-8", errors="surrogateescape")
    except OSError:
        return ()
    return tuple(Path(line) for line in text.splitlines() if line)


def _may_be_there(copy: Path) -> bool:
    return copy.exists() or not copy.parent.exists()
