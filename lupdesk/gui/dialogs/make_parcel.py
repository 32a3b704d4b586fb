"""A parcel for the others: sealed unless the person says otherwise, and nothing else to decide."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from lupdesk.desk import parcels, passphrase
from lupdesk.desk.parcels import Told
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.ask import ask
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.lent_work import LentWork
from lupdesk.gui.dialogs.parcel_passphrase import ParcelPassphrase
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.paths import backups_folder
from lupdesk.problems import Problem

_WIDTH: Final = 560


class MakeParcelDialog(Dialog):
    """``made`` is what the parcel says of itself, None while there is none."""

    def __init__(self, context: PageContext, target: Path, parent: QWidget | None = None) -> None:
        say = context.wording.say
        self._context = context
        self._wording = context.wording
        self._target = target
        self.made: Told | None = None
        self._work = LentWork(context, self._busy, self._refuse, self._moved)
        self.seal = QCheckBox(say("Seal it with a passphrase"))
        self.seal.setChecked(True)
        self.seal.toggled.connect(self._show_fields)
        self._fields = ParcelPassphrase(context.wording)
        self.first, self.second = self._fields.first, self._fields.second
        self.whole = QCheckBox(say("Everything, also what the others have had"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("Making the parcel"))
        self.bar.hide()
        content = column(
            body(
                say(
                    "The parcel holds what was done since the laptops last exchanged. Carry it to the other laptop and join it there."
                ),
                wrap=True,
            ),
            meta(str(target), wrap=True),
            self.seal,
            self._fields,
            self.whole,
            self.bar,
            gap=12,
        )
        super().__init__(
            say("Make a parcel"), say("Make the parcel"), content, context.wording, parent
        )
        self.setMinimumWidth(LOOK.px(_WIDTH))
        self.finished.connect(lambda _: self._work.close())
        self.first.setFocus()

    def _show_fields(self, seals: bool) -> None:
        self._fields.setVisible(seals)
        (self.first if seals else self.ok).setFocus()

    def _try(self) -> None:
        if self._work.under_way:
            return
        try:
            chosen = self._chosen()
        except Problem as problem:
            self._refuse(problem)
            return
        if chosen is None:
            return
        target, whole = self._target, self.whole.isChecked()
        folder = backups_folder(self._context.desk.id)

        def work(desk: Any, watch: Any) -> Told:
            return parcels.make_parcel(
                desk, target, passphrase=chosen, whole=whole, watch=watch, folder=folder
            )

        self._work.do(work, self._done, aside=True)

    def _chosen(self) -> str | None:
        """None where the person thought better of it."""
        if self.seal.isChecked():
            passphrase.refuse_short(self.first.text())
            return self._fields.text()
        say = self._wording.say
        agreed = ask(
            say("Not sealed"),
            say(
                "Whoever finds the parcel can read what suppliers said in confidence. Make it all the same?"
            ),
            say("Make it unsealed"),
            self._wording,
            self,
        )
        return "" if agreed else None

    def _busy(self, busy: bool) -> None:
        for one in (self.ok, self.seal, self._fields, self.whole):
            one.setEnabled(not busy)
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)

    def _moved(self, at: int, of: int) -> None:
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(at)

    def _refuse(self, problem: Problem) -> None:
        self.message.show_message(self._wording.problem(problem), "stop")
        (self.first if self.seal.isChecked() else self.ok).setFocus()

    def _done(self, made: Told) -> None:
        self.made = made
        self.accept()

    def reject(self) -> None:
        """While it is being made, leaving stops it."""
        if self._work.under_way:
            self._work.cancel()
        else:
            super().reject()
