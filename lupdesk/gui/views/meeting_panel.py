"""The panel for one meeting: when, with whom, where, and the agenda where it has one."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lupdesk.desk import meetings
from lupdesk.desk.standing import Judgement
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.audience import BUYER_TEAM
from lupdesk.domain.kinds import DocumentKind, MeetingKind
from lupdesk.domain.question_matrix import GUIDED
from lupdesk.domain.things import Meeting, MeetingSupplier
from lupdesk.gui.chips import Chip, Tone
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.agenda_editor import AgendaEditor
from lupdesk.gui.views.kept_files import KeptFiles
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import (
    Choice,
    DayField,
    LongText,
    TextField,
    TimeField,
    mark,
    named,
    read_time,
)
from lupdesk.gui.widgets.filter_button import FilterButton
from lupdesk.gui.widgets.finding_block import FindingBlock
from lupdesk.gui.widgets.frames import Panel, clear, column, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.word_watch import NameWatch
from lupdesk.wording import LOCAL_ZONE

MEETING_ICONS = {
    MeetingKind.WORKSHOP: "users",
    MeetingKind.CONFERENCE: "megaphone",
    MeetingKind.ONE_TO_ONE: "messages-square",
    MeetingKind.WRITTEN: "mail",
    MeetingKind.INTERNAL: "building-2",
}


class MeetingPanel(Panel):
    """``left`` comes when the meeting was removed."""

    left = Signal()

    def __init__(
        self, context: PageContext, procurement: UUID, width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(width, parent)
        self._context = context
        self._desk = context.desk
        self._procurement = procurement
        self._shown: Meeting | None = None
        self._offered: list[tuple[str, UUID]] = []
        self._empty = meta(context.wording.say("Select a meeting to see and edit it."), wrap=True)
        self._whole = QWidget()
        self._make_fields()
        self._lay_out()
        self.content.addWidget(self._empty)
        self.content.addWidget(self._whole)
        self.content.addStretch(1)
        self.show_meeting(None)

    # -- making ---------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        say, code = self._context.wording.say, self._context.wording.code
        self._chip = Chip("", "")
        self._name = body("", strong=True, wrap=True)
        self.room = Button(say("Go to the meeting room"), icon="arrow-right")
        self.room.clicked.connect(self._go)
        self.sheet = Button(say("Sign-in sheet …"), kind="quiet", icon="signature")
        self.sheet.clicked.connect(self.write_sheet)
        self.kind = Choice(
            say("Kind of meeting"), [(code(f"meeting.{one}"), one) for one in MeetingKind]
        )
        self.kind.chosen.connect(lambda value: self._edit(kind=value))
        self.title = TextField(say("Title"))
        self.title.committed.connect(lambda text: self._edit(title=text.strip()))
        self.title_watch = NameWatch(self.title, self._context.wording)
        self.suppliers = FilterButton(say("Suppliers"), say("Nobody"), unset=say("Nobody"))
        self.suppliers.changed.connect(self._write_suppliers)
        self._together = meta(say("Several suppliers: they come as a consortium."), wrap=True)
        self.day = DayField(say("Day"), self._desk.today())
        self.day.changed.connect(lambda _: self._write_start())
        self.start = TimeField(say("Time"))
        for field in (self.day, self.start):
            field.setMaximumWidth(400)
        self.start.changed.connect(lambda _: self._write_start())
        self.minutes = TextField(say("Number of minutes"))
        self.minutes.committed.connect(lambda text: self._write_number(self.minutes, text))
        self.reflection = TextField(say("Reflection"))
        self.reflection.committed.connect(lambda text: self._write_number(self.reflection, text))
        self.place = TextField(say("Place or link"))
        self.place.committed.connect(lambda text: self._edit(place=text.strip()))
        self.language = Choice(
            say("Language"),
            [
                (say("As the procurement"), ""),
                (say("Norwegian"), "nb"),
                (say("English"), "en"),
            ],
        )
        self.language.chosen.connect(lambda value: self._edit(language=value))
        self.note = LongText(say("Note"), lines=2)
        self.note.committed.connect(lambda text: self._edit(note=text))
        self.agenda = AgendaEditor(self._context)
        self.remove = Button(say("Remove the meeting"), kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self._take_away)

    def _lay_out(self) -> None:
        say = self._context.wording.say
        when, long = row(gap=8), row(gap=8)
        when.addLayout(named(say("Day"), self.day), 3)
        when.addLayout(named(say("Time"), self.start), 2)
        long.addLayout(named(say("Length (minutes)"), self.minutes), 1)
        self._reflection = QWidget()
        self._reflection.setLayout(named(say("Reflection"), self.reflection))
        long.addWidget(self._reflection, 1)
        self._files = column()
        self.findings = FindingBlock(self._context.wording)
        self._whole.setLayout(
            column(
                row(self._chip, None),
                self._name,
                self.findings,
                row(self.room, None),
                row(self.sheet, None),
                4,
                when,
                long,
                named(say("Suppliers"), self.suppliers),
                self._together,
                named(say("Place or link"), self.place),
                self.agenda,
                4,
                named(say("Kind of meeting"), self.kind),
                named(say("Title"), self.title),
                self.title_watch,
                named(say("Language"), self.language),
                named(say("Note"), self.note),
                self._files,
                8,
                row(self.remove, None),
                gap=8,
            )
        )

    # -- showing --------------------------------------------------------------------------------

    def show_meeting(self, one: Meeting | None) -> None:
        before = self._shown
        other = one is not None and (before is None or one.id != before.id)
        if other or one is None:
            self.flush()
        self._shown = one
        self._empty.setVisible(one is None)
        self._whole.setVisible(one is not None)
        if one is None:
            return
        if other:
            self._start_over(one)
            self.to_top()
        self._show_head(one)
        local = one.planned_start.astimezone(LOCAL_ZONE) if one.planned_start else None
        self.day.show_day(local.date() if local else None)
        self.start.show_text(f"{local:%H:%M}" if local else "")
        self.minutes.show_text(str(one.planned_minutes))
        self.reflection.show_text(str(one.reflection_minutes))
        self._reflection.setVisible(one.kind is MeetingKind.ONE_TO_ONE)
        self._show_suppliers(one)
        self.place.show_text(one.place)
        self.kind.show_value(one.kind)
        self.title.show_text(one.title)
        self.language.show_value(one.language)
        self.note.show_text(one.note)
        self.agenda.setVisible(one.kind not in GUIDED)
        self.agenda.show_agenda(one.id)

    def _start_over(self, one: Meeting) -> None:
        """Nothing typed for the one before may stand with this one."""
        for field in (
            self.title,
            self.day,
            self.start,
            self.minutes,
            self.reflection,
            self.place,
        ):
            field.setText("")
            field.show_text("")
            field.setText("")
            mark(field, False)
        clear(self._files)
        files = KeptFiles(self._context, self._procurement, one.id)
        self._files.addWidget(files)
        files.come_between(self.note, self.remove)

    def _show_head(self, one: Meeting) -> None:
        wording = self._context.wording
        kind = wording.code(f"meeting.{one.kind}")
        self._chip.show_chip(kind, MEETING_ICONS[one.kind], Tone.NEUTRAL)
        self._name.setText(meetings.title_of(self._desk, one) or wording.say("In reserve"))

    def _show_suppliers(self, one: Meeting) -> None:
        known = suppliers_of(self._desk, self._procurement)
        links = self._desk.all(MeetingSupplier, meeting=one.id)
        self.suppliers.blockSignals(True)
        options = [(f"{part.code} {firm.name}", firm.id) for part, firm in known]
        if options != self._offered:
            # An open menu keeps its ticks: it is filled anew only where the suppliers are others.
            self._offered = options
            self.suppliers.set_options(options)
        self.suppliers.tick(*(link.supplier for link in links))
        self.suppliers.blockSignals(False)
        several = len(links) > 1 and one.kind is MeetingKind.ONE_TO_ONE
        self._together.setVisible(several)

    def know(self, judgement: Judgement) -> None:
        """Whom the title may name; comes from beside the window."""
        self.title_watch.know(judgement.names)

    def show_note(self) -> None:
        self.show_field(self.note)

    # -- acts -----------------------------------------------------------------------------------

    def _edit(self, **fields: Any) -> None:
        if self._shown is not None:
            with self._context.trouble():
                meetings.edit_meeting(self._desk, self._shown.id, **fields)

    def _write_start(self) -> None:
        """A day without a time, or a time without a day, waits for the other."""
        try:
            day: date | None = self.day.day()
            clock = read_time(self.start.text())
        except ValueError:
            return
        if day is not None and clock:
            with self._context.trouble():
                self._edit(planned_start=meetings.start_at(day, clock))
        elif day is None and not clock:
            self._edit(planned_start=None)

    def _write_number(self, field: TextField, text: str) -> None:
        digits = text.strip()
        usable = digits.isascii() and digits.isdigit() and len(digits) < 5
        mark(field, not usable)
        if usable and field is self.minutes:
            self._edit(planned_minutes=int(digits))
        elif usable:
            self._edit(reflection_minutes=int(digits))

    def _write_suppliers(self) -> None:
        if self._shown is None:
            return
        wanted = self.suppliers.values()
        present = [one.supplier for one in self._desk.all(MeetingSupplier, meeting=self._shown.id)]
        order = [one for one in present if one in wanted]
        order += [one for one in wanted if one not in present]
        if order != present:
            with self._context.trouble():
                meetings.set_suppliers(self._desk, self._shown.id, order)

    def _go(self) -> None:
        if self._shown is not None:
            self._context.go_to("room", self._shown.id)

    def write_sheet(self) -> None:
        """To sign at the door of the meeting that is shown."""
        from lupdesk.gui.views.paper_export import export_to_file

        one = self._shown
        if one is None:
            return
        kind, code = DocumentKind.SIGN_IN, self._context.wording.code
        named = meetings.title_of(self._desk, one) or code(f"meeting.{one.kind}")
        title = f"{code(f'document.{kind}')} {named}"
        export_to_file(self._context, self._procurement, kind, BUYER_TEAM, one.id, title, self)

    def _take_away(self) -> None:
        if self._shown is not None:
            with self._context.trouble():
                meetings.remove_meeting(self._desk, self._shown.id)
                self.left.emit()

    def flush(self) -> None:
        here = self.window().focusWidget()
        if isinstance(here, TextField) and self.isAncestorOf(here):
            here.editingFinished.emit()
        self.note.commit()
