"""F1 in the meeting room: every code and every key, in place of the statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.meeting_keys import (
    Key,
    line_keys,
    other_codes,
    room_keys,
    statement_keys,
    type_codes,
)
from lupdesk.gui.widgets.frames import Ground, Scrolled, column, row
from lupdesk.gui.widgets.labels import body, head
from lupdesk.wording import Wording

_AIR: Final = 8
"""As the title and the line of the room stand inside its column."""

_MOST_LEFT: Final = 80


class KeysHelp(Scrolled):
    """Read while one goes on typing: PgDn and PgUp in the line scroll it."""

    def __init__(self, wording: Wording) -> None:
        say = wording.say
        self._content = content = Ground("page")
        types = column(
            head(say("Codes: a word of their own")),
            _table(type_codes(wording), 44),
            None,
        )
        rest = column(
            head(say("Anywhere in the line")),
            _table(other_codes(wording), 64),
            8,
            head(say("In the line")),
            _table(line_keys(wording), 120),
            8,
            head(say("In the meeting")),
            _table(room_keys(wording), 120),
            8,
            head(say("A selected statement")),
            _table(statement_keys(wording), 120),
            None,
        )
        layout = row(types, 16, gap=0, margins=(_AIR, 4, 12, 12))
        layout.addLayout(rest, 1)
        content.setLayout(layout)
        super().__init__(content)
        self.setAccessibleName(say("Keys and codes"))
        self.verticalScrollBar().valueChanged.connect(self._end_on_a_row)

    def page(self, by: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Once the rows have taken their places.
        QTimer.singleShot(0, self, self._end_on_a_row)

    def _end_on_a_row(self) -> None:
        """Between two rows: half a row under the edge looks like a mistake."""
        content, top = self._content, self.verticalScrollBar().value()
        rows = [
            (label.mapTo(content, QPoint()).y(), label.height())
            for label in content.findChildren(QLabel)
        ]
        bottom = top + self.height()
        while cut := [y for y, height in rows if top < y < bottom < y + height]:
            bottom = min(cut)
        left_over = top + self.height() - bottom
        # Where the columns never break together, half a row is better than half a page.
        self.setViewportMargins(0, 0, 0, left_over if left_over <= LOOK.px(_MOST_LEFT) else 0)


def _table(keys: Sequence[Key], width: int) -> QWidget:
    """``width`` of the column of keys, in pixels at 100 %."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    for place, key in enumerate(keys):
        grid.addWidget(body(shown(key.written), strong=True), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(body(key.does, wrap=True), place, 1)
    grid.setColumnMinimumWidth(0, LOOK.px(width))
    grid.setColumnMinimumWidth(1, LOOK.px(120))
    grid.setColumnStretch(1, 1)
    return widget


_ON_THE_KEY: Final = {
    "Return": "Enter",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Backspace": "⌫",
}


def shown(written: str) -> str:
    """A key as it stands on the keyboard."""
    return "+".join(_ON_THE_KEY.get(part, part) for part in written.split("+"))
