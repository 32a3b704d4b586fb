"""The phases seen from both sides: all ten on one line, then before, now and next in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lupdesk.domain.kinds import PHASES
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import Ground, column, row
from lupdesk.gui.widgets.labels import Label, body, head, meta
from lupdesk.gui.widgets.phase_line import PhaseLine
from lupdesk.wording import Wording

_SIDES = ("buyer", "supplier")
_TOP = Qt.AlignmentFlag.AlignTop


class PhaseCard(Ground):
    moved = Signal(int)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._wording = wording
        say = wording.say
        self.line = PhaseLine(wording)
        self.line.moved.connect(self.moved)
        self.every = Button(say("All phases"), kind="quiet", icon="workflow")
        self._texts: list[dict[str, Label]] = []
        self._names: list[Label] = []
        self._whens = [meta(say("Done")), meta(say("Now"), tone="accent"), meta(say("Next"))]
        self._whens[1].setFont(LOOK.font(Size.SMALL, strong=True))
        self.setLayout(
            column(
                row(body(say("Phases from both sides"), strong=True), None, self.every),
                4,
                self.line,
                8,
                self._grid(),
                gap=4,
                margins=(24, 16, 24, 20),
            )
        )

    def _grid(self) -> QGridLayout:
        grid = self._columns = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.addWidget(Ground("accent"), 0, 2, 3, 1)
        for line, side in enumerate(_SIDES, start=1):
            name = head(self._wording.code(f"side.{side}"))
            name.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(name, line, 0, _TOP)
        for place, when in enumerate(self._whens, start=1):
            name = body("", strong=True)
            cell = QWidget()
            cell.setLayout(row(name, None, when, margins=(14, 10, 14, 6)))
            grid.addWidget(cell, 0, place)
            self._names.append(name)
            self._texts.append({side: body("", wrap=True) for side in _SIDES})
            for line, label in enumerate(self._texts[-1].values(), start=1):
                label.setContentsMargins(14, 0, 14, 12)
                label.setAlignment(_TOP)
                grid.addWidget(label, line, place)
            grid.setColumnStretch(place, 1)
        return grid

    def show_phase(self, phase: int) -> None:
        self.line.show_phase(phase)
        code = self._wording.code
        for place, shown in enumerate((phase - 1, phase, phase + 1)):
            known = shown in PHASES
            self._names[place].setText(f"{shown}  {code(f'phase.{shown}')}" if known else "")
            self._whens[place].setVisible(known)
            # Before the first and after the last phase stands no empty column.
            self._names[place].setVisible(known)
            self._columns.setColumnStretch(place + 1, 1 if known else 0)
            for side, label in self._texts[place].items():
                label.setVisible(known)
                label.setText(code(f"phase-{side}.{shown}") if known else "")
