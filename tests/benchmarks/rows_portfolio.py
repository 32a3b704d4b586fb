"""What concerns all procurements at once: the portfolio, barriers and measures, search in every
kind of thing.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from lupdesk.desk.barriers import barriers_met
from lupdesk.desk.opening import look_at_desk, open_desk
from lupdesk.desk.portfolio import portfolio
from lupdesk.desk.searching import HitKind, find, find_kinds
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Milestone
from lupdesk.domain.result_kinds import Barrier, MeasureState
from lupdesk.domain.results import Insight, Measure, Risk, Target, Theme, Tie
from lupdesk.domain.things import Procurement, PromisedDate
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, milliseconds, seconds, share, spaced
from tests.benchmarks.words import Speech

_INPUTS: Final = 100_000
_CASES: Final = 500
_TIMES: Final = 15
_PORTFOLIO: Final = 0.100
_SEARCH: Final = 0.005
_NOW: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
ROOT: Final = Path(__file__).parents[2]


def measure(desks: Desks) -> Iterator[Row]:
    path = office(desks)
    yield from _counting(path)
    yield _shown(path)
    yield from _finding(path)


def office(desks: Desks) -> Path:
    """500 procurements with 100 000 inputs, and with dates, measures, risks and benefits."""
    base = desks.desk(_INPUTS, _CASES)
    path = desks.folder / "office.lupdesk"
    made = desks.folder / "office.made"
    if made.exists() and made.stat().st_mtime > base.stat().st_mtime:
        return path
    for old in desks.folder.glob("office.*"):
        old.unlink()
    shutil.copyfile(base, path)
    desk = open_desk(path, author="Måler", clock=lambda: _NOW)
    chance, speech = random.Random(3), Speech(4)
    barriers = [one.value for one in Barrier]
    for n, place in enumerate(
        desk.database.execute("SELECT n FROM input WHERE type = 'BAR'").fetchall()
    ):
        desk.database.execute(
            "UPDATE input SET barrier = ? WHERE n = ?", [barriers[n % len(barriers)], place[0]]
        )
    held = desk.database.execute("SELECT procurement, id FROM input WHERE barrier IS NOT NULL")
    stopping: dict[UUID, list[UUID]] = {}
    for of, id in held.fetchall():
        stopping.setdefault(UUID(bytes=of), []).append(UUID(bytes=id))
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        for one in desk.all(Procurement):
            _fill(act, one.id, stopping.get(one.id, []), chance, speech)
    desk.close()
    made.touch()
    return path


def _fill(
    act: OpenAct, of: UUID, stopping: list[UUID], chance: random.Random, speech: Speech
) -> None:
    day = _NOW.date()
    for kind in (Milestone.CONFERENCE, Milestone.SUMMARY, Milestone.COMPETITION):
        act.add(
            PromisedDate,
            procurement=of,
            kind=kind,
            promised=day + timedelta(days=chance.randrange(-40, 90)),
        )
    for _ in range(6):
        id = act.add(
            Measure,
            procurement=of,
            title=speech.statement(),
            due=day + timedelta(days=chance.randrange(-40, 90)),
            state=chance.choice(list(MeasureState)),
        )
        for basis in stopping[:2]:
            act.add(Tie, procurement=of, of=id, basis=basis)
    for _ in range(5):
        act.add(
            Risk,
            procurement=of,
            what=speech.statement(),
            likelihood=chance.randrange(1, 6),
            consequence=chance.randrange(1, 6),
        )
        act.add(Insight, procurement=of, heard=speech.statement())
        act.add(Theme, procurement=of, name=speech.word())
        act.add(
            Target,
            procurement=of,
            what=speech.statement(),
            measured_on=day + timedelta(days=chance.randrange(-90, 300)),
        )


def _counting(path: Path) -> Iterator[Row]:
    desk = look_at_desk(path, author="Måler", clock=lambda: _NOW)
    for what, ask in (
        ("what the portfolio counts", portfolio),
        ("barriers and measures over all cases", barriers_met),
    ):
        spent = [seconds(partial(ask, desk)) for _ in range(_TIMES)]
        yield Row(
            f"… {what}, {_CASES} procurements, {spaced(_INPUTS)} inputs, p95",
            "",
            f"{milliseconds(share(spent, 95))} (median {milliseconds(share(spent, 50))})",
            None,
        )
    desk.close()


def _shown(path: Path) -> Row:
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.probe_portfolio", str(path), str(_TIMES)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    ).stdout
    spent: list[float] = json.loads(told)
    p95 = share(spent, 95)
    return Row(
        f"the portfolio page, {_CASES} procurements, {spaced(_INPUTS)} inputs: made, filled and"
        " painted, p95",
        "100 ms",
        f"{milliseconds(p95)} (median {milliseconds(share(spent, 50))})",
        p95 <= _PORTFOLIO,
    )


def _finding(path: Path) -> Iterator[Row]:
    desk = look_at_desk(path, author="Måler", clock=lambda: _NOW)
    for what, ask in (
        ("inputs", partial(_find_inputs, desk)),
        ("every other kind of thing", partial(_find_others, desk)),
        ("all of it", partial(find, desk, limit=5)),
    ):
        chance, speech = random.Random(11), Speech(13)
        spent, own = [], []
        for _ in range(60):
            word = chance.choice([speech.word(), "xq" + speech.word(), "sak"])
            for n in range(1, min(8, len(word)) + 1):
                began = time.process_time()
                spent.append(seconds(partial(ask, word[:n])))
                own.append(time.process_time() - began)
        p95 = share(spent, 95)
        figure = f"{milliseconds(p95)} (median {milliseconds(share(spent, 50))})"
        limit = "5 ms" if what == "inputs" else ""
        met = p95 <= _SEARCH if limit else None
        yield Row(f"Ctrl+K while typing in {_CASES} procurements: {what}, p95", limit, figure, met)
        yield Row(
            "… of that the processor's time, median; p95",
            "",
            f"{milliseconds(share(own, 50))}; {milliseconds(share(own, 95))}",
            None,
        )
    desk.close()


def _find_inputs(desk: Desk, typed: str) -> object:
    return find_kinds(desk, typed, (HitKind.INPUT,), limit=5)


def _find_others(desk: Desk, typed: str) -> object:
    others = tuple(kind for kind in HitKind if kind is not HitKind.INPUT)
    return find_kinds(desk, typed, others, limit=5)
