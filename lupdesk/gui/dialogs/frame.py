"""What every dialog has: a title in the page's type, content, and two buttons at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import MessageBar, column, row
from lupdesk.gui.widgets.labels import title
from lupdesk.problems import Problem
from lupdesk.wording import Wording


class Dialog(QDialog):
    """``agree`` is called on the primary button; it closes the dialog when it went well."""

    def __init__(
        self, name: str, do: str, content: QLayout, wording: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(name)
        self.setModal(True)
        self._words = wording
        self.message = MessageBar(wording.say("Close"))
        self.ok = Button(do, kind="primary")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self._try)
        self.no = Button(wording.say("Cancel"))
        self.no.clicked.connect(self.reject)
        self.setLayout(
            column(
                title(name),
                content,
                self.message,
                row(None, self.no, self.ok),
                gap=16,
                margins=(24, 20, 24, 20),
            )
        )

    def take_room(self, width: int, height: int) -> None:
        """Sizes at 100 %; never larger than the window that it stands over."""
        wanted = QSize(LOOK.px(width), LOOK.px(height))
        over = self.parentWidget()
        self.resize(wanted if over is None else wanted.boundedTo(over.window().size()))

    def agree(self) -> None:
        """Do what the dialog is for; a Problem keeps it open and is shown in it."""

    def keep(self) -> None:
        """The desk is locked over it: write down what somebody said, so that it is not typed in
        vain. A Problem means that it could not be.
        """

    def _try(self) -> None:
        try:
            self.agree()
        except Problem as problem:
            self.message.show_message(self._words.problem(problem), "stop")
            return
        self.accept()
