"""One statement written by hand, outside a meeting."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk.inputs import add_input
from lupdesk.desk.late_input import ask_once
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.kinds import InputKind, InputType, Secrecy
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice, LongText, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.word_watch import WordWatch, personal_spots


class NewInputDialog(Dialog):
    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        wording = context.wording
        say, code = wording.say, wording.code
        self._desk = context.desk
        self._procurement = procurement
        self.made: UUID | None = None
        self._text = LongText(say("What was said"), lines=4)
        self._supplier = Choice(
            say("Supplier"),
            [
                (say("Nobody in particular"), None),
                *((one.name, one.id) for _, one in suppliers_of(context.desk, procurement)),
            ],
        )
        self._type = Choice(
            say("Type"),
            [(say("Not sorted"), None), *((code(f"type.{one}"), one) for one in InputType)],
        )
        self._secrecy = Choice(say("Secrecy"), [(code(f"secrecy.{one}"), one) for one in Secrecy])
        content = column(
            named(say("What was said"), self._text),
            WordWatch(self._text, lambda text: personal_spots(text, wording)),
            named(say("Supplier"), self._supplier),
            row(named(say("Type"), self._type), named(say("Secrecy"), self._secrecy), gap=16),
            gap=12,
        )
        super().__init__(say("New input"), say("Save"), content, wording, parent)
        self.setMinimumWidth(LOOK.px(560))
        self._text.setFocus()

    def agree(self) -> None:
        if self._text.toPlainText().strip():
            ask_once(self._desk, self._procurement, InputKind.INPUT)
        self.made = add_input(
            self._desk,
            self._procurement,
            text=self._text.toPlainText(),
            type=self._type.value(),
            supplier=self._supplier.value(),
            secrecy=self._secrecy.value(),
        )

    def keep(self) -> tuple[str, ...]:
        """Without the question whether late input is meant: nobody may be there to answer it."""
        text = self._text.toPlainText().strip()
        if text:
            self._desk.told_late.add(self._procurement)
            self.agree()
        return (text,)
