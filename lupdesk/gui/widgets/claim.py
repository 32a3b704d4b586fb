"""What the supplier asks to keep secret, and why: beside the verdict, never instead of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.things import Input
from lupdesk.gui.widgets.fields import Choice, TextField
from lupdesk.gui.widgets.frames import column
from lupdesk.wording import Wording

_LEVELS: Final = (Secrecy.OPEN, Secrecy.ANONYMISE, Secrecy.SECRET, Secrecy.INTERNAL)


class ClaimField(QWidget):
    """``changed`` brings the level that is asked for, or None, and the supplier's reason."""

    changed = Signal(object, str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        say = wording.say
        self.level = Choice(
            say("The supplier asks for"),
            [(say("Nothing"), None), *((wording.code(f"secrecy.{one}"), one) for one in _LEVELS)],
        )
        self.level.chosen.connect(self._choose)
        self.reason = TextField(say("The supplier's reason"), hint=say("The supplier's reason"))
        self.reason.committed.connect(lambda text: self.changed.emit(self.level.value(), text))
        self.setLayout(column(self.level, self.reason, gap=6))

    def _choose(self, level: Secrecy | None) -> None:
        self.changed.emit(level, self.reason.text())

    def show_claim(self, said: Input) -> None:
        self.level.setCurrentIndex(-1)
        self.level.show_value(said.claim)
        self.reason.show_text(said.claim_reason)
        self.reason.setVisible(said.claim is not None)
