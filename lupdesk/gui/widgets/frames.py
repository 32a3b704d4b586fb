"""Rows, columns, cards and panels: space instead of boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.labels import Label, Picture, body, meta, title

Item = QWidget | QLayout | int | None
"""A widget, a layout, a space in pixels, or None for the room that is left."""
Margins = tuple[int, int, int, int]
_WIDE_PAGE: Final = 1500
_NARROW_PAGE: Final = 1000
_TONES: Final = {
    "stop": "octagon-x",
    "warn": "triangle-alert",
    "ok": "circle-check",
    "accent": "info",
}


def fill(layout: QBoxLayout, items: Sequence[Item], gap: int, margins: Margins) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def column(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    layout = QVBoxLayout()
    fill(layout, items, gap, margins)
    return layout


def row(*items: Item, gap: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    layout = QHBoxLayout()
    fill(layout, items, gap, margins)
    return layout


class Ground(QWidget):
    """A widget with a ground from the style sheet: page, rail, panel, card, soft, accent, …"""

    def __init__(self, ground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def card(*items: Item, gap: int = 8, ground: str = "card") -> Ground:
    widget = Ground(ground)
    widget.setLayout(column(*items, gap=gap, margins=(16, 16, 16, 16)))
    return widget


_UNSEEN: Final = "QScrollBar::handle { background: transparent; }"


class Scrolled(QScrollArea):
    """Content that scrolls by itself rather than pushing the window beyond the screen."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        self.verticalScrollBar().rangeChanged.connect(self._grown)

    def _grown(self) -> None:
        """Something more above pushes down the field that somebody writes in."""
        QTimer.singleShot(0, self, self._keep_whole)

    def _keep_whole(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            return
        seen = now.visibleRegion().boundingRect().height()
        if 0 < seen < now.height() <= self.viewport().height():
            self.ensureWidgetVisible(now)

    def keep_width(self) -> Scrolled:
        """The bar has room of its own, seen or not. Fields that grow as they get narrower are else
        torn between two widths for ever, where they just fit without a bar.
        """
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda low, high: bar.setStyleSheet("" if high > low else _UNSEEN))
        bar.setStyleSheet(_UNSEEN)
        return self

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Tab from outside may come to what is scrolled out of sight."""
        if now is not None and self.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Qt's own scrolls to the middle of something high that Tab leaves: its head is cut then."""
        moved = QWidget.focusNextPrevChild(self, on)
        now = QApplication.focusWidget()
        if moved and now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)
        return moved


class Panel(Ground):
    """The right side: details of what is selected, scrolling by itself."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self._usual = width
        self.setFixedWidth(width)
        inside = Ground("panel")
        self.content = QVBoxLayout(inside)
        self.content.setContentsMargins(20, 20, 20, 20)
        self.content.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scrolled = Scrolled(inside)
        outer.addWidget(self._scrolled, 1)
        self._outer = outer

    def fit(self, page: int) -> None:
        """Wider beside a wide page, narrower where the page has little room itself."""
        wide, little = page >= _WIDE_PAGE, page < _NARROW_PAGE
        self.setFixedWidth(400 if wide else min(self._usual, 300) if little else self._usual)

    def put_below(self, *items: Item) -> None:
        """What must be in sight however long the rest is: the act that the page is for."""
        below = column(*items, gap=8, margins=(20, 12, 20, 16))
        self._outer.addWidget(hairline())
        self._outer.addLayout(below)

    def to_top(self) -> None:
        """Another thing is shown: its name comes first."""
        self._scrolled.verticalScrollBar().setValue(0)

    def show_field(self, field: QWidget) -> None:
        """With the focus in it, and in sight once the panel has its size."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, field, lambda: self._scrolled.ensureWidgetVisible(field))


def beside(panel: Panel) -> QWidget:
    """A place for the panel of one of several views: a view says whether there is anything to show
    in it, the page whose panel is seen.
    """
    place = QWidget()
    place.setLayout(row(panel, gap=0))
    return place


