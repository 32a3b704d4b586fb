"""``python -m tests.benchmarks``: measures, and prints the table of speed with our figures.

Each module ``rows_*.py`` here gives lines through ``measure(desks)``. Names after the command
choose among them: ``python -m tests.benchmarks store``.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row

HERE: Final = Path(__file__).parent
FOLDER: Final = HERE.parents[1] / "build" / "bench"


def chosen(names: list[str]) -> Iterator[str]:
    for module in sorted(HERE.glob("rows_*.py")):
        if not names or module.stem.removeprefix("rows_") in names:
            yield module.stem


def machine() -> str:
    processors = os.cpu_count() or 1
    return f"{_processor()}, {processors} processors, {_memory()}, {platform.platform()}, Python {platform.python_version()}"


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _memory() -> str:
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError):
        return "memory unknown"
    return f"{size / 2**30:.0f} GB"


def line(row: Row) -> str:
    judged = {True: "met", False: "**not met**", None: ""}[row.met]
    return f"| {row.what} | {row.at_most} | {row.figure} | {judged} |\n"


def main() -> int:
    desks = Desks(FOLDER)
    failed = False
    sys.stdout.write(f"{machine()}\n\n| what | at most | measured | |\n|---|---|---|---|\n")
    for name in chosen(sys.argv[1:]):
        for row in importlib.import_module(f"tests.benchmarks.{name}").measure(desks):
            sys.stdout.write(line(row))
            sys.stdout.flush()
            failed |= row.met is False
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
