"""F9 in the meeting room: the standard phrases, one a line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lupdesk.desk.phrases import phrases_of, read_phrases, set_phrases
from lupdesk.desk.session import Desk
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import LongText
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import meta
from lupdesk.wording import Wording


class PhrasesDialog(Dialog):
    def __init__(self, desk: Desk, wording: Wording, parent: QWidget | None = None) -> None:
        say = wording.say
        self._desk = desk
        lines = "\n".join(f"{shortcut} {text}" for shortcut, text in phrases_of(desk))
        self.lines = LongText(say("Standard phrases"), lines, lines=10)
        self.lines.setMinimumWidth(LOOK.px(560))
        how = say(
            "One phrase a line: a short word, a space, the text."
            " In the line of the meeting, write / and the short word, then Tab."
        )
        content = column(meta(how, wrap=True), self.lines)
        super().__init__(say("Standard phrases"), say("Save"), content, wording, parent)

    def agree(self) -> None:
        set_phrases(self._desk, read_phrases(self.lines.toPlainText()))
