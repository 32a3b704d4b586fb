"""The one chip of the program: painted by the widget below and by every delegate."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lupdesk.domain.kinds import InputKind, InputType, Secrecy
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size

HEIGHT: Final = 24


class Tone(StrEnum):
    """What a chip says by its ground, beside icon and word. BARE has no ground."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    STOP = "stop"
    WARN = "warn"
    OK = "ok"
    BARE = "bare"


_GROUND: Final = {
    Tone.NEUTRAL: ("sunken", "text"),
    Tone.ACCENT: ("accent_soft", "accent"),
    Tone.STOP: ("stop_soft", "stop"),
    Tone.WARN: ("warn_soft", "warn"),
    Tone.OK: ("ok_soft", "ok"),
    Tone.BARE: ("", "text2"),
}

TYPE_ICONS: Final[dict[InputType, str]] = {
    InputType.NEED: "house",
    InputType.SOL: "lightbulb",
    InputType.ALT: "split",
    InputType.BAR: "construction",
    InputType.OPP: "sprout",
    InputType.RISK: "cloud-lightning",
    InputType.COST: "coins",
    InputType.TIME: "calendar-clock",
    InputType.REQ: "ruler",
    InputType.EVAL: "scale",
    InputType.CONTR: "file-pen-line",
    InputType.PROC: "workflow",
    InputType.SUST: "leaf",
    InputType.INTEG: "plug",
    InputType.TRL: "gauge",
    InputType.ORG: "graduation-cap",
    InputType.BEN: "trending-up",
    InputType.INSTR: "hand-coins",
    InputType.Q: "message-circle-question-mark",
    InputType.INFO: "info",
}
KIND_ICONS: Final[dict[InputKind, str]] = {
    InputKind.INPUT: "message-square-text",
    InputKind.GIVEN: "megaphone",
    InputKind.ACTION: "list-checks",
    InputKind.DECISION: "gavel",
}
SECRECY_ICONS: Final[dict[Secrecy, str]] = {
    Secrecy.OPEN: "globe",
    Secrecy.ANONYMISE: "hat-glasses",
    Secrecy.SECRET: "lock",
    Secrecy.UNASSESSED: "circle-dashed",
    Secrecy.INTERNAL: "building-2",
}


def type_icon(kind: InputKind, type: InputType | None) -> str:
    if kind is InputKind.INPUT and type is not None:
        return TYPE_ICONS[type]
    return KIND_ICONS[kind]


def secrecy_tone(level: Secrecy) -> Tone:
    """Only what needs the eye gets a ground: secret, and not assessed."""
    return {Secrecy.SECRET: Tone.STOP, Secrecy.UNASSESSED: Tone.WARN}.get(level, Tone.BARE)


def draw_icons() -> None:
    """Draw the icons of statements before they are wanted: some 10 ms for all."""
    for name in (*TYPE_ICONS.values(), *KIND_ICONS.values()):
        pixmap(name, "text2", 16)
    for level, name in SECRECY_ICONS.items():
        pixmap(name, _GROUND[secrecy_tone(level)][1], 16)


def chip_width(text: str, icon: str = "", tone: Tone = Tone.NEUTRAL) -> int:
    metrics = LOOK.metrics(Size.SMALL, strong=tone is not Tone.BARE)
    room = 0 if tone is Tone.BARE else LOOK.px(16)
    return metrics.horizontalAdvance(text) + room + (LOOK.px(22) if icon else 0) + 1


def chip_height() -> int:
    return LOOK.px(HEIGHT)


def paint_chip(
    painter: QPainter, rect: QRect, text: str, icon: str = "", tone: Tone = Tone.NEUTRAL
) -> None:
    """Paint within ``rect``, whose height is ``chip_height()``; the text is cut where it must."""
    ground, ink = _GROUND[tone]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    room = QRect(rect)
    if ground:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LOOK.colour(ground))
        painter.drawRoundedRect(room, 6, 6)
        room.adjust(LOOK.px(8), 0, -LOOK.px(8), 0)
    if icon:
        side = LOOK.px(16)
        top = room.center().y() - side // 2 + 1
        painter.drawPixmap(
            room.left(), top, pixmap(icon, "text2" if tone is Tone.NEUTRAL else ink, 16)
        )
        room.setLeft(room.left() + LOOK.px(22))
    strong = tone is not Tone.BARE
    painter.setFont(LOOK.font(Size.SMALL, strong=strong))
    painter.setPen(LOOK.colour(ink))
    metrics = LOOK.metrics(Size.SMALL, strong=strong)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class Chip(QWidget):
    """Icon and word; says its word to a screen reader."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        tone: Tone = Tone.NEUTRAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._icon, self._tone = text, icon, tone
        self.setAccessibleName(text)
        self._limit = 0
        self.setFixedSize(self.sizeHint())

    def show_chip(self, text: str, icon: str = "", tone: Tone = Tone.NEUTRAL) -> None:
        self._text, self._icon, self._tone = text, icon, tone
        self.setAccessibleName(text)
        self.setFixedSize(self.sizeHint())
        self.update()

    @property
    def text(self) -> str:
        return self._text

    def limit(self, width: int) -> None:
        """Be no wider than this; the word is then cut with …"""
        self._limit = width
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        width = chip_width(self._text, self._icon, self._tone)
        return QSize(min(width, self._limit) if self._limit else width, chip_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._text, self._icon, self._tone)
        painter.end()
