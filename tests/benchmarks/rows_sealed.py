"""What a passphrase costs: opening, another passphrase, sealing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from lupdesk.desk import passphrase
from lupdesk.desk.opening import open_desk
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, milliseconds, seconds, share, spaced

_WORDS: Final = "fire ord på rad"
_TIMES: Final = 9
_FIRST: Final = """
import sys, time
from pathlib import Path
from lupdesk.desk import passphrase
from lupdesk.desk.opening import open_desk
path = Path(sys.argv[1])
began = time.perf_counter()
passphrase.unlock(path, sys.argv[2])
open_desk(path, author="Måler").close()
print(time.perf_counter() - began)
"""


def measure(desks: Desks) -> Iterator[Row]:
    for inputs in (10_000, 100_000):
        path = desks.copy(inputs)
        sealing = seconds(partial(passphrase.set_passphrase, path, _WORDS, author="Måler"))
        passphrase.lock_again(path)
        opening = share([_first(path) for _ in range(_TIMES)], 50)
        yield Row(
            f"opening a sealed desk with its passphrase, first time in a process, median"
            f" ({spaced(inputs)} inputs)",
            "500 ms",
            milliseconds(opening),
            opening < 0.5,
        )
        yield Row(f"sealing a desk ({spaced(inputs)} inputs)", "", milliseconds(sealing), None)
    path = desks.copy(100_000)
    passphrase.set_passphrase(path, _WORDS, author="Måler")
    passphrase.lock_again(path)
    again = share([_again(path) for _ in range(_TIMES)], 50)
    yield Row(
        "unlocking after it was locked, 100 000 inputs", "500 ms", milliseconds(again), again < 0.5
    )


def _first(path: Path) -> float:
    """With both libraries still to be read."""
    told = subprocess.run(
        [sys.executable, "-c", _FIRST, str(path), _WORDS],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(told.stdout)


def _again(path: Path) -> float:
    def unlocked() -> None:
        passphrase.unlock(path, _WORDS)
        open_desk(path, author="Måler").close()

    taken = seconds(unlocked)
    passphrase.lock_again(path)
    return taken
