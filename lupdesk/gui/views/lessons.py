"""Erfaringer: five questions to each side after the dialogue, and what to do otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk import importing_lessons, lessons
from lupdesk.desk.importing import read_handed_in
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.kinds import Side
from lupdesk.domain.lessons import HIGHEST, LOWEST, SIDES, means
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson
from lupdesk.domain.things import Guide, Participation, Supplier, Thing
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.next_guide import NextGuideDialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.lesson_panel import LessonPanel
from lupdesk.gui.widgets.answer_list import AnswerList
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, column, row
from lupdesk.gui.widgets.labels import Label, head, meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.question_scores import QuestionRow, QuestionScores, ScoreHeads
from lupdesk.gui.widgets.shortcuts import within

_BUYER: Final = (Side.BUYER, None)
_NOBODY: Final = (Side.SUPPLIER, None)
_WHO: Final = 240
"""Of who answers, at 100 %."""


class LessonsPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset({Lesson, Guide, Supplier, Participation})

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._lessons: list[Lesson] = []
        self._names: dict[UUID, str] = {}
        self._build()
        self.refresh()

    def _build(self) -> None:
        say = self._wording.say
        note = Button(say("Lessons learnt"), kind="quiet", icon="file-text")
        note.clicked.connect(lambda: self._context.go_to("summary:lessons", None))
        bring = Button(say("Import answers …"), kind="quiet", icon="file-input")
        bring.clicked.connect(self._choose_file)
        self._header = PageHeader(say("Lessons"), note, bring)
        self.questions = QuestionScores(self._wording)
        self.questions.picked.connect(lambda _: self._show_answers())
        self.questions.scored.connect(self._score)
        self.lists = {side: AnswerList(side, self._wording, self._who) for side in SIDES}
        for answers in self.lists.values():
            answers.picked.connect(self._pick)
            answers.opened.connect(self._open_answer)
            answers.scored.connect(lambda n: self._edit({"score": n}))
            answers.unwanted.connect(self._remove)
        self.panel = LessonPanel(self._wording)
        self.panel.edited.connect(self._edit)
        self.panel.removed.connect(self._remove)
        self.take_up = Button(say("Take into the next guide …"), kind="primary", icon="list-checks")
        self.take_up.setToolTip("Ctrl+G")
        self.take_up.clicked.connect(self._take_up)
        self._open = meta("", wrap=True)
        self.panel.put_below(self._open, self.take_up)
        middle = column(self._header, gap=12, margins=(24, 8, 16, 16))
        middle.addLayout(column(ScoreHeads(self.questions, self._wording), self.questions, gap=0))
        middle.addWidget(self._below(), 1)
        middle.addLayout(self._new_line())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.panel)
        self.first: QWidget = self.questions
        self.doors = {
            "new-lesson": self.new.setFocus,
            "take-up-lessons": self._take_up,
            "import-lessons": self._choose_file,
        }
        within(self, "Ctrl+G", self._take_up)
        within(self, "Ctrl+N", self.new.setFocus)

    def _below(self) -> QStackedWidget:
        """The answers to the question that is selected, or what to do where there are none."""
        say = self._wording.say
        both = QWidget()
        self._heads: dict[Side, Label] = {side: head("") for side in SIDES}
        line = row(gap=24)
        for side in SIDES:
            line.addLayout(column(self._heads[side], self.lists[side], gap=4), 1)
        both.setLayout(line)
        empty = EmptyState(
            "message-circle-question-mark",
            say("No answers yet"),
            say(
                "When the dialogue is over, ask your own team and the suppliers the same five"
                " questions. Choose who answers below, and press 1 to 5 on a question."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(empty)
        return self._stack

    def _new_line(self) -> QHBoxLayout:
        say = self._wording.say
        self.who = Choice(say("Who answers"))
        # The name of a firm may be long: what was said needs the room.
        self.who.setMaximumWidth(LOOK.px(_WHO))
        self.new = NewLine(
            say("New answer"), hint=say("Write what was said of the question, Enter saves")
        )
        self.new.entered.connect(self._add)
        line = row(self.who, gap=8)
        line.addWidget(self.new, 1)
        return line

    # -- showing ------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        self._lessons = lessons.lessons_of(self._desk, self._procurement)
        firms = suppliers_of(self._desk, self._procurement)
        ever = {one.supplier for one in self._lessons if one.supplier}
        gone = self._desk.ever(Supplier, id=tuple(ever)) if ever else []
        self._names = {one.id: one.name for one in (*gone, *(firm for _, firm in firms))}
        say, code = self._wording.say, self._wording.code
        self.who.set_options(
            [
                (code("side.buyer"), _BUYER),
                (say("A supplier, unnamed"), _NOBODY),
                *((firm.name, (Side.SUPPLIER, firm.id)) for _, firm in firms),
            ]
        )
        told = means(self._lessons)
        self.questions.show_means(
            [
                QuestionRow(one, told[one, Side.BUYER], told[one, Side.SUPPLIER])
                for one in LessonQuestion
            ]
        )
        if self.questions.value() is None:
            self.questions.pick_row(0)
        buyer = sum(one.side is Side.BUYER for one in self._lessons)
        count = self._wording.count
        words = [
            count("{n} answer from the buyer", "{n} answers from the buyer", buyer),
            count("{n} from suppliers", "{n} from suppliers", len(self._lessons) - buyer),
        ]
        self._header.show_line(" · ".join(words) if self._lessons else "")
        waiting = len(lessons.open_lessons(self._desk, self._procurement))
        self._open.setText(
            count(
                "{n} change is not in a guide yet.", "{n} changes are not in a guide yet.", waiting
            )
            if waiting
            else say("No change waits for the next guide.")
        )
        self._show_answers()

    def _show_answers(self) -> None:
        chosen = self.questions.value()
        if chosen is None:
            return
        code = self._wording.code
        for side in SIDES:
            self._heads[side].setText(code(f"lesson.{chosen.question}.{side}"))
            self.lists[side].show_rows(
                [
                    one
                    for one in self._lessons
                    if one.question is chosen.question and one.side is side
                ],
                key=lambda one: one.id,
            )
        self._stack.setCurrentIndex(0 if self._lessons else 1)
        self.panel.setVisible(bool(self._lessons))
        shown = self.panel.lesson
        of_this = [one for side in SIDES for one in self.lists[side].rows.values]
        same = [one for one in of_this if shown is not None and one.id == shown.id]
        first = next(iter(same or of_this), None)
        self.panel.show_lesson(first, self._who)

    def _who(self, one: Lesson) -> str:
        if one.side is Side.BUYER:
            return self._wording.code("side.buyer")
        if one.supplier is None:
            return self._wording.say("A supplier, unnamed")
        return self._names.get(one.supplier, "")

    def _open_answer(self, _one: Lesson) -> None:
        self.panel.text.setFocus()

    def _pick(self, one: Lesson) -> None:
        self.panel.show_lesson(one, self._who)

    # -- acts ---------------------------------------------------------------------------------

    def _score(self, score: int) -> None:
        """By who answers: a new answer, or another score in the one that this one gave."""
        chosen = self.questions.value()
        if chosen is None or not LOWEST <= score <= HIGHEST:
            return
        side, firm = self.who.value()
        known = [
            one
            for one in self._lessons
            if one.question is chosen.question and one.side is side and one.supplier == firm
        ]
        with self._context.trouble():
            if known and (side, firm) != _NOBODY:
                lessons.edit_lesson(self._desk, known[0].id, score=score)
                self._select(known[0].id)
            else:
                self._note(score=score)

    def _add(self) -> None:
        text = self.new.text().strip()
        with self._context.trouble():
            self._note(text=text)
            self.new.show_text("")
            self.new.clear()

    def _note(self, **given: Any) -> None:
        chosen = self.questions.value()
        side, firm = self.who.value()
        made = lessons.add_lesson(
            self._desk, self._procurement, side, chosen.question, supplier=firm, **given
        )
        self.refresh()
        self._select(made)

    def _select(self, id: UUID) -> None:
        for answers in self.lists.values():
            for place, one in enumerate(answers.rows.values):
                if one.id == id:
                    answers.pick_row(place)
                    self._pick(one)

    def _edit(self, fields: dict[str, Any]) -> None:
        one = self.panel.lesson
        if one is not None:
            with self._context.trouble():
                lessons.edit_lesson(self._desk, one.id, **fields)

    def _remove(self) -> None:
        one = self.panel.lesson
        if one is not None:
            with self._context.trouble():
                lessons.remove_lesson(self._desk, one.id)

    def _take_up(self) -> None:
        self.flush()
        dialog = NextGuideDialog(self._context, self._procurement, self)
        if dialog.exec():
            self._context.tell(
                self._wording.say(
                    "A new version of the guide is made. Go to Questions to change it."
                ),
                "ok",
            )
        dialog.deleteLater()

    def _choose_file(self) -> None:
        say = self._wording.say
        name, _ = QFileDialog.getOpenFileName(
            self, say("Import answers"), "", say("Tables (*.csv *.xlsx)")
        )
        if name:
            self.bring_in(Path(name))

    def bring_in(self, path: Path) -> None:
        """A bad row stops the whole: what is wrong is said, and nothing is taken in."""
        said = {
            self._wording.code(f"lesson.{question}.{side}"): question
            for question in LessonQuestion
            for side in SIDES
        }
        with self._context.trouble():
            data = read_handed_in(path)
            taken = importing_lessons.import_lessons(
                self._desk, self._procurement, data, path.name, said
            )
            words = self._wording.count(
                "{n} answer taken in.", "{n} answers taken in.", taken.taken
            )
            self._context.tell(words, "ok")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())

    def flush(self) -> None:
        self.panel.flush()

    def show_thing(self, id: UUID) -> None:
        one = self._desk.get(Lesson, id)
        if one is None:
            self.questions.setFocus()
            return
        self.questions.pick_row(list(LessonQuestion).index(one.question))
        self._select(id)
        self.lists[one.side].setFocus()
