"""On what a risk or a benefit rests: each basis leads to its page, a button changes them."""

from __future__ import annotations

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lupdesk.desk.bases import Basis, bases_of, possible_bases
from lupdesk.domain.results import Tie
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose_bases import BasesDialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import clear, column, row
from lupdesk.gui.widgets.labels import meta

MEASURES: Final = "measures"
"""The page of measures, where a measure is gone to."""
_FRAME: Final = 48


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
        self._nothing = meta(say("Nothing yet: no statement is behind it."), wrap=True)
        self._rows = column(gap=2)
        self._buttons: list[tuple[Button, str]] = []
        self.choose = Button(say("Choose what it rests on …"), kind="quiet", icon="link")
        self.choose.clicked.connect(self._choose)
        self.setLayout(column(self._nothing, self._rows, row(self.choose, None), gap=4))

    def show_of(self, id: UUID) -> None:
        ties = [tie for tie in self._context.desk.all(Tie, of=id) if not tie.against]
        found = bases_of(self._context.desk, tuple(tie.basis for tie in ties))
        self._ids = tuple(one.id for one in found)
        clear(self._rows)
        self._buttons = []
        for one in found:
            words = f"{one.label} {one.text}".strip()
            made = Button("", kind="quiet")
            made.setAccessibleName(words)
            made.setToolTip(words)
            # Its words must not push a panel wider than it is: they are cut to its width.
            made.setMinimumWidth(LOOK.px(_FRAME))
            made.clicked.connect(partial(self._go, one))
            self._rows.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append((made, words))
        self._nothing.setVisible(not found)
        self._fit()

    def _go(self, one: Basis) -> None:
        self._context.go_to(MEASURES if one.is_measure else "inputs", one.id)

    def _choose(self) -> None:
        options = possible_bases(self._context.desk, self._procurement, measures=self._measures)
        dialog = BasesDialog(options, self._ids, self._context.wording, self)
        if dialog.exec():
            self.changed.emit(dialog.chosen)
        dialog.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What is too long is cut here; the tip and a screen reader have it whole."""
        room = max(self.width() - LOOK.px(_FRAME), LOOK.px(80))
        for button, words in self._buttons:
            cut = LOOK.metrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            button.setText(cut.replace("&", "&&"))
