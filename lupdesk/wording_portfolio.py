"""Where a procurement stands and what is due, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from lupdesk.wording import Wording


class Tally(Protocol):
    @property
    def next_day(self) -> date | None: ...
    @property
    def next_kind(self) -> str: ...
    @property
    def next_title(self) -> str: ...
    @property
    def unassessed(self) -> int: ...
    @property
    def in_review(self) -> int: ...
    @property
    def remarks(self) -> int: ...
    @property
    def late(self) -> int: ...


def due_words(found: Tally, wording: Wording) -> Iterator[str]:
    """``Oppsummering 16. april``, ``2 oppgaver over frist``: what is due and what waits."""
    count = wording.count
    if found.next_day is not None:
        name = found.next_title or wording.code(f"milestone.{found.next_kind}")
        yield f"{name} {wording.short_date(found.next_day)}"
    if found.late:
        yield count("{n} action late", "{n} actions late", found.late)
    if found.remarks:
        yield count("{n} remark waits", "{n} remarks wait", found.remarks)
    if found.in_review:
        yield count("{n} minutes in review", "{n} minutes in review", found.in_review)
    if found.unassessed:
        yield count("{n} not assessed", "{n} not assessed", found.unassessed)
