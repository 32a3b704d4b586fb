"""The benefits map: four columns of boxes with lines between them, gone through by arrow keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lupdesk.domain.benefits_map import COLUMNS, BenefitsMap, Spot
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.frames import Scrolled
from lupdesk.gui.widgets.rows import fitted, put
from lupdesk.wording import Wording

_HEAD: Final = 28
_TOP: Final = 4
_BOX: Final = 58
_BETWEEN: Final = 12
_GUTTER: Final = 40
_LEAST: Final = 150
_MOST: Final = 280
_EDGE: Final = 10


class BenefitsMapView(QWidget):
    """Up and down within a column, left and right along the lines, Enter opens: a ``Spot``."""

    opened = Signal(object)
    moved = Signal(object)
    went = Signal(QRect)
    """Where the cursor stands now."""
    resized = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._map: BenefitsMap | None = None
        self._texts: Mapping[Spot, str] = {}
        self._at: Spot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(wording.say("Benefits map"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_map(self, made: BenefitsMap, texts: Mapping[Spot, str]) -> None:
        """``texts`` has the words of every spot."""
        self._map, self._texts = made, texts
        if self._at is None or self._row(self._at) is None:
            self._at = next(
                (
                    Spot(column, ids[0])
                    for column in reversed(COLUMNS)
                    if (ids := made.columns[column])
                ),
                None,
            )
        self.updateGeometry()
        self._describe()
        self.update()

    def spot(self) -> Spot | None:
        return self._at

    def go_to(self, spot: Spot) -> None:
        """With the cursor on it, where it is in the map."""
        if self._row(spot) is not None:
            self._go(spot)

    # -- places -----------------------------------------------------------------------------------

    def _row(self, spot: Spot) -> int | None:
        return self._map.rows.get(spot) if self._map else None

    def _spots(self) -> list[Spot]:
        if self._map is None:
            return []
        return [Spot(column, id) for column in COLUMNS for id in self._map.columns[column]]

    def _longest(self) -> int:
        return max((len(ids) for ids in self._map.columns.values()), default=0) if self._map else 0

    def _high(self) -> int:
        return LOOK.px(_TOP + self._longest() * (_BOX + _BETWEEN) + 8)

    def sizeHint(self) -> QSize:
        return QSize(LOOK.px(4 * 200 + 3 * _GUTTER), self._high())

    def minimumSizeHint(self) -> QSize:
        return QSize(LOOK.px(4 * _LEAST + 3 * _GUTTER), self._high())

    def _wide(self) -> int:
        room = (self.width() - 3 * LOOK.px(_GUTTER) - 4) // len(COLUMNS)
        return max(LOOK.px(_LEAST), min(room, LOOK.px(_MOST)))

    def _box(self, spot: Spot) -> QRect:
        """A shorter column stands in the middle of the longest."""
        at = self._row(spot) or 0
        count = len(self._map.columns[spot.column]) if self._map else 0
        pitch = LOOK.px(_BOX + _BETWEEN)
        down = (self._longest() - count) * pitch // 2
        left = self._left(COLUMNS.index(spot.column))
        return QRect(left, LOOK.px(_TOP) + down + at * pitch, self._wide(), LOOK.px(_BOX))

    def _left(self, place: int) -> int:
        """Of a column."""
        return 2 + place * (self._wide() + LOOK.px(_GUTTER))

    def _spot_at(self, point: QPoint) -> Spot | None:
        return next((spot for spot in self._spots() if self._box(spot).contains(point)), None)

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._map is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._map.threads(self._at) if self._at is not None else frozenset()
        for strong in (False, True):
            for start, to in self._map.links:
                if (start in lit and to in lit) is strong:
                    self._line(painter, start, to, strong=strong)
        for spot in self._spots():
            self._paint_box(painter, spot, lit=spot in lit)

    def paint_heads(self, painter: QPainter, left: int, high: int) -> None:
        """What the columns are, where the map begins ``left`` of what is seen."""
        for place, column in enumerate(COLUMNS):
            head = QRect(self._left(place) - left, 0, self._wide(), high)
            words = self._wording.code(f"map-column.{column}")
            put(painter, head, words, Size.SMALL, strong=True, token="text2")

    def _line(self, painter: QPainter, start: Spot, to: Spot, *, strong: bool) -> None:
        one, other = self._box(start), self._box(to)
        a = QPointF(one.right() + 1, one.center().y())
        b = QPointF(other.left(), other.center().y())
        bend = (b.x() - a.x()) / 2
        path = QPainterPath(a)
        path.cubicTo(a + QPointF(bend, 0), b - QPointF(bend, 0), b)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # What leads past a column is dotted, since it goes behind the boxes there.
        past = COLUMNS.index(to.column) - COLUMNS.index(start.column) > 1
        style = Qt.PenStyle.DotLine if past else Qt.PenStyle.SolidLine
        ink = LOOK.colour("accent" if strong else "field")
        painter.setPen(QPen(ink, 2.5 if strong else 1, style))
        painter.drawPath(path)

    def _paint_box(self, painter: QPainter, spot: Spot, *, lit: bool) -> None:
        box = QRectF(self._box(spot))
        loose = self._map is not None and spot in self._map.loose
        current = spot == self._at
        edge = QPen(LOOK.colour("accent" if lit else "field"), 2 if lit else 1)
        if loose:
            edge = QPen(LOOK.colour("warn"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(LOOK.colour("accent_soft" if current else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        if current and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 4, 4)
        inside = self._box(spot).adjusted(LOOK.px(_EDGE), 4, -LOOK.px(_EDGE), -4)
        if loose:
            side = LOOK.px(16)
            icon = pixmap("triangle-alert", "warn", 16)
            painter.drawPixmap(inside.right() - side, inside.top() + 2, icon)
            inside.adjust(0, 0, -side - 4, 0)
        painter.setFont(LOOK.font(Size.SMALL))
        painter.setPen(LOOK.colour("text"))
        text = fitted(self._texts.get(spot, ""), inside.width(), 2, LOOK.metrics(Size.SMALL))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    # -- moving -----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._map is None or self._at is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            ids = self._map.columns[self._at.column]
            row = (self._row(self._at) or 0) + (1 if key == Qt.Key.Key_Down else -1)
            self._go(Spot(self._at.column, ids[max(0, min(row, len(ids) - 1))]))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._aside(self._at, 1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _aside(self, here: Spot, way: int) -> None:
        """Along a line; where there is none, to the nearest in the next column that has any."""
        assert self._map is not None
        tied = self._map.after(here) if way > 0 else self._map.before(here)
        if tied:
            self._go(tied[0] if way > 0 else tied[-1])
            return
        start = COLUMNS.index(here.column)
        columns = COLUMNS[start + 1 :] if way > 0 else COLUMNS[:start][::-1]
        for column in columns:
            spots = [Spot(column, id) for id in self._map.columns[column]]
            if spots:
                y = self._box(here).center().y()
                self._go(min(spots, key=lambda one: abs(self._box(one).center().y() - y)))
                return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        found = self._spot_at(event.position().toPoint())
        if found is not None:
            self._go(found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._spot_at(event.position().toPoint())
        if found is not None:
            self.opened.emit(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._describe()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _go(self, spot: Spot) -> None:
        self._at = spot
        self._describe()
        self.moved.emit(spot)
        self.update()
        self.went.emit(self._box(spot))

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words())

    def words(self) -> str:
        """The box under the cursor: which column, its words, what it leads to, whether it is loose."""
        if self._map is None or self._at is None:
            return ""
        say, code = self._wording.say, self._wording.code
        parts = [code(f"map-column.{self._at.column}"), self._texts.get(self._at, "")]
        for name, tied in (
            (say("From"), self._map.before(self._at)),
            (say("To"), self._map.after(self._at)),
        ):
            if tied:
                parts.append(f"{name}: {', '.join(self._texts.get(one, '') for one in tied)}")
        if self._at in self._map.loose:
            parts.append(say("loose end"))
        return " · ".join(filter(None, parts))


class _Heads(QWidget):
    """Over the map, and beside it when it is scrolled aside: mute, since each box says its column."""

    def __init__(self, scroll: MapScroll, of: BenefitsMapView) -> None:
        super().__init__(scroll)
        self._of = of
        self._bar = scroll.horizontalScrollBar()
        self._bar.valueChanged.connect(lambda _: self.update())
        of.resized.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._of.paint_heads(painter, self._bar.value(), self.height())
        painter.end()


class MapScroll(Scrolled):
    """Both ways: the box under the cursor is in sight, and so is what its column is."""

    def __init__(self, shown: BenefitsMapView, parent: QWidget | None = None) -> None:
        super().__init__(shown, parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.heads = _Heads(self, shown)
        self.setViewportMargins(0, LOOK.px(_HEAD), 0, 0)
        shown.went.connect(self._keep_in_sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.setGeometry(0, 0, self.viewport().width(), LOOK.px(_HEAD))

    def _keep_in_sight(self, box: QRect) -> None:
        at = box.center()
        air = LOOK.px(_BETWEEN)
        self.ensureVisible(at.x(), at.y(), box.width() // 2 + air, box.height() // 2 + air)
