"""Questions from suppliers and answers to everybody, both worded without the asker."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk import answering, telling
from lupdesk.desk.standing import Judgement, Standing
from lupdesk.domain.kinds import PublicationKind
from lupdesk.domain.things import Supplier
from lupdesk.domain.treatment import Answer
from lupdesk.gui.context import PageContext
from lupdesk.gui.icons import pixmap
from lupdesk.gui.judged import Judged
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, LongText, TextField, named
from lupdesk.gui.widgets.frames import EmptyState, column, row
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.gui.widgets.word_watch import NameWatch

_ROW: Final = 54


class AnswersView(QWidget):
    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._out: dict[UUID, str] = {}
        say = self._wording.say
        self._line = meta("")
        self._publish = Button(say("Publish to all …"), icon="share-2")
        self._publish.clicked.connect(self._publish_all)
        self.rows = RowList(say("Questions and answers"), _ROW, self._draw, self._say)
        self.rows.picked.connect(self._pick)
        empty = EmptyState(
            "message-circle-question-mark",
            say("No questions yet"),
            say("Write a question below as everybody may read it, or take one over from Inputs."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(empty)
        self._new = NewLine(
            say("New question"), hint=say("A question, worded without the asker; Enter adds it")
        )
        self._new.entered.connect(self._add)
        self.question = LongText(say("Question"), lines=2)
        self.question.committed.connect(lambda text: self._edit(question=text))
        self.answer = LongText(say("Answer"), lines=3)
        self.answer.committed.connect(lambda text: self._edit(answer=text))
        self.rows.opened.connect(lambda _: self.answer.setFocus())
        self.exempt = TextField(
            say("Why not to everybody"), hint=say("Only practical, or a secret of the asker")
        )
        self.exempt.committed.connect(lambda text: self._edit(exempt_reason=text.strip()))
        self.asker = Choice(say("Asked by"))
        self.asker.chosen.connect(self._note_asker)
        self._remove = Button(say("Remove"), kind="quiet", icon="trash-2")
        self._remove.clicked.connect(self._take_away)
        fields = (self.question, self.answer, self._new)
        self.watches = [NameWatch(field, self._wording) for field in fields]
        self._judged = Judged(context.desk, context.jobs, self._know, self, rules=False)
        self.installEventFilter(self._judged)
        self._one = QWidget()
        self._one.setLayout(
            column(
                named(say("Question"), self.question),
                self.watches[0],
                named(say("Answer"), self.answer),
                self.watches[1],
                self._last_line(),
                gap=8,
            )
        )
        layout = column(row(self._line, None, self._publish), gap=8)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._new)
        layout.addWidget(self.watches[2])
        layout.addWidget(self._one)
        self.setLayout(layout)

    def _last_line(self) -> QHBoxLayout:
        say = self._wording.say
        line = row(gap=16)
        line.addLayout(named(say("Why not to everybody"), self.exempt), 2)
        line.addLayout(named(say("Asked by (for us alone)"), self.asker), 1)
        line.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    # -- showing ------------------------------------------------------------------------------

    def show_standing(self, found: Standing) -> None:
        out = {one.id: one for one in found.case.publications if one.published_at is not None}
        self._out = {}
        for one in found.case.answers:
            told = out.get(one.publication) if one.publication else None
            if told is not None and told.published_at is not None:
                self._out[one.id] = self._wording.short_date(told.published_at)
        self._offer_askers(found)
        self.rows.show_rows(found.case.answers, key=lambda one: one.id)
        self._stack.setCurrentIndex(0 if found.case.answers else 1)
        waiting = telling.waiting_answers(found.case)
        self._publish.setEnabled(bool(waiting))
        count = self._wording.count
        self._line.setText(
            count(
                "{n} answer waits to be published", "{n} answers wait to be published", len(waiting)
            )
            if waiting
            else ""
        )
        self._pick(self.rows.value())
        self._judged.ask(self._procurement)

    def _offer_askers(self, found: Standing) -> None:
        """Suppliers of the case first, then the rest of the register: anybody may ask."""
        case = {one.id: one.name for one in found.case.suppliers}
        rest = {one.id: one.name for one in self._desk.all(Supplier) if one.id not in case}
        gone = {
            id: firm.name
            for id in {one.asked_by for one in found.case.answers} - case.keys() - rest.keys()
            if id is not None
            for firm in self._desk.ever(Supplier, id=id)
        }
        options: list[tuple[str, UUID | None]] = [(self._wording.say("Not stated"), None)]
        for names in (case, rest, gone):
            options += sorted(((name, id) for id, name in names.items()), key=lambda one: one[0])
        self.asker.set_options(options)

    def _know(self, judgement: Judgement) -> None:
        for watch in self.watches:
            watch.know(judgement.names)

    def _pick(self, one: Answer | None) -> None:
        self._one.setVisible(one is not None)
        if one is None:
            return
        published = one.id in self._out
        for field, text in (
            (self.question, one.question),
            (self.answer, one.answer),
            (self.exempt, one.exempt_reason),
        ):
            field.show_text(text)
            field.setReadOnly(published)
        self.asker.show_value(one.asked_by)
        self._remove.setEnabled(not published)

    def _state(self, one: Answer) -> tuple[str, str, str]:
        say = self._wording.say
        if one.id in self._out:
            return "circle-check", "ok", say("All, {day}", day=self._out[one.id])
        if one.exempt_reason:
            return "info", "text2", say("Not for all")
        if not one.answer.strip():
            return "triangle-alert", "warn", say("Not answered")
        return "circle-dashed", "warn", say("Not published")

    def _say(self, one: Answer) -> str:
        return f"{one.number}. {one.question} {one.answer} {self._state(one)[2]}"

    def _draw(self, painter: QPainter, rect: QRect, one: Answer, selected: bool) -> None:
        inside = rect.adjusted(8, 4, -8, -5)
        half = inside.height() // 2
        state_width = LOOK.px(150)
        number = LOOK.px(32)
        put(painter, QRect(inside.left(), inside.top(), number, half), str(one.number))
        words = QRect(
            inside.left() + number, inside.top(), inside.width() - number - state_width - 12, half
        )
        put(painter, words, one.question)
        put(painter, words.translated(0, half), one.answer or "–", Size.SMALL, token="text2")
        icon, token, state = self._state(one)
        left = words.right() + 12
        painter.drawPixmap(left, inside.center().y() - LOOK.px(9), pixmap(icon, token, 18))
        place = QRect(left + LOOK.px(24), inside.top(), state_width - LOOK.px(24), inside.height())
        put(painter, place, state, Size.SMALL, token=token)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    # -- acts ---------------------------------------------------------------------------------

    def begin_new(self) -> None:
        self._new.setFocus()

    def _add(self) -> None:
        text = self._new.text().strip()
        if not text:
            return
        with self._context.trouble():
            answering.add_answer(self._desk, self._procurement, question=text)
            self._new.clear()

    def _edit(self, **fields: str) -> None:
        one = self.rows.value()
        if one is None or all(getattr(one, name) == value for name, value in fields.items()):
            return
        with self._context.trouble():
            answering.edit_answer(self._desk, one.id, **fields)

    def _note_asker(self, asker: UUID | None) -> None:
        one = self.rows.value()
        if one is not None and one.asked_by != asker:
            with self._context.trouble():
                answering.edit_answer(self._desk, one.id, asked_by=asker)

    def _take_away(self) -> None:
        one = self.rows.value()
        if one is not None:
            with self._context.trouble():
                answering.remove_answer(self._desk, one.id)

    def _publish_all(self) -> None:
        with self._context.trouble():
            telling.publish(self._desk, self._procurement, PublicationKind.ANSWERS)

    def flush(self) -> None:
        self.question.commit()
        self.answer.commit()
