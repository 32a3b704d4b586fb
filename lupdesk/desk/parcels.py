"""Parcels between laptops: what one desk has done since they last met, made, looked at and joined."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lupdesk.desk import backups as copies_of_desk
from lupdesk.desk import copies
from lupdesk.desk.differences import differences
from lupdesk.desk.loan import Watch
from lupdesk.desk.passphrase import refuse_short
from lupdesk.desk.session import Desk, milliseconds
from lupdesk.domain.acts import Act
from lupdesk.problems import Problem
from lupdesk.store import (
    database,
    joining,
    journal,
    knowledge,
    migrations,
    parcel_file,
    purge,
    replica,
    review_lines,
)
from lupdesk.store.joining import Joiner
from lupdesk.store.parcel_content import Content
from lupdesk.store.parcel_file import Maker, Parcel
from lupdesk.store.parcel_lines import Intro, Reading
from lupdesk.store.rows import THINGS, instant_text

SUFFIX: Final = ".lupparcel"


def _silent(done: int, total: int) -> None:
    del done, total


@dataclass(frozen=True, slots=True)
class Told:
    """What a parcel says of itself."""

    path: Path
    title: str
    computer: str
    made: str
    """ISO 8601, UTC."""
    fingerprint: str
    """Of the key that signed it, for people to compare."""
    sealed: bool
    acts: int
    changes: int
    files: int
    guarded: int
    """Statements and kept files that are secret, internal or not assessed."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining a parcel did."""

    parcel: Told
    acts: int
    """Acts that were not here; 0 where the desk had all of it."""
    changes: int
    rows: int
    first_time: bool
    """Nothing of that laptop was joined before: its fingerprint is to be compared."""
    differences: int
    """All that waits for a decision now."""
    backup: Path | None
    """The desk as it was before."""


def make_parcel(
    desk: Desk,
    target: Path,
    *,
    passphrase: str = "",
    whole: bool = False,
    watch: Watch = _silent,
    folder: Path | None = None,
) -> Told:
    """Write a parcel of all that was done since the last common point with those that this desk has
    exchanged with; with ``whole`` everything. ``folder`` is where the places of copies are noted.

    Problem ``parcel-over-another`` where something else lies there, ``passphrase-short``.
    """
    if passphrase:
        refuse_short(passphrase)
    refuse_another(target)
    if desk.replica_number is None:
        raise desk.read_only_reason or Problem("desk-read-only", path=str(desk.path))
    db = desk.database
    with database.told_writing(desk.path):
        with journal.immediate(db):
            maker = maker_of(desk, desk.replica_number)
        db.conn.execute("BEGIN")
        try:
            base = {} if whole else knowledge.common(db, desk.replica_number)
            content = Content(db, base)
            lines = content.lines(watch)
            size = parcel_file.write(target, lines, maker, passphrase)
        finally:
            db.conn.execute("ROLLBACK")
    if folder is not None:
        copies.note(folder, target)
    parcel = parcel_file.read(target)
    return _told(parcel, content.intro, size)


def maker_of(desk: Desk, number: int) -> Maker:
    db = desk.database
    key = replica.value(db, replica.SIGNING_KEY)
    if key is None:
        key = parcel_file.new_signing_key().hex()
        replica.set_value(db, replica.SIGNING_KEY, key)
    id = knowledge.ids(db)[number]
    return Maker(desk.id, migrations.FORMAT, id, bytes.fromhex(key), instant_text(desk.now()))


def refuse_another(target: Path) -> None:
    """A parcel may take the place of a parcel, and of nothing else."""
    try:
        with target.open("rb") as file:
            ours = parcel_file.begins_one(file.read(64))
    except FileNotFoundError:
        return
    except OSError as error:
        raise database.world(error, target) from error
    if not ours:
        raise Problem("parcel-over-another", path=str(target))


def look_at_parcel(path: Path, passphrase: str = "", *, whole: bool = True) -> Told:
    """Read a parcel without a desk, all of it or its introduction alone. Problem
    ``parcel-passphrase-wanted`` for a sealed one.
    """
    parcel = parcel_file.read(path)
    reading = Reading(parcel.lines(passphrase), path)
    if whole:
        for _ in reading.acts():
            pass
        for _ in reading.files():
            pass
    return _told(parcel, reading.intro, path.stat().st_size)


def is_sealed_parcel(path: Path) -> bool:
    """Problem where it is no parcel, newer, or altered."""
    return parcel_file.read(path).head.sealed is not None


def sender_is_new(desk: Desk, path: Path) -> bool:
    """Whether this would be the first parcel of that laptop. Problem where it cannot be joined."""
    parcel = parcel_file.read(path)
    with database.told(desk.path):
        if replica.value(desk.database, review_lines.MEETING):
            raise Problem("parcel-into-review", path=str(path))
        joining.refuse_foreign(desk.database, parcel.head, path)
        return not joining.key_of(desk.database, parcel.head.replica)


def _told(parcel: Parcel, intro: Intro, size: int) -> Told:
    head = parcel.head
    place = intro.replicas.get(head.replica)
    return Told(
        parcel.path,
        intro.title,
        place.computer if place else "",
        head.made,
        head.fingerprint,
        head.sealed is not None,
        intro.acts,
        intro.changes,
        intro.files,
        intro.guarded,
        size,
    )


def join_parcel(
    desk: Desk,
    path: Path,
    *,
    passphrase: str = "",
    backups: Path | None = None,
    watch: Watch = _silent,
) -> Joined:
    """Take in what a parcel holds and this desk does not: all of it or nothing.

    With ``backups`` the desk as it is goes there first, unless it has all of it. Whatever
    ``parcel_file.read`` and ``joining.join`` refuse is a Problem, and nothing has changed.
    """
    if desk.replica_number is None:
        raise desk.read_only_reason or Problem("desk-read-only", path=str(desk.path))
    parcel = parcel_file.read(path)
    with database.told(desk.path):
        if replica.value(desk.database, review_lines.MEETING):
            raise Problem("parcel-into-review", path=str(path))
        joining.refuse_foreign(desk.database, parcel.head, path)
        known = bool(joining.key_of(desk.database, parcel.head.replica))
    reading = Reading(parcel.lines(passphrase), path)
    kept = None
    if backups is not None and _brings_something(desk, reading.intro):
        kept = copies_of_desk.back_up_now(desk, backups)
    joiner = Joiner(
        Act.JOIN_PARCEL.code, desk.author, desk.replica_number, milliseconds(desk.clock())
    )
    with database.told_writing(desk.path):
        found = joining.join(desk.database, reading, parcel.head, path, joiner, watch)
        if found.put_back:
            _become_new(desk)
        if found.purged:
            purge.scrub(desk.database)
    desk.announce(frozenset(THINGS[table] for table in found.tables))
    told = _told(parcel, reading.intro, path.stat().st_size)
    return Joined(
        told, found.acts, found.changes, found.rows, not known, len(differences(desk)), kept
    )


def _become_new(desk: Desk) -> None:
    """An older file took this one's place, so its replica has written two things after the same
    point: it counts no further.
    """
    db = desk.database
    with journal.immediate(db):
        replica.forget(db)
        place = replica.place_of(desk.path)
        number = replica.settle(db, place, uuid.uuid4().bytes, instant_text(desk.now()))
    desk.become(number)


def _brings_something(desk: Desk, intro: Intro) -> bool:
    ours = knowledge.held(desk.database)
    return any(clock > ours.get(id, -1) for id, clock in intro.held.items())
