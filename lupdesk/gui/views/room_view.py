"""One meeting on the screen: guide, statements and capture line, clock and people.

The view shows and keeps the draft; what a person can do stands in ``room_acts``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from lupdesk.desk.draft_line import save_line, unfinished_line
from lupdesk.desk.room import Room, read_room
from lupdesk.desk.speaker import likely_speaker
from lupdesk.desk.vocabulary import vocabulary_of
from lupdesk.domain.capture import Captured
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.meeting_clock import Going, clock
from lupdesk.domain.personal_data import personal_data
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import Vocabulary, Who
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.room_findings import NOTHING_FOUND, RoomFindings, names_apart
from lupdesk.gui.views.statement_history import StatementHistory
from lupdesk.gui.widgets.attendance_panel import AttendancePanel
from lupdesk.gui.widgets.capture_area import CaptureArea
from lupdesk.gui.widgets.found_count import FoundCount
from lupdesk.gui.widgets.frames import Panel, row
from lupdesk.gui.widgets.guide_panel import GuidePanel
from lupdesk.gui.widgets.keys_help import KeysHelp
from lupdesk.gui.widgets.labels import meta, title
from lupdesk.gui.widgets.meeting_clock import MeetingClock
from lupdesk.gui.widgets.said_chips import (
    as_edited,
    chips_of_input,
    chips_of_line,
    name_chips,
    personal_chips,
)
from lupdesk.gui.widgets.statement_list import StatementList
from lupdesk.gui.widgets.supplier_card import GivenCard, SupplierCard, meeting_name
from lupdesk.problems import Problem

_TICK: Final = 500
_EDIT_KEPT_AFTER: Final = 300
_CENTRE, _AIR = 16, 8
"""The rows stand a little outside the column, so that a selected one keeps its text in line."""
_JUST_NOW: Final = timedelta(seconds=2)
_WIDE: Final = 1400
_NARROW: Final = 1100
"""From this width of the page the side columns get more room."""


class RoomView(QWidget):
    """``told`` comes whenever what the wall may show could have changed."""

    told = Signal()

    def __init__(self, context: PageContext, meeting: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.meeting = meeting
        self.room: Room = read_room(context.desk, meeting)
        self.vocabulary: Vocabulary = vocabulary_of(context.desk, self.room)
        self.found = RoomFindings(context, self.room, self)
        self._build()
        self._connect()
        self._show()
        self._take_up_draft()

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        wording = self.context.wording
        self.guide = GuidePanel(wording)
        self.over_question = meta("")
        self.over_question.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.on_point = meta("")
        self.over_found = FoundCount(wording)
        self.question = title("", wrap=True)
        self.said = StatementList(wording)
        self.help: KeysHelp | None = None
        self.history = StatementHistory(wording)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.said)
        self.middle.addWidget(self.history)
        self.area = CaptureArea(self.vocabulary, wording, self)
        self.clock = MeetingClock(wording)
        self.supplier = SupplierCard(wording)
        self.given = GivenCard(wording)
        self.people = AttendancePanel(wording)
        self.panel = Panel(280)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.guide)
        layout.addLayout(self._centre(), 1)
        layout.addWidget(self.panel)
        self._fill_panel()

    def _centre(self) -> QVBoxLayout:
        centre = QVBoxLayout()
        centre.setContentsMargins(_CENTRE - _AIR, 12, 24, 14)
        centre.setSpacing(4)
        over = row(gap=8, margins=(_AIR, 0, 0, 0))
        over.addWidget(self.over_question, 1)
        over.addWidget(self.over_found)
        over.addWidget(self.on_point)
        centre.addLayout(over)
        self.question.setContentsMargins(_AIR, 0, 0, 0)
        centre.addWidget(self.question)
        centre.addSpacing(6)
        centre.addWidget(self.middle, 1)
        self.area.setContentsMargins(_AIR, 0, 0, 0)
        centre.addWidget(self.area)
        return centre

    def _fill_panel(self) -> None:
        content = self.panel.content
        content.setContentsMargins(20, 16, 20, 12)
        content.setSpacing(4)
        content.addWidget(self.clock)
        content.addSpacing(10)
        content.addWidget(self.supplier)
        content.addSpacing(8)
        content.addWidget(self.given)
        content.addSpacing(8)
        content.addWidget(self.people)
        content.addStretch(1)

    def _connect(self) -> None:
        line = self.area.line
        line.understood.connect(self.show_chips)
        line.drafted.connect(self.keep_draft)
        self.said.editing.connect(self._edited)
        self.history.left.connect(self._leave_history)
        self.said.selectionModel().selectionChanged.connect(self.show_selected)
        self.found.changed.connect(self._show_found)
        line.understood.connect(self.found.put_off)
        self._clock_timer = QTimer(self, interval=_TICK)
        self._clock_timer.timeout.connect(self.show_clock)
        self._clock_timer.start()
        self._edit_timer = QTimer(self, singleShot=True, interval=_EDIT_KEPT_AFTER)
        self._edit_timer.timeout.connect(self.keep_draft)

    # -- showing -----------------------------------------------------------------------------------

    def read(self, *, words: bool = True) -> None:
        """Read the meeting anew; ``words`` where people, themes or questions may have changed."""
        self.room = read_room(self.context.desk, self.meeting)
        if words:
            self.vocabulary = vocabulary_of(self.context.desk, self.room)
            self.area.line.know(self.vocabulary)
        self._show()

    def show_said(self, said: Input) -> None:
        """One more statement, without reading all the others again."""
        inputs = sorted((*self.room.inputs, said), key=lambda one: one.position)
        self.room = read_room(self.context.desk, self.meeting, tuple(inputs))
        if said.themes:
            self.vocabulary = vocabulary_of(self.context.desk, self.room)
            self.area.line.know(self.vocabulary)
        self._show()
        self.found.judge(said)

    def _show(self) -> None:
        self.area.line.forget_erased()
        self.guide.show_room(self.room)
        self._show_question()
        self.said.show_room(self.room)
        self.area.show_taken_back(one.id for one in self.room.inputs)
        self.supplier.show_room(self.room)
        self.given.show_room(self.room)
        self.people.show_room(self.room)
        self.show_clock()
        self.show_chips()
        self._show_lock()
        self.found.ask(self.room)
        self._show_found()

    def _show_found(self) -> None:
        self.said.statements.show_found(self.found.of_statement)
        self.over_found.show_found(self.found.told)
        if self.middle.currentWidget() is self.said:
            self.show_selected()

    def _show_question(self) -> None:
        say, room = self.context.wording.say, self.room
        question, item = room.current_question, room.current_item
        over = say("Question {number}", number=room.number_of(question.id)) if question else ""
        if item is not None and question is not None:
            over = f"{item.title} · {over}"
        self.over_question.setText(over or meeting_name(room, self.context.wording))
        if question is not None:
            self.question.setText(question.text)
        elif item is not None:
            self.question.setText(item.title)
        else:
            self.question.setText(self._no_question())
        self.said.empty_text = say(
            "Write what is said in the line below. Enter saves, F1 shows all keys and codes."
        )

    def _no_question(self) -> str:
        if clock(self.room.meeting, self.context.desk.now()).going == Going.PLANNED:
            return self.context.wording.say("Press F5 when the meeting begins")
        return meeting_name(self.room, self.context.wording)

    def show_clock(self) -> None:
        told = clock(self.room.meeting, self.context.desk.now())
        self.clock.show_clock(told)
        running = told.going in (Going.RUNNING, Going.PAUSED)
        time = self.context.wording.duration_clock(told.on_point) if running else ""
        if time != self.on_point.text():
            self.on_point.setText(time)
        self.told.emit()

    def show_chips(self) -> None:
        wording = self.context.wording
        editor, edited = self.said.editor, self._statement(self.said.edited)
        if editor is not None and edited is not None:
            text = editor.text()
            said = as_edited(edited, editor.typed.captured)
            named = names_apart(text, self.found.names, self.room)
            self.area.chips.show_chips(
                (
                    *chips_of_input(said, wording, late=self.room.is_late(edited)),
                    *personal_chips(said.text, wording),
                    *name_chips(text, named, wording),
                )
            )
            return
        line, text = self.area.line, self.area.line.text()
        captured = line.typed.captured
        named = names_apart(text, self.found.names, self.room)
        marks = [(one.start, one.end) for one in named]
        line.show_marks((*marks, *((one.start, one.end) for one in personal_data(text))))
        understood = chips_of_line(
            captured,
            wording,
            speaker=self.speaker(captured),
            question=self._point(),
            asks_who=bool(self.room.suppliers),
        )
        self.area.chips.show_chips(
            (
                *understood,
                *personal_chips(captured.text, wording),
                *name_chips(text, named, wording),
            )
        )

    def speaker(self, captured: Captured) -> Who | None:
        """Who is meant where the line names nobody."""
        if captured.kind != InputKind.INPUT:
            return None
        return likely_speaker(self.room, self.vocabulary)

    def _point(self) -> str:
        question = self.room.current_question
        if question is None:
            return ""
        number = self.room.number_of(question.id)
        return self.context.wording.say("Question {number}", number=number)

    def _statement(self, id: UUID | None) -> Input | None:
        return next((one for one in self.room.inputs if one.id == id), None)

    def _show_lock(self) -> None:
        shut = self.room.locked or self.context.desk.read_only
        if shut and not self.area.line.isReadOnly():
            code = "minutes-locked" if self.room.locked else "desk-read-only"
            path = str(self.context.desk.path)
            self.tell(self.context.wording.problem(Problem(code, path=path)), "warn")
        self.area.line.setReadOnly(shut)

    def tell(self, text: str, tone: str) -> None:
        """A sentence over the line: nothing pops up while somebody speaks."""
        self.area.note.show_message(text, tone)

    def show_selected(self) -> None:
        """The keys that matter now; and what was found in the statement that is selected."""
        said, found = self.said.selected(), NOTHING_FOUND
        if self.said.editor is not None:
            self.area.keys.for_editing()
        elif said is not None:
            found = self.found.of_statement.get(said.id, NOTHING_FOUND)
            self.area.keys.for_statement(found=bool(found))
        else:
            self.area.keys.for_line()
        self.area.show_found(found)

    def _edited(self) -> None:
        self.show_chips()
        self.show_selected()
        if self.said.editor is not None:
            self._edit_timer.start()
        else:
            self._edit_timer.stop()

    def turn_help(self) -> None:
        """F1: the keys in place of the statements, and back."""
        if self.help is None:
            self.help = KeysHelp(self.context.wording)
            self.middle.addWidget(self.help)
        self.middle.setCurrentWidget(self.said if self.shows_help else self.help)

    def close_help(self) -> bool:
        """Esc: first what the line suggests, then the help."""
        if not self.shows_help or self.area.popup.isVisible():
            return False
        self.turn_help()
        return True

    def show_history(self, said: Input) -> None:
        """In place of the statements; whatever takes the focus from it brings them back."""
        self.history.show_history(said.text, self.context.desk.history(said.id))
        self.middle.setCurrentWidget(self.history)
        self.area.keys.for_history()
        self.history.setFocus()

    def _leave_history(self) -> None:
        self.middle.setCurrentWidget(self.said)
        self.show_selected()

    @property
    def shows_help(self) -> bool:
        return self.help is not None and self.middle.currentWidget() is self.help

    # -- the draft -----------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        draft = self.area.line.draft()
        editor = self.said.editor
        if editor is not None:
            draft = replace(draft, editing=self.said.edited, edited=editor.text())
        try:
            save_line(self.context.desk, self.meeting, draft)
        except Problem as problem:
            self.tell(self.context.wording.problem(problem), "stop")

    def _take_up_draft(self) -> None:
        found = unfinished_line(self.context.desk, self.meeting)
        if found is None:
            return
        line, at = found
        self.area.line.take_up(line)
        if line.editing is not None and self._statement(line.editing) is not None:
            self.said.begin_edit(line.editing, self.vocabulary, line.edited)
        if timedelta(0) <= self.context.desk.now() - at < _JUST_NOW:
            return  # the window was made anew, in another language or size
        time = self.context.wording.time(at)
        self.tell(
            self.context.wording.say(
                "What you were writing at {time} was not finished. Here it is again.", time=time
            ),
            "accent",
        )

    def flush(self) -> None:
        """The page is left: an edit is committed, the line is kept as it stands."""
        if self.said.editor is not None:
            self.said.editor.leave(True)
        self._edit_timer.stop()
        self.area.line.keep_draft()

    # -- focus and size ------------------------------------------------------------------------------

    def take_focus(self) -> None:
        (self.said.editor or self.area.line).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter typed anywhere in the room belongs to the line."""
        if event.text() and event.text().isprintable():
            self.said.clearSelection()
            self.area.line.setFocus()
            self.area.line.insert(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, narrow = self.width() >= _WIDE, self.width() < _NARROW
        # With larger letters each side grows by half as much: the middle needs the room.
        more = (LOOK.px(100) - 100) / 200
        self.guide.setFixedWidth(int((340 if wide else 264 if narrow else 296) * (1 + more)))
        self.panel.setFixedWidth(int((360 if wide else 248 if narrow else 280) * (1 + more)))
        QTimer.singleShot(0, self, self.area.line.keep_popup_here)
