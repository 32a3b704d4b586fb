"""What the rules find in a procurement, asked beside the window whenever something changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from lupdesk.desk.session import Desk
from lupdesk.domain.rules.finding import Finding
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Job, Jobs, Progress
from lupdesk.gui.widgets.finding_block import FindingBlock

if TYPE_CHECKING:
    from lupdesk.desk.standing import Judgement

_WAIT: Final = 400
"""Milliseconds without a further change before the rules are asked again."""


class Judged(QObject):
    """``show`` gets what was found in the procurement; nothing is asked while nobody looks."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        show: Callable[[Judgement], None],
        parent: QObject,
        *,
        rules: bool = True,
        meeting: UUID | None = None,
        wait: int = _WAIT,
    ) -> None:
        """``meeting``: of the statements only those said in it."""
        super().__init__(parent)
        self._rules = rules
        self._meeting = meeting
        self._desk = desk
        self._jobs = jobs
        self._show = show
        self._procurement: UUID | None = None
        self._job: Job | None = None
        self._stale = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(wait)
        self._later.timeout.connect(self._ask)
        jobs.ended.connect(self._ended)

    def _ended(self, job: Job) -> None:
        """Stopped for a closing or a lock that then did not come: asked anew."""
        if job is self._job and not job.wanted:
            self._job = None
            self.ask(self._procurement)

    def ask(self, procurement: UUID | None) -> None:
        """Soon; None asks for nothing, and what was asked is not told."""
        self._procurement = procurement
        page = self.parent()
        if procurement is None:
            self._drop()
        elif isinstance(page, QWidget) and not page.isVisible():
            self._rest()
            self._stale = True
        else:
            self._later.start()

    def put_off(self) -> None:
        """Somebody types: what is not begun yet waits for the next pause."""
        if self._later.isActive():
            self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of a page: its being shown and hidden."""
        if event.type() is QEvent.Type.Show:
            self._wake()
        elif event.type() is QEvent.Type.Hide:
            self._rest()
        return False

    def _rest(self) -> None:
        self._stale = self._stale or self._later.isActive() or self._job is not None
        self._drop()

    def _wake(self) -> None:
        if self._stale:
            self._stale = False
            self._later.start()

    def _drop(self) -> None:
        self._later.stop()
        if self._job is not None:
            self._job.drop()
            self._job = None

    def _ask(self) -> None:
        self._drop()
        if self._procurement is None or self._jobs.closed:
            return
        path, clock, procurement = self._desk.working_path, self._desk.clock, self._procurement
        rules, meeting = self._rules, self._meeting

        def work(progress: Progress) -> Judgement:
            # The rules are read by the worker: the window starts without them.
            from lupdesk.desk.standing import judgement_beside

            progress.step(0, 1)
            return judgement_beside(path, procurement, clock, rules=rules, meeting=meeting)

        # Patient: the table must not wait for the rules.
        self._job = self._jobs.run(work, self._found, patient=True)

    def _found(self, judgement: Judgement) -> None:
        self._job = None
        self._show(judgement)


def know_names(
    dialog: QWidget, context: PageContext, procurement: UUID, show: Callable[[Judgement], None]
) -> None:
    """For a dialog: whom texts may name, once it is open; no rules are asked."""
    judged = Judged(context.desk, context.jobs, show, dialog, rules=False)
    dialog.installEventFilter(judged)
    judged.ask(procurement)


class Margin:
    """The findings about what a page shows, in a block beside it."""

    def __init__(
        self, context: PageContext, procurement: UUID, block: FindingBlock, page: QObject
    ) -> None:
        self._context = context
        self._procurement = procurement
        self._block = block
        self._fits: Callable[[Finding], bool] = lambda _: False
        self._found: tuple[Finding, ...] = ()
        self.judged: Callable[[Judgement], None] = lambda _: None
        """Hears of each judgement, for what else a page knows to do with it."""
        self._judged = Judged(context.desk, context.jobs, self._keep, page)
        page.installEventFilter(self._judged)
        block.reasoned.connect(self._give_reason)
        block.all_wanted.connect(lambda one: context.go_to("treatment", one.about))

    def ask(self) -> None:
        """Something changed."""
        self._judged.ask(self._procurement)

    def turn_to(self, things: Collection[UUID]) -> None:
        """What the page shows now: a finding fits that is about one of them or happened in it."""
        self.show_those(lambda one: one.about in things or one.meeting in things)

    def show_those(self, fits: Callable[[Finding], bool]) -> None:
        self._fits = fits
        self._show()

    def _keep(self, judgement: Judgement) -> None:
        self._found = judgement.findings
        self._show()
        self.judged(judgement)

    def _show(self) -> None:
        self._block.show_findings([one for one in self._found if self._fits(one)])

    def _give_reason(self, one: Finding, text: str) -> None:
        from lupdesk.desk.judging import write_reason

        with self._context.trouble():
            write_reason(self._context.desk, self._procurement, one, text)
