"""Full-text search over inputs: newest first, each word a beginning, filters as words of the row."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlite_utils import Database

from lupdesk.domain.kinds import InputKind, InputType, Secrecy
from lupdesk.store.format_1 import SCOPE_MARK

_WORD: Final = re.compile("[^\\W_\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+")
"""Letters and digits, without the few (Tai, Vedic) that the index takes for separators."""
PREFIX: Final = 8
"""Longest beginning that the index holds ready; a longer one is cut and the hits filtered."""
_MOST_WORDS: Final = 12
"""Words of a question that count; FTS5 refuses very deep expressions."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a hit must be besides containing the words."""

    procurement: UUID | None = None
    kind: InputKind | None = None
    type: InputType | None = None
    secrecy: Secrecy | None = None
    supplier: UUID | None = None
    meeting: UUID | None = None

    def words(self) -> list[str]:
        """The narrowest first, as the triggers of the index write them."""
        words = []
        if self.meeting:
            words.append("m" + self.meeting.bytes[10:].hex())
        if self.supplier:
            words.append("s" + self.supplier.bytes[10:].hex())
        if self.procurement:
            words.append("p" + self.procurement.bytes[10:].hex())
        if self.type:
            words.append("t" + self.type.value)
        if self.secrecy:
            words.append("l" + self.secrecy.value)
        if self.kind:
            words.append("k" + self.kind.value)
        return words


def words_of(typed: str) -> list[str]:
    """The words of what was typed, in small letters; punctuation separates."""
    return [word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", typed))]


def match_text(words: list[str], scope: Scope, longest: int | None = None) -> str:
    """The FTS5 expression: each word a beginning, cut to ``longest`` letters where that is given."""
    parts = [f'"{word[:longest]}"*' for word in words[:_MOST_WORDS]]
    parts += [f'"{SCOPE_MARK}{word}"' for word in scope.words()]
    return " AND ".join(parts)


def numbers(
    db: Database, typed: str, scope: Scope, *, limit: int, below: int | None = None
) -> list[int]:
    """Row numbers of the hits, newest first, at most ``limit``, older than ``below``.

    A word longer than the index's beginnings is first cut and the newest hits filtered: fast
    where it is common. Where that gives too few, the word is rare and asked for whole.
    """
    words = words_of(typed)
    if not words:
        return []
    long = [word for word in words if len(word) > PREFIX]
    if long:
        batch = max(limit * 2, 100)
        rows = _ask(db, match_text(words, scope, PREFIX), batch, below)
        found = _beginning(db, rows, long)
        if len(found) >= limit or len(rows) < batch:
            return found[:limit]
    return _ask(db, match_text(words, scope), limit, below)


def tidy(db: Database, pages: int) -> bool:
    """Merge parts of the index, at most about so many pages; False where there was no more."""
    before = db.conn.total_changes
    db.conn.execute("INSERT INTO input_search (input_search, rank) VALUES ('merge', ?)", [pages])
    # FTS5's own way to tell: less than two changes are the command itself.
    return bool(db.conn.total_changes - before >= 2)


def _ask(db: Database, expression: str, limit: int, below: int | None) -> list[int]:
    older = "" if below is None else " AND rowid < :below"
    sql = (
        f"SELECT rowid FROM input_search WHERE input_search MATCH :expression{older}"
        " ORDER BY rowid DESC LIMIT :limit"
    )
    values: dict[str, Any] = {"expression": expression, "limit": limit, "below": below}
    return [row[0] for row in db.conn.execute(sql, values).fetchall()]


def _beginning(db: Database, rows: list[int], long: list[str]) -> list[int]:
    """Of these rows, in their order, those in which each word begins one of the text."""
    wanted = [re.compile(rf"(?<![^\W_]){re.escape(word)}") for word in long]
    marks = ", ".join("?" * len(rows))
    texts = db.conn.execute(f"SELECT text FROM input WHERE n IN ({marks}) ORDER BY n DESC", rows)
    return [
        row
        for row, (text,) in zip(rows, texts.fetchall(), strict=True)
        if all(word.search(text.lower()) for word in wanted)
    ]
