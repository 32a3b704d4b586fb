"""Copies of the desk that are proven after writing, thinned with age."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from lupdesk.problems import Problem
from lupdesk.store import database, keyring, lock, replica, seal, sealing, whole_file
from lupdesk.store.database import Counts, told

STAMP: Final = "%Y%m%d-%H%M%S"
_PAGES: Final = 2000
"""Pages copied in one step."""


def write(source: Path, target: Path) -> Counts:
    """A verified copy of the desk at ``source``: whole at ``target`` or not there at all.

    Reads one moment of the desk through a connection of its own, so it may run beside the
    writer. The copy carries no replica and no half-typed line. Raises Problem
    ``backup-failed`` where the copy does not hold what the desk holds.
    """
    if target.exists() and source.exists() and target.samefile(source):
        raise Problem("file-exists", path=str(target))
    part = whole_file.part_of(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with told(source):
                expected = _copy(source, part)
                found = _counted_if_whole(part)
            if found != expected:
                raise Problem("backup-failed", path=str(target))
            sealing.put_in_place(part, target)
        finally:
            whole_file.discard(part)
    except OSError as error:
        raise database.world(error, target) from error
    return found


def _copy(source: Path, part: Path) -> Counts:
    whole_file.discard(part)
    keyring.follow(source, part)
    with database.reading(source) as reader:
        # One transaction around both, so that they see the same moment.
        reader.conn.execute("BEGIN")
        expected = database.counts(reader)
        copy = dbapi2.connect(str(part), isolation_level=None)
        try:
            secret = keyring.secret_of(part)
            if secret is not None:
                keyring.hand(copy, secret)
            reader.conn.backup(copy, pages=_PAGES)
            copy.execute("PRAGMA journal_mode = DELETE")
            copy.execute("PRAGMA secure_delete = ON")
            own = [replica.CURRENT, replica.SIGNING_KEY]
            copy.execute("DELETE FROM desk WHERE name IN (?, ?)", own)
            copy.execute("DELETE FROM draft")
        finally:
            copy.close()
    return expected


def _counted_if_whole(path: Path) -> Counts | None:
    with database.reading(path) as db:
        return database.counts(db) if database.whole(db) else None


def verify(path: Path) -> Counts:
    """Read all of a desk file and count; Problem where it is no desk or damaged."""
    if lock.holder(path) is None:
        database.sniff(path)
    database.check_before_opening(path)
    with told(path):
        found = _counted_if_whole(path)
    if found is None:
        raise Problem("desk-damaged", path=str(path))
    return found


def name_at(at: datetime) -> str:
    return f"{at.astimezone(UTC).strftime(STAMP)}.lupdesk"


def made_at(path: Path) -> datetime | None:
    """When a rolling backup was made, from its name; None for a file of another name."""
    try:
        return datetime.strptime(path.stem, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def kept(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups stay: the last five always, one an hour for a day, one a day for thirty
    days, one a week for a year, one a month after that.
    """
    newest_first = sorted(times, reverse=True)
    keep = set(newest_first[:5])
    seen: set[object] = set()
    for at in newest_first:
        slot = _slot(at, now - at)
        if slot not in seen:
            seen.add(slot)
            keep.add(at)
    return frozenset(keep)


def _slot(at: datetime, age: timedelta) -> Sequence[object]:
    if age <= timedelta(days=1):
        return ("hour", at.date(), at.hour)
    if age <= timedelta(days=30):
        return ("day", at.date())
    if age <= timedelta(days=365):
        return ("week", *at.isocalendar()[:2])
    return ("month", at.year, at.month)


@dataclass(frozen=True, slots=True)
class Kept:
    """A rolling backup that lies in the folder."""

    path: Path
    at: datetime
    size: int
    """Bytes."""


def listed(folder: Path) -> list[Kept]:
    """Newest first; files of other names are left alone."""
    if not folder.is_dir():
        return []
    found = [(path, made_at(path)) for path in folder.glob("*.lupdesk")]
    return sorted(
        (Kept(path, at, path.stat().st_size) for path, at in found if at is not None),
        key=lambda one: one.at,
        reverse=True,
    )


def thin(folder: Path, now: datetime) -> None:
    """Remove what age has made superfluous, and what a killed process left half written."""
    found = listed(folder)
    keep = kept((one.at for one in found), now)
    for one in found:
        if one.at not in keep:
            one.path.unlink(missing_ok=True)
            seal.drop(one.path)
    whole_file.sweep(folder)
