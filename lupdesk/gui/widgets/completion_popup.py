"""What Tab offers, above the capture line. A child of the window: the line keeps the focus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lupdesk.domain.completion import Option
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.frames import Ground
from lupdesk.gui.widgets.option_words import option_words
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording

_ROW: Final = 34
_WIDTH: Final = 300
_EDGE: Final = 5
_ABOVE: Final = 4


@dataclass(frozen=True, slots=True)
class _Offer:
    option: Option
    text: str
    note: str


class CompletionPopup(Ground):
    """The first option is what Tab takes. ``stepped`` is true once an arrow chose another:
    only then does Enter mean the option and not the line."""

    taken = Signal(object)

    def __init__(self, wording: Wording, parent: QWidget) -> None:
        super().__init__("popup", parent)
        self._wording = wording
        self.over = parent
        self.stepped = False
        self._list = RowList(wording.say("Suggestions"), _ROW, _draw, _spoken, self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        layout.addWidget(self._list)
        self.hide()

    @property
    def options(self) -> tuple[Option, ...]:
        """What is offered now; nothing while the popup is closed."""
        if self.isHidden():
            return ()
        return tuple(offer.option for offer in self._list.rows.values)

    @property
    def chosen(self) -> int:
        return self._list.currentIndex().row()

    def offer(self, options: tuple[Option, ...], foot: QPoint) -> None:
        """Open upwards from ``foot``, a point of the parent."""
        offers = [_Offer(option, *option_words(option, self._wording)) for option in options]
        self._list.rows.show(offers)
        self._list.pick_row(0)
        self.stepped = False
        self.setFixedSize(LOOK.px(_WIDTH), len(options) * LOOK.px(_ROW) + 2 * _EDGE + 2)
        self.place(foot)
        self.show()
        self.raise_()

    def place(self, foot: QPoint) -> None:
        left = max(0, min(foot.x() - 16, self.over.width() - self.width() - 8))
        self.move(left, max(0, foot.y() - self.height() - _ABOVE))

    def step(self, by: int) -> None:
        self.stepped = True
        self._list.pick_row((self.chosen + by) % self._list.rows.rowCount())

    def take(self) -> None:
        self.taken.emit(self._list.value().option)


def _spoken(value: _Offer) -> str:
    return f"{value.text}, {value.note}" if value.note else value.text


def _draw(painter: QPainter, rect: QRect, value: Any, selected: bool) -> None:
    room = rect.adjusted(11, 0, -11, 0)
    note = QFontMetrics(LOOK.font(Size.SMALL)).horizontalAdvance(value.note)
    put(painter, room, value.note, Size.SMALL, token="text2", right=True)
    put(
        painter,
        room.adjusted(0, 0, -note - 12 if note else 0, 0),
        value.text,
        strong=selected,
    )
