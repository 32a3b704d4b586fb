"""Text that is made at the edge: a code and its facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of ours: ``wording`` says them in the reader's language. Sort order of facts is fixed."""

    code: str
    facts: tuple[tuple[str, str | int | float | date | datetime | Phrase], ...] = ()

    @staticmethod
    def of(code: str, **facts: str | int | float | date | datetime | Phrase) -> Phrase:
        return Phrase(code, tuple(sorted(facts.items())))


Text = str | Phrase
"""Somebody's own words (``str``) or ours (``Phrase``)."""
