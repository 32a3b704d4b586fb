"""Format 3: core questions, by what a supplier signed up, a person's consent to be named, and the
office's own look and templates.

Added to format 2. Never edit a released format; add the next.
"""

from __future__ import annotations

from typing import Final

_TEXT: Final = "TEXT NOT NULL DEFAULT ''"

THINGS: Final = (
    """CREATE TABLE "office" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        accent TEXT NOT NULL DEFAULT '',
        logo TEXT NOT NULL DEFAULT '',
        logo_name TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "template" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        kind TEXT NOT NULL DEFAULT '',
        sections TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
)

FIELDS: Final = (
    ("question", "core", "INTEGER NOT NULL DEFAULT 0"),
    ("participation", "registered_by", "TEXT"),
    ("contact", "consented_on", "TEXT"),
    ("contact", "shown_for", _TEXT),
    ("team_member", "consented_on", "TEXT"),
    ("team_member", "shown_for", _TEXT),
)
"""Table, column, its SQL: added to the tables of format 1."""
