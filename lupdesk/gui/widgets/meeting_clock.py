"""Time left, the only large figure of the meeting room, over a bar of talk and reflection."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lupdesk.domain.meeting_clock import Clock, Going
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import Label, body, meta, title
from lupdesk.gui.widgets.rows import put
from lupdesk.wording import Wording

_BAR: Final = 12


class ClockBar(QWidget):
    """Talk is filled, reflection hatched: they differ in texture, not by colour alone."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._clock = Clock(Going.PLANNED, 0, 0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(wording.say("Time used"))

    def show_clock(self, clock: Clock) -> None:
        self._clock = clock
        self.setAccessibleDescription(self._wording.duration_clock(clock.used))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, LOOK.px(_BAR + 28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        told, high = self._clock, LOOK.px(_BAR)
        whole = max(1, told.talk + told.reflection)
        talk = self.width() * told.talk / whole
        gap = 2 if told.reflection else 0
        self._block(painter, QRectF(0, 4, talk - gap, high), "sunken")
        used = min(self.width() * told.used / whole, self.width())
        if told.reflection:
            rest = QRectF(talk + gap, 4, self.width() - talk - gap, high)
            self._block(painter, rest, "sunken")
            painter.setBrush(QBrush(LOOK.colour("field"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(rest, 4, 4)
        if used > 0:
            self._block(painter, QRectF(0, 4, max(used, 8.0), high), "accent")
        self._words(painter, QRect(0, high + 6, self.width(), LOOK.px(20)))
        painter.end()

    def _block(self, painter: QPainter, rect: QRectF, token: str) -> None:
        painter.setBrush(LOOK.colour(token))
        painter.drawRoundedRect(rect, 4, 4)

    def _words(self, painter: QPainter, rect: QRect) -> None:
        told, say = self._clock, self._wording.say
        talk = say("Talk {minutes}", minutes=told.talk // 60)
        put(painter, rect, talk, Size.SMALL, token="text2")
        if told.reflection:
            rest = say("Reflection {minutes}", minutes=told.reflection // 60)
            put(painter, rect, rest, Size.SMALL, token="text2", right=True)


class MeetingClock(QWidget):
    """``go`` is start, pause or go on, whatever the button says; ``end`` ends the meeting."""

    go = Signal()
    end = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._told: Clock | None = None
        self.left: Label = title("")
        self.unit = body("")
        self.used = meta("")
        self.bar = ClockBar(wording)
        self.go_button = Button(wording.say("Start meeting"), icon="play")
        self.end_button = Button(wording.say("End meeting"), icon="square")
        self._build()

    def _build(self) -> None:
        for button, signal in ((self.go_button, self.go), (self.end_button, self.end)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
        self.go_button.setToolTip("F5")
        self.end_button.setToolTip("F6")
        self.left.setAccessibleName(self._wording.say("Time left"))
        self.setLayout(
            column(
                row(self.left, self.unit, None, self.used, gap=6),
                self.bar,
                row(self.go_button, self.end_button, None, gap=8),
                gap=6,
            )
        )

    def show_clock(self, clock: Clock) -> None:
        """Called every half second: only what differs is written."""
        if clock == self._told:
            return
        before, self._told = self._told, clock
        self.left.setText(self._wording.duration_clock(abs(clock.left)))
        self.left.set_tone("warn" if clock.left < 0 else "text")
        self.bar.show_clock(clock)
        if before is None or before.going != clock.going or (before.left < 0) != (clock.left < 0):
            self._show_state(clock)
        used = self._wording.duration_clock(clock.used)
        self.used.setText(self._wording.say("{time} used", time=used))

    def _show_state(self, clock: Clock) -> None:
        say = self._wording.say
        over = say("over time") if clock.left < 0 else say("left")
        words = {
            Going.PLANNED: (say("planned"), say("Start meeting"), "play"),
            Going.RUNNING: (over, say("Pause"), "pause"),
            Going.PAUSED: (say("paused"), say("Go on"), "play"),
            Going.ENDED: (say("ended"), say("Take up again"), "rotate-ccw"),
        }
        unit, act, icon = words[clock.going]
        self.unit.setText(unit)
        self.go_button.show_words(act, icon)
        self.used.setVisible(clock.going != Going.PLANNED)
        self.end_button.setVisible(clock.going in (Going.RUNNING, Going.PAUSED))
        planned = clock.going == Going.PLANNED
        self.go_button.setProperty("kind", "primary" if planned else "")
        self.go_button.show_words(act, icon)
        self.go_button.style().unpolish(self.go_button)
        self.go_button.style().polish(self.go_button)
