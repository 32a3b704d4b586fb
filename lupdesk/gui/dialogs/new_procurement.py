"""A new procurement: a title is enough, the rest is filled in on the way."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk.dialogue_templates import templates
from lupdesk.desk.procurements import Body, add_procurement
from lupdesk.desk.session import Desk
from lupdesk.domain.dialogue_templates import Contents
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice, LongText, TextField, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.wording import Wording


class NewProcurementDialog(Dialog):
    def __init__(self, desk: Desk, wording: Wording, parent: QWidget | None = None) -> None:
        say = wording.say
        self._desk = desk
        self.made: UUID | None = None
        self._title = TextField(say("Title"))
        self._reference = TextField(say("Reference"), hint="2027-01")
        self._buyers = TextField(say("Buyers"), hint=say("One or several, divided by commas"))
        self._effect = LongText(
            say("What shall be better"), hint=say("The effect, not the solution"), lines=2
        )
        self._for_whom = TextField(say("For whom"))
        self._language = Choice(
            say("Language of the documents"), [(say("Norwegian"), "nb"), (say("English"), "en")]
        )
        self._language.chosen.connect(self._offer_templates)
        self._none = say("Nothing: an empty guide")
        self.template = Choice(say("Begin with"))
        self._offer_templates("nb")
        hint = say("A template brings questions, programme, themes and the text of an invitation.")
        content = column(
            named(say("Title"), self._title),
            row(
                named(say("Reference"), self._reference),
                named(say("Language of the documents"), self._language),
                gap=16,
            ),
            named(say("Buyers"), self._buyers),
            named(say("What shall be better"), self._effect),
            named(say("For whom"), self._for_whom),
            named(say("Begin with"), self.template, hint),
            gap=12,
        )
        super().__init__(say("New procurement"), say("Make it"), content, wording, parent)
        self.setMinimumWidth(LOOK.px(600))
        self._title.setFocus()

    def _offer_templates(self, language: str) -> None:
        """Those in the language of the documents; the one that was chosen stays, in its words."""
        before: Contents | None = self.template.value()
        known = [one for one in templates(self._desk) if one.language == language]
        self.template.set_options([(self._none, None), *((one.name, one) for one in known)])
        alike = [one for one in known if before is not None and one.code == before.code]
        self.template.show_value(alike[0] if alike else None)

    def agree(self) -> None:
        chosen: Contents | None = self.template.value()
        names = [name.strip() for name in self._buyers.text().split(",")]
        self.made = add_procurement(
            self._desk,
            reference=self._reference.text(),
            title=self._title.text(),
            buyers=[Body(name) for name in names if name],
            effect=self._effect.toPlainText().strip(),
            for_whom=self._for_whom.text().strip(),
            language=self._language.value(),
            begin=chosen.beginning if chosen else None,
        )
