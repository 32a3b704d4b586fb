"""Opening a desk file: what it is, whether it may be opened, and a connection set up as it must be.

Nothing here writes to a file that is not a sound desk of a format we know.
"""

from __future__ import annotations

import errno
import math
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

import sqlite_utils
from sqlcipher3 import dbapi2

from lupdesk.problems import Problem
from lupdesk.store import keyring, lock, migrations, seal, whole_file, wide_registers
from lupdesk.store.rows import THINGS, DamagedRowError
from lupdesk.store.seal import Seal, Secret

Database = sqlite_utils.Database
"""The desk's room names it through this one."""

HEADER: Final = b"SQLite format 3\x00"
DRIVER_ERRORS: Final = (dbapi2.Error, sqlite3.Error)
_BROKEN_CONTENT: Final = (UnicodeDecodeError, DamagedRowError)
"""What reading a damaged file raises besides the driver's own errors (measured)."""
_WORLD: Final = {
    5: "desk-busy",
    6: "desk-busy",
    8: "desk-read-only",
    9: "cancelled",
    10: "disk-trouble",
    11: "desk-damaged",
    13: "disk-full",
    14: "no-permission",
    26: "desk-damaged",
}
"""SQLite's primary result codes that are the world's doing: BUSY, LOCKED, READONLY, INTERRUPT,
IOERR, CORRUPT, FULL, CANTOPEN, NOTADB."""
_WORDS: Final = {"malformed": "desk-damaged", "disk is full": "disk-full"}
"""The same where the driver tells no code."""
_NOT_A_DATABASE: Final = 26
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
NOT_WRITABLE: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_NOT_A_PLACE: Final = (errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.EINVAL)
_SEALED_ENTROPY: Final = 7.0
"""Bits per byte of a first page that looks sealed; plain text and SQLite pages stay far below."""
_CHECKED_BEFORE_OPENING: Final = 16 * 1024 * 1024
"""Bytes: a desk up to this size is checked whole before the window (some 30 ms), a larger one
in a worker after it."""
_CHECKPOINT_PAGES: Final = 4000
"""Pages in the WAL before a commit also moves them; each move costs a flush or two."""
_ASK_AFTER: Final = 100_000
"""Steps of SQLite between two questions whether to go on: some milliseconds."""
_WORTH_MOVING: Final = 2500
"""Pages in the WAL that an idle moment moves, so that no commit has to."""


class Mode(Enum):
    WRITE = "rw"
    READ = "ro"


def unfinished(path: Path) -> bool:
    """Whether the last close was not clean, or somebody has the file open."""
    wal, _, rollback = whole_file.companions(path)
    return any(one.exists() and one.stat().st_size > 0 for one in (wal, rollback))


def sniff(path: Path) -> None:
    """Read the header and nothing else; Problem for anything that is visibly no desk.

    Never call it for a file that this process has open in SQLite: closing a second handle
    drops the process's locks on the file (POSIX).
    """
    try:
        with path.open("rb") as file:
            page = file.read(4096)
            size = os.fstat(file.fileno()).st_size
    except IsADirectoryError as error:
        raise Problem("not-a-desk", path=str(path)) from error
    except OSError as error:
        if path.is_dir():
            raise Problem("not-a-desk", path=str(path)) from error
        raise world(error, path) from error
    if not page.startswith(HEADER):
        if size < 4096 or size % 4096 or _entropy(page) <= _SEALED_ENTROPY:
            raise Problem("not-a-desk", path=str(path))
        if keyring.secret_of(path) is None:
            raise _locked_up(path)
        return
    if not unfinished(path) and size < _expected_size(page):
        raise damaged(path)


def _locked_up(path: Path) -> Problem:
    key_file = seal.path_of(path)
    code = "passphrase-wanted" if key_file.exists() else "key-file-missing"
    return Problem(code, path=str(path), key_file=str(key_file))


def _entropy(page: bytes) -> float:
    counts = Counter(page).values()
    return -sum(n / len(page) * math.log2(n / len(page)) for n in counts)


def _expected_size(page: bytes) -> int:
    """Bytes according to the header; 0 where its page count is not to be trusted."""
    if len(page) < 100:
        return 512
    page_size = int.from_bytes(page[16:18], "big")
    if page[24:28] != page[92:96]:
        return 0
    return (65536 if page_size == 1 else page_size) * int.from_bytes(page[28:32], "big")


