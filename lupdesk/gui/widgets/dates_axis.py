"""Dates promised and kept on one axis that both sides understand: a ring is a promise, a disc is a
day kept, an arrow a move. The words beside each say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from lupdesk.domain.things import PromisedDate
from lupdesk.domain.timeline import DateState, day_of, state_of
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.timeline import promised_words
from lupdesk.gui.widgets.rows import put
from lupdesk.wording import Wording

_ROW: Final = 28
_HEAD: Final = 28
_RADIUS: Final = 5
_LONGEST_GAP: Final = 35
"""Days: a longer stretch in which nothing happens is drawn as long as this, and broken."""
_SHORTEST_GAP: Final = 8
"""Days that lie closer are drawn so far apart: a move of one day is to be seen."""
_NAME, _WORDS = 0.19, 0.36
"""Shares of the width for the name before the marks and the words after them."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days in order, with where each lies between 0 and 1; long stretches are made shorter."""

    days: tuple[date, ...]
    places: tuple[float, ...]

    @staticmethod
    def of(days: Sequence[date]) -> Scale:
        known = sorted(set(days))
        at, places = 0.0, [0.0]
        for before, day in pairwise(known):
            at += min(max((day - before).days, _SHORTEST_GAP), _LONGEST_GAP)
            places.append(at)
        whole = places[-1] or 1.0
        return Scale(tuple(known), tuple(one / whole for one in places))

    def place(self, day: date) -> float:
        """Of one of its days."""
        return self.places[self.days.index(day)]

    @property
    def breaks(self) -> tuple[tuple[float, float], ...]:
        """From where to where more days lie than are drawn."""
        pairs = pairwise(self.days)
        return tuple(
            (self.places[at], self.places[at + 1])
            for at, (before, day) in enumerate(pairs)
            if (day - before).days > _LONGEST_GAP
        )


