"""What has been said, newest at the bottom: painted rows, one selected, one edited in place."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from lupdesk.desk.room import Room
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import Vocabulary
from lupdesk.gui.models.statements import StatementModel
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.statement_delegate import GUTTER, StatementDelegate
from lupdesk.gui.widgets.statement_editor import StatementEditor
from lupdesk.wording import Wording

_EDITOR_AIR: Final = 16
_MOST_AIR: Final = 90
"""Pixels under the last row that are given so that the first one is whole."""


class StatementList(QListView):
    """Selecting and editing; the acts themselves belong to the view that holds the list."""

    left = Signal()
    """The person is done here: back to the capture line."""
    editing = Signal()
    """The text that is edited changed, or editing began or ended."""
    committed = Signal(object, object)
    """Id of the statement and the line as understood."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.statements = StatementModel(wording, self)
        self.editor: StatementEditor | None = None
        self._edited: UUID | None = None
        self._key_filters: list[QObject] = []
        self.empty_text = ""
        """What to do, shown while nothing has been said."""
        self._build()

    def _build(self) -> None:
        self.setModel(self.statements)
        self.setItemDelegate(StatementDelegate(self._wording, self))
        self.setAccessibleName(self._wording.say("What was said"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.verticalScrollBar().valueChanged.connect(self._place_editor)

    # -- showing ---------------------------------------------------------------------------------

    def show_room(self, room: Room) -> None:
        kept = self.selected()
        before = self.statements.rowCount()
        self.statements.show_room(room)
        if kept is not None:
            self.select(kept.id)
        self._fit_whole_rows()
        if kept is None and self.statements.rowCount() > before:
            self.scrollToBottom()
        self._place_editor()

    def _fit_whole_rows(self) -> None:
        """At the end of the list no row is cut by the upper edge: half a line reads as a fault."""
        used, row = 0, self.statements.rowCount() - 1
        while row >= 0:
            tall = self.sizeHintForIndex(self.statements.index(row)).height()
            if used + tall > self.height():
                break
            used, row = used + tall, row - 1
        air = self.height() - used if row >= 0 else 0
        self.setViewportMargins(0, 0, 0, air if air < _MOST_AIR else 0)

    # -- selecting -------------------------------------------------------------------------------

    def selected(self) -> Input | None:
        rows = self.selectionModel().selectedIndexes()
        return self.statements.said_at(rows[0].row()) if rows else None

    def last(self) -> Input | None:
        return self.statements.said_at(self.statements.rowCount() - 1)

    def select(self, id: UUID) -> None:
        row = self.statements.row_of(id)
        if row >= 0:
            index = self.statements.index(row)
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)

    def select_last(self) -> None:
        last = self.last()
        if last is not None:
            self.select(last.id)
            self.setFocus()

    def leave(self) -> None:
        self.clearSelection()
        self.setCurrentIndex(self.statements.index(-1))
        self.left.emit()

    # -- editing in place ------------------------------------------------------------------------

    def watch_editors(self, *filters: QObject) -> None:
        """These see the keys of each editor first."""
        self._key_filters += filters

    def begin_edit(self, id: UUID, vocabulary: Vocabulary, text: str | None = None) -> None:
        """``text`` is what an interrupted edit had come to."""
        self.select(id)
        said = self.selected()
        if said is None or said.id != id:
            return
        self._drop_editor()
        name = self._wording.say("Edit the statement")
        self.editor = StatementEditor(said.text, vocabulary, name, self.viewport())
        self._edited = id
        self.editor.finished.connect(self._finish)
        self.editor.understood.connect(self._typed)
        for one in self._key_filters:
            self.editor.installEventFilter(one)
        if text is not None:
            self.editor.put(text)
        self._place_editor()
        self.editor.show()
        self.editor.setFocus()
        self.editing.emit()

    @property
    def edited(self) -> UUID | None:
        return self._edited

    def _typed(self) -> None:
        self._place_editor()
        self.editing.emit()

    def _place_editor(self) -> None:
        if self.editor is None or self._edited is None:
            return
        row = self.visualRect(self.statements.index(self.statements.row_of(self._edited)))
        lines = self.editor.document().size().height() * self.editor.fontMetrics().lineSpacing()
        room = self.viewport().height() - 8
        height = int(min(max(row.height(), lines + _EDITOR_AIR), room))
        top = max(0, min(row.top(), self.viewport().height() - height))
        gutter = LOOK.px(GUTTER) - 9
        self.editor.setGeometry(QRect(gutter, top, row.width() - gutter, height))

    def _finish(self, commit: bool) -> None:
        """Esc goes back to the selected statement; Enter to the capture line."""
        editor, id = self.editor, self._edited
        if editor is None or id is None:
            return
        had_focus = editor.hasFocus()
        captured = editor.typed.captured
        said = self.statements.said_at(self.statements.row_of(id))
        changed = said is not None and (captured.text != said.text or bool(captured.tokens))
        self._drop_editor()
        if had_focus and not commit:
            self.setFocus()
        self.editing.emit()
        if commit and changed:
            self.committed.emit(id, captured)
        if had_focus and commit:
            self.leave()

    def _drop_editor(self) -> None:
        if self.editor is not None:
            editor, self.editor, self._edited = self.editor, None, None
            editor.blockSignals(True)
            editor.hide()
            editor.deleteLater()

    # -- keys and the mouse ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters belong to the capture line; they are handed on."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Down and row >= self.statements.rowCount() - 1
        ):
            self.leave()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self.leave()

    def event(self, event: QEvent) -> bool:
        """Esc is meant here, whatever the window does with it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.statements.rowCount() == 0 and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setFont(LOOK.font(Size.BODY))
            painter.setPen(LOOK.colour("text2"))
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
            painter.drawText(self.viewport().rect().adjusted(8, 8, -24, 0), flags, self.empty_text)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_whole_rows()
        self._place_editor()
