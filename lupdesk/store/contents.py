"""The bytes of kept files: each content once, under its SHA-256, outside the journal."""

from __future__ import annotations

import hashlib

from sqlite_utils import Database


def put(db: Database, data: bytes) -> str:
    """Keep the bytes (once) within the caller's transaction; their SHA-256 in hex."""
    digest = hashlib.sha256(data).hexdigest()
    db.conn.execute("INSERT OR IGNORE INTO content (sha256, bytes) VALUES (?, ?)", [digest, data])
    return digest


def get(db: Database, digest: str) -> bytes | None:
    row = db.conn.execute("SELECT bytes FROM content WHERE sha256 = ?", [digest]).fetchone()
    return None if row is None else bytes(row[0])
