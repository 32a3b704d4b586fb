"""A field of one line in which some of the words are underlined."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit

from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.places import python_place

_BELOW: Final = 2
"""Pixels from the foot of the letters."""


class MarkedLine(QLineEdit):
    """Qt's own line knows no marks, so they are painted over it, where the letters stand."""

    marks: tuple[tuple[int, int], ...] = ()
    """Of ``text``, in characters."""

    def show_marks(self, marks: Iterable[tuple[int, int]]) -> None:
        found = tuple(marks)
        if found != self.marks:
            self.marks = found
            self.update()

    def across(self, place: int) -> int:
        """How far in the character at ``place`` begins, in pixels of the field."""
        text = self.text()
        at = python_place(text, self.cursorPosition())
        cursor = self.cursorRect().center().x()
        if place < at:
            return cursor - self.fontMetrics().horizontalAdvance(text[place:at])
        return cursor + self.fontMetrics().horizontalAdvance(text[at:place])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.marks:
            return
        painter = QPainter(self)
        painter.setPen(QPen(LOOK.colour("warn"), LOOK.px(2), c=Qt.PenCapStyle.FlatCap))
        inside = self.contentsRect().adjusted(LOOK.px(4), 0, -LOOK.px(4), 0)
        painter.setClipRect(inside)
        foot = self.cursorRect().bottom() - _BELOW
        for start, end in self.marks:
            painter.drawLine(self.across(start), foot, self.across(end), foot)
        painter.end()
