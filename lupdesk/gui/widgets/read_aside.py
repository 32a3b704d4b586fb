"""What stands in the place of something that is read beside the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import meta
from lupdesk.wording import Wording


class ReadAside(QWidget):
    """``words`` while it is read; where somebody stopped it, the way to read it after all."""

    again = Signal()

    def __init__(self, words: str, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._wording = words, wording
        self.line = meta(words)
        self.button = Button(wording.say("Read it after all"))
        self.button.clicked.connect(self.again)
        self.button.hide()
        self.setLayout(column(self.line, row(self.button, None), None, gap=12))

    def show_reading(self) -> None:
        self.line.setText(self._words)
        self.button.hide()

    def show_stopped(self) -> None:
        self.line.setText(self._wording.say("Reading was stopped."))
        self.button.show()
