"""The writing, lent to a worker for a long act: import, join, restore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lupdesk.desk.session import Clock, Desk, Kinds
from lupdesk.store import database, replica

R = TypeVar("R")
Watch = Callable[[int, int], None]
"""Told (done, total) by a long act; raises Problem ``cancelled`` to stop, and all is rolled back."""


@dataclass(frozen=True, slots=True)
class Loan:
    """What a worker needs to write in the desk's name while the window waits."""

    path: Path
    author: str
    clock: Clock
    replica_number: int

    def run(self, work: Callable[[Desk], R]) -> tuple[R, Kinds]:
        """Call ``work`` with a desk on a connection of this thread; tells what it changed.

        Runs in a worker. Whatever ``work`` raises passes through, with its transaction rolled
        back; raising Problem ``cancelled`` is how a long act is stopped.
        """
        changed: set[object] = set()
        with database.told(self.path):
            db = database.connect(self.path)
        desk = Desk(
            self.path,
            db,
            author=self.author,
            clock=self.clock,
            replica_number=self.replica_number,
        )
        desk.watch(changed.update)
        try:
            result = work(desk)
            desk.tidy_all()
        finally:
            desk.leave()
        return result, frozenset(changed)  # type: ignore[arg-type]


def lend(desk: Desk) -> Loan:
    """Lend the writing; until ``take_back`` the desk itself must not write."""
    if desk.replica_number is None:
        raise RuntimeError("a desk that is read only has no writing to lend")
    desk.lend(True)
    return Loan(desk.path, desk.author, desk.clock, desk.replica_number)


def take_back(desk: Desk, kinds: Kinds = frozenset()) -> None:
    """End the loan and tell the views what the worker changed."""
    desk.lend(False)
    number = replica.value(desk.database, replica.CURRENT)
    if number is not None:
        desk.become(int(number))
    if kinds:
        desk.announce(kinds)
