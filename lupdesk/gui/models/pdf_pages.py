"""What PDFium makes of a finished file: sizes, pictures and letters. Called by workers, who wait
for each other: PDFium may not be called from two threads at once.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from lupdesk.desk.publishing import ONE_READER
from lupdesk.gui.models.page_text import Box, PageText

_SIDE: Final = 1536
"""Pixels: a page that is larger is painted in parts, so that a great zoom costs what is seen."""

Size = tuple[float, float]
"""Width and height of a page in points."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of the picture of a page that is ``width`` by ``height`` pixels as a whole."""

    page: int
    width: int
    height: int
    left: int
    top: int

    @property
    def rect(self) -> QRect:
        right, bottom = min(self.left + _SIDE, self.width), min(self.top + _SIDE, self.height)
        return QRect(self.left, self.top, right - self.left, bottom - self.top)


def tiles_of(page: int, width: int, height: int, seen: QRect) -> Iterator[Tile]:
    """Those parts of a page that show within ``seen``, in pixels of the page."""
    inside = seen.intersected(QRect(0, 0, width, height))
    if inside.isEmpty():
        return
    for top in range(inside.top() // _SIDE * _SIDE, inside.bottom() + 1, _SIDE):
        for left in range(inside.left() // _SIDE * _SIDE, inside.right() + 1, _SIDE):
            yield Tile(page, width, height, left, top)


def sizes_of(data: bytes) -> tuple[Size, ...]:
    with ONE_READER, pypdfium2.PdfDocument(data) as pdf:
        return tuple(pdf.get_page_size(page) for page in range(len(pdf)))


def painted(data: bytes, tile: Tile) -> QImage:
    with _page_of(data, tile.page) as page:
        return picture_of(page, tile.width, tile.height, tile.rect)


def band_of(data: bytes, number: int, width: int, height: int, part: QRect, flags: int) -> QImage:
    """A part of a page that is not shown but printed."""
    with _page_of(data, number) as page:
        return picture_of(page, width, height, part, flags)


def picture_of(page: Any, width: int, height: int, part: QRect, flags: int = 0) -> QImage:
    """Part of a page, on white, of which the whole is so many pixels. Under the lock."""
    bitmap = pypdfium2.PdfBitmap.new_native(part.width(), part.height(), raw.FPDFBitmap_BGRx)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, part.width(), part.height())
        flags |= raw.FPDF_ANNOT
        raw.FPDF_RenderPageBitmap(bitmap, page, -part.left(), -part.top(), width, height, 0, flags)
        # A copy: the pixels are PDFium's until the bitmap is closed.
        return QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        ).copy()
    finally:
        bitmap.close()


def letters_of(data: bytes, pages: Sequence[int]) -> list[PageText]:
    """What stands on the pages, ready to be looked through."""
    found = []
    with ONE_READER, pypdfium2.PdfDocument(data) as pdf:
        for number in pages:
            page = pdf[number]
            try:
                found.append(PageText(_letters(page), ()))
            finally:
                page.close()
    return [one.ready() for one in found]


def text_of(data: bytes, number: int) -> PageText:
    """The letters of one page with their places."""
    with _page_of(data, number) as page:
        text_page = page.get_textpage()
        try:
            height = page.get_height()
            boxes = tuple(_box(text_page, at, height) for at in range(text_page.count_chars()))
        finally:
            text_page.close()
        return PageText(_letters(page), boxes)


def _letters(page: Any) -> str:
    """Each with the number that its place is asked by: one by one where PDFium joins some."""
    text_page = page.get_textpage()
    try:
        many = text_page.count_chars()
        text = str(text_page.get_text_range())
        if len(text) == many:
            return text
        return "".join(chr(raw.FPDFText_GetUnicode(text_page, at)) for at in range(many))
    finally:
        text_page.close()


def _box(text_page: Any, at: int, height: float) -> Box:
    place = raw.FS_RECTF()
    if raw.FPDFText_IsGenerated(text_page, at) == 1 or not raw.FPDFText_GetLooseCharBox(
        text_page, at, ctypes.byref(place)
    ):
        return (0.0, 0.0, 0.0, 0.0)
    return (place.left, height - place.top, place.right, height - place.bottom)


@contextmanager
def _page_of(data: bytes, number: int) -> Iterator[Any]:
    """Closed before the lock is let go: what is left to the collector is closed from any thread.

    Opening costs less than a millisecond, so no file is held open between two questions.
    """
    with ONE_READER, pypdfium2.PdfDocument(data) as pdf:
        page = pdf[number]
        try:
            yield page
        finally:
            page.close()
