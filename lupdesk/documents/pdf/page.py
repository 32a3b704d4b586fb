"""The pages: what flows in them, and the furniture around it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from lupdesk.documents.pdf.flow import Bookmark, Placed
from lupdesk.documents.pdf.logo import HIGH, Logo
from lupdesk.documents.pdf.palette import INK, WHITE
from lupdesk.documents.pdf.styles import (
    AXIS,
    EDGE,
    FOOT,
    FULL,
    HEADER,
    MARGIN,
    PAGE_H,
    Sheet,
)
from lupdesk.documents.pdf.tagging import Node, TaggedCanvas
from lupdesk.documents.pdf.typesetting import broken, cut, width_of
from lupdesk.domain.composition.document import ClassMark

_FRAME: Final = {ClassMark.PUBLIC: 0.6, ClassMark.PARTICIPANT: 1.6, ClassMark.INTERNAL: 0.6}
_MARK_TEXT: Final = 280.0
_MARK_LINES: Final = 3
_LOGO: Final = HIGH
_LOGO_GAP: Final = 8.0
_NAME_LINES: Final = 2
_OUTLINE_SHOWN: Final = 3
"""A document with more pages opens with its bookmarks."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page, as the font can show it."""

    office: str
    title: str
    class_mark: ClassMark
    class_word: str
    foot: str
    page_of: str
    """``Side {page} av {total}``, with the places still in it."""
    office_node: Node
    class_node: Node
    logo: Logo | None = None


class Pages:
    """Draws the pages that were laid out."""

    def __init__(self, canvas: TaggedCanvas, furniture: Furniture, sheet: Sheet) -> None:
        self._canvas = canvas
        self._furniture = furniture
        self._sheet = sheet
        self._bookmarks = 0

    def draw(self, pages: list[list[Placed]]) -> None:
        for number, placed in enumerate(pages, 1):
            self._top(first=number == 1)
            self._foot(number, len(pages))
            for item in placed:
                self._item(item)
            self._canvas.next_page()
        if len(pages) > _OUTLINE_SHOWN:
            self._canvas.showOutline()

    def _item(self, item: Placed) -> None:
        if item.bookmark:
            self._bookmark(item.bookmark, item.top)
        if item.repeated:
            with self._canvas.artifact("Pagination"):
                item.strip.draw(self._canvas, item.top)
        else:
            item.strip.draw(self._canvas, item.top)

    def _bookmark(self, bookmark: Bookmark, top: float) -> None:
        key = f"b{self._bookmarks}"
        level = bookmark.level if self._bookmarks else 0
        self._bookmarks += 1
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=PAGE_H - top + 8)
        self._canvas.addOutlineEntry(bookmark.text, key, level)

    # -- furniture --------------------------------------------------------------------------------

    def _top(self, *, first: bool) -> None:
        """The first page says office and class in its tagged text; later pages repeat them."""
        furniture, canvas = self._furniture, self._canvas
        lines = self._mark_lines()
        wide = max(width_of(line, self._sheet.mark) for line in lines) + 16
        with canvas.artifact("Layout" if first else "Pagination"):
            self._mark_frame(wide, len(lines))
        if first:
            self._office(FULL - wide - 24)
            with canvas.tagged(furniture.class_node):
                self._mark_word(lines, wide)
            return
        note = self._sheet.note
        y = PAGE_H - HEADER
        with canvas.artifact("Pagination"):
            self._mark_word(lines, wide)
            self._canvas.set_line(EDGE, y, cut(furniture.office, note, MARGIN), note)
            title = cut(furniture.title, note, FULL - AXIS - wide - 16)
            self._canvas.set_line(EDGE + AXIS, y, title, note)

    def _mark_lines(self) -> list[str]:
        lines = broken(self._furniture.class_word, self._sheet.mark, _MARK_TEXT)
        if len(lines) > _MARK_LINES:
            rest = "".join(lines[_MARK_LINES - 1 :])
            lines = [*lines[: _MARK_LINES - 1], cut(rest, self._sheet.mark, _MARK_TEXT)]
        return lines

    def _mark_frame(self, wide: float, lines: int) -> None:
        canvas, mark = self._canvas, self._furniture.class_mark
        high = 8.0 + 12.0 * lines
        canvas.setStrokeColor(INK)
        canvas.setFillColor(INK if mark is ClassMark.INTERNAL else WHITE)
        canvas.setLineWidth(_FRAME[mark])
        low = PAGE_H - HEADER + 14 - high
        canvas.rect(EDGE + FULL - wide, low, wide, high, stroke=1, fill=1)

    def _mark_word(self, lines: list[str], wide: float) -> None:
        white = self._furniture.class_mark is ClassMark.INTERNAL
        style = replace(self._sheet.mark, colour=WHITE if white else INK)
        x = EDGE + FULL - wide + 8
        for number, line in enumerate(lines):
            self._canvas.set_line(x, PAGE_H - HEADER + 1 - 12 * number, line, style)

    def _office(self, room: float) -> None:
        if not self._furniture.office:
            return
        canvas, style = self._canvas, self._sheet.mark
        low = PAGE_H - HEADER - 13
        logo = self._furniture.logo
        wide = logo.wide if logo is not None else _LOGO
        with canvas.artifact():
            if logo is not None:
                logo.draw(canvas, EDGE, low)
            else:
                self._waves(EDGE, low)
        lines = broken(self._furniture.office, style, min(room, FULL / 2) - wide - _LOGO_GAP)
        if len(lines) > _NAME_LINES:
            lines = [lines[0], cut("".join(lines[1:]), style, room / 2)]
        with canvas.tagged(self._furniture.office_node):
            base = low + _LOGO / 2 - 3 + 5.5 * (len(lines) - 1)
            for number, line in enumerate(lines):
                self._canvas.set_line(EDGE + wide + _LOGO_GAP, base - 11 * number, line, style)

    def _waves(self, x: float, y: float) -> None:
        """Three waves on a plain square."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillColor(self._sheet.palette.accent)
        canvas.roundRect(x, y, _LOGO, _LOGO, 4, stroke=0, fill=1)
        canvas.setStrokeColor(WHITE)
        canvas.setLineWidth(1.8)
        canvas.setLineCap(1)
        for wave in range(3):
            low = y + 8 + wave * 6.5
            path = canvas.beginPath()
            path.moveTo(x + 6, low)
            path.curveTo(x + 11, low + 4.5, x + 16, low - 4.5, x + 24, low)
            canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()

    def _foot(self, number: int, total: int) -> None:
        note = self._sheet.note
        y = PAGE_H - FOOT
        page = self._furniture.page_of.format(page=number, total=total)
        with self._canvas.artifact("Pagination"):
            self._canvas.set_line(EDGE, y, page, note)
            self._canvas.set_line(
                EDGE + AXIS, y, cut(self._furniture.foot, note, FULL - AXIS), note
            )
