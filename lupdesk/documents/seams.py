"""What goes on over a page break, put together by the structure tree.

On the page a cell is followed by its neighbour, so that a name whose second half stands on the
next page is in one piece nowhere else.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

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


class Joined:
    """Puts each of the elements together from the pages, which are shown to it one by one while
    they are open anyway: to open one takes longest.
    """

    def __init__(self, elements: Sequence[Sequence[Mark]]) -> None:
        self._elements: Final = elements
        self._said: Final[dict[Mark, str]] = {}
        self._wanted: Final[dict[int, set[int]]] = defaultdict(set)
        for marks in elements:
            for number, mark in marks:
                self._wanted[number].add(mark)

    def look(self, number: int, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> None:
        for mark, text in _texts(page, text_page, self._wanted.get(number, frozenset())):
            self._said[number, mark] = self._said.get((number, mark), "") + text

    def texts(self) -> list[str]:
        return ["".join(self._said.get(mark, "") for mark in marks) for marks in self._elements]


def _texts(page: Any, text_page: Any, wanted: Collection[int]) -> Iterator[tuple[int, str]]:
    """Each wanted run of text on the page, in the order of drawing; a line keeps its last space."""
    if not wanted:
        return
    for number in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, number)
        mark = raw.FPDFPageObj_GetMarkedContentID(item)
        if mark in wanted and raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_TEXT:
            yield mark, _text(item, text_page)


def _text(item: Any, text_page: Any) -> str:
    size = raw.FPDFTextObj_GetText(item, text_page, None, 0)
    room = ctypes.create_string_buffer(size)
    units = ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFTextObj_GetText(item, text_page, units, size)
    return room.raw.decode("utf-16-le", "replace").rstrip("\0")
