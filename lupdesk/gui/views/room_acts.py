"""What a person can do in the meeting room, by key or by mouse: each is one act of the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from lupdesk.desk import capture, room
from lupdesk.desk.late_input import ask_once
from lupdesk.domain.capture import Captured, parse
from lupdesk.domain.meeting_clock import Going, going
from lupdesk.domain.things import Attendance, Input
from lupdesk.gui.dialogs.phrases import PhrasesDialog
from lupdesk.gui.views.found_in_room import FoundActs
from lupdesk.gui.views.room_view import RoomView
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.problems import Problem


class RoomActs(QObject):
    """``closed`` is F4, ``wall`` F11: both belong to the page around the room."""

    closed = Signal()
    wall = Signal()

    def __init__(self, view: RoomView) -> None:
        super().__init__(view)
        self._view = view
        self._desk = view.context.desk
        self._meeting = view.meeting
        self.acting = False
        """While true, what the desk tells is our own doing: the view is shown once, afterwards."""
        self.found = FoundActs(view)
        self._connect()
        self._map_keys()

    def _connect(self) -> None:
        view = self._view
        view.area.line.entered.connect(self.save)
        view.area.line.upwards.connect(view.said.select_last)
        view.said.committed.connect(self.edit)
        view.said.left.connect(view.area.line.setFocus)
        view.guide.question.connect(self.go_to)
        view.guide.item.connect(self.go_to_item)
        view.guide.onward.connect(self.next_question)
        view.clock.go.connect(self.go_or_pause)
        view.clock.end.connect(self.end)
        view.people.toggled.connect(self.toggle)
        view.people.came.connect(self.add_person)
        view.people.left.connect(view.area.line.setFocus)

    def _map_keys(self) -> None:
        view = self._view
        everywhere = KeyMap(self._room_keys(), self)
        self.found.keys = everywhere
        everywhere.serve(view.area.line, view.said, view.people.people, view.people.newcomer)
        everywhere.serve(view.history)
        KeyMap({"Esc": view.said.leave, "Ctrl+H": view.said.leave}, self).serve(view.history)
        KeyMap(self._line_keys(), self).serve(view.area.line)
        KeyMap(self._statement_keys(), self).serve(view.said)
        in_editor = KeyMap({"Ctrl+D": self.split_edited}, self)
        view.said.watch_editors(everywhere, in_editor)

    def _room_keys(self) -> dict[str, Callable[[], bool | None]]:
        keys: dict[str, Callable[[], bool | None]] = {
            "Ctrl+Down": self.next_question,
            "Ctrl+Up": self.previous_question,
            "Ctrl+PgDown": self.next_item,
            "Ctrl+PgUp": self.previous_item,
            "Ctrl+T": self.tick,
            "F3": self.found.turn,
            "F5": self.go_or_pause,
            "F6": self.end,
            "F7": self._view.people.take_focus,
            "F8": self._view.people.ask_newcomer,
            "F9": self.edit_phrases,
            "F1": self._view.turn_help,
            "Esc": self._view.close_help,
            "F4": self.closed.emit,
            "F11": self.wall.emit,
            "Ctrl+Shift+W": self.wall.emit,
        }
        for place in range(9):
            keys[f"Alt+{place + 1}"] = partial(self.toggle_place, place)
        return keys

    def _line_keys(self) -> dict[str, Callable[[], bool | None]]:
        return {
            "Ctrl+Return": self.save_and_go_on,
            "Ctrl+D": self.save_before_cursor,
            "Ctrl+J": self.save_and_join,
            "Ctrl+M": self.save_parked,
            "Ctrl+H": partial(self._on_last, self.show_history),
            "PgDown": partial(self.page_help, 1),
            "PgUp": partial(self.page_help, -1),
            "Ctrl+Shift+Up": partial(self._on_last, partial(self.move, -1)),
            "Ctrl+Shift+Down": partial(self._on_last, partial(self.move, 1)),
            "Ctrl+Shift+Right": partial(self._on_last, partial(self.move_question, 1)),
            "Ctrl+Shift+Left": partial(self._on_last, partial(self.move_question, -1)),
        }

    def _statement_keys(self) -> dict[str, Callable[[], bool | None]]:
        return {
            "Return": self.begin_edit,
            "F2": self.begin_edit,
            "Ctrl+D": self.begin_edit,
            "Ctrl+J": self.join,
            "Ctrl+M": self.park,
            "Ctrl+Shift+Up": partial(self.move, -1),
            "Ctrl+Shift+Down": partial(self.move, 1),
            "Ctrl+Shift+Right": partial(self.move_question, 1),
            "Ctrl+Shift+Left": partial(self.move_question, -1),
            "Del": self.remove,
            "Ctrl+H": self.show_history,
        }

    def page_help(self, by: int) -> bool:
        if self._view.help is None or not self._view.shows_help:
            return False
        self._view.help.page(by)
        return True

    def _on_last(self, act: Callable[[], None]) -> bool:
        """In an empty line a key for statements means the last one; else it is the line's own."""
        if self._view.area.line.text():
            return False
        act()
        return True

    @contextmanager
    def _doing(self, *, words: bool = False) -> Iterator[None]:
        """A Problem is told over the line; what changed is shown once."""
        with self._telling():
            yield
            self._view.read(words=words)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        self.acting = True
        try:
            self._view.area.note.hide()
            yield
        except Problem as problem:
            tone = "warn" if problem.code == "input-late" else "stop"
            self._view.tell(self._view.context.wording.problem(problem), tone)
        finally:
            self.acting = False

    # -- the line ----------------------------------------------------------------------------------

    def save(self) -> None:
        line = self._view.area.line
        line.without_added_space()
        if line.text():
            self._write(line.typed.captured)

    def save_and_go_on(self) -> None:
        line = self._view.area.line
        if line.text():
            self.save()
        if not line.text():
            self.next_question()

    def save_parked(self) -> None:
        line = self._view.area.line
        line.without_added_space()
        if line.text():
            self._write(line.typed.captured, parked=True)
        else:
            self.park()

    def save_and_join(self) -> None:
        """What is typed becomes part of the last statement."""
        line = self._view.area.line
        before = self._view.said.last()
        if line.text():
            self.save()
            if line.text() or before is None:
                return
        self.join()

    def save_before_cursor(self) -> None:
        """Split while typing: the first part is saved, the rest stays in the line."""
        line = self._view.area.line
        first, rest = line.text()[: line.cursor_place], line.text()[line.cursor_place :]
        if not first.strip():
            return
        captured = parse(first.rstrip(), line.typed.vocabulary, line.typed.kept)
        if self._write(captured) is not None:
            line.setText(rest.lstrip())

    def _write(self, captured: Captured, *, parked: bool = False) -> Input | None:
        view, said = self._view, None
        with self._telling():
            ask_once(self._desk, view.room.procurement.id, captured.kind)
            said = capture.write_input(
                self._desk,
                self._meeting,
                captured,
                speaker=view.speaker(captured),
                parked=parked,
            )
            view.area.line.empty()
            view.area.show_saved(self._desk.now(), said.id)
            view.show_said(said)
        return said

    # -- one statement -------------------------------------------------------------------------------

    def _target(self) -> Input | None:
        return self._view.said.selected() or self._view.said.last()

    def begin_edit(self) -> None:
        said = self._view.said.selected()
        if said is not None and not self._view.room.locked:
            self._view.said.begin_edit(said.id, self._view.vocabulary)

    def edit(self, id: UUID, captured: Captured) -> None:
        with self._doing(words=bool(captured.themes)):
            capture.edit_input(self._desk, id, captured)
            self._view.found.judge(self._desk.the(Input, id))
            self._view.area.show_saved(self._desk.now(), id)
        self._view.keep_draft()

    def split_edited(self) -> None:
        """What was typed in the editor is kept first, then cut where the cursor stood."""
        said = self._view.said
        editor, id = said.editor, said.edited
        if editor is None or id is None:
            return
        before = editor.text()[: editor.cursor_place]
        place = len(parse(before, editor.typed.vocabulary, editor.typed.kept).text)
        editor.leave(True)
        with self._doing():
            capture.split_input(self._desk, id, place)
        self._view.area.line.setFocus()

    def join(self) -> None:
        said = self._target()
        if said is not None:
            with self._doing():
                joined = capture.join_with_previous(self._desk, said.id)
                self._keep_selected(joined.id)

    def _keep_selected(self, id: UUID) -> None:
        """Only where a statement was selected: the line keeps its focus otherwise."""
        if self._view.said.selected() is not None:
            self._view.read(words=False)
            self._view.said.select(id)

    def move(self, steps: int) -> None:
        said = self._target()
        if said is not None:
            with self._doing():
                capture.move_input(self._desk, said.id, steps)

    def move_question(self, steps: int) -> None:
        said = self._target()
        questions = self._view.room.questions
        if said is None or not questions:
            return
        place = self._view.room.number_of(said.question) - 1 + steps
        if 0 <= place < len(questions):
            with self._doing():
                capture.move_to_question(self._desk, said.id, questions[place].id)

    def park(self) -> None:
        said = self._target()
        if said is not None:
            with self._doing():
                capture.park_input(self._desk, said.id, not said.parked)

    def remove(self) -> None:
        """The next statement is selected, so that Del again does what one expects."""
        said = self._view.said.selected()
        if said is None:
            return
        row = self._view.said.statements.row_of(said.id)
        with self._doing():
            capture.remove_input(self._desk, said.id)
        left = self._view.said.statements.rowCount()
        following = self._view.said.statements.said_at(min(row, left - 1))
        if following is None:
            self._view.said.leave()
        else:
            self._view.said.select(following.id)

    def show_history(self) -> None:
        said = self._target()
        if said is not None:
            self._view.show_history(said)

    # -- the guide -----------------------------------------------------------------------------------

    def next_question(self) -> None:
        self._step_question(1)

    def previous_question(self) -> None:
        self._step_question(-1)

    def _step_question(self, steps: int) -> None:
        shown = self._view.room
        if not shown.questions:
            self._step_item(steps)
            return
        place = shown.number_of(shown.meeting.current_question) - 1
        following = place + steps if place >= 0 else 0
        if 0 <= following < len(shown.questions):
            self.go_to(shown.questions[following].id)

    def next_item(self) -> None:
        self._step_item(1)

    def previous_item(self) -> None:
        self._step_item(-1)

    def _step_item(self, steps: int) -> None:
        agenda = self._view.room.agenda
        current = self._view.room.current_item
        following = agenda.index(current) + steps if current else 0
        if 0 <= following < len(agenda):
            self.go_to_item(agenda[following].id)

    def go_to(self, question: UUID) -> None:
        with self._doing():
            room.go_to_question(self._desk, self._meeting, question)

    def go_to_item(self, item: UUID) -> None:
        with self._doing():
            room.go_to_item(self._desk, self._meeting, item)

    def tick(self) -> None:
        current = self._view.room.current_question
        if current is not None:
            asked = current.id in self._view.room.asked
            with self._doing():
                room.tick_question(self._desk, self._meeting, current.id, not asked)

    def edit_phrases(self) -> None:
        """What is being typed stays; the line knows the new phrases at once."""
        dialog = PhrasesDialog(self._desk, self._view.context.wording, self._view)
        dialog.finished.connect(self._phrases_edited)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _phrases_edited(self) -> None:
        self._view.read()
        self._view.area.line.setFocus()

    # -- the clock and the people --------------------------------------------------------------------

    def go_or_pause(self) -> None:
        act = {
            Going.PLANNED: room.start_meeting,
            Going.RUNNING: room.pause_meeting,
            Going.PAUSED: room.resume_meeting,
            Going.ENDED: room.start_meeting,
        }[going(self._view.room.meeting)]
        with self._doing(words=True):
            act(self._desk, self._meeting)

    def end(self) -> None:
        with self._doing():
            room.end_meeting(self._desk, self._meeting)

    def toggle(self, person: Attendance) -> None:
        with self._doing():
            room.set_attendance(self._desk, person.id, not person.present)

    def toggle_place(self, place: int) -> None:
        person = self._view.people.person(place)
        if person is not None:
            self.toggle(person)

    def add_person(self, written: str) -> None:
        """``Name`` or ``Name, organisation``; one of the meeting's suppliers is recognised."""
        name, _, organisation = (part.strip() for part in written.partition(","))
        firm = self._view.vocabulary.resolve(organisation.split()[0]) if organisation else None
        supplier = firm.supplier if firm else None
        with self._doing(words=True):
            room.add_attendee(
                self._desk,
                self._meeting,
                name,
                organisation=firm.supplier_name if firm and supplier else organisation,
                supplier=supplier,
            )
        self._view.area.line.setFocus()