class DatesAxis(QWidget):
    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._dates: tuple[PromisedDate, ...] = ()
        self._today = date.min
        self._scale = Scale((), ())
        self.setAccessibleName(wording.say("Days promised and kept"))

    def show_dates(self, dates: Sequence[PromisedDate], today: date) -> None:
        self._dates = tuple(sorted((one for one in dates if day_of(one)), key=_first))
        self._today = today
        days = [day for one in self._dates for day in _days(one)]
        self._scale = Scale.of([*days, today]) if days else Scale((), ())
        self.setFixedHeight(LOOK.px(_HEAD) + LOOK.px(_ROW) * len(self._dates) + 8)
        lines = [f"{self._name(one)}: {self.words(one)}" for one in self._dates]
        self.setAccessibleDescription("\n".join(lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(LOOK.px(900), self.minimumHeight())

    def _name(self, one: PromisedDate) -> str:
        return one.title or self._wording.code(f"milestone.{one.kind}")

    def words(self, one: PromisedDate) -> str:
        """What was promised, and what came of it."""
        say, short = self._wording.say, self._wording.short_date
        state = state_of(one, self._today)
        promised = promised_words(one, self._today.year, self._wording)
        parts = [say("promised {day}", day=promised)] if promised else []
        told = one.told_on
        if one.moved_to is not None and one.kept is not None:
            parts.append(say("moved, told {told}", told=short(told)) if told else say("moved"))
        elif one.moved_to is not None:
            day = short(one.moved_to)
            parts.append(
                say("moved to {day}, told {told}", day=day, told=short(told))
                if told is not None
                else say("moved to {day}, not told", day=day)
            )
        if one.kept is not None:
            parts.append(say("kept {day}", day=short(one.kept)))
        elif state is DateState.PASSED:
            parts.append(say("not noted"))
        elif state is DateState.TODAY:
            parts.append(say("today"))
        return ", ".join(parts)

    # -- drawing --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._dates:
            self._paint_axis(painter)
            for line, one in enumerate(self._dates):
                self._paint_line(painter, line, one)
        painter.end()

    def _x(self, day: date) -> float:
        return self._at(self._scale.place(day))

    def _at(self, place: float) -> float:
        left, right = self._room()
        return left + place * (right - left)

    def _room(self) -> tuple[float, float]:
        return self.width() * _NAME + 8, self.width() * (1 - _WORDS) - 16

    def _paint_axis(self, painter: QPainter) -> None:
        """The axis with its breaks, the months on it, and today through all rows."""
        y = LOOK.px(_HEAD) - 4.0
        left, right = self._room()
        painter.setPen(QPen(LOOK.colour("field"), 1.5))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for start, end in self._scale.breaks:
            middle = self._at((start + end) / 2)
            painter.setPen(QPen(LOOK.colour("bg"), 7))
            painter.drawLine(QPointF(middle - 3, y), QPointF(middle + 3, y))
            painter.setPen(QPen(LOOK.colour("text2"), 1.2))
            for off in (-4, 2):
                painter.drawLine(QPointF(middle + off, y + 4), QPointF(middle + off + 3, y - 4))
        self._paint_months(painter, y)
        now = self._x(self._today)
        painter.setPen(QPen(LOOK.colour("accent"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(now, y), QPointF(now, self.height()))

    def _paint_months(self, painter: QPainter, y: float) -> None:
        """Over the axis the days that there is room for; today always has it."""
        metrics = LOOK.metrics(Size.SMALL)
        say = self._wording
        now = self._x(self._today)
        word = say.say("today")
        wide = metrics.horizontalAdvance(word)
        taken = [(now - wide / 2, now + wide / 2)]
        self._put_over(painter, now, wide, word, "accent")
        for day in self._scale.days:
            text = say.short_date(day) if day.year == self._today.year else say.date(day)
            wide, at = metrics.horizontalAdvance(text), self._x(day)
            start, end = at - wide / 2, at + wide / 2
            if all(end + 12 < one or start - 12 > other for one, other in taken):
                taken.append((start, end))
                self._put_over(painter, at, wide, text, "text2")

    def _put_over(self, painter: QPainter, at: float, wide: int, text: str, token: str) -> None:
        place = QRect(round(at - wide / 2), 0, wide + 4, LOOK.px(_HEAD) - 10)
        put(painter, place, text, Size.SMALL, token=token)

    def _paint_line(self, painter: QPainter, line: int, one: PromisedDate) -> None:
        top = LOOK.px(_HEAD) + line * LOOK.px(_ROW)
        y = top + LOOK.px(_ROW) / 2
        left, right = self._room()
        state = state_of(one, self._today)
        now = state is DateState.TODAY
        name = QRect(0, top, round(left) - 16, LOOK.px(_ROW))
        put(painter, name, self._name(one), strong=now)
        words = QRect(round(right) + 24, top, self.width() - round(right) - 24, LOOK.px(_ROW))
        untold = one.moved_to is not None and one.told_on is None
        wrong = untold or state is DateState.PASSED
        put(painter, words, self.words(one), Size.SMALL, token="warn" if wrong else "text2")
        painter.setPen(QPen(LOOK.colour("line"), 1))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        self._paint_marks(painter, one, y)

    def _paint_marks(self, painter: QPainter, one: PromisedDate, y: float) -> None:
        radius = float(LOOK.px(_RADIUS))
        ink = LOOK.colour("accent")
        if one.promised is not None:
            first, last = self._x(one.promised), self._x(one.promised_end or one.promised)
            painter.setPen(QPen(ink, 2))
            if last > first:
                painter.drawLine(QPointF(first, y), QPointF(last, y))
            painter.setBrush(LOOK.colour("bg"))
            for at in dict.fromkeys((first, last)):
                painter.drawEllipse(QPointF(at, y), radius, radius)
        if one.moved_to is not None and one.promised is not None:
            self._paint_arrow(painter, self._x(one.promised), self._x(one.moved_to), y)
        if one.kept is not None:
            painter.setPen(QPen(ink, 2))
            painter.setBrush(ink)
            painter.drawEllipse(QPointF(self._x(one.kept), y), radius, radius)

    def _paint_arrow(self, painter: QPainter, start: float, end: float, y: float) -> None:
        """From the day promised to the one that holds, which is a ring too until it is kept."""
        radius, way = float(LOOK.px(_RADIUS)), 1 if end >= start else -1
        ink = LOOK.colour("warn")
        tip = end - way * (radius + 1)
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(start + way * (radius + 1), y), QPointF(tip - way * 4, y))
        painter.setBrush(ink)
        head = [QPointF(tip, y), QPointF(tip - way * 7, y - 4), QPointF(tip - way * 7, y + 4)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF(head))
        painter.setPen(QPen(ink, 2))
        painter.setBrush(LOOK.colour("bg"))
        painter.drawEllipse(QPointF(end, y), radius, radius)


def _first(one: PromisedDate) -> tuple[date, float]:
    return one.promised or day_of(one) or date.max, one.position


def _days(one: PromisedDate) -> list[date]:
    found = (one.promised, one.promised_end, one.moved_to, one.kept)
    return [day for day in found if day is not None]
