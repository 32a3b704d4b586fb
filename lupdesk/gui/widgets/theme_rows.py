"""The tree of themes as a list that is worked with the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.domain.theming import Place
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.key_map import written
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording

_ROW: Final = 36
_STEP: Final = 18
"""How far what is below another stands to the right."""
_DEEPEST: Final = 6


class ThemeRows(RowList):
    """``called`` brings what a key of its table stands for, e.g. ``rename``."""

    called = Signal(str)
    KEYS: Final[Mapping[str, str]] = {
        "F2": "rename",
        "Ins": "new",
        "Del": "remove",
        "Ctrl+Up": "up",
        "Ctrl+Down": "down",
        "Ctrl+Left": "out",
        "Ctrl+Right": "in",
        "Ctrl+M": "merge",
        "Ctrl+D": "split",
        "Space": "give",
    }

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(wording.say("Themes"), _ROW, self._draw, self._say, parent)
        self._wording = wording

    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = self.KEYS.get(written(event))
        if does is None:
            super().keyPressEvent(event)
            return
        self.called.emit(does)

    def _say(self, place: Place) -> str:
        count = self._wording.count
        suppliers = count("{n} supplier", "{n} suppliers", place.whole.suppliers)
        said = count("{n} statement", "{n} statements", place.whole.statements)
        return f"{' / '.join(place.path)}, {suppliers}, {said}"

    def _draw(self, painter: QPainter, rect: QRect, place: Place, selected: bool) -> None:
        inside = rect.adjusted(10, 0, -10, 0)
        inside.setLeft(inside.left() + LOOK.px(_STEP) * min(place.depth, _DEEPEST))
        many = str(place.whole.suppliers)
        room = QFontMetrics(LOOK.font(Size.SMALL)).horizontalAdvance("0000")
        number = QRect(inside.right() - room, inside.top(), room, inside.height())
        put(painter, number, many, Size.SMALL, token="text2", right=True)
        words = QRect(inside.left(), inside.top(), inside.width() - room - 8, inside.height())
        put(painter, words, place.name, strong=place.depth == 0)