def world(error: OSError, path: Path) -> Problem:
    """The Problem behind an error of the operating system."""
    if error.errno == errno.ENOENT:
        return Problem("file-missing", path=str(path))
    if error.errno in (*NOT_WRITABLE, *_NOT_A_PLACE):
        return Problem("no-permission", path=str(path))
    if error.errno in _FULL:
        return Problem("disk-full", path=str(path))
    return Problem("disk-trouble", path=str(path))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the driver says of the world into a Problem; our own mistakes pass through."""
    wide_registers.clear()
    try:
        yield
    except (*DRIVER_ERRORS, *_BROKEN_CONTENT) as error:
        raise as_problem(error, path) from error


@contextmanager
def told_writing(path: Path) -> Iterator[None]:
    """As ``told``, around a body that is not ours alone: only what the driver itself says."""
    wide_registers.clear()
    try:
        yield
    except DRIVER_ERRORS as error:
        raise as_problem(error, path) from error


def as_problem(error: Exception, path: Path) -> Exception:
    """The Problem behind a driver's error, or the error itself where it is our bug."""
    if isinstance(error, _BROKEN_CONTENT):
        return damaged(path)
    code = _WORLD.get(int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF)
    if code is None:  # the copying of a whole file tells no code
        code = next((code for word, code in _WORDS.items() if word in str(error)), None)
    if code == "no-permission" and not path.exists():
        code = "file-missing"
    return error if code is None else Problem(code, path=str(path))


def connect(path: Path, mode: Mode = Mode.WRITE, *, immutable: bool = False) -> Database:
    """A connection with our settings; belongs to the thread that made it."""
    uri = f"{path.absolute().as_uri()}?mode={mode.value}" + ("&immutable=1" if immutable else "")
    connection = _connected(uri, keyring.secret_of(path))
    with ExitStack() as closing_again:
        closing_again.callback(connection.close)
        _set_up(connection, mode)
        closing_again.pop_all()
    return Database(connection)


def _connected(uri: str, secret: Secret | None) -> dbapi2.Connection:
    connection = dbapi2.connect(uri, uri=True, isolation_level=None, timeout=5.0)
    if secret is None:
        return connection
    with ExitStack() as closing_again:
        closing_again.callback(connection.close)
        keyring.hand(connection, secret)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except dbapi2.DatabaseError as error:
            if int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF != _NOT_A_DATABASE:
                raise
            # Killed while it was given a passphrase: the key file was there before the seal.
            return _connected(uri, None)
        closing_again.pop_all()
    return connection


def _set_up(connection: dbapi2.Connection, mode: Mode) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    # A worker's connection reads once, and what it took stays with the process.
    connection.execute(f"PRAGMA cache_size = {-4_000 if mode is Mode.READ else -16_000}")
    connection.execute("PRAGMA temp_store = MEMORY")
    if mode is Mode.READ:
        connection.execute("PRAGMA query_only = ON")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")


def beside(path: Path) -> AbstractContextManager[Database]:
    """A reading connection of the calling thread to a desk that this process has open."""
    return closing(connect(path, Mode.READ))


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """A connection for looking into any desk file, open or not; leaves nothing beside it."""
    alone = lock.holder(path) is None and not unfinished(path)
    db = connect(path, Mode.READ, immutable=alone)
    try:
        yield db
    finally:
        db.close()


def check_before_opening(path: Path) -> None:
    """Refuse what is no desk, newer than us, or damaged, without touching the file.

    The caller has sniffed the file. A small desk is read whole, a large one where damage shows
    at once.
    """
    try:
        db = connect(path, Mode.READ, immutable=not unfinished(path))
        try:
            refuse_foreign(db, path)
            _refuse_damaged(db, path)
        finally:
            db.close()
    except (*DRIVER_ERRORS, *_BROKEN_CONTENT) as error:
        # Whatever SQLite cannot make sense of here is the file's doing.
        found = as_problem(error, path)
        raise (found if isinstance(found, Problem) else damaged(path)) from error


def damaged(path: Path) -> Problem:
    return Problem("desk-damaged", path=str(path))


def _refuse_damaged(db: Database, path: Path) -> None:
    names = _tables(db)
    if not {"act", "change", "input", "desk"} <= names:
        raise damaged(path)
    for name in names:
        db.conn.execute(f'SELECT * FROM "{name}" LIMIT 1').fetchall()
    if path.stat().st_size <= _CHECKED_BEFORE_OPENING and not whole(db):
        raise damaged(path)


def refuse_foreign(db: Database, path: Path) -> None:
    """By the pragmas, since the header on the disk may lag behind the WAL."""
    if int(db.conn.execute("PRAGMA application_id").fetchone()[0]) != migrations.APPLICATION_ID:
        raise Problem("not-a-desk", path=str(path))
    found = int(db.conn.execute("PRAGMA user_version").fetchone()[0])
    if found > migrations.FORMAT:
        raise Problem("desk-newer", path=str(path), found=found, known=migrations.FORMAT)


