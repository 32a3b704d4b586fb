"""What concerns documents: 200 tagged pages, written and proved."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.benchmarks import bench_pdf
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row

_WHOLE: Final = 2.5
ROOT: Final = Path(__file__).parents[2]


def measure(desks: Desks) -> Iterator[Row]:
    found = bench_pdf.measure()
    yield Row(
        f"{found.pages} tagged pages, written and proved against 1 000 forbidden texts",
        "2.5 s",
        f"{found.whole:.2f} s (printing {found.printing:.2f} s, proving {found.proving:.2f} s)",
        found.whole <= _WHOLE,
    )
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.probe_shown"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    shown = json.loads(told.stdout)
    yield Row(
        f"{shown['pages']} tagged pages, written, proved and shown until the first page is sharp",
        "2.5 s",
        f"{shown['seconds']:.2f} s",
        shown["seconds"] <= _WHOLE,
    )
