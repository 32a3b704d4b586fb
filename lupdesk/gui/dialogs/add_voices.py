"""Choosing the statements that a main finding rests on, or is made of, out of all that was said."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from lupdesk.desk import synthesis
from lupdesk.desk.input_table import TableQuestion, first_numbers, inputs_at, themes_of
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.filters import InputFilter, InputOrder
from lupdesk.domain.results import Insight
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import theme_key
from lupdesk.gui.chips import type_icon
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice, SearchField
from lupdesk.gui.widgets.frames import EmptyState, column, row
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.tick_rows import ROW, TickRow, TickRows
from lupdesk.problems import Problem

_MOST: Final = 200
_TYPING_MS: Final = 60


class AddVoicesDialog(Dialog):
    """Space ticks a statement, Enter takes what is ticked, or else the one that stands there."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        insight: Insight | None = None,
        behind: frozenset[UUID] = frozenset(),
        parent: QWidget | None = None,
        *,
        of_theme: bool = False,
    ) -> None:
        """``behind`` are those that it rests on already: they are not offered. Without a finding
        one is made of what is chosen: ``made``.
        """
        self._context, self._desk, self._wording = context, context.desk, context.wording
        self._procurement = procurement
        self._insight, self._behind = insight, behind
        self.made: UUID | None = None
        known = suppliers_of(self._desk, procurement)
        self._firms = {one.id: one.name for _, one in known}
        say = self._wording.say
        self.search = SearchField(say("Look through what was said"), say("Words of the statement"))
        themes = list(themes_of(self._desk, procurement))
        self.theme = Choice(
            say("Theme"), [(say("All themes"), ""), *((f"# {name}", name) for name in themes)]
        )
        # Long names of themes leave the room to the words that are looked for.
        self.theme.setMaximumWidth(LOOK.px(240))
        self.stands = Choice(
            say("For or against"), [(say("Says so"), False), (say("Says otherwise"), True)]
        )
        self.list = TickRows(say("Statements"), self._wording)
        self.list.changed.connect(self._tell)
        self.list.setMinimumHeight(LOOK.px(ROW) * 5)
        nothing = say("Try fewer letters or another theme.")
        self._none = EmptyState("search", say("No statement fits"), nothing)
        self._count = meta("")
        line = row(gap=8)
        line.addWidget(self.search, 1)
        line.addWidget(self.theme)
        line.addWidget(self.stands)
        content = column(line, gap=12)
        content.addWidget(self.list, 1)
        content.addWidget(self._none, 1)
        content.addWidget(self._count)
        self.stands.setVisible(insight is not None)
        name = say("Add statements") if insight else say("Main finding from statements")
        super().__init__(name, say("Add"), content, self._wording, parent)
        self.take_room(820, 620)
        self._later = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._later.timeout.connect(self._ask)
        self.search.textChanged.connect(self._later.start)
        self.theme.chosen.connect(lambda _: self._ask())
        self.list.opened.connect(lambda _: self.ok.click())
        KeyMap({"Down": self._to_list}, self).serve(self.search)
        if of_theme and insight is not None:
            wanted = theme_key(insight.theme)
            self.theme.show_value(next((one for one in themes if theme_key(one) == wanted), ""))
        self._ask()
        (self.list if of_theme else self.search).setFocus()

    def _ask(self) -> None:
        themes = (self.theme.value(),) if self.theme.value() else ()
        wanted = InputFilter(procurement=self._procurement, themes=themes, text=self.search.text())
        question = TableQuestion(
            self._desk.working_path, wanted, InputOrder.NUMBER, descending=False
        )
        numbers = first_numbers(self._desk, question, _MOST + len(self._behind))
        found = [one for _, one in inputs_at(self._desk, numbers) if one.id not in self._behind]
        self.list.show_rows([self._row(one) for one in found[:_MOST]], key=lambda one: one.id)
        if self.list.value() is None:
            self.list.pick_row(0)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        self._tell()

    def _to_list(self) -> None:
        self.list.setFocus()

    def _tell(self) -> None:
        count = self._wording.count
        ticked = len(self.list.ticked)
        words = count("{n} is ticked", "{n} are ticked", ticked)
        hint = self._wording.say("Space ticks a line, Enter adds")
        self._count.setText(f"{words} · {hint}" if ticked else hint)
        self.ok.setEnabled(bool(ticked) or self.list.value() is not None)

    def agree(self) -> None:
        one = self.list.value()
        chosen = list(self.list.ticked) or ([one.id] if one is not None else [])
        if not chosen:
            raise Problem("voices-wanted")
        if self._insight is None:
            self.made = synthesis.insight_from(self._desk, self._procurement, chosen)
            return
        synthesis.add_voices(self._desk, self._insight.id, chosen, against=self.stands.value())

    def _row(self, one: Input) -> TickRow:
        return TickRow(one.id, one.text, self._under(one), type_icon(one.kind, one.type))

    def _under(self, one: Input) -> str:
        parts = [
            label_of(one),
            self._firms.get(one.supplier, "") if one.supplier else "",
            self._wording.type_word(one.kind, one.type),
            *(f"# {theme}" for theme in one.themes),
        ]
        return " · ".join(part for part in parts if part)
