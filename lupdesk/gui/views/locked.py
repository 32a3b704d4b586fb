"""The locked window: a field for the passphrase, and nothing of the desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from lupdesk.gui.dialogs.passphrase import PassphraseField
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import named
from lupdesk.gui.widgets.frames import Ground, MessageBar, column, row
from lupdesk.gui.widgets.labels import title
from lupdesk.problems import Problem
from lupdesk.wording import Wording

_WIDTH = 420


class LockedWindow(QMainWindow):
    """``unlock`` is called with what was typed and may raise a Problem; ``end`` when it is closed."""

    def __init__(
        self, wording: Wording, unlock: Callable[[str], None], end: Callable[[], None]
    ) -> None:
        super().__init__()
        say = wording.say
        self._wording, self._unlock, self._end = wording, unlock, end
        self.setObjectName("page")
        self.setWindowTitle("LUPDesk")
        self.typed = PassphraseField(say("Passphrase or recovery key"))
        self.typed.setFixedWidth(_WIDTH)
        self.typed.returnPressed.connect(self._try)
        self.open = Button(say("Open the desk"), kind="primary")
        self.open.clicked.connect(self._try)
        self.message = MessageBar(say("Close"))
        inner = column(
            title(say("LUPDesk is locked")),
            named(say("Passphrase or recovery key"), self.typed),
            row(None, self.open),
            self.message,
            gap=16,
        )
        whole = Ground("page")
        whole.setLayout(column(None, row(None, inner, None), None))
        self.setCentralWidget(whole)
        self.typed.setFocus()

    def _try(self) -> None:
        typed = self.typed.text()
        self.typed.selectAll()
        try:
            self._unlock(typed)
        except Problem as problem:
            self.message.show_message(self._wording.problem(problem), "stop")
            self.typed.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self._end()
