"""Gevinster: from baseline to target with what was measured, the benefits map, and what is due."""

from __future__ import annotations

from collections import Counter
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.desk import benefits
from lupdesk.desk.ties import statements_behind
from lupdesk.domain.benefits import Due, DueKind, measured, read_measured
from lupdesk.domain.benefits_map import BenefitsMap, Column, Spot, draw_map
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.quantities import read_change
from lupdesk.domain.results import Measure, Measurement, Risk, Target, Tie
from lupdesk.domain.things import Input, Thing
from lupdesk.gui.chips import Tone, chip_height, chip_width, paint_chip
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.benefit_panel import BENEFITS, BenefitPanel
from lupdesk.gui.views.register import RegisterPage
from lupdesk.gui.widgets.benefit_axis import draw_axis
from lupdesk.gui.widgets.benefits_map import BenefitsMapView, MapScroll
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import EmptyState, Ground, column, row
from lupdesk.gui.widgets.labels import Picture, body, meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.rows import RowList, put, put_lines
from lupdesk.gui.widgets.switch import Switch

_ROW: Final = 72
_LIST, _MAP = 0, 1
_MEASURES: Final = "measures"
"""The page of a measure."""


class BenefitsPage(RegisterPage):
    KINDS: frozenset[type[Thing]] = frozenset({Target, Measurement, Measure, Risk, Tie, Input})
    panel: BenefitPanel

    def _build(self) -> None:
        say = self._wording.say
        self._measurements: list[Measurement] = []
        self._due: list[Due] = []
        self._chips = 0
        self.views = Switch(say("Show"), [say("Benefits"), say("Benefits map")])
        self.views.turned.connect(self._turn_to)
        self._header = self._head(say("Benefits"))
        self.list = RowList(say("Benefits"), _ROW, self._draw, self._say)
        self.list.picked.connect(self._select)
        self.map = BenefitsMapView(self._wording)
        self.map.opened.connect(self._open_spot)
        self.map.moved.connect(self._follow)
        self._loose = meta("", wrap=True)
        whole_map = QWidget()
        layout = column(gap=8)
        layout.addWidget(MapScroll(self.map), 1)
        layout.addWidget(self._loose)
        whole_map.setLayout(layout)
        empty = EmptyState(
            "trending-up",
            say("No benefits yet"),
            say(
                "Write below what is to become better, and for whom. It is planned when somebody answers for it."
            ),
        )
        for one in (self.list, whole_map, empty):
            self._stack.addWidget(one)
        new = NewLine(say("New benefit"), hint=say("Write what becomes better, Enter saves"))
        self.panel = BenefitPanel(self._context, self._procurement)
        self._lay_out(BENEFITS, new, self._header, self.views, self._reminder(), gap=8)
        self.doors = {"new-benefit": self.new.setFocus, "benefits-map": self._to_map}
        self.views.serve(self, lambda: self.first)

    def _reminder(self) -> QWidget:
        """What is due, over the list; gone where nothing is."""
        self._due_words = body("", wrap=True)
        self.to_due = Button(self._wording.say("Go to the first"), kind="quiet")
        self.to_due.clicked.connect(self._go_to_due)
        self._due_bar = Ground("warn")
        layout = row(Picture("calendar-clock", "warn", 20), gap=12, margins=(12, 6, 8, 6))
        layout.addWidget(self._due_words, 1)
        layout.addWidget(self.to_due)
        self._due_bar.setLayout(layout)
        return self._due_bar

    # -- showing --------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        of = self._procurement
        found = self._desk.all(Target, procurement=of)
        self._measurements = self._desk.all(Measurement, procurement=of)
        self.list.show_rows(found, key=lambda one: one.id)
        if found and not self.list.currentIndex().isValid():
            self.list.pick_row(0)
        self._show_map(found)
        self._show_due()
        # The axes begin and end under each other, whatever stands beside them.
        self._chips = max((chip_width(*self._standing(one)) for one in found), default=0)
        planned = sum(one.planned for one in found)
        count = self._wording.count
        parts = [
            count("{n} benefit", "{n} benefits", len(found)),
            count("{n} planned", "{n} planned", planned),
        ]
        self._header.show_line(" · ".join(parts) if found else "")
        self._turn(self.views.value())
        self.panel.setVisible(bool(found))
        self.panel.show_thing(self.list.value())

    def _turn(self, view: int) -> None:
        there = bool(self.list.rows.values)
        nothing = not there and (view == _LIST or self._map.is_empty)
        self._stack.setCurrentIndex(2 if nothing else view)
        self.first = self.new if nothing else (self.list if view == _LIST else self.map)

    def _turn_to(self, view: int) -> None:
        """The benefit that is selected in the list is under the cursor in the map."""
        self._turn(view)
        one: Target | None = self.list.value()
        if view == _MAP and one is not None:
            self.map.go_to(Spot(Column.BENEFIT, one.id))

    def _to_map(self) -> None:
        self.views.turn(_MAP)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_map(self, found: list[Target]) -> None:
        of = self._procurement
        ties = self._desk.all(Tie, procurement=of)
        inputs = statements_behind(self._desk, of, ties)
        measures = self._desk.all(Measure, procurement=of)
        made = draw_map(inputs, measures, found, ties)
        self._map: BenefitsMap = made
        texts = {Spot(Column.STATEMENT, one.id): f"{label_of(one)} {one.text}" for one in inputs}
        texts |= {Spot(Column.MEASURE, one.id): one.title for one in measures}
        texts |= {Spot(Column.EFFECT, one.id): one.effect for one in measures}
        texts |= {Spot(Column.BENEFIT, one.id): one.what for one in found}
        self.map.show_map(made, texts)
        self._loose.setText(self._loose_words(made))
        self._loose.setVisible(bool(made.loose))

    def _loose_words(self, made: BenefitsMap) -> str:
        kinds = Counter(spot.column for spot in made.loose)
        count = self._wording.count
        parts = []
        if kinds[Column.MEASURE]:
            parts.append(
                count(
                    "{n} measure leads to no benefit",
                    "{n} measures lead to no benefit",
                    kinds[Column.MEASURE],
                )
            )
        if kinds[Column.BENEFIT]:
            parts.append(
                count(
                    "no measure leads to {n} benefit",
                    "no measure leads to {n} benefits",
                    kinds[Column.BENEFIT],
                )
            )
        return " · ".join(parts)

    def _show_due(self) -> None:
        self._due = benefits.due_now(self._desk, self._procurement)
        kinds = Counter(one.kind for one in self._due)
        count = self._wording.count
        told = {
            DueKind.MEASURE_NOW: count(
                "{n} should have been measured",
                "{n} should have been measured",
                kinds[DueKind.MEASURE_NOW],
            ),
            DueKind.MEASURE_SOON: count(
                "{n} should be measured within 30 days",
                "{n} should be measured within 30 days",
                kinds[DueKind.MEASURE_SOON],
            ),
            DueKind.CAUSE: count(
                "{n} deviation lacks its cause",
                "{n} deviations lack their cause",
                kinds[DueKind.CAUSE],
            ),
            DueKind.LATE: count(
                "{n} measure is past its day",
                "{n} measures are past their day",
                kinds[DueKind.LATE],
            ),
        }
        self._due_words.setText(" · ".join(told[kind] for kind in told if kinds[kind]))
        self._due_bar.setVisible(bool(self._due))

    def _go_to_due(self) -> None:
        first = self._due[0]
        if first.kind is DueKind.LATE:
            self._context.go_to(_MEASURES, first.thing)
        else:
            self.show_thing(first.thing)

    def _select(self, one: Target) -> None:
        self.panel.show_thing(self._desk.get(Target, one.id))

    def _follow(self, spot: Spot) -> None:
        """A benefit under the map's cursor stands in the panel."""
        if spot.column is Column.BENEFIT:
            self.list.pick_key(spot.id)

    def _open_spot(self, spot: Spot) -> None:
        if spot.column is Column.BENEFIT:
            self.list.pick_key(spot.id)
            self.panel.what.setFocus()
        elif spot.column is Column.STATEMENT:
            self._context.go_to("inputs", spot.id)
        else:
            self._context.go_to(_MEASURES, spot.id)

    # -- rows -----------------------------------------------------------------------------------

    def _standing(self, one: Target) -> tuple[str, str, Tone]:
        """Words, icon and tone of the chip."""
        say = self._wording.say
        asked = next((due for due in self._due if due.thing == one.id), None)
        if asked is not None:
            return self._wording.code(f"due.{asked.kind}"), "triangle-alert", Tone.WARN
        last = [value for value in measured(one.id, self._measurements) if value.value.strip()]
        reading = read_measured(one, last[-1].value) if last else None
        if reading is not None and reading.reached:
            return say("Reached"), "circle-check", Tone.OK
        if one.unplanned:
            return say("Unplanned"), "sprout", Tone.NEUTRAL
        if one.planned:
            return say("Planned"), "circle-dot", Tone.NEUTRAL
        return say("Not planned"), "circle-dashed", Tone.BARE

    def _day(self, one: Target) -> str:
        if one.measured_on is None:
            return ""
        return self._wording.say("to be measured {day}", day=one.measured_on)

    def _under(self, one: Target) -> str:
        kind = self._wording.code(f"benefit-kind.{one.kind}") if one.kind else ""
        return " · ".join(filter(None, (kind, one.owner)))

    def _numbers(self, one: Target) -> str:
        say = self._wording.say
        words = f"{one.baseline or '–'} → {one.target or '–'}"
        values = [value for value in measured(one.id, self._measurements) if value.value.strip()]
        if values:
            words += f"  ({say('measured {value}', value=values[-1].value)})"
        return words

    def _say(self, one: Target) -> str:
        parts = [one.what, self._under(one), self._numbers(one), self._day(one)]
        return ", ".join(filter(None, (*parts, self._standing(one)[0])))

    def _draw(self, painter: QPainter, rect: QRect, one: Target, selected: bool) -> None:
        inside = rect.adjusted(12, 0, -12, 0)
        words, icon, tone = self._standing(one)
        standing = min(self._chips, inside.width() // 3)
        chip = min(chip_width(words, icon, tone), standing)
        room = inside.width() - standing - 24
        name = room * 2 // 5
        words_at = QRect(inside.left(), inside.top() + 2, name - 12, inside.height() - 4)
        put_lines(painter, words_at, one.what, self._under(one) or "–")
        middle = QRect(inside.left() + name, inside.top(), room - name, inside.height())
        self._draw_numbers(painter, middle, one)
        right = QRect(inside.right() - standing, 0, chip, chip_height())
        right.moveTop(inside.center().y() - chip_height() // 2)
        paint_chip(painter, right, words, icon, tone)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def _draw_numbers(self, painter: QPainter, rect: QRect, one: Target) -> None:
        """The axis where there are numbers for it, and over and under it what they are."""
        read = [read_measured(one, value.value) for value in measured(one.id, self._measurements)]
        numbers = [reading.number for reading in read if reading is not None]
        change = read_change(one.baseline, one.target, *numbers)
        third = rect.height() // 3
        day = self._day(one)
        top = QRect(rect.left(), rect.top() + 4, rect.width(), third)
        day_room = LOOK.metrics(Size.SMALL).horizontalAdvance(day) + 8
        both = day_room + LOOK.px(120) < rect.width()
        if change is None:
            top.moveTop(rect.center().y() - third // 2)
        put(
            painter,
            top.adjusted(0, 0, -day_room if both else 0, 0),
            self._numbers(one),
            Size.SMALL,
            token="text",
        )
        if both:
            put(painter, top, day, Size.SMALL, token="text2", right=True)
        if change is not None:
            axis = QRect(rect.left(), rect.top() + third + 4, rect.width(), third + 8)
            draw_axis(painter, axis, change, numbers)

    # -- acts -----------------------------------------------------------------------------------

    def show_thing(self, id: UUID) -> None:
        self.views.turn(_LIST)
        super().show_thing(id)

    def show_part(self, part: str) -> None:
        """``map``: the benefits map."""
        if part == "map":
            self._to_map()
