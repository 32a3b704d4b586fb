"""Likebehandling: what the rules found, and who was asked, told and given what."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk import judging, treatment
from lupdesk.desk.standing import Standing, standing_beside
from lupdesk.domain.audience import BUYER_TEAM
from lupdesk.domain.conditions import Unlike
from lupdesk.domain.kinds import DocumentKind, SheetKind
from lupdesk.domain.question_matrix import PUT
from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.domain.things import (
    Participation,
    Procurement,
    Question,
    Sending,
    TeamMember,
    Thing,
)
from lupdesk.domain.treatment import (
    Adviser,
    Answer,
    Dispatch,
    Gap,
    Publication,
    Reason,
    RuleSetting,
    SignUp,
)
from lupdesk.gui.context import PageContext
from lupdesk.gui.doors import HERE, door_of
from lupdesk.gui.doors import KINDS as DOORS
from lupdesk.gui.jobs import Job, Progress
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.answers import AnswersView
from lupdesk.gui.views.finding_list import FindingList
from lupdesk.gui.views.ledger import LedgerView
from lupdesk.gui.views.paper_export import export_table_to_file, export_to_file
from lupdesk.gui.views.people import PeopleView
from lupdesk.gui.views.rule_numbers import NumbersView
from lupdesk.gui.views.sign_up import SignUpView
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import TextField
from lupdesk.gui.widgets.finding_block import SIGNS
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, column, row
from lupdesk.gui.widgets.labels import Picture, meta
from lupdesk.gui.widgets.question_grid import GridScroll, Line, QuestionGrid
from lupdesk.gui.widgets.switch import Switch
from lupdesk.wording import N_

_TABS: Final = (
    (N_("Questions and time"), N_("Questions and time per supplier")),
    (N_("Who was told"), N_("Who was told what")),
    (N_("Q and A"), N_("Questions and answers")),
    (N_("Impartiality"), N_("Impartiality and advisers")),
    (N_("Sign-up"), N_("Sign-up and what was told of it")),
    (N_("Numbers"), N_("The rules' numbers")),
)
"""The name of each view where room is scarce, and in full."""
_VIEWS: Final = {"ledger": 1, "answers": 2, "people": 3, "sign-up": 4}
"""The views that a door leads to."""
_WIDE: Final = 1500
"""From this width of the page the findings are read without being cut."""
_WAIT: Final = 120
"""Milliseconds without a further change before the rules are asked again."""


class TreatmentPage(Ground):
    KINDS: frozenset[type[Thing]] = DOORS | {
        TeamMember,
        Adviser,
        Answer,
        Dispatch,
        Gap,
        Publication,
        Participation,
        Reason,
        RuleSetting,
        Sending,
        SignUp,
    }

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._job: Job | None = None
        self.standing: Standing | None = None
        self._stale = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT)
        self._later.timeout.connect(self._ask)
        self._build()
        self._ask()

    def _build(self) -> None:
        say = self._wording.say
        self.findings = FindingList(self._wording)
        self.findings.picked.connect(self._light)
        self.findings.opened.connect(self._open)
        self.findings.reasoned.connect(self._give_reason)
        self._counts = QHBoxLayout()
        self._counts.setSpacing(8)
        self._protocol = Button(say("Protocol …"), kind="quiet", icon="file-text")
        self._protocol.clicked.connect(self._write_protocol)
        header = PageHeader(say("Equal treatment"), self._protocol)
        left = self._left = QWidget()
        found = column(header, self._counts_row(), gap=8)
        found.addWidget(self.findings, 1)
        left.setLayout(found)
        self.views = Switch(say("Show"), [self._wording.constant(short) for short, _ in _TABS])
        for part, (_, whole) in zip(self.views.parts, _TABS, strict=True):
            part.setToolTip(self._wording.constant(whole))
            part.setAccessibleName(self._wording.constant(whole))
        self.grid = QuestionGrid(self._wording)
        self.grid.moved.connect(lambda *_: self._tell_cell())
        self._cell = meta("", wrap=True)
        self._gap = TextField(say("Why not asked"), hint=say("Why not asked; Enter saves"))
        self._gap.committed.connect(lambda text: self._explain(reason=text))
        self._follow = TextField(
            say("What will be done about it"), hint=say("What will be done about it; Enter saves")
        )
        self._follow.committed.connect(lambda text: self._explain(follow_up=text))
        self.grid.opened.connect(lambda *_: self._gap.setFocus())
        self.ledger = LedgerView(self._context, self._procurement)
        self.answers = AnswersView(self._context, self._procurement)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._grid_page())
        self._stack.addWidget(self.ledger)
        self._stack.addWidget(self.answers)
        self.people = PeopleView(self._context, self._procurement)
        self.numbers = NumbersView(self._context, self._procurement)
        self._stack.addWidget(self.people)
        self.sign_up = SignUpView(self._context, self._procurement)
        self._stack.addWidget(self.sign_up)
        self._stack.addWidget(self.numbers)
        self.views.turned.connect(self._stack.setCurrentIndex)
        self.views.serve(self, self._first_of_view)
        card = Ground("card")
        inside = column(self.views, gap=12, margins=(20, 12, 20, 16))
        inside.addWidget(self._stack, 1)
        card.setLayout(inside)
        layout = row(left, gap=16, margins=(24, 8, 24, 16))
        layout.addWidget(card, 1)
        self.setLayout(layout)
        self.first: QWidget = self.findings.rows
        self.doors = {
            "protocol": self._write_protocol,
            "table-matrix": partial(self._export_table, SheetKind.MATRIX),
            "table-ledger": partial(self._export_table, SheetKind.LEDGER),
            "new-answer": self._begin_answer,
        }

    def _counts_row(self) -> QWidget:
        holder = QWidget()
        self._signs = {one: (Picture(*SIGNS[one]), meta("")) for one in Severity}
        parts: list[QWidget | int] = []
        for picture, words in self._signs.values():
            picture.hide()  # until the rules have answered
            parts += [picture, words, 8]
        holder.setLayout(row(*parts, None, gap=6))
        return holder

    def _grid_page(self) -> QWidget:
        """The table, or what makes one."""
        say = self._wording.say
        way = Button(say("To the questions"), icon="list-checks")
        way.clicked.connect(lambda: self._context.go_to("questions", None))
        empty = EmptyState(
            "list-checks",
            say("Nothing to hold against each other yet"),
            say(
                "When suppliers take part and the guide has questions, it shows who was asked what."
            ),
            way,
        )
        self.compared = QStackedWidget()
        self.compared.addWidget(self._table())
        self.compared.addWidget(empty)
        return self.compared

    def _table(self) -> QWidget:
        page = QWidget()
        self._legend = meta("", wrap=True)
        inside = column(gap=8)
        inside.addWidget(GridScroll(self.grid), 1)
        inside.addWidget(self._cell)
        inside.addLayout(row(self._gap, self._follow))
        inside.addWidget(self._legend)
        page.setLayout(inside)
        return page

    # -- showing ------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        self._later.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: the rules can wait until somebody does."""
        self._stale = self._stale or self._later.isActive()
        self._later.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._later.start()

    def _ask(self) -> None:
        if self._job is not None:
            self._job.drop()
        path, clock, procurement = self._desk.working_path, self._desk.clock, self._procurement

        def work(progress: Progress) -> Standing:
            progress.step(0, 1)
            return standing_beside(path, procurement, clock)

        self._job = self._context.jobs.run(work, self._show)

    def _show(self, found: Standing) -> None:
        self._job = None
        self.standing = found
        self.findings.show_findings(found.findings)
        self._show_counts(found)
        self._show_grid(found)
        self.ledger.show_standing(found)
        self.answers.show_standing(found)
        self.people.show_standing(found)
        self.numbers.show_standing(found)
        self.sign_up.show_standing(found)

    def _show_counts(self, found: Standing) -> None:
        count = self._wording.count
        number = Counter(one.severity for one in found.findings)
        words = {
            Severity.STOP: count("{n} stop", "{n} stops", number[Severity.STOP]),
            Severity.WARN: count("{n} warning", "{n} warnings", number[Severity.WARN]),
            Severity.INFO: count(
                "{n} for information", "{n} for information", number[Severity.INFO]
            ),
        }
        for severity, (picture, label) in self._signs.items():
            picture.setVisible(number[severity] > 0)
            label.setVisible(number[severity] > 0)
            label.setText(words[severity])

    def _show_grid(self, found: Standing) -> None:
        rows = [one for one in found.matrix.rows if not one.dropped]
        met = {one.supplier: one for one in found.conditions.lines}
        lines = []
        for place, supplier in enumerate(found.matrix.suppliers):
            times = met.get(supplier)
            lines.append(
                Line(
                    supplier,
                    found.name(supplier),
                    tuple(one.cells[place] for one in rows),
                    times.actual_minutes if times else None,
                    times is not None and Unlike.LENGTH in times.unlike,
                )
            )
        usual = Counter(one.planned_minutes for one in found.conditions.lines).most_common(1)
        self._legend.setText(self._legend_words(any(one.core for one in rows)))
        self.grid.show_grid(rows, lines, usual[0][0] if usual else 0)
        self.compared.setCurrentIndex(0 if rows and lines else 1)
        self._tell_cell()

    def _legend_words(self, core: bool) -> str:
        say = self._wording.say
        words = say(
            "● asked in the meeting   ○ in writing   – not asked, with a reason   △ not asked, or too far from the plan"
        )
        more = say("◆ core question")
        return f"{words}   {more}" if core else words

    def _tell_cell(self) -> None:
        cell = self.grid.under()
        self._cell.setText(self.grid.words())
        for field in (self._gap, self._follow):
            field.setEnabled(cell is not None and cell.state not in PUT)
        if cell is not None:
            self._gap.show_text(cell.reason)
            self._follow.show_text(cell.follow_up)

    def _light(self, one: Finding | None) -> None:
        about = one.about if one is not None and one.kind is Question else None
        self.grid.light(frozenset({about} if about else ()))

    def _first_of_view(self) -> QWidget:
        """Where the keyboard goes on in the view that is shown."""
        at = self.views.value()
        first: QWidget = (
            self.grid,
            self.ledger.rows,
            self.answers.rows,
            self.people.rows,
            self.sign_up.rows,
            self.numbers.late,
        )[at]
        return first if first.isVisibleTo(self) else self.views.parts[at]

    # -- acts ---------------------------------------------------------------------------------

    def _begin_answer(self) -> None:
        self.views.turn(_VIEWS["answers"])
        self.answers.begin_new()

    def _open(self, one: Finding) -> None:
        door = door_of(one, self._desk.get)
        if door.page != HERE:
            self._context.go_to(door.key, door.thing)
            return
        self.views.turn(_VIEWS[door.part])
        if door.part == "sign-up":
            self.sign_up.show_told()
        elif door.part == "people" and door.thing is not None:
            self.people.show_thing(door.thing)

    def _give_reason(self, one: Finding, text: str) -> None:
        with self._context.trouble():
            judging.write_reason(self._desk, self._procurement, one, text)

    def _explain(self, **said: str) -> None:
        """The reason or what will be done; the other one stays."""
        found, cell = self.grid.cell(), self.grid.under()
        if found is None or cell is None:
            return
        known = {"reason": cell.reason, "follow_up": cell.follow_up}
        with self._context.trouble():
            treatment.set_gap(
                self._desk, found[0].supplier, found[1].question.id, **{**known, **said}
            )
        self.grid.setFocus()

    def _export_table(self, kind: SheetKind) -> None:
        export_table_to_file(self._context, self._procurement, kind, self)

    def _write_protocol(self) -> None:
        reference = self._desk.the(Procurement, self._procurement).reference
        name = f"{self._wording.code('document.protocol')} {reference}"
        export_to_file(
            self._context,
            self._procurement,
            DocumentKind.PROTOCOL,
            BUYER_TEAM,
            None,
            name,
            self,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide, little = self.width() >= _WIDE, self.width() < 1000
        usual = 440 if wide else 264 if little else min(LOOK.px(340), self.width() // 3)
        self._left.setFixedWidth(usual)

    def flush(self) -> None:
        self.answers.flush()
        self.people.flush()
        self.sign_up.flush()

    def show_thing(self, id: UUID) -> None:
        for place, one in enumerate(self.findings.rows.rows.values):
            if one.about == id:
                self.findings.rows.pick_row(place)
                return
