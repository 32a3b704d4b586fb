"""What review holds of purged statements: their words in forms that went out, and remarks on them.

Put out of the journal's own lines, wherever they were written and whenever they arrive, so that it is
the same on every laptop.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlite_utils import Database

from lupdesk.domain.acts import Act
from lupdesk.domain.form_lines import lines_text, read_lines

_WORDS: Final = (
    "about",
    "passage",
    "wording",
    "reason",
    "verdict_reason",
    "verdict_wording",
)
"""What a remark says of its statement, in anybody's words."""


def blank_review(db: Database, ids: Collection[UUID]) -> bool:
    """Whether anything was found. A form keeps its checksum, so that an answer to its other lines is
    still known.
    """
    if not ids:
        return False
    found = _blank_forms(db, ids)
    for id in ids:
        found |= _blank_remarks(db, id)
    return found


def _blank_forms(db: Database, ids: Collection[UUID]) -> bool:
    lines = db.conn.execute(
        "SELECT c.row, c.act, c.field, c.value FROM change c JOIN field f ON f.n = c.field"
        " WHERE f.thing = 'form' AND f.name = 'lines'"
    ).fetchall()
    found = False
    for row, act, field, text in lines:
        clean = _without(str(text), ids)
        if clean != text:
            found = True
            db.conn.execute(
                "UPDATE change SET value = ? WHERE row = ? AND field = ? AND act = ?",
                [clean, row, field, act],
            )
            db.conn.execute(
                "UPDATE form SET lines = ? WHERE id = ? AND lines = ?", [clean, row, text]
            )
    return found


def _without(text: str, ids: Collection[UUID]) -> str:
    if not any(one.hex in text for one in ids):
        return text
    lines = tuple(replace(one, text="") if one.id in ids else one for one in read_lines(text))
    return lines_text(lines)


def _blank_remarks(db: Database, input: UUID) -> bool:
    rows = db.conn.execute("SELECT id FROM remark WHERE input = ?", [input.bytes]).fetchall()
    marks = ", ".join("?" * len(_WORDS))
    for (row,) in rows:
        db.conn.execute(
            "UPDATE change SET value = '' WHERE row = ? AND field IN"
            f" (SELECT n FROM field WHERE thing = 'remark' AND name IN ({marks}))",
            [row, *_WORDS],
        )
        db.conn.execute(
            "UPDATE act SET reason = '' WHERE reason <> '' AND kind = ?"
            " AND n IN (SELECT act FROM touched WHERE row = ?)",
            [Act.JUDGE_REMARK.code, row],
        )
        emptied = ", ".join(f"{name} = ''" for name in _WORDS)
        db.conn.execute(f"UPDATE remark SET {emptied} WHERE id = ?", [row])
    return bool(rows)
