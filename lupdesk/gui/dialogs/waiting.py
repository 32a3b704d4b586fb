"""Closing while work is under way: wait for it, stop it, or stay."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.jobs import Job, Jobs
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import body
from lupdesk.wording import Wording


class WaitingDialog(Dialog):
    """Accepted when all work is done; rejected when the person wants to stay."""

    def __init__(self, jobs: Jobs, wording: Wording, parent: QWidget | None = None) -> None:
        say = wording.say
        self._jobs = jobs
        what = next((job.title for job in jobs.running if job.title), "")
        self.sentence = body(
            say("Still under way: {what}. LUPDesk closes when it is done.", what=what)
            if what
            else say("Work on the desk is still under way. LUPDesk closes when it is done."),
            wrap=True,
        )
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(what or say("One moment"))
        super().__init__(
            say("One moment"), say("Stop the work"), column(self.sentence, bar), wording, parent
        )
        self.no.show_words(say("Do not close"))
        self.setMinimumWidth(LOOK.px(480))
        jobs.ended.connect(self._ended)

    def agree(self) -> None:
        """Stopping: what the work changed is rolled back by the work itself."""
        self._jobs.stop()

    @Slot(object)
    def _ended(self, job: Job) -> None:
        if not self._jobs.busy:
            self.accept()
