"""XLSX: the values of one sheet as text. Formulas give the value they had when last saved."""

from __future__ import annotations

import io
import lzma
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Final

import openpyxl
from openpyxl.workbook.workbook import Workbook

from lupdesk.domain.phrases import Phrase
from lupdesk.importers.limits import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEET_ROWS,
)
from lupdesk.importers.packages import check_package
from lupdesk.importers.rows import RawRow
from lupdesk.problems import Problem

DAMAGED: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    lzma.LZMAError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl and zipfile let through on a damaged workbook; there is no class of their own."""

_PERCENT: Final = "%"
_EXACT: Final = Context(prec=1000)
"""Digits for any number and format that a cell can hold."""
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class WorkbookRows:
    rows: tuple[RawRow, ...]
    sheet: str
    sheets: tuple[str, ...]
    warnings: tuple[Phrase, ...]


def read_workbook(data: bytes, name: str, sheet: str | None) -> WorkbookRows:
    found = check_package(data, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            try:
                return _read(book, name, sheet, found)
            finally:
                book.close()
        except DAMAGED as error:
            raise Problem("table-damaged", file=name) from error


def _read(book: Workbook, name: str, sheet: str | None, found: tuple[Phrase, ...]) -> WorkbookRows:
    visible = tuple(each.title for each in book.worksheets if each.sheet_state == "visible")
    if sheet is not None and sheet not in visible:
        raise Problem("table-no-such-sheet", file=name, sheet=sheet)
    for title in (sheet,) if sheet is not None else visible:
        rows = tuple(_rows(book, title, name))
        if rows or title == sheet:
            return WorkbookRows(_squared(rows), title, visible, found + _others(title, visible))
    raise Problem("table-empty", file=name)


def _others(title: str, visible: tuple[str, ...]) -> tuple[Phrase, ...]:
    if len(visible) < 2:
        return ()
    rest = ", ".join(other for other in visible if other != title)
    return (Phrase.of("table.one-sheet", sheet=title, others=rest),)


def _rows(book: Workbook, title: str, name: str) -> Iterator[RawRow]:
    sheet: Any = book[title]
    # What a sheet says of its own size is often wrong, and may be a trap.
    sheet.reset_dimensions()
    found = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > MAX_SHEET_ROWS:
            raise Problem("table-too-many-rows", file=name, limit=MAX_SHEET_ROWS)
        values = [_text(cell.value, cell.number_format) for cell in cells]
        while values and not values[-1].strip():
            values.pop()
        if not values:
            continue
        found += 1
        if found > MAX_ROWS + 1:
            raise Problem("table-too-many-rows", file=name, limit=MAX_ROWS)
        if len(values) > MAX_COLUMNS:
            raise Problem("table-too-many-columns", file=name, row=number, limit=MAX_COLUMNS)
        if any(len(value) > MAX_CELL_CHARACTERS for value in values):
            raise Problem("table-cell-too-long", file=name, row=number, limit=MAX_CELL_CHARACTERS)
        yield RawRow(number, tuple(values))


def _squared(rows: tuple[RawRow, ...]) -> tuple[RawRow, ...]:
    """All rows as wide as the widest: in a sheet a cell right of the headings has its column."""
    width = max((len(row.cells) for row in rows), default=0)
    return tuple(row.padded(width) for row in rows)


def _text(value: object, number_format: str | None) -> str:
    match value:
        case None:
            return ""
        case str():
            return _ESCAPE.sub(_unescaped, value) if "_x" in value else value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float() if _PERCENT in _bare(number_format):
            return _percent(value, _bare(number_format))
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
        case datetime():
            timed = value.time() != time() or "h" in _bare(number_format)
            return value.isoformat(" ", "seconds") if timed else value.date().isoformat()
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("seconds")
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
        case _:
            return str(value)


def _bare(number_format: str | None) -> str:
    """The format without its literals, colours and languages: ``[White]d"th"`` is ``d``."""
    return _LITERAL.sub("", (number_format or "").partition(";")[0]).lower()


def _percent(value: float, bare: str) -> str:
    """As the sheet shows it: ``0.125`` with ``0.0%`` is ``12.5 %``."""
    decimals = re.search(r"\.([0#?]+)", bare)
    step = Decimal(1).scaleb(-len(decimals[1]) if decimals else 0)
    shown = (Decimal(str(value)) * 100).quantize(step, ROUND_HALF_UP, _EXACT)
    return f"{shown:f} %"


def _unescaped(match: re.Match[str]) -> str:
    """``_x000D_`` stands for a character that XML cannot hold; other such text is meant so."""
    code = int(match[1], 16)
    return chr(code) if code < 0x20 or code in (0x5F, 0xFFFE, 0xFFFF) else match[0]
