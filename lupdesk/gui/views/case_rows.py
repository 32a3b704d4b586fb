"""The rows of the case's form: a buyer, a person of the team, a date, a target."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLineEdit, QWidget

from lupdesk.desk import benefits, procurements
from lupdesk.domain.kinds import Role
from lupdesk.domain.results import Target
from lupdesk.domain.things import Buyer, PromisedDate, TeamMember
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import icon_button
from lupdesk.gui.widgets.fields import Choice, DayField, TextField, mark
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import Picture, meta
from lupdesk.problems import Problem
from lupdesk.wording import Wording

Edit = Callable[..., None]


class CaseRow(QWidget):
    """``edit`` and ``remove`` are the desk's acts for the thing behind the row."""

    def __init__(self, context: PageContext, id: UUID, edit: Edit, remove: Edit) -> None:
        super().__init__()
        self.context = context
        self._id = id
        self._edit = edit
        self._take_away = remove
        self.remove = icon_button("trash-2", context.wording.say("Remove"))
        self.remove.clicked.connect(self._remove)
        self.first: QWidget = self.remove

    def start(self) -> None:
        self.first.setFocus()

    def write(self, **fields: Any) -> None:
        with self.context.trouble():
            self._edit(self.context.desk, self._id, **fields)

    def text(self, name: str, field: str, hint: str = "") -> TextField:
        made = TextField(name, hint=hint or name)
        made.committed.connect(lambda text: self.write(**{field: text.strip()}))
        return made

    def _remove(self) -> None:
        with self.context.trouble():
            self._take_away(self.context.desk, self._id)

    def name_rows(self, name: str) -> None:
        """What a screen reader hears of the button that removes this one."""
        self.remove.setAccessibleName(self.context.wording.say("Remove {name}", name=name))


def _share(*items: tuple[QWidget, int]) -> QBoxLayout:
    line = row(gap=8)
    for widget, stretch in items:
        line.addWidget(widget, stretch)
    return line


class BuyerRow(CaseRow):
    def __init__(self, context: PageContext, id: UUID) -> None:
        super().__init__(context, id, procurements.edit_buyer, procurements.remove_buyer)
        say = context.wording.say
        self.name = self.text(say("Buyer"), "name")
        self.number = TextField(say("Organisation number"), hint=say("Organisation number"))
        self.number.committed.connect(self._write_number)
        self.first = self.name
        self.setLayout(_share((self.name, 3), (self.number, 2), (self.remove, 0)))

    def show_thing(self, one: Buyer) -> None:
        self.name.show_text(one.name)
        self.number.show_text(one.organisation_number)
        self.name_rows(one.name)

    def _write_number(self, text: str) -> None:
        commit_checked(self.context, self.number, lambda: self._write(text))

    def _write(self, text: str) -> None:
        procurements.edit_buyer(self.context.desk, self._id, organisation_number=text)


class MemberRow(CaseRow):
    def __init__(self, context: PageContext, id: UUID) -> None:
        super().__init__(context, id, procurements.edit_member, procurements.remove_member)
        say, code = context.wording.say, context.wording.code
        roles = [(code(f"role.{one}"), one) for one in Role if one is not Role.SUPPLIER]
        self.name = self.text(say("Name"), "name")
        self.role = Choice(say("Role"), roles)
        self.role.chosen.connect(lambda value: self.write(role=value))
        self.organisation = self.text(say("Organisation"), "organisation")
        self.first = self.name
        self.setLayout(
            _share((self.name, 3), (self.role, 2), (self.organisation, 2), (self.remove, 0))
        )

    def show_thing(self, one: TeamMember) -> None:
        self.name.show_text(one.name)
        self.role.show_value(one.role)
        self.organisation.show_text(one.organisation)
        self.name_rows(one.name)


