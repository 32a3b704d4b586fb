"""A statement's text, edited where it stands: Enter or leaving commits once, Esc takes it back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from lupdesk.domain.vocabulary import Vocabulary
from lupdesk.gui.widgets.key_map import means_search
from lupdesk.gui.widgets.places import python_place
from lupdesk.gui.widgets.typed_line import TypedLine

_PARAGRAPH: Final = "\u2029"


class StatementEditor(QPlainTextEdit):
    """``finished`` comes once: with True to commit, with False to leave all as it was."""

    finished = Signal(bool)
    understood = Signal()

    def __init__(self, text: str, vocabulary: Vocabulary, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.typed = TypedLine(vocabulary)
        self._done = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setPlainText(text)
        self._shown = self.raw()
        self._before = text
        self.typed.begin_plain(self.text())
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self._changed)

    def raw(self) -> str:
        """Qt's plain text would turn no-break spaces into spaces."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def text(self) -> str:
        """Exactly what it was where nothing was changed."""
        raw = self.raw()
        return self._before if raw == self._shown else raw

    @property
    def cursor_place(self) -> int:
        """In characters of ``text``."""
        return python_place(self.text(), self.textCursor().position())

    def put(self, text: str) -> None:
        """Replace the whole text; for an edit that a crash interrupted."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def leave(self, commit: bool) -> None:
        if not self._done:
            self._done = True
            self.finished.emit(commit)

    def _changed(self) -> None:
        self.typed.change(self.text())
        self.understood.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave(False)
        elif event.key() == Qt.Key.Key_Backspace and self._gives_back(event):
            return
        else:
            super().keyPressEvent(event)

    def _gives_back(self, event: QKeyEvent) -> bool:
        if event.modifiers() or self.textCursor().hasSelection():
            return False
        token = self.typed.code_ending_at(self.cursor_place)
        if token is None:
            return False
        self.typed.give_back(token)
        self.understood.emit()
        return True

    def event(self, event: QEvent) -> bool:
        """Esc is meant here, whatever the window does with it; search is the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if means_search(event):
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.leave(True)
