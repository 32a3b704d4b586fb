"""What something rests on: statements, and measures where they count, found and ticked by keyboard."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk.searching import find_said
from lupdesk.domain.kinds import InputKind, InputType
from lupdesk.domain.measures import is_barrier
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure
from lupdesk.domain.things import Input, Supplier
from lupdesk.gui.chips import type_icon
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import SearchField
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.tick_rows import ROW, TickRow, TickRows

_MOST: Final = 200
"""Of a large procurement: more is found by a word."""
Option = Input | Measure


class ChooseStatementsDialog(Dialog):
    """``chosen`` holds what is ticked when it was agreed to: measures, then statements by number."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        ticked: Collection[UUID],
        parent: QWidget | None = None,
        *,
        barriers_first: bool = True,
        measures: bool = False,
    ) -> None:
        say = context.wording.say
        self._context = context
        self._desk = context.desk
        self._procurement = procurement
        self._with_measures = measures
        self.before = frozenset(one.id for one in self._known(ticked))
        """Those among what was ticked that are offered here."""
        self._first = barriers_first
        self._names = {one.id: one.name for one in context.desk.all(Supplier)}
        self.chosen: tuple[UUID, ...] = ()
        self.search = SearchField(say("Find a statement"), say("Find a statement"))
        offered = say("Measures and statements") if measures else say("Statements")
        self.list = TickRows(offered, context.wording)
        self.list.tick(self.before)
        self.list.changed.connect(self._tell)
        self.list.opened.connect(lambda _: self.ok.click())
        self.list.setMinimumHeight(LOOK.px(ROW) * 7)
        self._count = meta("")
        hint = meta(say("Space ticks a line, Enter takes those that are ticked."), wrap=True)
        content = column(self.search, self.list, self._count, hint, gap=8)
        super().__init__(
            say("What does it rest on?"), say("Take these"), content, context.wording, parent
        )
        self.setMinimumWidth(LOOK.px(640))
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self.list.setFocus)
        KeyMap({"Down": self.list.setFocus}, self).serve(self.search)
        self._show("")
        self._tell()
        self.search.setFocus()

    def _show(self, typed: str) -> None:
        shown = self._found(typed) if typed.strip() else self._usual()
        self.list.show_rows([self._row(one) for one in shown], key=lambda one: one.id)
        if not self.list.currentIndex().isValid():
            self.list.pick_row(0)

    def _known(self, ids: Collection[UUID]) -> list[Option]:
        """Of these what can be offered here and is still there."""
        if not ids:
            return []
        kinds: list[Option] = list(self._desk.all(Input, id=tuple(ids)))
        if self._with_measures:
            kinds += self._desk.all(Measure, id=tuple(ids))
        return kinds

    def _measures(self, typed: str = "") -> list[Measure]:
        """What was dropped leads nowhere, but may have been ticked before."""
        if not self._with_measures:
            return []
        words = typed.casefold().split()
        return [
            one
            for one in self._desk.all(Measure, procurement=self._procurement)
            if (one.state is not MeasureState.DROPPED or one.id in self.list.ticked)
            and all(word in one.title.casefold() for word in words)
        ]

    def _found(self, typed: str) -> list[Option]:
        said = find_said(self._desk, self._procurement, typed, limit=_MOST)
        return self._sorted([*self._measures(typed), *said])

    def _usual(self) -> list[Option]:
        """What is ticked, and what is likeliest to be."""
        found: list[Option] = list(self._measures())
        within = {"procurement": self._procurement, "kind": InputKind.INPUT}
        if self._desk.count(Input, **within) <= _MOST:
            return self._sorted([*found, *self._desk.all(Input, **within)])
        some = self._desk.all(Input, type=InputType.BAR, **within)[:_MOST]
        mine = self._known(self.list.ticked)
        return self._sorted({one.id: one for one in (*mine, *found, *some)}.values())

    def _sorted(self, found: Iterable[Option]) -> list[Option]:
        def order(one: Option) -> tuple[bool, int, int]:
            ticked = one.id not in self.list.ticked
            if isinstance(one, Measure):
                return ticked, 0, 0
            return ticked, 2 if self._first and not is_barrier(one) else 1, one.number

        return sorted(found, key=order)

    def _tell(self) -> None:
        count = self._context.wording.count
        words = count("{n} is ticked", "{n} are ticked", len(self.list.ticked))
        self._count.setText(words)

    def _row(self, one: Option) -> TickRow:
        under = " · ".join(part for part in (self._label(one), self._who(one)) if part)
        if isinstance(one, Measure):
            return TickRow(one.id, one.title, under, "list-checks")
        return TickRow(one.id, one.text, under, type_icon(one.kind, one.type))

    def _label(self, one: Option) -> str:
        if isinstance(one, Measure):
            return self._context.wording.code("map-column.measure")
        return self._context.wording.input_label(one.kind, one.number)

    def _who(self, one: Option) -> str:
        if isinstance(one, Measure):
            return one.owner
        return self._names.get(one.supplier, "") if one.supplier is not None else ""

    def agree(self) -> None:
        found = self._known(self.list.ticked)
        self.chosen = tuple(
            one.id for one in sorted(found, key=lambda one: getattr(one, "number", 0))
        )