class TargetRow(CaseRow):
    def __init__(self, context: PageContext, id: UUID) -> None:
        super().__init__(context, id, benefits.edit_benefit, benefits.remove_benefit)
        say = context.wording.say
        self.what = self.text(say("What shall be measured"), "what")
        self.baseline = self.text(say("From"), "baseline")
        self.target = self.text(say("To"), "target")
        self.owner = self.text(say("Who answers for it"), "owner")
        self.measured = DayField(say("To be measured on"), context.desk.today())
        self.measured.setPlaceholderText(say("To be measured on"))
        self.measured.setFixedWidth(LOOK.px(140))
        self.measured.changed.connect(lambda day: self.write(measured_on=day))
        self.planned = QCheckBox(say("Planned benefit"))
        self.planned.setFont(LOOK.font())
        self.planned.clicked.connect(lambda on: self.write(planned=on))
        self.first = self.what
        arrow = Picture("arrow-right", "text2", 16)
        under = _share((self.owner, 1), (self.measured, 0), (self.planned, 0))
        under.addSpacing(self.remove.sizeHint().width() + 8)
        self.setLayout(
            column(
                _share(
                    (self.what, 3),
                    (self.baseline, 1),
                    (arrow, 0),
                    (self.target, 1),
                    (self.remove, 0),
                ),
                under,
                gap=4,
            )
        )

    def write(self, **fields: Any) -> None:
        """What is refused, since it is called planned and is not, does not stay in its field."""
        super().write(**fields)
        stands = self.context.desk.get(Target, self._id)
        if stands is not None:
            self.show_thing(stands)

    def show_thing(self, one: Target) -> None:
        self.what.show_text(one.what)
        self.baseline.show_text(one.baseline)
        self.target.show_text(one.target)
        self.owner.show_text(one.owner)
        self.measured.show_day(one.measured_on)
        self.planned.setChecked(one.planned)
        self.name_rows(one.what)


class DateRow(CaseRow):
    """A milestone on one line: promised (to), kept. The days of a move stand under it."""

    def __init__(self, context: PageContext, id: UUID) -> None:
        super().__init__(context, id, procurements.edit_date, procurements.remove_date)
        say = context.wording.say
        self._usual = ""
        self.title = TextField(say("Milestone"))
        self.title.committed.connect(self._rename)
        self._days = {field: self._day(field) for field in (*DAY_COLUMNS, "moved_to", "told_on")}
        self.promised, self.kept = self._days["promised"], self._days["kept"]
        self.moved, self.told = self._days["moved_to"], self._days["told_on"]
        self._move = icon_button("calendar-clock", say("Move the date"))
        self._move.clicked.connect(self._show_move)
        self.first = self.promised
        line = row(gap=6)
        line.addWidget(self.title, 1)
        for field in DAY_COLUMNS:
            line.addWidget(self._days[field])
        line.addWidget(self._move)
        line.addWidget(self.remove)
        self.reason = self.text(say("Why it was moved"), "reason")
        self._moves = QWidget()
        self._moves.setLayout(
            row(
                self.reason,
                meta(say("moved to")),
                self.moved,
                meta(say("everybody told")),
                self.told,
                self._ends(),
                gap=8,
            )
        )
        self._moves.hide()
        self.setLayout(column(line, self._moves, gap=4))

    def _ends(self) -> int:
        """Room under the two buttons, so that the fields stand under the fields."""
        return 2 * self.remove.sizeHint().width() + 4

    def _day(self, field: str) -> DayField:
        made = DayField("", self.context.desk.today())
        made.setFixedWidth(LOOK.px(DAY_WIDTH))
        made.changed.connect(lambda day: self.write(**{field: day}))
        return made

    def _rename(self, text: str) -> None:
        own = text.strip()
        self.write(title="" if own == self._usual else own)

    def _show_move(self) -> None:
        self._moves.show()
        self.moved.setFocus()

    def show_thing(self, one: PromisedDate) -> None:
        say = self.context.wording.say
        self._usual = self.context.wording.code(f"milestone.{one.kind}")
        name = one.title or self._usual
        self.title.show_text(name)
        if not self.title.hasFocus():
            self.title.setCursorPosition(0)
        for field, day in self._days.items():
            day.show_day(getattr(one, field))
        self.reason.show_text(one.reason)
        if one.moved_to is not None or one.reason:
            self._moves.show()
        self._move.setAccessibleName(say("Move {name}", name=name))
        self.reason.setAccessibleName(f"{name}: {say('Why it was moved')}")
        for field, words in (*day_columns(self.context.wording), *_move_words(say)):
            self._days[field].setAccessibleName(f"{name}: {words}")
        self.name_rows(name)


def _move_words(say: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    return ("moved_to", say("moved to")), ("told_on", say("everybody told"))


DAY_COLUMNS: Final = ("promised", "promised_end", "kept")
DAY_WIDTH: Final = 98


def day_columns(wording: Wording) -> tuple[tuple[str, str], ...]:
    """The days of a milestone, and the words over them."""
    say = wording.say
    words = (say("Promised"), say("Last day"), say("Kept"))
    return tuple(zip(DAY_COLUMNS, words, strict=True))


def commit_checked(context: PageContext, field: QLineEdit, write: Callable[[], None]) -> None:
    """Write what a field holds; a Problem marks the field and is said."""
    try:
        write()
    except Problem as problem:
        mark(field, True)
        context.problem(problem)
    else:
        mark(field, False)
