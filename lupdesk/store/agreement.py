"""Whether what a desk holds agrees with itself, beyond what SQLite can know."""

from __future__ import annotations

import hashlib

from lupdesk.domain.freezing import checksum
from lupdesk.store import rows
from lupdesk.store.database import Database, index_covers


def agrees(db: Database) -> bool:
    """Whether every row can be read, and each checksum is that of what it stands beside.

    SQLite has no checksum of its own: a text that was overwritten on the disk is whole to it.
    Raises DamagedRowError for a row that cannot be read.
    """
    for thing in rows.TABLES:
        for _ in rows.every(db, thing, {}, removed=True):
            pass
    return index_covers(db) and _minutes_agree(db) and _contents_agree(db)


def _minutes_agree(db: Database) -> bool:
    sealed = "SELECT frozen, sha256 FROM minutes WHERE frozen <> ''"
    return all(checksum(frozen) == sha256 for frozen, sha256 in db.conn.execute(sealed))


def _contents_agree(db: Database) -> bool:
    kept = "SELECT bytes, sha256 FROM content"
    return all(hashlib.sha256(data).hexdigest() == name for data, name in db.conn.execute(kept))
