"""The rail: the steps of the work, in their order, with their pages; a list for the keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.frames import Ground
from lupdesk.gui.widgets.rows import ROW, Index, Rows, put

WIDTH: Final = 220
FOLDED: Final = 100
PAGE: Final = 32
STEP: Final = 40
"""Heights of a page and of the name of a step, with the room above it."""
_CLOSEST: Final = 0.75
_FOLD_BELOW: Final = 1120
_FOLD_MEETING: Final = 1500
_BADGES: Final = {"stop": "octagon-x", "warn": "triangle-alert", "info": "info"}


def folds(page: str, window: int) -> bool:
    """In a narrow window, the sooner the larger the letters; while a meeting is run in most."""
    return window < LOOK.px(_FOLD_BELOW) or (page == "room" and window < _FOLD_MEETING)


@dataclass(frozen=True, slots=True)
class RailPage:
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class RailStep:
    icon: str
    words: str
    pages: tuple[RailPage, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """A number beside a page; ``words`` says it to a screen reader."""

    number: int
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    """Empty for the name of a step."""
    words: str
    icon: str = ""
    badge: Badge | None = None
    folded: bool = False
    quiet: bool = False
    """Nothing is open: the order of the work is shown, but there is nowhere to go."""
    holds: tuple[str, ...] = ()
    """The pages of a folded step."""
    under: bool = False
    """A page of the step that is open in the folded rail."""


class _RailDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._close = 1.0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: _Row = index.data(ROW)
        if row.under:
            return QSize(FOLDED, LOOK.px(30))
        if row.folded:
            return QSize(FOLDED, LOOK.px(70))
        usual = LOOK.px(PAGE if row.key or index.row() == 0 else STEP)
        return QSize(WIDTH, round(usual * self._close))

    def stand(self, close: float) -> bool:
        """How close the rows stand, 1 being usual; whether that is new."""
        changed, self._close = close != self._close, close
        return changed

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: _Row = index.data(ROW)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = here and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        if row.under:
            self._under(painter, rect.adjusted(6, 1, -6, -1), row, here, focused)
        elif row.folded:
            self._folded(painter, rect.adjusted(6, 2, -6, -2), row, here, focused)
        elif row.key:
            self._page(painter, rect.adjusted(12, 0, -12, 0), row, here, focused)
        else:
            self._step(painter, rect.adjusted(20, 0, -12, 0), row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, here: bool, focused: bool) -> None:
        if here:
            painter.setBrush(LOOK.colour("accent_soft"))
            ring = QPen(LOOK.colour("accent"), 2)
            painter.setPen(ring if focused else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6)

    def _folded(self, painter: QPainter, rect: QRect, row: _Row, here: bool, focused: bool) -> None:
        self._ground(painter, rect, here, focused)
        token = "accent" if here else "text2"
        side = LOOK.px(22)
        left = rect.center().x() - side // 2
        painter.drawPixmap(left, rect.top() + LOOK.px(10), pixmap(row.icon, token, 22))
        words = QRect(rect.left(), rect.top() + LOOK.px(34), rect.width(), LOOK.px(24))
        _centred(painter, words, row.words, token, strong=here)
        if row.badge is not None:
            beside = QRect(left + side + 2, rect.top() + LOOK.px(2), LOOK.px(32), LOOK.px(20))
            self._number(painter, beside, row.badge)

    def _under(self, painter: QPainter, rect: QRect, row: _Row, here: bool, focused: bool) -> None:
        self._ground(painter, rect, here, focused)
        token = "accent" if here else "text"
        _centred(painter, rect.adjusted(2, 0, -2, 0), row.words, token, strong=here)

    def _number(self, painter: QPainter, rect: QRect, badge: Badge) -> None:
        """A sign and a number, from the left."""
        side = LOOK.px(16)
        top = rect.center().y() - side // 2 + 1
        painter.drawPixmap(rect.left(), top, pixmap(_BADGES[badge.tone], badge.tone, 16))
        number = rect.adjusted(side + LOOK.px(4), 0, 0, 0)
        put(painter, number, str(badge.number), Size.SMALL, strong=True, token=badge.tone)

    def _step(self, painter: QPainter, rect: QRect, row: _Row) -> None:
        line = QRect(rect.left(), rect.bottom() - LOOK.px(29), rect.width(), LOOK.px(28))
        top = line.center().y() - LOOK.px(18) // 2 + 1
        painter.drawPixmap(line.left(), top, pixmap(row.icon, "text2", 18))
        words = line.adjusted(LOOK.px(28), 0, 0, 0)
        put(painter, words, row.words, Size.SMALL, strong=True, token="text2")

    def _page(self, painter: QPainter, rect: QRect, row: _Row, here: bool, focused: bool) -> None:
        self._ground(painter, rect, here, focused)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(LOOK.colour("accent"))
            mark = QRectF(rect.left(), rect.top() + 6, 4, rect.height() - 12)
            painter.drawRoundedRect(mark, 2, 2)
        wide = badge_width(row.badge)
        words = rect.adjusted(LOOK.px(36), 0, -(wide + LOOK.px(4)), 0)
        token = "accent" if here else "text2" if row.quiet else "text"
        put(painter, words, row.words, strong=here, token=token)
        if row.badge is not None:
            left = rect.right() - max(wide, LOOK.px(36))
            self._number(painter, QRect(left, rect.top(), LOOK.px(44), rect.height()), row.badge)


def badge_width(badge: Badge | None) -> int:
    """Of the sign and as many figures as there are."""
    if badge is None:
        return 0
    figures = LOOK.metrics(Size.SMALL, strong=True).horizontalAdvance(str(badge.number))
    return LOOK.px(16 + 4) + figures + 2


def _centred(painter: QPainter, rect: QRect, words: str, token: str, *, strong: bool) -> None:
    painter.setFont(LOOK.font(Size.SMALL, strong=strong))
    painter.setPen(LOOK.colour(token))
    metrics = LOOK.metrics(Size.SMALL, strong=strong)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)


class Rail(Ground):
    """``chosen`` brings the key of a page."""

    chosen = Signal(str)

    def __init__(self, name: str, steps: Sequence[RailStep], parent: QWidget | None = None) -> None:
        super().__init__("rail", parent)
        self._steps = steps
        self._badges: dict[str, Badge] = {}
        self._here = ""
        self._folded = False
        self._rows = Rows(_say, self)
        self._list = _RailList(name, self)
        self._list.setModel(self._rows)
        self._list.went.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 12)
        layout.addWidget(self._list)
        self._show()

    def set_here(self, key: str, *, folded: bool) -> None:
        """Where one is; folded to icons and words where the page needs the room, with the pages of
        the step in which one is.
        """
        if (key, folded) != (self._here, self._folded):
            self._here, self._folded = key, folded
            self._show()

    def set_badges(self, badges: Mapping[str, Badge]) -> None:
        if badges != self._badges:
            self._badges = dict(badges)
            self._show()

    def turn(self, by: int) -> None:
        """To the next page in the order of the work, past all that is folded, and round."""
        keys = [page.key for step in self._steps for page in step.pages]
        here = keys.index(self._here) if self._here in keys else (-1 if by > 0 else 0)
        self.chosen.emit(keys[(here + by) % len(keys)])

    def _show(self) -> None:
        usual = FOLDED if self._folded else WIDTH
        # With larger letters it grows by half as much: the page needs the room.
        wide = (usual + LOOK.px(usual) + 1) // 2
        if self._folded and self._here != "room":
            wide = max(wide, self._words_width() + 20)
        self.setFixedWidth(wide)
        # An answer that comes late must not nag in a meeting either.
        badges = {} if self._here == "room" else self._badges
        rows: list[_Row] = []
        for step in self._steps:
            if self._folded:
                rows += self._folded_step(step, badges)
                continue
            rows.append(_Row("", step.words, step.icon))
            rows += [
                _Row(
                    page.key,
                    page.words,
                    badge=badges.get(page.key),
                    quiet=not self._here,
                )
                for page in step.pages
            ]
        self._rows.show(rows)
        self._list.fit()
        # With nothing open there is nowhere to go, and no row to show the focus on.
        focus = Qt.FocusPolicy.StrongFocus if self._here else Qt.FocusPolicy.NoFocus
        self._list.setFocusPolicy(focus)
        self._list.setEnabled(bool(self._here))
        for place, row in enumerate(rows):
            if self._here and (row.key == self._here or self._here in row.holds):
                self._list.setCurrentIndex(self._rows.index(place))

    def _words_width(self) -> int:
        """Of the longest name, so that every page of a folded step can be read."""
        metrics = LOOK.metrics(Size.SMALL, strong=True)
        words = [step.words for step in self._steps]
        words += [page.words for step in self._steps for page in step.pages]
        return max(map(metrics.horizontalAdvance, words), default=0)

    def _folded_step(self, step: RailStep, found: Mapping[str, Badge]) -> list[_Row]:
        """Its gravest badge beside its icon; its pages below, where one is in it."""
        keys = tuple(page.key for page in step.pages)
        badge = min(
            (found[key] for key in keys if key in found),
            key=lambda one: list(_BADGES).index(one.tone),
            default=None,
        )
        if len(keys) < 2 or self._here not in keys:
            return [_Row(keys[0], step.words, step.icon, badge, folded=True, holds=keys)]
        return [
            _Row("", step.words, step.icon, badge, folded=True),
            *(
                _Row(page.key, page.words, badge=found.get(page.key), under=True)
                for page in step.pages
            ),
        ]

    def _go(self, row: _Row) -> None:
        if row.key and row.key != self._here:
            self.chosen.emit(row.key)


def _say(row: _Row) -> str:
    return f"{row.words}. {row.badge.words}" if row.badge else row.words


class _RailList(QListView):
    went = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._delegate = _RailDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._clicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """On a low screen the rows stand closer, so that every page of the work is seen."""
        rows: list[Any] = [
            self.model().index(place, 0).data(ROW) for place in range(self.model().rowCount())
        ]
        if any(row.folded for row in rows):
            return
        wanted = sum(LOOK.px(PAGE if row.key else STEP) for row in rows)
        close = min(1.0, max(_CLOSEST, self.viewport().height() / wanted)) if wanted else 1.0
        if self._delegate.stand(close):
            self.scheduleDelayedItemsLayout()

    def _clicked(self, index: QModelIndex) -> None:
        self.went.emit(index.data(ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key())  # type: ignore[call-overload]
        if step is not None:
            self._move(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.went.emit(self.currentIndex().data(ROW))
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        """To the next page, past the names of steps."""
        place = self.currentIndex().row() + step
        while 0 <= place < self.model().rowCount():
            index = self.model().index(place, 0)
            row: Any = index.data(ROW)
            if row.key:
                self.setCurrentIndex(index)
                return
            place += step
