"""The history of a thing, with values as the domain knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from lupdesk.store import journal, rows
from lupdesk.store.rows import THINGS


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One changed field of a thing. ``way`` is ``done``, ``undone`` or ``redone``."""

    at: datetime
    author: str
    act: str
    way: str
    reason: str
    field: str
    before: Any
    after: Any


_WAYS: Final = {
    journal.DONE: "done",
    journal.UNDONE: "undone",
    journal.REDONE: "redone",
}


def line_of(line: journal.StoredChange) -> HistoryLine:
    thing = THINGS[line.table]
    return HistoryLine(
        datetime.fromtimestamp(line.wall / 1000, UTC),
        line.author,
        line.kind,
        _WAYS[line.way],
        line.reason,
        line.field,
        None if line.before is None else rows.field_value(thing, line.field, line.before),
        rows.field_value(thing, line.field, line.after),
    )
