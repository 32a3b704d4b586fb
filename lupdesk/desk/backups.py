"""Backups of the desk: made, proven, listed, thinned with age, and put back."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from lupdesk.desk import copies
from lupdesk.desk.session import Clock, Desk, milliseconds, utc_now
from lupdesk.domain.acts import Act
from lupdesk.problems import Problem
from lupdesk.store import (
    agreement,
    backup,
    database,
    journal,
    lock,
    replica,
    restoring,
    sealing,
    whole_file,
)
from lupdesk.store.database import Counts
from lupdesk.store.restoring import Restoring
from lupdesk.store.rows import instant_text

EVERY: Final = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Backup:
    """A rolling backup that lies in a folder. ``title`` is the desk's."""

    path: Path
    at: datetime
    size: int
    """Bytes."""
    title: str


def copy_desk(path: Path, target: Path, folder_of: Callable[[str], Path] | None = None) -> Counts:
    """A verified copy of a desk, open or not; an older copy of it at ``target`` is replaced whole.

    ``folder_of`` tells where the kept copies of a desk lie, by its id: there the place is noted.
    Problem ``copy-over-another`` where something else lies at ``target``.
    """
    if lock.holder(path) is None:
        database.sniff(path)
        database.check_before_opening(path)
    with database.told(path), database.reading(path) as db:
        id = replica.value(db, "id") or ""
    if not (target.exists() and target.samefile(path)):
        copies.refuse_another(target, id)
    with whole_file.no_room_told(target):
        found = backup.write(path, target)
    if folder_of is not None:
        copies.note(folder_of(id), target)
    return found


def verify(path: Path) -> Counts:
    """Read all of the file; Problem where it is no desk, or damaged."""
    return backup.verify(path)


def verify_contents(path: Path) -> Counts:
    """As ``verify``, and that every row, checksum and word of the search is what it should be."""
    counts = backup.verify(path)
    with database.told(path), database.reading(path) as db:
        if not agreement.agrees(db):
            raise database.damaged(path)
    return counts


def back_up_now(desk: Desk, folder: Path) -> Path:
    """A rolling backup of an open desk. ``folder`` holds the backups of this desk alone."""
    return _back_up(desk.working_path, folder, desk.now())


def back_up_if_due(
    path: Path, folder: Path, *, now: datetime | None = None, every: timedelta = EVERY
) -> Path | None:
    """A rolling backup, unless the newest is younger than ``every`` or nothing was done since.

    Takes a path, so that a worker can call it beside the writer; ``every=timedelta(0)`` at the
    end of the day. None where none was due.
    """
    at = now or utc_now()
    found = backup.listed(folder)
    if found and (at - found[0].at < every or _last_clock(found[0].path) == _last_clock(path)):
        return None
    return _back_up(path, folder, at)


def _back_up(path: Path, folder: Path, at: datetime) -> Path:
    target = folder / _free_name(folder, at)
    with whole_file.no_room_told(target):
        backup.write(path, target)
    backup.thin(folder, at)
    return target


def _free_name(folder: Path, at: datetime) -> str:
    """A second later where a backup of this second lies: none is written over."""
    while (folder / backup.name_at(at)).exists():
        at += timedelta(seconds=1)
    return backup.name_at(at)


def _last_clock(path: Path) -> int:
    """The journal's clock of the newest act; -1 where the file cannot be read."""
    try:
        with database.told(path), database.reading(path) as db:
            return journal.newest_clock(db)
    except Problem:
        return -1


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder and in those right below it (one for each desk), newest first."""
    folders = [folder, *(one for one in folder.glob("*") if one.is_dir())]
    found = [
        Backup(one.path, one.at, one.size, _title_of(one.path))
        for each in folders
        for one in backup.listed(each)
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _title_of(path: Path) -> str:
    """Empty for a backup that cannot be read."""
    try:
        with database.told(path), database.reading(path) as db:
            return replica.value(db, "title") or ""
    except Problem:
        return ""


def restore(
    source: Path,
    path: Path,
    *,
    author: str,
    folder: Path,
    reason: str = "",
    clock: Clock = utc_now,
    take_over: bool = False,
) -> Path | None:
    """Put a backup in the desk's place. The desk must be closed; open it again afterwards.

    What stood at ``path`` is kept first, as a verified backup in ``folder`` (or byte for byte
    where it is damaged); its path is returned, None where nothing stood there. The restored
    file is a new replica, and its journal says who restored it and why. Raises the Problems of
    opening, for either file; nothing has then changed.
    """
    path = path.absolute()
    if not take_over:
        lock.refuse_if_held(path)
    if path.exists() and source.exists() and path.samefile(source):
        raise Problem("file-exists", path=str(path))
    backup.verify(source)
    now = clock()
    part = whole_file.part_of(path)
    act = Restoring(
        Act.RESTORE_DESK.code,
        author,
        reason,
        milliseconds(now),
        uuid.uuid4().bytes,
        instant_text(now),
    )
    with whole_file.no_room_told(path), _world_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        held = lock.take(path, author, now, force=take_over)
        try:
            restoring.prepare(source, part, path, act)
            kept = None
            if path.exists():
                kept = restoring.put_aside(path, folder, _free_name(folder, now))
            sealing.put_in_place(part, path)
        finally:
            whole_file.discard(part)
            lock.release(held)
    return kept


@contextmanager
def _world_told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise database.world(error, path) from error
