"""What waits on each page, as numbers on the rail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from lupdesk.desk.input_table import Waiting, waiting_beside
from lupdesk.desk.session import Desk
from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.gui.jobs import Job, Jobs, Progress
from lupdesk.gui.judged import Judged
from lupdesk.gui.rail import Badge
from lupdesk.wording import Wording

if TYPE_CHECKING:
    from lupdesk.desk.standing import Judgement


def badges(waiting: Waiting, wording: Wording) -> dict[str, Badge]:
    """By the key of the page; a page where nothing waits has none."""
    count = wording.count
    found = {
        "inputs": Badge(
            waiting.unassessed,
            "warn",
            count("{n} input not assessed", "{n} inputs not assessed", waiting.unassessed),
        ),
        "minutes": Badge(
            waiting.remarked,
            "warn",
            count("{n} with remarks", "{n} with remarks", waiting.remarked),
        ),
        "measures": Badge(
            waiting.late_measures,
            "stop",
            count("{n} late", "{n} late", waiting.late_measures),
        ),
        "follow-up": Badge(waiting.late, "stop", count("{n} late", "{n} late", waiting.late)),
    }
    return {key: badge for key, badge in found.items() if badge.number}


def found_badge(findings: Collection[Finding], wording: Wording) -> dict[str, Badge]:
    """What stops counts first; then the warnings that have no reason yet."""
    of = Counter(one.severity for one in findings if not one.reason)
    if of[Severity.STOP]:
        n = of[Severity.STOP]
        return {"treatment": Badge(n, "stop", wording.count("{n} stop", "{n} stops", n))}
    if of[Severity.WARN]:
        n = of[Severity.WARN]
        return {"treatment": Badge(n, "warn", wording.count("{n} warning", "{n} warnings", n))}
    return {}


class Badges(QObject):
    """Counts beside the window, and shows what the last count found."""

    def __init__(
        self,
        desk: Desk | None,
        jobs: Jobs,
        wording: Wording,
        show: Callable[[Mapping[str, Badge]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._wording = wording
        self._show = show
        self._job: Job | None = None
        self._waiting: dict[str, Badge] = {}
        self._found: dict[str, Badge] = {}
        self._judged = None if desk is None else Judged(desk, jobs, self._judge, self)
        if self._judged is not None:
            parent.installEventFilter(self._judged)

    def count(self, procurement: UUID | None) -> None:
        """What waits in a procurement; None shows no badge."""
        if self._judged is not None:
            self._judged.ask(procurement)
        if self._job is not None:
            self._job.drop()
            self._job = None
        if self._desk is None or procurement is None:
            self._waiting, self._found = {}, {}
            self._show({})
            return
        path, today = self._desk.working_path, self._desk.today()

        def work(progress: Progress) -> Waiting:
            progress.step(0, 1)
            return waiting_beside(path, procurement, today)

        self._job = self._jobs.run(work, self._counted)

    def _counted(self, waiting: Waiting) -> None:
        self._job = None
        self._waiting = badges(waiting, self._wording)
        self._show(self._waiting | self._found)

    def _judge(self, judgement: Judgement) -> None:
        self._found = found_badge(judgement.findings, self._wording)
        self._show(self._waiting | self._found)
