"""Sak: the procurement itself, to read and to edit in place."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lupdesk.domain.results import Target
from lupdesk.domain.things import Attachment, Buyer, Procurement, PromisedDate, TeamMember, Thing
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.case_form import CaseForm
from lupdesk.gui.views.case_rows import CaseRow
from lupdesk.gui.views.case_view import CaseView
from lupdesk.gui.views.kept_files import FileRow, KeptFiles
from lupdesk.gui.views.phase_card import PhaseCard
from lupdesk.gui.views.phase_moving import move_to_phase
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import Ground, PageHeader, Scrolled, column
from lupdesk.gui.widgets.shortcuts import within

_CASE: Final[frozenset[type[Thing]]] = frozenset(
    {Procurement, Buyer, Target, PromisedDate, TeamMember}
)


class ProcurementPage(Ground):
    KINDS: frozenset[type[Thing]] = _CASE | {Attachment}

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._procurement = procurement
        say = context.wording.say
        self.edit = Button(say("Edit"), icon="pencil")
        self.edit.clicked.connect(self.toggle)
        self.invite = Button(say("Invitation"), kind="quiet", icon="mail")
        self.invite.clicked.connect(lambda: context.go_to("summary:invitation", None))
        self._header = PageHeader("", self.invite, self.edit)
        self._header.title.setWordWrap(True)
        self.view = CaseView(self._desk, context.wording)
        self.form = CaseForm(context, procurement)
        self.form.hide()
        self.phases = PhaseCard(context.wording)
        self.phases.moved.connect(self._move)
        self.phases.every.clicked.connect(lambda: context.go_to("phases", None))
        self.files = KeptFiles(context, procurement)
        self.doors = {"edit-case": self._begin_edit, "add-file": self.files.choose}
        inside = Ground("page")
        inside.setLayout(
            column(
                self._header,
                self.view,
                self.form,
                self.phases,
                self.files,
                None,
                gap=20,
                margins=(24, 8, 24, 24),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._scrolled = Scrolled(inside)
        layout.addWidget(self._scrolled)
        within(self, "Ctrl+E", self.toggle)
        within(self, "Esc", self._finish)
        self.first: QWidget = self.edit
        self.refresh()

    @property
    def editing(self) -> bool:
        return not self.form.isHidden()

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        case = self._desk.get(Procurement, self._procurement)
        if case is None:
            return
        if kinds is None or kinds & _CASE:
            buyers = [one.name for one in self._desk.all(Buyer, procurement=case.id)]
            self._header.title.setText(case.title or case.reference)
            about = [case.reference if case.title else "", _joined(buyers, self._context)]
            self._header.show_line(" · ".join(part for part in about if part))
            self.view.show_case(case)
            self.phases.show_phase(case.phase)
            if self.editing:
                self.form.show_case(case)
        if kinds is None or Attachment in kinds:
            self.files.refresh()

    def toggle(self) -> None:
        """From reading to editing, and back."""
        say = self._context.wording.say
        if self.editing:
            self.form.flush()
            # Before the form goes: else the focus wanders, and the page scrolls after it.
            self.edit.setFocus()
            self.form.hide()
            self.view.show()
            self.edit.show_words(say("Edit"), "pencil")
            self.refresh()
            self._scrolled.ensureWidgetVisible(self._header)
            return
        self.form.show_case(self._desk.the(Procurement, self._procurement))
        self.view.hide()
        self.form.show()
        self.edit.show_words(say("Done"), "check")
        self.form.title.setFocus()

    def _begin_edit(self) -> None:
        if not self.editing:
            self.toggle()
        self.form.title.setFocus()

    def _finish(self) -> None:
        if self.editing:
            self.toggle()

    def _move(self, phase: int) -> None:
        move_to_phase(self._context, self._procurement, phase)

    def flush(self) -> None:
        if self.editing:
            self.form.flush()

    def show_thing(self, id: UUID) -> None:
        """The case is one thing; who came for a date, a target or a file is taken to its line."""
        file = self.files.row_of(id)
        if file is not None:
            self._go_to(file)
            return
        self.edit.setFocus()
        if id != self._procurement:
            if not self.editing:
                self.toggle()
            line = self.form.row_of(id)
            if line is not None:
                self._go_to(line)

    def show_part(self, part: str) -> None:
        """A field of the case, as ``CaseForm.part`` names them."""
        if not self.editing:
            self.toggle()
        self._go_to(self.form.part(part))

    def _go_to(self, line: QWidget) -> None:
        if isinstance(line, CaseRow | FileRow):
            line.start()
        else:
            line.setFocus()
        # When the form that was hidden is laid out.
        QTimer.singleShot(0, line, lambda: self._scrolled.ensureWidgetVisible(line, 0, 40))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _joined(names: list[str], context: PageContext) -> str:
    if len(names) < 2:
        return "".join(names)
    return context.wording.say("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
