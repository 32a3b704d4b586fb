"""Work beside the window: values in, values out, delivered on the window's thread.

Workers never touch widgets or the desk's own connection. Work with a title shows its progress
after a second, and *cancel* reaches it at its next step.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from lupdesk.log import LOGGER
from lupdesk.problems import Problem

R = TypeVar("R")
_LETS_IN: Final = 0.0005
"""Seconds after which work that reckons lets the window's thread in. One key press asks for it
many times: with Python's own 5 ms it would be felt.
"""
_TELL_EVERY: Final = 0.05
"""Seconds: a step for each of 100 000 rows must not flood the window."""


class Progress:
    """Handed to the work: ``step`` tells how far it is and stops it when somebody cancelled."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._cancelled = Event()
        self._told = 0.0

    def step(self, done: int, total: int) -> None:
        """Raises Problem ``cancelled``; the work rolls back by letting it pass."""
        if self._cancelled.is_set():
            raise Problem("cancelled")
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY or done == total:
            self._told = now
            self._tell(done, total)

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()


class Job:
    """One piece of work under way; ``drop`` makes a late answer unwanted."""

    def __init__(
        self,
        title: str,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        *,
        patient: bool = False,
    ) -> None:
        self.title = title
        self.patient = patient
        self.done = done
        self.failed = failed
        self.wanted = True
        self.progress: Progress | None = None

    def drop(self) -> None:
        self.wanted = False
        self.cancel()

    def cancel(self) -> None:
        """Ask the work to stop; its end is still told."""
        if self.progress is not None:
            self.progress.cancel()


class Jobs(QObject):
    """One worker: work on the desk's file is done one after the other. A second one is for
    patient work, which takes long and must keep nothing waiting; two more paint pages, one for
    whoever turns them while the others work, one for a printer.
    """

    began = Signal(object)
    """(job)."""
    progressed = Signal(object, int, int)
    """(job, steps done, steps in all)."""
    ended = Signal(object)
    """(job), after its answer was delivered."""
    _stepped = Signal(object, int, int)
    _finished = Signal(object, object)

    def __init__(
        self, failed: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_LETS_IN)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lupdesk")
        self._patient = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lupdesk-patient")
        self._painting = ThreadPoolExecutor(max_workers=2, thread_name_prefix="lupdesk-pages")
        self._failed = failed
        self._running: dict[Job, Future[Any]] = {}
        self._closed = False
        # Workers reach the window through these two slots alone; queued, since work that is
        # done at once would else answer before its job is in the caller's hand.
        self._stepped.connect(self._relay, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def closed(self) -> bool:
        return self._closed

    @property
    def busy(self) -> bool:
        return bool(self._running)

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(self._running)

    def run(
        self,
        work: Callable[[Progress], R],
        done: Callable[[R], None],
        failed: Callable[[BaseException], None] | None = None,
        *,
        title: str = "",
        patient: bool = False,
        painting: bool = False,
    ) -> Job:
        """Start ``work``; ``done`` or ``failed`` is called on the window's thread.

        An answer to a method of a widget that is gone meanwhile is dropped.
        """
        job = Job(title, done, failed or self._failed, patient=patient)
        job.progress = Progress(lambda at, of: self._stepped.emit(job, at, of))
        pool = self._patient if patient else self._painting if painting else self._pool
        future = pool.submit(work, job.progress)
        self._running[job] = future
        future.add_done_callback(lambda finished: self._finished.emit(job, finished))
        self.began.emit(job)
        return job

    @Slot(object, int, int)
    def _relay(self, job: Job, at: int, of: int) -> None:
        if job in self._running:
            self.progressed.emit(job, at, of)

    @Slot(object, object)
    def _deliver(self, job: Job, future: Future[Any]) -> None:
        if self._running.pop(job, None) is None or future.cancelled():
            return
        try:
            self._answer(job, future)
        finally:
            self.ended.emit(job)

    def _answer(self, job: Job, future: Future[Any]) -> None:
        error = future.exception()
        if not job.wanted:
            if error is not None and not isinstance(error, Problem):
                LOGGER.error("work that nobody waits for failed", exc_info=error)
        elif error is not None:
            if _there(job.failed):
                job.failed(error)
        elif _there(job.done):
            job.done(future.result())

    def stop(self) -> None:
        """Ask all work to stop; what it ends with is still told."""
        for job in self._running:
            job.cancel()

    def drop_all(self) -> None:
        """Nobody waits for the answers any more: another desk is shown."""
        for job in self._running:
            job.drop()

    def settles(self, seconds: float) -> bool:
        """Wait a moment; True where all work is then done. Patient work is not waited for: where
        the rest is done it is stopped, and whoever asked for it hears that it ended.
        """
        until = time.monotonic() + seconds
        if wait(self._futures(patient=False), timeout=seconds).not_done:
            return False
        for job in self._running:
            if job.patient:
                job.drop()
        left = max(0.0, until - time.monotonic())
        return not wait(self._futures(patient=True), timeout=left).not_done

    def _futures(self, *, patient: bool) -> list[Future[Any]]:
        return [future for job, future in self._running.items() if job.patient is patient]

    def close(self) -> None:
        """Ask all work to stop and wait for it."""
        self._closed = True
        self.drop_all()
        self._running.clear()
        for pool in (self._pool, self._patient, self._painting):
            pool.shutdown(wait=True, cancel_futures=True)


def _there(callback: Callable[..., None]) -> bool:
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