def _tables(db: Database) -> set[str]:
    found = db.conn.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
    )
    return {str(row[0]) for row in found.fetchall()}


def create(path: Path, values: Mapping[str, str], key: tuple[Seal, Secret] | None = None) -> None:
    """A new desk file, empty but for ``values`` about itself; whole or not there at all. Sealed
    from its first byte where it is given a ``key``.

    Problem ``file-exists`` where something stands there already.
    """
    if path.exists():
        raise Problem("file-exists", path=str(path))
    part = whole_file.part_of(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            if key is not None:
                keyring.keep(key[1])
                seal.put(part, key[0])
            _fill(part, values)
            keyring.follow(part, path)
            whole_file.publish(part, path)
        finally:
            whole_file.discard(part)
    except OSError as error:
        raise world(error, path) from error


def _fill(part: Path, values: Mapping[str, str]) -> None:
    part.touch()
    with told(part):
        db = connect(part)
        try:
            migrations.apply(db)
            db.table("desk").insert_all({"name": k, "value": v} for k, v in values.items())
            checkpoint(db)
        finally:
            db.close()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of each table that a backup keeps; ``act`` is one."""

    tables: tuple[tuple[str, int], ...]
    """With those that were removed."""
    living: tuple[tuple[str, int], ...]

    def of(self, table: str) -> int:
        """Of the living."""
        return dict(self.living)[table]


def counts(db: Database) -> Counts:
    kept = sorted(_tables(db) - {"desk", "draft"})
    found = {name: _rows(db, name) for name in kept}
    return Counts(
        tuple((name, all) for name, (all, _) in found.items()),
        tuple((name, living) for name, (_, living) in found.items()),
    )


def _rows(db: Database, table: str) -> tuple[int, int]:
    living = "coalesce(sum(deleted = 0), 0)" if table in THINGS else "count(*)"
    row = db.conn.execute(f'SELECT count(*), {living} FROM "{table}"').fetchone()
    return int(row[0]), int(row[1])


def stop_when(db: Database, stopped: Callable[[], bool]) -> None:
    """Let the connection's statements end with Problem ``cancelled`` once ``stopped`` says so."""
    db.conn.set_progress_handler(stopped, _ASK_AFTER)


def whole(db: Database) -> bool:
    """SQLite's own check and that nothing points at a row that is not there; reads all."""
    if db.conn.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        return False
    return not db.conn.execute("PRAGMA foreign_key_check").fetchall()


def index_covers(db: Database) -> bool:
    """Whether the search index holds exactly the rows that stand; reads numbers only."""
    standing = "SELECT n FROM input WHERE deleted = 0"
    indexed = "SELECT id FROM input_search_docsize"
    sql = (
        f"SELECT (SELECT count(*) FROM ({standing} EXCEPT {indexed}))"
        f" + (SELECT count(*) FROM ({indexed} EXCEPT {standing}))"
    )
    return int(db.conn.execute(sql).fetchone()[0]) == 0


def index_whole(db: Database) -> bool:
    """Whether each word of the index agrees with the rows; wants a writing connection."""
    try:
        db.conn.execute(
            "INSERT INTO input_search (input_search, rank) VALUES ('integrity-check', 1)"
        )
    except dbapi2.DatabaseError:
        return False
    return True


def rebuild_index(db: Database) -> None:
    """Make the search index anew, in one part."""
    db.conn.execute("INSERT INTO input_search (input_search) VALUES ('rebuild')")
    db.conn.execute("INSERT INTO input_search (input_search) VALUES ('optimize')")


def aside(db: Database, name: str, columns: str) -> None:
    """An empty table of this connection alone, ``temp.NAME``; kept for the next time."""
    db.conn.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} ({columns}) WITHOUT ROWID")
    db.conn.execute(f"DELETE FROM temp.{name}")


def checkpoint_some(db: Database) -> None:
    """Where the WAL has grown, move what can be moved without waiting for anybody.

    Not oftener: the first commit after a checkpoint flushes the disk twice.
    """
    _, pages, moved = db.conn.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
    if pages - moved > _WORTH_MOVING:
        db.conn.execute("PRAGMA wal_checkpoint(PASSIVE)")


def checkpoint(db: Database) -> bool:
    """Move everything from the WAL into the file, which then stands alone; False where a reader
    elsewhere still holds the WAL.
    """
    return int(db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]) == 0
