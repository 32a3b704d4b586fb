"""The panel of one benefit: who answers for it, from what to what, and what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk import benefits
from lupdesk.domain.benefits import lacking, lacks_cause, measured, read_measured
from lupdesk.domain.result_kinds import BenefitKind
from lupdesk.domain.results import Measurement, Target
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.register import Kept, PanelWords, RegisterPanel
from lupdesk.gui.widgets.buttons import icon_button
from lupdesk.gui.widgets.edit_rows import EditRows
from lupdesk.gui.widgets.fields import DayField, TextField, WrappedText, named
from lupdesk.gui.widgets.frames import Item, column, row
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.wording import Wording

BENEFITS = Kept(Target, benefits.add_benefit, benefits.edit_benefit, benefits.remove_benefit)


class BenefitPanel(RegisterPanel):
    def __init__(self, context: PageContext, procurement: UUID) -> None:
        say = context.wording.say
        words = PanelWords(
            say("Select a benefit to say who answers for it."), say("Remove benefit")
        )
        super().__init__(context, procurement, BENEFITS, words, measures=True)

    def _fields(self) -> Sequence[Item]:
        say, code = self._context.wording.say, self._context.wording.code
        self.what = self._long(say("What the benefit is"), "what")
        kinds = [(code(f"benefit-kind.{one}"), one) for one in BenefitKind]
        self.kind = self._choice(say("Kind"), "kind", [(say("Not stated"), None), *kinds])
        self.owner = self._text(say("Owner"), "owner")
        self.planned = self._tick(say("Planned benefit"), "planned")
        self._lacks = meta("", wrap=True)
        self.unit = self._text(say("Unit"), "unit")
        self.stakeholder = self._wrapped(say("Who notices it"), "stakeholder")
        self.method = self._wrapped(say("How the baseline was measured"), "baseline_method")
        self.unplanned = self._tick(say("Nobody had planned it"), "unplanned")
        self.note = self._long(say("Note"), "note", say("The team's own"))
        return (
            named(say("What the benefit is"), self.what),
            named(say("Kind"), self.kind),
            named(say("Owner"), self.owner),
            *self._from_to(),
            self.planned,
            self._lacks,
            8,
            *self._measured(),
            8,
            named(say("Unit"), self.unit),
            named(say("Who notices it"), self.stakeholder),
            named(say("How the baseline was measured"), self.method),
            self.unplanned,
            named(say("Note"), self.note),
        )

    def _from_to(self) -> Sequence[Item]:
        say = self._context.wording.say
        self.baseline = self._text(say("Baseline"), "baseline")
        self.baseline_on = self._day(say("Baseline measured on"), "baseline_on")
        self.target = self._text(say("Target"), "target")
        self.day = self._day(say("To be measured on"), "measured_on")
        first, last = row(gap=8), row(gap=8)
        first.addLayout(named(say("Baseline"), self.baseline), 1)
        first.addLayout(named(say("Measured"), self.baseline_on))
        last.addLayout(named(say("Target"), self.target), 1)
        last.addLayout(named(say("To be measured on"), self.day))
        return (first, last)

    def _measured(self) -> Sequence[Item]:
        say = self._context.wording.say
        self._values = EditRows(lambda id: _ValueRow(self._context, id), gap=12)
        self.new_value = NewLine(
            say("New measured value"), hint=say("A value measured today, Enter saves")
        )
        self.new_value.entered.connect(self._measure)
        return (head(say("Measured values")), self._values, self.new_value)

    def _fill(self, one: Target) -> None:
        super()._fill(one)
        self._show_lacking(one)
        self._values.show_things(measured(one.id, self._desk.all(Measurement, target=one.id)))

    def _show_lacking(self, one: Target) -> None:
        missing = " ".join(f"benefit-lacks.{name}" for name in lacking(one))
        say = self._context.wording.say
        words = say("Before it is planned: {missing:codes}.", missing=missing) if missing else ""
        self._lacks.setText(words)
        self._lacks.setVisible(bool(words))

    def _measure(self) -> None:
        if self._shown is not None:
            with self._context.trouble():
                benefits.measure_benefit(self._desk, self._shown.id, self.new_value.text())
                self.new_value.show_text("")
                self.new_value.clear()

    def flush(self) -> None:
        """A value that is begun is no field of the benefit: it waits for its Enter."""
        if self.window().focusWidget() is not self.new_value:
            super().flush()


class _ValueRow(QWidget):
    """A measured value, its day, how far it is from the target, and why."""

    def __init__(self, context: PageContext, id: UUID) -> None:
        super().__init__()
        self._context = context
        self._id = id
        say = context.wording.say
        self.value = TextField(say("Measured value"))
        self.value.committed.connect(lambda text: self._write(value=text.strip()))
        self.day = DayField(say("Day of measuring"), context.desk.today())
        self.day.setFixedWidth(LOOK.px(112))
        self.day.changed.connect(lambda day: self._write(measured_on=day))
        self._away = icon_button("trash-2", say("Remove"))
        self._away.clicked.connect(self._remove)
        self._standing = meta("", wrap=True)
        self.cause = WrappedText(
            say("Cause of the deviation"), hint=say("Why it is not as planned")
        )
        self.cause.committed.connect(lambda text: self._write(cause=text.strip()))
        line = row(gap=6)
        line.addWidget(self.value, 1)
        line.addWidget(self.day)
        line.addWidget(self._away)
        self.setLayout(column(line, self._standing, self.cause, gap=4))

    def show_thing(self, one: Measurement) -> None:
        self.value.show_text(one.value)
        self.day.show_day(one.measured_on)
        self.cause.show_text(one.cause)
        benefit = self._context.desk.get(Target, one.target)
        words = standing(benefit, one, self._context.wording) if benefit is not None else ""
        self._standing.setText(words)
        self._standing.set_tone(
            "warn" if benefit is not None and lacks_cause(benefit, one) else "text2"
        )
        self._away.setAccessibleName(self._context.wording.say("Remove {name}", name=one.value))

    def _write(self, **fields: Any) -> None:
        with self._context.trouble():
            benefits.edit_measurement(self._context.desk, self._id, **fields)
        stands = self._context.desk.get(Measurement, self._id)
        if stands is not None:
            self.show_thing(stands)

    def _remove(self) -> None:
        with self._context.trouble():
            benefits.remove_measurement(self._context.desk, self._id)


def standing(one: Target, found: Measurement, wording: Wording) -> str:
    """``80 % av veien``; whether it is reached; that a cause is wanted."""
    reading = read_measured(one, found.value)
    say = wording.say
    if reading is None:
        return say("Cannot be compared with baseline and target in numbers")
    if reading.reached:
        return say("The target is reached")
    if reading.share is None or reading.share < 0:
        words = say("Further from the target than the baseline")
    else:
        share = round(100 * reading.share)
        words = say("{share} of the way to the target", share=wording.percent(share))
    return f"{words} · {say('write the cause')}" if lacks_cause(one, found) else words
