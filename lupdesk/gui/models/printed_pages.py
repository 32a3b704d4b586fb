"""Pages on their way to a printer: which ones, and each in bands at the printer's resolution."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from pypdfium2 import raw
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from lupdesk.gui.models.pdf_pages import Size, band_of, sizes_of
from lupdesk.problems import Problem

_FINEST: Final = 600
"""Dots per inch: beyond that nobody sees a difference, and a page weighs hundreds of megabytes."""
_BAND: Final = 16 * 1024 * 1024
"""Bytes of a page that are in memory at once."""
_SPAN: Final = re.compile(r"^(\d{1,6})(?:\s*[-\u2013]\s*(\d{1,6}))?$")
_ALIKE: Final = 6.0
"""Points by which a paper may be another size and still be the same."""

Step = Callable[[int, int], None]
Listen = Callable[[], None]


@dataclass(frozen=True, slots=True)
class HowToPrint:
    pages: Sequence[int]
    """From 0, in the order in which they come out."""
    fit: bool
    """To the paper in the printer; else as large as they are."""


def pages_in(written: str, many: int) -> list[int]:
    """``1-3, 5`` as numbers from 0; ValueError for what is no such row, or beyond the last page."""
    found: list[int] = []
    for part in filter(None, (one.strip() for one in re.split(r"[,;]", written))):
        span = _SPAN.match(part)
        if span is None:
            raise ValueError(part)
        first, last = int(span[1]), int(span[2] or span[1])
        if not 1 <= first <= last <= many:
            raise ValueError(part)
        found += range(first - 1, last)
    if not found:
        raise ValueError(written)
    return found


def fits_as_it_is(printer: QPrinter, size: Size) -> bool:
    """Whether the paper in the printer is as large as the page."""
    paper = printer.pageLayout().pageSize().size(QPageSize.Unit.Point)
    there = sorted((paper.width(), paper.height()))
    return all(abs(one - wanted) <= _ALIKE for one, wanted in zip(there, sorted(size), strict=True))


def print_pages(printer: QPrinter, data: bytes, how: HowToPrint, step: Step) -> None:
    """Called by a worker. Problem ``printer-refuses``; what ``step`` raises stops the printing."""
    sizes = sizes_of(data)
    _turn(printer, sizes[how.pages[0]])
    painter = QPainter()
    if not painter.begin(printer):
        raise Problem("printer-refuses")
    done = False
    try:
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        for place, page in enumerate(how.pages):
            if place:
                _turn(printer, sizes[page])
                if not printer.newPage():
                    raise Problem("printer-refuses")
            area = _area(printer, sizes[page], how.fit)
            _print_page(
                painter,
                printer,
                data,
                page,
                area,
                lambda: step(place, len(how.pages)),  # noqa: B023
            )
        step(len(how.pages), len(how.pages))
        done = True
    finally:
        if not done:
            printer.abort()
        painter.end()
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise Problem("printer-refuses")


def _turn(printer: QPrinter, size: Size) -> None:
    """The paper lies as the page does."""
    lies = size[0] > size[1]
    way = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)


def _area(printer: QPrinter, size: Size, fit: bool) -> QRectF:
    """Where the page comes to stand, in dots from where the painter begins."""
    dots = printer.resolution()
    layout = printer.pageLayout()
    inside = QRectF(layout.paintRectPixels(dots))
    if fit:
        scale = min(inside.width() / size[0], inside.height() / size[1])
        whole = QSizeF(size[0] * scale, size[1] * scale)
        room = QPointF(inside.width() - whole.width(), inside.height() - whole.height()) / 2
        return QRectF(room, whole)
    return QRectF(-inside.topLeft(), QSizeF(size[0], size[1]) * dots / 72)


def _print_page(
    painter: QPainter, printer: QPrinter, data: bytes, page: int, area: QRectF, listen: Listen
) -> None:
    coarser = max(1, ceil(printer.resolution() / _FINEST))
    width, height = round(area.width() / coarser), round(area.height() / coarser)
    rows = max(64, _BAND // (4 * width))
    for top in range(0, height, rows):
        part = QRect(0, top, width, min(rows, height - top))
        image = band_of(data, page, width, height, part, raw.FPDF_PRINTING)
        place = QRectF(
            area.left(),
            area.top() + top * coarser,
            width * coarser,
            part.height() * coarser,
        )
        painter.drawImage(place, image)
        listen()
