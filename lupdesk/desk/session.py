"""An open desk: the acts' transaction, the journal's undo, and what was changed.

One desk has one writing connection, on the thread that opened it. A long act borrows the
writing: see ``desk.loan``.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from lupdesk.desk.history import HistoryLine, line_of
from lupdesk.domain.acts import Act
from lupdesk.domain.ids import NONE, later
from lupdesk.domain.things import Thing
from lupdesk.problems import Problem
from lupdesk.store import database, drafts, journal, purge, reading_copy, replica, rows, search
from lupdesk.store import lock as store_lock
from lupdesk.store import undo as store_undo
from lupdesk.store.database import Database
from lupdesk.store.lock import Lock
from lupdesk.store.rows import THINGS

T = TypeVar("T", bound=Thing)
Kinds = frozenset[type[Thing]]
Clock = Callable[[], datetime]

ZONE: Final = ZoneInfo("Europe/Oslo")
_TIDY_PAGES: Final = 100
"""Pages of the search index merged in one idle moment."""
UNDOABLE: Final = tuple(act.code for act in Act if act.undoable)


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class NotRestored:
    """A field that undo left alone. ``why`` is ``changed``, ``locked`` or ``leant-on``."""

    thing: type[Thing]
    id: UUID
    field: str
    why: str = "changed"


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did: the act's code, how many fields, what was left, and to what."""

    act: str
    restored: int
    left: tuple[NotRestored, ...]
    things: tuple[tuple[type[Thing], UUID], ...] = ()

    @property
    def reasons(self) -> Mapping[str, int]:
        """How many fields stay for each reason; of those leant on, how many things."""
        found = Counter(one.why for one in self.left if one.why != "leant-on")
        things = {one.id for one in self.left if one.why == "leant-on"}
        return found | Counter({"leant-on": len(things)} if things else {})


class OpenAct:
    """An act under way: what it adds, sets and removes is one transaction."""

    def __init__(self, desk: Desk, writer: journal.ActWriter) -> None:
        self._desk = desk
        self._writer = writer

    def add(self, thing: type[Thing], **values: Any) -> UUID:
        id = self._desk.new_id()
        self._writer.add(thing, id, values)
        return id

    def add_as(self, id: UUID, thing: type[Thing], **values: Any) -> None:
        """With the id that something outside, such as a file, carries already."""
        self._writer.add(thing, id, values)

    def set(self, thing: type[Thing], id: UUID, **values: Any) -> bool:
        """Write the fields that differ; False where none does."""
        return self._writer.set(thing, id, values)

    def confirm(self, thing: type[Thing], id: UUID, stored: Mapping[str, rows.Value]) -> None:
        """Write fields as they are stored, with a line for each also where it holds the value
        already: whoever decides says what stands.
        """
        self._writer.confirm(thing, id, stored)

    def remove(self, thing: type[Thing], id: UUID) -> bool:
        return self._writer.remove(thing, id)

    def purge(self, thing: type[Thing], id: UUID, *fields: str) -> None:
        """Empty the fields and take every value they ever had out of the journal."""
        purge.fields(self._desk.database, self._writer, thing, id, fields)


