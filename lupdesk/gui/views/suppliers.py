"""Leverandører: who is asked, who comes, and how to reach them."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk.importing import TableKind
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.things import Contact, Participation, Supplier, Thing
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.import_table import ImportDialog
from lupdesk.gui.dialogs.new_supplier import NewSupplierDialog, RegisterDialog
from lupdesk.gui.dialogs.pseudonyms import PseudonymsDialog
from lupdesk.gui.views.supplier_panel import SupplierPanel
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, column
from lupdesk.gui.widgets.shortcuts import within
from lupdesk.gui.widgets.supplier_list import SupplierHeads, SupplierLine, SupplierList


class SuppliersPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset({Supplier, Participation, Contact})

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._procurement = procurement
        self._wanted: UUID | None = None
        self._build()
        self.refresh()

    def _build(self) -> None:
        say = self._context.wording.say
        self.register = Button(say("From the register"), kind="quiet", icon="book-open")
        self.register.clicked.connect(self.choose_known)
        self.bring = Button(say("Import"), kind="quiet", icon="file-input")
        self.bring.clicked.connect(self.bring_in)
        self.new = Button(say("New supplier"), icon="plus")
        self.new.clicked.connect(self.add)
        self.codes = icon_button("hat-glasses", say("Pseudonyms …"))
        self.codes.clicked.connect(self.show_pseudonyms)
        self.doors = {"new-supplier": self.add, "known-supplier": self.choose_known}
        self.people = icon_button("clipboard-list", say("List of participants"))
        self.people.clicked.connect(lambda: self._context.go_to("summary:participants", None))
        self._header = PageHeader(
            say("Suppliers"), self.people, self.codes, self.register, self.bring, self.new
        )
        self.list = SupplierList(self._context.wording)
        self.list.picked.connect(self._show)
        self.list.opened.connect(self._open)
        self.panel = SupplierPanel(self._context, self._procurement, 340)
        self.panel.left.connect(self.list.setFocus)
        filled = QWidget()
        filled.setLayout(column(SupplierHeads(self.list, self._context.wording), self.list, gap=0))
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(self._nobody_yet())
        middle = column(self._header, gap=12, margins=(24, 8, 16, 16))
        middle.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.panel)
        self.first: QWidget = self.list
        within(self, "Ctrl+N", self.add)

    def _nobody_yet(self) -> EmptyState:
        say = self._context.wording.say
        bring = self._bring_first = Button(say("Import a list"), kind="primary", icon="file-input")
        bring.clicked.connect(self.bring_in)
        new = Button(say("New supplier"), icon="plus")
        new.clicked.connect(self.add)
        known = Button(say("From the register"), icon="book-open")
        known.clicked.connect(self.choose_known)
        return EmptyState(
            "building-2",
            say("No suppliers yet"),
            say("Take in a list (CSV or XLSX), write them here, or choose those you know."),
            bring,
            new,
            known,
        )

    # -- showing --------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        found = [SupplierLine(*pair) for pair in suppliers_of(self._desk, self._procurement)]
        before = self.list.currentIndex().row()
        self.list.show_rows(found, key=lambda line: line.supplier.id)
        if self._wanted is not None:
            self._pick(self._wanted)
            self._wanted = None
        elif found and not self.list.currentIndex().isValid():
            self.list.pick_row(min(max(before, 0), len(found) - 1))
        self._turn(filled=bool(found))
        self.panel.setVisible(bool(found))
        self.codes.setVisible(bool(found))
        self.people.setVisible(bool(found))
        self._header.show_line(self._tally(found))
        self._show(self.list.value())

    def _turn(self, *, filled: bool) -> None:
        """Where there is nobody yet, the ways on stand in the middle, once."""
        empty = self._stack.widget(1)
        here = QApplication.focusWidget()
        had = empty is not None and here is not None and empty.isAncestorOf(here)
        self._stack.setCurrentIndex(0 if filled else 1)
        for one in (self.register, self.bring, self.new):
            one.setVisible(filled)
        self.first = self.list if filled else self._bring_first
        if filled and had:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tally(self, found: list[SupplierLine]) -> str:
        count = self._context.wording.count
        parts = [one.part for one in found]
        counted = [
            count("{n} supplier", "{n} suppliers", len(parts)),
            count("{n} registered", "{n} registered", sum(one.signed_up for one in parts)),
            count(
                "{n} wants a one-to-one",
                "{n} want a one-to-one",
                sum(one.wants_one_to_one for one in parts),
            ),
        ]
        return " · ".join(counted) if parts else ""

    def _show(self, line: SupplierLine | None) -> None:
        if line is None:
            self.panel.show_supplier(None, None)
        else:
            self.panel.show_supplier(line.part, line.supplier)

    def _open(self, _: object) -> None:
        self.panel.name.setFocus()

    def _pick(self, id: UUID) -> None:
        for place, line in enumerate(self.list.rows.values):
            if line.supplier.id == id:
                self.list.pick_row(place)

    # -- acts -----------------------------------------------------------------------------------

    def add(self) -> None:
        dialog = NewSupplierDialog(self._context, self._procurement, self)
        if dialog.exec():
            self._wanted = dialog.made
            self.refresh()
        dialog.deleteLater()

    def choose_known(self) -> None:
        dialog = RegisterDialog(self._context, self._procurement, self)
        if dialog.exec():
            self.refresh()
        dialog.deleteLater()

    def bring_in(self) -> None:
        dialog = ImportDialog(self._context, self._procurement, TableKind.SUPPLIERS, parent=self)
        if dialog.exec():
            self.refresh()
        dialog.deleteLater()

    def show_pseudonyms(self) -> None:
        dialog = PseudonymsDialog(self._context, self._procurement, self)
        dialog.exec()
        dialog.deleteLater()

    def flush(self) -> None:
        self.panel.flush()

    def show_thing(self, id: UUID) -> None:
        self._pick(id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_part(self, part: str) -> None:
        """``note``: of the supplier that was gone to."""
        self.panel.show_field(self.panel.note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())
