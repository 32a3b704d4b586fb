"""Buttons: one primary on a page at most, quiet ones for the rest; icon and word together."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

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


class CutButton(Button):
    """Its words begin at the left, and are cut with … where the room is too little for them. They
    are shown as they are: & is no sign for a key.
    """

    _LEAST = 96

    def __init__(
        self, text: str = "", *, kind: str = "quiet", icon: str = "", parent: QWidget | None = None
    ) -> None:
        self._whole = ""
        super().__init__("", kind=kind, icon=icon, parent=parent)
        self.setStyleSheet("text-align: left")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_words(text, icon)

    def show_words(self, text: str, icon: str = "") -> None:
        self._whole = text
        super().show_words(text.replace("&", "&&"), icon)
        self.setAccessibleName(text)
        self.updateGeometry()
        self._cut()

    def sizeHint(self) -> QSize:
        """Of all its words."""
        shown = super().sizeHint()
        lacking = self._advance(self._whole) - self._advance(self._shown())
        return QSize(shown.width() + lacking, shown.height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return hint.boundedTo(QSize(LOOK.px(self._LEAST), hint.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _shown(self) -> str:
        return self.text().replace("&&", "&").removeprefix(" " if self._icon else "")

    def _advance(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)

    def _cut(self) -> None:
        # Letters that stand beside others are a little wider or narrower than by themselves.
        room = self.width() - (self.sizeHint().width() - self._advance(self._whole)) + LOOK.px(3)
        words = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if words != self._shown():
            self.setText((" " if self._icon else "") + words.replace("&", "&&"))


def icon_button(icon: str, name: str, parent: QWidget | None = None) -> Button:
    """An icon alone, for closing and the like: its name is said and shown as a tip."""
    button = Button("", kind="quiet", icon=icon, parent=parent)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
