"""A parcel from another laptop: what it says of itself, then joined, with progress and a way back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from lupdesk.desk import parcels
from lupdesk.desk.parcels import Joined, Told
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.lent_work import LentWork
from lupdesk.gui.dialogs.passphrase import PassphraseField
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import named
from lupdesk.gui.widgets.frames import Ground, clear, column
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.paths import backups_folder
from lupdesk.problems import Problem

_WIDTH: Final = 560


class JoinParcelDialog(Dialog):
    """``joined`` is what was done, None while nothing was; ``wants_differences`` where the person
    goes on to what is left to decide. Problem where it is no parcel for this desk.
    """

    def __init__(self, context: PageContext, path: Path, parent: QWidget | None = None) -> None:
        say = context.wording.say
        self._context = context
        self._wording = context.wording
        self._path = path
        self.joined: Joined | None = None
        self.wants_differences = False
        self._work = LentWork(context, self._busy, self._refuse, self._moved)
        self._new = parcels.sender_is_new(context.desk, path)
        sealed = parcels.is_sealed_parcel(path)
        self.typed = PassphraseField(say("Passphrase of the parcel"))
        self._field = Ground("page")
        self._field.setLayout(column(named(say("Passphrase of the parcel"), self.typed)))
        self._field.setVisible(sealed)
        self._told = column(gap=4)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("Joining"))
        self.bar.hide()
        self._told.addWidget(meta(str(path), wrap=True))
        if not sealed:
            self._tell(parcels.look_at_parcel(path, whole=False))
        self._content = column(self._told, self._field, self.bar, gap=12)
        super().__init__(say("Join a parcel"), say("Join"), self._content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(_WIDTH))
        self.finished.connect(lambda _: self._work.close())
        (self.typed if sealed else self.ok).setFocus()

    def _tell(self, told: Told) -> None:
        say, count = self._wording.say, self._wording.count
        clear(self._told)
        lines = [
            say(
                "From “{title}” on {computer}, {made:moment}",
                title=told.title,
                computer=told.computer or "?",
                made=told.made,
            ),
            " · ".join((
                count("{n} act", "{n} acts", told.acts),
                count("{n} change", "{n} changes", told.changes),
            )),
        ]  # fmt: skip
        self._told.addWidget(body(lines[0], strong=True, wrap=True))
        self._told.addWidget(body(lines[1]))
        self._told.addWidget(meta(say("The desk as it is now is backed up first."), wrap=True))
        if self._new:
            self._told.addWidget(head(say("First parcel from this laptop")))
            self._told.addWidget(
                body(
                    say(
                        "Compare its fingerprint with the one that was shown where it was made. Later a parcel that is signed with another key is refused."
                    ),
                    wrap=True,
                )
            )
            self._told.addWidget(body(told.fingerprint, strong=True, wrap=True))

    # -- joining ----------------------------------------------------------------------------------

    def _try(self) -> None:
        if self._work.under_way:
            return
        if self.joined is not None:
            self.wants_differences = True
            self.accept()
            return
        path, typed = self._path, self.typed.text()
        folder = backups_folder(self._context.desk.id)

        def work(desk: Any, watch: Any) -> Joined:
            return parcels.join_parcel(desk, path, passphrase=typed, backups=folder, watch=watch)

        if self._context.desk.read_only_reason is not None:
            self._refuse(self._context.desk.read_only_reason)
            return
        self.message.hide()
        self._work.do(work, self._done, aside=True)

    def _busy(self, busy: bool) -> None:
        self.ok.setEnabled(not busy)
        self._field.setEnabled(not busy)
        self.no.show_words(self._wording.say("Stop") if busy else self._wording.say("Cancel"))
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)

    def _moved(self, at: int, of: int) -> None:
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(at)

    def _refuse(self, problem: Problem) -> None:
        self.message.show_message(self._wording.problem(problem), "stop")
        if self._field.isVisible():
            self.typed.selectAll()
            self.typed.setFocus()

    def _done(self, joined: Joined) -> None:
        """What came, and what is left to decide, stands until the person goes on."""
        self.joined = joined
        self._field.hide()
        say, count = self._wording.say, self._wording.count
        self._tell_again(joined)
        self.no.show_words(say("Close"))
        if joined.differences:
            self._told.addWidget(
                body(
                    count(
                        "{n} difference is to be decided by a person.",
                        "{n} differences are to be decided by a person.",
                        joined.differences,
                    ),
                    wrap=True,
                )
            )
            self.ok.show_words(say("Look at them"))
            self.ok.setFocus()
        else:
            self.ok.hide()
            self.no.setFocus()
        QTimer.singleShot(0, self, self.adjustSize)

    def _tell_again(self, joined: Joined) -> None:
        say, count = self._wording.say, self._wording.count
        self._new = joined.first_time
        self._tell(joined.parcel)
        if not joined.acts:
            words = say("Nothing new: this desk had all of it.")
        else:
            words = count("{n} act joined", "{n} acts joined", joined.acts)
        self._told.addWidget(body(words, strong=True, wrap=True))
        if joined.backup is not None:
            kept = say("The desk as it was is kept as {path}", path=joined.backup)
            self._told.addWidget(meta(kept, wrap=True))

    def reject(self) -> None:
        """While it is being joined, leaving stops it, and nothing is changed."""
        if self._work.under_way:
            self._work.cancel()
        else:
            super().reject()
