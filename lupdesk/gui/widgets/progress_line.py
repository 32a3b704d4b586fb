"""Work that takes more than a moment: what it is, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from lupdesk.gui.jobs import Job, Jobs
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import Ground, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.wording import Wording

SHOWS_AFTER_MS = 1000


class ProgressLine(Ground):
    """Shows itself for work with a title that is not done within a second."""

    def __init__(self, jobs: Jobs, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("accent", parent)
        self._wording = wording
        self._job: Job | None = None
        self.words = body("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(LOOK.px(200))
        self._far = meta("")
        self.cancel = Button(wording.say("Stop"), kind="quiet", icon="x")
        self.cancel.clicked.connect(self._cancel)
        layout = row(self.words, None, self.bar, self._far, self.cancel, gap=12)
        layout.setContentsMargins(12, 6, 6, 6)
        self.setLayout(layout)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOWS_AFTER_MS)
        self._wait.timeout.connect(self.show)
        self.hide()
        jobs.began.connect(self._begin)
        jobs.progressed.connect(self._step)
        jobs.ended.connect(self._end)

    @Slot(object)
    def _begin(self, job: Job) -> None:
        if not job.title or self._job is not None:
            return
        self._job = job
        self.words.setText(job.title)
        self.bar.setAccessibleName(job.title)
        self.bar.setRange(0, 0)
        self._far.setText("")
        self.cancel.setEnabled(True)
        self._wait.start()

    @Slot(object, int, int)
    def _step(self, job: Job, at: int, of: int) -> None:
        if job is self._job and of > 0:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(1000 * at / of))
            self._far.setText(self._wording.percent(round(100 * at / of)))

    @Slot(object)
    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._wait.stop()
            self.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self.cancel.setEnabled(False)
            self._job.cancel()
