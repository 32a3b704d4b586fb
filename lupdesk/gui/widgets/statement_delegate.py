"""How a statement looks: the sentence first, then one line with type, secrecy and who said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from lupdesk.domain.things import Input
from lupdesk.gui.chips import Tone, chip_height, chip_width, paint_chip
from lupdesk.gui.models.statements import STATEMENT, Statement
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import paint_state
from lupdesk.gui.widgets.said_chips import chips_of_input
from lupdesk.wording import Wording

GUTTER: Final = 56
"""Left of the sentence stands the time, a little inside the row so that its ring has air."""
_INSET: Final = 8
_RIGHT: Final = 12
_TOP: Final = 8
_BETWEEN: Final = 5
_BOTTOM: Final = 11
_MOST_LINES: Final = 8
_LOOKED_AT: Final = 4000
"""Characters of a statement that are measured: more never fit in eight lines."""
_FLAGS: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Laid:
    """A sentence as it fits a width, cut with … after eight lines."""

    text: str
    width: int
    shown: str
    height: int


class StatementDelegate(QStyledItemDelegate):
    def __init__(self, wording: Wording, parent: QListView) -> None:
        super().__init__(parent)
        self._wording = wording
        self._view = parent
        self._laid: dict[UUID, _Laid] = {}

    def forget(self) -> None:
        """The type of letter changed: every row is measured anew."""
        self._laid.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        statement: Statement = index.data(STATEMENT)
        width = self._view.viewport().width()
        laid = self._lay(statement.said, width - LOOK.px(GUTTER) - _RIGHT)
        return QSize(width, _TOP + laid.height + _BETWEEN + chip_height() + _BOTTOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        statement: Statement = index.data(STATEMENT)
        painter.save()
        paint_state(painter, option)
        painter.translate(option.rect.topLeft())
        self._paint(painter, option.rect.width(), statement)
        painter.restore()

    def _paint(self, painter: QPainter, width: int, statement: Statement) -> None:
        gutter = LOOK.px(GUTTER)
        laid = self._lay(statement.said, width - gutter - _RIGHT)
        painter.setFont(LOOK.font(Size.SMALL))
        painter.setPen(LOOK.colour("text2"))
        line = QFontMetrics(LOOK.font()).lineSpacing()
        painter.drawText(
            QRect(_INSET, _TOP, gutter - _INSET, line),
            Qt.AlignmentFlag.AlignVCenter,
            statement.time,
        )
        painter.setFont(LOOK.font())
        painter.setPen(LOOK.colour("text"))
        painter.drawText(QRect(gutter, _TOP, laid.width, laid.height), _FLAGS, laid.shown)
        self._paint_meta(painter, width, _TOP + laid.height + _BETWEEN, statement)

    def _paint_meta(self, painter: QPainter, width: int, top: int, statement: Statement) -> None:
        left, high = LOOK.px(GUTTER), chip_height()
        if statement.sign is not None:
            # At the end, so that nothing moves when it comes.
            wide = chip_width(*statement.sign)
            width -= wide + _RIGHT
            paint_chip(painter, QRect(width, top, wide, high), *statement.sign)
            painter.setClipRect(QRect(0, top, width, high))
        for chip in chips_of_input(statement.said, self._wording, late=statement.late):
            wide = chip_width(*chip)
            paint_chip(painter, QRect(left, top, wide, high), *chip)
            left += wide + (18 if chip.tone is Tone.BARE else 14)
        painter.setFont(LOOK.font(Size.SMALL))
        painter.setPen(LOOK.colour("text2"))
        room = QRect(left, top, max(0, width - left - _RIGHT), high)
        detail = QFontMetrics(LOOK.font(Size.SMALL)).elidedText(
            statement.detail, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, detail)

    def _lay(self, said: Input, width: int) -> _Laid:
        known = self._laid.get(said.id)
        if known is not None and known.width == width and known.text == said.text:
            return known
        metrics = QFontMetrics(LOOK.font())
        shown = _fitting(said.text, width, metrics)
        laid = _Laid(said.text, width, shown, _height(shown, width, metrics))
        self._laid[said.id] = laid
        return laid


def _height(text: str, width: int, metrics: QFontMetrics) -> int:
    bounds = metrics.boundingRect(QRect(0, 0, width, 1_000_000), _FLAGS, text)
    return max(metrics.lineSpacing(), bounds.height())


def _fitting(text: str, width: int, metrics: QFontMetrics) -> str:
    """The text, or its beginning with … where it takes more than eight lines."""
    most = metrics.lineSpacing() * _MOST_LINES
    seen = text[:_LOOKED_AT]
    if seen == text and _height(text, width, metrics) <= most:
        return text
    low, high = 0, len(seen)
    while low < high:
        middle = (low + high + 1) // 2
        if _height(seen[:middle] + "…", width, metrics) <= most:
            low = middle
        else:
            high = middle - 1
    return seen[:low].rstrip() + "…"
