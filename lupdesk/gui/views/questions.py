"""Spørsmål: the question guide, in order and in versions."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from lupdesk.desk import guides
from lupdesk.desk.importing import TableKind
from lupdesk.desk.standing import Judgement
from lupdesk.domain.anonymising import Names
from lupdesk.domain.results import DialogueTemplate, Lesson
from lupdesk.domain.short_names import short_name_of
from lupdesk.domain.things import Guide, Meeting, Procurement, Question, Thing
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.begin_dialogue import BeginDialog
from lupdesk.gui.dialogs.import_table import ImportDialog
from lupdesk.gui.dialogs.next_guide import NextGuideDialog
from lupdesk.gui.dialogs.save_template import SaveTemplateDialog
from lupdesk.gui.judged import Judged
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.guide_notes import guide_notes
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.fields import Choice
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, column, row
from lupdesk.gui.widgets.labels import Picture, meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.question_list import QuestionEditor, QuestionLine, QuestionList
from lupdesk.gui.widgets.shortcuts import within
from lupdesk.gui.widgets.word_watch import NameWatch


class QuestionsPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset(
        {Guide, Question, Meeting, Procurement, DialogueTemplate, Lesson}
    )

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._procurement = procurement
        self._guide: Guide | None = None
        self._was_latest = True
        self._follow: UUID | None = None
        self._build()
        self.refresh()

    def _build(self) -> None:
        say = self._context.wording.say
        self.version = Choice(say("Version of the guide"))
        self.version.chosen.connect(self._show_version)
        self.new_version = Button(say("New version"), kind="quiet", icon="copy")
        self.new_version.clicked.connect(self._add_version)
        self.bring = Button(say("Import"), kind="quiet", icon="file-input")
        self.bring.clicked.connect(self.bring_in)
        self.send = icon_button("send", say("Send as a form …"))
        self.send.clicked.connect(self._send_form)
        self.read = icon_button("message-square-text", say("Read in written answers …"))
        self.read.clicked.connect(self._read_written)
        self.learnt = icon_button("graduation-cap", say("Take lessons into the next guide"))
        self.learnt.clicked.connect(self._take_lessons)
        self.begin = icon_button("book-open", say("Begin from a template or an earlier one …"))
        self.begin.clicked.connect(self.begin_from)
        self.keep = icon_button("save", say("Save as a template …"))
        self.keep.clicked.connect(self.save_as)
        buttons = (self.learnt, self.begin, self.keep, self.send, self.read)
        self._header = PageHeader(
            say("Questions"), self.version, self.new_version, *buttons, self.bring
        )
        self._notice_words = meta("", wrap=True)
        self._notice = QWidget()
        notice = row(Picture("info", "accent", 18), gap=8)
        notice.addWidget(self._notice_words, 1)
        self._notice.setLayout(notice)
        self.list = QuestionList(self._context.wording)
        self.list.edited.connect(self._edit)
        self.list.moved.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.picked.connect(lambda _: self._enable())
        self.new = NewLine(say("New question"), hint=say("Write a question and press Enter"))
        self.new.entered.connect(self._add)
        self._tools = self._make_tools()
        self._watched = self._watch_words()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none_yet())
        middle = column(self._header, self._notice, gap=12, margins=(24, 8, 24, 8))
        middle.addWidget(self._stack, 1)
        middle.addLayout(column(self._tools, self._watched, gap=4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(middle)
        self.first: QWidget = self.new
        self.doors = {
            "new-question": self.new.setFocus,
            "new-guide": self._add_version,
            "send-questions": self._send_form,
            "read-written": self._read_written,
            "import-forms": self._import_forms,
            "begin-from": self.begin_from,
            "save-template": self.save_as,
        }
        within(self, "Ctrl+N", self.new.setFocus)
        within(self, "Alt+K", self.core.click)

    def _take_lessons(self) -> None:
        dialog = NextGuideDialog(self._context, self._procurement, self)
        dialog.exec()
        dialog.deleteLater()

    def _send_form(self) -> None:
        from lupdesk.gui.dialogs.send_form import SendFormDialog

        SendFormDialog(self._context, self._procurement, None, self).exec()

    def _read_written(self) -> None:
        from lupdesk.gui.dialogs.read_answer import ReadAnswerDialog

        ReadAnswerDialog(self._context, self._procurement, None, self).exec()

    def _import_forms(self) -> None:
        from lupdesk.gui.dialogs.import_forms import ImportFormsDialog

        ImportFormsDialog(self._context, self._procurement, None, self).exec()

    def begin_from(self) -> None:
        dialog = BeginDialog(self._context, self._procurement, self)
        if dialog.exec():
            self.refresh()
        dialog.deleteLater()

    def save_as(self) -> None:
        dialog = SaveTemplateDialog(self._context, self._procurement, self)
        if dialog.exec() and dialog.saved is not None:
            made = dialog.saved.contents
            say = self._context.wording.say
            self._context.tell(
                say("Saved as {template}, version {n}.", template=made.name, n=made.version), "undo"
            )
        dialog.deleteLater()

    def _make_tools(self) -> QWidget:
        """One line at the bottom: what is new, and what is done with the selected question."""
        say = self._context.wording.say
        self.up = icon_button("arrow-up", say("Move up (Alt+Up)"))
        self.up.clicked.connect(lambda: self._step(-1))
        self.down = icon_button("arrow-down", say("Move down (Alt+Down)"))
        self.down.clicked.connect(lambda: self._step(1))
        self.change = icon_button("pencil", say("Edit (Enter)"))
        self.change.clicked.connect(lambda: self.list.edit_line(self.list.value()))
        self.remove = icon_button("trash-2", say("Remove (Delete)"))
        self.remove.clicked.connect(lambda: self._remove(self.list.value().question))
        self.core = QCheckBox(say("Core question"))
        self.core.setFont(LOOK.font())
        self.core.setToolTip(
            say(
                "To be asked of everybody (Alt+K). Where none is marked as core, all have to be asked."
            )
        )
        self.core.clicked.connect(self._mark_core)
        tools = QWidget()
        line = row(Picture("plus", "accent", 18), gap=8)
        line.addWidget(self.new, 1)
        line.addWidget(self.core)
        for button in (self.change, self.up, self.down, self.remove):
            line.addWidget(button)
        tools.setLayout(line)
        return tools

    def _watch_words(self) -> QWidget:
        """Everybody is asked the same: what is written says no name. Its line has its place from
        the beginning, since a list that moves would end the edit in it.
        """
        self._names: Names | None = None
        self.watches = [NameWatch(self.new, self._context.wording)]
        self.list.editing.connect(self._watch_editor)
        self._judged = Judged(self._desk, self._context.jobs, self._know, self, rules=False)
        self.installEventFilter(self._judged)
        self._under = column(*self.watches, gap=2)
        watched = QWidget()
        watched.setLayout(self._under)
        watched.setMinimumHeight(LOOK.px(20))
        return watched

    def _watch_editor(self, editor: QuestionEditor | None) -> None:
        for old in self.watches[1:]:
            self._under.removeWidget(old)
            old.part()
        del self.watches[1:]
        if editor is None:
            return
        for field in (editor.text, editor.short):
            watch = NameWatch(field, self._context.wording)
            self.watches.append(watch)
            self._under.addWidget(watch)
            if self._names is not None:
                watch.know(self._names)

    def _know(self, judgement: Judgement) -> None:
        self._names = judgement.names
        for watch in self.watches:
            watch.know(judgement.names)

    def _none_yet(self) -> EmptyState:
        say = self._context.wording.say
        bring = Button(say("Import a list"), kind="primary", icon="file-input")
        bring.clicked.connect(self.bring_in)
        begin = Button(say("Begin from a template"), icon="book-open")
        begin.clicked.connect(self.begin_from)
        return EmptyState(
            "list-checks",
            say("No questions yet"),
            say("The same questions go to everybody. Write the first below, or take in a list."),
            begin,
            bring,
        )

    # -- showing --------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        known = sorted(
            self._desk.all(Guide, procurement=self._procurement), key=lambda one: -one.version
        )
        before = self._guide.id if self._guide else None
        latest = known[0] if known else None
        # Who works on the latest goes on with the latest, also when an edit has made a new one.
        stays = before if before and not self._was_latest else None
        self._guide = next((one for one in known if one.id == stays), latest)
        self._offer_versions(known)
        self._show_questions()
        self._say_state(latest)

    def _offer_versions(self, known: list[Guide]) -> None:
        say = self._context.wording.say
        options = []
        for place, one in enumerate(known):
            words = say("Version {n}", n=one.version)
            if place:
                words = say("{version} – kept", version=words)
            options.append((words, one.id))
        self.version.set_options(options)
        self.version.show_value(self._guide.id if self._guide else None)
        self.version.setVisible(len(known) > 1)
        self.new_version.setVisible(bool(known))

    def _show_questions(self) -> None:
        found = guides.questions_of(self._desk, self._guide.id) if self._guide else []
        lines = [QuestionLine(number, one) for number, one in enumerate(found, start=1)]
        before = self.list.currentIndex().row()
        wanted, self._follow = self._follow, None
        if self.list.editor is None:
            self.list.show_rows(lines, key=lambda line: line.question.id)
        if wanted is not None:
            self._pick(wanted)
        elif lines and not self.list.currentIndex().isValid():
            self.list.pick_row(min(max(before, 0), len(lines) - 1))
        self._stack.setCurrentIndex(0 if lines else 1)
        self._header.show_line(self._said_of(found))

    def _said_of(self, found: list[Question]) -> str:
        wording = self._context.wording
        if not found:
            return ""
        words = wording.count("{n} question", "{n} questions", len(found))
        core = sum(one.core for one in found)
        return (
            wording.say("{questions}, {n} of them core", questions=words, n=core) if core else words
        )

    def _say_state(self, latest: Guide | None) -> None:
        old = self._guide is not None and latest is not None and self._guide.id != latest.id
        words = "\n".join(
            guide_notes(self._desk, self._context.wording, self._procurement, self._guide, latest)
        )
        self._notice_words.setText(words)
        self._notice.setVisible(bool(words))
        self.list.read_only = old
        self._tools.setVisible(not old)
        self._watched.setVisible(not old)
        self._enable()

    def _enable(self) -> None:
        line = self.list.value()
        for button in (self.change, self.up, self.down, self.remove, self.core):
            button.setEnabled(line is not None)
        self.core.setChecked(line is not None and line.question.core)

    def _pick(self, id: UUID) -> bool:
        for place, line in enumerate(self.list.rows.values):
            if line.question.id == id:
                self.list.pick_row(place)
                return True
        return False

    def _show_version(self, id: UUID) -> None:
        self._guide = self._desk.get(Guide, id)
        latest = guides.latest_guide(self._desk, self._procurement)
        self._was_latest = latest is None or latest.id == id
        self._show_questions()
        self._say_state(latest)

    # -- acts -----------------------------------------------------------------------------------

    def _add(self) -> None:
        text = self.new.text().strip()
        if not text:
            return
        with self._context.trouble():
            self.new.clear()
            self._go_on_with(guides.add_question(self._desk, self._procurement, text))

    def _go_on_with(self, id: UUID) -> None:
        """Select it, now or when the list has heard of it."""
        self._follow = None if self._pick(id) else id

    def _edit(self, question: Question, text: str, short: str) -> None:
        with self._context.trouble():
            short = short or short_name_of(text)
            self._go_on_with(
                guides.edit_question(self._desk, question.id, text=text, short_name=short)
            )

    def _mark_core(self, core: bool) -> None:
        """Of the question that is selected."""
        self.list.finish_edit()
        line = self.list.value()
        if line is not None:
            with self._context.trouble():
                self._go_on_with(guides.mark_core(self._desk, line.question.id, core))

    def _move(self, question: Question, to: int) -> None:
        self.list.finish_edit()
        with self._context.trouble():
            guides.move_question(self._desk, question.id, to)

    def _step(self, by: int) -> None:
        line = self.list.value()
        to = line.number - 1 + by
        if 0 <= to < self.list.rows.rowCount():
            self._move(line.question, to)

    def _remove(self, question: Question) -> None:
        with self._context.trouble():
            guides.remove_question(self._desk, question.id)

    def _add_version(self) -> None:
        with self._context.trouble():
            guides.new_version(self._desk, self._procurement)

    def bring_in(self) -> None:
        dialog = ImportDialog(self._context, self._procurement, TableKind.QUESTIONS, parent=self)
        if dialog.exec():
            self.refresh()
        dialog.deleteLater()

    def flush(self) -> None:
        self.list.finish_edit()
        self._add()

    def show_thing(self, id: UUID) -> None:
        question = self._desk.get(Question, id)
        if question is not None and self._guide is not None and question.guide != self._guide.id:
            self._show_version(question.guide)
            self.version.show_value(question.guide)
        self._pick(id)
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Suppliers may have come since.
        self._judged.ask(self._procurement)
