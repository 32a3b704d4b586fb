"""Fields with their names: text, choice, day, time; what is typed is checked when one leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final, cast

from PySide6.QtCore import QEvent, QMetaMethod, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from lupdesk.gui.icons import icon as tinted
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.committing import Committing
from lupdesk.gui.widgets.key_map import leaves_undo
from lupdesk.gui.widgets.labels import Label, head, meta
from lupdesk.gui.widgets.marked_line import MarkedLine


class TextField(Committing, MarkedLine):
    """One line. ``committed`` comes once per change, on Enter or when the focus leaves."""

    committed = Signal(str)
    taken = Signal()
    refused = Signal(str)

    def __init__(
        self, name: str, text: str = "", *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(LOOK.font())
        self._before = text
        self.editingFinished.connect(self._finish)

    def written(self) -> str:
        return self.text()

    def _put(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)

    def _put_back(self, text: str) -> None:
        place = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(place)

    def clear(self) -> None:
        """What was typed is the desk's by now: Ctrl+Z takes it back there, and not into the field."""
        self.setText("")
        self._before, self._is_refused = "", False
        self.taken.emit()

    def _finish(self) -> None:
        if self.is_dirty():
            # What is committed is the desk's to undo: the field has no history of it any more.
            self._put_back(self.text())
            self._bring(self.text())

    def event(self, event: QEvent) -> bool:
        if _leaves_undo(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)


def _leaves_undo(event: QEvent, *, undo: bool, redo: bool) -> bool:
    override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    return override and leaves_undo(cast(QKeyEvent, event), undo=undo, redo=redo)


