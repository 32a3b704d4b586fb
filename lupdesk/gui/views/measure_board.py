"""Tiltak: each barrier and what is done about it, by whom and until when."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk import measures
from lupdesk.desk.ties import ties_of
from lupdesk.domain.instruments import KnownInstrument
from lupdesk.domain.measures import Board, is_late, reminders
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose_statements import ChooseStatementsDialog
from lupdesk.gui.views.measure_panel import MeasurePanel
from lupdesk.gui.views.measure_rows import (
    MeasureList,
    MeasureRow,
    Row,
    key_of,
    line_of,
    measure_of,
    rows_of,
)
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.coverage import Coverage
from lupdesk.gui.widgets.fields import NewLine
from lupdesk.gui.widgets.frames import EmptyState, column, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.shortcuts import within


class MeasureBoard(QWidget):
    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._wanted: tuple[UUID, UUID | None] | None = None
        self.board = Board()
        self._build()
        self.refresh()

    def _build(self) -> None:
        say = self._wording.say
        self.coverage = Coverage()
        self._covered = body("", strong=True)
        self._due = meta("", wrap=True)
        self.list = MeasureList(self._wording, self._desk.today())
        self.list.picked.connect(self._show)
        self.list.opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty())
        self._for = meta("", wrap=True)
        self.new = NewLine(
            say("New measure"), hint=say("Write what the buyer will do, Enter saves")
        )
        self.new.entered.connect(self._add)
        self._top = QWidget()
        self._top.setLayout(column(row(self._covered, None), self.coverage, self._due, gap=6))
        middle = column(self._top, gap=12, margins=(24, 0, 16, 16))
        middle.addWidget(self._stack, 1)
        middle.addWidget(self._for)
        middle.addWidget(self.new)
        self.panel = MeasurePanel(self._context, self._procurement)
        self.panel.asks_new.connect(self.begin_new)
        self.panel.asks_bases.connect(self.choose_bases)
        self.panel.taken.connect(self._make_of)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.panel)
        self._keys()

    def _empty(self) -> EmptyState:
        say = self._wording.say
        inputs = Button(say("To the inputs"), icon="message-square-text")
        inputs.clicked.connect(lambda: self._context.go_to("inputs", None))
        return EmptyState(
            "construction",
            say("No barriers and no measures yet"),
            say(
                "Mark inputs as barriers, b! in the meeting room, and they stand here until something is done about them. Or write a measure below."
            ),
            inputs,
        )

    def _keys(self) -> None:
        within(self, "Ctrl+Return", self.toggle_done)
        within(self, "Ctrl+B", self.choose_bases)
        for keys, call in (
            ("B", self._to_kind),
            ("Delete", self.panel.remove_shown),
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
        ):
            within(self.list, keys, call)

    # -- showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.board = measures.read_board(self._desk, self._procurement)
        shown = rows_of(self.board)
        before, stood = self.list.value(), self.list.currentIndex().row()
        self.list.show_rows(shown, key=key_of)
        if self._wanted is not None:
            self._pick(*self._wanted)
            self._wanted = None
        elif shown and (before is None or key_of(self.list.value()) != key_of(before)):
            self._pick_beside(before, stood)
        self._stack.setCurrentIndex(0 if shown else 1)
        self.panel.setVisible(bool(shown))
        self._tally()
        self._show(self.list.value())

    def _tally(self) -> None:
        wording, board = self._wording, self.board
        words = wording.count(
            "{have} of {n} barrier has a measure",
            "{have} of {n} barriers have a measure",
            board.barriers,
            have=board.with_measure,
        )
        self._covered.setText(words if board.barriers else "")
        self._covered.setVisible(board.barriers > 0)
        self.coverage.show_number(board.with_measure, board.barriers, words)
        every = {one.id: one for line in board.lines for one in line.measures}
        every |= {one.id: one for one in board.others}
        self._due.setText(self._due_words(list(every.values())))
        self._due.setVisible(bool(self._due.text()))
        self._top.setVisible(bool(board.barriers or every))

    def _due_words(self, every: list[Measure]) -> str:
        """What is late, and what comes within two weeks."""
        today, count = self._desk.today(), self._wording.count
        near = reminders(every, today)
        late = sum(is_late(one, today) for one in near)
        parts = [count("{n} measure", "{n} measures", len(every))] if every else []
        if late:
            parts.append(count("{n} late", "{n} late", late))
        if len(near) > late:
            soon = len(near) - late
            parts.append(count("{n} due within two weeks", "{n} due within two weeks", soon))
        return " · ".join(parts)

    def _show(self, shown: Row | None) -> None:
        self.panel.show_row(shown)
        line = line_of(shown)
        words = ""
        if line is not None:
            label = self._wording.input_label(line.said.kind, line.said.number)
            words = self._wording.say("For {label}: {text}", label=label, text=line.said.text)
            metrics = self._for.fontMetrics()
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, 2 * self.list.width())
        self._for.setText(words)
        self._for.setVisible(bool(words))

    def _pick_beside(self, gone: Row | None, stood: int) -> None:
        """The barrier that a measure which is gone was for, else what stands about there."""
        self.list.pick_near(stood)
        line = line_of(gone)
        if isinstance(gone, MeasureRow) and line is not None:
            self._pick(line.said.id)

    def _pick(self, id: UUID, under: UUID | None = None) -> None:
        """The row of a measure or a statement; of a measure that stands twice the one under it."""
        fitting = [
            place
            for place, one in enumerate(self.list.rows.values)
            if id in (measure_of(one), _said_of(one))
        ]
        for place in fitting:
            line = line_of(self.list.rows.values[place])
            if under is None or (line is not None and line.said.id == under):
                self.list.pick_row(place)
                return
        if fitting:
            self.list.pick_row(fitting[0])

    # -- acts -----------------------------------------------------------------------------------

    def begin_new(self) -> None:
        self.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self) -> None:
        with self._context.trouble():
            self._make(self.new.text())
            self.new.clear()
            self.new.show_text("")

    def _make_of(self, one: KnownInstrument) -> None:
        """A measure for the barrier, by the instrument that was suggested."""
        with self._context.trouble():
            self._make(one.name, instrument=one.code)
            self.panel.show_field(self.panel.owner)

    def _make(self, title: str, **fields: str) -> None:
        line = line_of(self.list.value())
        bases = (line.said.id,) if line is not None else ()
        made = measures.add_measure(
            self._desk, self._procurement, title=title, bases=bases, **fields
        )
        self._pick_after(made, line.said.id if line is not None else None)

    def _pick_after(self, id: UUID, under: UUID | None) -> None:
        """The window tells of the change; where nobody has yet, it is read here."""
        self.refresh()
        self._pick(id, under)

    def _open(self, shown: Row) -> None:
        if isinstance(shown, MeasureRow):
            self.panel.show_field(self.panel.title)
        else:
            self.begin_new()

    def _to_kind(self) -> None:
        if line_of(self.list.value()) is None:
            return
        if isinstance(self.list.value(), MeasureRow):
            line = line_of(self.list.value())
            self._pick(line.said.id if line else UUID(int=0))
        self.panel.show_field(self.panel.kind)
        self.panel.kind.showPopup()

    def choose_bases(self) -> None:
        id = measure_of(self.list.value())
        if id is None:
            return
        ties = ties_of(self._desk, id)
        rests = [tie.basis for tie in ties]
        dialog = ChooseStatementsDialog(self._context, self._procurement, rests, self)
        if dialog.exec():
            others = [basis for basis in rests if basis not in dialog.before]
            with self._context.trouble():
                measures.rest_on(self._desk, id, (*others, *dialog.chosen))

    def toggle_done(self) -> None:
        self.panel.flush()
        id = measure_of(self.list.value())
        one = self._desk.get(Measure, id) if id is not None else None
        if one is not None:
            done = one.state is MeasureState.DONE
            state = MeasureState.UNDER_WAY if done else MeasureState.DONE
            with self._context.trouble():
                measures.edit_measure(self._desk, one.id, state=state)

    def _move(self, by: int) -> None:
        """Past the next one of the same barrier."""
        here = self.list.value()
        if not isinstance(here, MeasureRow):
            return
        beside = here.line.measures if here.line is not None else self.board.others
        ids = [one.id for one in beside]
        place = ids.index(here.measure.id) + by
        if 0 <= place < len(ids):
            order = [one.id for one in measures.measures_of(self._desk, self._procurement)]
            with self._context.trouble():
                measures.move_measure(self._desk, here.measure.id, order.index(ids[place]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())

    def flush(self) -> None:
        self.panel.flush()

    def show_thing(self, id: UUID) -> None:
        self._pick(id)
        self.list.setFocus()


def _said_of(shown: Row) -> UUID | None:
    line = line_of(shown)
    return None if line is None or isinstance(shown, MeasureRow) else line.said.id
