"""Policy instruments as rows: name and agency, what each relieves, and how far one may trust it."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.domain.instruments import InstrumentState, KnownInstrument, state_words, valid_words
from lupdesk.gui.chips import Tone, chip_height, chip_width, paint_chip
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording

_ROW: Final = 66
_SIGNS: Final = {
    InstrumentState.VERIFIED: ("badge-check", Tone.OK),
    InstrumentState.SOURCED: ("book-open", Tone.NEUTRAL),
    InstrumentState.TO_VERIFY: ("triangle-alert", Tone.WARN),
    InstrumentState.NOT_YET: ("calendar-clock", Tone.NEUTRAL),
    InstrumentState.CLOSED: ("circle-x", Tone.BARE),
}


class InstrumentRows(RowList):
    """``narrow`` for the side panel: the state stands under the name there."""

    def __init__(
        self,
        wording: Wording,
        name: str,
        today: date,
        *,
        narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, _ROW, self._draw, self._say, parent)
        self._wording = wording
        self._today = today
        self._narrow = narrow

    def fit(self, most: int) -> None:
        """As high as its rows, up to so many."""
        rows = min(max(self.rows.rowCount(), 1), most)
        self.setFixedHeight(LOOK.px(_ROW) * rows + 2)

    def state_words(self, one: KnownInstrument) -> str:
        return self._wording.phrase(state_words(one, self._today))

    def _say(self, one: KnownInstrument) -> str:
        valid = self._wording.phrase(valid_words(one))
        parts = (one.name, one.agency, one.relieves, valid, self.state_words(one))
        return ", ".join(part for part in parts if part)

    def _draw(self, painter: QPainter, rect: QRect, one: KnownInstrument, selected: bool) -> None:
        closed = one.state(self._today) is InstrumentState.CLOSED
        ink = "text2" if closed else "text"
        words = rect.adjusted(12, 5, -12, -5)
        third = words.height() // 3
        lines = [
            QRect(words.left(), words.top() + third * place, words.width(), third)
            for place in range(3)
        ]
        icon, tone = _SIGNS[one.state(self._today)]
        state = self.state_words(one)
        if self._narrow:
            put(painter, lines[0], one.name, token=ink)
            put(painter, lines[1], one.agency, Size.SMALL, token="text2")
            place = QRect(words.left(), lines[2].top(), words.width(), chip_height())
            paint_chip(painter, place, state, icon, Tone.BARE)
        else:
            wide = chip_width(state, icon, tone)
            top = rect.center().y() - chip_height() // 2
            place = QRect(words.right() - wide, top, wide, chip_height())
            paint_chip(painter, place, state, icon, tone)
            lines = [line.adjusted(0, 0, -wide - 16, 0) for line in lines]
            put(painter, lines[0], one.name, strong=not closed, token=ink)
            relieves = one.relieves or self._wording.say("What it relieves is not in our sources")
            put(painter, lines[1], relieves, token=ink)
            valid = self._wording.phrase(valid_words(one))
            under = " · ".join(part for part in (one.agency, valid) if part)
            put(painter, lines[2], under, Size.SMALL, token="text2")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))
