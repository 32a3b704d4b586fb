"""Tiltak og virkemidler: barriers and what is done about them, what helps, and what is asked for."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lupdesk.domain.kinds import SheetKind
from lupdesk.domain.results import Insight, Instrument, Measure, Requirement, Risk, Tie
from lupdesk.domain.things import Input, Procurement, Supplier, Thing
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.instrument_view import InstrumentView
from lupdesk.gui.views.measure_board import MeasureBoard
from lupdesk.gui.views.requirement_view import RequirementView
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import Ground, PageHeader, beside, column, row
from lupdesk.gui.widgets.shortcuts import within
from lupdesk.gui.widgets.switch import Switch


class MeasuresPage(Ground):
    """Three views, each made when it is first wanted; Ctrl+PgUp and Ctrl+PgDown turn to the next."""

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
        self._made: dict[int, MeasureBoard | InstrumentView | RequirementView] = {0: self.board}
        self._table = Button(say("Table …"), kind="quiet", icon="table-2")
        self._table.clicked.connect(self._export)
        header = PageHeader(say("Measures and policy instruments"), self._table)
        self.switch = Switch(
            say("Show"), [say("Measures"), say("Policy instruments"), say("Requirements")]
        )
        self._stack = QStackedWidget()
        self._held = (QWidget(), QWidget())
        """In the places of the others until they are made."""
        for place in (self.board, *self._held):
            self._stack.addWidget(place)
        self.switch.turned.connect(self._turn)
        left = column(gap=12)
        left.addLayout(column(header, self.switch, gap=8, margins=(24, 8, 16, 0)))
        left.addWidget(self._stack, 1)
        # The panels stand beside the heading too, as on the other pages.
        self._whole = row(gap=0)
        self._whole.addLayout(left, 1)
        self._sides: dict[int, QWidget] = {}
        self.setLayout(self._whole)
        self._put_beside(0, self.board)
        self.switch.serve(self, lambda: self.first)
        # Of the page: from the tabs above the view too.
        within(self, "Ctrl+N", self._begin_new)
        self.doors = {
            "table-results": self._export,
            "new-measure": self._begin_measure,
            "new-requirement": self._begin_requirement,
        }

    @property
    def instruments(self) -> InstrumentView:
        if 1 not in self._made:
            self._put(1, InstrumentView(self._context))
        view = self._made[1]
        assert isinstance(view, InstrumentView)
        return view

    @property
    def requirements(self) -> RequirementView:
        if 2 not in self._made:
            self._put(2, RequirementView(self._context, self._procurement))
        view = self._made[2]
        assert isinstance(view, RequirementView)
        return view

    def _put(self, place: int, view: InstrumentView | RequirementView) -> None:
        self._made[place] = view
        held = self._held[place - 1]
        self._stack.insertWidget(place, view)
        self._stack.removeWidget(held)
        held.deleteLater()
        self._put_beside(place, view)

    def _put_beside(
        self, place: int, view: MeasureBoard | InstrumentView | RequirementView
    ) -> None:
        side = self._sides[place] = beside(view.panel)
        self._whole.addWidget(side)
        view.panel.fit(self.width())
        self._show_side()

    def _view(self) -> MeasureBoard | InstrumentView | RequirementView:
        match self.switch.value():
            case 0:
                return self.board
            case 1:
                return self.instruments
            case _:
                return self.requirements

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        for view in self._made.values():
            view.refresh()

    def _turn(self, place: int) -> None:
        self.flush()
        view = self._view()
        self._stack.setCurrentWidget(view)
        self._show_side()

    def _show_side(self) -> None:
        """Each side beside its view, also where a view was made that nobody turned to."""
        for at, side in self._sides.items():
            side.setVisible(at == self.switch.value())

    @property
    def first(self) -> QWidget:
        view = self._view()
        empty = view.empty if isinstance(view, MeasureBoard) else not view.list.rows.values
        return view.new if empty else view.list

    def _begin_new(self) -> None:
        self._view().begin_new()

    def _begin_measure(self) -> None:
        self.switch.turn(0)
        self.board.begin_new()

    def _begin_requirement(self) -> None:
        self.switch.turn(2)
        self.requirements.begin_new()

    def _export(self) -> None:
        from lupdesk.gui.views.paper_export import export_table_to_file

        export_table_to_file(self._context, self._procurement, SheetKind.RESULTS, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for view in self._made.values():
            view.panel.fit(self.width())

    def flush(self) -> None:
        for view in self._made.values():
            view.flush()

    def show_thing(self, id: UUID) -> None:
        tie = self._desk.get(Tie, id)
        id = id if tie is None else tie.of
        if self._desk.get(Requirement, id) is not None:
            self.switch.turn(2)
        elif self._desk.get(Instrument, id) is not None:
            self.switch.turn(1)
        elif self._desk.get(Measure, id) is not None or self._desk.get(Input, id) is not None:
            self.switch.turn(0)
        else:
            self.switch.turn(1 if self.instruments.shows(id) else 0)
        self._view().show_thing(id)
