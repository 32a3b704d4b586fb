"""The line that is being typed, as it lies in the meeting's draft row until it is a statement."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lupdesk.desk.session import Desk


@dataclass(frozen=True, slots=True)
class DraftLine:
    """``kept`` holds the starts of codes given back to the text; ``themes`` those not yet used.

    ``editing`` is the statement that is being changed in place, ``edited`` what it had come to.
    """

    text: str
    kept: frozenset[int] = frozenset()
    themes: tuple[str, ...] = ()
    editing: UUID | None = None
    edited: str = ""


def save_line(desk: Desk, meeting: UUID, line: DraftLine) -> None:
    if not line.text and line.editing is None:
        desk.clear_draft(meeting)
        return
    told = {
        "text": line.text,
        "kept": sorted(line.kept),
        "themes": line.themes,
        "editing": str(line.editing) if line.editing else "",
        "edited": line.edited,
    }
    desk.save_draft(meeting, json.dumps(told, ensure_ascii=False))


def unfinished_line(desk: Desk, meeting: UUID) -> tuple[DraftLine, datetime] | None:
    """The line that was being typed when the program last stopped, and when it was saved."""
    draft = desk.draft(meeting)
    if draft is None:
        return None
    return _read(draft.text), draft.at


def _read(kept: str) -> DraftLine:
    """A draft that another version wrote in another shape is the line itself: never lost."""
    try:
        told = json.loads(kept)
        return DraftLine(
            text=told["text"],
            kept=frozenset(told["kept"]),
            themes=tuple(told["themes"]),
            editing=UUID(told["editing"]) if told["editing"] else None,
            edited=told["edited"],
        )
    except (ValueError, KeyError, TypeError):
        return DraftLine(kept)
