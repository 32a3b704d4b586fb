"""Format 5: what came of the dialogue: themes as a tree, what was heard and done, measures and
instruments, requirements, risks, benefits with what was measured, phases, lessons, templates.

Added to format 4. Never edit a released format; add the next.
"""

from __future__ import annotations

from typing import Final

_TEXT: Final = "TEXT NOT NULL DEFAULT ''"
_PLACE: Final = "position REAL NOT NULL DEFAULT 0.0"
_DELETED: Final = "deleted INTEGER NOT NULL DEFAULT 0"
_ID: Final = """n INTEGER PRIMARY KEY,
        id BLOB NOT NULL UNIQUE"""
_OF_PROCUREMENT: Final = f"""{_ID},
        procurement BLOB NOT NULL
            REFERENCES procurement (id) DEFERRABLE INITIALLY DEFERRED"""

THINGS: Final[tuple[str, ...]] = (
    f"""CREATE TABLE "theme" (
        {_OF_PROCUREMENT},
        name {_TEXT},
        parent BLOB REFERENCES theme (id) DEFERRABLE INITIALLY DEFERRED,
        {_PLACE},
        meaning {_TEXT},
        {_DELETED}
    ) STRICT""",
    f"""CREATE TABLE "insight" (
        {_OF_PROCUREMENT},
        heard {_TEXT},
        disagreement {_TEXT},
        does {_TEXT},
        answer TEXT,
        why {_TEXT},
        theme {_TEXT},
        {_PLACE},
        {_DELETED}
    ) STRICT""",
    f"""CREATE TABLE "tie" (
        {_OF_PROCUREMENT},
        of BLOB NOT NULL,
        basis BLOB NOT NULL,
        against INTEGER NOT NULL DEFAULT 0,
        {_DELETED}
    ) STRICT""",
    f"""CREATE TABLE "measure" (
        {_OF_PROCUREMENT},
        title {_TEXT},
        owner {_TEXT},
        due TEXT,
        state TEXT NOT NULL DEFAULT 'proposed',
        done_on TEXT,
        effect {_TEXT},
        instrument {_TEXT},
        note {_TEXT},
        {_PLACE},
        {_DELETED}
    ) STRICT""",
    f"""CREATE TABLE "instrument" (
        {_ID},
        code {_TEXT},
        name {_TEXT},
        owner {_TEXT},
        relieves {_TEXT},
        barriers {_TEXT},
        phases {_TEXT},
        valid_from TEXT,
        valid_to TEXT,
        verified_on TEXT,
        link {_TEXT},
        note {_TEXT},
        {_DELETED}
    ) STRICT""",
    f"""CREATE TABLE "requirement" (
        {_OF_PROCUREMENT},
        text {_TEXT},
        kind TEXT NOT NULL DEFAULT 'functional',
        note {_TEXT},
        {_PLACE},
        {_DELETED}
    ) STRICT""",
    f"""CREATE TABLE "risk" (
        {_OF_PROCUREMENT},
        what {_TEXT},
        kind TEXT NOT NULL DEFAULT 'technology',
        bearer TEXT NOT NULL DEFAULT 'buyer',
        likelihood INTEGER NOT NULL DEFAULT 0,
        consequence INTEGER NOT NULL DEFAULT 0,
        relief TEXT,
        relief_words {_TEXT},
        instrument {_TEXT},
        owner {_TEXT},
        left_likelihood INTEGER NOT NULL DEFAULT 0,
        left_consequence INTEGER NOT NULL DEFAULT 0,
        closed_on TEXT,
        {_PLACE},
        {_DELETED}
    ) STRICT""",
    f"""CREATE TABLE "measurement" (
        {_OF_PROCUREMENT},
        target BLOB NOT NULL REFERENCES target (id) DEFERRABLE INITIALLY DEFERRED,
        measured_on TEXT,
        value {_TEXT},
        cause {_TEXT},
        {_DELETED}
    ) STRICT""",
    f"""CREATE TABLE "phase_mark" (
        {_OF_PROCUREMENT},
        phase INTEGER NOT NULL DEFAULT 0,
        code {_TEXT},
        done_on TEXT,
        note {_TEXT},
        {_DELETED}
    ) STRICT""",
    f"""CREATE TABLE "lesson" (
        {_OF_PROCUREMENT},
        side TEXT NOT NULL DEFAULT 'buyer',
        question TEXT NOT NULL DEFAULT 'need-clear',
        score INTEGER NOT NULL DEFAULT 0,
        text {_TEXT},
        change {_TEXT},
        supplier BLOB REFERENCES supplier (id) DEFERRABLE INITIALLY DEFERRED,
        answered_on TEXT,
        {_PLACE},
        {_DELETED}
    ) STRICT""",
    f"""CREATE TABLE "dialogue_template" (
        {_ID},
        code {_TEXT},
        name {_TEXT},
        version INTEGER NOT NULL DEFAULT 1,
        language TEXT NOT NULL DEFAULT 'nb',
        questions {_TEXT},
        programme {_TEXT},
        themes {_TEXT},
        invitation {_TEXT},
        changes {_TEXT},
        made_on TEXT,
        {_DELETED}
    ) STRICT""",
)

_OF: Final = (
    "theme",
    "insight",
    "measure",
    "requirement",
    "risk",
    "measurement",
    "phase_mark",
    "lesson",
)
INDEXES: Final[tuple[str, ...]] = (
    *(f'CREATE INDEX {table}_procurement ON "{table}" (procurement)' for table in _OF),
    "CREATE INDEX tie_procurement ON tie (procurement)",
    "CREATE INDEX tie_of ON tie (of)",
    "CREATE INDEX tie_basis ON tie (basis)",
    "CREATE INDEX input_same_as ON input (same_as) WHERE same_as IS NOT NULL",
    (
        "CREATE INDEX input_unassessed ON input (procurement)"
        " WHERE kind = 'input' AND secrecy = 'unassessed' AND deleted = 0"
    ),
    (
        "CREATE INDEX input_late ON input (procurement, due)"
        " WHERE kind = 'action' AND deleted = 0 AND done_on IS NULL AND due IS NOT NULL"
    ),
    (
        "CREATE INDEX input_barrier ON input (barrier, procurement, supplier, id)"
        " WHERE (type = 'BAR' OR barrier IS NOT NULL) AND kind = 'input'"
        " AND withdrawn_on IS NULL AND deleted = 0"
    ),
)

_TRUTH: Final = "INTEGER NOT NULL DEFAULT 0"
FIELDS: Final = (
    ("input", "same_as", "BLOB REFERENCES input (id) DEFERRABLE INITIALLY DEFERRED"),
    ("input", "barrier", "TEXT"),
    ("input", "withdrawn_on", "TEXT"),
    ("input", "withdrawn_reason", _TEXT),
    ("procurement", "innovation", "TEXT"),
    ("procurement", "method", _TEXT),
    ("target", "kind", "TEXT"),
    ("target", "unit", _TEXT),
    ("target", "stakeholder", _TEXT),
    ("target", "baseline_on", "TEXT"),
    ("target", "baseline_method", _TEXT),
    ("target", "unplanned", _TRUTH),
    ("target", "note", _TEXT),
    ("guide", "changes", _TEXT),
)
"""Table, column, its SQL: added to the tables of earlier formats."""
