"""Format 2: secrecy by its two steps, and what shows equal treatment. Added to format 1.

Never edit a released format; add the next.
"""

from __future__ import annotations

from typing import Final

_OF_PROCUREMENT: Final = """n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED"""

THINGS: Final = (
    f"""CREATE TABLE "publication" (
        {_OF_PROCUREMENT},
        kind TEXT NOT NULL DEFAULT 'message',
        title TEXT NOT NULL DEFAULT '',
        place TEXT NOT NULL DEFAULT '',
        published_at TEXT,
        sending BLOB
            REFERENCES sending (id) DEFERRABLE INITIALLY DEFERRED,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    f"""CREATE TABLE "answer" (
        {_OF_PROCUREMENT},
        number INTEGER NOT NULL DEFAULT 0,
        question TEXT NOT NULL DEFAULT '',
        answer TEXT NOT NULL DEFAULT '',
        asked_by BLOB
            REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        input BLOB
            REFERENCES input (id) DEFERRABLE INITIALLY DEFERRED,
        asked_on TEXT,
        publication BLOB
            REFERENCES publication (id) DEFERRABLE INITIALLY DEFERRED,
        exempt_reason TEXT NOT NULL DEFAULT '',
        position REAL NOT NULL DEFAULT 0.0,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    f"""CREATE TABLE "gap" (
        {_OF_PROCUREMENT},
        supplier BLOB NOT NULL
            REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        question BLOB NOT NULL
            REFERENCES question (id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL DEFAULT '',
        follow_up TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    f"""CREATE TABLE "adviser" (
        {_OF_PROCUREMENT},
        name TEXT NOT NULL DEFAULT '',
        supplier BLOB
            REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        did TEXT NOT NULL DEFAULT '',
        requirement TEXT NOT NULL DEFAULT '',
        shared TEXT NOT NULL DEFAULT '',
        extra_time TEXT NOT NULL DEFAULT '',
        other_measure TEXT NOT NULL DEFAULT '',
        assessed_by TEXT NOT NULL DEFAULT '',
        assessed_on TEXT,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    f"""CREATE TABLE "sign_up" (
        {_OF_PROCUREMENT},
        controller TEXT NOT NULL DEFAULT '',
        purpose TEXT NOT NULL DEFAULT '',
        legal_basis TEXT NOT NULL DEFAULT '',
        recipients TEXT NOT NULL DEFAULT '',
        rights TEXT NOT NULL DEFAULT '',
        delete_on TEXT,
        deleted_on TEXT,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TABLE "dispatch" (
        n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE,
        sending BLOB NOT NULL
            REFERENCES sending (id) DEFERRABLE INITIALLY DEFERRED,
        supplier BLOB
            REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        channel TEXT NOT NULL DEFAULT 'email',
        sent_at TEXT,
        note TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    f"""CREATE TABLE "reason" (
        {_OF_PROCUREMENT},
        rule TEXT NOT NULL DEFAULT '',
        about BLOB,
        facts TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL DEFAULT '',
        given_by TEXT NOT NULL DEFAULT '',
        given_on TEXT,
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    f"""CREATE TABLE "rule_setting" (
        {_OF_PROCUREMENT},
        name TEXT NOT NULL DEFAULT '',
        value TEXT NOT NULL DEFAULT '',
        deleted INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
)

_TEXT: Final = "TEXT NOT NULL DEFAULT ''"
_ID: Final = "BLOB REFERENCES publication (id) DEFERRABLE INITIALLY DEFERRED"

FIELDS: Final = (
    ("procurement", "notice_text", _TEXT),
    ("procurement", "slot_criteria", _TEXT),
    ("procurement", "criteria_published_on", "TEXT"),
    ("procurement", "contract_signed_on", "TEXT"),
    ("procurement", "contract_ends_on", "TEXT"),
    ("procurement", "keep_until", "TEXT"),
    ("procurement", "above_threshold", "INTEGER NOT NULL DEFAULT 1"),
    ("target", "owner", _TEXT),
    ("target", "measured_on", "TEXT"),
    ("target", "planned", "INTEGER NOT NULL DEFAULT 0"),
    ("promised_date", "reason", _TEXT),
    ("team_member", "impartial_on", "TEXT"),
    ("team_member", "interests", _TEXT),
    ("supplier", "aliases", _TEXT),
    ("supplier", "products", _TEXT),
    ("input", "secret_parts", _TEXT),
    ("input", "harmful", "INTEGER"),
    ("input", "legal_basis", _TEXT),
    ("input", "access_considered_on", "TEXT"),
    ("input", "channel", "TEXT"),
    ("input", "publication", _ID),
    ("input", "unpublished_reason", _TEXT),
)
"""Table, column, its SQL: added to the tables of format 1."""

INDEXES: Final = (
    "CREATE INDEX publication_procurement ON publication (procurement)",
    "CREATE INDEX answer_procurement ON answer (procurement)",
    "CREATE INDEX gap_procurement ON gap (procurement)",
    "CREATE INDEX adviser_procurement ON adviser (procurement)",
    "CREATE INDEX sign_up_procurement ON sign_up (procurement)",
    "CREATE INDEX dispatch_sending ON dispatch (sending)",
    "CREATE INDEX reason_procurement ON reason (procurement)",
    "CREATE INDEX rule_setting_procurement ON rule_setting (procurement)",
)
