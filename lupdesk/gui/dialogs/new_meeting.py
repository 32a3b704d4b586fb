"""A new meeting. Its length is that of the others, so that everybody gets the same time."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk.meetings import add_meeting, start_at
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.slot_lengths import usual_length
from lupdesk.domain.things import Meeting
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import (
    Choice,
    DayField,
    TextField,
    TimeField,
    mark,
    named,
    read_time,
)
from lupdesk.gui.widgets.filter_button import FilterButton
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.word_watch import WordWatch, personal_spots
from lupdesk.problems import Problem


class NewMeetingDialog(Dialog):
    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        say, code = context.wording.say, context.wording.code
        self._desk = context.desk
        self._procurement = procurement
        self.made: UUID | None = None
        kinds = [(code(f"meeting.{one}"), one) for one in MeetingKind]
        self.kind = Choice(say("Kind of meeting"), kinds)
        self.kind.show_value(MeetingKind.ONE_TO_ONE)
        self.kind.currentIndexChanged.connect(self._fit)
        self.title = TextField(say("Title"), hint=say("Empty: the names of the suppliers"))
        self.day = DayField(say("Day"), context.desk.today())
        self.start = TimeField(say("Time"))
        self.day.setMaximumWidth(400)
        self.start.setMaximumWidth(400)
        usual = usual_length(context.desk.all(Meeting, procurement=procurement)) or (45, 15)
        self.minutes = TextField(say("Number of minutes"), str(usual[0]))
        self.reflection = TextField(say("Reflection"), str(usual[1]))
        self.place = TextField(say("Place or link"))
        self.suppliers = FilterButton(say("Suppliers"), say("Nobody"), unset=say("Nobody"))
        self.suppliers.set_options(
            [
                (f"{part.code} {firm.name}", firm.id)
                for part, firm in suppliers_of(context.desk, procurement)
            ]
        )
        self.language = Choice(
            say("Language"),
            [
                (say("As the procurement"), ""),
                (say("Norwegian"), "nb"),
                (say("English"), "en"),
            ],
        )
        self._reflection = QWidget()
        self._reflection.setLayout(named(say("Reflection"), self.reflection))
        times, rest = row(gap=16), row(gap=16)
        for name, field in (
            (say("Day"), self.day),
            (say("Time"), self.start),
            (say("Length (minutes)"), self.minutes),
        ):
            times.addLayout(named(name, field), 1)
        times.addWidget(self._reflection, 1)
        rest.addLayout(named(say("Suppliers"), self.suppliers), 1)
        rest.addLayout(named(say("Language"), self.language), 1)
        # A one-to-one is called what its supplier is called.
        titled = WordWatch(self.title, lambda text: personal_spots(text, context.wording))
        content = column(
            named(say("Kind of meeting"), self.kind),
            times,
            rest,
            named(say("Place or link"), self.place),
            named(say("Title"), self.title),
            titled,
            gap=12,
        )
        super().__init__(say("New meeting"), say("Save"), content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(600))
        self.kind.setFocus()

    def _fit(self) -> None:
        self._reflection.setVisible(self.kind.value() is MeetingKind.ONE_TO_ONE)

    def agree(self) -> None:
        try:
            day = self.day.day()
        except ValueError:
            mark(self.day, True)
            raise Problem("day-wrong", value=self.day.text()) from None
        try:
            clock = read_time(self.start.text())
        except ValueError:
            mark(self.start, True)
            raise Problem("day-and-time") from None
        if (day is None) != (not clock):
            raise Problem("day-and-time")
        self.made = add_meeting(
            self._desk,
            self._procurement,
            kind=self.kind.value(),
            title=self.title.text().strip(),
            start=start_at(day, clock) if day else None,
            minutes=_whole(self.minutes),
            reflection=_whole(self.reflection),
            suppliers=self.suppliers.values(),
            place=self.place.text().strip(),
            language=self.language.value(),
        )


def _whole(field: TextField) -> int:
    digits = field.text().strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 5):
        mark(field, True)
        raise Problem("minutes-positive")
    return int(digits)
