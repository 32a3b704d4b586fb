"""Tiltak: each barrier and what is done about it, by whom and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from lupdesk.desk import measures
from lupdesk.desk.ties import ties_of
from lupdesk.domain.instruments import KnownInstrument
from lupdesk.domain.measures import Board, is_late, reminders
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose_statements import ChooseStatementsDialog
from lupdesk.gui.jobs import Job, Progress
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
from lupdesk.gui.widgets.frames import EmptyState, column, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.read_aside import ReadAside
from lupdesk.gui.widgets.shortcuts import within
from lupdesk.problems import Problem

_AT_ONCE: Final = 300
"""Barriers, or ties; of more the board is read in a worker."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The board, and all that is counted of it."""

    board: Board
    rows: Sequence[Row]
    barriers: int
    with_measure: int
    measures: Sequence[Measure]
    """Each once."""


def _read(board: Board) -> _Read:
    every = {one.id: one for line in board.lines for one in line.measures}
    every |= {one.id: one for one in board.others}
    rows = rows_of(board)
    return _Read(board, rows, board.barriers, board.with_measure, tuple(every.values()))


class MeasureBoard(QWidget):
    """Its ``panel`` stands beside it on the page."""

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._wanted: tuple[UUID, UUID | None] | None = None
        self._then: Callable[[], None] | None = None
        """What follows when the wanted row is there."""
        self._job: Job | None = None
        self.board: Board | None = None
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
        self._aside = ReadAside(say("Reading barriers and measures …"), self._wording)
        self._aside.again.connect(self.refresh)
        self._stack.addWidget(self._aside)
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
        self.panel = MeasurePanel(self._context, self._procurement, self)
        self.panel.asks_new.connect(self.begin_new)
        self.panel.asks_bases.connect(self.choose_bases)
        self.panel.taken.connect(self._make_of)
        self.setLayout(middle)
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
        for part in (self, self.panel):
            within(part, "Ctrl+Return", self.toggle_done)
            within(part, "Ctrl+B", self.choose_bases)
        for keys, call in (
            ("B", self._to_kind),
            ("Delete", self.panel.remove_shown),
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
        ):
            within(self.list, keys, call)

    # -- showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read beside the window where there is much; until it is there, what was known stands."""
        if self._job is not None:
            self._job.drop()
            self._job = None
        if not measures.more_than(self._desk, self._procurement, _AT_ONCE):
            self._take(_read(measures.read_board(self._desk, self._procurement)))
            return
        path, clock, of = self._desk.working_path, self._desk.clock, self._procurement

        def work(progress: Progress) -> _Read:
            progress.step(0, 1)
            return _read(measures.read_board_beside(path, of, clock))

        title = self._wording.say("Reading barriers and measures")
        self._job = self._context.jobs.run(work, self._take, self._stop, title=title)
        if self.board is None:
            self._covered.setText(self._wording.say("Reading barriers and measures …"))
            self._stack.setCurrentIndex(0)
            self.panel.hide()

    def _stop(self, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, Problem):
            raise error
        if error.code != "cancelled":
            self._context.problem(error)
        if self.board is None:
            self._covered.setText("")
            self._aside.show_stopped()
            self._stack.setCurrentWidget(self._aside)

    def _take(self, read: _Read) -> None:
        self._job = None
        first, self.board = self.board is None, read.board
        shown = read.rows
        before = None if first else self.list.value()
        stood = -1 if first else self.list.currentIndex().row()
        self.panel.know(read.board)
        self.list.show_rows(shown, key=key_of)
        if self._wanted is not None:
            self._pick(*self._wanted)
            self._wanted = None
        elif shown and (before is None or key_of(self.list.value()) != key_of(before)):
            self._pick_beside(before, stood)
        self._stack.setCurrentIndex(0 if shown else 1)
        self.panel.setVisible(bool(shown))
        self._tally(read)
        self._show(self.list.value())
        if self._then is not None:
            then, self._then = self._then, None
            then()

    @property
    def empty(self) -> bool:
        """Nothing stands there, and nothing is being read."""
        return self.board is not None and not self.list.rows.values

    def _tally(self, read: _Read) -> None:
        wording, n, have = self._wording, read.barriers, read.with_measure
        words = wording.count(
            "{have} of {n} barrier has a measure",
            "{have} of {n} barriers have a measure",
            n,
            have=have,
        )
        self._covered.setText(words if n else "")
        self._covered.setVisible(n > 0)
        self.coverage.show_number(have, n, words)
        self._due.setText(self._due_words(read.measures))
        self._due.setVisible(bool(self._due.text()))
        self._top.setVisible(bool(n or read.measures))

    def _due_words(self, every: Sequence[Measure]) -> str:
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
            self._make(one.name, lambda: self.panel.show_field(self.panel.owner), one.code)

    def _make(
        self, title: str, then: Callable[[], None] | None = None, instrument: str = ""
    ) -> None:
        line = line_of(self.list.value())
        bases = (line.said.id,) if line is not None else ()
        made = measures.add_measure(
            self._desk, self._procurement, title=title, bases=bases, instrument=instrument
        )
        # The window tells of the change; where nobody has yet, it is read here.
        self._wanted, self._then = (made, line.said.id if line is not None else None), then
        self.refresh()

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
        others = self.board.others if self.board is not None else ()
        beside = here.line.measures if here.line is not None else others
        order = [one.id for one in measures.measures_of(self._desk, self._procurement)]
        # The board may still be read: what was removed just now stands in it.
        ids = [one.id for one in beside if one.id in order]
        place = ids.index(here.measure.id) + by if here.measure.id in ids else -1
        if 0 <= place < len(ids):
            with self._context.trouble():
                measures.move_measure(self._desk, here.measure.id, order.index(ids[place]))

    def flush(self) -> None:
        self.panel.flush()

    def show_thing(self, id: UUID) -> None:
        if self._job is not None:
            self._wanted = id, None
        self._pick(id)
        self.list.setFocus()


def _said_of(shown: Row) -> UUID | None:
    line = line_of(shown)
    return None if line is None or isinstance(shown, MeasureRow) else line.said.id
