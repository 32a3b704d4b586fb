"""The first page is shown without what reads workbooks and writes PDFs: half a second to start."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "openpyxl",
    "lxml",
    "reportlab",
    "pikepdf",
    "pypdfium2",
    "docx",
    "stdnum",
    "argon2",
    "cryptography",
)
ASKS = """
import sys
import lupdesk.gui.app, lupdesk.gui.views.procurement
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""

ASKS_OF_PAGES = """
import sys
from importlib import import_module
import lupdesk.gui.app, lupdesk.cli
from lupdesk.gui.read_ahead import MODULES
for name in MODULES:
    import_module(name)
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_the_first_page_waits_for_nothing_heavy() -> None:
    loaded = _loaded(ASKS)
    assert "PySide6" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_the_pages_that_are_turned_to_most_touch_no_files_until_they_are_asked() -> None:
    assert _loaded(ASKS_OF_PAGES).isdisjoint(("docx", "reportlab", "pikepdf", "openpyxl", "PIL"))


def test_what_writes_pdfs_reads_no_other_format() -> None:
    asks = "import sys, lupdesk.desk.publishing, lupdesk.cli.papers\nprint(*sys.modules)"
    assert _loaded(asks).isdisjoint(("docx", "openpyxl"))


def _loaded(asks: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", asks], capture_output=True, text=True, timeout=60, check=True
    )
    return set(told.stdout.split())
