"""Saving a dialogue as a template of the office: a new one, or the next version."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk.dialogue_templates import every_version, templates
from lupdesk.desk.reuse import Reusable, Saved, proposed_changes, reusable_beside, save_template
from lupdesk.domain.dialogue_templates import Contents, Part, next_version, read_method
from lupdesk.domain.things import Procurement
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.begin_dialogue import held_words, part_words
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice, LongText, TextField, named
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import meta


class SaveTemplateDialog(Dialog):
    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._found: Reusable | None = None
        self.saved: Saved | None = None
        say = self._wording.say
        of = self._desk.the(Procurement, procurement)
        self._every = every_version(self._desk)
        known = [one for one in templates(self._desk) if one.language == of.language]
        self.which = Choice(
            say("As"),
            [
                (say("A new template"), None),
                *((self._next(one), one) for one in known),
            ],
        )
        self.which.chosen.connect(lambda _: self._name_it())
        self.name = TextField(say("Name"))
        self.changes = LongText(
            say("What is new, and why"),
            hint=say("Others see this when they begin with it"),
            lines=3,
        )
        self.changes.setPlainText(proposed_changes(self._desk, procurement))
        self._what = meta(say("Looking for what must not go along …"), wrap=True)
        self._held = meta("", wrap=True)
        content = column(
            named(say("As"), self.which),
            named(say("Name"), self.name),
            named(say("What is new, and why"), self.changes),
            self._what,
            self._held,
            gap=12,
        )
        super().__init__(say("Save as a template"), say("Save"), content, self._wording, parent)
        self.setMinimumWidth(LOOK.px(600))
        self.ok.setEnabled(False)
        began = read_method(of.method)
        self.which.show_value(next((one for one in known if began and one.code == began[0]), None))
        self._name_it()
        look = partial(reusable_beside, self._desk.working_path, procurement, self._desk.clock)
        context.jobs.run(lambda _: look(), self._looked)
        self.name.setFocus()

    def _next(self, one: Contents) -> str:
        number = next_version(one.code, self._every)
        return self._wording.say("{name}: version {n}", name=one.name, n=number)

    def _name_it(self) -> None:
        chosen: Contents | None = self.which.value()
        self.name.show_text(chosen.name if chosen else "")

    def _looked(self, found: Reusable) -> None:
        self._found = found
        told = [
            part_words(part, count, self._wording)
            for part, count in found.beginning.counts.items()
            if part is not Part.SUPPLIERS
        ]
        self._what.setText(" · ".join(told) or self._wording.say("Nothing to save yet."))
        held = [one for one in found.held if one.part is not Part.SUPPLIERS]
        self._held.setText(held_words(held, self._wording))
        self._held.setVisible(bool(held))
        self.ok.setEnabled(True)

    def agree(self) -> None:
        chosen: Contents | None = self.which.value()
        self.saved = save_template(
            self._desk,
            self._procurement,
            name=self.name.text(),
            code=chosen.code if chosen else "",
            changes=self.changes.toPlainText(),
            found=self._found,
        )
