"""The programme of a conference or a workshop: when, what, how long. Alt with the arrows moves."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk import meetings
from lupdesk.domain.things import AgendaItem
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import icon_button
from lupdesk.gui.widgets.edit_rows import EditRows
from lupdesk.gui.widgets.fields import TextField, TimeField, mark
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import head
from lupdesk.gui.widgets.shortcuts import within


class AgendaEditor(QWidget):
    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._meeting: UUID | None = None
        say = context.wording.say
        self.rows = EditRows(lambda id: _AgendaRow(context, id))
        self.new = TextField(say("Add a point"), hint=say("Add a point"))
        self.new.committed.connect(self._add)
        self.setLayout(column(head(say("Agenda")), self.rows, self.new, gap=4))

    def show_agenda(self, meeting: UUID) -> None:
        if meeting != self._meeting:
            self._meeting = meeting
            self.new.clear()
        self.rows.show_things(self._context.desk.all(AgendaItem, meeting=meeting))

    def _add(self, title: str) -> None:
        if title.strip() and self._meeting is not None:
            with self._context.trouble():
                line = meetings.AgendaLine(title.strip())
                meetings.add_agenda_item(self._context.desk, self._meeting, line)
                self.new.clear()


class _AgendaRow(QWidget):
    def __init__(self, context: PageContext, id: UUID) -> None:
        super().__init__()
        self._context = context
        self._id = id
        say = context.wording.say
        self.start_field = TimeField(say("Start"))
        self.start_field.setFixedWidth(LOOK.px(64))
        self.start_field.changed.connect(lambda clock: self._write(start=clock))
        self.title = TextField(say("Point"))
        self.title.committed.connect(lambda text: self._write(title=text.strip()))
        self.minutes = TextField(say("Number of minutes"))
        self.minutes.setFixedWidth(LOOK.px(48))
        self.minutes.committed.connect(self._write_minutes)
        self._remove = icon_button("trash-2", say("Remove"))
        self._remove.clicked.connect(self._take_away)
        # The title has a line of its own: beside the times a panel leaves it three words.
        times = row(self.start_field, self.minutes, None, self._remove, gap=4)
        self.setLayout(column(times, self.title, gap=4, margins=(0, 0, 0, 8)))
        QWidget.setTabOrder(self.start_field, self.title)
        QWidget.setTabOrder(self.title, self.minutes)
        within(self, "Alt+Up", lambda: self._move(-1))
        within(self, "Alt+Down", lambda: self._move(1))

    def show_thing(self, one: AgendaItem) -> None:
        self.start_field.show_text(one.start)
        self.title.show_text(one.title)
        self.title.setCursorPosition(0)
        self.minutes.show_text(str(one.minutes) if one.minutes else "")
        words = self._context.wording.say("Remove {name}", name=one.title)
        self._remove.setAccessibleName(words)

    def start(self) -> None:
        self.title.setFocus()

    def _write(self, **fields: object) -> None:
        with self._context.trouble():
            meetings.edit_agenda_item(self._context.desk, self._id, **fields)

    def _write_minutes(self, text: str) -> None:
        digits = text.strip() or "0"
        usable = digits.isascii() and digits.isdigit() and len(digits) < 5
        mark(self.minutes, not usable)
        if usable:
            self._write(minutes=int(digits))

    def _move(self, by: int) -> None:
        with self._context.trouble():
            meetings.move_agenda_item(self._context.desk, self._id, by)

    def _take_away(self) -> None:
        with self._context.trouble():
            meetings.remove_agenda_item(self._context.desk, self._id)
