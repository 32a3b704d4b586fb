"""Reads a table of text (CSV) back, as it stands and as a spreadsheet shows it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from lupdesk.documents.letters_read import read_letters
from lupdesk.documents.reading import Place, Reading
from lupdesk.domain.table_text import unguarded
from lupdesk.problems import Problem

_SEPARATORS: Final = ";,\t"


def read_cells(data: bytes) -> Reading:
    """The cells in one piece, row by row, and the text as it stands. Problem ``proof-unreadable``."""
    reading = read_letters(data)
    text = reading.flows[0].text
    try:
        cells = "\n".join(_rows(text))
    except csv.Error as error:
        raise Problem("proof-unreadable") from error
    reading.flows.insert(0, Place("cell", cells))
    return reading


def _rows(text: str) -> Iterator[str]:
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        yield "\t".join(unguarded(cell) for cell in row)
