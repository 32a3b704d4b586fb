"""Ctrl+K: one field that finds inputs, people, suppliers, meetings, acts and pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.fields import SearchField
from lupdesk.gui.widgets.focus import focus_again
from lupdesk.gui.widgets.frames import Ground
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.rows import RowList, put

_WIDTH: Final = 620
_MOST_ROWS: Final = 11
_ROW: Final = 44


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the answer; ``go`` takes one there."""

    icon: str
    group: str
    title: str
    detail: str
    go: Callable[[], None]


Find = Callable[[str], Sequence[Found]]


class SearchPopup(Ground):
    """A child of the window under the search field: keeps the caret, works on every screen."""

    opened = Signal(object)
    """(found)."""

    def __init__(self, name: str, nothing: str, window: QWidget) -> None:
        super().__init__("popup", window)
        self.list = RowList(name, _ROW, _draw, _say)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self.open_current())
        self._over = window
        self._nothing = meta(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.list)
        layout.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def show_found(self, found: Sequence[Found], field: QWidget) -> None:
        self.list.show_rows(found)
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        rows = min(len(found), _MOST_ROWS)
        height = LOOK.px(_ROW) * rows + 14 if rows else LOOK.px(64)
        corner = field.mapTo(self._over, QPoint(field.width(), field.height() + 4))
        width = min(LOOK.px(_WIDTH), self._over.width() - 32)
        self.setGeometry(QRect(corner.x() - width, corner.y(), width, height))
        self.list.pick_row(0)
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        self.list.pick_row(self.list.currentIndex().row() + step)

    def open_current(self) -> None:
        found = self.list.value()
        if isinstance(found, Found):
            self.hide()
            self.opened.emit(found)


class GlobalSearch(QObject):
    """Ties the field on top to its popup: arrows move, Enter goes there, Esc lets go.

    ``left`` where Esc was pressed and what had the focus before is gone.
    """

    left = Signal()

    def __init__(self, field: SearchField, popup: SearchPopup, find: Find) -> None:
        super().__init__(field)
        self._field, self._popup, self._find = field, popup, find
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(40)
        self._timer.timeout.connect(self._ask)
        self._before: QWidget | None = None
        popup.opened.connect(self._go)
        field.textEdited.connect(self._timer.start)
        field.installEventFilter(self)

    def start(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not self._field:
            self._before = focused
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        if self._field.text():
            self._ask()

    def _ask(self) -> None:
        typed = self._field.text().strip()
        if not typed:
            self._popup.hide()
            return
        self._popup.show_found(self._find(typed), self._field)

    def _go(self, found: Found) -> None:
        self._field.clear()
        # An act leaves the keyboard where it was; a page takes it.
        focus_again(self._before)
        found.go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._popup.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self._popup.move_by(1)
            case Qt.Key.Key_Up:
                self._popup.move_by(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._timer.isActive():
                    self._timer.stop()
                    self._ask()
                if self._popup.isVisible():
                    self._popup.open_current()
            case Qt.Key.Key_Escape:
                self._popup.hide()
                self._field.clear()
                if not focus_again(self._before):
                    self.left.emit()
            case _:
                return False
        return True


def _say(found: Found) -> str:
    return ", ".join(part for part in (found.group, found.title, found.detail) if part)


def _draw(painter: QPainter, rect: QRect, found: Found, selected: bool) -> None:
    side = LOOK.px(18)
    left = rect.left() + 12
    painter.drawPixmap(
        left,
        rect.center().y() - side // 2 + 1,
        pixmap(found.icon, "accent" if selected else "text2"),
    )
    group = QFontMetrics(LOOK.font(Size.SMALL)).horizontalAdvance(found.group) + 4
    words = rect.adjusted(12 + LOOK.px(30), 0, -(group + 28), 0)
    detail = QFontMetrics(LOOK.font(Size.SMALL)).horizontalAdvance(found.detail[:60]) + 8
    room = max(words.width() - (min(detail, words.width() // 3) if found.detail else 0), 40)
    title = QRect(words.left(), words.top(), room, words.height())
    put(painter, title, found.title)
    used = min(QFontMetrics(LOOK.font()).horizontalAdvance(found.title), room) + 10
    if found.detail:
        rest = QRect(words.left() + used, words.top(), words.width() - used, words.height())
        put(painter, rest, found.detail, Size.SMALL, token="text2")
    right = QRect(rect.right() - group - 12, rect.top(), group, rect.height())
    put(painter, right, found.group, Size.SMALL, token="text2", right=True)
