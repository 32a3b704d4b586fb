"""Every procurement as a painted row: its name, where it stands, what is due, what it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from lupdesk.desk.portfolio import Standing
from lupdesk.domain.kinds import PHASES
from lupdesk.gui.chips import Tone, chip_height, chip_width, paint_chip
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import RowList, needs_two, put, put_lines
from lupdesk.wording import Wording
from lupdesk.wording_portfolio import late_words, waiting_words

_ROW, _TALL_ROW = 60, 78
_PHASE: Final = 192
_NEXT: Final = 168
_COUNT: Final = 72
_PAD: Final = 12
_LEAST: Final = 200
"""What the name keeps where the page is narrow: the next day gives way first, then the count."""
_GAP: Final = 2


class PortfolioList(RowList):
    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(wording.say("All procurements"), _ROW, self._draw, self._words, parent)
        self._wording = wording

    def phase_words(self, one: Standing) -> str:
        number = one.procurement.phase
        return self._wording.say(
            "Phase {n} · {name}", n=number, name=self._wording.code(f"phase-short.{number}")
        )

    def next_name(self, one: Standing) -> str:
        found = one.counted
        if found.next_day is None:
            return ""
        return found.next_title or self._wording.code(f"milestone.{found.next_kind}")

    def _words(self, one: Standing) -> str:
        """To a screen reader, and in the tip: all of it, with nothing cut."""
        wording, of, found = self._wording, one.procurement, one.counted
        coming = ""
        if found.next_day is not None:
            coming = f"{self.next_name(one)} {wording.short_date(found.next_day)}"
        parts = [
            of.title or of.reference,
            of.reference if of.title else "",
            self.phase_words(one),
            coming,
            *late_words(found, wording),
            *waiting_words(found, wording),
            wording.count("{n} input", "{n} inputs", found.inputs),
            wording.code(f"innovation.{of.innovation}") if of.innovation else "",
            wording.say("began with {template}", template=of.method) if of.method else "",
        ]
        return ", ".join(part for part in parts if part)

    # -- painting ---------------------------------------------------------------------------------

    def show_rows(self, values: Sequence[Any], key: Callable[[Any], Any] | None = None) -> None:
        super().show_rows(values, key)
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Taller where the name of a procurement needs a second line."""
        bar = self.verticalScrollBar().sizeHint().width()
        # With a bar or without, lest taller rows bring the bar that makes them low again.
        name = min(columns(QRect(0, 0, self.width() - less, 0))[0].width() for less in (0, bar))
        names = (one.procurement.title or one.procurement.reference for one in self.rows.values)
        long = needs_two(names, name, strong=True)
        self.set_row_height(_TALL_ROW if long else _ROW)

    def _draw(self, painter: QPainter, rect: QRect, one: Standing, selected: bool) -> None:
        # In a taller row what needs two lines at most stands together in the middle.
        band = QRect(rect.left(), 0, rect.width(), min(LOOK.px(_ROW), rect.height()))
        band.moveTop(rect.top() + (rect.height() - band.height()) // 2)
        name, phase, coming, due, count = columns(band)
        of, found = one.procurement, one.counted
        about = " · ".join(part for part in (of.reference if of.title else "", of.office) if part)
        title = of.title or of.reference
        if needs_two((title,), name.width(), strong=True):
            whole = QRect(name.left(), rect.top() + 3, name.width(), rect.height() - 6)
            put_lines(painter, whole, title, about, strong=True)
        else:
            _two(painter, name, title, about, strong=True)
        if phase.width() > 0:
            self._phase(painter, phase, one)
        if coming.width() > 0:
            day = self._wording.short_date(found.next_day) if found.next_day else "–"
            _two(painter, coming, day, self.next_name(one))
        self._due(painter, due, one)
        if count.width() > 0:
            put(painter, count, self._wording.number(found.inputs), token="text2", right=True)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def _phase(self, painter: QPainter, rect: QRect, one: Standing) -> None:
        """Ten short marks, those that are passed and the one that is now filled; the word below."""
        words, below = _halves(rect)
        wide = min(words.width(), LOOK.px(150))
        side = (wide - _GAP * (len(PHASES) - 1)) / len(PHASES)
        middle = words.center().y()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for phase in PHASES:
            here = phase == one.procurement.phase
            passed = phase < one.procurement.phase
            high = LOOK.px(10 if here else 4)
            painter.setBrush(LOOK.colour("accent" if here or passed else "line"))
            left = words.left() + phase * (side + _GAP)
            mark = QRectF(left, middle - high / 2, side, high)
            painter.drawRoundedRect(mark, 2, 2)
        painter.restore()
        put(painter, below, self.phase_words(one), Size.SMALL, token="text2")

    def _due(self, painter: QPainter, rect: QRect, one: Standing) -> None:
        """What is late as chips that fit, first; what waits below."""
        late = list(late_words(one.counted, self._wording))
        waiting = " · ".join(waiting_words(one.counted, self._wording))
        upper, below = _halves(rect)
        if not late:
            put(painter, rect, waiting or "–", Size.SMALL, token="text2")
            return
        place = upper if waiting else rect
        left, top = place.left(), place.center().y() - chip_height() // 2 + 1
        for at, words in enumerate(late):
            room = rect.right() - left
            width = chip_width(words, "triangle-alert", Tone.WARN)
            if at and width > room:
                put(painter, QRect(left, place.top(), room, place.height()), "…", token="warn")
                break
            chip = QRect(left, top, min(width, room), chip_height())
            paint_chip(painter, chip, words, "triangle-alert", Tone.WARN)
            left += width + 6
        put(painter, below, waiting, Size.SMALL, token="text2")


def _halves(rect: QRect) -> tuple[QRect, QRect]:
    half = rect.height() // 2
    upper = QRect(rect.left(), rect.top() + 5, rect.width(), half - 4)
    return upper, QRect(rect.left(), rect.top() + half + 1, rect.width(), half - 6)


def _two(painter: QPainter, rect: QRect, words: str, under: str, *, strong: bool = False) -> None:
    upper, below = _halves(rect)
    put(painter, upper if under else rect, words, strong=strong)
    put(painter, below, under, Size.SMALL, token="text2")


def columns(row: QRect) -> tuple[QRect, QRect, QRect, QRect, QRect]:
    """Name, phase, next day, what is due, how many inputs. What has no room has no width."""
    inside = row.adjusted(_PAD, 0, -_PAD, 0)
    phase, coming, count = LOOK.px(_PHASE), LOOK.px(_NEXT), LOOK.px(_COUNT)
    least = 2 * LOOK.px(_LEAST)
    if inside.width() - phase - coming - count < least:
        count = 0
    if inside.width() - phase - coming < least:
        coming = 0
    if inside.width() - phase < least:
        phase = 0
    rest = inside.width() - phase - coming - count
    name = rest * 52 // 100
    made, left = [], inside.left()
    for width in (name, phase, coming, rest - name, count):
        made.append(QRect(left, row.top(), max(width - _PAD, 0), row.height()))
        left += width
    return made[0], made[1], made[2], made[3], made[4]


class PortfolioHeads(QWidget):
    """The words over the columns of the list, as wide as its rows."""

    def __init__(self, of: PortfolioList, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of = of
        say = wording.say
        self._words = (
            say("Procurement"),
            say("Where it stands"),
            say("Next day"),
            say("Overdue, and what waits"),
            say("Inputs"),
        )
        self.setFixedHeight(LOOK.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        row = QRect(0, 0, self._of.viewport().width(), self.height())
        places = columns(row)
        for rect, words in zip(places, self._words, strict=True):
            right = rect is places[-1]
            put(painter, rect, words, Size.SMALL, strong=True, token="text2", right=right)
        painter.fillRect(0, self.height() - 1, self.width(), 1, LOOK.colour("line"))
        painter.end()