class TwoColumns(QWidget):
    """Two columns side by side where there is room, else one under the other."""

    _SIDE_BY_SIDE: Final = 900

    def share(self, left: QLayout, right: QLayout, parts: tuple[int, int], gap: int) -> None:
        self._gap = gap
        self._both = row(gap=gap)
        self._both.addLayout(left, parts[0])
        self._both.addLayout(right, parts[1])
        self.setLayout(self._both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < LOOK.px(self._SIDE_BY_SIDE)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way != self._both.direction():
            self._both.setDirection(way)
            self._both.setSpacing(24 if narrow else self._gap)


def window_ground(rail: QWidget, top: QBoxLayout, page: QWidget) -> Ground:
    """The rail on the left, and the page under what stands on top."""
    top.addWidget(page, 1)
    layout = row(rail, gap=0)
    layout.addLayout(top, 1)
    whole = Ground("page")
    whole.setLayout(layout)
    return whole


def hairline() -> QFrame:
    line = QFrame()
    line.setObjectName("hair")
    line.setFixedHeight(1)
    return line


_BESIDE: Final = 16
"""Between the title and the buttons that stand beside it."""


class PageHeader(QWidget):
    """Title, one quiet line under it, buttons at the right."""

    def __init__(self, text: str, *buttons: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title(text)
        self.line = meta("", wrap=True)
        self.line.hide()
        self._buttons = row(*buttons, gap=8)
        self._both = row(gap=_BESIDE)
        self._both.addLayout(column(self.title, self.line, gap=4), 1)
        self._both.addLayout(self._buttons)
        self.setLayout(self._both)

    def show_line(self, text: str) -> None:
        self.line.setText(text)
        self.line.setVisible(bool(text))
        self._fit()

    def _needed(self) -> int:
        """So wide that neither the title nor a button is cut; what may wrap gives way first."""
        words = min(self.title.sizeHint().width(), LOOK.px(320))
        if not self.title.wordWrap():
            words = self.title.sizeHint().width()
        if not self.line.isHidden():
            words = max(
                words,
                min(self.line.fontMetrics().horizontalAdvance(self.line.text()), LOOK.px(140)),
            )
        return words + _BESIDE + self._buttons.sizeHint().width()

    def minimumSizeHint(self) -> QSize:
        """It may be given less than both beside each other: then the buttons stand below."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), self._buttons.minimumSize().width()), usual.height())

    def _fit(self) -> None:
        below = self.width() < self._needed()
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if way != self._both.direction():
            self._both.setDirection(way)
            self._both.setSpacing(8 if below else _BESIDE)
            side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight
            self._both.setAlignment(self._buttons, side)
            # What lays out the page is often at it just now, and would not hear of another height.
            QTimer.singleShot(0, self, self.updateGeometry)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class EmptyState(QWidget):
    """What to do next, where there is nothing yet: a title, a sentence, ways on."""

    def __init__(
        self,
        icon: str,
        text: str,
        sentence: str,
        *buttons: Button,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = Label(text, strong=True)
        self.sentence = meta(sentence, wrap=True)
        self.sentence.setMaximumWidth(LOOK.px(440))
        natural = self.sentence.fontMetrics().horizontalAdvance(sentence)
        self.sentence.setMinimumWidth(min(natural + 4, LOOK.px(320)))
        middle = column(
            Picture(icon, "accent", 24),
            self.name,
            self.sentence,
            4,
            row(*buttons, None, gap=8),
            gap=8,
        )
        self.setLayout(row(None, column(None, middle, None, None), None))


class MessageBar(Ground):
    """A sentence in the page: a problem and what to do, or what was done. Esc or × closes it."""

    closed = Signal()
    """By the ×: it was read, and is not wanted again."""

    def __init__(self, close_name: str, parent: QWidget | None = None) -> None:
        super().__init__("accent", parent)
        self._picture = Picture("info", "accent", 20)
        self.sentence = body("", wrap=True)
        self.act = Button("", kind="quiet")
        self.act.clicked.connect(self._do)
        self._call: Callable[[], object] | None = None
        self._close = Button("", kind="quiet", icon="x")
        self._close.setAccessibleName(close_name)
        self._close.setToolTip(close_name)
        self._close.clicked.connect(self.hide)
        self._close.clicked.connect(self.closed)
        layout = row(self._picture, gap=12, margins=(12, 6, 6, 6))
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.act)
        layout.addWidget(self._close)
        self.setLayout(layout)
        self.hide()

    def show_message(
        self,
        text: str,
        tone: str = "accent",
        act: str = "",
        do: Callable[[], object] | None = None,
    ) -> None:
        """``tone``: stop, warn, ok or accent. ``act`` words a button that calls ``do``."""
        self.setObjectName(tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._picture.show_icon(_TONES[tone], tone)
        self.sentence.setText(text)
        self.act.show_words(act)
        self.act.setVisible(bool(act))
        self._call = do
        self.show()
        # A screen reader says it at once, wherever the focus is.
        self.sentence.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self.sentence, QAccessible.Event.Alert))

    def _do(self) -> None:
        self.hide()
        if self._call is not None:
            self._call()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets are deleted when Qt gets to it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
