"""A long act of a dialog: the writing is lent to a worker while the dialog waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lupdesk.desk.loan import Watch, lend, take_back
from lupdesk.desk.session import Desk, Kinds
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Job, Progress
from lupdesk.problems import Problem

Work = Callable[[Desk, Watch], Any]


class LentWork:
    """``busy`` is told when work begins and ends, ``failed`` gets the Problem, ``moved`` how far
    it is.
    """

    def __init__(
        self,
        context: PageContext,
        busy: Callable[[bool], None],
        failed: Callable[[Problem], None],
        moved: Callable[[int, int], None],
    ) -> None:
        self._context = context
        self._desk = context.desk
        self._busy = busy
        self._failed = failed
        self._moved = moved
        self._job: Job | None = None
        context.jobs.progressed.connect(self._progressed)

    @property
    def under_way(self) -> bool:
        return self._job is not None

    def do(self, work: Work, done: Callable[[Any], None], *, aside: bool) -> None:
        """Here and now, or beside the window; one at a time."""
        if not aside or self._desk.read_only:
            self._do_here(work, done)
            return
        loan = lend(self._desk)

        def lent(progress: Progress) -> tuple[Any, Kinds]:
            return loan.run(lambda desk: work(desk, progress.step))

        def arrived(result: tuple[Any, Kinds]) -> None:
            self._end(result[1])
            done(result[0])

        def failed(error: BaseException) -> None:
            self._end(frozenset())
            if not isinstance(error, Problem):
                raise error
            self._failed(error)

        self._busy(True)
        self._job = self._context.jobs.run(lent, arrived, failed)

    def _do_here(self, work: Work, done: Callable[[Any], None]) -> None:
        try:
            found = work(self._desk, lambda at, of: None)
        except Problem as problem:
            self._failed(problem)
        else:
            done(found)

    def _end(self, kinds: Kinds) -> None:
        self._job = None
        take_back(self._desk, kinds)
        self._busy(False)

    def _progressed(self, job: Job, at: int, of: int) -> None:
        if job is self._job:
            self._moved(at, of)

    def cancel(self) -> None:
        """Stop at the next step; everything is rolled back and ``failed`` is told."""
        if self._job is not None and self._job.progress is not None:
            self._job.progress.cancel()

    def close(self) -> None:
        self._context.jobs.progressed.disconnect(self._progressed)
