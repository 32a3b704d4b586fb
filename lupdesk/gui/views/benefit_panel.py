"""The panel of one benefit: who answers for it, from what to what, and what was measured."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lupdesk.desk import benefits
from lupdesk.domain.benefits import lacking, lacks_cause, measured, read_measured
from lupdesk.domain.result_kinds import BenefitKind
from lupdesk.domain.results import Measurement, Target
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.history import HistoryList
from lupdesk.gui.views.rests_on import RestsOn
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.edit_rows import EditRows
from lupdesk.gui.widgets.fields import Choice, DayField, LongText, NewLine, TextField, named
from lupdesk.gui.widgets.frames import Panel, column, row
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.wording import Wording


class BenefitPanel(Panel):
    """Every edit is one act. ``left`` comes when the benefit was removed."""

    left = Signal()

    def __init__(self, context: PageContext, procurement: UUID, width: int) -> None:
        super().__init__(width)
        self._context = context
        self._desk = context.desk
        self._shown: Target | None = None
        self.bases = RestsOn(context, procurement, measures=True)
        self.bases.changed.connect(lambda bases: self._edit(bases=bases))
        say = context.wording.say
        self._nothing = meta(say("Select a benefit to say who answers for it."), wrap=True)
        self._whole = QWidget()
        self._make()
        self._lay_out()
        self.content.addWidget(self._nothing)
        self.content.addWidget(self._whole)
        self.content.addStretch(1)
        self.show_benefit(None)

    def _make(self) -> None:
        say, code = self._context.wording.say, self._context.wording.code
        today = self._desk.today()
        self.what = LongText(say("What the benefit is"), lines=2)
        self.what.committed.connect(lambda text: self._edit(what=text.strip()))
        kinds = [(code(f"benefit-kind.{one}"), one) for one in BenefitKind]
        self.kind = Choice(say("Kind"), [(say("Not stated"), None), *kinds])
        self.kind.chosen.connect(lambda value: self._edit(kind=value))
        self.owner = self._text(say("Owner"), "owner")
        self.unit = self._text(say("Unit"), "unit")
        self.stakeholder = self._text(say("Who notices it"), "stakeholder")
        self.baseline = self._text(say("Baseline"), "baseline")
        self.baseline_on = DayField(say("Baseline measured on"), today)
        self.baseline_on.changed.connect(lambda day: self._edit(baseline_on=day))
        self.method = self._text(say("How the baseline was measured"), "baseline_method")
        self.target = self._text(say("Target"), "target")
        self.day = DayField(say("To be measured on"), today)
        self.day.changed.connect(lambda day: self._edit(measured_on=day))
        self.planned = self._tick(say("Planned benefit"), "planned")
        self._lacks = meta("", wrap=True)
        self.unplanned = self._tick(say("Nobody had planned it"), "unplanned")
        self._values = EditRows(lambda id: _ValueRow(self._context, id), gap=12)
        self.new_value = NewLine(
            say("New measured value"), hint=say("A value measured today, Enter saves")
        )
        self.new_value.entered.connect(self._measure)
        self.note = LongText(say("Note"), hint=say("The team's own"), lines=2)
        self.note.committed.connect(lambda text: self._edit(note=text))
        self._history = HistoryList(self._context.wording)
        self.remove = Button(say("Remove benefit"), kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self._remove)

    def _text(self, name: str, field: str) -> TextField:
        made = TextField(name)
        made.committed.connect(lambda text: self._edit(**{field: text.strip()}))
        return made

    def _tick(self, name: str, field: str) -> QCheckBox:
        made = QCheckBox(name)
        made.setFont(LOOK.font())
        made.clicked.connect(lambda on: self._edit(**{field: on}))
        return made

    def _lay_out(self) -> None:
        say = self._context.wording.say
        first, last = row(gap=8), row(gap=8)
        first.addLayout(named(say("Baseline"), self.baseline), 1)
        first.addLayout(named(say("Measured"), self.baseline_on))
        last.addLayout(named(say("Target"), self.target), 1)
        last.addLayout(named(say("To be measured on"), self.day))
        self._whole.setLayout(
            column(
                named(say("What the benefit is"), self.what),
                named(say("Kind"), self.kind),
                named(say("Owner"), self.owner),
                first,
                last,
                self.planned,
                self._lacks,
                8,
                head(say("Measured values")),
                self._values,
                self.new_value,
                8,
                named(say("Unit"), self.unit),
                named(say("Who notices it"), self.stakeholder),
                named(say("How the baseline was measured"), self.method),
                self.unplanned,
                named(say("Note"), self.note),
                8,
                self.bases,
                8,
                head(say("History")),
                self._history,
                row(self.remove, None),
                gap=8,
            )
        )

    # -- showing --------------------------------------------------------------------------------

    def show_benefit(self, one: Target | None) -> None:
        other = one is None or self._shown is None or one.id != self._shown.id
        if other:
            self.flush()
        self._shown = one
        self._nothing.setVisible(one is None)
        self._whole.setVisible(one is not None)
        if one is None:
            return
        for field, text in (
            (self.owner, one.owner),
            (self.unit, one.unit),
            (self.stakeholder, one.stakeholder),
            (self.baseline, one.baseline),
            (self.method, one.baseline_method),
            (self.target, one.target),
        ):
            field.show_text(text)
        self.what.show_text(one.what)
        self.note.show_text(one.note)
        self.kind.show_value(one.kind)
        self.baseline_on.show_day(one.baseline_on)
        self.day.show_day(one.measured_on)
        self.planned.setChecked(one.planned)
        self.unplanned.setChecked(one.unplanned)
        self._show_lacking(one)
        self._values.show_things(measured(one.id, self._desk.all(Measurement, target=one.id)))
        self.bases.show_of(one.id)
        self._history.show_lines(self._desk.history(one.id))
        if other:
            self.to_top()

    def _show_lacking(self, one: Target) -> None:
        missing = " ".join(f"benefit-lacks.{name}" for name in lacking(one))
        say = self._context.wording.say
        words = say("Before it is planned: {missing:codes}.", missing=missing) if missing else ""
        self._lacks.setText(words)
        self._lacks.setVisible(bool(words))

    # -- acts -----------------------------------------------------------------------------------

    def _edit(self, **fields: Any) -> None:
        if self._shown is None:
            return
        with self._context.trouble():
            benefits.edit_benefit(self._desk, self._shown.id, **fields)
        # What was refused does not stay in its field.
        self.show_benefit(self._desk.get(Target, self._shown.id))

    def _measure(self) -> None:
        if self._shown is not None:
            with self._context.trouble():
                benefits.measure_benefit(self._desk, self._shown.id, self.new_value.text())
                self.new_value.show_text("")
                self.new_value.clear()

    def _remove(self) -> None:
        if self._shown is not None:
            with self._context.trouble():
                benefits.remove_benefit(self._desk, self._shown.id)
                self.left.emit()

    def flush(self) -> None:
        """Commit what is being typed, while it still belongs to the one that is shown."""
        here = self.window().focusWidget()
        if isinstance(here, TextField) and here is not self.new_value and self.isAncestorOf(here):
            here.editingFinished.emit()
        self.what.commit()
        self.note.commit()


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
        self.cause = TextField(say("Cause of the deviation"), hint=say("Why it is not as planned"))
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
