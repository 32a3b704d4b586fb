"""Who signed up, when and for what; and what they were told of their data."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QWidget

from lupdesk.desk import suppliers, treatment
from lupdesk.desk.standing import Standing
from lupdesk.domain.kinds import SignUpChannel
from lupdesk.domain.things import Participation, Supplier
from lupdesk.domain.treatment import SignUp
from lupdesk.gui.context import PageContext
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, DayField, TextField, mark, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.rows import RowList, put

_ROW: Final = 40
_TEXTS: Final = ("controller", "legal_basis", "purpose", "recipients", "rights")
_DAYS: Final = ("delete_on", "deleted_on")
_Part = tuple[Participation, Supplier]


class SignUpView(QWidget):
    """Each field is one act; an emptied day is no sign-up any more."""

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        say = self._wording.say
        self.rows = RowList(say("Who signed up"), _ROW, self._draw, self._say)
        self.rows.picked.connect(self._pick)
        self._nothing = meta(say("Suppliers are added on Suppliers."), wrap=True)
        self._one = self._part_fields()
        layout = column(self._nothing, gap=8)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._one)
        layout.addSpacing(4)
        layout.addWidget(body(say("What those who sign up are told of their data"), strong=True))
        layout.addWidget(self._told_fields())
        self.setLayout(layout)
        self._pick(None)

    def _part_fields(self) -> QWidget:
        say = self._wording.say
        self.day = DayField(say("Signed up"), self._desk.today())
        self.day.changed.connect(lambda day: self._write(registered_on=day))
        self.today = Button(say("Signed up today"), icon="check")
        self.today.clicked.connect(lambda: self._write(registered_on=self._desk.today()))
        self.channel = Choice(
            say("Signed up by"),
            [
                (say("Not stated"), None),
                *((self._wording.code(f"sign-up-channel.{one}"), one) for one in SignUpChannel),
            ],
        )
        self.channel.chosen.connect(lambda way: self._write(registered_by=way))
        self.ticks: dict[str, QCheckBox] = {}
        holder = QWidget()
        line = row(
            meta(say("Signed up")),
            self.day,
            self.today,
            8,
            meta(say("by")),
            self.channel,
            None,
            gap=8,
        )
        wishes = row(gap=16)
        for field, words in (
            ("wants_one_to_one", say("Wants a one-to-one")),
            ("written_only", say("Only written input")),
        ):
            tick = self.ticks[field] = QCheckBox(words)
            tick.setFont(LOOK.font())
            tick.clicked.connect(lambda on=False, field=field: self._write(**{field: on}))
            wishes.addWidget(tick)
        wishes.addStretch(1)
        holder.setLayout(column(line, wishes, gap=6))
        return holder

    def _told_fields(self) -> QWidget:
        say = self._wording.say
        words = {
            "controller": say("Who answers for the data"),
            "legal_basis": say("Legal basis"),
            "purpose": say("What it is used for"),
            "recipients": say("Who sees the list"),
            "rights": say("Their rights"),
            "delete_on": say("To be deleted"),
            "deleted_on": say("Deleted"),
        }
        self.texts: dict[str, TextField] = {}
        for name in _TEXTS:
            text = self.texts[name] = TextField(words[name])
            text.committed.connect(lambda text, name=name: self._tell(**{name: text.strip()}))
        self.days: dict[str, DayField] = {}
        for name in _DAYS:
            day = self.days[name] = DayField(words[name], self._desk.today())
            day.changed.connect(lambda day, name=name: self._tell(**{name: day}))
        self.remove = Button(say("Remove"), kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self._take_away)
        lines = column(gap=8)
        for first, second in (("controller", "legal_basis"), ("purpose", "recipients")):
            line = row(gap=16)
            line.addLayout(named(words[first], self.texts[first]), 1)
            line.addLayout(named(words[second], self.texts[second]), 1)
            lines.addLayout(line)
        last = row(gap=16)
        last.addLayout(named(words["rights"], self.texts["rights"]), 1)
        for name in _DAYS:
            last.addLayout(named(words[name], self.days[name]))
        lines.addLayout(last)
        lines.addLayout(row(None, self.remove))
        holder = QWidget()
        holder.setLayout(lines)
        return holder

    # -- showing ------------------------------------------------------------------------------

    def show_standing(self, found: Standing) -> None:
        parts = suppliers.suppliers_of(self._desk, self._procurement)
        self.rows.show_rows(parts, key=lambda one: one[0].id)
        self._nothing.setVisible(not parts)
        self.rows.setVisible(bool(parts))
        self._pick(self.rows.value())
        told = self._told()
        for name, text in self.texts.items():
            text.show_text(getattr(told, name) if told else "")
        for name, day in self.days.items():
            day.show_day(getattr(told, name) if told else None)
            mark(day, False)
        self.remove.setVisible(told is not None)

    def show_told(self) -> None:
        """To the first field that wants something."""
        empty = [one for one in (*self.texts.values(), *self.days.values()) if not one.text()]
        (empty or [self.texts["controller"]])[0].setFocus()

    def _told(self) -> SignUp | None:
        return next(iter(self._desk.all(SignUp, procurement=self._procurement)), None)

    def _pick(self, one: _Part | None) -> None:
        self._one.setVisible(one is not None)
        if one is None:
            return
        part, firm = one
        self.day.setAccessibleName(f"{firm.name}: {self._wording.say('Signed up')}")
        self.day.show_day(part.registered_on)
        mark(self.day, False)
        self.today.setEnabled(part.registered_on is None)
        self.channel.setAccessibleName(f"{firm.name}: {self._wording.say('Signed up by')}")
        self.channel.show_value(part.registered_by)
        for field, tick in self.ticks.items():
            tick.setChecked(getattr(part, field))

    def _state(self, part: Participation) -> tuple[str, str, str]:
        say = self._wording.say
        if part.declined_on is not None:
            return "circle-x", "text2", say("Declined")
        if not part.signed_up:
            return "circle-dashed", "text2", say("Not signed up")
        if part.registered_on is None:
            return "circle-check", "warn", say("Signed up, no day noted")
        day = self._wording.short_date(part.registered_on)
        return "circle-check", "ok", say("Signed up {day}", day=day)

    def _wishes(self, part: Participation) -> str:
        say = self._wording.say
        words = []
        if part.registered_by is not None:
            words.append(self._wording.code(f"sign-up-channel.{part.registered_by}"))
        if part.wants_one_to_one:
            words.append(say("Wants a one-to-one"))
        if part.written_only:
            words.append(say("Only written input"))
        return " · ".join(words)

    def _say(self, one: _Part) -> str:
        part, firm = one
        words = (firm.name, self._state(part)[2], self._wishes(part))
        return ", ".join(word for word in words if word)

    def _draw(self, painter: QPainter, rect: QRect, one: _Part, selected: bool) -> None:
        part, firm = one
        inside = rect.adjusted(8, 0, -8, -1)
        state_width = LOOK.px(190)
        name_width = (inside.width() - state_width) // 2
        name = QRect(inside.left(), inside.top(), name_width - 8, inside.height())
        put(painter, name, firm.name)
        put(painter, name.translated(name_width, 0), self._wishes(part), Size.SMALL, token="text2")
        icon, token, state = self._state(part)
        left = inside.right() - state_width
        painter.drawPixmap(left, inside.center().y() - LOOK.px(9), pixmap(icon, token, 18))
        place = QRect(left + LOOK.px(24), inside.top(), state_width - LOOK.px(24), inside.height())
        put(painter, place, state, Size.SMALL, token=token)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    # -- acts ---------------------------------------------------------------------------------

    def _write(self, **fields: Any) -> None:
        one = self.rows.value()
        if one is not None:
            with self._context.trouble():
                suppliers.set_participation(
                    self._desk, self._procurement, one[0].supplier, **fields
                )

    def _tell(self, **fields: str | date | None) -> None:
        """As the desk has it: an emptied field of a text that was never written is nothing."""
        told = self._told()
        if told is not None or any(fields.values()):
            with self._context.trouble():
                treatment.set_sign_up(self._desk, self._procurement, **fields)

    def _take_away(self) -> None:
        with self._context.trouble():
            treatment.remove_sign_up(self._desk, self._procurement)
        self.texts["controller"].setFocus()

    def flush(self) -> None:
        """A field commits when the focus leaves it."""
        here = self.window().focusWidget()
        if isinstance(here, TextField) and self.isAncestorOf(here):
            here.editingFinished.emit()
