"""``python -m tests.benchmarks``: measures, and prints the table of speed with our figures.

Each module ``rows_*.py`` here gives lines through ``measure(desks)``. Names after the command
choose among them: ``python -m tests.benchmarks store``. ``--quick`` leaves the desk of 1 000 000
out, and tells for 100 000 what is limited for 1 000 000.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import qVersion
from sqlcipher3 import dbapi2

from tests.benchmarks.desks import Desks
from tests.benchmarks.table import Row, spaced

HERE: Final = Path(__file__).parent
FOLDER: Final = HERE.parents[1] / "build" / "bench"


def chosen(names: list[str]) -> Iterator[str]:
    for module in sorted(HERE.glob("rows_*.py")):
        if not names or module.stem.removeprefix("rows_") in names:
            yield module.stem


def machine() -> str:
    processors = os.cpu_count() or 1
    return (
        f"{_processor()}, {processors} processors, {_memory()}, {platform.platform()}, "
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {dbapi2.sqlite_version}"
    )


def sizes(desks: Desks) -> str:
    made = sorted({1_000, 100_000, desks.most})
    told = (f"{spaced(one)} ({desks.desk(one).stat().st_size / 1e6:.0f} MB)" for one in made)
    return f"Desks of {', '.join(told)} inputs"


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
    arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    arguments.add_argument("names", nargs="*", help="store, window, documents; all without")
    arguments.add_argument("--quick", action="store_true", help="no desk of 1 000 000 inputs")
    given = arguments.parse_args()
    desks = Desks(FOLDER, most=100_000 if given.quick else 1_000_000)
    failed = False
    sys.stdout.write(f"{machine()}. {sizes(desks)}.\n\n")
    sys.stdout.write("| what | at most | ours | |\n|---|---|---|---|\n")
    for name in chosen(given.names):
        for row in importlib.import_module(f"tests.benchmarks.{name}").measure(desks):
            sys.stdout.write(line(row))
            sys.stdout.flush()
            failed |= row.met is False
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
