"""With whom the meeting is, and the one thing that creates a duty: new information given."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from lupdesk.desk.room import Room
from lupdesk.domain.phrases import Phrase
from lupdesk.gui.widgets.frames import Ground, column, row
from lupdesk.gui.widgets.labels import Label, Picture, body, meta
from lupdesk.wording import LOCAL_ZONE, Wording

_NAMED: Final = 3
"""Suppliers that are named; of a conference with more, the rest is a number."""


def meeting_name(room: Room, wording: Wording) -> str:
    """The firm of a meeting with one; else what the meeting is called, or what kind it is."""
    if len(room.suppliers) == 1:
        return room.suppliers[0].name
    return room.meeting.title or wording.phrase(Phrase(f"meeting.{room.meeting.kind}"))


class SupplierCard(QWidget):
    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.name = body("", strong=True, wrap=True)
        self.trade = meta("", wrap=True)
        self.when = meta("", wrap=True)
        self.setLayout(column(self.name, self.trade, self.when, gap=0))

    def show_room(self, room: Room) -> None:
        names = [supplier.name for supplier in room.suppliers]
        one = len(names) == 1
        self.name.setText(meeting_name(room, self._wording))
        self._show(self.trade, room.suppliers[0].trade if one else self._firms(names))
        self._show(self.when, " · ".join(self._when(room)))

    def _show(self, label: Label, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _firms(self, names: list[str]) -> str:
        named, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
        if more <= 0:
            return named
        return self._wording.count(
            "{names} and {n} more", "{names} and {n} more", more, names=named
        )

    def _when(self, room: Room) -> list[str]:
        say, start = self._wording.say, room.meeting.planned_start
        parts = []
        if room.of:
            parts.append(say("Meeting {place} of {of}", place=room.place, of=room.of))
        if start is not None:
            day = start.astimezone(LOCAL_ZONE).date()
            parts.append(
                say(
                    "{day} at {time}",
                    day=self._wording.short_date(day),
                    time=self._wording.time(start),
                )
            )
        if room.meeting.place:
            parts.append(room.meeting.place)
        return parts


class GivenCard(Ground):
    """Filled, for it must be shared with everybody after the meeting."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("accent", parent)
        self._wording = wording
        self.count = body("", strong=True, wrap=True)
        self.duty = meta(wording.say("Shared with everybody after the meeting"), wrap=True)
        words = column(self.count, self.duty, gap=0)
        layout = row(Picture("megaphone", "accent", 20), gap=10, margins=(12, 12, 12, 12))
        layout.addLayout(words, 1)
        self.setLayout(layout)

    def show_room(self, room: Room) -> None:
        self.setVisible(room.given > 0)
        self.count.setText(
            self._wording.count(
                "{n} new fact given",
                "{n} new facts given",
                room.given,
            )
        )
