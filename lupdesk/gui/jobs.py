"""Work beside the window: values in, values out, delivered on the window's thread.

Workers never touch widgets or the desk's own connection. Progress shows after a second, and
*cancel* reaches the work at its next step.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from lupdesk.problems import Problem

R = TypeVar("R")


class Progress:
    """Handed to the work: ``step`` tells how far it is and stops it when somebody cancelled."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._cancelled = Event()

    def step(self, done: int, total: int) -> None:
        """Raises Problem ``cancelled``; the work rolls back by letting it pass."""
        if self._cancelled.is_set():
            raise Problem("cancelled")
        self._tell(done, total)

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()


class Job:
    """One piece of work under way; ``drop`` makes a late answer unwanted."""

    def __init__(
        self, done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        self.done = done
        self.failed = failed
        self.wanted = True
        self.progress: Progress | None = None

    def drop(self) -> None:
        self.wanted = False
        if self.progress is not None:
            self.progress.cancel()


class Jobs(QObject):
    """One worker: work on the desk's file is done one after the other."""

    progressed = Signal(object, int, int)
    """(job, steps done, steps in all)."""
    _finished = Signal(object, object)

    def __init__(
        self, failed: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lupdesk")
        self._failed = failed
        self._running: dict[Job, Future[Any]] = {}
        self._finished.connect(self._deliver)

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def run(
        self,
        work: Callable[[Progress], R],
        done: Callable[[R], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Start ``work``; ``done`` or ``failed`` is called on the window's thread."""
        job = Job(done, failed or self._failed)
        job.progress = Progress(lambda at, of: self.progressed.emit(job, at, of))
        future = self._pool.submit(work, job.progress)
        self._running[job] = future
        future.add_done_callback(lambda finished: self._finished.emit(job, finished))
        return job

    @Slot(object, object)
    def _deliver(self, job: Job, future: Future[Any]) -> None:
        self._running.pop(job, None)
        error = future.exception()
        if not job.wanted:
            return
        if error is not None:
            job.failed(error)
        else:
            job.done(future.result())

    def close(self) -> None:
        """Ask all work to stop and wait for it."""
        for job in list(self._running):
            job.drop()
        self._pool.shutdown(wait=True, cancel_futures=True)
