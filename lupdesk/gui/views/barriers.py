"""Barrierer og virkemidler: over all procurements, and behind each cell the cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lupdesk.desk.barriers import barriers_met, instrument_names
from lupdesk.domain.barriers_met import OneCase
from lupdesk.domain.things import Procurement
from lupdesk.gui.context import PageContext
from lupdesk.gui.models.barrier_rows import INSTRUMENTS, BarrierRows, state_of
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.barrier_grid import BarrierGrid
from lupdesk.gui.widgets.frames import EmptyState, Panel, column
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.rows import RowList, needs_two, put_lines
from lupdesk.gui.widgets.shortcuts import within

_ROW, _TALL_ROW = 52, 76
_EDGE: Final = 8
_NARROW: Final = 980
_WIDEST: Final = 16_777_215
"""What Qt calls no limit."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A procurement behind a cell, in words."""

    procurement: UUID
    title: str
    detail: str


class BarriersView(QWidget):
    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wording = context.wording
        self._titles: Mapping[UUID, str] = {}
        self._instruments: Mapping[str, str] = {}
        say = self._wording.say
        self.rows = BarrierRows(self._wording, self)
        self.grid = BarrierGrid(self.rows, self._wording)
        self.grid.moved.connect(self._show_cases)
        self.grid.opened.connect(self._to_cases)
        self._panel = Panel(340)
        self._name = body("", wrap=True, strong=True)
        self._about = meta("", wrap=True)
        self.cases = RowList(
            say("Procurements behind the cell"),
            _ROW,
            _draw,
            lambda one: f"{one.title}, {one.detail}",
        )
        self.cases.opened.connect(lambda one: context.go_to("procurement", one.procurement))
        self._panel.content.addWidget(self._name)
        self._panel.content.addWidget(self._about)
        self._panel.content.addWidget(self.cases, 1)
        within(self.cases, "Esc", self.grid.setFocus)
        self._stack = QStackedWidget()
        filled = QWidget()
        self._beside = QHBoxLayout(filled)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addLayout(column(self.grid, margins=(24, 0, 16, 16)), 3)
        self._beside.addWidget(self._panel, 2)
        self._stack.addWidget(filled)
        self._stack.addWidget(
            EmptyState(
                "construction",
                say("No barriers yet"),
                say(
                    "What stops the suppliers and the buyers is gathered here from all "
                    "procurements. Write b! before a barrier in the meeting room, and tie "
                    "measures to it."
                ),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    @property
    def first(self) -> QWidget | None:
        """None where there is nothing to go to."""
        return self.grid if self._stack.currentIndex() == 0 else None

    def refresh(self) -> None:
        desk = self._context.desk
        at = self.grid.currentIndex()
        before = (max(at.row(), 0), max(at.column(), 0))
        found = barriers_met(desk)
        self._titles = {one.id: one.title or one.reference for one in desk.all(Procurement)}
        self._instruments = instrument_names(desk, self._context.wording.language)
        self.rows.show(found, self._instruments)
        self._stack.setCurrentIndex(0 if found else 1)
        if found:
            row = min(before[0], len(found) - 1)
            self.grid.setCurrentIndex(self.rows.index(row, before[1]))

    def _to_cases(self) -> None:
        if self.cases.rows.rowCount():
            self.cases.pick_row(0)
            self.cases.setFocus()

    def _show_cases(self, row: int, column: int) -> None:
        line = self.rows.line(row)
        if line is None:
            return
        self._name.setText(self.rows.words(line, 0))
        count = self._wording.count
        told = [
            self.rows.about(line),
            count("{n} procurement", "{n} procurements", len(line.cases)),
            count("{n} supplier", "{n} suppliers", line.suppliers) if line.suppliers else "",
            count("{n} input", "{n} inputs", line.statements),
        ]
        self._about.setText(" · ".join(part for part in told if part))
        cases = self.rows.cases(row, column)
        self.cases.show_rows([self._line(one, column) for one in cases])
        self._fit_rows()

    def _line(self, one: OneCase, column: int) -> CaseLine:
        """With the measures that the cell is about; in the other columns with all of them."""
        state, code = state_of(column), self._wording.code
        measures = [
            one_
            for one_ in one.measures
            if (state is None or one_.state is state) and (column != INSTRUMENTS or one_.instrument)
        ]
        told = [
            self._instruments.get(each.instrument, each.instrument)
            if column == INSTRUMENTS
            else each.title
            if state is not None
            else f"{each.title} ({code(f'measure-state.{each.state}').lower()})"
            for each in measures
        ]
        detail = ", ".join(told) or self._nothing_done(one)
        return CaseLine(one.procurement, self._titles.get(one.procurement, ""), detail)

    def _nothing_done(self, one: OneCase) -> str:
        """Who is stopped all the same; of a barrier of the buyer's own nobody is counted."""
        nothing = self._wording.say("no measure yet")
        if not one.suppliers:
            return nothing
        said = self._wording.count("{n} supplier", "{n} suppliers", one.suppliers)
        return f"{said} · {nothing}"

    def _fit_rows(self) -> None:
        """Taller where the name of a procurement needs a second line."""
        titles = (one.title for one in self.cases.rows.values)
        long = needs_two(titles, self.cases.viewport().width() - 2 * _EDGE)
        self.cases.set_row_height(_TALL_ROW if long else _ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the grid would be too narrow beside the cases, they stand below it."""
        super().resizeEvent(event)
        narrow = self.width() < LOOK.px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(way)
        if narrow:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(_WIDEST)
        else:
            self._panel.fit(self.width())
        # Once the list has its own width.
        QTimer.singleShot(0, self, self._fit_rows)


def _draw(painter: QPainter, rect: QRect, one: CaseLine, selected: bool) -> None:
    put_lines(painter, rect.adjusted(_EDGE, 4, -_EDGE, -4), one.title, one.detail)
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))
