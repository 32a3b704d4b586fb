"""Painted rows: what a list or table shows is drawn over a model, never one widget a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lupdesk.gui.theme import LOOK, Size

Index = QModelIndex | QPersistentModelIndex
ROW: Final = Qt.ItemDataRole.UserRole
"""The value behind a row."""

NO_PARENT: Final = QModelIndex()
"""Of a list or table: its rows hang on nothing."""

Draw = Callable[[QPainter, QRect, Any, bool], None]
"""(painter, the row's rectangle, its value, whether it is selected)."""


class Rows(QAbstractListModel):
    """Values, and what each says to a screen reader."""

    def __init__(self, say: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._values: list[Any] = []

    def show(self, values: Sequence[Any]) -> None:
        self.beginResetModel()
        self._values = list(values)
        self.endResetModel()

    @property
    def values(self) -> Sequence[Any]:
        return self._values

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._values)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._values):
            return None
        value = self._values[index.row()]
        if role == ROW:
            return value
        # The tip has in full what is cut with … in a narrow list.
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self._say(value)
        return None


def paint_state(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Selected: a soft ground; focused: a ring. Two signs, so neither rests on hue."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    if not selected and not focused:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(LOOK.colour("accent_soft") if selected else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(LOOK.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
    rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(rect, 6, 6)
    painter.restore()


class RowDelegate(QStyledItemDelegate):
    """A height at 100 % and a function that draws one row."""

    def __init__(self, height: int, draw: Draw, parent: QListView) -> None:
        super().__init__(parent)
        self._height, self._draw = height, draw

    @property
    def high(self) -> int:
        return LOOK.px(self._height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self.high)

    def stand(self, height: int) -> bool:
        """Another height for every row; whether it is one."""
        changed, self._height = height != self._height, height
        return changed

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        paint_state(painter, option)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._draw(painter, QRect(option.rect), index.data(ROW), selected)
        painter.restore()


class RowList(QListView):
    """A list of painted rows. ``opened`` on Enter or double click, ``picked`` when it moves."""

    opened = Signal(object)
    picked = Signal(object)
    headings: tuple[type, ...] = ()
    """Kinds of row that the list never chooses by itself."""

    def __init__(
        self,
        name: str,
        height: int,
        draw: Draw,
        say: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows = Rows(say, self)
        self._key: Callable[[Any], Any] | None = None
        self.setModel(self.rows)
        self._rows_drawn = RowDelegate(height, draw, self)
        self.setItemDelegate(self._rows_drawn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.activated.connect(self._open)
        self.selectionModel().currentChanged.connect(self._pick)

    def show_rows(self, values: Sequence[Any], key: Callable[[Any], Any] | None = None) -> None:
        """Other rows; the current one stays current where ``key`` finds it again."""
        before, stood = self.value(), self.currentIndex().row()
        wanted = key(before) if key and before is not None else None
        self._key = key
        self.rows.show(values)
        if (wanted is None or not self.pick_key(wanted)) and self.hasFocus() and values:
            self.pick_near(stood if key else 0)

    def pick_key(self, wanted: Any) -> bool:
        """The row that ``show_rows`` knows by it; whether there is one."""
        if self._key is not None:
            for place, value in enumerate(self.rows.values):
                if self._key(value) == wanted:
                    self.setCurrentIndex(self.rows.index(place))
                    return True
        return False

    def set_row_height(self, height: int) -> bool:
        """At 100 %, of all its rows: where the words need a second line. Whether it is another."""
        changed = self._rows_drawn.stand(height)
        if changed:
            self.scheduleDelayedItemsLayout()
            self._end_on_a_row()
        return changed

    def _end_on_a_row(self) -> None:
        """Whole rows: below the last that fits the ground is seen, and no half of the next."""
        if not self.uniformItemSizes():
            return
        row = self._rows_drawn.high
        rest = self.contentsRect().height() % row if self.contentsRect().height() > row else 0
        if self.viewportMargins().bottom() != rest:
            self.setViewportMargins(0, 0, 0, rest)

    def value(self) -> Any:
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def pick_row(self, place: int) -> None:
        if 0 <= place < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(place))

    def pick_near(self, stood: int) -> None:
        """What stood in that row is gone: what stands there now, or is next to it and no heading."""
        fit = [n for n, one in enumerate(self.rows.values) if not isinstance(one, self.headings)]
        self.pick_row(min(fit, key=lambda place: abs(place - stood), default=0))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ROW))

    def _pick(self, current: QModelIndex, before: QModelIndex) -> None:
        if current.isValid():
            self.picked.emit(current.data(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The row that is chosen stays whole in sight, where some of it was."""
        super().resizeEvent(event)
        self._end_on_a_row()
        row = self.visualRect(self.currentIndex())
        if 0 <= row.top() < max(event.oldSize().height(), self.viewport().height()):
            self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Qt makes the first row the current one and selects none: the focus would not be seen.
        self.pick_row(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.value())
            return
        super().keyPressEvent(event)


class ReachedRows(RowList):
    """The focus alone picks nothing: ``picked`` comes from the arrows, Space, Enter and the mouse."""

    def __init__(
        self,
        name: str,
        height: int,
        draw: Draw,
        say: Callable[[Any], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, height, draw, say, parent)
        self.clicked.connect(lambda index: self.picked.emit(index.data(ROW)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.blockSignals(True)
        QListView.focusInEvent(self, event)
        self.blockSignals(False)

    def _open(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(ROW))
        super()._open(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if chosen and self.currentIndex().isValid():
            self.picked.emit(self.value())
        super().keyPressEvent(event)


def put(
    painter: QPainter,
    rect: QRect,
    text: str,
    size: Size = Size.BODY,
    *,
    strong: bool = False,
    token: str = "text",
    right: bool = False,
) -> None:
    """One line of text, cut with … where it does not fit."""
    font = LOOK.font(size, strong=strong)
    painter.setFont(font)
    painter.setPen(LOOK.colour(token))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(
        text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width()
    )
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)


def put_lines(
    painter: QPainter,
    rect: QRect,
    text: str,
    under: str,
    *,
    token: str = "text",
    strong: bool = False,
) -> None:
    """As many whole lines of ``text`` as there is room for over the small line under them, all
    in the middle of their row.
    """
    metrics, small = LOOK.metrics(strong=strong), LOOK.px(20)
    line = metrics.lineSpacing()
    most = max((rect.height() - (small if under else 0)) // line, 1)
    lines = fitted(text, rect.width(), most, metrics).split("\n")
    top = rect.top() + (rect.height() - len(lines) * line - (small if under else 0)) // 2
    for number, words in enumerate(lines):
        place = QRect(rect.left(), top + number * line, rect.width(), line)
        put(painter, place, words, token=token, strong=strong)
    below = QRect(rect.left(), top + len(lines) * line, rect.width(), small)
    put(painter, below, under, Size.SMALL, token="text2")


def needs_two(texts: Iterable[str], width: int, *, strong: bool = False) -> bool:
    """Whether any of them is longer than a line so wide."""
    metrics = LOOK.metrics(strong=strong)
    return any(metrics.horizontalAdvance(text) > width for text in texts)


def fitted(text: str, width: int, lines: int, metrics: QFontMetrics) -> str:
    """Text cut with … on a word to the lines that fit; whole lines only."""
    words = text[: 40 * lines * 8].split()
    shown: list[str] = []
    line = ""
    for place, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if metrics.horizontalAdvance(longer) <= width:
            line = longer
            continue
        if line:
            shown.append(line)
        line = _cut(word, width, metrics)
        if len(shown) == lines:
            last = shown[-1]
            while last and metrics.horizontalAdvance(last + " …") > width:
                last = last.rpartition(" ")[0]
            # A word that leaves no room for … is cut itself: a line of … alone says nothing.
            end = f"{last} …" if last else _cut(f"{shown[-1]} {word}", width, metrics)
            return "\n".join([*shown[:-1], end])
        if place == len(words) - 1:
            break
    return "\n".join([*shown, line] if line else shown)


def _cut(word: str, width: int, metrics: QFontMetrics) -> str:
    """Qt leaves the first letter whatever its width, and a sign without its letter is drawn with a
    circle wider than a narrow cell; what is cut may also be shaped anew.
    """
    cut = metrics.elidedText(word, Qt.TextElideMode.ElideRight, width)
    while cut != "…" and metrics.horizontalAdvance(cut) > width:
        cut = f"{cut.removesuffix('…')[:-1]}…"
    return cut
