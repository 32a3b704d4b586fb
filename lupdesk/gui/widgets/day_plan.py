"""The one-to-ones as a calm plan: the clock downwards, a column for each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from lupdesk.domain.meeting_clock import after
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import put
from lupdesk.wording import LOCAL_ZONE, Wording

_GUTTER: Final = 56
_HEAD: Final = 36
_HOUR: Final = 60
_DAY: Final = 156


@dataclass(frozen=True, slots=True)
class Slot:
    """A planned one-to-one: ``who`` in words, ``detail`` under it."""

    id: UUID
    start: datetime
    minutes: int
    reflection: int
    who: str
    detail: str
    odd: bool = False
    """Planned longer or shorter than the others."""

    @property
    def day(self) -> date:
        return self.start.astimezone(LOCAL_ZONE).date()

    @property
    def minute(self) -> int:
        """Minutes after midnight, local."""
        local = self.start.astimezone(LOCAL_ZONE)
        return local.hour * 60 + local.minute

    @property
    def end(self) -> datetime:
        return after(self.start, self.minutes)


class DayPlan(QWidget):
    picked = Signal(object)
    opened = Signal(object)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._days: list[date] = []
        self._from, self._to = 9 * 60, 15 * 60
        self._lanes: dict[UUID, tuple[int, int]] = {}
        self.blocks: dict[UUID, SlotBlock] = {}
        self.reached: SlotBlock | None = None
        self.setAccessibleName(wording.say("Plan of the one-to-one meetings"))

    def show_slots(self, slots: Sequence[Slot]) -> None:
        ordered = sorted(slots, key=lambda one: one.start)
        self._days = sorted({one.day for one in ordered})
        self._from = min((one.minute for one in ordered), default=540) // 60 * 60
        last = max((one.minute + one.minutes + one.reflection for one in ordered), default=900)
        self._to = -(-last // 60) * 60
        self._lanes = _lanes(ordered)
        wanted = {one.id for one in ordered}
        for id in [id for id in self.blocks if id not in wanted]:
            gone = self.blocks.pop(id)
            gone.hide()
            gone.deleteLater()
        before: QWidget | None = None
        for one in ordered:
            block = self.blocks.get(one.id)
            if block is None:
                block = self.blocks[one.id] = SlotBlock(self, self._wording)
            block.show_slot(one)
            block.show()
            if before is not None:
                QWidget.setTabOrder(before, block)
            before = block
        self._place()
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def select(self, id: UUID | None) -> None:
        """Mark one; it alone is reached by Tab, the others from it by the arrows."""
        for key, block in self.blocks.items():
            block.setChecked(key == id)
        reached = id if id in self.blocks else next(iter(self.blocks), None)
        for key, block in self.blocks.items():
            strong = key == reached
            policy = Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
            block.setFocusPolicy(policy)
        self.reached = self.blocks[reached] if reached is not None else None

    def sizeHint(self) -> QSize:
        width = LOOK.px(_GUTTER) + len(self._days) * LOOK.px(_DAY)
        height = LOOK.px(_HEAD) + (self._to - self._from) * LOOK.px(_HOUR) // 60 + 8
        return QSize(width, height)

    # -- places ---------------------------------------------------------------------------------

    def _day_width(self) -> int:
        room = self.width() - LOOK.px(_GUTTER)
        return min(room // max(len(self._days), 1), LOOK.px(320))

    def _y(self, minute: int) -> int:
        return LOOK.px(_HEAD) + (minute - self._from) * LOOK.px(_HOUR) // 60

    def _place(self) -> None:
        wide = self._day_width()
        for id, block in self.blocks.items():
            slot = block.slot
            lane, lanes = self._lanes[id]
            left = LOOK.px(_GUTTER) + self._days.index(slot.day) * wide
            part = (wide - 12) // lanes
            top = self._y(slot.minute)
            bottom = self._y(slot.minute + slot.minutes + slot.reflection)
            block.setGeometry(left + lane * part, top + 1, part - 2, max(bottom - top - 3, 24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide, gutter = self._day_width(), LOOK.px(_GUTTER)
        right = gutter + wide * len(self._days)
        for place, day in enumerate(self._days):
            head = QRect(gutter + place * wide + 2, 0, wide - 12, LOOK.px(_HEAD) - 8)
            words = self._wording.weekday(day)
            put(painter, head, words[:1].upper() + words[1:], Size.SMALL, strong=True)
        for hour in range(self._from // 60, self._to // 60 + 1):
            y = self._y(hour * 60)
            painter.fillRect(0, y, right - 12, 1, LOOK.colour("line"))
            if hour * 60 < self._to:
                shown = (
                    f"{hour % 24:02d}:00"
                    if self._wording.language == "en"
                    else f"{hour % 24:02d}.00"
                )
                put(painter, QRect(0, y + 4, gutter - 8, 20), shown, Size.SMALL, token="text2")
        painter.end()

    # -- going about ----------------------------------------------------------------------------

    def step(self, here: Slot, days: int, along: int) -> None:
        """From one to the next: ``along`` the day, or the nearest in time some ``days`` on."""
        slots = sorted((block.slot for block in self.blocks.values()), key=lambda one: one.start)
        if along:
            place = [one.id for one in slots].index(here.id) + along
            found = slots[place] if 0 <= place < len(slots) else None
        else:
            at = self._days.index(here.day) + days
            day = self._days[at] if 0 <= at < len(self._days) else None
            others = [one for one in slots if one.day == day]
            found = min(others, key=lambda one: abs(one.minute - here.minute), default=None)
        if found is not None:
            self.picked.emit(found.id)
            self.blocks[found.id].setFocus(Qt.FocusReason.OtherFocusReason)


_STEPS: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class SlotBlock(QAbstractButton):
    slot: Slot

    def __init__(self, plan: DayPlan, wording: Wording) -> None:
        super().__init__(plan)
        self._plan = plan
        self._wording = wording
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: plan.picked.emit(self.slot.id))

    def show_slot(self, slot: Slot) -> None:
        self.slot = slot
        wording = self._wording
        span = wording.clock_span(slot.start, slot.end)
        words = [slot.who, wording.weekday(slot.day), span, slot.detail]
        if slot.odd:
            words.append(wording.say("another length than the others"))
        self.setAccessibleName(", ".join(one for one in words if one))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slot, rect = self.slot, self.rect()
        whole = slot.minutes + slot.reflection
        meeting = rect.height() * slot.minutes // max(whole, 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LOOK.colour("accent_soft" if self.isChecked() else "surface"))
        painter.drawRoundedRect(QRectF(0, 0, rect.width(), meeting), 6, 6)
        if slot.reflection:
            self._hatch(painter, QRect(0, meeting + 2, rect.width(), rect.height() - meeting - 2))
        self._write(painter, QRect(10, 3, rect.width() - 20, meeting - 6))
        if self.hasFocus():
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, rect.width() - 2, meeting - 2), 6, 6)
        painter.end()

    def _hatch(self, painter: QPainter, rect: QRect) -> None:
        """Reflection differs in texture, as on the clock of the meeting."""
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(QPen(LOOK.colour("line"), 2))
        for left in range(rect.left() - rect.height(), rect.right(), 8):
            painter.drawLine(left, rect.bottom(), left + rect.height(), rect.top())
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect) -> None:
        slot, line = self.slot, LOOK.px(20)
        room = QRect(rect)
        if slot.odd:
            side = LOOK.px(16)
            painter.drawPixmap(
                QPoint(rect.right() - side, rect.top() + 2), pixmap("triangle-alert", "warn", 16)
            )
            room.setRight(rect.right() - side - 4)
        if rect.height() < 2 * line - 4:
            put(painter, room, slot.who, Size.SMALL, strong=True)
            return
        span = self._wording.clock_span(slot.start, slot.end)
        top = (rect.height() - 2 * line) // 2
        upper = QRect(room.left(), room.top() + top, room.width(), line)
        put(painter, upper, slot.who, strong=True)
        below = QRect(rect.left(), upper.bottom() + 1, rect.width(), line)
        odd = self._wording.minutes(slot.minutes) if slot.odd else ""
        detail = " · ".join(part for part in (span, odd, slot.detail) if part)
        put(painter, below, detail, Size.SMALL, token="text2")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._plan.step(self.slot, *_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._plan.picked.emit(self.slot.id)
            self._plan.opened.emit(self.slot.id)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._plan.opened.emit(self.slot.id)

    def nextCheckState(self) -> None:
        """Which one is marked is for the plan to say."""


def _lanes(slots: Sequence[Slot]) -> dict[UUID, tuple[int, int]]:
    """(lane, lanes) of each, so that meetings at the same time stand side by side."""
    found: dict[UUID, tuple[int, int]] = {}
    group: list[Slot] = []
    until: datetime | None = None
    for one in [*slots, None]:
        if one is None or (until is not None and (one.start >= until or one.day != group[0].day)):
            found.update({other.id: (at, len(group)) for at, other in enumerate(group)})
            group, until = [], None
        if one is not None:
            group.append(one)
            end = after(one.end, one.reflection)
            until = end if until is None else max(until, end)
    return found
