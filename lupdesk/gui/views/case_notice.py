"""What the rules compare and reckon with: the notice, the choice among suppliers, the contract."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lupdesk.desk.session import Desk
from lupdesk.domain.things import Procurement
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import DayField, LongText, TextField, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import body
from lupdesk.wording import Wording

Write = Callable[..., None]
_DAYS: Final = ("contract_signed_on", "contract_ends_on", "keep_until")


class NoticeFields(QWidget):
    """``write`` is the act for fields of the procurement."""

    def __init__(self, wording: Wording, write: Write) -> None:
        super().__init__()
        say = wording.say
        self.text = LongText(
            say("Text of the notice"),
            hint=say("The short description, as it is or will be published"),
            lines=3,
        )
        self.text.committed.connect(lambda text: write(notice_text=text.strip()))
        self.setLayout(column(body(say("Notice"), strong=True), self.text, gap=8))

    def show_case(self, case: Procurement) -> None:
        self.text.show_text(case.notice_text)

    def flush(self) -> None:
        self.text.commit()


class ContractFields(QWidget):
    def __init__(self, desk: Desk, wording: Wording, write: Write) -> None:
        super().__init__()
        say = wording.say
        self.criteria = TextField(
            say("How suppliers are chosen for a one-to-one"), hint=say("Empty: all get one")
        )
        self.criteria.committed.connect(lambda text: write(slot_criteria=text.strip()))
        names = dict(day_names(wording))
        self.days = {
            field: self._day(desk, names[field], field, write)
            for field in ("criteria_published_on", *_DAYS)
        }
        self.threshold = QCheckBox(say("Above the EEA threshold"))
        self.threshold.setFont(LOOK.font())
        self.threshold.clicked.connect(lambda on: write(above_threshold=on))
        chosen = row(gap=16)
        chosen.addLayout(named(say("How suppliers are chosen for a one-to-one"), self.criteria), 1)
        chosen.addLayout(self._named("criteria_published_on", names))
        days = row(gap=16)
        for field in _DAYS:
            days.addLayout(self._named(field, names))
        days.addStretch(1)
        self.setLayout(
            column(
                body(say("Choice and contract"), strong=True),
                chosen,
                days,
                self.threshold,
                gap=8,
            )
        )

    @staticmethod
    def _day(desk: Desk, name: str, field: str, write: Write) -> DayField:
        made = DayField(name, desk.today())
        made.setFixedWidth(LOOK.px(120))
        made.changed.connect(lambda day: write(**{field: day}))
        return made

    def _named(self, field: str, names: dict[str, str]) -> QVBoxLayout:
        return named(names[field], self.days[field])

    def show_case(self, case: Procurement) -> None:
        self.criteria.show_text(case.slot_criteria)
        for field, day in self.days.items():
            day.show_day(getattr(case, field))
        self.threshold.setChecked(case.above_threshold)


def day_names(wording: Wording) -> tuple[tuple[str, str], ...]:
    say = wording.say
    return (
        ("criteria_published_on", say("Published")),
        ("contract_signed_on", say("Contract signed")),
        ("contract_ends_on", say("Contract ends")),
        ("keep_until", say("To be kept until")),
    )


def day_lines(case: Procurement, wording: Wording) -> list[str]:
    """The days of contract and keeping that stand, in words."""
    return [
        f"{name} {wording.date(getattr(case, field))}"
        for field, name in day_names(wording)
        if field in _DAYS and getattr(case, field) is not None
    ]
