"""What a screen reader meets in a PDF, in its order: the elements with their text.

Written as ``pdfinfo -struct-text`` writes it, which reads a page anew for each of its marked
parts: a long report took it 20 s.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Array, Dictionary

_INLINE: Final = frozenset({"Reference", "Link", "Span", "Quote", "Note"})
_BLOCK: Final = frozenset(
    {"P", "H1", "H2", "H3", "H4", "Table", "L", "LI", "Lbl", "LBody", "BlockQuote"}
)
_SHOWN: Final = ("BBox", "ColSpan", "ListNumbering", "Placement", "RowSpan", "Scope")

Marked = dict[tuple[int, int], str]
"""By page and number the text of a marked part."""


def structure_of(file: Path) -> str:
    marked = _marked(file)
    with pikepdf.open(file) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        lines = list(_told(pdf.Root.StructTreeRoot.K, None, 0, pages, marked))
    return "\n".join(lines) + "\n"


def _told(
    kids: Any, page: int | None, depth: int, pages: dict[tuple[int, int], int], marked: Marked
) -> Iterator[str]:
    for kid in kids if isinstance(kids, Array) else [kids]:
        here = page
        if isinstance(kid, Dictionary) and "/Pg" in kid:
            here = pages[kid.Pg.objgen]
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _element(kid, here, depth, pages, marked)
        elif text := _text_of(kid, here, marked):
            yield f'{"  " * depth}"{text}"'


def _text_of(kid: Any, page: int | None, marked: Marked) -> str:
    """Empty for what is no text: a link's place, a field of a form."""
    number = kid.get("/MCID") if isinstance(kid, Dictionary) else kid
    return "" if number is None or page is None else marked[page, int(number)].strip()


def _element(
    element: Any, page: int | None, depth: int, pages: dict[tuple[int, int], int], marked: Marked
) -> Iterator[str]:
    tag = str(element.S)[1:]
    sort = " (block)" if tag in _BLOCK else " (inline)" if tag in _INLINE else ""
    attributes = list(_attributes(element))
    yield f"{'  ' * depth}{tag}{sort}{':' if attributes else ''}"
    yield from (f"{'  ' * depth}   {one}" for one in attributes)
    yield from _told(element.get("/K", Array()), page, depth + 1, pages, marked)


def _attributes(element: Any) -> Iterator[str]:
    given = element.get("/A")
    if given is None:
        return
    for one in given if isinstance(given, Array) else [given]:
        for name in _SHOWN:
            if f"/{name}" in one:
                yield f"/{name} {_value(one[f'/{name}'])}"


def _value(value: Any) -> str:
    if isinstance(value, Array):
        return f"[{' '.join(f'{float(one):g}' for one in value)}]"
    return str(value)


def _marked(file: Path) -> Marked:
    found: defaultdict[tuple[int, int], str] = defaultdict(str)
    with pypdfium2.PdfDocument(file) as pdf:
        for number, page in enumerate(pdf):
            letters = page.get_textpage()
            for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=5):
                mcid = pdfium.FPDFPageObj_GetMarkedContentID(part.raw)
                if mcid >= 0:
                    found[number, mcid] += _text(part.raw, letters.raw)
    return found


def _text(part: Any, letters: Any) -> str:
    size = pdfium.FPDFTextObj_GetText(part, letters, None, 0)
    held = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(
        part, letters, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), size
    )
    return held.raw.decode("utf-16-le").rstrip("\0")
