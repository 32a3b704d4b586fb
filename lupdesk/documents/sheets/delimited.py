"""The sheets of a Workbook as CSV, each a file: UTF-8 with its mark, semicolons, CRLF.

A text that begins like a formula has an apostrophe before it, and one that begins with apostrophes
and then so has one more: a spreadsheet shows text, and reading takes away what writing put there.
"""

from __future__ import annotations

import codecs
import csv
import io
from datetime import date, datetime, time
from typing import Final

from lupdesk.documents.sheets.words import cut, words_of
from lupdesk.domain.composition.sheet import Sheet, Value
from lupdesk.domain.table_text import guarded
from lupdesk.wording import Wording

SEPARATOR: Final = ";"
_DAYS: Final = {"nb": "%d.%m.%Y"}


def csv_bytes(sheet: Sheet, wording: Wording) -> bytes:
    """``wording`` is the workbook's own language. Same sheet, same bytes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=SEPARATOR, lineterminator="\r\n")
    heads = tuple(column.head for column in sheet.columns)
    for row in (heads, *sheet.rows):
        writer.writerow([_cell(value, wording) for value in row])
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8")


def _cell(value: Value, wording: Wording) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    day = _DAYS.get(wording.language, "%Y-%m-%d")
    if isinstance(value, datetime):
        return value.strftime(f"{day} %H:%M")
    if isinstance(value, date):
        return value.strftime(day)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return cut(guarded(words_of(value, wording)), wording)
