"""Tiltak og virkemidler: barriers and what is done about them, what helps, and what is asked for."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from lupdesk.domain.kinds import SheetKind
from lupdesk.domain.results import Insight, Instrument, Measure, Requirement, Risk, Tie
from lupdesk.domain.things import Input, Procurement, Supplier, Thing
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.instrument_view import InstrumentView
from lupdesk.gui.views.measure_board import MeasureBoard
from lupdesk.gui.views.paper_export import export_table_to_file
from lupdesk.gui.views.requirement_view import RequirementView
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import Ground, PageHeader, column
from lupdesk.gui.widgets.shortcuts import within
from lupdesk.gui.widgets.switch import Switch


class MeasuresPage(Ground):
    """Three views; Ctrl+PgUp and Ctrl+PgDown turn to the next."""

    KINDS: frozenset[type[Thing]] = frozenset(
        {Measure, Requirement, Instrument, Tie, Input, Insight, Risk, Supplier, Procurement}
    )

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._procurement = procurement
        say = context.wording.say
        self.board = MeasureBoard(context, procurement)
        self.instruments = InstrumentView(context)
        self.requirements = RequirementView(context, procurement)
        self._views = (self.board, self.instruments, self.requirements)
        self._table = Button(say("Table …"), kind="quiet", icon="table-2")
        self._table.clicked.connect(self._export)
        header = PageHeader(say("Measures and policy instruments"), self._table)
        self.switch = Switch(
            say("Show"), [say("Measures"), say("Policy instruments"), say("Requirements")]
        )
        self._stack = QStackedWidget()
        for view in self._views:
            self._stack.addWidget(view)
        self.switch.turned.connect(self._turn)
        top = column(header, self.switch, gap=8, margins=(24, 8, 24, 0))
        layout = column(gap=12)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self.switch.serve(self, lambda: self.first)
        # Of the page: from the tabs above the view too.
        within(self, "Ctrl+N", self._begin_new)
        self.doors = {
            "table-results": self._export,
            "new-measure": self._begin_measure,
            "new-requirement": self._begin_requirement,
        }

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        for view in self._views:
            view.refresh()

    def _turn(self, place: int) -> None:
        self.flush()
        self._stack.setCurrentIndex(place)

    @property
    def first(self) -> QWidget:
        view = self._views[self.switch.value()]
        empty = view is self.board and not view.list.rows.values
        return self.board.new if empty else view.list

    def _begin_new(self) -> None:
        self._views[self.switch.value()].begin_new()

    def _begin_measure(self) -> None:
        self.switch.turn(0)
        self.board.begin_new()

    def _begin_requirement(self) -> None:
        self.switch.turn(2)
        self.requirements.begin_new()

    def _export(self) -> None:
        export_table_to_file(self._context, self._procurement, SheetKind.RESULTS, self)

    def flush(self) -> None:
        for view in self._views:
            view.flush()

    def show_thing(self, id: UUID) -> None:
        tie = self._desk.get(Tie, id)
        id = id if tie is None else tie.of
        if self._desk.get(Requirement, id) is not None:
            self.switch.turn(2)
        elif self._desk.get(Instrument, id) is not None or self.instruments.shows(id):
            self.switch.turn(1)
        else:
            self.switch.turn(0)
        self._views[self.switch.value()].show_thing(id)
