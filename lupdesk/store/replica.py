"""Which replica writes: one file in one place.

A desk that is opened from another computer, path or file identity than it last wrote from gets
a new replica, or two copies would count with the same numbers and lose changes silently.
"""

from __future__ import annotations

import platform
import sys
import uuid
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from lupdesk.store import knowledge

if sys.platform == "win32":
    import winreg

CURRENT: Final = "replica"
"""Name of the row of ``desk`` that says which replica this file is; copies carry none."""
SIGNING_KEY: Final = "signing_key"
"""Of this replica alone, in hex, once it has made a parcel: a copy signs with a key of its own."""
STORY_DAY: Final = "story_day"
"""Of a demonstration: the day on which its story is told, as ISO 8601."""
_RANDOM_NODE: Final = 1 << 40
"""Set in ``uuid.getnode()`` where it found no network card and made a number up."""


@dataclass(frozen=True, slots=True)
class Place:
    computer: str
    path: str
    file_identity: str


def place_of(path: Path, *, file: Path | None = None) -> Place:
    """Where a desk lies; ``file`` is the file itself while it is built under another name."""
    found = (file or path).stat()
    computer = f"{platform.node()}:{_machine()}"
    # A folder's name may hold bytes that are no text.
    resolved = str(path.resolve()).encode("utf-8", "backslashreplace").decode()
    return Place(computer, resolved, f"{found.st_dev}:{found.st_ino}")


def _machine() -> str:
    """A number that this machine keeps: a name alone is shared by many laptops of an office."""
    if sys.platform == "win32":
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    try:
        return Path("/etc/machine-id").read_text("ascii").strip()
    except (OSError, ValueError):
        node = uuid.getnode()
        return "" if node & _RANDOM_NODE else f"{node:012x}"


def settle(db: Database, place: Place, new_id: bytes, now: str) -> int:
    """The number of the replica that writes here; made where the place is new."""
    current = value(db, CURRENT)
    if current is not None:
        row = db.conn.execute(
            "SELECT n FROM replica WHERE n = ? AND computer = ? AND path = ? AND file_identity = ?",
            [int(current), place.computer, place.path, place.file_identity],
        ).fetchone()
        if row is not None:
            return int(row[0])
    cursor = db.conn.execute(
        "INSERT INTO replica (id, computer, path, file_identity, since, first_act)"
        " VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(n), 0) + 1 FROM act))",
        [new_id, place.computer, place.path, place.file_identity, now],
    )
    number = int(cursor.lastrowid or 0)
    forget(db)
    set_value(db, CURRENT, str(number))
    knowledge.begin(db, number)
    return number


def forget(db: Database) -> None:
    """Make a copy nobody's: backups and parcels carry no replica."""
    db.conn.execute("DELETE FROM desk WHERE name IN (?, ?)", [CURRENT, SIGNING_KEY])


def value(db: Database, name: str) -> str | None:
    row = db.conn.execute("SELECT value FROM desk WHERE name = ?", [name]).fetchone()
    return None if row is None else str(row[0])


def set_value(db: Database, name: str, text: str) -> None:
    db.conn.execute(
        "INSERT INTO desk (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [name, text],
    )


def story_day(db: Database) -> date | None:
    told = value(db, STORY_DAY)
    return None if told is None else date.fromisoformat(told)
