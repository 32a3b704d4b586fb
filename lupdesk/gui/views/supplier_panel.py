"""The panel for one supplier: its part in the procurement, details, contacts, earlier names."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lupdesk.desk import suppliers
from lupdesk.domain.kinds import SupplierKind
from lupdesk.domain.things import Contact, Participation, Supplier
from lupdesk.gui.chips import Chip, Tone
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.ask import ask
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.case_rows import commit_checked
from lupdesk.gui.views.consent import ConsentFields
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.edit_rows import EditRows
from lupdesk.gui.widgets.fields import Choice, DayField, LongText, TextField, mark, named
from lupdesk.gui.widgets.frames import Panel, column, row
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.several import Several

_DATED: Final = ("invited_on", "registered_on", "declined_on")
_PLAIN: Final = ("wants_one_to_one", "written_only")
_ORDER: Final = (
    "invited_on",
    "registered_on",
    "wants_one_to_one",
    "written_only",
    "declined_on",
)


class SupplierPanel(Panel):
    """Every edit is one act. ``left`` comes when the supplier was taken out."""

    left = Signal()

    def __init__(
        self, context: PageContext, procurement: UUID, width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(width, parent)
        self._context = context
        self._desk = context.desk
        self._procurement = procurement
        self._shown: UUID | None = None
        say = context.wording.say
        self._empty = meta(say("Select a supplier to see and edit it."), wrap=True)
        self._whole = QWidget()
        self._make_fields()
        self._lay_out()
        self.content.addWidget(self._empty)
        self.content.addWidget(self._whole)
        self.content.addStretch(1)
        self.show_supplier(None, None)

    # -- making ---------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        say, code = self._context.wording.say, self._context.wording.code
        self._code = Chip("", "")
        self.name = self._text(say("Name"), "name")
        self.number = TextField(say("Organisation number"))
        self.number.committed.connect(self._write_number)
        self.country = TextField(say("Country"), hint="NO")
        self.country.setMaxLength(2)
        self.country.committed.connect(self._write_country)
        self.kind = Choice(
            say("Kind of supplier"),
            [
                (say("Not stated"), None),
                *((code(f"supplier-kind.{one}"), one) for one in SupplierKind),
            ],
        )
        self.kind.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(6)
        self.kind.chosen.connect(lambda value: self._edit(kind=value))
        self.trade = self._text(say("Trade"), "trade")
        self.language = Choice(say("Language"), [(say("Norwegian"), "nb"), (say("English"), "en")])
        self.language.chosen.connect(lambda value: self._edit(language=value))
        self.earlier = TextField(say("Earlier names"), hint=say("Divided by commas"))
        self.earlier.committed.connect(self._write_earlier)
        self.aliases = self._several(
            say("Also called"), "aliases", say("Daily names and initials; Enter adds")
        )
        self.products = self._several(
            say("Products and brands"), "products", say("What points at the supplier; Enter adds")
        )
        self.note = LongText(say("Note"), hint=say("The buyer's own, for nobody else"), lines=2)
        self.note.committed.connect(lambda text: self._edit(note=text))
        self._contacts = EditRows(lambda id: _ContactRow(self._context, id), gap=12)
        self.new_contact = TextField(say("Add a contact person"), hint=say("Add a contact person"))
        self.new_contact.committed.connect(self._add_contact)
        self.remove = Button(say("Take out of the procurement"), kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self._take_out)
        self.forget = Button(say("Take out of the register …"), kind="quiet")
        self.forget.clicked.connect(self._take_away)

    def _text(self, name: str, field: str) -> TextField:
        made = TextField(name)
        made.committed.connect(lambda text: self._edit(**{field: text.strip()}))
        return made

    def _several(self, name: str, field: str, hint: str) -> Several:
        made = Several(name, hint, self._context.wording)
        made.changed.connect(lambda values: self._edit(**{field: values}))
        return made

    def _lay_out(self) -> None:
        say = self._context.wording.say
        numbers = row(gap=8)
        numbers.addLayout(named(say("Organisation number"), self.number), 1)
        numbers.addLayout(named(say("Country"), self.country))
        self.country.setFixedWidth(LOOK.px(64))
        kinds = row(gap=8)
        kinds.addLayout(named(say("Kind of supplier"), self.kind), 1)
        kinds.addLayout(named(say("Language"), self.language))
        self._whole.setLayout(
            column(
                row(self._code, None),
                named(say("Name"), self.name),
                4,
                head(say("In this procurement")),
                self._ticks(),
                4,
                head(say("Contact persons")),
                self._contacts,
                self.new_contact,
                8,
                numbers,
                kinds,
                named(say("Trade"), self.trade),
                named(say("Earlier names"), self.earlier),
                named(say("Also called"), self.aliases),
                named(say("Products and brands"), self.products),
                named(say("Note"), self.note),
                8,
                row(self.remove, None),
                row(self.forget, None),
                gap=8,
            )
        )

    def _ticks(self) -> QWidget:
        say = self._context.wording.say
        words = {
            "invited_on": say("Invited"),
            "registered_on": say("Registered"),
            "wants_one_to_one": say("Wants a one-to-one"),
            "written_only": say("Only written input"),
            "declined_on": say("Declined"),
        }
        self.ticks: dict[str, QCheckBox] = {}
        self.days: dict[str, DayField] = {}
        lines: list[Any] = []
        for field in _ORDER:
            tick = self.ticks[field] = QCheckBox(words[field])
            tick.setFont(LOOK.font())
            tick.clicked.connect(lambda on=False, field=field: self._tick(field, on))
            line = row(tick, None, gap=8)
            if field in _DATED:
                day = DayField(f"{words[field]}: {say('Date')}", self._desk.today())
                day.setFixedWidth(LOOK.px(112))
                day.changed.connect(lambda day, field=field: self._write_day(field, day))
                self.days[field] = day
                line.addWidget(day)
            lines.append(line)
        group = QWidget()
        group.setLayout(column(*lines, gap=4))
        return group

    # -- showing --------------------------------------------------------------------------------

    def show_supplier(self, part: Participation | None, one: Supplier | None) -> None:
        if one is None or one.id != self._shown:
            self.flush()
        other = one is not None and one.id != self._shown
        self._shown = one.id if one is not None else None
        self._empty.setVisible(one is None)
        self._whole.setVisible(one is not None)
        if one is None or part is None:
            return
        if other:
            self._forget_typing()
        self._code.show_chip(part.code, "building-2", Tone.NEUTRAL)
        self.name.show_text(one.name)
        self.number.show_text(one.organisation_number)
        self.country.show_text(one.country)
        self.kind.show_value(one.kind)
        self.trade.show_text(one.trade)
        self.language.show_value(one.language)
        self.earlier.show_text(", ".join(one.earlier_names))
        self.aliases.show_values(one.aliases)
        self.products.show_values(one.products)
        self.note.show_text(one.note)
        for field, tick in self.ticks.items():
            tick.setChecked(bool(getattr(part, field)))
        self.ticks["registered_on"].setChecked(part.signed_up)
        for field, day in self.days.items():
            value = getattr(part, field)
            day.show_day(value)
            day.setVisible(value is not None)
        self._contacts.show_things(self._desk.all(Contact, supplier=one.id))

    def _forget_typing(self) -> None:
        """What could not be used for the one before must not stand with this one."""
        for field in (self.name, self.number, self.country, self.trade, self.earlier):
            field.setText("")
            field.show_text("")
            field.setText("")
            mark(field, False)
        self.aliases.forget_typing()
        self.products.forget_typing()
        self.new_contact.clear()

    # -- acts -----------------------------------------------------------------------------------

    def _edit(self, **fields: Any) -> None:
        if self._shown is not None:
            with self._context.trouble():
                suppliers.edit_supplier(self._desk, self._shown, **fields)

    def _write_number(self, text: str) -> None:
        self._checked(self.number, organisation_number=text)

    def _write_country(self, text: str) -> None:
        self._checked(self.country, country=text.strip().upper() or "NO")

    def _checked(self, field: TextField, **fields: Any) -> None:
        shown = self._shown
        if shown is not None:
            commit_checked(
                self._context,
                field,
                lambda: suppliers.edit_supplier(self._desk, shown, **fields),
            )

    def _write_earlier(self, text: str) -> None:
        names = tuple(name.strip() for name in text.split(",") if name.strip())
        self._edit(earlier_names=names)

    def _part(self, **flags: Any) -> None:
        if self._shown is not None:
            with self._context.trouble():
                suppliers.set_participation(self._desk, self._procurement, self._shown, **flags)

    def _tick(self, field: str, on: bool) -> None:
        if field in _PLAIN:
            self._part(**{field: on})
        else:
            more = {"registered_by": None} if field == "registered_on" and not on else {}
            self._part(**{field: self._desk.today() if on else None}, **more)

    def _write_day(self, field: str, day: date | None) -> None:
        self._part(**{field: day})

    def _add_contact(self, name: str) -> None:
        if name.strip() and self._shown is not None:
            with self._context.trouble():
                person = suppliers.ContactPerson(name.strip())
                suppliers.add_contact(self._desk, self._shown, person)
                self.new_contact.clear()

    def _take_out(self) -> None:
        if self._shown is not None:
            with self._context.trouble():
                suppliers.leave_procurement(self._desk, self._procurement, self._shown)
                self.left.emit()

    def _take_away(self) -> None:
        one = self._desk.get(Supplier, self._shown) if self._shown is not None else None
        if one is None:
            return
        say = self._context.wording.say
        sentence = say(
            "{name} goes out of the register and of every procurement. What it said stays, and Ctrl+Z brings it back.",
            name=one.name,
        )
        name, do = say("Take out of the register"), say("Take out")
        if ask(name, sentence, do, self._context.wording, self.window()):
            with self._context.trouble():
                suppliers.remove_supplier(self._desk, one.id)
                self.left.emit()

    def flush(self) -> None:
        """Commit what is being typed, while it still belongs to the one that is shown."""
        here = self.window().focusWidget()
        if isinstance(here, TextField) and self.isAncestorOf(here):
            here.editingFinished.emit()
        self.note.commit()


class _ContactRow(QWidget):
    def __init__(self, context: PageContext, id: UUID) -> None:
        super().__init__()
        self._context = context
        self._id = id
        say = context.wording.say
        self.name = self._text(say("Contact's name"), "name", say("Name"))
        self.title = self._text(say("Contact's title"), "title", say("Title"))
        self.email = self._text(say("E-mail"), "email", say("E-mail"))
        self.phone = self._text(say("Telephone"), "phone", say("Telephone"))
        self._remove = icon_button("trash-2", say("Remove"))
        self._remove.clicked.connect(self._take_away)
        first, second = row(gap=6), row(gap=6)
        first.addWidget(self.name, 1)
        first.addWidget(self._remove)
        second.addWidget(self.phone, 1)
        second.addWidget(self.title, 1)
        self.consent = ConsentFields(context, titled=False)
        self.setLayout(column(first, self.email, second, self.consent, gap=4))

    def _text(self, name: str, field: str, hint: str) -> TextField:
        made = TextField(name, hint=hint)
        made.committed.connect(lambda text: self._write(field, text.strip()))
        return made

    def _write(self, field: str, text: str) -> None:
        with self._context.trouble():
            suppliers.edit_contact(self._context.desk, self._id, **{field: text})

    def _take_away(self) -> None:
        with self._context.trouble():
            suppliers.remove_contact(self._context.desk, self._id)

    def show_thing(self, one: Contact) -> None:
        self.name.show_text(one.name)
        self.title.show_text(one.title)
        self.email.show_text(one.email)
        self.phone.show_text(one.phone)
        self.consent.show_person(one)
        words = self._context.wording.say("Remove {name}", name=one.name)
        self._remove.setAccessibleName(words)

    def start(self) -> None:
        self.name.setFocus()
