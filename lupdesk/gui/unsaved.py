"""What is typed in a field and not saved yet lies in the desk 300 ms after the last key, and is
there again when the program was stopped. The meeting's own line does so by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PySide6.QtCore import QMetaMethod, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from shiboken6 import isValid

from lupdesk.desk.session import ZONE, Desk
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


@dataclass(slots=True)
class _Begun:
    """How a field was when it got the focus."""

    text: str
    place: str
    """Of the page that it lies in, as the window remembers it; empty in a dialog."""
    purged: str | None = None
    """A text that was taken away for good while it stood here: not written down by itself."""


class Unsaved(QObject):
    """Hears of each field that gets the focus, here or in a dialog over the window."""

    def __init__(self, desk: Desk | None, wording: Wording, window: MainWindow) -> None:
        super().__init__(window)
        self._desk, self._wording, self._window = desk, wording, window
        self._fields: dict[Field, _Begun] = {}
        self._dialogs: set[QDialog] = set()
        self._last: dict[Field, UnsavedText] = {}
        self._left: list[UnsavedText] = []
        """Of an earlier run, of a page that is gone or of a dialog that the lock closed, or what the
        desk refused; and nobody has taken it yet.
        """
        self._kept: list[UnsavedText] = []
        self._offered: list[UnsavedText] = []
        self._offered_at: datetime | None = None
        self._words = ""
        """As the offer stands on the strip."""
        self._locking = False
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
        if isinstance(now, Field) and _is_told(now):
            if now not in self._fields:
                self._hear(now, _text(now))
            inside = now.window() is self._window
            self._fields[now].place = self._window.place if inside else ""

    def _hear(self, field: Field, began: str) -> None:
        self._fields[field] = _Begun(began, self._window.place)
        field.textChanged.connect(self._soon.start)
        field.taken.connect(lambda: self._taken(field))
        field.refused.connect(lambda text: self._refused(field, text))
        over = field.window()
        if isinstance(over, QDialog) and over not in self._dialogs:
            self._dialogs.add(over)
            over.rejected.connect(lambda: self._let_go(over))

    def keep(self) -> None:
        """What is typed now, on the disk; nothing where all of it is saved."""
        self._soon.stop()
        if self._desk is None or self._window.desk is not self._desk:
            return
        self._forget_purged(self._desk)
        self._bury()
        wanted = [*self._note(), *self._left]
        if wanted == self._kept:
            return
        try:
            kept = keep_unsaved(self._desk, wanted)
        except Problem as problem:
            self._window.problem(problem)
            return
        if kept:
            self._kept = wanted
        else:
            self._soon.start()

    def _bury(self) -> None:
        """What stood in a field that is deleted is left."""
        self._dialogs = {one for one in self._dialogs if isValid(one)}
        for field in [one for one in self._fields if not isValid(one)]:
            del self._fields[field]
            if field in self._last:
                self._left.append(self._last.pop(field))

    def _note(self) -> list[UnsavedText]:
        """What stands in a field and is not saved."""
        alive = [one for one in self._fields if isValid(one)]
        return [self._as_typed(one) for one in alive if self._is_unsaved(one)]

    def _is_unsaved(self, field: Field) -> bool:
        self._last.pop(field, None)
        text, begun = _text(field), self._fields[field]
        if not text.strip() or text == begun.purged:
            return False
        over = field.window()
        if isinstance(over, QDialog) and not _commits(field):
            return over.isVisible() and text != begun.text
        return isinstance(field, NewLine) or field.is_dirty()

    def _as_typed(self, field: Field) -> UnsavedText:
        made = UnsavedText(self._fields[field].place, field.accessibleName(), _text(field))
        if field.window() is self._window:
            self._last[field] = made
        return made

    def _taken(self, field: Field) -> None:
        """The desk has it, or the line was emptied; of a dialog nobody has it before its button."""
        if _commits(field) or not _text(field).strip():
            self._last.pop(field, None)
            self._soon.start()

    def _refused(self, field: Field, text: str) -> None:
        """The desk did not take it, and its field shows something else by now."""
        desk = self._desk
        if desk is None or self._window.desk is not desk:
            return
        one = UnsavedText(self._fields[field].place, field.accessibleName(), text)
        self._last.pop(field, None)
        if one not in self._left:
            self._left.append(one)
        self._soon.start()
        self._offer([one], desk.now())

    # -- dialogs --------------------------------------------------------------------------------

    def _let_go(self, dialog: QDialog) -> None:
        """Closed without its act, by an Esc in the middle perhaps."""
        desk = self._desk
        if self._locking or desk is None or self._window.desk is not desk:
            return
        texts = self._written_in(dialog)
        if any(len(one.text.strip()) >= _WORTH for one in texts):
            self._offer(texts, desk.now(), cancelled=True)

    def leave(self, dialog: QDialog, saved: Sequence[str]) -> None:
        """The lock closes it; what is written in it and not ``saved`` waits for who unlocks."""
        texts = [one for one in self._written_in(dialog) if one.text.strip() not in saved]
        self._locking = True
        try:
            dialog.reject()
        finally:
            self._locking = False
        if not (isValid(dialog) and dialog.isVisible()):
            self._left += texts
            self.keep()

    def _written_in(self, dialog: QDialog) -> list[UnsavedText]:
        """A dialog may have deleted some of its fields by now."""
        return [
            self._as_typed(field)
            for field, begun in self._fields.items()
            if isValid(field)
            and field.window() is dialog
            and not _commits(field)
            and _text(field).strip()
            and _text(field) not in (begun.text, begun.purged)
        ]

    # -- what was purged ------------------------------------------------------------------------

    def _forget_purged(self, desk: Desk) -> None:
        """Purging and joining take out of the row what holds a purged text; so does this."""
        if not self._kept or desk.read_only:
            return
        try:
            found = unsaved_texts(desk)
        except Problem:
            return
        stands = found[0] if found is not None else []
        gone = {one.text for one in self._kept if one not in stands}
        if not gone:
            return
        self._kept = stands
        self._left = _without(self._left, gone)
        self._last = {field: one for field, one in self._last.items() if one.text not in gone}
        for field, begun in self._fields.items():
            if isValid(field) and _text(field) in gone:
                begun.purged = _text(field)
        self._offer_without(gone)

    def _offer_without(self, gone: set[str]) -> None:
        still = _without(self._offered, gone)
        if len(still) == len(self._offered):
            return
        message = self._window.message
        stood = bool(self._words) and message.sentence.text() == self._words
        if stood:
            message.hide()
            message.sentence.setText("")
            message.sentence.setAccessibleName("")
        self._offered, self._words = [], ""
        if stood and still and self._offered_at is not None:
            self._offer(still, self._offered_at)

    # -- giving back ----------------------------------------------------------------------------

    def give_back(self) -> None:
        """What an earlier run left: in the line where it stood, else to be copied."""
        found = unsaved_texts(self._desk) if self._desk is not None else None
        if found is None:
            return
        texts, at = found
        self._kept = texts
        self._left = [one for one in texts if not self._set_in(one)]
        if len(self._left) < len(texts):
            self._window.offer(self._again(at), "accent")
        if self._left:
            self._offer(self._left, at)

    def _offer(
        self, texts: Sequence[UnsavedText], at: datetime, *, cancelled: bool = False
    ) -> None:
        """What was cancelled was so by will or by a slip: that goes away by itself. Why the desk
        refused it still stands before it.
        """
        self._offered, self._offered_at = list(texts), at
        self._words = self._told(texts, at)
        message = self._window.message
        if not cancelled and message.isVisible() and message.objectName() == "stop":
            self._words = f"{message.sentence.text()} {self._words}"
        tone = "accent" if cancelled else "warn"
        self._window.offer(self._words, tone, self._wording.say("Copy"), self._copy)

    def _copy(self) -> None:
        QApplication.clipboard().setText("\n".join(one.text for one in self._offered))
        self._take()

    def _closed(self) -> None:
        if self._words and self._window.message.sentence.text() == self._words:
            self._take()

    def _take(self) -> None:
        self._left = [one for one in self._left if one not in self._offered]
        self._offered, self._words = [], ""
        self._soon.start()

    def _page_turned(self) -> None:
        if self._desk is not None and self._window.desk is self._desk:
            self._forget_purged(self._desk)
            self._note()  # the page that is left may be deleted before the next writing
        self._left = [one for one in self._left if not self._set_in(one)]
        self._soon.start()

    def _again(self, at: datetime) -> str:
        say, time, day = self._wording.say, self._wording.time(at), self._day(at)
        if not day:
            return say("What you wrote at {time} was not saved. Here it is again.", time=time)
        return say(
            "What you wrote on {day} at {time} was not saved. Here it is again.", day=day, time=time
        )

    def _told(self, texts: Sequence[UnsavedText], at: datetime) -> str:
        say, time, day = self._wording.say, self._wording.time(at), self._day(at)
        field = ", ".join(dict.fromkeys(one.field for one in texts))
        text = " / ".join(" ".join(one.text.split()) for one in texts)
        text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
        if not day:
            return say(
                "What you wrote at {time} under “{field}” was not saved: “{text}”",
                time=time,
                field=field,
                text=text,
            )
        return say(
            "What you wrote on {day} at {time} under “{field}” was not saved: “{text}”",
            day=day,
            time=time,
            field=field,
            text=text,
        )

    def _day(self, at: datetime) -> str:
        """Empty where it is today's."""
        assert self._desk is not None
        today = self._desk.now().astimezone(ZONE).date()
        return "" if at.astimezone(ZONE).date() == today else self._wording.date(at)

    def _set_in(self, one: UnsavedText) -> bool:
        if self._window.page is None or one.page != self._window.place:
            return False
        for line in self._window.page.findChildren(NewLine):
            if line.accessibleName() == one.field and not line.text() and not _of_a_thing(line):
                line.setText(one.text)
                if line in self._fields:
                    self._fields[line].text = ""
                else:
                    self._hear(line, "")
                return True
        return False


def _without(texts: Sequence[UnsavedText], gone: set[str]) -> list[UnsavedText]:
    return [one for one in texts if not any(text in one.text for text in gone)]


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
    return field.written()
