"""On what a risk or a benefit rests: each basis leads to its page, Ctrl+B chooses them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lupdesk.domain.results import Tie
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose_statements import ChooseStatementsDialog
from lupdesk.gui.views.basis_list import BasisList, basis_rows
from lupdesk.gui.widgets.frames import column


class RestsOn(QWidget):
    """``changed`` brings all the bases as they are to be."""

    changed = Signal(tuple)

    def __init__(self, context: PageContext, procurement: UUID, *, measures: bool) -> None:
        super().__init__()
        self._context = context
        self._procurement = procurement
        self._measures = measures
        self._ids: tuple[UUID, ...] = ()
        say = context.wording.say
        choose = say("Choose what it rests on …") if measures else ""
        self.list = BasisList(context.wording, say("What it rests on"), choose)
        self.list.wanted.connect(self.choose)
        self.list.dropped.connect(self._leave_out)
        self.list.opened.connect(context.go_to)
        self.setLayout(column(self.list))

    def show_of(self, id: UUID) -> None:
        ties = [tie for tie in self._context.desk.all(Tie, of=id) if not tie.against]
        rows = basis_rows(self._context.desk, self._context.wording, [tie.basis for tie in ties])
        self._ids = tuple(one.id for one in rows)
        self.list.show_rows(rows)

    def choose(self) -> None:
        dialog = ChooseStatementsDialog(
            self._context,
            self._procurement,
            self._ids,
            self,
            barriers_first=False,
            measures=self._measures,
        )
        if dialog.exec():
            others = [one for one in self._ids if one not in dialog.before]
            self._tell((*others, *dialog.chosen))
        dialog.deleteLater()

    def _leave_out(self, id: UUID) -> None:
        self._tell(one for one in self._ids if one != id)

    def _tell(self, ids: Iterable[UUID]) -> None:
        self.changed.emit(tuple(ids))
