"""What the text of a cell is, in a workbook and in CSV."""

from __future__ import annotations

from typing import Final

from lupdesk.documents.letters import paragraphs
from lupdesk.domain.phrases import Text
from lupdesk.wording import Wording

LONGEST: Final = 32_767
"""Characters of one cell; a spreadsheet calls a file with more in it damaged."""


def words_of(text: Text, wording: Wording) -> str:
    """One line for each that somebody began."""
    return "\n".join(paragraphs(wording.text(text)))


def cut(text: str, wording: Wording) -> str:
    """What is too long for a cell says so at its end."""
    if len(text) <= LONGEST:
        return text
    end = wording.code("sheet.too-long")
    return text[: LONGEST - len(end)] + end
