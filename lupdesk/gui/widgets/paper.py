"""Pages of a finished PDF on the screen: the very bytes that are exported, always on white."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

import pypdfium2
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from lupdesk.gui.theme import LOOK

_GAP: Final = 16
_KEPT: Final = 6
"""Rendered pages that are kept."""


class Paper(QAbstractScrollArea):
    """Pages one below the other, as wide as the space allows; rendered when they are seen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pdf: pypdfium2.PdfDocument | None = None
        self._sizes: list[tuple[float, float]] = []
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def show_pdf(self, data: bytes) -> None:
        """Show another file; keeps the place where the reader was."""
        place = self.verticalScrollBar().value()
        self.clear()
        self._pdf = pypdfium2.PdfDocument(data)
        self._sizes = [self._pdf.get_page_size(page) for page in range(len(self._pdf))]
        self._lay_out()
        self.verticalScrollBar().setValue(place)

    def clear(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
        self._pdf = None
        self._sizes = []
        self._images.clear()
        self._lay_out()

    @property
    def page_count(self) -> int:
        return len(self._sizes)

    @property
    def current_page(self) -> int:
        """The page at the middle of what is seen, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        for page in range(self.page_count):
            if self._page_rect(page).bottom() + _GAP >= middle:
                return page
        return max(self.page_count - 1, 0)

    def go_to_page(self, page: int) -> None:
        if 0 <= page < self.page_count:
            self.verticalScrollBar().setValue(self._page_rect(page).top() - _GAP)

    # -- geometry -------------------------------------------------------------------------------

    def _page_width(self) -> int:
        return max(120, min(self.viewport().width() - 2 * _GAP, 920))

    def _page_height(self, page: int) -> int:
        width, height = self._sizes[page]
        return round(self._page_width() * height / width)

    def _page_rect(self, page: int) -> QRect:
        """In the coordinates of the whole roll of pages."""
        top = _GAP + sum(self._page_height(before) + _GAP for before in range(page))
        left = (self.viewport().width() - self._page_width()) // 2
        return QRect(left, top, self._page_width(), self._page_height(page))

    def _lay_out(self) -> None:
        whole = self._page_rect(self.page_count - 1).bottom() + _GAP if self._sizes else 0
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(48)
        self.viewport().update()

    # -- Qt -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, 720)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = QPoint(0, self.verticalScrollBar().value())
        for page in range(self.page_count):
            rect = self._page_rect(page).translated(-offset)
            if rect.intersects(event.rect()):
                painter.fillRect(rect, QColor("white"))
                painter.drawImage(rect, self._image(page))
        if self.hasFocus():
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def _image(self, page: int) -> QImage:
        assert self._pdf is not None
        ratio = self.devicePixelRatioF()
        pixels = round(self._page_width() * ratio)
        key = (page, pixels)
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        bitmap = self._pdf[page].render(scale=pixels / self._sizes[page][0], rev_byteorder=True)
        raw = bytes(bitmap.buffer)
        depth = QImage.Format.Format_RGB888
        if bitmap.n_channels == 4:
            depth = QImage.Format.Format_RGBA8888
        image = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, depth).copy()
        self._images[key] = image
        if len(self._images) > _KEPT:
            self._images.popitem(last=False)
        return image
