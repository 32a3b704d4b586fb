"""What two laptops said differently: side by side, decided by a key, taken back by another."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QWidget

from lupdesk.desk.differences import Difference, Side, about, differences, settle
from lupdesk.desk.numbering import renumber, to_be_renumbered
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Input
from lupdesk.domain.word_difference import apart
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.compared_text import ComparedText, Field
from lupdesk.gui.widgets.frames import Ground, Scrolled, card, column, row
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.problems import Problem
from lupdesk.wording_parcels import WHY, field_name, shown_fields, thing_words, value_words

_ROW: Final = 56
_ICONS: Final = {
    "locked": ("lock", "warn"),
    "moved": ("file-text", "warn"),
    "assessed": ("triangle-alert", "warn"),
    "removed": ("trash-2", "text2"),
    "leant-on": ("trash-2", "text2"),
    "changed": ("pencil", "text2"),
}


class DifferencesDialog(Dialog):
    """Of all procurements of the desk. What was done here can be taken back here."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        say = context.wording.say
        self._desk = context.desk
        self._wording = context.wording
        self._done = 0
        self._names: dict[UUID, str] = {}
        self.list = RowList(say("Differences"), _ROW, self._draw, self._row_words)
        self.list.setMinimumWidth(LOOK.px(300))
        self.list.picked.connect(self._show)
        self._head = body("", strong=True, wrap=True)
        self.standing, self._by_standing = ComparedText(say("Stands now")), meta("", wrap=True)
        self.other, self._by_other = ComparedText(say("The other laptop")), meta("", wrap=True)
        self.stays = Button(say("Keep what stands"), icon="check")
        self.stays.clicked.connect(lambda: self._settle(other=False))
        self.take = Button(say("Take the other"), icon="check")
        self.take.clicked.connect(lambda: self._settle(other=True))
        self.undo = Button(say("Undo"), kind="quiet", icon="undo-2")
        self.undo.clicked.connect(self._undo)
        self._keys = meta(say("1 keeps what stands · 2 takes the other · Ctrl+Z takes back"))
        self._shared = body("")
        self.renumber = Button(say("Give new numbers"))
        self.renumber.clicked.connect(self._renumber)
        self._empty = body(say("There is nothing left to decide."), wrap=True)
        super().__init__(
            say("Differences between laptops"), "", self._build(), context.wording, parent
        )
        self.ok.hide()
        self.no.show_words(say("Close"))
        self.no.setDefault(False)
        for key, does in (
            ("1", lambda: self._settle(other=False)),
            ("2", lambda: self._settle(other=True)),
            ("Ctrl+Z", self._undo),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(does)
        self.take_room(1000, 620)
        self._fill()
        self.list.setFocus()

    def _build(self) -> Any:
        say = self._wording.say
        sides = row(
            column(
                card(head(say("Stands now")), self.standing, self._by_standing, None, gap=6),
                self.stays,
                gap=8,
            ),
            column(
                card(head(say("The other laptop")), self.other, self._by_other, None, gap=6),
                self.take,
                gap=8,
            ),
            gap=16,
        )
        right = Ground("page")
        right.setLayout(column(self._head, sides, None, gap=12, margins=(16, 0, 8, 0)))
        self._right = Scrolled(right)
        self._sharing = Ground("page")
        self._sharing.setLayout(row(self._shared, None, self.renumber, gap=12))
        both = row(gap=8)
        both.addWidget(self.list, 2)
        both.addWidget(self._right, 5)
        whole = column(self._sharing, self._empty, gap=12)
        whole.addLayout(both, 1)
        whole.addLayout(row(self._keys, None, self.undo, gap=12))
        return whole

    # -- what there is ----------------------------------------------------------------------------

    def _fill(self, place: int = 0) -> None:
        self._names.clear()
        try:
            found = differences(self._desk)
        except Problem as problem:
            self._refuse(problem)
            found = []
        self.list.show_rows(found)
        self.list.pick_row(min(place, len(found) - 1))
        for one in (self.list, self._right, self._keys):
            one.setVisible(bool(found))
        sharing = len(to_be_renumbered(self._desk))
        self._shared.setText(
            self._wording.count(
                "{n} statement bears a number that another has.",
                "{n} statements bear a number that another has.",
                sharing,
            )
        )
        self._sharing.setVisible(sharing > 0)
        self._empty.setVisible(not found)
        self.undo.setEnabled(self._can_undo)
        if not found:
            self.no.setFocus()

    @property
    def _can_undo(self) -> bool:
        mine = (Act.SETTLE_DIFFERENCE.code, Act.EDIT_INPUTS.code)
        return self._done > 0 and self._desk.undo_label in mine

    def _show(self, one: Difference) -> None:
        self._head.setText(f"{self._title(one)} · {self._wording.constant(WHY[one.why])}")
        here, there = self._fields(one)
        self.standing.show_fields(here)
        self.other.show_fields(there)
        self._by_standing.setText(self._by(one.standing))
        self._by_other.setText(self._by(one.other))

    def _fields(self, one: Difference) -> tuple[list[Field], list[Field]]:
        here, there = list[Field](), list[Field]()
        for name in shown_fields(one.fields):
            words = "" if name == "deleted" else field_name(name, self._wording)
            now = value_words(name, one.standing.values.get(name), self._wording)
            other = value_words(name, one.other.values[name], self._wording)
            left, right = apart(now, other)
            here.append((words, left))
            there.append((words, right))
            if name == "deleted":
                there.append(("", ((self._said(one), False),)))
        return here, there

    def _said(self, one: Difference) -> str:
        """What would be lost: the whole statement, or what the thing is called."""
        if one.thing is Input:
            return next((said.text for said in self._desk.ever(Input, id=one.id)), "")
        return self._name(one)

    def _name(self, one: Difference) -> str:
        """Asked of the desk once, since the list is painted over and over."""
        if one.id not in self._names:
            found = about(self._desk, one)
            self._names[one.id] = found.name if found is not None else ""
        return self._names[one.id]

    def _by(self, side: Side) -> str:
        return self._wording.say(
            "{author} on {computer}, {at}",
            author=side.author or "?",
            computer=side.computer or "?",
            at=side.at,
        )

    def _title(self, one: Difference) -> str:
        return thing_words(one.thing, self._name(one), self._wording)

    def _row_words(self, one: Difference) -> str:
        return f"{self._title(one)}, {self._wording.constant(WHY[one.why])}"

    def _draw(self, painter: QPainter, rect: QRect, one: Difference, selected: bool) -> None:
        icon, token = _ICONS[one.why.value]
        side = LOOK.px(18)
        painter.drawPixmap(
            QPoint(rect.left() + 10, rect.center().y() - side // 2), pixmap(icon, token, 18)
        )
        left, half = rect.left() + side + 20, rect.height() // 2
        width = rect.right() - left - 10
        put(painter, QRect(left, rect.top() + 4, width, half - 4), self._title(one))
        put(
            painter,
            QRect(left, rect.top() + half, width, half - 4),
            self._wording.constant(WHY[one.why]),
            Size.SMALL,
            token="text2",
        )

    # -- deciding ---------------------------------------------------------------------------------

    def _settle(self, *, other: bool) -> None:
        one, place = self.list.value(), self.list.currentIndex().row()
        if not isinstance(one, Difference) or self.list.isHidden():
            return
        try:
            settle(self._desk, one, other=other)
        except Problem as problem:
            self._refuse(problem)
            return
        self._did(place)

    def _renumber(self) -> None:
        try:
            renumber(self._desk)
        except Problem as problem:
            self._refuse(problem)
            return
        self._did(self.list.currentIndex().row())
        self.list.setFocus()

    def _did(self, place: int) -> None:
        self._done += 1
        self.message.hide()
        self._fill(place)

    def _undo(self) -> None:
        if not self._can_undo:
            return
        place = self.list.currentIndex().row()
        try:
            self._desk.undo()
        except Problem as problem:
            self._refuse(problem)
            return
        self._done -= 1
        self._fill(max(place, 0))
        self.list.setFocus()

    def _refuse(self, problem: Problem) -> None:
        self.message.show_message(self._wording.problem(problem), "stop")
