"""Which pseudonym is whose, for the team: shown, copied, and chosen for the offered wording."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.desk.pseudonyms import are_offered, offer, pseudonyms_of
from lupdesk.domain.alphabet import sort_key
from lupdesk.domain.things import Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice, named
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.gui.widgets.labels import body
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.problems import Problem

_CODE_WIDTH = 96


class _Line(NamedTuple):
    name: str
    code: str


class PseudonymsDialog(Dialog):
    """Enter or Ctrl+C copies the pseudonym of the selected supplier."""

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        self._context = context
        wording = context.wording
        say = wording.say
        self.list = RowList(
            say("Pseudonyms"), LOOK.px(36), _draw, lambda one: f"{one.name}: {one.code}"
        )
        self.list.opened.connect(lambda _: self.copy())
        self.offered = Choice(
            say("Offered for a supplier's name"),
            [(say("«the supplier»"), False), (say("The pseudonym"), True)],
        )
        content = column(
            body(
                say(
                    "A supplier keeps its pseudonym all through this procurement and has another in the next. The key is this desk's own."
                ),
                wrap=True,
            ),
            self.list,
            named(
                say("Offered for a supplier's name"),
                self.offered,
                say(
                    "Holds for the whole desk, all procurements. Whoever reads a pseudonym twice knows that it is the same supplier. Never send this list to anybody outside the team."
                ),
            ),
            gap=12,
        )
        super().__init__(say("Pseudonyms"), say("Copy"), content, wording, parent)
        self.no.show_words(say("Close"))
        self.take_room(560, 520)
        # Qt's own list would copy what is read out of the row: the name too.
        KeyMap({"Ctrl+C": self.copy, "Ctrl+Ins": self.copy}, self).serve(self.list)
        self._fill(procurement)
        self.offered.chosen.connect(self._choose)
        self.list.setFocus()

    def _fill(self, procurement: UUID) -> None:
        desk = self._context.desk
        try:
            codes = pseudonyms_of(desk, procurement)
        except Problem as problem:
            codes = {}
            self.message.show_message(self._words.problem(problem), "stop")
        firms = ((desk.get(Supplier, id), code) for id, code in codes.items())
        lines = [_Line(firm.name, code) for firm, code in firms if firm is not None]
        self.list.show_rows(sorted(lines, key=lambda one: sort_key(one.name)))
        self.list.pick_row(0)
        self.ok.setEnabled(bool(lines))
        self.offered.show_value(are_offered(desk))

    def _choose(self, wanted: bool) -> None:
        desk = self._context.desk
        try:
            offer(desk, wanted)
        except Problem as problem:
            self.message.show_message(self._words.problem(problem), "stop")
        self.offered.show_value(are_offered(desk))

    def copy(self) -> None:
        line = self.list.value()
        if line is not None:
            QGuiApplication.clipboard().setText(line.code)
            copied = self._words.say("{code} is copied, without the name", code=line.code)
            self.message.show_message(copied, "ok")

    def _try(self) -> None:
        self.copy()


def _draw(painter: QPainter, rect: QRect, one: _Line, selected: bool) -> None:
    inside = rect.adjusted(12, 4, -12, -4)
    code = QRect(inside)
    code.setLeft(inside.right() - LOOK.px(_CODE_WIDTH))
    inside.setRight(code.left() - 8)
    put(painter, inside, one.name)
    put(painter, code, one.code, strong=True, right=True)
