"""The points of a phase as rows: what is there, what is missing, what somebody ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.domain.phases import PointStanding, PointState
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording

_ROW: Final = 36
_SIGNS: Final = {
    PointState.SEEN: ("circle-check", "ok"),
    PointState.TICKED: ("check", "accent"),
    PointState.MISSING: ("circle-dashed", "text2"),
}


class PointList(RowList):
    """``opened`` on Space, Enter or a double click: tick it, or take the tick away."""

    def __init__(self, name: str, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(name, _ROW, self._draw, self._words, parent)
        self._wording = wording
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_points(self, standings: Sequence[PointStanding]) -> None:
        self.show_rows(standings, key=lambda one: one.point.code)
        self.setFixedHeight(LOOK.px(_ROW) * max(len(standings), 1) + 2)

    def sizeHint(self) -> QSize:
        return QSize(LOOK.px(320), LOOK.px(_ROW) * max(self.rows.rowCount(), 1) + 2)

    def state_words(self, one: PointStanding) -> str:
        say = self._wording.say
        if one.state is PointState.SEEN:
            return say("is in the desk")
        if one.state is PointState.TICKED and one.mark is not None and one.mark.done_on:
            return say("ticked, {day}", day=self._wording.short_date(one.mark.done_on))
        return say("not seen in the desk") if one.seeable else say("to be ticked")

    def _words(self, one: PointStanding) -> str:
        note = one.mark.note if one.mark is not None else ""
        name = self._wording.code(f"point.{one.point.code}")
        return ", ".join(part for part in (name, self.state_words(one), note) if part)

    def _draw(self, painter: QPainter, rect: QRect, one: PointStanding, selected: bool) -> None:
        icon, token = _SIGNS[one.state]
        side = LOOK.px(18)
        inside = rect.adjusted(8, 0, -8, 0)
        top = inside.center().y() - side // 2 + 1
        painter.drawPixmap(QPoint(inside.left(), top), pixmap(icon, token))
        state = self.state_words(one)
        if one.mark is not None and one.mark.note and one.state is PointState.TICKED:
            state = f"{state} · {one.mark.note}"
        small = LOOK.metrics(Size.SMALL)
        width = min(small.horizontalAdvance(state) + 4, inside.width() * 2 // 5)
        words = inside.adjusted(side + 10, 0, -width - 12, 0)
        missing = one.state is PointState.MISSING
        put(painter, words, self._wording.code(f"point.{one.point.code}"))
        place = QRect(inside.right() - width, inside.top(), width, inside.height())
        tone = "text2" if missing or not selected else "text"
        put(painter, place, state, Size.SMALL, token=tone, right=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.opened.emit(self.value())
            return
        super().keyPressEvent(event)
