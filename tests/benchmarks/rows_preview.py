"""What concerns a paper on the screen: opening, turning pages, looking for words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

from tests.benchmarks.desks import Desks
from tests.benchmarks.probe_preview import PAGES
from tests.benchmarks.table import Row, milliseconds, share, spaced

ROOT: Final = Path(__file__).parents[2]


def measure(desks: Desks) -> Iterator[Row]:
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.probe_preview"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = json.loads(told.stdout)
    yield Row(
        f"a paper of {spaced(PAGES)} pages until its first page is sharp",
        "",
        milliseconds(found["opened"]),
        None,
    )
    yield Row(
        "… turning far in it until the page is sharp, median; p95",
        "",
        f"{milliseconds(median(found['turned']))}; {milliseconds(share(found['turned'], 95))}",
        None,
    )
    yield Row(
        f"… looking for a word for the first time ({spaced(found['found'])} places);"
        " longest pause of the window in all this; pictures kept",
        "",
        f"{found['searched']:.2f} s; {milliseconds(found['longest'])};"
        f" {found['pictures'] / 1e6:.0f} MB",
        None,
    )
