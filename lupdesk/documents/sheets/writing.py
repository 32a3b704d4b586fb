"""A Workbook as the bytes of an XLSX file."""

from __future__ import annotations

import io
import re
from datetime import datetime, time
from typing import Final

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from lupdesk.documents.letters import one_line
from lupdesk.documents.packed import repacked
from lupdesk.documents.sheets.cells import HEAD, Filler
from lupdesk.domain.composition.sheet import Column, Sheet, Value, Workbook
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.wording import Wording

_LANGUAGES: Final = {"nb": "nb-NO", "en": "en-GB"}
_UNFIT: Final = re.compile(r"[\[\]:*?/\\']")
_NAME: Final = 31
_HEADER: Final = 50
"""Letters of each part of the head of a printed page, which holds 255 in all, an & as two."""
_A4: Final = 9
_LINE: Final = 15.0
_HIGHEST: Final = 409.0
"""Points; a spreadsheet has no higher row."""
_LONG_HEAD: Final = 26
_APP: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"><Application>LUPDesk</Application></Properties>'
)


def sheet_bytes(workbook: Workbook, wording: Wording) -> bytes:
    """``wording`` is the workbook's own language. Same workbook, same bytes."""
    writer = _Writer(workbook, wording)
    out = io.BytesIO()
    writer.made().save(out)
    return repacked(out.getvalue(), {"docProps/app.xml": _APP, "docProps/core.xml": writer.core()})


class _Writer:
    def __init__(self, workbook: Workbook, wording: Wording) -> None:
        self._workbook = workbook
        self._wording = wording
        self._filler = Filler(wording)
        self._book = openpyxl.Workbook()
        self._names: set[str] = set()

    def made(self) -> openpyxl.Workbook:
        first = self._book.active
        if first is not None:
            self._book.remove(first)
        for style in self._filler.styles():
            self._book.add_named_style(style)
        for sheet in self._workbook.sheets:
            self._fill(sheet, filters=True)
        self._fill(self._about(), filters=False)
        return self._book

    def _line(self, text: Text) -> str:
        return one_line(self._wording.text(text))

    def _fill(self, sheet: Sheet, *, filters: bool) -> None:
        page = self._book.create_sheet(self._named(sheet.name))
        heads = tuple(column.head for column in sheet.columns)
        widths = [max(one.width, self._room(one.head)) for one in sheet.columns]
        for at, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(at)].width = width
        for number, row in enumerate((heads, *sheet.rows), start=1):
            for at, value in enumerate(row, start=1):
                if value is not None:
                    self._filler.fill(page.cell(number, at), value)
            lines = max(map(self._filler.lines, row, widths), default=1)
            page.row_dimensions[number].height = min(_LINE * lines + 3, _HIGHEST)
        for at in range(1, len(heads) + 1):
            page.cell(1, at).style = HEAD
        page.freeze_panes = "A2"
        if filters:
            last = f"{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
            page.auto_filter.ref = f"A1:{last}"
        self._print(page)

    def _room(self, head: Text) -> int:
        """For a head with its arrow of the filter, on one line unless it is long."""
        return min(len(self._line(head)) + 4, _LONG_HEAD)

    def _named(self, name: Text) -> str:
        """As a spreadsheet can take it, each once."""
        plain = _UNFIT.sub(" ", self._line(name))[:_NAME].strip() or "-"
        free, number = plain, 2
        while free.casefold() in self._names:
            free = f"{plain[: _NAME - 4]} {number}"
            number += 1
        self._names.add(free.casefold())
        return free

    def _print(self, page: Worksheet) -> None:
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = _A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.print_title_rows = "1:1"
        for place, left, right in (
            (page.oddHeader, self._workbook.office, self._workbook.class_word),
            (page.oddFooter, self._workbook.reference, None),
        ):
            if place is not None:
                place.left.text = self._printed(left)
                place.right.text = self._printed(right) if right else "&P / &N"

    def _printed(self, text: Text) -> str | None:
        return self._line(text)[:_HEADER].replace("&", "&&") or None

    def _about(self) -> Sheet:
        one = self._workbook
        columns = (Column(Phrase("sheet.about.title"), 18), Column(one.title, 60))
        rows: tuple[tuple[Value, ...], ...] = (
            (Phrase("sheet.about.class"), one.class_word),
            (Phrase("sheet.about.office"), one.office),
            (Phrase("sheet.about.reference"), one.reference),
            (Phrase("sheet.about.day"), one.on),
        )
        return Sheet(Phrase("sheet.about"), columns, rows)

    def core(self) -> bytes:
        """What the file says about itself. The author is the office, never a person."""
        one, properties = self._workbook, self._book.properties
        when = datetime.combine(one.on, time(12))
        office = self._line(one.office)[:255]
        properties.title = self._line(one.title)[:255]
        properties.subject = self._line(one.class_word)[:255]
        properties.creator = properties.lastModifiedBy = office
        properties.language = _LANGUAGES.get(one.language, "en-GB")
        properties.created = properties.modified = when
        return bytes(tostring(properties.to_tree()))
