"""What concerns following up in a large procurement: the board of measures, moving on a phase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final
from uuid import UUID

from lupdesk.desk import measures
from lupdesk.desk.opening import open_desk
from lupdesk.store import database
from lupdesk.store.journal import immediate
from tests.benchmarks.desks import Desks
from tests.benchmarks.rows_window import copied, one_procurement, probe
from tests.benchmarks.table import Row, milliseconds, share, spaced

_TIMES: Final = 3
_STANDS: Final = 0.1
_BARRIERS: Final = 5_000
_MEASURES: Final = 300


def measure(desks: Desks) -> Iterator[Row]:
    path = _with_barriers(copied(one_procurement(desks, 100_000)))
    found = [probe("measures", path) for _ in range(_TIMES)]
    read = median(one["read"] for one in found)
    longest = median(one["longest"] for one in found)
    steps = share([step for one in found for step in one["steps"]], 95)
    yield Row(
        f"the board of measures, {spaced(_BARRIERS)} barriers and {_MEASURES} measures among 100 000"
        f" inputs: until it stands there (median of {_TIMES})",
        "",
        f"{read:.2f} s (the page itself {milliseconds(median(one['stood'] for one in found))})",
        None,
    )
    yield Row(
        "… the longest that the window stands while it is read, and read again; a row further, p95",
        "100 ms",
        f"{milliseconds(longest)}; {milliseconds(steps)}",
        longest <= _STANDS,
    )
    moved = [probe("phases", copied(one_procurement(desks, 100_000))) for _ in range(_TIMES)]
    stood = max(step for one in moved for step in one["steps"])
    told = median(one["told"] for one in moved)
    yield Row(
        "moving on a phase there, the longest of nine; until it is said what the gate lacks",
        "100 ms; –",
        f"{milliseconds(stood)}; {milliseconds(told)}",
        stood <= _STANDS,
    )


def _with_barriers(path: Path) -> Path:
    db = database.connect(path)
    (last,) = db.execute("SELECT id FROM procurement ORDER BY n DESC LIMIT 1").fetchone()
    said = "procurement = ? AND kind = 'input'"
    with immediate(db):
        db.execute(f"UPDATE input SET type = 'OPP' WHERE {said} AND type = 'BAR'", [last])
        db.execute(
            f"UPDATE input SET type = 'BAR' WHERE n IN (SELECT n FROM input WHERE {said} LIMIT ?)",
            [last, _BARRIERS],
        )
    barriers = [
        UUID(bytes=id)
        for (id,) in db.execute(
            f"SELECT id FROM input WHERE {said} AND type = 'BAR' LIMIT ?", [last, _MEASURES]
        )
    ]
    db.close()
    desk = open_desk(path, author="Måler")
    for number, barrier in enumerate(barriers):
        measures.add_measure(
            desk, UUID(bytes=last), title=f"Tiltak {number}", bases=(barrier,), owner="Måler"
        )
    desk.close()
    return path
