"""The buyer's people and whether each confirmed being impartial; those who influenced the papers."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.desk import treatment
from lupdesk.desk.standing import Standing
from lupdesk.domain.things import TeamMember
from lupdesk.domain.treatment import Adviser
from lupdesk.gui.context import PageContext
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.consent import ConsentFields
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import DayField, LongText, TextField, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.rows import RowList, put

_ROW: Final = 44
_NAMED: Final = ("did", "requirement", "shared", "extra_time", "other_measure")


class PeopleView(QWidget):
    """Both in one list: the buyer's people first, then the advisers."""

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        say = self._wording.say
        self.rows = RowList(say("Impartiality and advisers"), _ROW, self._draw, self._say)
        self.rows.picked.connect(self._pick)
        self._nothing = meta(
            say(
                "The people of the case stand on Case. Write below who else influenced the papers."
            ),
            wrap=True,
        )
        self._new = NewLine(
            say("New adviser"),
            hint=say("A supplier or a person who gave advice or wrote text; Enter adds it"),
        )
        self._new.entered.connect(self._add)
        self._member = self._member_fields()
        self._adviser = self._adviser_fields()
        layout = column(self._nothing, gap=8)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self._new)
        layout.addWidget(self._member)
        layout.addWidget(self._adviser)
        self.setLayout(layout)
        self._pick(None)

    def _member_fields(self) -> QWidget:
        say = self._wording.say
        self.day = DayField(say("Confirmed"), self._desk.today())
        self.day.changed.connect(lambda day: self._confirm(on=day))
        self.today = Button(say("Confirmed today"), icon="user-check")
        self.today.clicked.connect(lambda: self._confirm(on=self._desk.today()))
        self.interests = TextField(say("Roles and ownership"))
        self.interests.committed.connect(lambda text: self._note(text.strip()))
        holder = QWidget()
        line = row(named(say("Confirmed"), self.day), gap=16)
        line.addLayout(named(say("Roles and ownership"), self.interests), 1)
        self.consent = ConsentFields(self._context)
        holder.setLayout(column(line, self.consent, row(self.today, None), gap=8))
        return holder

    def _adviser_fields(self) -> QWidget:
        say = self._wording.say
        words = {
            "did": say("Advice or text"),
            "requirement": say("Which requirement"),
            "shared": say("Shared with all"),
            "extra_time": say("Extra time"),
            "other_measure": say("What else was done"),
        }
        self._fields: dict[str, TextField | LongText] = {}
        for name in _NAMED:
            field = TextField(words[name])
            field.committed.connect(lambda text, name=name: self._edit(name, text.strip()))
            self._fields[name] = field
        self._assessed = Button(say("Assessed today"), icon="check")
        self._assessed.clicked.connect(self._assess)
        remove = Button(say("Remove"), kind="quiet", icon="trash-2")
        remove.clicked.connect(self._take_away)
        holder = QWidget()
        lines = column(gap=8)
        for first, second in (("did", "requirement"), ("shared", "extra_time")):
            line = row(gap=16)
            line.addLayout(named(words[first], self._fields[first]), 1)
            line.addLayout(named(words[second], self._fields[second]), 1)
            lines.addLayout(line)
        lines.addLayout(named(words["other_measure"], self._fields["other_measure"]))
        lines.addLayout(row(self._assessed, None, remove))
        holder.setLayout(lines)
        return holder

    # -- showing ------------------------------------------------------------------------------

    def show_standing(self, found: Standing) -> None:
        self.rows.show_rows([*found.case.team, *found.case.advisers], key=lambda one: one.id)
        self._pick(self.rows.value())

    def show_thing(self, id: UUID) -> None:
        for place, one in enumerate(self.rows.rows.values):
            if one.id == id:
                self.rows.pick_row(place)
                self.rows.setFocus()

    def _pick(self, one: TeamMember | Adviser | None) -> None:
        self._member.setVisible(isinstance(one, TeamMember))
        self._adviser.setVisible(isinstance(one, Adviser))
        if isinstance(one, TeamMember):
            self.day.show_day(one.impartial_on)
            self.interests.show_text(one.interests)
            self.today.setEnabled(one.impartial_on is None)
            self.consent.show_person(one)
        elif isinstance(one, Adviser):
            for name, field in self._fields.items():
                field.show_text(getattr(one, name))
            self._assessed.setEnabled(one.assessed_on is None)

    def _state(self, one: TeamMember | Adviser) -> tuple[str, str, str]:
        say = self._wording.say
        if isinstance(one, TeamMember):
            if one.impartial_on is None:
                return "octagon-x", "stop", say("Not confirmed")
            day = self._wording.short_date(one.impartial_on)
            return "circle-check", "ok", say("Confirmed {day}", day=day)
        if one.assessed_on is None:
            return "octagon-x", "stop", say("Not assessed")
        day = self._wording.short_date(one.assessed_on)
        return "circle-check", "ok", say("Assessed {day}", day=day)

    def _role(self, one: TeamMember | Adviser) -> str:
        if isinstance(one, TeamMember):
            return self._wording.code(f"role.{one.role}")
        return one.did or self._wording.say("Adviser")

    def _say(self, one: TeamMember | Adviser) -> str:
        return f"{one.name}, {self._role(one)}, {self._state(one)[2]}"

    def _draw(
        self, painter: QPainter, rect: QRect, one: TeamMember | Adviser, selected: bool
    ) -> None:
        inside = rect.adjusted(8, 0, -8, -1)
        state_width = LOOK.px(190)
        name_width = (inside.width() - state_width) // 2
        name = QRect(inside.left(), inside.top(), name_width - 8, inside.height())
        put(painter, name, one.name)
        role = name.translated(name_width, 0)
        put(painter, role, self._role(one), Size.SMALL, token="text2")
        icon, token, state = self._state(one)
        left = inside.right() - state_width
        painter.drawPixmap(left, inside.center().y() - LOOK.px(9), pixmap(icon, token, 18))
        place = QRect(left + LOOK.px(24), inside.top(), state_width - LOOK.px(24), inside.height())
        put(painter, place, state, Size.SMALL, token=token)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    # -- acts ---------------------------------------------------------------------------------

    def _confirm(self, *, on: date | None) -> None:
        one = self._person()
        if one is not None and on != one.impartial_on:
            with self._context.trouble():
                treatment.confirm_impartiality(self._desk, one.id, on=on, interests=one.interests)

    def _note(self, interests: str) -> None:
        one = self._person()
        if one is not None and interests != one.interests:
            with self._context.trouble():
                treatment.confirm_impartiality(
                    self._desk, one.id, on=one.impartial_on, interests=interests
                )

    def _person(self) -> TeamMember | None:
        """As the desk has it: the row may lag behind what was typed a moment ago."""
        one = self.rows.value()
        return self._desk.get(TeamMember, one.id) if isinstance(one, TeamMember) else None

    def _add(self) -> None:
        name = self._new.text().strip()
        if name:
            with self._context.trouble():
                treatment.add_adviser(self._desk, self._procurement, name=name)
                self._new.clear()

    def _edit(self, name: str, text: str) -> None:
        one = self.rows.value()
        if isinstance(one, Adviser) and getattr(one, name) != text:
            with self._context.trouble():
                treatment.edit_adviser(self._desk, one.id, **{name: text})

    def _assess(self) -> None:
        one = self.rows.value()
        if isinstance(one, Adviser):
            with self._context.trouble():
                treatment.edit_adviser(
                    self._desk,
                    one.id,
                    assessed_by=self._desk.author,
                    assessed_on=self._desk.today(),
                )

    def _take_away(self) -> None:
        one = self.rows.value()
        if isinstance(one, Adviser):
            with self._context.trouble():
                treatment.remove_adviser(self._desk, one.id)

    def flush(self) -> None:
        """A field commits when the focus leaves it."""
