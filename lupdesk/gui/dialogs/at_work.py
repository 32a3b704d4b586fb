"""Work on the desk while it is closed: nothing else can be done until it is open again."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import body
from lupdesk.wording import Wording


class AtWorkDialog(Dialog):
    """Has no button, and stays until ``finish``."""

    def __init__(self, what: str, wording: Wording, parent: QWidget | None = None) -> None:
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(what)
        sentence = wording.say("The desk is closed meanwhile, and opens again by itself.")
        content = column(body(sentence, wrap=True), bar)
        super().__init__(what, "", content, wording, parent)
        self.ok.hide()
        self.no.hide()
        self.setMinimumWidth(LOOK.px(480))

    def reject(self) -> None:
        """Half a sealed desk is none."""

    def finish(self) -> None:
        self.accept()
        self.deleteLater()
