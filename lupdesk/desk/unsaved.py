"""What is typed and is not the desk's yet, as it lies in one draft row until it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from lupdesk.desk.session import Desk

_ROW: Final = UUID(int=0)
"""Drafts are kept by their meeting; this is no meeting's."""


@dataclass(frozen=True, slots=True)
class UnsavedText:
    """What stands in a field; ``page`` is the place that the window remembers."""

    page: str
    field: str
    text: str


def keep_unsaved(desk: Desk, texts: Sequence[UnsavedText]) -> bool:
    """False where it has to wait: a worker has the writing."""
    if not texts:
        return desk.clear_draft(_ROW)
    told = [[one.page, one.field, one.text] for one in texts]
    return desk.save_draft(_ROW, json.dumps(told, ensure_ascii=False))


def unsaved_texts(desk: Desk) -> tuple[list[UnsavedText], datetime] | None:
    """What was typed when the program last stopped, and when."""
    draft = desk.draft(_ROW)
    if draft is None:
        return None
    try:
        found = [UnsavedText(*map(str, one)) for one in json.loads(draft.text)]
    except (ValueError, TypeError):
        # Of another version: never lost.
        found = [UnsavedText("", "", draft.text)]
    return found, draft.at
