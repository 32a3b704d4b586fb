"""The line under a list in which the next thing is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lupdesk.gui.widgets.fields import TextField


class NewLine(TextField):
    """Where the next thing is written. ``entered`` comes on Enter, of an impatient Enter on nothing
    nobody hears.
    """

    entered = Signal()

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(name, hint=hint, parent=parent)
        self.returnPressed.connect(self._enter)

    def _enter(self) -> None:
        if self.text().strip():
            self.entered.emit()
