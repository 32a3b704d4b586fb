"""What concerns themes: giving one, renaming one, reading the tree with its hints."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from typing import Final

from lupdesk.desk import saying_alike, theming
from lupdesk.desk.opening import open_desk
from lupdesk.domain.things import Input, Procurement
from tests.benchmarks.desks import Desks
from tests.benchmarks.rows_store import bare_desk
from tests.benchmarks.table import Row, milliseconds, seconds, share

_GIVEN: Final = 300
_WARM: Final = 20
_ASKED: Final = 100


def measure(desks: Desks) -> Iterator[Row]:
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
    read = partial(theming.read_themes, desk, procurement)
    whole = seconds(read)
    themes = read()
    yield Row(
        f"reading a procurement of {len(themes.said)} statements for the page of themes",
        "",
        f"{whole:.2f} s",
        None,
    )
    asked = [seconds(partial(themes.hints.themes, one)) for one in themes.said[:_ASKED]]
    alike = [seconds(partial(themes.hints.alike, one)) for one in themes.said[:_ASKED]]
    yield Row(
        "nine suggestions for a statement; the likest others, p95",
        "",
        f"{milliseconds(share(asked, 95))}; {milliseconds(share(alike, 95))}",
        None,
    )
    desk.close()
