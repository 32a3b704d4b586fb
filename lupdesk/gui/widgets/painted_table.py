"""A table whose cells are painted over a model: whole rows of one height, lines under rows alone."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from lupdesk.gui.theme import LOOK, Size

_HEAD = 36


class PaintedTable(QTableView):
    """``opened`` on Enter or a double click. A table of its own paints its cells, and says how its
    columns share the width.
    """

    opened = Signal()

    def __init__(
        self, model: QAbstractTableModel, name: str, row: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_row_height(row)
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setFixedHeight(LOOK.px(_HEAD))
        heads.setHighlightSections(False)
        heads.setFont(LOOK.font(Size.SMALL, strong=True))
        self.doubleClicked.connect(self.opened)

    def set_row_height(self, height: int) -> None:
        """At 100 %, of all its rows."""
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != LOOK.px(height):
            rows.setDefaultSectionSize(LOOK.px(height))
            # In the midst of being resized Qt would keep a scroll bar that is not needed any more.
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        raise NotImplementedError
