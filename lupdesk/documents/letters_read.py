"""Reads a file of plain text back."""

from __future__ import annotations

import codecs
import re
from typing import Final

from lupdesk.documents.reading import Place, Reading
from lupdesk.problems import Problem

MOST: Final = 50_000_000
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
"""What no text has; a file with them is another kind of file."""


def read_letters(data: bytes) -> Reading:
    """Problem ``proof-unreadable`` for what is no text, or larger than 50 MB."""
    if not data.strip() or len(data) > MOST:
        raise Problem("proof-unreadable")
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        text = data.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked:
            raise Problem("proof-unreadable") from error
        text = data.decode("cp1252", "replace")
    if CONTROL.search(text):
        raise Problem("proof-unreadable")
    return Reading(flows=[Place("text", text)])
