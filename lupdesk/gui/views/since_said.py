"""In the panel of an input: what is known of it since it was said. Which kind of barrier it is,
whether the supplier withdrew it, and who says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from lupdesk.desk import inputs, saying_alike, since_said
from lupdesk.domain.kinds import InputKind, InputType
from lupdesk.domain.result_kinds import Barrier
from lupdesk.domain.secrecy import may_go_out
from lupdesk.domain.things import Input, Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, DayField, LongText
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import head, meta


class SinceSaid(QWidget):
    """For all that are selected; each edit is one act."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._shown: list[Input] = []
        say, code = self._wording.say, self._wording.code
        kinds: list[tuple[str, Any]] = [(say("Not sorted"), None)]
        kinds += [
            (code(f"barrier.{one}"), one) for one in sorted(Barrier, key=lambda one: one.is_buyers)
        ]
        self.barrier = Choice(say("Kind of barrier"), kinds)
        self.barrier.setPlaceholderText(say("Different"))
        self.barrier.chosen.connect(self._sort)
        self._of_barrier = QWidget()
        self._of_barrier.setLayout(column(head(say("Kind of barrier")), self.barrier, gap=6))
        self.withdrawn = QCheckBox(say("Withdrawn by the supplier"))
        self.withdrawn.setFont(LOOK.font())
        self.withdrawn.clicked.connect(self._tick)
        self.day = DayField(say("Withdrawn on"), self._desk.today())
        self.day.changed.connect(self._date)
        self.why = LongText(say("Why it was withdrawn"), hint=say("Why, in a sentence"), lines=2)
        self.why.committed.connect(self._reason)
        self._of_withdrawn = QWidget()
        self._of_withdrawn.setLayout(column(self.day, self.why, gap=6))
        self.same = meta("", wrap=True, tone="text")
        self.join = Button(say("Say the same: join"), kind="quiet", icon="merge")
        self.join.clicked.connect(self._join)
        self.part = Button(say("Part from the others"), kind="quiet", icon="split")
        self.part.clicked.connect(self._part)
        self._of_same = QWidget()
        self._of_same.setLayout(
            column(head(say("Says the same")), self.same, row(self.join, self.part, None), gap=6)
        )
        self.setLayout(
            column(self._of_barrier, self.withdrawn, self._of_withdrawn, self._of_same, gap=8)
        )

    # -- showing ------------------------------------------------------------------------------

    def show_inputs(self, chosen: Sequence[Input]) -> None:
        self._shown = list(chosen)
        self.setVisible(bool(chosen) and all(one.kind is InputKind.INPUT for one in chosen))
        if not chosen:
            return
        first = chosen[0]
        self._of_barrier.setVisible(all(one.type is InputType.BAR for one in chosen))
        self.barrier.setCurrentIndex(-1)
        if all(one.barrier is first.barrier for one in chosen):
            self.barrier.show_value(first.barrier)
        gone = all(one.withdrawn_on is not None for one in chosen)
        self.withdrawn.setChecked(gone)
        self._of_withdrawn.setVisible(gone)
        if gone:
            self.day.show_day(first.withdrawn_on)
            self.why.show_text(first.withdrawn_reason)
        self._show_same(chosen)

    def _show_same(self, chosen: Sequence[Input]) -> None:
        groups = saying_alike.groups_of(self._desk, chosen)
        joined = any(len(some) > 1 for some in groups.values())
        together = {frozenset(each.id for each in some) for some in groups.values()}
        self.join.setVisible(len(chosen) > 1 and len(together) > 1)
        self.part.setVisible(joined)
        self._of_same.setVisible(joined or len(chosen) > 1)
        others = [one for one in groups[chosen[0].id] if one.id != chosen[0].id]
        lines = [self._named(one) for one in others] if len(chosen) == 1 else []
        self.same.setText("\n".join(lines))
        self.same.setVisible(bool(lines))

    def _named(self, one: Input) -> str:
        firm = self._desk.get(Supplier, one.supplier) if one.supplier else None
        label = self._wording.input_label(one.kind, one.number)
        return f"{label} · {firm.name}" if firm else label

    def together(self) -> list[Input]:
        """What is selected, and what is joined with it where that may go out too."""
        chosen = [one for id in self._ids if (one := self._desk.get(Input, id))]
        found = {one.id: one for one in chosen}
        for some in saying_alike.groups_of(self._desk, chosen).values():
            found.update((each.id, each) for each in some if may_go_out(each))
        return list(found.values())

    # -- acts ---------------------------------------------------------------------------------

    @property
    def _ids(self) -> list[UUID]:
        return [one.id for one in self._shown]

    def _sort(self, barrier: Barrier | None) -> None:
        with self._context.trouble():
            inputs.set_barrier(self._desk, self._ids, barrier)

    def _tick(self, on: bool) -> None:
        with self._context.trouble():
            if on:
                since_said.withdraw_said(self._desk, self._ids)
            else:
                since_said.hold_again(self._desk, self._ids)

    def _date(self, day: date | None) -> None:
        if day is not None:
            self._withdraw(day, None)

    def _reason(self, reason: str) -> None:
        if self._shown and (day := self._shown[0].withdrawn_on) is not None:
            self._withdraw(day, reason)

    def _withdraw(self, day: date, reason: str | None) -> None:
        with self._context.trouble():
            since_said.withdraw_said(self._desk, self._ids, day, reason)

    def _join(self) -> None:
        with self._context.trouble():
            saying_alike.join_said(self._desk, self._ids)

    def _part(self) -> None:
        with self._context.trouble():
            saying_alike.part_said(self._desk, self._ids)

    def flush(self) -> None:
        if self.why.isVisible():
            self.why.commit()
