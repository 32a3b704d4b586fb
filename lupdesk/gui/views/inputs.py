"""Innspill: all statements of the procurement in one table, filtered, searched, worked up."""

from __future__ import annotations

from array import array
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk.input_table import (
    Figures,
    TableQuestion,
    all_numbers,
    figures,
    figures_beside,
    more_than,
)
from lupdesk.desk.late_input import late_in
from lupdesk.desk.meetings import title_of
from lupdesk.desk.saying_alike import suppliers_alike
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.filters import InputFilter, InputOrder
from lupdesk.domain.kinds import PHASES, Disposition, InputKind, InputType, Secrecy, SheetKind, Side
from lupdesk.domain.things import Input, Meeting, Minutes, PromisedDate, Supplier, Thing
from lupdesk.domain.treatment import Reason
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.assess import AssessDialog, waiting
from lupdesk.gui.dialogs.new_input import NewInputDialog
from lupdesk.gui.jobs import Job, Progress
from lupdesk.gui.judged import Margin
from lupdesk.gui.models.input_model import FIRST_PAGE, ORDERS, Column, InputModel
from lupdesk.gui.views.copy_for import Copying
from lupdesk.gui.views.exchange import exchange_doors
from lupdesk.gui.views.input_panel import InputPanel
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.fields import SearchField
from lupdesk.gui.widgets.filter_button import FilterButton
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, column
from lupdesk.gui.widgets.input_table import InputTable
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.gui.widgets.shortcuts import within

_TYPING_MS: Final = 60
_DAILY: Final = ("types", "suppliers", "secrecies", "themes")
_LARGE: Final = 5_000
"""Above this many statements, a worker counts them and finds those that a filter leaves."""


class InputsPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset(
        {Input, Supplier, Meeting, Minutes, PromisedDate, Reason}
    )

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._order = InputOrder.NUMBER
        self._descending = False
        self._job: Job | None = None
        self._counting: Job | None = None
        self._answered: TableQuestion | None = None
        self._large = False
        self._total = 0
        self._kept: list[UUID] = []
        self._build()
        self._connect()
        self.refresh()

    # -- making -------------------------------------------------------------------------------

    def _build(self) -> None:
        say = self._wording.say
        self._new = Button(say("New input"), icon="plus")
        self._import = Button(say("Import"), kind="quiet", icon="file-input")
        self._assess = Button(say("Assess secrecy …"), kind="quiet", icon="shield")
        self._assess.clicked.connect(self.assess)
        self._assess.hide()
        self._copy = icon_button("copy", say("Copy for …"))
        self._header = PageHeader(say("Inputs"), self._assess, self._import, self._copy, self._new)
        self._search = SearchField(say("Filter the text"), say("Filter the text"))
        self._search.setMinimumWidth(200)
        self._search.setMaximumWidth(320)
        self._filters = self._make_filters()
        self.model = InputModel(self._desk, self._wording, self)
        self.table = InputTable(self.model, self._wording)
        self._panel = InputPanel(self._context, 340)
        self._margin = Margin(self._context, self._procurement, self._panel.findings, self)
        self._margin.judged = self._panel.know
        self._panel.naming.serve(self)
        make = self._make = Button(say("New input"), kind="primary", icon="plus")
        make.clicked.connect(self._add)
        none_yet = EmptyState(
            "message-square-text",
            say("Nothing has been said yet"),
            say("Inputs come from the meeting room, from a file, or are written here."),
            make,
        )
        clear_button = Button(say("Show all"), icon="x")
        clear_button.clicked.connect(self._clear_filters)
        no_hit = EmptyState(
            "search", say("No input fits"), say("Change the filter or show all."), clear_button
        )
        self._stack = QStackedWidget()
        for page in (self.table, none_yet, no_hit):
            self._stack.addWidget(page)
        self._bar = QWidget()
        flow = Flow(self._bar, gap=8)
        flow.addWidget(self._search)
        for button in self._filters.values():
            flow.addWidget(button)
        self._more = Button(say("More"), kind="quiet", icon="list-filter")
        self._more.clicked.connect(self._show_more)
        flow.addWidget(self._more)
        self._show_filters(False)
        middle = column(self._header, self._bar, gap=12, margins=(24, 8, 16, 16))
        middle.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self._panel)
        self.first: QWidget = self.table
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)

    def _make_filters(self) -> dict[str, FilterButton]:
        say, code = self._wording.say, self._wording.code
        every = say("All")
        names = {
            "types": say("Type"),
            "suppliers": say("Supplier"),
            "secrecies": say("Secrecy"),
            "themes": say("Theme"),
            "dispositions": say("Disposition"),
            "meetings": say("Meeting"),
            "phases": say("Phase"),
            "sides": say("Side"),
            "kinds": say("Kind"),
        }
        buttons = {field: FilterButton(name, every) for field, name in names.items()}
        buttons["types"].set_options([(code(f"type.{one}"), one) for one in InputType])
        buttons["secrecies"].set_options([(code(f"secrecy.{one}"), one) for one in Secrecy])
        buttons["dispositions"].set_options(
            [
                (say("Not decided"), None),
                *((code(f"disposition.{one}"), one) for one in Disposition),
            ]
        )
        buttons["phases"].set_options([(f"{n} {code(f'phase.{n}')}", n) for n in PHASES])
        buttons["sides"].set_options([(code(f"side.{one}"), one) for one in Side])
        buttons["kinds"].set_options([(code(f"kind.{one}"), one) for one in InputKind])
        return buttons

    def _show_filters(self, every: bool) -> None:
        """The four that are wanted daily; the others on demand, or when they are set."""
        for field, button in self._filters.items():
            button.setVisible(every or field in _DAILY or bool(button.values()))
        self._all_filters = every
        words = self._wording.say("Fewer") if every else self._wording.say("More")
        self._more.show_words(words)

    def _show_more(self) -> None:
        self._show_filters(not self._all_filters)

    def _tell_life(self) -> None:
        from lupdesk.gui.dialogs.trail import show_life

        show_life(self._context, [one.id for one in self.table.selected_inputs()], self)

    def _connect(self) -> None:
        copying = Copying(self._context, self._procurement, self.table.selected_inputs, self)
        self._copy.clicked.connect(copying.ask)
        within(self, "Ctrl+Shift+C", copying.ask)
        copy = {"Ctrl+C": copying.for_team, "Ctrl+Ins": copying.for_team}
        KeyMap(copy, self).serve(self.table)
        self.doors = {
            "new-input": self._add,
            "assess": self.assess,
            "table-inputs": self._export_table,
            "copy-for": copying.ask,
            "trail": self._tell_life,
            **exchange_doors(self._context, self._procurement, self),
        }
        self._panel.life_wanted.connect(self._tell_life)
        self._new.clicked.connect(self._add)
        self._import.clicked.connect(self._bring_in)
        self._search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._ask)
        for button in self._filters.values():
            button.changed.connect(self._ask)
        heads = self.table.horizontalHeader()
        heads.setSortIndicatorShown(True)
        heads.setSortIndicatorClearable(False)
        heads.sortIndicatorChanged.connect(self._sort)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._panel.focus_text)
        self._panel.removed.connect(self.table.setFocus)
        for keys, call in (("Ctrl+N", self._add), ("Ctrl+F", self._find)):
            within(self, keys, call)

    # -- showing ------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        self._margin.ask()
        if kinds == frozenset({Reason}):
            return
        if kinds is None or kinds & {Supplier, Meeting}:
            self._offer_filters()
        if kinds is None or PromisedDate in kinds:
            self.model.is_late = late_in(self._desk, self._procurement)
            self.model.forget_rows()
        self.model.alike = suppliers_alike(self._desk, self._procurement)
        self._large = more_than(self._desk, self._procurement, _LARGE)
        self._kept = [one.id for one in self.table.selected_inputs()] or self._kept
        if not self._large:
            self._say_figures(figures(self._desk, self._procurement))
        self._ask()
        if self._large:
            self._count()

    def _offer_filters(self) -> None:
        known = suppliers_of(self._desk, self._procurement)
        names = sorted(((one.name, one.id) for _, one in known), key=lambda pair: sort_key(pair[0]))
        self._filters["suppliers"].set_options(names)
        self.model.set_suppliers({id: name for name, id in names})
        meetings = self._desk.all(Meeting, procurement=self._procurement)
        self._filters["meetings"].set_options(
            [(self._meeting_words(meeting), meeting.id) for meeting in meetings]
        )

    def _meeting_words(self, meeting: Meeting) -> str:
        title = title_of(self._desk, meeting) or self._wording.code(f"meeting.{meeting.kind}")
        if meeting.planned_start is None:
            return title
        return f"{title} · {self._wording.short_date(meeting.planned_start.date())}"

    def _count(self) -> None:
        if self._counting is not None:
            self._counting.drop()
        path, procurement = self._desk.working_path, self._procurement

        def work(progress: Progress) -> Figures:
            progress.step(0, 1)
            return figures_beside(path, procurement)

        self._counting = self._context.jobs.run(work, self._counted)

    def _counted(self, counted: Figures) -> None:
        self._counting = None
        self._say_figures(counted)

    def _say_figures(self, counted: Figures) -> None:
        self._filters["themes"].set_options([(f"# {theme}", theme) for theme in counted.themes])
        found = counted.tally
        self._total = found.total
        self._assess.setVisible(found.unassessed > 0)
        count, parts = self._wording.count, []
        parts.append(count("{n} input", "{n} inputs", found.total))
        if found.unassessed:
            parts.append(count("{n} not assessed", "{n} not assessed", found.unassessed))
        if found.undecided:
            parts.append(
                count("{n} without disposition", "{n} without disposition", found.undecided)
            )
        self._header.show_line(" · ".join(parts))

    def assess(self) -> None:
        """Through all that nobody has assessed, one after the other."""
        queue = waiting(self._context, self._procurement)
        if not queue:
            say = self._wording.say
            self._context.tell(say("Nothing waits: every statement is assessed."), "accent")
            return
        dialog = AssessDialog(self._context, queue, self)
        dialog.exec()
        dialog.deleteLater()
        self.table.setFocus()

    def question(self) -> TableQuestion:
        """What the table shows now, as values that a worker may have."""
        ticked: dict[str, Any] = {
            field: button.values() for field, button in self._filters.items() if button.values()
        }
        wanted = InputFilter(procurement=self._procurement, text=self._search.text(), **ticked)
        ranks = tuple(
            (id, rank)
            for rank, (id, _) in enumerate(
                sorted(self.model.supplier_names.items(), key=lambda pair: sort_key(pair[1]))
            )
        )
        return TableQuestion(self._desk.working_path, wanted, self._order, self._descending, ranks)

    @property
    def _filtered(self) -> bool:
        return bool(self._search.text()) or any(one.values() for one in self._filters.values())

    def _ask(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None
        question = self.question()
        again, self._answered = question == self._answered, question
        plain = not self._filtered and self._order is InputOrder.NUMBER
        if again and self.model.rowCount() > FIRST_PAGE:
            self.model.forget_rows()
            self._choose(self.table.selected_inputs())
        elif plain or not self._large:
            if self.model.show_first(question):
                self._settle()
                return
            self._settle()

        def work(progress: Progress) -> array[int]:
            progress.step(0, 1)
            return all_numbers(question)

        self._job = self._context.jobs.run(work, self._arrive)

    def _arrive(self, numbers: array[int]) -> None:
        self._job = None
        self.model.set_numbers(numbers)
        self._settle()

    def _settle(self) -> None:
        rows = self.model.rowCount()
        shown = 0 if rows else (2 if self._filtered or self._large or self._total else 1)
        self._stack.setCurrentIndex(shown)
        self.first = self._make if shown == 1 else self.table
        # With nothing at all there is nothing to filter, and nothing to select.
        for part in (self._bar, self._panel, self._new, self._copy):
            part.setVisible(shown != 1)
        if self._kept:
            self.table.select_ids(self._kept)
        self._choose(self.table.selected_inputs())

    def _choose(self, chosen: list[Input]) -> None:
        if chosen:
            self._kept = [one.id for one in chosen]
        self._panel.show_inputs(chosen)
        self._margin.turn_to([one.id for one in chosen] if len(chosen) == 1 else ())

    # -- acts ---------------------------------------------------------------------------------

    def _export_table(self) -> None:
        # What writes files is heavy, and is read when it is asked for.
        from lupdesk.gui.views.paper_export import export_table_to_file

        export_table_to_file(self._context, self._procurement, SheetKind.INPUTS, self)

    def _sort(self, section: int) -> None:
        heads = self.table.horizontalHeader()
        self._order = ORDERS[Column(section)]
        self._descending = heads.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        self._ask()

    def _clear_filters(self) -> None:
        self._search.clear()
        for button in self._filters.values():
            button.blockSignals(True)
            button.clear()
            button.blockSignals(False)
        self._ask()

    def _add(self) -> None:
        dialog = NewInputDialog(self._context, self._procurement, self)
        if dialog.exec():
            self._kept = [dialog.made] if dialog.made else []
            self.refresh()
        dialog.deleteLater()

    def _find(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _bring_in(self) -> None:
        self._context.go_to("import:inputs", None)

    def show_thing(self, id: UUID) -> None:
        if self.model.row_of(id) is None:
            self._clear_filters()
        self._kept = [id]
        self.table.select_ids([id])
        self.table.setFocus()

    def flush(self) -> None:
        self._panel.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.fit(self.width())
