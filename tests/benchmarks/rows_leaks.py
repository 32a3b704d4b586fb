"""What concerns secrecy: made-up procurements in great number, searched for what was planted."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, spaced
from tests.leaks.searching import Searched, search

_MANY = 20_000
_QUICK = 1_000
_FILE_EACH = 20
_AT_ONCE = 250
_FIRST = 2**40
"""The tests take lower numbers."""


def measure(desks: Desks) -> Iterator[Row]:
    many = _MANY if desks.most > 100_000 else _QUICK
    began = time.perf_counter()
    found = searched(many)
    took = time.perf_counter() - began
    told = f": {found.first}" if found.first else ""
    yield Row(
        f"secrets found in the papers of {spaced(found.procurements)} made-up procurements, "
        f"{spaced(found.files)} of the papers written and proved",
        "0 leaks",
        f"{found.leaks} leaks, {found.stopped} files refused ({took:.0f} s){told}",
        found.leaks == 0 and found.procurements == many,
    )


def searched(many: int) -> Searched:
    whole = Searched()
    with ProcessPoolExecutor(os.cpu_count()) as several:
        for part in several.map(_part, range(_FIRST, _FIRST + many, _AT_ONCE)):
            whole.add(part)
    return whole


def _part(first: int) -> Searched:
    with tempfile.TemporaryDirectory() as folder:
        return search(range(first, first + _AT_ONCE), Path(folder), _FILE_EACH)
