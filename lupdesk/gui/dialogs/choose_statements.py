"""What a measure or a requirement rests on: statements, looked for and ticked by keyboard."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.desk.searching import find_said
from lupdesk.domain.kinds import InputKind, InputType
from lupdesk.domain.measures import is_barrier
from lupdesk.domain.things import Input, Supplier
from lupdesk.gui.chips import type_icon
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.fields import SearchField
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.rows import RowList, put

_MOST: Final = 200
"""Of a large procurement: more is found by a word."""


class _TickRows(RowList):
    """Space or a click ticks the row."""

    toggled = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.value() is not None:
            self.toggled.emit(self.value())
            return
        super().keyPressEvent(event)


class ChooseStatementsDialog(Dialog):
    """``chosen`` holds what is ticked when it was agreed to, in the order of the statements."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        ticked: Collection[UUID],
        parent: QWidget | None = None,
        *,
        barriers_first: bool = True,
    ) -> None:
        say = context.wording.say
        self._context = context
        self._desk = context.desk
        self._procurement = procurement
        found = context.desk.all(Input, id=tuple(ticked)) if ticked else []
        self._ticked = {one.id for one in found}
        self.before = frozenset(self._ticked)
        """The statements among what was ticked."""
        self._first = barriers_first
        self._names = {one.id: one.name for one in context.desk.all(Supplier)}
        self.chosen: tuple[UUID, ...] = ()
        self.search = SearchField(say("Find a statement"), say("Find a statement"))
        self.list = _TickRows(say("Statements"), 48, self._draw, self._row_words)
        self.list.toggled.connect(self._toggle)
        self.list.clicked.connect(lambda _: self._toggle(self.list.value()))
        self.list.opened.connect(lambda _: self.ok.click())
        self.list.setMinimumHeight(LOOK.px(48) * 7)
        self._count = meta("")
        hint = meta(say("Space ticks a statement, Enter takes those that are ticked."), wrap=True)
        content = column(self.search, self.list, self._count, hint, gap=8)
        super().__init__(
            say("What does it rest on?"), say("Take these"), content, context.wording, parent
        )
        self.setMinimumWidth(LOOK.px(640))
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self.list.setFocus)
        self._show("")
        self._tell()
        self.search.setFocus()

    def _show(self, typed: str) -> None:
        shown = self._found(typed) if typed.strip() else self._usual()
        self.list.show_rows(shown, key=lambda one: one.id)
        if not self.list.currentIndex().isValid():
            self.list.pick_row(0)

    def _found(self, typed: str) -> list[Input]:
        return self._sorted(find_said(self._desk, self._procurement, typed, limit=_MOST))

    def _usual(self) -> list[Input]:
        """What is ticked, and what is likeliest to be."""
        within = {"procurement": self._procurement, "kind": InputKind.INPUT}
        if self._desk.count(Input, **within) <= _MOST:
            return self._sorted(self._desk.all(Input, **within))
        some = self._desk.all(Input, type=InputType.BAR, **within)[:_MOST]
        mine = self._desk.all(Input, id=tuple(self._ticked)) if self._ticked else []
        return self._sorted({one.id: one for one in (*mine, *some)}.values())

    def _sorted(self, found: Iterable[Input]) -> list[Input]:
        return sorted(
            found,
            key=lambda one: (
                one.id not in self._ticked,
                self._first and not is_barrier(one),
                one.number,
            ),
        )

    def _toggle(self, one: Input | None) -> None:
        if one is not None:
            self._ticked ^= {one.id}
            self._tell()
            self.list.viewport().update()

    def _tell(self) -> None:
        count = self._context.wording.count
        words = count("{n} statement is ticked", "{n} statements are ticked", len(self._ticked))
        self._count.setText(words)

    def _row_words(self, one: Input) -> str:
        say = self._context.wording.say
        ticked = say("ticked") if one.id in self._ticked else ""
        return ", ".join(
            part for part in (self._label(one), one.text, self._who(one), ticked) if part
        )

    def _label(self, one: Input) -> str:
        return self._context.wording.input_label(one.kind, one.number)

    def _who(self, one: Input) -> str:
        return self._names.get(one.supplier, "") if one.supplier is not None else ""

    def _draw(self, painter: QPainter, rect: QRect, one: Input, selected: bool) -> None:
        side = LOOK.px(18)
        icon, token = ("circle-check", "accent") if one.id in self._ticked else ("circle", "text2")
        top = rect.center().y() - side // 2
        painter.drawPixmap(QPoint(rect.left() + 12, top), pixmap(icon, token, 18))
        sign = QPoint(rect.left() + 12 + LOOK.px(28), top + LOOK.px(1))
        painter.drawPixmap(sign, pixmap(type_icon(one.kind, one.type), "text2", 16))
        words = rect.adjusted(LOOK.px(72), 4, -12, -4)
        half = words.height() // 2
        put(painter, QRect(words.left(), words.top(), words.width(), half), one.text)
        under = " · ".join(part for part in (self._label(one), self._who(one)) if part)
        below = QRect(words.left(), words.top() + half, words.width(), half)
        put(painter, below, under, Size.SMALL, token="text2")

    def agree(self) -> None:
        found = self._desk.all(Input, id=tuple(self._ticked)) if self._ticked else []
        self.chosen = tuple(one.id for one in sorted(found, key=lambda one: one.number))