class ShapedField(TextField):
    """What is typed has a shape. The example of it is seen while one is about to type: in a field
    that is left empty it would be read as a value. Words that say what the field is for stay.
    """

    STAYS = False

    def __init__(self, name: str, text: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(name, text, parent=parent)
        self._example = example

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.placeholderText():
            self.setPlaceholderText(self._example)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.placeholderText() == self._example:
            self.setPlaceholderText("")


class SearchField(TextField):
    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(name, hint=hint, parent=parent)
        self._glass = self.addAction(
            tinted("search", "text2"), QLineEdit.ActionPosition.LeadingPosition
        )

    def event(self, event: QEvent) -> bool:
        """What is looked for is nobody's act: Ctrl+Z here never means the desk."""
        return QLineEdit.event(self, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._glass.setIcon(tinted("search", "text2"))


_NARROWEST: Final = 120
_FIELD_EDGE: Final = 10
_MOST_LINES = 12


class LongText(Committing, QPlainTextEdit):
    """Several lines, growing with the text; commits on Ctrl+Enter or when the focus leaves."""

    committed = Signal(str)
    taken = Signal()
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        hint: str = "",
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(LOOK.font())
        self.setTabChangesFocus(True)
        self._lines = lines
        self._before = text
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        """As high as the text, within reason."""
        shown = int(self.document().size().height())
        lines = min(max(shown, self._lines), _MOST_LINES)
        bar = Qt.ScrollBarPolicy
        # The margins of the text alone would else bring a bar where all of it is seen.
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAsNeeded if shown > lines else bar.ScrollBarAlwaysOff
        )
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def written(self) -> str:
        return self.toPlainText()

    def _put(self, text: str) -> None:
        self.setPlainText(text)

    def _put_back(self, text: str) -> None:
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def commit(self) -> None:
        if self.is_dirty():
            # What the desk takes in is the desk's to undo; what waits for a button stays the field's.
            if self.isSignalConnected(QMetaMethod.fromSignal(self.committed)):
                self.document().clearUndoRedoStacks()
            self._bring(self.toPlainText())

    def event(self, event: QEvent) -> bool:
        typed = self.document()
        if _leaves_undo(event, undo=typed.isUndoAvailable(), redo=typed.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()


class WrappedText(LongText):
    """One line that becomes several rather than cut what was written: Enter commits."""

    def __init__(
        self, name: str, text: str = "", *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, text, hint=hint, lines=1, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What was several lines elsewhere is one here."""
        self.insertPlainText(" ".join(source.text().split()))


class Choice(QComboBox):
    """A closed list of (words, value). ``chosen`` comes for what the person chose, not the desk."""

    chosen = Signal(object)

    def __init__(
        self, name: str, options: Sequence[tuple[str, Any]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setFont(LOOK.font())
        # Kept beside the items: Qt would make plain text of our closed lists.
        self._values: list[Any] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # Where the field is narrow its words are cut: the tip has them whole.
        self.currentTextChanged.connect(self.setToolTip)
        self.set_options(options)
        self.activated.connect(self._tell)

    def set_options(self, options: Sequence[tuple[str, Any]]) -> None:
        """Other options; the value that was shown stays where it is among them."""
        before = self.value()
        self.clear()
        self._values = [value for _, value in options]
        self.addItems([words for words, _ in options])
        self.show_value(before)

    def value(self) -> Any:
        place = self.currentIndex()
        return self._values[place] if 0 <= place < len(self._values) else None

    def show_value(self, value: Any) -> None:
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def _tell(self, place: int) -> None:
        self.chosen.emit(self._values[place])

    def minimumSizeHint(self) -> QSize:
        """Its longest words must not push a panel wider than it is: they are cut with …."""
        hint = super().minimumSizeHint()
        return hint.boundedTo(QSize(LOOK.px(_NARROWEST), hint.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        arrow = pixmap("chevron-down", "text2", 16)
        side = LOOK.px(16)
        painter.drawPixmap(QPoint(self.width() - side - 8, (self.height() - side) // 2), arrow)
        painter.end()

    def wheelEvent(self, event: QEvent) -> None:
        """A wheel over a closed list must not change what somebody decided."""
        event.ignore()


_DAY = re.compile(r"^\s*(\d{1,2})[.\-/ ]+(\d{1,2})(?:[.\-/ ]+(\d{2}|\d{4}))?\.?\s*$")
_ISO = re.compile(r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$")
_TIME = re.compile(r"^\s*(\d{1,2})(?:[.:]?(\d{2}))?\s*$")


def read_day(text: str, near: date) -> date | None:
    """``16.3``, ``16.03.2027`` or ``2027-03-16``; without a year the one nearest to ``near``.

    ValueError for anything else; None for nothing.
    """
    if not text.strip():
        return None
    iso = _ISO.match(text)
    if iso:
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DAY.match(text)
    if not found:
        raise ValueError(text)
    day, month = int(found[1]), int(found[2])
    if found[3]:
        year = int(found[3])
        return date(year if year > 99 else 2000 + year, month, day)
    tries = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            tries.append(date(year, month, day))
        except ValueError:
            continue
    if not tries:
        raise ValueError(text)
    return min(tries, key=lambda one: abs((one - near).days))


def read_time(text: str) -> str:
    """``9``, ``9.30``, ``0930`` as ``09:30``; empty stays empty; ValueError for anything else."""
    if not text.strip():
        return ""
    digits = text.strip()
    if digits.isdigit() and len(digits) in (3, 4):
        digits = f"{digits[:-2]}:{digits[-2:]}"
    found = _TIME.match(digits)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise ValueError(text)
    return f"{int(found[1]):02d}:{int(found[2] or 0):02d}"


class DayField(ShapedField):
    """A day as people type it. ``changed`` brings a date or None; a wrong one is marked."""

    changed = Signal(object)

    def __init__(
        self, name: str, near: date, day: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, "", "16.03.2027", parent)
        self._near = near
        self.show_day(day)
        self.committed.connect(self._read)
        self.setMaximumWidth(LOOK.px(140))

    def minimumSizeHint(self) -> QSize:
        """A whole day: half of one is another."""
        day = self.fontMetrics().horizontalAdvance("00.00.0000")
        return QSize(day + LOOK.px(4) + 2 * _FIELD_EDGE, super().minimumSizeHint().height())

    def show_day(self, day: date | None) -> None:
        self.show_text(f"{day:%d.%m.%Y}" if day else "")

    def day(self) -> date | None:
        """ValueError where what stands there is no day."""
        return read_day(self.text(), self._near)

    def _read(self, text: str) -> None:
        try:
            day = read_day(text, self._near)
        except ValueError:
            mark(self, True)
            return
        mark(self, False)
        self.setText(f"{day:%d.%m.%Y}" if day else "")
        self._before = self.text()
        self.changed.emit(day)


class TimeField(ShapedField):
    changed = Signal(str)

    def __init__(self, name: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, text, "09:00", parent)
        self.committed.connect(self._read)
        self.setMaximumWidth(LOOK.px(96))

    def _read(self, text: str) -> None:
        try:
            time = read_time(text)
        except ValueError:
            mark(self, True)
            return
        mark(self, False)
        self.setText(time)
        self._before = time
        self.changed.emit(time)


def mark(field: QLineEdit, wrong: bool) -> None:
    """The edge of a field whose text cannot be used."""
    field.setProperty("wrong", "true" if wrong else "false")
    field.style().unpolish(field)
    field.style().polish(field)


def named(name: str, field: QWidget, hint: str = "") -> QVBoxLayout:
    """A field with its name over it, and a quiet line under it where it needs one."""
    label: Label = head(name)
    label.setBuddy(field)
    layout = QVBoxLayout()
    layout.setSpacing(4)
    layout.setContentsMargins(0, 0, 0, 0)
    # Beside a taller neighbour the name stays over its field.
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    layout.addWidget(label)
    # A field of a set width stands under its name, and does not make its hint as narrow as itself.
    narrow = field.maximumWidth() < LOOK.px(200)
    layout.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))
    if hint:
        layout.addWidget(meta(hint, wrap=True))
    return layout
