"""A desk on a reading connection of its own, for a worker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from lupdesk.desk.session import Clock, Desk
from lupdesk.store import database
from lupdesk.store.database import Mode


@contextmanager
def reading_beside(path: Path, clock: Clock) -> Iterator[Desk]:
    with database.told(path):
        db = database.connect(path, Mode.READ)
        with closing(Desk(path, db, author="", clock=clock, replica_number=None)) as desk:
            yield desk
