"""Text in a cell of a CSV file that a spreadsheet would take for a formula."""

from __future__ import annotations

from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a formula begins with."""
_MARK: Final = "'"


def guarded(text: str) -> str:
    """With an apostrophe before it, as spreadsheets mark text. One that begins with apostrophes and
    then like a formula gets one more, so that ``unguarded`` gives back what was written.
    """
    return _MARK + text if text.lstrip(_MARK).startswith(FORMULA) else text


def unguarded(text: str) -> str:
    marked = text.startswith(_MARK) and text.lstrip(_MARK).startswith(FORMULA)
    return text[1:] if marked else text
