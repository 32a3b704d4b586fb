"""What is typed in a field and not saved yet lies in the desk 300 ms after the last key, and is
there again when the program was stopped. The meeting's own line does so by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QMetaMethod, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from shiboken6 import isValid

from lupdesk.desk.session import Desk
from lupdesk.desk.unsaved import UnsavedText, keep_unsaved, unsaved_texts
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.widgets.fields import LongText, SearchField, TextField
from lupdesk.gui.widgets.frames import Panel
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.problems import Problem
from lupdesk.wording import Wording

_SOON_MS: Final = 300
_WORTH: Final = 12
"""Letters from which a text that was cancelled is offered again."""
_SHOWN: Final = 120
"""Letters of a text that are shown; all of it is copied."""

Field = TextField | LongText


class Unsaved(QObject):
    """Hears of each field that gets the focus, here or in a dialog over the window."""

    def __init__(self, desk: Desk | None, wording: Wording, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._wording, self._window = desk, wording, window
        self._fields: dict[Field, str] = {}
        """With the text that each began with."""
        self._last: dict[Field, UnsavedText] = {}
        self._left: list[UnsavedText] = []
        """Of an earlier run, or of a page that is gone, and nobody has taken it yet."""
        self._kept: list[UnsavedText] = []
        self._offered = ""
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.keep)
        window.moved.connect(self._page_turned)
        window.message.closed.connect(self._closed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    # -- keeping --------------------------------------------------------------------------------

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        self._soon.start()
        if isinstance(now, Field) and now not in self._fields and _is_told(now):
            self._fields[now] = _text(now)
            now.textChanged.connect(self._soon.start)
            over = now.window()
            if isinstance(over, QDialog):
                over.rejected.connect(lambda field=now: self._let_go(field))

    def keep(self) -> None:
        """What is typed now, on the disk; nothing where all of it is saved."""
        self._soon.stop()
        if self._desk is None or self._window.desk is not self._desk:
            return
        for field in [one for one in self._fields if not isValid(one)]:
            del self._fields[field]
            if field in self._last:
                self._left.append(self._last.pop(field))
        found = [self._as_typed(one) for one in self._fields if self._is_unsaved(one)]
        if found + self._left == self._kept:
            return
        try:
            kept = keep_unsaved(self._desk, found + self._left)
        except Problem as problem:
            self._window.problem(problem)
            return
        if kept:
            self._kept = found + self._left
        else:
            self._soon.start()

    def _is_unsaved(self, field: Field) -> bool:
        self._last.pop(field, None)
        text = _text(field)
        if not text.strip():
            return False
        over = field.window()
        if isinstance(over, QDialog) and not _commits(field):
            return over.isVisible() and text != self._fields[field]
        return isinstance(field, NewLine) or field.is_dirty()

    def _let_go(self, field: Field) -> None:
        """Its dialog is closed without its act, by an Esc in the middle perhaps."""
        desk = self._desk
        if desk is None or self._window.desk is not desk or _commits(field):
            return
        one = self._as_typed(field)
        if len(one.text.strip()) >= _WORTH and self._fields.get(field) != one.text:
            self._offer([one], desk.now(), cancelled=True)

    def _as_typed(self, field: Field) -> UnsavedText:
        made = UnsavedText(self._window.place, field.accessibleName(), _text(field))
        if field.window() is self._window:
            self._last[field] = made
        return made

    # -- giving back ----------------------------------------------------------------------------

    def give_back(self) -> None:
        """What an earlier run left: in the line where it stood, else to be copied."""
        found = unsaved_texts(self._desk) if self._desk is not None else None
        if found is None:
            return
        texts, at = found
        self._kept = texts
        self._left = [one for one in texts if not self._set_in(one)]
        time, say = self._wording.time(at), self._wording.say
        if len(self._left) < len(texts):
            told = say("What you wrote at {time} was not saved. Here it is again.", time=time)
            self._window.offer(told, "accent")
        if self._left:
            self._offer(self._left, at)

    def _offer(
        self, texts: Sequence[UnsavedText], at: datetime, *, cancelled: bool = False
    ) -> None:
        """What was cancelled was so by will or by a slip: that goes away by itself."""

        def copy() -> None:
            QApplication.clipboard().setText("\n".join(one.text for one in texts))
            if not cancelled:
                self._take()

        words = self._told(texts[-1], self._wording.time(at))
        self._offered = "" if cancelled else words
        tone = "accent" if cancelled else "warn"
        self._window.offer(words, tone, self._wording.say("Copy"), copy)

    def _closed(self) -> None:
        if self._window.message.sentence.text() == self._offered:
            self._take()

    def _page_turned(self) -> None:
        self._left = [one for one in self._left if not self._set_in(one)]
        self._soon.start()

    def _told(self, one: UnsavedText, time: str) -> str:
        text = " ".join(one.text.split())
        text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
        return self._wording.say(
            "What you wrote at {time} under “{field}” was not saved: “{text}”",
            time=time,
            field=one.field,
            text=text,
        )

    def _set_in(self, one: UnsavedText) -> bool:
        if self._window.page is None or one.page != self._window.place:
            return False
        for line in self._window.page.findChildren(NewLine):
            if line.accessibleName() == one.field and not line.text() and not _of_a_thing(line):
                line.setText(one.text)
                self._fields[line] = ""
                line.textChanged.connect(self._soon.start)
                return True
        return False

    def _take(self) -> None:
        self._left = []
        self._soon.start()


def _of_a_thing(line: NewLine) -> bool:
    """Beside the page stands what is selected: it may be another thing now."""
    over = line.parentWidget()
    while over is not None and not isinstance(over, Panel):
        over = over.parentWidget()
    return over is not None


def _is_told(field: Field) -> bool:
    """What is looked for is no work, and a passphrase is nobody's to keep."""
    hidden = isinstance(field, QLineEdit) and field.echoMode() != QLineEdit.EchoMode.Normal
    return not (hidden or field.isReadOnly() or isinstance(field, SearchField))


def _commits(field: Field) -> bool:
    """Whether somebody takes each text as it is left, and not first when a button is pressed."""
    return field.isSignalConnected(QMetaMethod.fromSignal(field.committed))


def _text(field: Field) -> str:
    return field.toPlainText() if isinstance(field, LongText) else field.text()
