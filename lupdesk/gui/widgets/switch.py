"""Views of one page side by side: one is shown, the arrows turn to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.frames import row


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
        return QSize(wide + LOOK.px(24), LOOK.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.isChecked()
        painter.setFont(LOOK.font(strong=shown))
        painter.setPen(LOOK.colour("text" if shown else "text2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if shown:
            line = QRectF(LOOK.px(12), self.height() - 3, self.width() - LOOK.px(24), 3)
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
        self.setLayout(row(*self.parts, None, gap=4))
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
