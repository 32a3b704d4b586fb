"""What stands in a text that should not leave it: underlined in place, and said in words below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from lupdesk.domain.personal_data import personal_data
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import LongText
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import Picture, meta
from lupdesk.wording import Wording

_AFTER_LAST_KEY: Final = 150
"""Milliseconds."""


class Spot(NamedTuple):
    """``text[start:end]``, and what is said of it; empty where its being marked says enough."""

    start: int
    end: int
    words: str


def personal_spots(text: str, wording: Wording) -> Iterable[Spot]:
    return (
        Spot(one.start, one.end, wording.code(f"personal.{one.kind}"))
        for one in personal_data(text)
    )


class WordWatch(QWidget):
    """Stands under ``field``; not there while nothing is found. ``find`` must be quick."""

    def __init__(
        self,
        field: LongText,
        find: Callable[[str], Iterable[Spot]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._find = find
        self.spots: tuple[Spot, ...] = ()
        self._words = meta("", wrap=True)
        layout = row(gap=6)
        layout.addLayout(column(LOOK.px(2), Picture("triangle-alert", "warn", 14), None, gap=0))
        layout.addWidget(self._words, 1)
        self.setLayout(layout)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_LAST_KEY)
        self._soon.timeout.connect(self.look)
        field.textChanged.connect(self._soon.start)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def look(self) -> None:
        """At once: another text is shown, or what is looked for has changed."""
        self._soon.stop()
        text = self._field.toPlainText()
        self.spots = tuple(self._find(text))
        self._field.setExtraSelections([self._underlined(text, one) for one in self.spots])
        said = " · ".join(dict.fromkeys(one.words for one in self.spots if one.words))
        if said != self._words.text():
            self._words.setText(said)
            self._field.setAccessibleDescription(said)
        self.setVisible(bool(said))

    def _underlined(self, text: str, one: Spot) -> QTextEdit.ExtraSelection:
        line = QTextCharFormat()
        line.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        line.setUnderlineColor(LOOK.colour("warn"))
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(_units(text[: one.start]))
        cursor.setPosition(_units(text[: one.end]), QTextCursor.MoveMode.KeepAnchor)
        found = QTextEdit.ExtraSelection()
        found.cursor, found.format = cursor, line
        return found

    def hideEvent(self, event: object) -> None:
        # The field goes with the page: nothing is to be looked at then.
        if not self._field.isVisible():
            self._soon.stop()


def _units(text: str) -> int:
    """As Qt counts: in halves of two bytes."""
    return len(text.encode("utf-16-le")) // 2
