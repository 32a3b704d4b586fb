"""The ten phases on one line. Arrow keys go along it, Enter makes a phase the one; so does a click,
unless the line is there to look at phases one by one.
"""

from __future__ import annotations

from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lupdesk.domain.kinds import PHASES
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import put
from lupdesk.wording import Wording

_INSET = 8
"""So that the ring of the focus touches no word."""
_AFTER = 2
"""Between the words of one phase and the next: the longest take what there is."""
_RING = 20
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PhaseLine(QWidget):
    moved = Signal(int)
    looked = Signal(int)
    """Another phase is looked at: it has the ring, also when the focus is elsewhere."""

    def __init__(
        self, wording: Wording, parent: QWidget | None = None, *, browsing: bool = False
    ) -> None:
        super().__init__(parent)
        self._wording = wording
        self._browsing = browsing
        self._phase = 0
        self._at = 0
        self.setAccessibleName(wording.say("Phases"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(wording.say("Arrow keys choose a phase, Enter moves to it"))
        self.setMinimumHeight(LOOK.px(56))

    def sizeHint(self) -> QSize:
        return QSize(LOOK.px(1000), LOOK.px(56))

    @property
    def at(self) -> int:
        """The phase that the ring stands on."""
        return self._at

    def show_phase(self, phase: int) -> None:
        self._phase = self._at = phase
        self._describe()
        self.update()

    def look_at(self, phase: int) -> None:
        self._go(phase)

    def _describe(self) -> None:
        say, code = self._wording.say, self._wording.code
        words = say(
            "Phase {n} of {last}: {phase}",
            n=self._phase,
            last=PHASES[-1],
            phase=code(f"phase.{self._phase}"),
        )
        if self._at != self._phase:
            chosen = say("Enter moves to: {phase}", phase=code(f"phase.{self._at}"))
            words = f"{words}. {chosen}"
        self.setAccessibleDescription(words)

    # -- drawing --------------------------------------------------------------------------------

    def _cell(self, phase: int) -> QRect:
        edges = [round(edge) for edge in accumulate(self._widths(), initial=0)]
        return QRect(edges[phase], 0, edges[phase + 1] - edges[phase], self.height())

    def _widths(self) -> list[float]:
        """Equal, unless one of the words would be cut: then each has its own, and they share the rest."""
        code = self._wording.code
        words = [
            LOOK.metrics(Size.SMALL, strong=phase == self._phase).horizontalAdvance(
                code(f"phase-short.{phase}")
            )
            + 2 * _INSET
            for phase in PHASES
        ]
        equal, rest = self.width() / len(PHASES), self.width() - sum(words)
        if max(words) <= equal or rest < 0:
            return [equal] * len(PHASES)
        return [wide + rest / len(PHASES) for wide in words]

    def _words(self, phase: int) -> QRect:
        cell, top = self._cell(phase), LOOK.px(_RING) + 8
        return QRect(cell.left() + _INSET, top, cell.width() - _INSET - _AFTER, self.height() - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for phase in PHASES:
            self._paint_phase(painter, phase)
        painter.end()

    def _paint_phase(self, painter: QPainter, phase: int) -> None:
        cell, ring = self._cell(phase), LOOK.px(_RING)
        middle = 4 + ring // 2
        done, here = phase < self._phase, phase == self._phase
        icon, token = ("circle", "text2")
        if done:
            icon, token = "circle-check", "ok"
        elif here:
            icon, token = "circle-dot", "accent"
        painter.drawPixmap(QPoint(cell.left() + _INSET, 4), pixmap(icon, token, _RING))
        if phase != PHASES[-1]:
            pen = QPen(LOOK.colour("field"), 2)
            if not done:
                pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.drawLine(cell.left() + _INSET + ring + 6, middle, cell.right() - 4, middle)
        put(
            painter,
            self._words(phase),
            self._wording.code(f"phase-short.{phase}"),
            Size.SMALL,
            strong=here,
            token="accent" if here else "text2",
        )
        ringed = self.hasFocus() or self._browsing
        if ringed and phase == self._at:
            token = "accent" if self.hasFocus() else "field"
            painter.setPen(QPen(LOOK.colour(token), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), 6, 6)

    # -- keys and clicks ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(self._at + _STEPS[key])
        elif key == Qt.Key.Key_Home:
            self._go(PHASES[0])
        elif key == Qt.Key.Key_End:
            self._go(PHASES[-1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._at)
        else:
            super().keyPressEvent(event)

    def _go(self, phase: int) -> None:
        before = self._at
        self._at = min(max(phase, PHASES[0]), PHASES[-1])
        self._describe()
        self.update()
        if self._at != before:
            self.looked.emit(self._at)

    def _choose(self, phase: int) -> None:
        if phase != self._phase:
            self.moved.emit(phase)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for phase in PHASES:
            if self._cell(phase).contains(event.position().toPoint()):
                if self._browsing:
                    self._go(phase)
                else:
                    self._choose(phase)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._browsing:
            self.update()
        else:
            self._go(self._phase)
