"""Views of one page side by side: one is shown, the arrows and Ctrl+PgDown turn to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.shortcuts import within

_AIR: Final = 6
"""Beside the words: room for the ring, and yet nearly under the title."""


class _Part(QAbstractButton):
    """Shown: strong, with a line under it; focused: a ring. Never by colour alone."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        wide = LOOK.metrics(strong=True).horizontalAdvance(self.text())
        return QSize(wide + LOOK.px(2 * _AIR), LOOK.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.isChecked()
        painter.setFont(LOOK.font(strong=shown))
        painter.setPen(LOOK.colour("text" if shown else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if shown:
            line = QRectF(LOOK.px(_AIR), self.height() - 3, self.width() - LOOK.px(2 * _AIR), 3)
            painter.fillRect(line, LOOK.colour("accent"))
        if self.hasFocus():
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -5), 6, 6)
        painter.end()


class Switch(QWidget):
    """``turned`` with the place of the view that is to be shown."""

    turned = Signal(int)

    def __init__(self, name: str, parts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.parts = [_Part(words) for words in parts]
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for place, part in enumerate(self.parts):
            self._group.addButton(part, place)
        self._group.idToggled.connect(self._toggled)
        # On a narrow page they go on to a second line.
        flow = Flow(self, gap=16)
        for part in self.parts:
            flow.addWidget(part)
        self.parts[0].setChecked(True)

    def _toggled(self, place: int, on: bool) -> None:
        """Tab comes to the one that is shown; from there the arrows go on."""
        policy = Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
        self.parts[place].setFocusPolicy(policy)
        if on:
            self.turned.emit(place)

    def value(self) -> int:
        return self._group.checkedId()

    def turn(self, place: int) -> None:
        self.parts[place % len(self.parts)].setChecked(True)

    def serve(self, page: QWidget, first: Callable[[], QWidget]) -> None:
        """Ctrl+PgDown and Ctrl+PgUp anywhere on ``page``; the focus goes to ``first`` of the view."""

        def turn(by: int) -> None:
            self.turn(self.value() + by)
            first().setFocus(Qt.FocusReason.OtherFocusReason)

        within(page, "Ctrl+PgDown", lambda: turn(1))
        within(page, "Ctrl+PgUp", lambda: turn(-1))
