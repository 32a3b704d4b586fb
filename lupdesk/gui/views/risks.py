"""Risiko: the register, the gravest first, and the picture of where each stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from lupdesk.domain.results import Measure, Risk, Tie
from lupdesk.domain.risks import (
    Band,
    Place,
    band_of,
    in_order,
    numbered,
    place_left,
    place_now,
    placed,
)
from lupdesk.domain.things import Input, Thing
from lupdesk.gui.chips import Tone, chip_height, chip_width, paint_chip
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.register import RegisterPage
from lupdesk.gui.views.risk_panel import RISKS, RiskPanel
from lupdesk.gui.widgets.frames import EmptyState, column
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.risk_picture import RiskPicture
from lupdesk.gui.widgets.rows import RowList, needs_two, put, put_lines

_ROW, _TALL_ROW = 54, 76
_ROOM_FOR_RELIEF = 380
_BETWEEN = 12
_SIGNS = {
    Band.HIGH: ("triangle-alert", Tone.STOP),
    Band.MEDIUM: ("circle-dot", Tone.WARN),
    Band.LOW: ("circle", Tone.NEUTRAL),
    None: ("circle-dashed", Tone.BARE),
}


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    risk: Risk


@dataclass(frozen=True, slots=True)
class _Places:
    """The columns of a row."""

    number: QRect
    what: QRect
    level: QRect
    relief: QRect
    left: QRect


class _Heads(QWidget):
    """The words over the columns of a list: mute, since each row says its own."""

    def __init__(self, follow: RowList, draw: Callable[[QPainter, QRect], None]) -> None:
        super().__init__()
        self._follow, self._draw = follow, draw
        self.setFixedHeight(LOOK.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw(painter, QRect(0, 0, self._follow.viewport().width(), self.height()))
        painter.end()


class RisksPage(RegisterPage):
    KINDS: frozenset[type[Thing]] = frozenset({Risk, Tie, Input, Measure})
    panel: RiskPanel

    def _build(self) -> None:
        say = self._wording.say
        self._header = self._head(say("Risk"))
        self.list = RowList(say("Risks"), _ROW, self._draw, self._say)
        self.list.setMinimumHeight(LOOK.px(_TALL_ROW) * 2)
        self.list.picked.connect(lambda line: self._select(line.risk.id))
        self.picture = RiskPicture(self._wording)
        self.picture.picked.connect(self.list.pick_key)
        filled = QWidget()
        self._heads = _Heads(self.list, self._draw_heads)
        whole = column(self._heads, gap=0)
        whole.addWidget(self.list, 1)
        whole.addSpacing(_BETWEEN)
        whole.addWidget(self.picture)
        whole.addStretch(0)
        filled.setLayout(whole)
        empty = EmptyState(
            "cloud-lightning",
            say("No risks yet"),
            say("Write below what may go wrong. Then say who bears it and what relieves it."),
        )
        for one in (filled, empty):
            self._stack.addWidget(one)
        new = NewLine(say("New risk"), hint=say("Write what may go wrong, Enter saves"))
        self.panel = RiskPanel(self._context, self._procurement)
        self._lay_out(RISKS, new, self._header, gap=12)
        self.doors = {"new-risk": self.new.setFocus}

    # -- showing --------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        found = self._desk.all(Risk, procurement=self._procurement)
        numbers = numbered(found)
        lines = [_Line(numbers[one.id], one) for one in in_order(found)]
        self.list.show_rows(lines, key=lambda line: line.risk.id)
        if lines and not self.list.currentIndex().isValid():
            self.list.pick_row(0)
        self._fit_rows()
        self._stack.setCurrentIndex(0 if lines else 1)
        self.panel.setVisible(bool(lines))
        self.first = self.list if lines else self.new
        line: _Line | None = self.list.value()
        self.picture.show_risks(placed(found), line.risk.id if line else None)
        self._header.show_line(self._tally(found))
        self.panel.show_thing(line.risk if line else None)

    def _tally(self, found: list[Risk]) -> str:
        count = self._wording.count
        open_ = [one for one in found if one.closed_on is None]
        high = sum(band_of(place_now(one)) is Band.HIGH for one in open_)
        unjudged = sum(place_now(one) is None for one in open_)
        parts = [count("{n} open risk", "{n} open risks", len(open_))]
        if high:
            parts.append(count("{n} is high", "{n} are high", high))
        if unjudged:
            parts.append(count("{n} is not judged", "{n} are not judged", unjudged))
        return " · ".join(parts) if found else ""

    def _select(self, id: UUID) -> None:
        one = self._desk.get(Risk, id)
        self.picture.light(id)
        self.panel.show_thing(one)

    def _level(self, place: Place | None) -> str:
        """``høy 4 × 4``: the band in words, and from what it comes."""
        if place is None:
            return self._wording.code("likelihood.0")
        word = self._wording.code(f"band-short.{band_of(place)}")
        return f"{word} {place[0]} × {place[1]}"

    def _relief(self, one: Risk) -> str:
        words = [self._wording.code(f"relief.{one.relief}")] if one.relief else []
        return ": ".join(filter(None, (*words, one.relief_words)))

    def _say(self, line: _Line) -> str:
        one, code, say = line.risk, self._wording.code, self._wording.say
        parts = [f"{line.number}", one.what, code(f"risk-kind.{one.kind}")]
        parts += [code(f"bearer.{one.bearer}"), self._level(place_now(one)), self._relief(one)]
        if place_left(one) is not None:
            parts.append(f"{say('What is left')}: {self._level(place_left(one))}")
        if one.closed_on is not None:
            parts.append(say("Closed"))
        return ", ".join(filter(None, parts))

    def _places(self, rect: QRect) -> _Places:
        """Of a row that wide; the words over the list stand by the same."""
        inside = rect.adjusted(12, 0, -12, 0)
        number = LOOK.px(28)
        chip = max(chip_width(self._level((5, 5)), "circle", Tone.WARN), LOOK.px(124))
        chip = max(chip, chip_width(self._level((3, 3)), "circle", Tone.WARN)) + 12
        room = inside.width() - number - 2 * chip
        # Where the relief has no room for its words, the panel has it alone.
        what = room * 11 // 20 if room >= LOOK.px(_ROOM_FOR_RELIEF) else room
        lefts = [inside.left(), number, what, chip, room - what]
        for at in range(1, len(lefts)):
            lefts[at] += lefts[at - 1]
        widths = (number, what - 12, chip, room - what - 12, chip)
        rects = [
            QRect(left, inside.top(), width, inside.height())
            for left, width in zip(lefts, widths, strict=True)
        ]
        return _Places(*rects)

    def _draw(self, painter: QPainter, rect: QRect, line: _Line, selected: bool) -> None:
        one, code = line.risk, self._wording.code
        places = self._places(rect)
        put(painter, places.number, str(line.number), strong=True)
        token = "text2" if one.closed_on else "text"
        under = f"{code(f'risk-kind.{one.kind}')} · {code(f'bearer.{one.bearer}')}"
        put_lines(painter, places.what.adjusted(0, 3, 0, -3), one.what, under, token=token)
        self._chip(painter, places.level, one)
        if places.relief.width() > 0:
            self._two(painter, places.relief, one)
        if place_left(one) is not None:
            self._put_chip(painter, places.left, place_left(one))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def _draw_heads(self, painter: QPainter, rect: QRect) -> None:
        say = self._wording.say
        places = self._places(rect)
        for place, words in (
            (places.what, say("Risk")),
            (places.level, say("Level now")),
            (places.relief, say("Relief")),
            (places.left, say("What is left")),
        ):
            if place.width() <= 0:
                continue
            put(painter, place, words, Size.SMALL, strong=True, token="text2")

    def _two(self, painter: QPainter, rect: QRect, one: Risk) -> None:
        """The relief chosen, and under it how."""
        word = self._wording.code(f"relief.{one.relief}") if one.relief else one.relief_words
        under = one.relief_words if one.relief else ""
        token = "text" if word else "text2"
        put_lines(painter, rect.adjusted(0, 3, 0, -3), word or "–", under, token=token)

    def _chip(self, painter: QPainter, rect: QRect, one: Risk) -> None:
        if one.closed_on is None:
            self._put_chip(painter, rect, place_now(one))
            return
        words = self._wording.say("Closed")
        place = QRect(rect.left(), 0, chip_width(words, "check", Tone.OK), chip_height())
        place.moveTop(rect.center().y() - place.height() // 2)
        paint_chip(painter, place, words, "check", Tone.OK)

    def _put_chip(self, painter: QPainter, rect: QRect, at: Place | None) -> None:
        icon, tone = _SIGNS[band_of(at)]
        words = self._level(at)
        place = QRect(rect.left(), 0, chip_width(words, icon, tone), chip_height())
        place.moveTop(rect.center().y() - place.height() // 2)
        paint_chip(painter, place, words, icon, tone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Once the list has its own width.
        QTimer.singleShot(0, self, self._fit_rows)

    def _fit_rows(self) -> None:
        """Taller where the name of a risk needs a second line."""
        wide = self._places(QRect(0, 0, self.list.viewport().width(), 0)).what.width()
        names = (line.risk.what for line in self.list.rows.values)
        row = _TALL_ROW if needs_two(names, wide) else _ROW
        self.list.set_row_height(row)
        # On a high page the picture has what the register leaves, and stands right under it.
        rows = max(LOOK.px(row) * len(self.list.rows.values) + 2, self.list.minimumHeight())
        self.list.setMaximumHeight(rows)
        left = self._stack.height() - self._heads.height() - _BETWEEN - rows
        self.picture.give(left)
