"""What concerns themes: giving one, renaming one; the page of them with 100 000 statements."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from statistics import median
from typing import Final

from lupdesk.desk import saying_alike, theme_words, theming
from lupdesk.desk.input_table import inputs_at
from lupdesk.desk.opening import look_at_desk, open_desk
from lupdesk.domain.things import Input, Procurement
from tests.benchmarks.desks import Desks
from tests.benchmarks.rows_store import bare_desk
from tests.benchmarks.rows_window import copied, one_procurement, probe
from tests.benchmarks.table import Row, milliseconds, seconds, share, spaced

_GIVEN: Final = 300
_WARM: Final = 20
_ASKED: Final = 100
_OPEN: Final = 1.0
_COUNTED: Final = 2.0
_MEMORY: Final = 200_000_000
_TIMES: Final = 3


def measure(desks: Desks) -> Iterator[Row]:
    yield from _acts(desks)
    yield from _reading(desks)
    yield from _page(desks)


def _acts(desks: Desks) -> Iterator[Row]:
    desk = open_desk(desks.copy(100_000), author="Måler")
    counts = {one.id: desk.count(Input, procurement=one.id) for one in desk.all(Procurement)}
    procurement = max(counts, key=lambda id: counts[id])
    said = [one.id for one in desk.all(Input, procurement=procurement)][: _GIVEN + _WARM]
    theming.add_theme(desk, procurement, "drift / natt")
    bare = bare_desk(desks.folder / "bare.sqlite")
    spent, own, theirs = [], [], []
    for turn, id in enumerate(said):
        if turn % 8 == 0:
            desk.tidy()
        give = partial(theming.set_themes, desk, procurement, [id], add=["drift / natt"])
        theirs.append(seconds(partial(bare.execute, "INSERT INTO said (text) VALUES (?)", ["x"])))
        began = time.thread_time()
        spent.append(seconds(give))
        own.append(time.thread_time() - began)
    bare.close()
    spent, own, theirs = spent[_WARM:], own[_WARM:], theirs[_WARM:]
    yield Row(
        "giving a statement a theme, committed on disk, median (100 000 inputs)",
        "10 ms",
        f"{milliseconds(share(spent, 50))} (p99 {milliseconds(share(spent, 99))};"
        f" a bare one-row commit {milliseconds(share(theirs, 50))},"
        f" p99 {milliseconds(share(theirs, 99))})",
        share(spent, 50) <= 0.01,
    )
    yield Row(
        "of that our own part: the processor's time, p99",
        "",
        milliseconds(share(own, 99)),
        None,
    )
    joined = seconds(partial(saying_alike.join_said, desk, said[:2]))
    yield Row("joining two statements that say the same", "", milliseconds(joined), None)
    renamed = seconds(partial(theming.edit_theme, desk, procurement, "natt", new="natt og helg"))
    yield Row(f"renaming a theme of {len(said)} statements", "", milliseconds(renamed), None)
    desk.close()


def _reading(desks: Desks) -> Iterator[Row]:
    """What the page does beside the window, alone in its process."""
    desk = look_at_desk(one_procurement(desks, 100_000), author="Måler")
    counts = {one.id: desk.count(Input, procurement=one.id) for one in desk.all(Procurement)}
    procurement = max(counts, key=lambda id: counts[id])
    counted = seconds(partial(theming.read_themes, desk, procurement))
    learnt = seconds(partial(theme_words.read_words, desk, procurement))
    themes = theming.read_themes(desk, procurement)
    yield Row(
        f"counting the themes of {spaced(len(themes.said))} statements of one procurement;"
        " learning their words",
        "",
        f"{counted:.2f} s; {learnt:.2f} s",
        None,
    )
    hints = theme_words.hints_in(desk, themes, theme_words.read_words(desk, procurement))
    said = [one for _, one in inputs_at(desk, themes.said.rows[:_ASKED])]
    asked = [seconds(partial(hints.themes, one)) for one in said]
    alike = [seconds(partial(hints.alike, one)) for one in said]
    desk.close()
    yield Row(
        "… nine suggestions for a statement; the likest others, p95",
        "",
        f"{milliseconds(share(asked, 95))}; {milliseconds(share(alike, 95))}",
        None,
    )


def _page(desks: Desks) -> Iterator[Row]:
    found = []
    for _ in range(_TIMES):
        path = copied(one_procurement(desks, 100_000))
        found.append(probe("themes", path))
    painted, counted, learnt, memory = (
        median(one[key] for one in found) for key in ("painted", "counted", "learnt", "memory")
    )
    yield Row(
        f"opening the page of themes there until it is painted (median of {_TIMES})",
        "1 s",
        f"{milliseconds(painted)}",
        painted <= _OPEN,
    )
    yield Row(
        "… until the first statement and the counts stand there; until the words are learnt",
        "2 s; –",
        f"{counted:.2f} s; {learnt:.2f} s",
        counted <= _COUNTED,
    )
    steps = [step for one in found for step in one["steps"]]
    yield Row(
        "… longest pause of the window meanwhile; a key that gives a theme or reads on, p95",
        "",
        f"{milliseconds(max(one['longest'] for one in found))}; {milliseconds(share(steps, 95))}",
        None,
    )
    yield Row(
        "memory with that page open, 20 themes given",
        "200 MB",
        f"{memory / 1e6:.0f} MB",
        memory <= _MEMORY,
    )
