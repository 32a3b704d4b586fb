"""Format 4: what a paper held, so that its version counts contents and not files; forms that go
out, the remarks that come back, and who approved which words; what each replica knew of the others.

Added to format 3. Never edit a released format; add the next.
"""

from __future__ import annotations

from typing import Final

_TEXT: Final = "TEXT NOT NULL DEFAULT ''"

_OF_PROCUREMENT: Final = """n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED"""
_MEETING: Final = "meeting BLOB REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED"
_INPUT: Final = "input BLOB REFERENCES input (id) DEFERRABLE INITIALLY DEFERRED"
_SUPPLIER: Final = "supplier BLOB REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED"
_FORM: Final = "form BLOB REFERENCES form (id) DEFERRABLE INITIALLY DEFERRED"

THINGS: Final[tuple[str, ...]] = (
    f"""CREATE TABLE "form" (
        {_OF_PROCUREMENT},
        kind TEXT NOT NULL DEFAULT 'minutes',
        {_MEETING},
        {_SUPPLIER},
        version INTEGER NOT NULL DEFAULT 1,
        language TEXT NOT NULL DEFAULT 'nb',
        made_on TEXT,
        due TEXT,
        lines TEXT NOT NULL DEFAULT '',
        sha256 TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    f"""CREATE TABLE "remark" (
        {_OF_PROCUREMENT},
        {_FORM},
        {_MEETING},
        {_INPUT},
        {_SUPPLIER},
        version INTEGER NOT NULL DEFAULT 1,
        author TEXT NOT NULL DEFAULT '',
        stance TEXT NOT NULL DEFAULT 'remark',
        about TEXT NOT NULL DEFAULT '',
        passage TEXT NOT NULL DEFAULT '',
        wording TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        way TEXT NOT NULL DEFAULT 'typed',
        received_on TEXT,
        source TEXT NOT NULL DEFAULT '',
        verdict TEXT,
        verdict_reason TEXT NOT NULL DEFAULT '',
        verdict_wording TEXT NOT NULL DEFAULT '',
        decided_by TEXT NOT NULL DEFAULT '',
        decided_on TEXT,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    f"""CREATE TABLE "approval" (
        {_OF_PROCUREMENT},
        {_MEETING},
        {_INPUT},
        {_SUPPLIER},
        version INTEGER NOT NULL DEFAULT 1,
        sha256 TEXT NOT NULL DEFAULT '',
        way TEXT NOT NULL DEFAULT 'agreed',
        approved_by TEXT NOT NULL DEFAULT '',
        approved_on TEXT,
        {_FORM},
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
)

JOURNAL: Final[tuple[str, ...]] = (
    """CREATE TABLE knowledge (
        replica INTEGER NOT NULL REFERENCES replica (n),
        of INTEGER NOT NULL REFERENCES replica (n),
        seen INTEGER NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (replica, of, seen)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE contested (
        row BLOB PRIMARY KEY
    ) STRICT, WITHOUT ROWID""",
)
"""What is no thing: it is not journalled or undone."""

KNOWN_FROM_COPYING: Final = """INSERT INTO knowledge (replica, of, seen, since)
    SELECT r.n, a.replica, max(a.clock), 0 FROM replica r
    JOIN act a ON a.n < r.first_act AND a.replica <> r.n GROUP BY r.n, a.replica"""
"""Until now every act of a file came after those that it was copied with."""

INDEXES: Final[tuple[str, ...]] = (
    "CREATE INDEX act_purging ON act (kind) WHERE kind IN ('purge-input', 'purge-file')",
    "CREATE INDEX form_procurement ON form (procurement)",
    "CREATE INDEX remark_meeting ON remark (meeting)",
    "CREATE INDEX remark_input ON remark (input) WHERE input IS NOT NULL",
    "CREATE INDEX approval_input ON approval (input) WHERE input IS NOT NULL",
    "CREATE INDEX approval_meeting ON approval (meeting)",
)

FIELDS: Final = (
    ("sending", "content", _TEXT),
    ("sending", "dated", "TEXT"),
    ("replica", "public_key", _TEXT),
)
"""Table, column, its SQL: added to the tables of earlier formats."""
