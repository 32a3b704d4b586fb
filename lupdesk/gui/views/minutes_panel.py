"""Beside the minutes: who reads, what comes next, what the supplier answered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from lupdesk.desk.review_round import round_of
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant, Public
from lupdesk.domain.kinds import DocumentKind, MinutesState, Response
from lupdesk.domain.things import Meeting, Minutes, Sending, Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.history import HistoryList
from lupdesk.gui.views.paper_export import reader_words
from lupdesk.gui.views.review_words import ReviewWords
from lupdesk.gui.views.written_before import WrittenBefore
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, LongText, TextField
from lupdesk.gui.widgets.finding_block import FindingBlock
from lupdesk.gui.widgets.frames import Panel, column
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.gui.widgets.word_watch import WordWatch, personal_spots


class MinutesPanel(Panel):
    """``moved`` brings a move and its reason, ``responded`` an answer and the remark."""

    moved = Signal(str, str)
    responded = Signal(object, str)
    reader_chosen = Signal()
    export_wanted = Signal()
    review_wanted = Signal()
    form_wanted = Signal()
    reviewer_wanted = Signal()
    answer_wanted = Signal()

    def __init__(self, context: PageContext, width: int, parent: QWidget | None = None) -> None:
        super().__init__(width, parent)
        self._context = context
        self._wording = context.wording
        self._of: UUID | None = None
        self._state: Minutes | None = None
        self._build()

    def _build(self) -> None:
        say = self._wording.say
        self._reader = Choice(
            say("Reader"), [(reader_words(self._context, BUYER_TEAM), BUYER_TEAM)]
        )
        self._reader.chosen.connect(lambda _: self.reader_chosen.emit())
        self._export = Button(say("Export …"), icon="download")
        self._export.clicked.connect(self.export_wanted)
        self._next_words = body("", wrap=True)
        self._next = Button("", kind="primary")
        self._next.clicked.connect(self._go_on)
        self._reason = TextField(say("Reason"), hint=say("Why, in a sentence"))
        self._back = Button("")
        self._back.clicked.connect(self._go_back)
        self._answer = QWidget()
        self._answers = QButtonGroup(self)
        self._answers.setExclusive(False)
        self._buttons: dict[Response, QRadioButton] = {}
        for response in Response:
            button = QRadioButton(self._wording.code(f"response.{response}"))
            button.setFont(LOOK.font())
            button.setAutoExclusive(False)
            button.clicked.connect(
                lambda on, response=response: self._answered(response if on else None)
            )
            self._buttons[response] = button
        self._remark = LongText(say("Remarks"), hint=say("What the supplier wrote"), lines=2)
        self._remark.committed.connect(self._remarked)
        self._answer.setLayout(
            column(
                head(say("The supplier's answer")),
                *self._buttons.values(),
                self._remark,
                WordWatch(self._remark, lambda text: personal_spots(text, self._wording)),
                gap=4,
            )
        )
        self.review_words = meta("", wrap=True)
        self._review = Button(say("Remarks …"), icon="message-square-text")
        self._review.clicked.connect(self.review_wanted)
        self._send = Button(say("Send to be confirmed …"), icon="send")
        self._send.clicked.connect(self.form_wanted)
        self._reviewer = Button(say("Send to a reviewer …"), icon="user-check")
        self._reviewer.clicked.connect(self.reviewer_wanted)
        self._read = Button(say("Read in an answer …"), icon="file-input")
        self._read.clicked.connect(self.answer_wanted)
        self._facts = meta("", wrap=True)
        self.findings = FindingBlock(self._wording, most=2)
        self.findings.follow(self._export)
        self.written = WrittenBefore(self._context)
        self._history = HistoryList(self._wording)
        layout = self.content
        layout.addLayout(column(head(say("Reader")), self._reader, self._export, gap=8))
        layout.addSpacing(12)
        layout.addWidget(self.findings)
        layout.addLayout(column(self._next_words, self._next, self._reason, self._back, gap=8))
        layout.addSpacing(12)
        layout.addLayout(
            column(
                head(say("Review")),
                self.review_words,
                self._send,
                self._read,
                self._reviewer,
                self._review,
                gap=6,
            )
        )
        layout.addSpacing(12)
        layout.addWidget(self._answer)
        layout.addWidget(self._facts)
        layout.addSpacing(12)
        layout.addWidget(self.written)
        layout.addStretch(1)

    @property
    def reader(self) -> Any:
        return self._reader.value() or BUYER_TEAM

    @property
    def document(self) -> DocumentKind:
        """What the reader gets: the minutes, or the version for whoever asks for access."""
        return DocumentKind.ACCESS if isinstance(self.reader, Public) else DocumentKind.MINUTES

    def show_minutes(self, meeting: Meeting, state: Minutes | None, firms: list[Supplier]) -> None:
        if meeting.id != self._of:
            self.flush()
        before, self._of, self._state = self._state, meeting.id, state
        options: list[tuple[str, Any]] = [(reader_words(self._context, BUYER_TEAM), BUYER_TEAM)]
        for firm in firms:
            reader: Any = Participant(firm.id)
            options.append((reader_words(self._context, reader, firm.name), reader))
        options.append((self._wording.say("For access: without what is kept back"), PUBLIC))
        self._reader.set_options(options)
        self._show_next(state)
        sent = state is not None and state.sent_on is not None
        self._answer.setVisible(sent)
        for response, button in self._buttons.items():
            button.setChecked(state is not None and state.response is response)
        self._remark.show_text(state.remark if state else "")
        approved = state is not None and state.state is MinutesState.APPROVED
        self._review.setEnabled(state is not None)
        self._reviewer.setEnabled(state is not None)
        # What comes after the approval is read in all the same.
        self._send.setVisible(not approved)
        for form in (self._send, self._read):
            form.setEnabled(state is not None and bool(firms))
        self._show_review(meeting)
        self._facts.setText("\n".join(self._told(state)))
        self.written.show_sendings(self._context.desk.all(Sending, meeting=meeting.id))
        if self._next.hasFocus() and _sent_now(before, state):
            # The button now approves: Enter pressed twice must not.
            self._buttons[Response.CONFIRMED].setFocus()

    def _show_review(self, meeting: Meeting) -> None:
        found = round_of(self._context.desk, meeting.id)
        words = ReviewWords(self._context).tally(found) if found.begun else ""
        self.review_words.setText(words)
        self.review_words.setVisible(bool(words))

    def _show_next(self, state: Minutes | None) -> None:
        say = self._wording.say
        at = state.state if state else None
        words, button, back = {
            None: (
                say(
                    "A draft is made from what was captured. It follows every change until it is approved."
                ),
                say("Make a draft"),
                "",
            ),
            MinutesState.DRAFT: (
                say("Read it through, then send it for review."),
                say("Note as sent for review"),
                "",
            ),
            MinutesState.IN_REVIEW: (
                say("Approving locks the text. Record the supplier's answer first."),
                say("Approve"),
                say("Withdraw"),
            ),
            MinutesState.APPROVED: (
                say("Approved and locked. Reopening makes a new version and wants a reason."),
                "",
                say("Reopen"),
            ),
        }[at]
        self._next_words.setText(words)
        self._next.setVisible(bool(button))
        self._next.show_words(button)
        self._reason.setVisible(bool(back))
        self._back.setVisible(bool(back))
        self._back.show_words(back)

    def _told(self, state: Minutes | None) -> list[str]:
        if state is None:
            return []
        say, lines = self._wording.say, []
        if state.approved_on is not None:
            lines.append(
                say("Approved {day} by {name}", day=state.approved_on, name=state.approved_by)
            )
        if state.frozen:
            short = " ".join(state.sha256[at : at + 4] for at in range(0, 12, 4))
            lines.append(say("Checksum {sum} …", sum=short))
        if state.reopened_reason:
            lines.append(say("Last reason: {reason}", reason=state.reopened_reason))
        return lines

    # -- acts ---------------------------------------------------------------------------------

    def _go_on(self) -> None:
        at = self._state.state if self._state else None
        move = {
            None: "draft",
            MinutesState.DRAFT: "send",
            MinutesState.IN_REVIEW: "approve",
        }.get(at)
        if move is not None:
            self.moved.emit(move, "")

    def _go_back(self) -> None:
        approved = self._state is not None and self._state.state is MinutesState.APPROVED
        reason = self._reason.text()
        self.moved.emit("reopen" if approved else "withdraw", reason)
        if reason.strip():
            self._reason.clear()

    def _answered(self, response: Response | None) -> None:
        self.responded.emit(response, self._remark.toPlainText())

    def _remarked(self, text: str) -> None:
        response = self._state.response if self._state else None
        self.responded.emit(response or (Response.REMARKED if text.strip() else None), text)

    def flush(self) -> None:
        if self._remark.isVisible():
            self._remark.commit()


def _sent_now(before: Minutes | None, now: Minutes | None) -> bool:
    if before is None or now is None or before.id != now.id:
        return False
    return (before.state, now.state) == (MinutesState.DRAFT, MinutesState.IN_REVIEW)
