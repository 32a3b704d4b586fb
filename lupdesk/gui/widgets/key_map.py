"""Keys that belong to a place rather than to the widget that has the focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class KeyMap(QObject):
    """Does what its table says before the focused widget sees the key, and before any menu.

    A value of ``keys`` returns False to let the key through to the widget.
    """

    def __init__(
        self,
        keys: Mapping[str, Callable[[], bool | None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys = {
            QKeySequence(written, QKeySequence.SequenceFormat.PortableText).toString(): act
            for written, act in keys.items()
        }

    def serve(self, *widgets: QWidget) -> None:
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if written(event) in self._keys:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            act = self._keys.get(written(event))
            if act is not None:
                return act() is not False
        return False


def means_search(event: QKeyEvent) -> bool:
    """Ctrl+K, which text fields on X11 would take for *delete to the end of the line*."""
    return event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def leaves_undo(event: QKeyEvent, *, undo: bool, redo: bool) -> bool:
    """Whether Ctrl+Z or its counterpart means the desk: the field has nothing of its own to
    take back (``undo``) or bring again (``redo``).
    """
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undo
    return event.matches(QKeySequence.StandardKey.Redo) and not redo


def written(event: QKeyEvent) -> str:
    """The key as ``Ctrl+Down``, the keypad's like the others."""
    modifiers = event.modifiers() & ~_KEYPAD
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    return QKeySequence(modifiers.value | key.value).toString()
