"""Pages of a finished PDF on the screen: the very bytes that are exported, always on white."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from lupdesk.gui.jobs import Jobs
from lupdesk.gui.models.page_reader import PageReader
from lupdesk.gui.models.page_roll import AUTOMATIC, FIT_PAGE, GAP, PageRoll, step_from
from lupdesk.gui.models.page_text import Passage, copied
from lupdesk.gui.models.pdf_pages import Tile, tiles_of
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.paper_marks import Marks, Spot

_LINE: Final = 48
_MARKS: Final = {
    "found": QColor(255, 214, 51, 110),
    "current": QColor(255, 140, 26, 150),
    "selected": QColor(51, 153, 255, 90),
}
"""On the white of the paper, whatever the theme."""


class Paper(QAbstractScrollArea):
    """Pages one below the other; painted beside the window when they are seen.

    ``moved`` when another page is in the middle or the zoom is another, ``copied`` when a selection
    went to the clipboard.
    """

    moved = Signal()
    copied = Signal()

    def __init__(self, name: str, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.reader = PageReader(jobs, self)
        self.marks = Marks(self.reader, self)
        self._zoom = AUTOMATIC
        self._roll = PageRoll((), AUTOMATIC, QSize(1, 1))
        self._keeps: tuple[int, float] | None = None
        """The place that a file which is being opened is to be shown at."""
        self._awaits: Passage | None = None
        """To be shown once it is known where on its page it stands."""
        self._copies = False
        self.reader.opened.connect(self._open)
        self.reader.painted.connect(self._update_page)
        self.marks.changed.connect(self.viewport().update)
        self.marks.shown.connect(self._show_passage)
        self.reader.placed.connect(self._placed)
        self.reader.read.connect(self._read)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._moved)

    def show_pdf(self, data: bytes, *, again: bool = False) -> None:
        """Show another file, at its beginning; ``again`` is the same paper anew, at the same place."""
        self._keeps = self._place() if again and self.page_count else None
        self.reader.open(data, again=again)
        if not again:
            self._lay_out()

    def clear(self) -> None:
        self.reader.close()
        self.marks.stop()
        self._lay_out()

    @property
    def page_count(self) -> int:
        return len(self.reader.sizes)

    @property
    def current_page(self) -> int:
        """The page at the middle of what is seen, from 0."""
        return self._roll.page_at(self.verticalScrollBar().value() + self.viewport().height() // 2)

    def go_to_page(self, page: int) -> None:
        if 0 <= page < self.page_count:
            self.verticalScrollBar().setValue(self._roll.rect(page).top() - GAP)

    # -- zoom -----------------------------------------------------------------------------------

    @property
    def zoom(self) -> int:
        """In per cent, or one of the two that follow the window."""
        return self._zoom

    @property
    def percent(self) -> int:
        return self._roll.percent

    def set_zoom(self, zoom: int, around: QPoint | None = None) -> None:
        """``around`` is what stays where it is, the upper edge else."""
        point = around or QPoint(self.viewport().width() // 2, 0)
        kept = self._spot(point)
        self._zoom = zoom
        self._lay_out()
        if kept is not None:
            rect, scale = self._roll.rect(kept.page), self._roll.scale
            across, down = rect.left() + kept.x * scale, rect.top() + kept.y * scale
            self.horizontalScrollBar().setValue(round(across) - point.x())
            self.verticalScrollBar().setValue(round(down) - point.y())
        self.moved.emit()

    def zoom_by(self, step: int, around: QPoint | None = None) -> None:
        self.set_zoom(step_from(self.percent, step), around)

    # -- geometry -------------------------------------------------------------------------------

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _place(self) -> tuple[int, float]:
        """The page at the upper edge, and how far down it is, in points."""
        top = self.verticalScrollBar().value()
        page = self._roll.page_at(top)
        return page, (top - self._roll.rect(page).top()) / self._roll.scale

    def _spot(self, point: QPoint) -> Spot | None:
        """What stands at a point of the viewport."""
        if not self.page_count:
            return None
        at = point + self._offset()
        page = self._roll.page_at(at.y())
        rect, scale = self._roll.rect(page), self._roll.scale
        return Spot(page, (at.x() - rect.left()) / scale, (at.y() - rect.top()) / scale)

    def _lay_out(self) -> None:
        self._roll = PageRoll(self.reader.sizes, self._zoom, self._view())
        view = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._roll.height, view.height()),
            (self.horizontalScrollBar(), self._roll.width, view.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(max(seen - _LINE, _LINE))
            bar.setSingleStep(_LINE)
        self.viewport().update()

    def _view(self) -> QSize:
        """As if the bar on the right were there: else a page that just fits would have none, be
        wider, fit no more, and so on.
        """
        size = self.viewport().size()
        if not self.verticalScrollBar().isVisible():
            size.setWidth(size.width() - self.verticalScrollBar().sizeHint().width())
        return size

    def _open(self) -> None:
        self._lay_out()
        page, down = self._keeps or (0, 0.0)
        self._keeps = None
        page = min(page, self.page_count - 1)
        top = self._roll.rect(page).top() + down * self._roll.scale if page or down else 0
        self.verticalScrollBar().setValue(round(top))
        self._tell_reader()
        self.moved.emit()

    def _moved(self) -> None:
        self.viewport().update()
        self._tell_reader()
        self.moved.emit()

    def _show_passage(self, one: Passage) -> None:
        """A little under the upper edge, unless it is in sight already."""
        text = self.reader.place(one.page)
        rect, scale = self._roll.rect(one.page), self._roll.scale
        boxes = text.lines(one.start, one.end) if text is not None else []
        if not boxes:
            if not self.sees(rect):
                self.verticalScrollBar().setValue(rect.top() - GAP)
            self._awaits = one
            return
        left, top, right, bottom = boxes[0]
        area = QRectF(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale)
        place = area.toAlignedRect().translated(rect.topLeft())
        if not self.sees(place):
            self.verticalScrollBar().setValue(place.top() - self.viewport().height() // 3)
            self.horizontalScrollBar().setValue(place.left() - self.viewport().width() // 3)

    def _placed(self, page: int) -> None:
        waiting, self._awaits = self._awaits, None
        if waiting is not None and waiting.page == page:
            self._show_passage(waiting)
        self._tell_reader()

    def _tell_reader(self) -> None:
        """A screen reader hears the words of the page, since it cannot hear a picture."""
        if QAccessible.isActive() and self.page_count:
            text = self.reader.place(self.current_page)
            if text is not None:
                self.setAccessibleDescription(copied(text.letters))

    # -- copying --------------------------------------------------------------------------------

    def copy(self) -> None:
        """What is selected, or the passage that was found, as plain text."""
        if not self.marks.has_selection:
            return
        text = self.marks.selected_text()
        self._copies = text is None
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit()

    def _read(self) -> None:
        if self._copies:
            self.copy()

    def sees(self, rect: QRect) -> bool:
        return QRect(self._offset(), self.viewport().size()).contains(rect)

    # -- Qt -------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, 720)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        kept = self._place() if self.page_count else None
        self._lay_out()
        if kept is not None and kept != (0, -GAP / self._roll.scale):
            top = self._roll.rect(kept[0]).top() + kept[1] * self._roll.scale
            self.verticalScrollBar().setValue(round(top))
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), LOOK.colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        offset = self._offset()
        top = offset.y()
        seen = self._roll.pages_between(top, top + self.viewport().height() - 1)
        for page in seen:
            self._paint_page(painter, page, self._roll.rect(page).translated(-offset))
        if self.hasFocus():
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()
        self._want(seen)

    def _paint_page(self, painter: QPainter, page: int, rect: QRect) -> None:
        painter.fillRect(rect, QColor("white"))
        ratio = self.devicePixelRatioF()
        tiles = list(self._tiles(page))
        pictures = [self.reader.pictures.look(one) for one in tiles]
        if None in pictures:
            small = self.reader.small.look(self.reader.small_tile(page, ratio))
            if small is not None:
                painter.drawImage(rect, small)
        for tile, picture in zip(tiles, pictures, strict=True):
            if picture is not None:
                at = QPointF(rect.left() + tile.left / ratio, rect.top() + tile.top / ratio)
                size = QRectF(at, picture.size().toSizeF() / ratio)
                painter.drawImage(size, picture)
        # Over the white of the paper alone: letters stay black.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        scale = self._roll.scale
        for (left, top, right, bottom), kind in self.marks.boxes(page):
            area = QRectF(left * scale, top * scale, (right - left) * scale, (bottom - top) * scale)
            painter.fillRect(area.translated(rect.topLeft()).adjusted(-1, 0, 1, 0), _MARKS[kind])
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _tiles(self, page: int, *, whole: bool = False) -> list[Tile]:
        """Of what is seen of the page, in pixels of the screen; or of all of it."""
        ratio = self.devicePixelRatioF()
        rect = self._roll.rect(page)
        width, height = round(rect.width() * ratio), round(rect.height() * ratio)
        seen = QRect(self._offset(), self.viewport().size()).translated(-rect.topLeft())
        part = QRectF(QPointF(seen.topLeft()) * ratio, seen.size().toSizeF() * ratio)
        return list(
            tiles_of(
                page, width, height, QRect(0, 0, width, height) if whole else part.toAlignedRect()
            )
        )

    def _want(self, seen: range) -> None:
        ratio = self.devicePixelRatioF()
        in_sight = [tile for page in seen for tile in self._tiles(page)]
        beside = [
            tile
            for page in (seen.stop, seen.start - 1)
            if 0 <= page < self.page_count
            for tile in self._tiles(page, whole=True)[:2]
        ]
        self.reader.want(in_sight, beside, [self.reader.small_tile(page, ratio) for page in seen])

    def _update_page(self, page: int) -> None:
        if page < self.page_count:
            self.viewport().update(self._roll.rect(page).translated(-self._offset()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell_reader()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = event.angleDelta().y()
            if step:
                self.zoom_by(1 if step > 0 else -1, event.position().toPoint())
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._spot(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and spot is not None:
            self.marks.begin(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        spot = self._spot(point)
        if event.buttons() & Qt.MouseButton.LeftButton and spot is not None:
            self.marks.drag(spot)
            # Beyond the edge the paper goes on under the hand.
            beyond = max(point.y() - self.viewport().height(), 0) + min(point.y(), 0)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + beyond)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.marks.has_selection:
            self.reader.want_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        page = Qt.Key(event.key())
        if page in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._turn(1 if page == Qt.Key.Key_PageDown else -1)
        elif page in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar.setValue(bar.value() + (_LINE if page == Qt.Key.Key_Down else -_LINE))
        elif page in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            across.setValue(across.value() + (_LINE if page == Qt.Key.Key_Right else -_LINE))
        elif page == Qt.Key.Key_Home:
            bar.setValue(0)
        elif page == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _turn(self, by: int) -> None:
        """Where whole pages are seen to the next page, else by what is seen."""
        bar = self.verticalScrollBar()
        if self._zoom == FIT_PAGE:
            self.go_to_page(min(max(self.current_page + by, 0), self.page_count - 1))
        else:
            bar.setValue(bar.value() + by * bar.pageStep())
