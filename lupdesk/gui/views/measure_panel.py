"""Beside the list of measures: the barrier, or the measure, that is selected."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lupdesk.desk import inputs, measures
from lupdesk.desk.instruments import known_instruments
from lupdesk.desk.ties import ties_of
from lupdesk.domain.instruments import USABLE, KnownInstrument
from lupdesk.domain.measures import BarrierLine, Board
from lupdesk.domain.result_kinds import Barrier, MeasureState
from lupdesk.domain.results import Measure
from lupdesk.domain.things import Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.basis_list import BasisList, basis_rows
from lupdesk.gui.views.measure_rows import MeasureRow, Row, line_of
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, DayField, LongText, TextField, named
from lupdesk.gui.widgets.frames import Panel, column, row
from lupdesk.gui.widgets.instrument_rows import InstrumentRows
from lupdesk.gui.widgets.labels import body, head, meta

_SUGGESTED: Final = 3
"""Seen at once; the rest scrolls."""


def barrier_options(context: PageContext) -> list[tuple[str, Barrier | None]]:
    code = context.wording.code
    return [
        (code("barrier.none"), None),
        *((code(f"barrier.{one}"), one) for one in Barrier),
    ]


class MeasurePanel(Panel):
    """Every edit is one act. ``asks_new`` to write a measure for the barrier, ``asks_bases`` to
    choose what the measure rests on, ``taken`` with the instrument that a barrier is to get.
    """

    asks_new = Signal()
    asks_bases = Signal()
    taken = Signal(object)

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(340, parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._row: Row | None = None
        self._board = Board()
        say = self._wording.say
        self._nothing = meta(say("Select a barrier or a measure."), wrap=True)
        self._make_barrier()
        self._make_fields()
        self._make_suggested()
        for part in (self._nothing, self._of_barrier, self._of_measure, self._suggested):
            self.content.addWidget(part)
        self._rest_on_last = QWidget()
        self._rest_on_last.setLayout(column(8, self.bases, 8, row(self.remove, None), gap=8))
        self.content.addWidget(self._rest_on_last)
        self.content.addStretch(1)
        self.show_row(None)

    # -- making ---------------------------------------------------------------------------------

    def _make_barrier(self) -> None:
        say = self._wording.say
        self._said = body("", wrap=True)
        self._by = meta("", wrap=True)
        self.kind = Choice(say("Kind of barrier"), barrier_options(self._context))
        self.kind.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.chosen.connect(self._set_kind)
        self.new = Button(say("Write a measure"), icon="plus")
        self.new.clicked.connect(self.asks_new)
        self._of_barrier = QWidget()
        self._of_barrier.setLayout(
            column(
                self._said,
                self._by,
                8,
                named(say("Kind of barrier"), self.kind, say("B in the list comes here.")),
                8,
                row(self.new, None),
                8,
            )
        )

    def _make_fields(self) -> None:
        say, code = self._wording.say, self._wording.code
        self.title = LongText(say("Measure"), lines=3)
        self.title.committed.connect(lambda text: self._edit(title=text))
        self.owner = TextField(say("Owner"))
        self.owner.committed.connect(lambda text: self._edit(owner=text.strip()))
        self.due = DayField(say("Due"), self._desk.today())
        self.due.changed.connect(lambda day: self._edit(due=day))
        self.state = Choice(
            say("State"), [(code(f"measure-state.{one}"), one) for one in MeasureState]
        )
        self.state.chosen.connect(lambda value: self._edit(state=value))
        self._done = meta("", wrap=True)
        self.effect = LongText(say("Effect"), lines=2, hint=say("What it is to bring about"))
        self.effect.committed.connect(lambda text: self._edit(effect=text.strip()))
        self.instrument = Choice(say("Policy instrument"))
        self.instrument.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.instrument.chosen.connect(lambda value: self._edit(instrument=value))
        self.note = LongText(say("Note"), hint=say("The buyer's own, for nobody else"), lines=2)
        self.note.committed.connect(lambda text: self._edit(note=text.strip()))
        self.bases = BasisList(self._wording, say("Rests on"))
        self.bases.wanted.connect(self.asks_bases)
        self.bases.dropped.connect(self._leave_out)
        self.bases.opened.connect(self._context.go_to)
        self.remove = Button(say("Remove measure"), kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self.remove_shown)
        # In the narrowest panel with large letters both have their words still.
        self.state.setMinimumWidth(LOOK.px(92))
        when = row(gap=8)
        when.addLayout(named(say("Due"), self.due))
        when.addLayout(named(say("State"), self.state), 1)
        self._of_measure = QWidget()
        self._of_measure.setLayout(
            column(
                named(say("Measure"), self.title),
                named(say("Owner"), self.owner),
                when,
                self._done,
                named(say("Effect"), self.effect),
                named(say("Policy instrument"), self.instrument),
                named(say("Note"), self.note),
                8,
                gap=8,
            )
        )

    def _make_suggested(self) -> None:
        say = self._wording.say
        self.suggestions = InstrumentRows(
            self._wording, say("Suggested instruments"), self._desk.today(), narrow=True
        )
        self.suggestions.opened.connect(self._take)
        self._suggested = QWidget()
        self._suggested.setLayout(
            column(
                head(say("Suggested instruments")),
                meta(say("They fit the barrier and the phase. Enter takes one."), wrap=True),
                self.suggestions,
                gap=4,
            )
        )

    # -- showing --------------------------------------------------------------------------------

    def know(self, board: Board) -> None:
        """What stands beside the row that is shown."""
        self._board = board

    def show_row(self, shown: Row | None) -> None:
        other = _id_of(shown) != _id_of(self._row)
        if other:
            self.flush()
        self._row = shown
        measure = shown.measure if isinstance(shown, MeasureRow) else None
        line = None if measure is not None else line_of(shown)
        self._nothing.setVisible(measure is None and line is None)
        self._of_barrier.setVisible(line is not None)
        self._of_measure.setVisible(measure is not None)
        self._rest_on_last.setVisible(measure is not None)
        if measure is not None:
            self._show_measure(measure)
        elif line is not None:
            self._show_barrier(line)
        self._suggest(measure, shown)
        if other:
            self.to_top()

    def _show_barrier(self, line: BarrierLine) -> None:
        self._said.setText(line.said.text)
        wanted = tuple(one.supplier for one in line.alike if one.supplier is not None)
        names = {one.id: one.name for one in self._desk.all(Supplier, id=wanted)} if wanted else {}
        labels = []
        for one in line.alike:
            label = self._wording.input_label(one.kind, one.number)
            name = names.get(one.supplier, "") if one.supplier is not None else ""
            labels.append(" · ".join(part for part in (label, name) if part))
        self._by.setText("\n".join(labels))
        self.kind.show_value(line.kind)

    def _show_measure(self, one: Measure) -> None:
        say = self._wording.say
        self.title.show_text(one.title)
        self.owner.show_text(one.owner)
        self.due.show_day(one.due)
        self.state.show_value(one.state)
        done = say("Carried out {day}", day=one.done_on) if one.done_on is not None else ""
        self._done.setText(done)
        self._done.setVisible(bool(done))
        self.effect.show_text(one.effect)
        self.note.show_text(one.note)
        self.instrument.set_options(self._offered(one.instrument))
        self.instrument.show_value(one.instrument)
        ids = [tie.basis for tie in ties_of(self._desk, one.id)]
        self.bases.show_rows(basis_rows(self._desk, self._wording, ids))

    def _known(self) -> tuple[KnownInstrument, ...]:
        return known_instruments(self._desk, self._wording.language)

    def _offered(self, chosen: str) -> list[tuple[str, str]]:
        """What can be used today, and what was chosen whatever became of it."""
        today = self._desk.today()
        options = [(self._wording.say("None"), "")]
        options += [
            (one.name, one.code)
            for one in self._known()
            if one.state(today) in USABLE or one.code == chosen
        ]
        if chosen and chosen not in {code for _, code in options}:
            options.append((chosen, chosen))
        return options

    def _suggest(self, measure: Measure | None, shown: Row | None) -> None:
        found: tuple[KnownInstrument, ...] = ()
        lines = self._lines(measure, shown)
        if lines:
            found = measures.suggested(self._desk, self._procurement, self._known(), lines)
        if measure is not None:
            found = tuple(one for one in found if one.code != measure.instrument)
        self.suggestions.show_rows(found, key=lambda one: one.code)
        self.suggestions.fit(_SUGGESTED)
        self._suggested.setVisible(bool(found))

    def _lines(self, measure: Measure | None, shown: Row | None) -> list[BarrierLine]:
        """Of a measure everything that it is for."""
        if measure is None:
            line = line_of(shown)
            return [line] if line is not None else []
        lines = self._board.lines
        return [line for line in lines if any(one.id == measure.id for one in line.measures)]

    # -- acts -----------------------------------------------------------------------------------

    def _edit(self, **fields: Any) -> None:
        if isinstance(self._row, MeasureRow):
            with self._context.trouble():
                measures.edit_measure(self._desk, self._row.measure.id, **fields)

    def _set_kind(self, kind: Barrier | None) -> None:
        line = line_of(self._row)
        if line is not None:
            with self._context.trouble():
                inputs.set_barrier(self._desk, [one.id for one in line.alike], kind)

    def _leave_out(self, basis: UUID) -> None:
        if isinstance(self._row, MeasureRow):
            id = self._row.measure.id
            left = [one.basis for one in ties_of(self._desk, id) if one.basis != basis]
            with self._context.trouble():
                measures.rest_on(self._desk, id, left)

    def _take(self, one: KnownInstrument) -> None:
        if isinstance(self._row, MeasureRow):
            self._edit(instrument=one.code)
            self.instrument.setFocus()
        else:
            self.taken.emit(one)

    def remove_shown(self) -> None:
        if isinstance(self._row, MeasureRow):
            with self._context.trouble():
                measures.remove_measure(self._desk, self._row.measure.id)

    def flush(self) -> None:
        for field in (self.title, self.effect, self.note):
            field.commit()


def _id_of(shown: Row | None) -> UUID | None:
    if isinstance(shown, MeasureRow):
        return shown.measure.id
    line = line_of(shown)
    return line.said.id if line is not None else None
