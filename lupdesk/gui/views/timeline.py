"""The timeline to read: what was promised to the market, and what was kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from lupdesk.domain.things import PromisedDate
from lupdesk.domain.timeline import DateState, state_of
from lupdesk.gui.widgets.frames import clear
from lupdesk.gui.widgets.labels import Label, Picture, body, head
from lupdesk.wording import Wording

_SIGNS: Final = {
    DateState.KEPT: ("circle-check", "ok"),
    DateState.MOVED: ("triangle-alert", "warn"),
    DateState.TODAY: ("circle-dot", "accent"),
    DateState.PASSED: ("triangle-alert", "warn"),
    DateState.AHEAD: ("circle", "text2"),
    DateState.OPEN: ("circle-dashed", "text2"),
}


class Timeline(QWidget):
    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._year = 0
        """That of the line above; a date in the same year does not repeat it."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(3, 1)

    def show_dates(self, dates: Sequence[PromisedDate], today: date) -> None:
        clear(self._grid)
        say = self._wording.say
        for place, words in enumerate((say("Milestone"), say("Promised"), say("Kept")), start=1):
            self._grid.addWidget(head(words), 0, place)
        self._year = today.year
        for line, one in enumerate(dates, start=1):
            self._show_line(line, one, today)

    def _show_line(self, line: int, one: PromisedDate, today: date) -> None:
        state = state_of(one, today)
        icon, tone = _SIGNS[state]
        now = state is DateState.TODAY
        name = body(one.title or self._wording.code(f"milestone.{one.kind}"), strong=now)
        promised = Label(promised_words(one, self._year, self._wording), tone="text2")
        last = one.promised_end or one.promised
        self._year = last.year if last else self._year
        words, ink = self._kept_words(one, state)
        kept = Label(words, tone=ink, strong=now, wrap=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(Picture(icon, tone), line, 0, middle)
        for place, label in enumerate((name, promised, kept), start=1):
            self._grid.addWidget(label, line, place, middle)

    def _kept_words(self, one: PromisedDate, state: DateState) -> tuple[str, str]:
        """Words and their colour; icon and words say the same."""
        say = self._wording.say

        def short(day: date) -> str:
            return day_words(day, self._year, self._wording)

        if state is DateState.KEPT and one.kept is not None:
            if one.moved_to is None:
                return short(one.kept), "text"
            return say("{day}, moved", day=short(one.kept)), "text"
        if state is DateState.TODAY:
            return say("today"), "accent"
        if one.moved_to is not None:
            day = short(one.moved_to)
            if one.told_on is not None:
                return say("moved to {day}, told", day=day), "warn"
            return say("moved to {day}, not told", day=day), "stop"
        if state is DateState.PASSED:
            return say("not noted"), "warn"
        return "", "text2"


def day_words(day: date, year: int, wording: Wording) -> str:
    """Without the year where it is ``year``, which needs no saying."""
    return wording.short_date(day) if day.year == year else wording.date(day)


def promised_words(one: PromisedDate, year: int, wording: Wording) -> str:
    """``16.–18. mars``, in another year than ``year`` with its own; empty where nothing is
    promised.
    """
    if one.promised is None:
        return ""
    if one.promised_end is None or one.promised_end == one.promised:
        return day_words(one.promised, year, wording)
    same = one.promised.year == one.promised_end.year
    first = day_words(one.promised, one.promised.year if same else year, wording)
    last = day_words(one.promised_end, year, wording)
    if same and one.promised.month == one.promised_end.month:
        first = first.split("\u00a0")[0]
    return f"{first}–{last}"
