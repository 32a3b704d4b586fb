"""What stands in a text that should not leave it: underlined in place, and said in words below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from lupdesk.domain.anonymising import Names, found_in
from lupdesk.domain.personal_data import personal_data
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import LongText, TextField
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
        field: LongText | TextField,
        find: Callable[[str], Iterable[Spot]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self._find = find
        self.spots: tuple[Spot, ...] = ()
        self._pointed: tuple[int, int] | None = None
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
        text = self._shown()
        self.spots = tuple(self._find(text))
        self._mark(text)
        said = " · ".join(dict.fromkeys(one.words for one in self.spots if one.words))
        if said != self._words.text():
            self._words.setText(said)
            self._field.setAccessibleDescription(said)
        self.setVisible(bool(said))

    def point_to(self, place: tuple[int, int] | None) -> None:
        """Of the marked places the one that is spoken of; it is scrolled to."""
        text, field = self._shown(), self._field
        if isinstance(field, LongText) and place is not None and place != self._pointed:
            there = _stretch(field, text, *place)
            there.setPosition(there.selectionStart())
            field.setTextCursor(there)
        self._pointed = place
        self._mark(text)

    def _shown(self) -> str:
        field = self._field
        return field.toPlainText() if isinstance(field, LongText) else field.text()

    def _mark(self, text: str) -> None:
        field = self._field
        if not isinstance(field, LongText):
            field.show_marks((one.start, one.end) for one in self.spots)
            return
        marks = [_marked(field, text, one.start, one.end, _underlined()) for one in self.spots]
        if self._pointed is not None:
            marks.append(_marked(field, text, *self._pointed, _filled()))
        field.setExtraSelections(marks)

    def part(self) -> None:
        """The field is about to go, and this with it."""
        self._soon.stop()
        self.hide()
        self.deleteLater()

    def hideEvent(self, event: object) -> None:
        # The field goes with the page: nothing is to be looked at then.
        if not self._field.isVisible():
            self._soon.stop()


class NameWatch(WordWatch):
    """For what others will read: says also whom the text names, once it knows the names."""

    def __init__(
        self, field: LongText | TextField, wording: Wording, parent: QWidget | None = None
    ) -> None:
        self._wording = wording
        self._known: Names | None = None
        super().__init__(field, self._revealing, parent)

    def know(self, names: Names) -> None:
        self._known = names
        self.look()

    def _revealing(self, text: str) -> Iterator[Spot]:
        yield from personal_spots(text, self._wording)
        if self._known is None or not text:
            return
        for hit in found_in(text, self._known):
            name = self._wording.say("Names {name}", name=text[hit.start : hit.end])
            yield Spot(hit.start, hit.end, name)


def _marked(
    field: LongText, text: str, start: int, end: int, how: QTextCharFormat
) -> QTextEdit.ExtraSelection:
    found = QTextEdit.ExtraSelection()
    found.cursor, found.format = _stretch(field, text, start, end), how
    return found


def _stretch(field: LongText, text: str, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(field.document())
    cursor.setPosition(_units(text[:start]))
    cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _underlined() -> QTextCharFormat:
    line = QTextCharFormat()
    line.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    line.setUnderlineColor(LOOK.colour("warn"))
    return line


def _filled() -> QTextCharFormat:
    ground = _underlined()
    ground.setBackground(LOOK.colour("accent"))
    ground.setForeground(LOOK.colour("on_accent"))
    return ground


def _units(text: str) -> int:
    """As Qt counts: in halves of two bytes."""
    return len(text.encode("utf-16-le")) // 2
