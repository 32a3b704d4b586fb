"""A supplier that is not in the register, and suppliers that are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.desk.suppliers import ContactPerson, add_supplier, join_procurement, suppliers_of
from lupdesk.domain.kinds import SupplierKind
from lupdesk.domain.things import Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.fields import Choice, SearchField, TextField, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.rows import Draw, RowList, put


class NewSupplierDialog(Dialog):
    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        say, code = context.wording.say, context.wording.code
        self._desk = context.desk
        self._procurement = procurement
        self.made: UUID | None = None
        self.name = TextField(say("Name"))
        self.number = TextField(say("Organisation number"))
        self.country = TextField(say("Country"), "NO")
        self.country.setMaxLength(2)
        self.country.setFixedWidth(LOOK.px(64))
        self.trade = TextField(say("Trade"))
        self.kind = Choice(
            say("Kind of supplier"),
            [
                (say("Not stated"), None),
                *((code(f"supplier-kind.{one}"), one) for one in SupplierKind),
            ],
        )
        self.language = Choice(say("Language"), [(say("Norwegian"), "nb"), (say("English"), "en")])
        self.contact = TextField(say("Contact person"))
        self.email = TextField(say("E-mail"))
        pairs = (
            (named(say("Organisation number"), self.number), named(say("Country"), self.country)),
            (named(say("Trade"), self.trade), named(say("Kind of supplier"), self.kind)),
            (named(say("Contact person"), self.contact), named(say("E-mail"), self.email)),
        )
        lines = []
        for first, second in pairs:
            line = row(gap=16)
            line.addLayout(first, 1)
            line.addLayout(second, 0 if first is pairs[0][0] else 1)
            lines.append(line)
        content = column(
            named(say("Name"), self.name),
            *lines,
            named(say("Language"), self.language),
            gap=12,
        )
        super().__init__(say("New supplier"), say("Save"), content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(560))
        self.name.setFocus()

    def agree(self) -> None:
        name, email = self.contact.text().strip(), self.email.text().strip()
        self.made = add_supplier(
            self._desk,
            name=self.name.text(),
            procurement=self._procurement,
            contacts=[ContactPerson(name, email)] if name or email else [],
            organisation_number=self.number.text(),
            country=self.country.text().strip().upper() or "NO",
            trade=self.trade.text().strip(),
            kind=self.kind.value(),
            language=self.language.value(),
        )


class RegisterDialog(Dialog):
    """Suppliers of the office's register that are not in the procurement. Space ticks a row."""

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        say = context.wording.say
        self._desk = context.desk
        self._procurement = procurement
        here = {one.id for _, one in suppliers_of(context.desk, procurement)}
        self._known = sorted(
            (one for one in context.desk.all(Supplier) if one.id not in here),
            key=lambda one: one.name.casefold(),
        )
        self._ticked: set[UUID] = set()
        self._say = say
        self.search = SearchField(say("Find in the register"), say("Find in the register"))
        self.list = _TickList(say("The office's register"), self._draw, self._row_words)
        self.list.toggled.connect(self._toggle)
        self.list.opened.connect(lambda _: self.ok.click())
        self.list.setMinimumHeight(LOOK.px(44) * 8)
        hint = meta(say("Space ticks a supplier, Enter brings in those that are ticked."))
        content = column(self.search, self.list, hint, gap=12)
        name, do = say("From the register"), say("Bring in")
        super().__init__(name, do, content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(560))
        self.search.textChanged.connect(self._filter)
        self._filter("")
        self.search.setFocus()

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        shown = [one for one in self._known if all(word in _about(one) for word in wanted)]
        self.list.show_rows(shown, key=lambda one: one.id)
        if not self.list.currentIndex().isValid():
            self.list.pick_row(0)
        self.ok.setEnabled(bool(shown or self._ticked))

    def _toggle(self, one: Supplier) -> None:
        self._ticked ^= {one.id}
        self.list.viewport().update()

    def _row_words(self, one: Supplier) -> str:
        ticked = self._say("ticked") if one.id in self._ticked else ""
        return ", ".join(part for part in (one.name, one.trade, ticked) if part)

    def _draw(self, painter: QPainter, rect: QRect, one: Supplier, selected: bool) -> None:
        side = LOOK.px(18)
        icon, token = ("circle-check", "accent") if one.id in self._ticked else ("circle", "text2")
        top = rect.center().y() - side // 2
        painter.drawPixmap(QPoint(rect.left() + 12, top), pixmap(icon, token, 18))
        words = rect.adjusted(side + 24, 0, -12, 0)
        half = words.width() * 3 // 5
        put(painter, QRect(words.left(), words.top(), half - 8, words.height()), one.name)
        rest = QRect(words.left() + half, words.top(), words.width() - half, words.height())
        put(painter, rest, one.trade, Size.SMALL, token="text2")

    def agree(self) -> None:
        chosen = [one.id for one in self._known if one.id in self._ticked]
        here = self.list.value()
        if not chosen and isinstance(here, Supplier):
            chosen = [here.id]
        join_procurement(self._desk, self._procurement, chosen)


def _about(one: Supplier) -> str:
    names = (one.name, *one.earlier_names, one.trade, one.organisation_number)
    return " ".join(names).casefold()


class _TickList(RowList):
    """Space or a click ticks the row."""

    toggled = Signal(object)

    def __init__(self, name: str, draw: Draw, say: Callable[[Any], str]) -> None:
        super().__init__(name, 44, draw, say)
        self.clicked.connect(lambda _: self.toggled.emit(self.value()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.value() is not None:
            self.toggled.emit(self.value())
            return
        super().keyPressEvent(event)
