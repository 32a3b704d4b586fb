"""Opening and making desks: what must be true before the window shows one."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from lupdesk.desk.inputs import locks_undo
from lupdesk.desk.session import Clock, Desk, utc_now
from lupdesk.problems import Problem
from lupdesk.store import (
    backup,
    database,
    journal,
    lock,
    migrations,
    reading_copy,
    replica,
    whole_file,
)
from lupdesk.store.database import Database, Mode
from lupdesk.store.lock import Lock
from lupdesk.store.rows import instant_text


def create_desk(path: Path, *, title: str = "", author: str, clock: Clock = utc_now) -> Desk:
    """A new, empty desk. Problem ``file-exists`` where something stands there already."""
    path = path.absolute()
    with whole_file.no_room_told(path):
        database.create(path, values_of(path, title, clock))
    return open_desk(path, author=author, clock=clock)


def values_of(path: Path, title: str, clock: Clock) -> dict[str, str]:
    """What a new desk says of itself."""
    name = (title or path.stem).encode("utf-8", "replace").decode()
    return {"id": uuid.uuid4().hex, "title": name, "created": instant_text(clock())}


def open_desk(
    path: Path,
    *,
    author: str,
    clock: Clock = utc_now,
    backups: Path | None = None,
    take_over: bool = False,
) -> Desk:
    """Open a desk for writing; in a read-only place for reading, from a temporary copy.

    ``backups`` is where a copy goes before the format is changed, else beside the desk.
    ``take_over`` ignores another's lock, after the person was asked. Raises Problem
    ``file-missing``, ``not-a-desk``, ``desk-damaged``, ``desk-newer``, ``passphrase-wanted`` or
    ``desk-locked``; the file is then untouched.
    """
    path = path.absolute()
    if not take_over:
        lock.refuse_if_held(path)
    database.sniff(path)
    try:
        held = lock.take(path, author, clock(), force=take_over)
    except OSError as error:
        if error.errno in database.NOT_WRITABLE:
            return _open_for_reading(path, author=author, clock=clock)
        raise database.world(error, path) from error
    with ExitStack() as giving_back:
        giving_back.callback(lock.release, held)
        if os.access(path, os.W_OK):
            desk = _open_for_writing(path, author, clock, held, backups)
            giving_back.pop_all()
            return desk
    return _open_for_reading(path, author=author, clock=clock)


def look_at_desk(path: Path, *, author: str, clock: Clock = utc_now) -> Desk:
    """Open a desk for a question: for reading where another window of this computer has it open,
    else as ``open_desk``, which also mends an unclean close and brings an older format up.

    Another computer's desk is refused all the same: the WAL is shared by one computer only.
    """
    path = path.absolute()
    if not lock.held_here(path):
        return open_desk(path, author=author, clock=clock)
    with database.told(path), ExitStack() as closing:
        db = database.connect(path, Mode.READ)
        closing.callback(db.close)
        database.refuse_foreign(db, path)
        if migrations.pending(db):
            lock.refuse_if_held(path)
        desk = Desk(path, db, author=author, clock=clock, replica_number=None)
        closing.pop_all()
    return desk


def _open_for_writing(
    path: Path, author: str, clock: Clock, held: Lock, backups: Path | None
) -> Desk:
    unclean = database.unfinished(path)
    whole_file.sweep(path.parent)
    database.check_before_opening(path)
    if unclean:
        check_whole(path)
    with database.told(path), ExitStack() as closing:
        db = database.connect(path)
        closing.callback(db.close)
        _migrate(db, path, clock(), backups)
        if unclean and not database.index_covers(db):
            database.rebuild_index(db)
        place = replica.place_of(path)
        with journal.immediate(db):
            number = replica.settle(db, place, uuid.uuid4().bytes, instant_text(clock()))
        desk = Desk(path, db, author=author, clock=clock, replica_number=number, lock=held)
        closing.pop_all()
    desk.lock_fields(locks_undo(desk))
    return desk


def check_whole(path: Path, stopped: Callable[[], bool] = lambda: False) -> None:
    """Read all of a desk; Problem ``desk-damaged``, or ``cancelled`` when ``stopped`` says so.

    For a worker once the window is up, and after an unclean close before the first write: a
    damaged desk must not be written to.
    """
    with database.told(path), database.beside(path) as db:
        database.stop_when(db, stopped)
        if not database.whole(db):
            raise Problem("desk-damaged", path=str(path))


def _migrate(db: Database, path: Path, now: datetime, backups: Path | None) -> None:
    if not migrations.pending(db):
        return
    folder = backups or path.parent
    backup.write(path, folder / f"{path.stem} {backup.name_at(now)}")
    migrations.apply(db)


def _open_for_reading(path: Path, *, author: str, clock: Clock) -> Desk:
    copy = reading_copy.make(path)
    with database.told(path):
        db = database.connect(copy, Mode.READ)
    return Desk(path, db, author=author, clock=clock, replica_number=None, read_only_copy=copy)
