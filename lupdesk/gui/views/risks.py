"""Risiko: the register, the gravest first, and the picture of where each stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk import risks
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
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.risk_panel import RiskPanel
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import NewLine
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, column
from lupdesk.gui.widgets.risk_picture import RiskPicture
from lupdesk.gui.widgets.rows import RowList, needs_two, put, put_lines
from lupdesk.gui.widgets.shortcuts import within

_ROW, _TALL_ROW = 54, 76
_ROOM_FOR_RELIEF = 380
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


class RisksPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset({Risk, Tie, Input, Measure})

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._build()
        self.refresh()

    def _build(self) -> None:
        say = self._wording.say
        plan = Button(say("Plan …"), kind="quiet", icon="file-text")
        plan.setToolTip(say("Plan of measures and benefits"))
        plan.clicked.connect(lambda: self._context.go_to("summary:plan", None))
        self._header = PageHeader(say("Risk"), plan)
        self.list = RowList(say("Risks"), _ROW, self._draw, self._say)
        self.list.setMinimumHeight(LOOK.px(_TALL_ROW) * 2)
        self.list.picked.connect(lambda line: self._select(line.risk.id))
        self.picture = RiskPicture(self._wording)
        self.picture.picked.connect(self._pick)
        filled = QWidget()
        heads = _Heads(self.list, self._draw_heads)
        filled.setLayout(column(heads, self.list, 12, self.picture, gap=0))
        empty = EmptyState(
            "cloud-lightning",
            say("No risks yet"),
            say("Write below what may go wrong. Then say who bears it and what relieves it."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(empty)
        self.new = NewLine(say("New risk"), hint=say("Write what may go wrong, Enter saves"))
        self.new.entered.connect(self._add)
        middle = column(self._header, gap=12, margins=(24, 8, 16, 16))
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.new)
        self.panel = RiskPanel(self._context, self._procurement, 340)
        self.panel.left.connect(self.list.setFocus)
        self.list.opened.connect(lambda _: self.panel.what.setFocus())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.panel)
        self.first: QWidget = self.list
        self.doors = {"new-risk": self.new.setFocus}
        within(self, "Ctrl+N", self.new.setFocus)
        within(self, "Ctrl+B", self._choose_bases)

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
        self.panel.show_risk(line.risk if line else None)

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
        self.panel.show_risk(one)

    def _pick(self, id: UUID) -> None:
        for place, line in enumerate(self.list.rows.values):
            if line.risk.id == id:
                self.list.pick_row(place)

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

    # -- acts -----------------------------------------------------------------------------------

    def _add(self) -> None:
        with self._context.trouble():
            made = risks.add_risk(self._desk, self._procurement, self.new.text())
            self.new.show_text("")
            self.new.clear()
            self.refresh()
            self._pick(made)

    def _choose_bases(self) -> None:
        if self.list.value() is not None:
            self.panel.bases.choose()

    def flush(self) -> None:
        self.panel.flush()

    def show_thing(self, id: UUID) -> None:
        self._pick(id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())
        # Once the list has its own width.
        QTimer.singleShot(0, self, self._fit_rows)

    def _fit_rows(self) -> None:
        """Taller where the name of a risk needs a second line."""
        wide = self._places(QRect(0, 0, self.list.viewport().width(), 0)).what.width()
        names = (line.risk.what for line in self.list.rows.values)
        self.list.set_row_height(_TALL_ROW if needs_two(names, wide) else _ROW)
