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


def test_the_first_page_waits_for_nothing_heavy() -> None:
    told = subprocess.run(
        [sys.executable, "-c", ASKS], capture_output=True, text=True, timeout=60, check=True
    )
    loaded = set(told.stdout.split())
    assert "PySide6" in loaded
    assert loaded.isdisjoint(HEAVY)
