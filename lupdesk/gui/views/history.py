"""The history of one thing: what was changed, from what to what, by whom, when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk.session import HistoryLine
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.frames import clear, column, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.wording import N_, Wording

FIELD_WORDS: Final = {
    "text": N_("Text"),
    "type": N_("Type"),
    "secrecy": N_("Secrecy"),
    "claim": N_("Claim"),
    "disposition": N_("Disposition"),
    "disposition_reason": N_("Reason"),
    "public_wording": N_("Wording for everybody"),
    "themes": N_("Theme"),
    "question": N_("Question"),
    "supplier": N_("Supplier"),
    "meeting": N_("Meeting"),
    "parked": N_("Parked"),
    "owner": N_("Owner"),
    "due": N_("Due"),
    "done_on": N_("Done"),
    "speaker": N_("Said by"),
    "voice": N_("Voice"),
    "kind": N_("Kind"),
    "phase": N_("Phase"),
    "deleted": N_("Removed"),
}
"""Fields that are shown; bookkeeping (positions, who decided) is left out."""
_CODED: Final = {
    "type": "type",
    "secrecy": "secrecy",
    "claim": "secrecy",
    "disposition": "disposition",
    "voice": "voice",
    "kind": "kind",
    "phase": "phase",
}
_LONG: Final = 80


def sentence(line: HistoryLine, wording: Wording) -> str:
    """``Skjerming: ikke vurdert → anonymiseres``."""
    name = wording.constant(FIELD_WORDS[line.field])
    if line.field == "deleted":
        return wording.say("Brought back") if not line.after else name
    after = _words(line.field, line.after, wording)
    before = _words(line.field, line.before, wording)
    if not before:
        return f"{name}: {after}"
    return f"{name}: {before} → {after or '–'}"


def _words(field: str, value: Any, wording: Wording) -> str:
    if value in (None, "", ()):
        return ""
    if field in _CODED:
        return wording.code(f"{_CODED[field]}.{value}")
    if isinstance(value, bool):
        return wording.say("yes") if value else wording.say("no")
    if isinstance(value, datetime):
        return wording.date_time(value)
    if isinstance(value, date):
        return wording.date(value)
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    if isinstance(value, UUID):
        return wording.say("another")
    text = str(value).replace("\n", " ")
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def told(lines: Sequence[HistoryLine]) -> list[HistoryLine]:
    """What is worth showing, newest first: the making itself is one line, not one a field."""
    first = lines[0].at if lines else None
    shown = [
        line
        for line in lines
        if line.field in FIELD_WORDS
        and not (line.field == "deleted" and line.before is None)
        and not (line.before is None and line.at == first and line.field != "text")
    ]
    return list(reversed(shown))


class HistoryList(QWidget):
    """Date in a gutter, what changed, and who did it under it; the newest twelve."""

    _MOST = 12

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._rows = column(gap=8)
        self.setLayout(self._rows)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        clear(self._rows)
        for line in told(lines)[: self._MOST]:
            when = meta(self._wording.short_date(line.at.date()))
            when.setFixedWidth(LOOK.px(56))
            what = column(
                body(sentence(line, self._wording), wrap=True),
                meta(line.author),
                gap=0,
            )
            layout = row(gap=8)
            # On the line of the larger words beside it.
            layout.addLayout(column(LOOK.px(2), when, None, gap=0))
            layout.addLayout(what, 1)
            self._rows.addLayout(layout)
