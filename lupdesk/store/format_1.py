"""Format 1: the first tables of a desk, word for word. Never edit a released format; add the next.

The history of the format stands in ``docs/data-format.md``.
"""

from __future__ import annotations

from typing import Final

THINGS: Final = (
    """CREATE TABLE "procurement" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        reference TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '',
        effect TEXT NOT NULL DEFAULT '',
        for_whom TEXT NOT NULL DEFAULT '',
        phase INTEGER NOT NULL DEFAULT 0,
        cpv TEXT NOT NULL DEFAULT '',
        nuts TEXT NOT NULL DEFAULT '',
        archive_case TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT 'nb',
        office TEXT NOT NULL DEFAULT '',
        notice_id TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "buyer" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL DEFAULT '',
        organisation_number TEXT NOT NULL DEFAULT '',
        position REAL NOT NULL DEFAULT 0.0,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "target" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
        what TEXT NOT NULL DEFAULT '',
        baseline TEXT NOT NULL DEFAULT '',
        target TEXT NOT NULL DEFAULT '',
        position REAL NOT NULL DEFAULT 0.0,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "promised_date" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL DEFAULT 'other',
        title TEXT NOT NULL DEFAULT '',
        promised TEXT,
        promised_end TEXT,
        moved_to TEXT,
        told_on TEXT,
        kept TEXT,
        position REAL NOT NULL DEFAULT 0.0,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "team_member" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL DEFAULT '',
        role TEXT NOT NULL DEFAULT 'other',
        organisation TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '',
        position REAL NOT NULL DEFAULT 0.0,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "supplier" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        name TEXT NOT NULL DEFAULT '',
        earlier_names TEXT NOT NULL DEFAULT '',
        organisation_number TEXT NOT NULL DEFAULT '',
        country TEXT NOT NULL DEFAULT 'NO',
        kind TEXT,
        trade TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT 'nb',
        note TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "contact" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        supplier BLOB NOT NULL
            REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '',
        position REAL NOT NULL DEFAULT 0.0,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "participation" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
        supplier BLOB NOT NULL
            REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        code TEXT NOT NULL DEFAULT '',
        invited_on TEXT,
        registered_on TEXT,
        wants_one_to_one INTEGER NOT NULL DEFAULT 0,
        declined_on TEXT,
        written_only INTEGER NOT NULL DEFAULT 0,
        position REAL NOT NULL DEFAULT 0.0,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "guide" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
        version INTEGER NOT NULL DEFAULT 1,
        title TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "question" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        guide BLOB NOT NULL
            REFERENCES guide (id) DEFERRABLE INITIALLY DEFERRED,
        position REAL NOT NULL DEFAULT 0.0,
        text TEXT NOT NULL DEFAULT '',
        short_name TEXT NOT NULL DEFAULT '',
        origin BLOB
            REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "meeting" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL DEFAULT 'one-to-one',
        title TEXT NOT NULL DEFAULT '',
        place TEXT NOT NULL DEFAULT '',
        planned_start TEXT,
        planned_minutes INTEGER NOT NULL DEFAULT 45,
        reflection_minutes INTEGER NOT NULL DEFAULT 15,
        actual_start TEXT,
        actual_end TEXT,
        guide BLOB
            REFERENCES guide (id) DEFERRABLE INITIALLY DEFERRED,
        language TEXT NOT NULL DEFAULT '',
        current_question BLOB
            REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
        current_item BLOB
            REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED,
        current_since TEXT,
        paused_at TEXT,
        paused_seconds INTEGER NOT NULL DEFAULT 0,
        note TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "meeting_supplier" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        meeting BLOB NOT NULL
            REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
        supplier BLOB NOT NULL
            REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        position REAL NOT NULL DEFAULT 0.0,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "agenda_item" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        meeting BLOB NOT NULL
            REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
        position REAL NOT NULL DEFAULT 0.0,
        title TEXT NOT NULL DEFAULT '',
        start TEXT NOT NULL DEFAULT '',
        minutes INTEGER NOT NULL DEFAULT 0,
        question BLOB
            REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "attendance" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        meeting BLOB NOT NULL
            REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL DEFAULT '',
        role TEXT NOT NULL DEFAULT 'other',
        organisation TEXT NOT NULL DEFAULT '',
        supplier BLOB
            REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        present INTEGER NOT NULL DEFAULT 0,
        position REAL NOT NULL DEFAULT 0.0,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "asked" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        meeting BLOB NOT NULL
            REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
        question BLOB NOT NULL
            REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
        asked_at TEXT,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "input" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL DEFAULT 0,
        kind TEXT NOT NULL DEFAULT 'input',
        type TEXT,
        text TEXT NOT NULL DEFAULT '',
        meeting BLOB
            REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
        supplier BLOB
            REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        question BLOB
            REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
        speaker TEXT NOT NULL DEFAULT '',
        voice TEXT NOT NULL DEFAULT 'own',
        phase INTEGER,
        side TEXT,
        themes TEXT NOT NULL DEFAULT '',
        position REAL NOT NULL DEFAULT 0.0,
        said_at TEXT,
        parked INTEGER NOT NULL DEFAULT 0,
        secrecy TEXT NOT NULL DEFAULT 'unassessed',
        claim TEXT,
        claim_reason TEXT NOT NULL DEFAULT '',
        secrecy_kind TEXT NOT NULL DEFAULT '',
        secrecy_harm TEXT NOT NULL DEFAULT '',
        decided_by TEXT NOT NULL DEFAULT '',
        decided_on TEXT,
        review_on TEXT,
        public_wording TEXT NOT NULL DEFAULT '',
        disposition TEXT,
        disposition_reason TEXT NOT NULL DEFAULT '',
        owner TEXT NOT NULL DEFAULT '',
        due TEXT,
        done_on TEXT,
        source_id TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "attachment" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
        meeting BLOB
            REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
        input BLOB
            REFERENCES input (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL DEFAULT '',
        media_type TEXT NOT NULL DEFAULT '',
        size INTEGER NOT NULL DEFAULT 0,
        content TEXT NOT NULL DEFAULT '',
        secrecy TEXT NOT NULL DEFAULT 'unassessed',
        note TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "minutes" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        meeting BLOB NOT NULL
            REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
        state TEXT NOT NULL DEFAULT 'draft',
        version INTEGER NOT NULL DEFAULT 1,
        sent_on TEXT,
        approved_on TEXT,
        approved_by TEXT NOT NULL DEFAULT '',
        frozen TEXT NOT NULL DEFAULT '',
        sha256 TEXT NOT NULL DEFAULT '',
        reopened_reason TEXT NOT NULL DEFAULT '',
        response TEXT,
        responded_on TEXT,
        remark TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "sending" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED,
        meeting BLOB
            REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL DEFAULT '',
        audience TEXT NOT NULL DEFAULT '',
        supplier BLOB
            REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        language TEXT NOT NULL DEFAULT 'nb',
        file_name TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL DEFAULT 1,
        sha256 TEXT NOT NULL DEFAULT '',
        sent_at TEXT,
        withdrawn_on TEXT,
        withdrawn_reason TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "standard_phrase" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        shortcut TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL DEFAULT '',
        position REAL NOT NULL DEFAULT 0.0,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
)

JOURNAL: Final = (
    """CREATE TABLE desk (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE replica (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        computer TEXT NOT NULL DEFAULT '',
        path TEXT NOT NULL DEFAULT '',
        file_identity TEXT NOT NULL DEFAULT '',
        since TEXT NOT NULL DEFAULT '',
        first_act INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    """CREATE TABLE act (
        n INTEGER PRIMARY KEY,
        replica INTEGER NOT NULL REFERENCES replica (n),
        clock INTEGER NOT NULL,
        wall INTEGER NOT NULL,
        kind TEXT NOT NULL,
        author TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        way INTEGER NOT NULL DEFAULT 0,
        reverts INTEGER REFERENCES act (n)
    ) STRICT""",
    "CREATE UNIQUE INDEX act_clock ON act (clock, replica)",
    "CREATE INDEX act_reverts ON act (reverts) WHERE reverts IS NOT NULL",
    """CREATE TABLE field (
        n INTEGER PRIMARY KEY,
        thing TEXT NOT NULL,
        name TEXT NOT NULL,
        UNIQUE (thing, name)
    ) STRICT""",
    """CREATE TABLE change (
        row BLOB NOT NULL,
        field INTEGER NOT NULL,
        act INTEGER NOT NULL,
        value ANY,
        PRIMARY KEY (row, field, act)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE touched (
        act INTEGER NOT NULL,
        row BLOB NOT NULL,
        PRIMARY KEY (act, row)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE draft (
        meeting BLOB PRIMARY KEY,
        text TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE content (
        n INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        bytes BLOB NOT NULL
    ) STRICT""",
)

INDEXES: Final = (
    "CREATE INDEX buyer_procurement ON buyer (procurement)",
    "CREATE INDEX target_procurement ON target (procurement)",
    "CREATE INDEX promised_date_procurement ON promised_date (procurement)",
    "CREATE INDEX team_member_procurement ON team_member (procurement)",
    "CREATE INDEX contact_supplier ON contact (supplier)",
    "CREATE INDEX participation_procurement ON participation (procurement)",
    "CREATE INDEX guide_procurement ON guide (procurement)",
    "CREATE INDEX question_guide ON question (guide)",
    "CREATE INDEX meeting_procurement ON meeting (procurement)",
    "CREATE INDEX meeting_supplier_meeting ON meeting_supplier (meeting)",
    "CREATE INDEX agenda_item_meeting ON agenda_item (meeting)",
    "CREATE INDEX attendance_meeting ON attendance (meeting)",
    "CREATE INDEX asked_meeting ON asked (meeting)",
    "CREATE INDEX attachment_procurement ON attachment (procurement)",
    "CREATE INDEX minutes_meeting ON minutes (meeting)",
    "CREATE INDEX sending_procurement ON sending (procurement)",
    "CREATE INDEX input_number ON input (procurement, number, deleted)",
    "CREATE INDEX input_meeting ON input (meeting)",
    "CREATE INDEX input_kind ON input (kind) WHERE kind IN ('action', 'decision')",
)

SCOPE_MARK: Final = "\ue000"
"""Begins each word of the scope in the index: a token character that nobody types."""

_MARK: Final = f"char({ord(SCOPE_MARK)})"
_WORDS: Final = f"""replace({{row}}.text, {_MARK}, ' ')
    || ' ' || {_MARK} || 'p' || lower(hex(substr({{row}}.procurement, 11)))
    || ' ' || {_MARK} || 'k' || {{row}}.kind
    || coalesce(' ' || {_MARK} || 't' || {{row}}.type, '')
    || ' ' || {_MARK} || 'l' || {{row}}.secrecy
    || coalesce(' ' || {_MARK} || 's' || lower(hex(substr({{row}}.supplier, 11))), '')
    || coalesce(' ' || {_MARK} || 'm' || lower(hex(substr({{row}}.meeting, 11))), '')"""
"""What the index holds of a row: its text, and its scope so that a filter is one more word.
One column without positions (``detail = none``): a third of the size of two columns."""

_INSERT: Final = f"""INSERT INTO input_search (rowid, words)
    VALUES (new.n, {_WORDS.format(row="new")});"""
_REMOVE: Final = f"""INSERT INTO input_search (input_search, rowid, words)
    VALUES ('delete', old.n, {_WORDS.format(row="old")});"""
_WATCHED: Final = "text, procurement, kind, type, secrecy, supplier, meeting, deleted"

SEARCH: Final = (
    f"""CREATE VIEW input_indexed AS
        SELECT n, {_WORDS.format(row="input")} AS words FROM input WHERE deleted = 0""",
    """CREATE VIRTUAL TABLE input_search USING fts5 (
        words, content = 'input_indexed', content_rowid = 'n', detail = 'none',
        tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 4 5 6 7 8'
    )""",
    # Merging waits for an idle moment (``search.tidy``); a commit does it only when 500 wait.
    "INSERT INTO input_search (input_search, rank) VALUES ('automerge', 0)",
    "INSERT INTO input_search (input_search, rank) VALUES ('crisismerge', 500)",
    # BEFORE and AFTER, since SQLite does not say which of two AFTER triggers fires first.
    f"""CREATE TRIGGER input_left BEFORE UPDATE OF {_WATCHED} ON input WHEN old.deleted = 0
        BEGIN {_REMOVE} END""",
    f"""CREATE TRIGGER input_returned AFTER UPDATE OF {_WATCHED} ON input WHEN new.deleted = 0
        BEGIN {_INSERT} END""",
    f"""CREATE TRIGGER input_added AFTER INSERT ON input WHEN new.deleted = 0
        BEGIN {_INSERT} END""",
    f"""CREATE TRIGGER input_gone AFTER DELETE ON input WHEN old.deleted = 0
        BEGIN {_REMOVE} END""",
)
