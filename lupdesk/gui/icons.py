"""Icons: Lucide outlines, tinted with a token and drawn for the screen they stand on."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lupdesk.gui.theme import LOOK
from lupdesk.paths import resources


def pixmap(name: str, token: str = "text2", size: int = 18) -> QPixmap:
    """An icon of the theme in force; ``size`` in pixels at 100 %."""
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    return _drawn(name, getattr(LOOK.theme.tokens, token), LOOK.px(size), max(ratio, 1.0))


def icon(name: str, token: str = "text", size: int = 18) -> QIcon:
    return QIcon(pixmap(name, token, size))


@lru_cache(maxsize=512)
def _source(name: str) -> str:
    text = (resources() / "icons" / f"{name}.svg").read_text("utf-8")
    return text.replace('stroke-width="2"', 'stroke-width="1.75"')


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    side = round(size * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(painter)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)
