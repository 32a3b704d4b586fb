"""Labels: plain text always, since what a supplier writes must never act as mark-up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size


class Label(QLabel):
    """``tone`` is a token name: text, text2, accent, stop, warn or ok."""

    def __init__(
        self,
        text: str = "",
        size: Size = Size.BODY,
        *,
        strong: bool = False,
        tone: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(LOOK.font(size, strong=strong))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


def title(text: str = "", *, wrap: bool = False) -> Label:
    """A page title, the current question: the one large size."""
    return Label(text, Size.TITLE, strong=True, wrap=wrap)


def body(text: str = "", *, wrap: bool = False, strong: bool = False) -> Label:
    return Label(text, strong=strong, wrap=wrap)


def meta(text: str = "", *, wrap: bool = False, tone: str = "text2") -> Label:
    """Small and quiet: never for what has to be acted on."""
    return Label(text, Size.SMALL, tone=tone, wrap=wrap)


def head(text: str = "") -> Label:
    """The name over a group."""
    return Label(text, Size.SMALL, strong=True, tone="text2")


class Picture(QLabel):
    """An icon beside words that say the same; mute for a screen reader."""

    def __init__(
        self, icon: str, tone: str = "text2", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size = icon, tone, size
        self.show_icon(icon, tone)

    def show_icon(self, icon: str, tone: str) -> None:
        self._icon, self._tone = icon, tone
        self.setPixmap(pixmap(icon, tone, self._size))
        side = LOOK.px(self._size)
        self.setFixedSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setPixmap(pixmap(self._icon, self._tone, self._size))
