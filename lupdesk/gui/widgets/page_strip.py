"""The pages of a paper as small pictures, one under the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lupdesk.gui.models.page_reader import PageReader
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import ReachedRows
from lupdesk.wording import Wording

_ROW: Final = 172
_WIDTH: Final = 136


class PageStrip(ReachedRows):
    """``picked`` brings the page that somebody chose, from 0."""

    def __init__(self, reader: PageReader, wording: Wording, parent: QWidget | None = None) -> None:
        self._reader = reader
        self._wording = wording
        super().__init__(wording.say("Pages"), _ROW, self._draw, self._say, parent)
        self.setFixedWidth(LOOK.px(_WIDTH))
        reader.opened.connect(self._anew)
        reader.painted.connect(self._update_page)

    def _anew(self) -> None:
        pages = range(len(self._reader.sizes))
        if len(self.rows.values) != len(pages):
            self.show_rows(pages, key=lambda one: one)
        self.viewport().update()

    def show_page(self, page: int) -> None:
        """The page that is read, without turning to it once more."""
        if self.currentIndex().row() != page:
            self.blockSignals(True)
            self.pick_row(page)
            self.blockSignals(False)

    def _say(self, page: int) -> str:
        return self._wording.say("Page {n:plain}", n=page + 1)

    def _draw(self, painter: QPainter, rect: QRect, page: int, selected: bool) -> None:
        if page >= len(self._reader.sizes):
            return
        ratio = self.devicePixelRatioF()
        tile = self._reader.small_tile(page, ratio)
        width, height = round(tile.width / ratio), round(tile.height / ratio)
        high = min(height, rect.height() - LOOK.px(32))
        wide = round(width * high / height)
        left = rect.left() + (rect.width() - wide) // 2
        place = QRect(left, rect.top() + LOOK.px(8), wide, high)
        painter.fillRect(place, QColor("white"))
        picture = self._reader.small.look(tile)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, picture)
        painter.setPen(LOOK.colour("field"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        below = QRect(rect.left(), place.bottom() + 1, rect.width(), rect.bottom() - place.bottom())
        painter.setFont(LOOK.font(Size.SMALL, strong=selected))
        painter.setPen(LOOK.colour("text" if selected else "text2"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(page + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        pages = range(len(self._reader.sizes))
        height = LOOK.px(_ROW)
        first = self.verticalScrollBar().value() // height
        last = first + self.viewport().height() // height + 2
        ratio = self.devicePixelRatioF()
        seen = [page for page in range(max(first, 0), last) if page in pages]
        self._reader.want_small([self._reader.small_tile(page, ratio) for page in seen])

    def _update_page(self, page: int) -> None:
        self.viewport().update(self.visualRect(self.rows.index(page)))
