"""A question with two answers, in plain text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import body
from lupdesk.wording import Wording


def ask(name: str, sentence: str, do: str, wording: Wording, parent: QWidget | None) -> bool:
    """True where the person says yes. Enter is *no*: nothing is lost by a wrong key."""
    words = body(sentence, wrap=True)
    dialog = Dialog(name, do, column(words), wording, parent)
    dialog.setMinimumWidth(LOOK.px(480))
    dialog.ok.setDefault(False)
    dialog.no.setDefault(True)
    dialog.no.setFocus()
    answer = bool(dialog.exec())
    dialog.deleteLater()
    return answer
