"""What is done in a dialog that holds up whoever opened it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

_TRIES: Final = 200


def in_dialog(over: QWidget, kind: type[QDialog], does: Callable[[Any], object]) -> None:
    """Once it stands and has the keyboard. Where ``does`` fails it is closed, else nothing goes on."""
    timer = QTimer(over, interval=25)
    left = [_TRIES]

    def look() -> None:
        left[0] -= 1
        standing = [one for one in over.findChildren(kind) if one.isVisible()]
        if not standing or not (standing[0].isActiveWindow() or left[0] <= 0):
            return
        timer.stop()
        try:
            does(standing[0])
        except BaseException:
            standing[0].reject()
            raise

    timer.timeout.connect(look)
    timer.start()
