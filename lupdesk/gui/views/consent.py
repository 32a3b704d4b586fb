"""The day on which a person agreed to be named for everybody, and to what; or why the role has to be."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QBoxLayout, QWidget

from lupdesk.desk.consent import note_consent
from lupdesk.domain.things import Contact, TeamMember
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import DayField, TextField, named
from lupdesk.gui.widgets.frames import row


class ConsentFields(QWidget):
    """Two fields of one person, each an act. ``titled``: with its name above each."""

    def __init__(
        self, context: PageContext, *, titled: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._person: UUID | None = None
        say = context.wording.say
        day, why = say("Consent to be named"), say("For what, or why")
        tip = say(
            "Agreed to stand in papers for everybody, on which day and for what. Without a day: why the role has to be named."
        )
        self.day = DayField(day, self._desk.today())
        self.day.changed.connect(self._agree)
        self.why = TextField(why)
        self.why.committed.connect(self._explain)
        for field in (self.day, self.why):
            field.setToolTip(tip)
        self.setLayout(self._titled(day, why) if titled else self._bare(say("Consent"), why))

    def _titled(self, day: str, why: str) -> QBoxLayout:
        line = row(named(day, self.day), gap=16)
        line.addLayout(named(why, self.why), 1)
        return line

    def _bare(self, day: str, why: str) -> QBoxLayout:
        """In a narrow panel: what a field is for stands in it while it is empty."""
        self.day.setPlaceholderText(day)
        self.day.setFixedWidth(LOOK.px(112))
        self.why.setPlaceholderText(why)
        line = row(self.day, gap=6)
        line.addWidget(self.why, 1)
        return line

    def show_person(self, one: Contact | TeamMember) -> None:
        self._person = one.id
        say = self._context.wording.say
        self.day.setAccessibleName(f"{one.name}: {say('Consent to be named')}")
        self.why.setAccessibleName(f"{one.name}: {say('For what, or why')}")
        self.day.show_day(one.consented_on)
        self.why.show_text(one.shown_for)

    def _agree(self, day: date | None) -> None:
        one = self._stands()
        if one is not None and day != one.consented_on:
            self._note(one, day, one.shown_for)

    def _explain(self, text: str) -> None:
        one = self._stands()
        if one is not None and text.strip() != one.shown_for:
            self._note(one, one.consented_on, text)

    def _note(self, one: Contact | TeamMember, on: date | None, shown_for: str) -> None:
        with self._context.trouble():
            note_consent(self._desk, one.id, on=on, shown_for=shown_for)

    def _stands(self) -> Contact | TeamMember | None:
        """As the desk has it: what is shown may lag behind what was typed a moment ago."""
        if self._person is None:
            return None
        member = self._desk.get(TeamMember, self._person)
        return member if member is not None else self._desk.get(Contact, self._person)
