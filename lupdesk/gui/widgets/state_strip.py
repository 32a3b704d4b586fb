"""Where the minutes stand: draft, sent, answered, approved, on one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import put


@dataclass(frozen=True, slots=True)
class Stage:
    """``state`` is done, now or later."""

    words: str
    detail: str
    state: str


_ICONS = {
    "done": ("circle-check", "ok"),
    "now": ("circle-dot", "accent"),
    "later": ("circle", "text2"),
}


class StateStrip(QWidget):
    """Painted; says its stages in words to a screen reader."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._stages: Sequence[Stage] = ()
        self.setFixedHeight(LOOK.px(48))

    def show_stages(self, stages: Sequence[Stage]) -> None:
        self._stages = stages
        said = ", ".join(f"{one.words} {one.detail}".strip() for one in stages)
        self.setAccessibleName(f"{self._name}: {said}")
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, LOOK.px(48))

    def _lefts(self, side: int) -> list[int]:
        """Evenly, or by what each needs where even parts would cut words. Where there is no room
        for all, the details are cut, never the stages.
        """
        large, small = LOOK.metrics(strong=True), LOOK.metrics(Size.SMALL)
        words = [side + 8 + large.horizontalAdvance(one.words) for one in self._stages]
        needs = [
            max(word, side + 8 + small.horizontalAdvance(one.detail))
            for word, one in zip(words, self._stages, strict=True)
        ]
        if sum(needs) + 8 * (len(needs) - 1) > self.width():
            needs = words
        even = self.width() // len(needs)
        if all(need <= even - 8 for need in needs):
            return [even * place for place in range(len(needs))]
        spare = max((self.width() - sum(needs)) // max(len(needs) - 1, 1), 8)
        return [sum(needs[:place]) + spare * place for place in range(len(needs))]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._stages:
            return
        painter = QPainter(self)
        side = LOOK.px(18)
        lefts = [*self._lefts(side), self.width()]
        for place, stage in enumerate(self._stages):
            left, width = lefts[place], lefts[place + 1] - lefts[place]
            icon, token = _ICONS[stage.state]
            painter.drawPixmap(left, 4, pixmap(icon, token))
            metrics = painter.fontMetrics()
            font = LOOK.font(strong=stage.state == "now")
            painter.setFont(font)
            metrics = painter.fontMetrics()
            text = QRect(left + side + 8, 0, width - side - 8, LOOK.px(26))
            put(
                painter,
                text,
                stage.words,
                strong=stage.state == "now",
                token="text" if stage.state != "later" else "text2",
            )
            below = text.translated(0, LOOK.px(24))
            put(painter, below, stage.detail, Size.SMALL, token="text2")
            end = left + side + 8 + metrics.horizontalAdvance(stage.words) + 8
            if place < len(self._stages) - 1 and left + width - 8 > end:
                done = stage.state == "done"
                style = Qt.PenStyle.SolidLine if done else Qt.PenStyle.DashLine
                painter.setPen(QPen(LOOK.colour("field"), 1, style))
                painter.drawLine(end, 13, left + width - 8, 13)
        painter.end()
