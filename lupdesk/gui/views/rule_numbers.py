"""The rules' numbers for this procurement, each with its default and where that comes from."""

from __future__ import annotations

from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QWidget

from lupdesk.desk import treatment
from lupdesk.desk.late_input import LateInput, late_rule, set_late_rule
from lupdesk.desk.standing import Standing
from lupdesk.domain.rules.parameters import PARAMETERS, Parameter, settings_of
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice, TextField, mark
from lupdesk.gui.widgets.frames import Ground, Scrolled, column, row
from lupdesk.gui.widgets.labels import body, meta

_WIDE: Final = 84


class NumbersView(QWidget):
    """An empty field is the default again."""

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self.fields: dict[str, TextField] = {}
        lines = Ground("card")
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for place, one in enumerate(PARAMETERS.values()):
            self._line(grid, place, one)
        grid.setRowStretch(len(PARAMETERS), 1)
        say = self._wording.say
        self.late = Choice(
            say("Input after the competition is announced"),
            [
                (say("Kept and marked"), LateInput.MARK),
                (say("Refused"), LateInput.REFUSE),
            ],
        )
        self.late.chosen.connect(self._set_late)
        about_late = row(body(say("Input after the competition is announced")), gap=16)
        about_late.addStretch(1)
        about_late.addWidget(self.late)
        layout = column(about_late, gap=8)
        layout.addWidget(Scrolled(lines), 1)
        self.setLayout(layout)

    def _line(self, grid: QGridLayout, place: int, one: Parameter) -> None:
        words = self._wording.code(f"parameter.{one.name}")
        field = TextField(words, hint=str(one.default))
        field.setFixedWidth(LOOK.px(_WIDE))
        field.committed.connect(partial(self._set, one))
        self.fields[one.name] = field
        unit = self._wording.code(f"unit.{one.unit}")
        say = self._wording.say
        source = say("our own choice") if one.source == "D" else one.source
        source = say("{unit}; default {n}, {source}", unit=unit, n=one.default, source=source)
        grid.addWidget(body(words, wrap=True), place, 0)
        grid.addWidget(field, place, 1)
        grid.addWidget(meta(source), place, 2)

    def show_standing(self, found: Standing) -> None:
        self.late.show_value(late_rule(self._desk, self._procurement))
        own = settings_of(found.case.settings).own
        for name, field in self.fields.items():
            field.show_text(str(own[name]) if name in own else "")
            mark(field, False)

    def _set_late(self, rule: LateInput) -> None:
        with self._context.trouble():
            set_late_rule(self._desk, self._procurement, rule)

    def _set(self, one: Parameter, text: str) -> None:
        field = self.fields[one.name]
        plain = text.strip()
        good = not plain or (plain.isdigit() and one.least <= int(plain) <= one.most)
        mark(field, not good)
        if not good:
            self._context.tell(
                self._wording.say(
                    "A whole number from {least} to {most}.", least=one.least, most=one.most
                ),
                "warn",
            )
            return
        with self._context.trouble():
            treatment.set_parameter(
                self._desk, self._procurement, one.name, int(plain) if plain else None
            )
