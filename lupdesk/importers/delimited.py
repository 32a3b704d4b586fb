"""Text with separators: which encoding, which separator, which rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from typing import Final

from lupdesk.domain.phrases import Phrase
from lupdesk.domain.table_text import unguarded
from lupdesk.importers.decoding import decode
from lupdesk.importers.fields import is_known_heading
from lupdesk.importers.limits import MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS
from lupdesk.importers.rows import RawRow
from lupdesk.problems import Problem

_SEPARATORS: Final = (";", ",", "\t")
_HOLLOW: Final = ';,"\t\r\n \xa0\ufeff'
"""A text of nothing but these is what an empty sheet is saved as."""
_BY_SUFFIX: Final = {".ssv": ";", ".tsv": "\t", ".tab": "\t"}
_SAMPLE_ROWS: Final = 200
_SURE: Final = 0.9
_NONE: Final = "\x1f"
"""Separates nothing in a text that has one column."""
_END: Final = "\x1e\x1e\x1e"
"""A last line of our own: swallowed by a cell, it shows that a quotation mark was left open."""


@dataclass(frozen=True, slots=True)
class DelimitedText:
    rows: tuple[RawRow, ...]
    encoding: str
    delimiter: str
    warnings: tuple[Phrase, ...]


def read_delimited(data: bytes, name: str) -> DelimitedText:
    decoded = decode(data, name)
    text = decoded.text
    if not text.strip(_HOLLOW):
        raise Problem("table-empty", file=name)
    skip = 0
    separator = _named_separator(text)
    if separator:
        skip = 1
    else:
        separator = _guess(text, name)
    rows = tuple(row for row in _rows(text, separator, name) if row.number > skip)
    delimiter = "" if separator == _NONE else separator
    return DelimitedText(rows, decoded.encoding, delimiter, decoded.warnings)


def _named_separator(text: str) -> str:
    """Excel's own first line ``sep=;`` says what separates."""
    first = text[:10].splitlines()[0].strip('"') if text[:10].strip() else ""
    return first[4] if len(first) == 5 and first.lower().startswith("sep=") else ""


def _guess(text: str, name: str) -> str:
    """The separator that cuts most rows into the same number of cells."""
    scores = {separator: _evenness(text, separator) for separator in _SEPARATORS}
    hint = _BY_SUFFIX.get(PurePath(name).suffix.lower(), "")
    best = max(_SEPARATORS, key=lambda separator: (*scores[separator], separator == hint))
    share = scores[best][0]
    if not share:
        return _NONE
    alone = next((line for line in _lines(text) if line.strip()), "")
    if share < _SURE and best not in alone and is_known_heading(alone):
        return _NONE
    return best


def _evenness(text: str, separator: str) -> tuple[float, int]:
    """The share of rows that have the usual number of cells, and that number."""
    try:
        sample = list(islice(csv.reader(_lines(text), delimiter=separator), _SAMPLE_ROWS))
    except csv.Error:
        return 0.0, 0
    widths = Counter(len(cells) for cells in sample if any(cell.strip() for cell in cells))
    if not widths:
        return 0.0, 0
    usual, rows = max(widths.items(), key=lambda item: (item[1], item[0]))
    return (rows / widths.total(), usual) if usual > 1 else (0.0, 0)


def _rows(text: str, separator: str, name: str) -> Iterator[RawRow]:
    closed = text if text.endswith(("\n", "\r")) or not text else text + "\n"
    reader = csv.reader(_lines(closed + _END), delimiter=separator)
    number, found = 0, 0
    cells: list[str] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if cells == [_END]:
                return
            row = _row(number, cells, name)
            if row.filled and _END not in row.cells[-1]:
                found += 1
                if found > MAX_ROWS + 1:
                    raise Problem("table-too-many-rows", file=name, limit=MAX_ROWS)
                yield row
    except csv.Error as error:
        raise Problem(
            "table-cell-too-long", file=name, row=number + 1, limit=MAX_CELL_CHARACTERS
        ) from error
    raise Problem("table-open-quote", file=name, row=number)


def _row(number: int, cells: list[str], name: str) -> RawRow:
    while len(cells) > MAX_COLUMNS and not cells[-1].strip():
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise Problem("table-too-many-columns", file=name, row=number, limit=MAX_COLUMNS)
    return RawRow(number, tuple(unguarded(cell) for cell in cells))


def _lines(text: str) -> io.StringIO:
    """Line by line with the ends kept, so that line breaks inside cells stay as they are."""
    return io.StringIO(text, newline="")
