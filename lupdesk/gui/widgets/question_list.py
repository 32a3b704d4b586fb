"""The questions in their order: edited in place, moved by Alt with the arrows or by dragging."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from lupdesk.domain.things import Question
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.core_sign import draw_core
from lupdesk.gui.widgets.fields import TextField
from lupdesk.gui.widgets.frames import row
from lupdesk.gui.widgets.rows import RowList, fitted, put
from lupdesk.wording import Wording

HEIGHT: Final = 54
_NUMBER: Final = 44
_SHORT: Final = 208
_CORE: Final = 84
_MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class QuestionLine:
    number: int
    question: Question


class QuestionList(RowList):
    """``edited`` brings (question, text, short name); ``moved`` (question, place from 0)."""

    edited = Signal(object, str, str)
    moved = Signal(object, int)
    removed = Signal(object)
    editing = Signal(object)
    """The editor over a row; None when it is gone."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(wording.say("Questions"), HEIGHT, self._draw, self._words, parent)
        self._wording = wording
        self.read_only = False
        self._grabbed: int | None = None
        self._from = QPoint()
        self._drop: int | None = None
        self.editor: QuestionEditor | None = None
        self.opened.connect(self.edit_line)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.finish_edit())

    # -- drawing --------------------------------------------------------------------------------

    def _draw(self, painter: QPainter, rect: QRect, line: QuestionLine, selected: bool) -> None:
        number, short, text = columns(rect)
        if line.question.core:
            text = self._draw_core(painter, text)
        put(painter, number, str(line.number), Size.SMALL, token="text2", right=True)
        put(painter, short, line.question.short_name, strong=True)
        font = LOOK.font()
        painter.setFont(font)
        painter.setPen(LOOK.colour("text"))
        shown = fitted(line.question.text, text.width(), 2, QFontMetrics(font))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def _draw_core(self, painter: QPainter, text: QRect) -> QRect:
        """Sign and word at the right end; returns what is left for the text."""
        wide = LOOK.px(_CORE)
        place = QRect(text.right() - wide, text.top(), wide, text.height())
        draw_core(painter, QPointF(place.left() + LOOK.px(8), place.center().y()))
        put(painter, place.adjusted(LOOK.px(20), 0, 0, 0), self._core_word(), Size.SMALL)
        return text.adjusted(0, 0, -wide - 8, 0)

    def _core_word(self) -> str:
        return self._wording.say("Core")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(LOOK.colour("accent"), 2))
        y = self._edge(self._drop)
        painter.drawLine(0, y, self.viewport().width(), y)
        painter.end()

    def _edge(self, place: int) -> int:
        """Where the line between two rows lies."""
        if place < self.rows.rowCount():
            return max(self.visualRect(self.rows.index(place)).top(), 1)
        return self.visualRect(self.rows.index(place - 1)).bottom()

    def _words(self, line: QuestionLine) -> str:
        words = f"{line.number}. {line.question.short_name}: {line.question.text}"
        return f"{words} ({self._core_word()})" if line.question.core else words

    # -- editing in place -----------------------------------------------------------------------

    def edit_line(self, line: QuestionLine) -> None:
        if self.read_only:
            return
        self.finish_edit()
        rect = self.visualRect(self.rows.index(line.number - 1))
        self.editor = QuestionEditor(line, self._wording, self.viewport())
        self.editor.setGeometry(rect)
        self.editor.finished.connect(self._take_edit)
        self.editor.show()
        self.editor.text.setFocus()
        self.editor.text.selectAll()
        self.editing.emit(self.editor)

    def finish_edit(self) -> None:
        """Commit what is being edited."""
        if self.editor is not None:
            self.editor.finish(keep=True)

    def _take_edit(self, keep: bool) -> None:
        editor, self.editor = self.editor, None
        if editor is None:
            return
        one = editor.line.question
        text, short = editor.text.text().strip(), editor.short.text().strip()
        editor.hide()
        self.editing.emit(None)
        editor.deleteLater()
        if editor.had_focus:
            self.setFocus()
        if keep and text and (text, short) != (one.text, one.short_name):
            self.edited.emit(one, text, short)

    # -- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.value(), Qt.Key(event.key())
        if line is None or self.read_only:
            super().keyPressEvent(event)
        elif key in _MOVES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(line, line.number - 1 + _MOVES[key])
        elif key == Qt.Key.Key_F2:
            self.edit_line(line)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(line.question)
        else:
            super().keyPressEvent(event)

    def _move(self, line: QuestionLine, to: int) -> None:
        if 0 <= to < self.rows.rowCount() and to != line.number - 1:
            self.moved.emit(line.question, to)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        self._grabbed = index.row() if index.isValid() and left and not self.read_only else None
        self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if (at - self._from).manhattanLength() >= QApplication.startDragDistance():
            self._drop = self._place_at(at)
            self.viewport().update()

    def _place_at(self, at: QPoint) -> int:
        index = self.indexAt(at)
        if not index.isValid():
            return 0 if at.y() < 0 else self.rows.rowCount()
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grabbed, drop = self._grabbed, self._drop
        self._grabbed = self._drop = None
        super().mouseReleaseEvent(event)
        if grabbed is None or drop is None:
            return
        self.viewport().update()
        to = drop - 1 if drop > grabbed else drop
        self._move(self.rows.values[grabbed], to)


class QuestionEditor(QWidget):
    """Over the row that is edited: short name and text. Enter keeps, Esc does not."""

    finished = Signal(bool)

    def __init__(self, line: QuestionLine, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self.had_focus = False
        self._done = False
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.short = _Field(self, wording.say("Short name"), line.question.short_name)
        self.short.setFixedWidth(LOOK.px(_SHORT) - 8)
        self.text = _Field(self, wording.say("Question"), line.question.text)
        layout = row(self.short, gap=8, margins=(LOOK.px(_NUMBER) + 4, 0, 8, 0))
        layout.addWidget(self.text, 1)
        self.setLayout(layout)

    def finish(self, *, keep: bool) -> None:
        if not self._done:
            self._done = True
            here = QApplication.focusWidget()
            self.had_focus = here is self.short or here is self.text
            self.finished.emit(keep)


class _Field(TextField):
    def __init__(self, editor: QuestionEditor, name: str, text: str) -> None:
        super().__init__(name, text)
        self._editor = editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._editor.finish(keep=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._editor.finish(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        here = QApplication.focusWidget()
        if here is not self._editor.short and here is not self._editor.text:
            self._editor.finish(keep=True)


def columns(row: QRect) -> tuple[QRect, QRect, QRect]:
    """Number, short name, text."""
    number, short = LOOK.px(_NUMBER), LOOK.px(_SHORT)
    left, top, height = row.left(), row.top(), row.height()
    return (
        QRect(left, top, number - 12, height),
        QRect(left + number + 4, top, short - 16, height),
        QRect(left + number + short + 4, top, row.width() - number - short - 20, height),
    )
