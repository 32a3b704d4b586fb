"""Where the window stands: as it stood last, and always wholly on a screen that is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lupdesk.settings import WindowPlace

_USUAL: Final = QSize(1366, 768)
_FRAME: Final = QMargins(2, 32, 2, 8)
"""What a window manager puts round a window, at the most; known only once the window is shown."""


def stand(window: QWidget, place: WindowPlace) -> None:
    """As ``place`` says; the first time in the usual size, or over all of a small screen."""
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if place.width:
        fits = fitted(QRect(place.x, place.y, place.width, place.height), rooms)
        # Without the frame, as it is told at the end: the window must not wander at each start.
        size = fits.size().expandedTo(window.minimumSize())
        window.setGeometry(QRect(fits.topLeft(), size))
    else:
        window.resize(_USUAL)
    small = fitted(QRect(QPoint(), _USUAL), [window.screen().availableGeometry()])
    if place.maximised or (not place.width and small.size() != _USUAL):
        window.setWindowState(Qt.WindowState.WindowMaximized)


def place_of(window: QWidget) -> WindowPlace:
    place = window.normalGeometry()
    return WindowPlace(place.x(), place.y(), place.width(), place.height(), window.isMaximized())


def fitted(wanted: QRect, rooms: Sequence[QRect]) -> QRect:
    """``wanted`` moved and cut so that it and its frame are on the screen that it is most on."""
    if not rooms:
        return wanted
    room = max(rooms, key=lambda one: _shared(one, wanted)).marginsRemoved(_FRAME)
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(wanted.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(QPoint(left, top), size)


def _shared(room: QRect, wanted: QRect) -> int:
    both = room.intersected(wanted)
    return both.width() * both.height()
