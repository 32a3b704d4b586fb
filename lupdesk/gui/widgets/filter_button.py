"""A filter that may hold several values: a button with a menu of ticks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeGuard

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.rows import put

_CUT: Final = Qt.TextElideMode.ElideRight


class TickMenu(QMenu):
    """Stays open while ticks are set, with the mouse or the space bar; Enter sets and closes."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if _is_tick(action):
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and _is_tick(action):
            action.trigger()
            return
        super().keyPressEvent(event)


def _is_tick(action: QAction | None) -> TypeGuard[QAction]:
    return action is not None and action.isCheckable()


class FilterButton(QPushButton):
    """Says its name, or the one value that is ticked, or how many are.

    Where its name stands over it, ``unset`` says that nothing is ticked.
    """

    changed = Signal()

    def __init__(
        self, name: str, none_words: str, unset: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._name = name
        self._none_words = none_words
        self._unset = unset or name
        self._words = self._unset
        self._actions: list[tuple[QAction, Any]] = []
        self._menu = TickMenu(self)
        self.setMenu(self._menu)
        self.setFont(LOOK.font())
        self.setAccessibleName(name)
        self.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")

    def set_options(self, options: Sequence[tuple[str, Any]]) -> None:
        """Other values; those that were ticked stay so where they are among them."""
        before = self.values()
        self._menu.clear()
        self._actions = []
        clear = self._menu.addAction(self._none_words)
        clear.triggered.connect(self.clear)
        self._menu.addSeparator()
        for words, value in options:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in before)
            action.toggled.connect(self._tell)
            self._actions.append((action, value))
        self._say()

    def values(self) -> tuple[Any, ...]:
        return tuple(value for action, value in self._actions if action.isChecked())

    def tick(self, *values: Any) -> None:
        for action, value in self._actions:
            action.setChecked(value in values)

    def clear(self) -> None:
        self.tick()

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        ticked = [
            action.text().replace("&&", "&") for action, _ in self._actions if action.isChecked()
        ]
        if not ticked:
            words = self._unset
        elif len(ticked) == 1:
            words = ticked[0]
        else:
            words = f"{self._name} · {len(ticked)}"
        self._words = words
        # The text is only measured: what is painted may use all the room that the button gets.
        usual = self.fontMetrics().elidedText(words, _CUT, LOOK.px(150))
        self.setText(f"{usual}      ")
        self.setAccessibleName(f"{self._name}: {', '.join(ticked)}" if ticked else self._name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        side = LOOK.px(16)
        room = self.rect().adjusted(14, 0, -(side + 12), 0)
        put(painter, room, self._words, token="text" if self.isEnabled() else "text2")
        place = QPoint(self.width() - side - 10, (self.height() - side) // 2)
        painter.drawPixmap(place, pixmap("chevron-down", "text2", 16))
        painter.end()
