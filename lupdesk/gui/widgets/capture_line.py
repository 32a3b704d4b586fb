"""The line that always has the focus: what is typed, understood at once, saved by Enter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from lupdesk.desk.draft_line import DraftLine
from lupdesk.domain.completion import (
    Completion,
    NewTheme,
    Option,
    StandardText,
    complete,
)
from lupdesk.domain.vocabulary import Vocabulary
from lupdesk.gui.widgets.completion_popup import CompletionPopup
from lupdesk.gui.widgets.key_map import leaves_undo, means_search
from lupdesk.gui.widgets.marked_line import MarkedLine
from lupdesk.gui.widgets.places import python_place, qt_place
from lupdesk.gui.widgets.typed_line import TypedLine

LONGEST: Final = 2_000_000
"""Characters. Qt's own limit of 32 767 would cut a pasted text without a word."""
_AFTER_LAST_KEY: Final = 300
_AT_LATEST: Final = 1000
"""Milliseconds: somebody who types without a break is saved all the same."""

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaptureLine(MarkedLine):
    """``entered`` is Enter; ``drafted`` that the line should be kept as it stands now."""

    understood = Signal()
    entered = Signal()
    drafted = Signal()
    upwards = Signal()
    """Arrow-up in an empty line."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        popup: CompletionPopup,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.typed = TypedLine(vocabulary)
        self._popup = popup
        self._completion = Completion(0, 0, ())
        self._dismissed = ""
        self._added_space = False
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_LAST_KEY)
        self._latest = QTimer(self, singleShot=True, interval=_AT_LATEST)
        self.setMaxLength(LONGEST)
        self._connect()

    def _connect(self) -> None:
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._offer)
        self._soon.timeout.connect(self._draft)
        self._latest.timeout.connect(self._draft)
        self._popup.taken.connect(self._take)

    # -- the line ------------------------------------------------------------------------------

    def know(self, vocabulary: Vocabulary) -> None:
        self.typed.know(vocabulary)
        self.understood.emit()
        self._offer()

    @property
    def cursor_place(self) -> int:
        """In characters of ``text``."""
        return python_place(self.text(), self.cursorPosition())

    def draft(self) -> DraftLine:
        return DraftLine(self.typed.text, self.typed.kept, self.typed.themes)

    def take_up(self, line: DraftLine) -> None:
        """Show a line that was not finished, as it was understood then."""
        self.setText(line.text)
        for theme in line.themes:
            self.typed.name_theme(theme)
        self.typed.begin(line.text, line.kept)
        self._rest()
        self.understood.emit()

    def empty(self) -> None:
        """Begin anew; Ctrl+Z does not bring a saved statement back into the line."""
        self.setText("")
        self._rest()

    def forget_erased(self) -> None:
        """Something was done since: Ctrl+Z in an empty line means that, not letters erased before."""
        if not self.text() and (self.isUndoAvailable() or self.isRedoAvailable()):
            self.setText("")

    def without_added_space(self) -> None:
        """Take away the space that a completion added at the end, where nothing followed it."""
        if self._added_space and self.text().endswith(" "):
            self.setText(self.text()[:-1])

    def keep_draft(self) -> None:
        """At once, where something was typed that the draft does not hold yet."""
        if self._soon.isActive() or self._latest.isActive():
            self._draft()

    def _draft(self) -> None:
        self._rest()
        self.drafted.emit()

    def _rest(self) -> None:
        self._soon.stop()
        self._latest.stop()

    def _changed(self, text: str) -> None:
        self._added_space = False
        self.typed.change(text)
        self._soon.start()
        if not self._latest.isActive():
            self._latest.start()
        self.understood.emit()
        self._offer()

    # -- completion ----------------------------------------------------------------------------

    def _offer(self) -> None:
        if self.typed.text != self.text():
            return  # the cursor moves before the text is told
        found = complete(self.text(), self.cursor_place, self.typed.vocabulary)
        written = self.text()[found.start : found.end]
        if written != self._dismissed:
            self._dismissed = ""
        if not found.options or self._dismissed or not self.hasFocus():
            self._completion = Completion(0, 0, ())
            self._popup.hide()
            return
        if found != self._completion or not self._popup.isVisible():
            self._completion = found
            self._popup.offer(found.options, self._foot_of(found.start))

    def keep_popup_here(self) -> None:
        """The line moved in the window: what it offers goes with it."""
        if self._popup.isVisible():
            self._popup.place(self._foot_of(self._completion.start))

    def _foot_of(self, place: int) -> QPoint:
        """Where the popup stands on the line: above the first letter of the token."""
        return self.mapTo(self._popup.over, QPoint(max(0, self.across(place)), 0))

    def _take(self, option: Option) -> None:
        found = self._completion
        rest = self.text()[found.end :]
        space = "" if rest[:1].isspace() else " "
        if isinstance(option.meaning, NewTheme):
            self.typed.name_theme(option.meaning.name)
        start = qt_place(self.text(), found.start)
        self.setSelection(start, qt_place(self.text(), found.end) - start)
        self.insert(option.insert + space)
        self._added_space = not rest and not isinstance(option.meaning, StandardText)
        self._popup.hide()
        self.setFocus()

    def _dismiss(self) -> None:
        self._dismissed = self.text()[self._completion.start : self._completion.end]
        self._popup.hide()

    # -- keys ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab and not event.modifiers() and self._tab():
                return True
        elif (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._leaves_to_window(event)
        ):
            event.ignore()
            return True
        return super().event(event)

    def _leaves_to_window(self, event: QKeyEvent) -> bool:
        """Search always; and with nothing to undo in the line, Ctrl+Z means the last act."""
        if means_search(event):
            return True
        return leaves_undo(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable())

    def _tab(self) -> bool:
        """Tab completes; in an empty line it goes on to the next widget."""
        if self._popup.isVisible():
            self._popup.take()
            return True
        return bool(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._popup.isVisible() and self._popup_key(event):
            return
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and not self.text():
            self.upwards.emit()
        elif event.key() == Qt.Key.Key_Backspace and self._gives_back(event):
            return
        else:
            super().keyPressEvent(event)

    def _popup_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not event.modifiers():
            self._popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER and self._popup.stepped:
            self._popup.take()
        elif key == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            return False
        return True

    def _gives_back(self, event: QKeyEvent) -> bool:
        if event.modifiers() or self.hasSelectedText():
            return False
        token = self.typed.code_ending_at(self.cursor_place)
        if token is None:
            return False
        self.typed.give_back(token)
        self._dismissed = self.text()[token.start : token.end]
        self._popup.hide()
        self._soon.start()
        self.understood.emit()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._popup.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._offer()
