"""A table as it lies in a file: headings, rows with their real numbers, all values as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lupdesk.domain.phrases import Phrase, Text
from lupdesk.importers.delimited import read_delimited
from lupdesk.importers.files import check_size
from lupdesk.importers.formats import FileFormat, recognise
from lupdesk.importers.limits import MAX_COLUMNS, MAX_ROWS
from lupdesk.importers.rows import RawRow
from lupdesk.problems import Problem

_HEADING_SEARCH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """``columns`` are the headings, tidied; ``rows`` the rows below that hold something.

    A row has at least as many cells as there are columns, and more where the file has too many.
    """

    name: str
    heading: RawRow
    rows: tuple[RawRow, ...]
    above: tuple[RawRow, ...] = ()
    """Titles and padding above the headings."""
    encoding: str = ""
    delimiter: str = ""
    """Empty for a workbook, and for a text with one column."""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    warnings: tuple[Phrase, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(" ".join(cell.split()) for cell in self.heading.cells)

    def label(self, column: int) -> Text:
        """The heading, or ours where the file has none: «Column D»."""
        heading = self.columns[column]
        return heading or Phrase.of("table.column", letter=column_letters(column))

    def with_heading(self, number: int) -> RawTable:
        """The same table with the headings in row ``number``; ValueError if that row is empty."""
        lines = (*self.above, self.heading, *self.rows)
        at = [line.number for line in lines].index(number)
        heading = lines[at]
        rows = tuple(row.padded(len(heading.cells)) for row in lines[at + 1 :])
        return replace(self, heading=heading, rows=rows, above=lines[:at])

    def candidates(self) -> Iterator[RawRow]:
        """The rows near the top, any of which could hold the headings."""
        yield from (*self.above, self.heading, *self.rows)[:_HEADING_SEARCH]


def read_table(data: bytes, name: str, sheet: str | None = None) -> RawTable:
    """The table in a CSV or XLSX file.

    ``sheet`` picks one of a workbook's sheets; without it the first that holds something is read.
    Raises ``Problem`` for anything that is not a table within the limits.
    """
    check_size(data, name)
    if recognise(data, name) is FileFormat.WORKBOOK:
        from lupdesk.importers.workbooks import read_workbook

        book = read_workbook(data, name, sheet)
        table = _table(name, book.rows)
        return replace(table, sheet=book.sheet, sheets=book.sheets, warnings=book.warnings)
    text = read_delimited(data, name)
    table = _table(name, text.rows)
    return replace(table, encoding=text.encoding, delimiter=text.delimiter, warnings=text.warnings)


def column_letters(column: int) -> str:
    """``0`` → ``A``, ``26`` → ``AA``, as spreadsheets name columns."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _table(name: str, lines: Sequence[RawRow]) -> RawTable:
    if not lines:
        raise Problem("table-empty", file=name)
    if len(lines) > MAX_ROWS:
        raise Problem("table-too-many-rows", file=name, limit=MAX_ROWS)
    heading = _heading(lines)
    if len(heading.cells) > MAX_COLUMNS:
        raise Problem("table-too-many-columns", file=name, row=heading.number, limit=MAX_COLUMNS)
    table = RawTable(name=name, heading=lines[0], rows=tuple(lines[1:]))
    return table.with_heading(heading.number)


def _heading(lines: Sequence[RawRow]) -> RawRow:
    """The first row that is at least half as full as the fullest near the top."""
    near = lines[:_HEADING_SEARCH]
    most = max(line.filled for line in near)
    enough = max(min(2, most), most / 2)
    return next(line for line in near if line.filled >= enough)
