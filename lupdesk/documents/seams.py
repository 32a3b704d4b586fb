"""What goes on over a page break, put together by the structure tree.

On the page a cell is followed by its neighbour, so that a name whose second half stands on the
next page is in one piece nowhere else.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf
from pypdfium2 import raw

Mark = tuple[int, int]
"""Page counted from 0, and the number of the marked content on it."""


def parted(pdf: Pdf) -> list[list[Mark]]:
    """The marks of each element that stands on more than one page."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found = []
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.StructElem:
            marks = list(_marks(item, pages))
            if len({page for page, _ in marks}) > 1:
                found.append(marks)
    return found


def _marks(element: Object, pages: Mapping[tuple[int, int], int]) -> Iterator[Mark]:
    kids: Any = element.get("/K", Array())
    own: Any = element.get("/Pg")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            yield pages[own.objgen], kid
        elif isinstance(kid, Dictionary) and "/MCID" in kid:
            page: Any = kid.get("/Pg", own)
            yield pages[page.objgen], int(kid.MCID)


def joined(pdf: pypdfium2.PdfDocument, elements: Sequence[Sequence[Mark]]) -> list[str]:
    """The text of each of the elements in one piece."""
    wanted: dict[int, set[int]] = defaultdict(set)
    for marks in elements:
        for number, mark in marks:
            wanted[number].add(mark)
    said: dict[Mark, str] = {}
    for number, numbers in wanted.items():
        for mark, text in _texts(pdf[number], numbers):
            said[number, mark] = said.get((number, mark), "") + text
    return ["".join(said.get(mark, "") for mark in marks) for marks in elements]


def _texts(page: Any, wanted: set[int]) -> Iterator[tuple[int, str]]:
    """Each wanted run of text on the page, in the order of drawing; a line keeps its last space."""
    text_page = page.get_textpage()
    for number in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, number)
        mark = raw.FPDFPageObj_GetMarkedContentID(item)
        if mark in wanted and raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT:
            yield mark, _text(item, text_page)
    text_page.close()
    page.close()


def _text(item: Any, text_page: Any) -> str:
    size = raw.FPDFTextObj_GetText(item, text_page, None, 0)
    room = ctypes.create_string_buffer(size)
    units = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(item, text_page, units, size)
    return room.raw.decode("utf-16-le", "replace").rstrip("\0")
