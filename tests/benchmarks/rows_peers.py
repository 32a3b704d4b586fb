"""The writer of pages beside others, on the same text in one run; and on five times as much."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from tests.benchmarks.desks import Desks
from tests.benchmarks.peers import ENGINES, Figures, measured
from tests.benchmarks.table import Row

_THEMES = 113
_LONG = 565
_ROUNDS = 3
_UNTAGGED = "ReportLab, untagged"
_LIMITS = {"ours": 2.0, "ours without the pass": 1.5}
_MOST = 300.0


def measure(desks: Desks) -> Iterator[Row]:
    found = {name: _median(name) for name in ENGINES}
    plain = found[_UNTAGGED]
    assert plain is not None
    for name, one in found.items():
        if one is None:
            yield Row(f"{name}, the same text", "", "not installed here", None)
            continue
        ratio = one.seconds / plain.seconds
        limit = _LIMITS.get(name)
        yield Row(
            f"200 pages of text by {name} (median of {_ROUNDS})",
            f"{limit:.1f} × untagged" if limit else "",
            f"{one.seconds:.2f} s = {ratio:.2f} × untagged ({one.pages} pages, {one.megabytes:.0f} MB)",
            None if limit is None else ratio <= limit,
        )
    yield _long(found["ours"])


def _long(short: Figures | None) -> Row:
    long = measured("ours", _LONG)
    assert long is not None
    assert short is not None
    share = (long.seconds / long.pages) / (short.seconds / short.pages)
    return Row(
        f"{long.pages} tagged pages: time of each page against those of {short.pages}; memory",
        "linear; 300 MB",
        f"{long.seconds:.2f} s, {share:.2f} × as long a page; {long.megabytes:.0f} MB",
        share <= 1.2 and long.megabytes <= _MOST,
    )


def _median(name: str) -> Figures | None:
    found = [measured(name, _THEMES) for _ in range(_ROUNDS)]
    made = [one for one in found if one is not None]
    if not made:
        return None
    return Figures(
        made[0].pages,
        median(one.seconds for one in made),
        max(one.megabytes for one in made),
    )
