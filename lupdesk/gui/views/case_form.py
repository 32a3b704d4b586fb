"""The case to write: each field is committed when it is left, each as one act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from lupdesk.desk import benefits, procurements
from lupdesk.desk.standing import Judgement
from lupdesk.domain.kinds import Milestone
from lupdesk.domain.results import Target
from lupdesk.domain.things import Buyer, Procurement, PromisedDate, TeamMember
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.ask import ask
from lupdesk.gui.judged import Judged
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.case_notice import ContractFields, NoticeFields
from lupdesk.gui.views.case_rows import (
    DAY_WIDTH,
    BuyerRow,
    CaseRow,
    DateRow,
    MemberRow,
    TargetRow,
    day_columns,
)
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.edit_rows import EditRows
from lupdesk.gui.widgets.fields import Choice, LongText, TextField, mark, named
from lupdesk.gui.widgets.frames import TwoColumns, column, row
from lupdesk.gui.widgets.labels import body, head
from lupdesk.gui.widgets.word_watch import NameWatch
from lupdesk.problems import Problem


class CaseForm(TwoColumns):
    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._procurement = procurement
        self._make_fields()
        self._watch_words()
        self._make_rows()
        left = column(
            self._about(),
            12,
            column(self.notice, self.watches[self.notice.text], gap=4),
            12,
            *self._part(context.wording.say("Buyers"), self._buyers, self._new_buyer),
            12,
            *self._part(context.wording.say("Team"), self._team, self._new_member),
            12,
            row(self.remove, None),
            None,
            gap=8,
        )
        right = column(
            body(context.wording.say("Timeline"), strong=True),
            self._day_heads(),
            self._dates,
            row(self._new_date, None),
            12,
            *self._part(
                context.wording.say("What shall be measured"), self._targets, self._new_target
            ),
            12,
            self.contract,
            None,
            gap=8,
        )
        self.share(left, right, (9, 11), gap=32)

    # -- making ---------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        say = self._context.wording.say
        self.reference = self._text_field(say("Reference"), "reference")
        self.title = self._text_field(say("Title"), "title")
        self.effect = LongText(
            say("What shall be better"), hint=say("The effect, not the solution"), lines=3
        )
        self.effect.committed.connect(lambda text: self._edit(effect=text.strip()))
        self.for_whom = self._text_field(say("For whom"), "for_whom")
        self.archive_case = self._text_field(say("Archive case"), "archive_case")
        self.cpv = TextField(say("CPV codes"), hint="35121700, 85320000")
        self.cpv.committed.connect(
            lambda text: self._edit_codes(self.cpv, text, "cpv", procurements.read_cpv)
        )
        self.nuts = TextField(say("NUTS codes"), hint="NO0A3")
        self.nuts.committed.connect(
            lambda text: self._edit_codes(self.nuts, text, "nuts", procurements.read_nuts)
        )
        self.language = Choice(
            say("Language of the documents"), [(say("Norwegian"), "nb"), (say("English"), "en")]
        )
        self.language.chosen.connect(lambda value: self._edit(language=value))
        self.notice = NoticeFields(self._context.wording, self._edit)
        self.contract = ContractFields(self._desk, self._context.wording, self._edit)

        self.remove = Button(say("Remove the procurement …"), kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self._take_away)

    def _watch_words(self) -> None:
        """In what everybody will read: title, need and notice."""
        fields = (self.title, self.effect, self.for_whom, self.notice.text)
        self.watches = {field: NameWatch(field, self._context.wording) for field in fields}
        self._judged = Judged(self._desk, self._context.jobs, self._know, self, rules=False)
        self.installEventFilter(self._judged)

    def _know(self, judgement: Judgement) -> None:
        for watch in self.watches.values():
            watch.know(judgement.names)

    def _text_field(self, name: str, field: str) -> TextField:
        made = TextField(name)
        made.committed.connect(lambda text: self._edit(**{field: text.strip()}))
        return made

    def _make_rows(self) -> None:
        say, context = self._context.wording.say, self._context
        self._buyers = EditRows(lambda id: BuyerRow(context, id))
        self._team = EditRows(lambda id: MemberRow(context, id))
        self._dates = EditRows(lambda id: DateRow(context, id))
        self._targets = EditRows(lambda id: TargetRow(context, id))
        self._new_buyer = self._adder(say("Add a buyer"), self._add_buyer)
        self._new_member = self._adder(say("Add a person"), self._add_member)
        self._new_target = self._adder(say("Add what shall be measured"), self._add_target)
        self._new_date = Button(say("Add a milestone"), kind="quiet", icon="plus")
        menu = QMenu(self._new_date)
        for kind in Milestone:
            action = menu.addAction(context.wording.code(f"milestone.{kind}").replace("&", "&&"))
            action.triggered.connect(lambda _=False, kind=kind: self.add_date(kind))
        self._new_date.setMenu(menu)

    def _adder(self, name: str, add: Callable[[str], object]) -> TextField:
        """A field at the end of the rows: Enter makes what was typed a row of its own."""
        field = TextField(name, hint=name)

        def take(text: str) -> None:
            if text.strip():
                with self._context.trouble():
                    add(text.strip())
                    field.clear()

        field.committed.connect(take)
        return field

    def _about(self) -> QWidget:
        say = self._context.wording.say
        top = row(gap=16)
        top.addLayout(named(say("Reference"), self.reference), 1)
        top.addLayout(named(say("Archive case"), self.archive_case), 1)
        codes = row(gap=16)
        codes.addLayout(named(say("CPV codes"), self.cpv), 1)
        codes.addLayout(named(say("NUTS codes"), self.nuts), 1)
        about = QWidget()
        about.setLayout(
            column(
                self._watched(say("Title"), self.title),
                top,
                self._watched(say("What shall be better"), self.effect),
                self._watched(say("For whom"), self.for_whom),
                codes,
                named(say("Language of the documents"), self.language),
                gap=12,
            )
        )
        return about

    def _watched(self, name: str, field: LongText | TextField) -> QVBoxLayout:
        return column(named(name, field), self.watches[field], gap=4)

    def _day_heads(self) -> QWidget:
        heads = QWidget()
        line = row(None, gap=6)
        for _, words in day_columns(self._context.wording):
            label = head(words)
            label.setFixedWidth(LOOK.px(DAY_WIDTH))
            line.addWidget(label)
        line.addSpacing(2 * self._new_date.sizeHint().height() + 6)
        heads.setLayout(line)
        return heads

    @staticmethod
    def _part(words: str, rows: EditRows, adder: QWidget) -> tuple[QWidget, ...]:
        return body(words, strong=True), rows, adder

    # -- showing --------------------------------------------------------------------------------

    def show_case(self, case: Procurement) -> None:
        self.reference.show_text(case.reference)
        self.title.show_text(case.title)
        self.effect.show_text(case.effect)
        self.for_whom.show_text(case.for_whom)
        self.archive_case.show_text(case.archive_case)
        self.cpv.show_text(", ".join(case.cpv))
        self.nuts.show_text(", ".join(case.nuts))
        self.language.show_value(case.language)
        self.notice.show_case(case)
        self.contract.show_case(case)
        for rows, kind in (
            (self._buyers, Buyer),
            (self._team, TeamMember),
            (self._dates, PromisedDate),
            (self._targets, Target),
        ):
            rows.show_things(self._desk.all(kind, procurement=case.id))
        self._judged.ask(case.id)

    def row_of(self, id: UUID) -> CaseRow | None:
        """The line of a buyer, a date, a target or somebody of the team."""
        for rows in (self._buyers, self._team, self._dates, self._targets):
            if (found := rows.row_of(id)) is not None:
                line: CaseRow = found
                return line
        return None

    def part(self, name: str) -> QWidget:
        """The field of that name; the title where there is none."""
        found: dict[str, QWidget] = {
            "effect": self.effect,
            "for_whom": self.for_whom,
            "cpv": self.cpv,
            "nuts": self.nuts,
            "language": self.language,
            "archive_case": self.archive_case,
            "notice": self.notice.text,
            "buyer": self._new_buyer,
            "date": self._new_date,
            **self.contract.days,
        }
        return found.get(name, self.title)

    # -- acts -----------------------------------------------------------------------------------

    def _edit(self, **fields: Any) -> None:
        with self._context.trouble():
            procurements.edit_procurement(self._desk, self._procurement, **fields)

    def _edit_codes(
        self,
        where: QLineEdit,
        text: str,
        field: str,
        read: Callable[[str], tuple[str, ...]],
    ) -> None:
        try:
            codes = read(text)
        except Problem as problem:
            mark(where, True)
            self._context.problem(problem)
            return
        mark(where, False)
        self._edit(**{field: codes})

    def _add_buyer(self, name: str) -> None:
        procurements.add_buyer(self._desk, self._procurement, procurements.Body(name))

    def _add_member(self, name: str) -> None:
        procurements.add_member(self._desk, self._procurement, procurements.Person(name))

    def _add_target(self, what: str) -> None:
        benefits.add_benefit(self._desk, self._procurement, what)

    def add_date(self, kind: Milestone) -> None:
        """A milestone without a day yet; its row takes the focus."""
        with self._context.trouble():
            made = procurements.add_date(self._desk, self._procurement, kind, None)
            self._dates.show_things(self._desk.all(PromisedDate, procurement=self._procurement))
            self._dates.row_of(made).start()

    def _take_away(self) -> None:
        say = self._context.wording.say
        sentence = say(
            "It goes out of the lists. Nothing of it is erased, and Ctrl+Z brings it back."
        )
        name, do = say("Remove the procurement"), say("Remove")
        if ask(name, sentence, do, self._context.wording, self.window()):
            with self._context.trouble():
                procurements.remove_procurement(self._desk, self._procurement)

    def flush(self) -> None:
        """Commit the field that is being typed in."""
        here = self.window().focusWidget()
        if isinstance(here, TextField) and self.isAncestorOf(here):
            here.editingFinished.emit()
        self.effect.commit()
        self.notice.flush()
