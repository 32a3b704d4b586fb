"""What concerns the window: starting, the table of inputs, memory. Measured offscreen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, Final
from uuid import UUID

from lupdesk.settings import Settings, write_settings
from lupdesk.store import database
from lupdesk.store.format_1 import SEARCH
from lupdesk.store.journal import immediate
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, milliseconds, share, spaced

ROOT: Final = Path(__file__).parents[2]
_TIMES: Final = 5
_START: Final = 0.5
_OPEN: Final = 0.050
_STEP: Final = 0.016
_MEMORY: Final = 200_000_000


def measure(desks: Desks) -> Iterator[Row]:
    yield from _starting(one_procurement(desks, 100_000), 100_000)
    yield from _table(one_procurement(desks, desks.most), desks.most)
    yield from _memory(one_procurement(desks, 100_000))


def one_procurement(desks: Desks, inputs: int) -> Path:
    """The desk of so many inputs with all of them in its last procurement, the one that opens."""
    base = desks.desk(inputs)
    path = desks.folder / f"{inputs}.one.lupdesk"
    made = desks.folder / f"{inputs}.one.made"
    if made.exists() and made.stat().st_mtime > base.stat().st_mtime:
        return path
    for old in desks.folder.glob(f"{inputs}.one.*"):
        old.unlink()
    shutil.copyfile(base, path)
    db = database.connect(path)
    db.execute("PRAGMA synchronous = OFF")
    triggers = [one for one in SEARCH if one.lstrip().startswith("CREATE TRIGGER")]
    for trigger in triggers:
        db.execute(f"DROP TRIGGER {trigger.split()[2]}")
    last = db.execute("SELECT id FROM procurement ORDER BY n DESC LIMIT 1").fetchone()[0]
    suppliers, meetings = (
        [row[0] for row in db.execute(sql, [last])]
        for sql in (
            "SELECT supplier FROM participation WHERE procurement = ? ORDER BY n",
            "SELECT id FROM meeting WHERE procurement = ? ORDER BY n",
        )
    )
    with immediate(db):
        for place, (supplier, meeting) in enumerate(zip(suppliers, meetings, strict=True)):
            db.execute(
                "UPDATE input SET procurement = ?, supplier = ?, meeting = ? WHERE n % ? = ?",
                [last, supplier, meeting, len(meetings), place],
            )
    database.rebuild_index(db)
    for trigger in triggers:
        db.execute(trigger)
    database.checkpoint(db)
    db.close()
    made.touch()
    return path


def copied(desk: Path) -> Path:
    """A copy to write to, which the next copy replaces."""
    target = desk.with_name("probe.copy.lupdesk")
    for old in target.parent.glob(f"{target.name}*"):
        old.unlink()
    shutil.copyfile(desk, target)
    return target


def _starting(desk: Path, inputs: int) -> Iterator[Row]:
    spent = []
    with tempfile.TemporaryDirectory() as home:
        for _ in range(_TIMES + 1):
            began = time.time()
            spent.append(_asked("start", desk, home)["at"] - began)
    cold, warm = spent[0], spent[1:]
    took = median(warm)
    yield Row(
        f"start to a window that answers, desk of {spaced(inputs)} inputs (median of {_TIMES})",
        "0.5 s",
        f"{took:.2f} s (most {max(warm):.2f} s; the first {cold:.2f} s)",
        took <= _START,
    )


def _table(desk: Path, inputs: int) -> Iterator[Row]:
    found = [probe("inputs", desk) for _ in range(_TIMES)]
    opened = median(one["opened"] for one in found)
    far, near = (share([step for one in found for step in one[key]], 95) for key in ("far", "near"))
    after = median(one["arrived"]["after"] for one in found)
    longest = max(one["arrived"]["longest"] for one in found)
    yield Row(
        f"opening the inputs table, {spaced(inputs)} inputs in one procurement"
        f" (median of {_TIMES})",
        "50 ms",
        f"{milliseconds(opened)} (most {milliseconds(max(one['opened'] for one in found))})",
        opened <= _OPEN,
    )
    yield Row(
        "one scroll step there, p95: a hundredth of the table; a notch of the wheel",
        "16 ms",
        f"{milliseconds(far)}; {milliseconds(near)}",
        max(far, near) <= _STEP,
    )
    yield Row(
        f"… until the worker has found all {spaced(found[0]['rows'])} rows; longest pause of the window meanwhile",
        "",
        f"{after:.2f} s; {milliseconds(longest)}",
        None,
    )


def _memory(desk: Path) -> Iterator[Row]:
    held = median(probe("inputs", desk)["memory"] for _ in range(3))
    yield Row(
        "memory with 100 000 inputs open, scrolled through",
        "200 MB",
        f"{held / 1e6:.0f} MB",
        held <= _MEMORY,
    )


def probe(what: str, desk: Path) -> dict[str, Any]:
    """What a window tells that opens at the last procurement of the desk."""
    with tempfile.TemporaryDirectory() as home:
        return _asked(what, desk, home)


def _asked(what: str, desk: Path, home: str) -> dict[str, Any]:
    """The answer of a window whose settings, log and caches lie in ``home``, and which opens at the
    last procurement of the desk.
    """
    db = database.connect(desk, database.Mode.READ)
    last = db.execute("SELECT id FROM procurement ORDER BY n DESC LIMIT 1").fetchone()[0]
    db.close()
    settings = Path(home) / "config" / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    known = Settings(last_desk=str(desk), last_place=f"procurement {UUID(bytes=last)}")
    write_settings(settings, known)
    surroundings = {**os.environ, "LUPDESK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    # Compiled modules are kept, as they are where the program is installed.
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.probe_window", what, str(desk)],
        cwd=ROOT,
        env=surroundings,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    ).stdout
    found: dict[str, Any] = json.loads(told)
    return found
