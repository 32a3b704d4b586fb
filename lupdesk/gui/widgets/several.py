"""A field for several values: the values as buttons, and a line that takes the next one.

In the line, Enter adds what was typed, and Backspace with nothing typed takes up the last value
to be written otherwise. On a value, Enter or Delete takes it away and F2 takes it up.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import TextField
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.frames import clear, column
from lupdesk.wording import Wording

_DIVIDED: Final = re.compile(r"[,;\n]")
_FRAME: Final = 56
"""Of a value's button, beside its words."""


class _Value(Button):
    away = Signal()
    taken_up = Signal()

    def __init__(self, text: str, name: str) -> None:
        super().__init__("", kind="quiet", icon="x")
        self._words = text
        self.setAccessibleName(name)
        self.setToolTip(text)
        self.clicked.connect(self.away)

    def fit(self, width: int) -> None:
        """What is too long is cut here; the tip and a screen reader have it whole."""
        room = max(width - LOOK.px(_FRAME), LOOK.px(40))
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(" " + cut.replace("&", "&&"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.away.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.taken_up.emit()
        else:
            super().keyPressEvent(event)


class _Line(TextField):
    """``back`` comes for Backspace where nothing is typed, ``given_up`` for Escape."""

    back = Signal()
    given_up = Signal()
    changing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text() and not event.isAutoRepeat():
            self.back.emit()
        elif event.key() == Qt.Key.Key_Escape and self.changing:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class Several(QWidget):
    """``changed`` brings all values, once for each change that a person made."""

    changed = Signal(tuple)

    def __init__(self, name: str, hint: str, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._values: tuple[str, ...] = ()
        self._place: int | None = None
        """Which value is being written otherwise; None: a new one."""
        self.line = _Line(name, hint=hint)
        self.line.committed.connect(self._take)
        self.line.editingFinished.connect(self._leave)
        self.line.back.connect(self._take_up_last)
        self.line.given_up.connect(self.forget_typing)
        self.setFocusProxy(self.line)
        self._chips = QWidget()
        self._flow = Flow(self._chips, gap=4)
        self.buttons: list[_Value] = []
        self.setLayout(column(self._chips, self.line, gap=4))
        self._chips.hide()

    def values(self) -> tuple[str, ...]:
        return self._values

    def show_values(self, values: tuple[str, ...]) -> None:
        """What the desk has; what somebody is typing is left alone."""
        if values == self._values:
            return
        if self._place is not None:
            self.forget_typing()
        self._values = values
        clear(self._flow)
        self.buttons = [self._button(place, value) for place, value in enumerate(values)]
        self._chips.setVisible(bool(values))
        self.updateGeometry()

    def _button(self, place: int, value: str) -> _Value:
        made = _Value(value, self._wording.say("Remove {name}", name=value))
        made.fit(self.width())
        made.away.connect(partial(self._drop, place))
        made.taken_up.connect(partial(self._take_up, place))
        self._flow.addWidget(made)
        # At once, so that it can take the focus: a layout shows its widgets later.
        made.show()
        return made

    def forget_typing(self) -> None:
        self._place = None
        self.line.changing = False
        # Twice: a line takes over a shown text only where nothing is being typed.
        self.line.setText("")
        self.line.show_text("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in self.buttons:
            button.fit(event.size().width())

    # -- what a person does ---------------------------------------------------------------------

    def _take(self, text: str) -> None:
        written = [one.strip() for one in _DIVIDED.split(text) if one.strip()]
        place, values = self._place, list(self._values)
        self.forget_typing()
        if place is None:
            values += written
        else:
            values[place : place + 1] = written
        self._tell(tuple(dict.fromkeys(values)))

    def _leave(self) -> None:
        """A value that was taken up and left as it was stays where it is."""
        if self._place is not None:
            self.forget_typing()

    def _take_up_last(self) -> None:
        if self._place is None and self._values:
            self._take_up(len(self._values) - 1)

    def _take_up(self, place: int) -> None:
        self._place = place
        self.line.changing = True
        self.line.setText("")
        self.line.show_text(self._values[place])
        self.line.setText(self._values[place])
        self.line.setFocus()
        self.line.selectAll()

    def _drop(self, place: int) -> None:
        # Before the button goes: else the focus wanders.
        self.line.setFocus()
        self._tell(self._values[:place] + self._values[place + 1 :])
        if self.buttons:
            self.buttons[min(place, len(self.buttons) - 1)].setFocus()

    def _tell(self, values: tuple[str, ...]) -> None:
        if values != self._values:
            self.show_values(values)
            self.changed.emit(values)
