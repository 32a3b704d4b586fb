"""Alle anskaffelser: where each stands, what is due, and which barriers they meet together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lupdesk.desk.portfolio import Standing, portfolio
from lupdesk.domain.kinds import PHASES
from lupdesk.domain.results import Insight, Instrument, Measure, Measurement, Risk, Target, Tie
from lupdesk.domain.review import Remark
from lupdesk.domain.things import Input, Meeting, Minutes, Procurement, PromisedDate, Thing
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.barriers import BarriersView
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, SearchField
from lupdesk.gui.widgets.filter_button import FilterButton
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, column, row
from lupdesk.gui.widgets.portfolio_list import PortfolioHeads, PortfolioList
from lupdesk.gui.widgets.shortcuts import within
from lupdesk.gui.widgets.switch import Switch
from lupdesk.wording import N_

_CASES, _BARRIERS = 0, 1
Key = Callable[[Standing], Any]
_ORDERS: Final[tuple[tuple[str, Key], ...]] = (
    (N_("What is due first"), lambda one: (not one.counted.overdue, _day(one))),
    (N_("Most overdue first"), lambda one: -one.counted.overdue),
    (N_("By name"), lambda one: _name(one).casefold()),
    (N_("By phase"), lambda one: one.procurement.phase),
    (N_("Newest first"), lambda one: -one.procurement.id.int),
)


def _day(one: Standing) -> date:
    return one.counted.next_day or date.max


def _name(one: Standing) -> str:
    return one.procurement.title or one.procurement.reference


class PortfolioPage(Ground):
    """Belongs to no procurement; ``procurement`` is the one that is open, if any."""

    KINDS: frozenset[type[Thing]] = frozenset(
        {
            Procurement,
            PromisedDate,
            Input,
            Meeting,
            Minutes,
            Remark,
            Measure,
            Instrument,
            Target,
            Measurement,
            Risk,
            Insight,
            Tie,
        }
    )

    def __init__(
        self, context: PageContext, procurement: UUID | None, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._wording = context.wording
        self._open = procurement
        self._known: list[Standing] = []
        self._build()
        self.refresh()

    def _build(self) -> None:
        say, code = self._wording.say, self._wording.code
        self.views = Switch(
            say("Show"), [say("Where each stands"), say("Barriers and instruments")]
        )
        self.views.turned.connect(self._turn)
        new = Button(say("New procurement"), icon="plus")
        new.clicked.connect(lambda: self._context.go_to("act:new-procurement", None))
        self._header = PageHeader(say("All procurements"), new)
        self.field = SearchField(say("Filter"), say("Name, reference, office or template"))
        self.field.textChanged.connect(lambda _: self._show())
        self.field.installEventFilter(self)
        self.phases = FilterButton(say("Phase"), say("All phases"))
        self.phases.set_options([(code(f"phase.{one}"), one) for one in PHASES])
        self.phases.changed.connect(self._show)
        self.order = Choice(
            say("Order"),
            [(self._wording.constant(words), n) for n, (words, _) in enumerate(_ORDERS)],
        )
        self.order.chosen.connect(lambda _: self._show())
        self.list = PortfolioList(self._wording)
        self.list.opened.connect(self._go)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._cases_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(column(self._header, self.views, gap=8, margins=(24, 8, 24, 8)))
        layout.addWidget(self._stack, 1)
        self.views.serve(self, lambda: self.first)
        within(self, "Ctrl+F", self._filter)
        within(self, "Alt+1", lambda: self.show_view(_CASES))
        within(self, "Alt+2", lambda: self.show_view(_BARRIERS))

    def _cases_page(self) -> QWidget:
        say = self._wording.say
        tools = row(gap=8)
        tools.addWidget(self.field, 1)
        tools.addWidget(self.phases)
        tools.addWidget(self.order)
        shown = QWidget()
        shown.setLayout(column(PortfolioHeads(self.list, self._wording), self.list, gap=0))
        self._lists = QStackedWidget()
        self._lists.addWidget(shown)
        self._lists.addWidget(
            EmptyState(
                "list-filter",
                say("No procurement fits"),
                say("Take away letters or a phase, and the others come back."),
            )
        )
        self._lists.addWidget(
            EmptyState(
                "landmark",
                say("No procurement yet"),
                say("Begin a new one, with a template or from nothing."),
            )
        )
        page = QWidget()
        inside = column(tools, gap=12, margins=(24, 0, 24, 16))
        inside.addWidget(self._lists, 1)
        page.setLayout(inside)
        return page

    # -- showing ----------------------------------------------------------------------------------

    @cached_property
    def barriers(self) -> BarriersView:
        """Made when somebody turns to it."""
        view = BarriersView(self._context)
        self._stack.addWidget(view)
        return view

    @property
    def first(self) -> QWidget:
        """Where the focus is seen: not in what is empty."""
        if self._stack.currentIndex() == _CASES:
            return self.list if self.list.rows.values else self.field
        return self.barriers.first or self.views.parts[_BARRIERS]

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        self._known = portfolio(self._context.desk)
        self._header.show_line(self._tally())
        self._show()
        if self._stack.currentIndex() == _BARRIERS:
            self.barriers.refresh()

    def _tally(self) -> str:
        count = self._wording.count
        late = sum(one.counted.overdue for one in self._known)
        parts = [count("{n} procurement", "{n} procurements", len(self._known))]
        if late:
            parts.append(count("{n} thing overdue", "{n} things overdue", late))
        return " · ".join(parts)

    def _show(self) -> None:
        words = self.field.text().casefold().split()
        phases = self.phases.values()
        found = [
            one
            for one in self._known
            if (not phases or one.procurement.phase in phases) and _fits(one, words)
        ]
        found.sort(key=_ORDERS[self.order.value()][1])
        self.list.show_rows(found, key=lambda one: one.procurement.id)
        if found and not self.list.currentIndex().isValid():
            places = [one.procurement.id for one in found]
            self.list.pick_row(places.index(self._open) if self._open in places else 0)
        self._lists.setCurrentIndex(0 if found else 1 if self._known else 2)

    def _turn(self, view: int) -> None:
        if view == _BARRIERS:
            self.barriers.refresh()
        self._stack.setCurrentIndex(view)

    def show_view(self, view: int) -> None:
        """With the focus in it."""
        self.views.turn(view)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- keys -------------------------------------------------------------------------------------

    def _go(self, one: Standing) -> None:
        self._context.go_to("procurement", one.procurement.id)

    def _filter(self) -> None:
        self.show_view(_CASES)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the filter: the arrows move in the list, Enter opens, Esc takes the filter away."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self.list.pick_row(self.list.currentIndex().row() + 1)
            case Qt.Key.Key_Up:
                self.list.pick_row(self.list.currentIndex().row() - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.list.value() is not None:
                    self._go(self.list.value())
            case Qt.Key.Key_Escape:
                self.field.clear()
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                return False
        return True

    def flush(self) -> None:
        """Nothing is typed here that the desk holds."""

    def show_thing(self, id: UUID) -> None:
        self.list.pick_key(id)
        self.list.setFocus()

    def show_part(self, part: str) -> None:
        """``barriers``."""
        self.show_view(_BARRIERS if part == "barriers" else _CASES)


def _fits(one: Standing, words: list[str]) -> bool:
    of = one.procurement
    told = " ".join((of.title, of.reference, of.office, of.method)).casefold()
    return all(word in told for word in words)
