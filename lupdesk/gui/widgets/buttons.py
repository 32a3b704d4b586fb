"""Buttons: one primary on a page at most, quiet ones for the rest; icon and word together."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from lupdesk.gui.icons import icon as tinted
from lupdesk.gui.theme import LOOK

_INK = {"primary": "on_accent", "quiet": "accent"}


class Button(QPushButton):
    """``kind`` is ``""``, ``primary`` or ``quiet``."""

    def __init__(
        self, text: str, *, kind: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(f" {text}" if icon and text else text, parent)
        self._icon = icon
        self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self.setFont(LOOK.font())
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tint()

    def _tint(self) -> None:
        if self._icon:
            ink = _INK.get(str(self.property("kind")), "text")
            side = LOOK.px(18)
            self.setIcon(tinted(self._icon, ink if self.isEnabled() else "text2"))
            self.setIconSize(QSize(side, side))

    def show_words(self, text: str, icon: str = "") -> None:
        """Other words and icon on the same button."""
        self._icon = icon or self._icon
        self.setText(f" {text}" if self._icon and text else text)
        self.setAccessibleName(text)
        self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt leaves Enter to a dialog's default button, which may be another than the focused one.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._tint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            # A ring in accent on accent would not show: it stands inside, in the text's colour.
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(LOOK.colour("on_accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 3, 3)
            painter.end()


def icon_button(icon: str, name: str, parent: QWidget | None = None) -> Button:
    """An icon alone, for closing and the like: its name is said and shown as a tip."""
    button = Button("", kind="quiet", icon=icon, parent=parent)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
