"""What concerns documents: 200 tagged pages, written and proved."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks import bench_pdf
from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row

_WHOLE = 2.5


def measure(desks: Desks) -> Iterator[Row]:
    found = bench_pdf.measure()
    yield Row(
        f"{found.pages} tagged pages, written and proved against 1 000 forbidden texts",
        "2.5 s",
        f"{found.whole:.2f} s (printing {found.printing:.2f} s, proving {found.proving:.2f} s)",
        found.whole <= _WHOLE,
    )