class Desk:
    """An open desk file. Made by ``opening.open_desk``, ``opening.create_desk`` or a loan."""

    def __init__(
        self,
        path: Path,
        db: Database,
        *,
        author: str,
        clock: Clock,
        replica_number: int | None,
        lock: Lock | None = None,
        read_only_copy: Path | None = None,
    ) -> None:
        self.path = path
        self.author = author
        self.read_only = replica_number is None
        self.read_only_reason = (
            Problem("desk-read-only", path=str(path)) if self.read_only else None
        )
        self._db = db
        self.clock = clock
        self._replica = replica_number
        self._lock = lock
        self._copy = read_only_copy
        self._fields = journal.read_fields(db)
        self._story_day = replica.story_day(db)
        self._watchers: list[Callable[[Kinds], None]] = []
        self.told_late: set[UUID] = set()
        """The procurements in which somebody has been told here that input comes too late."""
        self._last_id = NONE
        self._known_id = self._latest_id()
        self._acting = False
        self._lent = False
        self._closed = False
        self._locked: store_undo.Locked | None = None

    @property
    def title(self) -> str:
        return replica.value(self._db, "title") or self.path.stem

    @property
    def id(self) -> str:
        """The desk's own id, the same in every copy."""
        return replica.value(self._db, "id") or ""

    @property
    def working_path(self) -> Path:
        """Where the rows are read from: a temporary copy for a desk in a read-only place."""
        return self._copy or self.path

    @property
    def database(self) -> Database:
        """For the other modules of this room; views never see it."""
        return self._db

    @property
    def replica_number(self) -> int | None:
        return self._replica

    # -- time and names ---------------------------------------------------------------------

    def now(self) -> datetime:
        return self.clock().astimezone(UTC)

    def today(self) -> date:
        """The local day; in a desk that tells a story never before the day on which it is told."""
        here = self.clock().astimezone(ZONE).date()
        return here if self._story_day is None else max(here, self._story_day)

    def new_id(self) -> UUID:
        """Later than any in the desk when the act began, and than any that was made here before:
        things are listed by age on every laptop.
        """
        self._last_id = later(
            milliseconds(self.clock()), os.urandom(10), here=self._last_id, known=self._known_id
        )
        return self._last_id

    def _latest_id(self) -> UUID:
        found = journal.latest_row(self._db)
        return UUID(bytes=found) if found else NONE

    # -- reading ----------------------------------------------------------------------------

    def get(self, thing: type[T], id: UUID) -> T | None:
        """The thing, or None where it is missing or removed."""
        with database.told(self.path):
            return rows.get(self._db, thing, id)

    def the(self, thing: type[T], id: UUID) -> T:
        """The thing; Problem ``gone`` where somebody removed it meanwhile."""
        found = self.get(thing, id)
        if found is None:
            raise Problem("gone")
        return found

    def all(self, thing: type[T], **filters: Any) -> list[T]:
        """Things whose fields equal the filters (a tuple: any of), by position, then by age."""
        with database.told(self.path):
            return list(rows.every(self._db, thing, filters))

    def ever(self, thing: type[T], **filters: Any) -> list[T]:
        """As ``all``, and those that were removed as well."""
        with database.told(self.path):
            return list(rows.every(self._db, thing, filters, removed=True))

    def count(self, thing: type[Thing], **filters: Any) -> int:
        with database.told(self.path):
            return rows.count(self._db, thing, filters)

    # -- acts -------------------------------------------------------------------------------

    @contextmanager
    def act(self, act: Act, *, reason: str = "") -> Iterator[OpenAct]:
        """One act in one transaction: committed whole when the block ends, or not at all.

        Raises Problem ``desk-read-only``, ``disk-full`` and the like. An act that changed
        nothing leaves no line in the journal.
        """
        with self._writing(act.code, journal.DONE, None, reason) as writer:
            yield OpenAct(self, writer)

    @contextmanager
    def _writing(
        self, kind: str, way: int, reverts: int | None, reason: str
    ) -> Iterator[journal.ActWriter]:
        if self.read_only_reason is not None or self._replica is None:
            raise Problem("desk-read-only", path=str(self.path))
        if self._acting or self._lent:
            raise RuntimeError("an act is under way")
        wall = milliseconds(self.clock())
        line = journal.ActLine(kind, self.author, self._replica, wall, way, reverts, reason)
        self._acting = True
        try:
            with database.told_writing(self.path), journal.immediate(self._db):
                self._known_id = self._latest_id()
                writer = journal.begin(self._db, self._fields, line)
                yield writer
                if way == journal.DONE and not writer.tables:
                    journal.withdraw(self._db, writer.number)
        finally:
            self._acting = False
        self.announce(frozenset(THINGS[table] for table in writer.tables))

    # -- undo -------------------------------------------------------------------------------

    @property
    def undo_label(self) -> str | None:
        """Code of the act that Ctrl+Z would undo."""
        found = self._undo_target()
        return None if found is None else found[1]

    @property
    def redo_label(self) -> str | None:
        found = self._redo_target()
        return None if found is None else found[1]

    def _undo_target(self) -> tuple[int, str] | None:
        if self._replica is None:
            return None
        with database.told(self.path):
            return store_undo.undo_target(self._db, self._replica, UNDOABLE)

    def _redo_target(self) -> tuple[int, str] | None:
        if self._replica is None:
            return None
        with database.told(self.path):
            return store_undo.redo_target(self._db, self._replica)

    def undo(self) -> Undone | None:
        """Undo the newest act of this replica; None where there is none."""
        return self._revert(self._undo_target(), journal.UNDONE)

    def redo(self) -> Undone | None:
        """Redo what was undone last; None where there is nothing, or something new was done."""
        return self._revert(self._redo_target(), journal.REDONE)

    def _revert(self, target: tuple[int, str] | None, way: int) -> Undone | None:
        if target is None:
            return None
        number, kind = target
        with self._writing(kind, way, number, "") as writer:
            found = store_undo.revert(writer, self._db, number, self._locked)
        left = tuple(
            NotRestored(THINGS[one.table], one.row, one.field, one.why.value) for one in found.left
        )
        things = tuple((THINGS[table], id) for table, id in found.rows)
        return Undone(kind, found.restored, left, things)

    def lock_fields(self, locked: store_undo.Locked) -> None:
        """Which fields an undo must leave alone (approved minutes are locked)."""
        self._locked = locked

    def history(self, id: UUID) -> list[HistoryLine]:
        """Every change to a thing, oldest first, with values as the domain knows them."""
        with database.told(self.path):
            return [line_of(line) for line in journal.history(self._db, id)]

    # -- who is told ------------------------------------------------------------------------

    def watch(self, callback: Callable[[Kinds], None]) -> None:
        """Be told, after each commit and on its thread, which kinds of thing changed."""
        self._watchers.append(callback)

    def unwatch(self, callback: Callable[[Kinds], None]) -> None:
        if callback in self._watchers:
            self._watchers.remove(callback)

    def announce(self, kinds: Kinds) -> None:
        if not kinds:
            return
        for callback in tuple(self._watchers):
            callback(kinds)

    # -- the line that is being typed ---------------------------------------------------------

    def save_draft(self, meeting: UUID, text: str) -> bool:
        """The meeting's draft line: outside journal and merge. False: it has to wait, it is lent."""
        if self._lent or self._acting:
            return False
        if self._replica is not None:
            with database.told(self.path):
                drafts.save(self._db, meeting, text, self.now())
        return True

    def draft(self, meeting: UUID) -> drafts.Draft | None:
        with database.told(self.path):
            return drafts.read(self._db, meeting)

    def clear_draft(self, meeting: UUID) -> bool:
        """False as in ``save_draft``."""
        if self._lent:
            return False
        if self._replica is not None:
            with database.told(self.path):
                drafts.clear(self._db, meeting)
        return True

    # -- end ----------------------------------------------------------------------------------

    def lend(self, lent: bool) -> None:
        """Mark the writing as lent to a worker (or back); acts here raise meanwhile."""
        self._lent = lent

    def become(self, number: int) -> None:
        """Go on as another replica of the same file."""
        self._replica = number

    def leave(self) -> None:
        """Close the connection of a loan; the desk stays open elsewhere."""
        self._closed = True
        self._db.close()

    def tidy(self) -> bool:
        """For an idle moment: a few milliseconds of housekeeping that no commit should wait for.

        True while there is more to do; call it again a little later.
        """
        if self._replica is None or self._acting or self._lent or self._closed:
            return False
        with database.told(self.path):
            more = search.tidy(self._db, _TIDY_PAGES)
            database.checkpoint_some(self._db)
        return more

    def tidy_all(self) -> None:
        """After a long act, in its worker: what ``tidy`` does, to the end."""
        while self.tidy():
            pass

    def close(self) -> None:
        """Checkpoint, close and give the lock back. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        try:
            if self._replica is not None:
                with database.told(self.path):
                    search.tidy(self._db, _TIDY_PAGES)
                    database.checkpoint(self._db)
        finally:
            self._db.close()
            if self._lock is not None:
                store_lock.release(self._lock)
                self._lock = None
            if self._copy is not None:
                reading_copy.discard(self._copy)
                self._copy = None


def milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)
