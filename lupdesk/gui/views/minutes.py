"""Referater: the minutes of each meeting, from draft to approved, beside the page as it will be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk import minutes as acts
from lupdesk.desk import publishing
from lupdesk.desk.meetings import suppliers_in, title_of
from lupdesk.domain.kinds import DocumentKind, MinutesState, Response
from lupdesk.domain.minutes import foremost
from lupdesk.domain.review import Approval, Form, Remark
from lupdesk.domain.things import (
    Attendance,
    Input,
    Meeting,
    Minutes,
    Procurement,
    Question,
    Sending,
    Supplier,
    TeamMember,
    Thing,
)
from lupdesk.domain.treatment import Dispatch, Reason
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.read_answer import ReadAnswerDialog
from lupdesk.gui.dialogs.review import ReviewDialog
from lupdesk.gui.dialogs.send_form import SendFormDialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.judged import Margin
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.mail_reminders import remind_all
from lupdesk.gui.views.minutes_panel import MinutesPanel
from lupdesk.gui.views.paper_export import export_to_file
from lupdesk.gui.views.preview_pane import PreviewPane
from lupdesk.gui.views.to_reviewer import send_to_reviewer
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import EmptyState, Ground, column
from lupdesk.gui.widgets.labels import meta, title
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.gui.widgets.state_strip import Stage, StateStrip
from lupdesk.problems import Problem

_ROW: Final = 48
_ICONS: Final = {
    None: ("circle", "text2"),
    MinutesState.DRAFT: ("pencil", "text2"),
    MinutesState.IN_REVIEW: ("send", "accent"),
    MinutesState.APPROVED: ("circle-check", "ok"),
}


class MinutesPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset(
        {
            Input,
            Meeting,
            Minutes,
            Attendance,
            Procurement,
            Supplier,
            TeamMember,
            Question,
            Sending,
            Dispatch,
            Reason,
            Form,
            Remark,
            Approval,
        }
    )

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._states: dict[UUID, Minutes] = {}
        self._build()
        self.refresh()

    def _build(self) -> None:
        say = self._wording.say
        self._count = meta("")
        self.list = RowList(say("Meetings"), _ROW, self._draw, self._say)
        self.list.picked.connect(lambda _: self._show())
        left = self._left = QWidget()
        left.setLayout(column(title(say("Meeting minutes")), self._count, self.list, gap=8))
        self.strip = StateStrip(say("State"))
        self.preview = PreviewPane(self._context, self._procurement)
        self.preview.serve(self)
        self.panel = MinutesPanel(self._context, 320)
        self._margin = Margin(self._context, self._procurement, self.panel.findings, self)
        self.panel.moved.connect(self._move)
        self.panel.responded.connect(self._respond)
        self.panel.reader_chosen.connect(self._draw_paper)
        self.panel.export_wanted.connect(self._export)
        self.panel.review_wanted.connect(self._review)
        self.panel.form_wanted.connect(self._send_form)
        self.panel.reviewer_wanted.connect(self._send_to_reviewer)
        self.panel.answer_wanted.connect(self._read_answer)
        self.doors = {
            "export-minutes": self._export,
            "review": self._review,
            "send-review": self._send_form,
            "read-answer": self._read_answer,
            "remind": self._remind,
            "review-parcel": self._send_to_reviewer,
        }
        plan = Button(say("Plan meetings"), kind="primary", icon="calendar")
        plan.clicked.connect(lambda: self._context.go_to("timetable", None))
        none = EmptyState(
            "file-text",
            say("No meetings yet"),
            say("Plan meetings in the timetable; their minutes are made here."),
            plan,
        )
        middle = column(self.strip, gap=8)
        middle.addWidget(self.preview, 1)
        work = QWidget()
        inside = QHBoxLayout(work)
        inside.setContentsMargins(24, 8, 0, 16)
        inside.setSpacing(16)
        inside.addWidget(left)
        inside.addLayout(middle, 1)
        self._whole = QStackedWidget()
        self._whole.addWidget(work)
        self._whole.addWidget(none)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._whole, 1)
        layout.addWidget(self.panel)
        self.first: QWidget = self.list
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._draw_paper)

    # -- showing ------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        self._margin.ask()
        meetings = self._desk.all(Meeting, procurement=self._procurement)
        meetings = [one for one in meetings if self._has_minutes(one)]
        meetings.sort(key=lambda one: (one.planned_start is None, one.planned_start, one.id))
        inside = tuple(one.id for one in meetings)
        self._states = foremost(self._desk.all(Minutes, meeting=inside))
        self._titles = {
            one.id: title_of(self._desk, one) or self._wording.code(f"meeting.{one.kind}")
            for one in meetings
        }
        self.list.show_rows(meetings, key=lambda one: one.id)
        if meetings and self.list.value() is None:
            self.list.pick_row(0)
        approved = sum(one.state is MinutesState.APPROVED for one in self._states.values())
        self._count.setText(
            self._wording.say("{n} of {all} approved", n=approved, all=len(meetings))
        )
        self._whole.setCurrentIndex(0 if meetings else 1)
        self.panel.setVisible(bool(meetings))
        self._show()

    def _has_minutes(self, one: Meeting) -> bool:
        """A reserve slot that nobody took has nothing to write minutes of."""
        return bool(one.title or one.actual_start or suppliers_in(self._desk, one.id))

    @property
    def _meeting(self) -> Meeting | None:
        value = self.list.value()
        return value if isinstance(value, Meeting) else None

    def _show(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        state = self._states.get(meeting.id)
        self.strip.show_stages(self._stages(state))
        self.panel.show_minutes(meeting, state, suppliers_in(self._desk, meeting.id))
        here = {meeting.id, state.id if state else meeting.id}
        self._margin.show_those(
            lambda one: not one.reason and bool(here & {one.about, one.meeting})
        )
        self._later.start()

    def _stages(self, state: Minutes | None) -> list[Stage]:
        say, short = self._wording.say, self._wording.short_date
        at = state.state if state else None
        sent = short(state.sent_on) if state and state.sent_on else ""
        approved = short(state.approved_on) if state and state.approved_on else say("not yet")
        answer = (
            self._wording.code(f"response.{state.response}") if state and state.response else ""
        )
        order = [None, MinutesState.DRAFT, MinutesState.IN_REVIEW, MinutesState.APPROVED]
        place = order.index(at)
        version = say("version {version:plain}", version=state.version) if state else ""

        def of(stage: int) -> str:
            return "done" if stage < place or place == 3 else "now" if stage == place else "later"

        return [
            Stage(say("Draft"), version, of(1)),
            Stage(say("Sent"), sent, of(2)),
            Stage(say("Answer"), answer, "done" if answer else "later"),
            Stage(say("Approved"), approved, of(3)),
        ]

    def _draw_paper(self) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        try:
            document = publishing.compose_document(
                self._desk,
                self._procurement,
                self.panel.document,
                self.panel.reader,
                meeting=meeting.id,
            )
        except Problem as problem:
            self.preview.show_why_not(self._wording.problem(problem))
            return
        self.preview.show_document(document, meeting.id)

    # -- acts ---------------------------------------------------------------------------------

    def _move(self, move: str, reason: str) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        with self._context.trouble():
            match move:
                case "draft":
                    acts.draft_minutes(self._desk, meeting.id)
                case "send":
                    acts.send_minutes(self._desk, meeting.id)
                case "withdraw":
                    acts.withdraw_minutes(self._desk, meeting.id, reason)
                case "approve":
                    acts.approve_minutes(self._desk, meeting.id)
                case "reopen":
                    acts.reopen_minutes(self._desk, meeting.id, reason)
            self.refresh()

    def _respond(self, response: Response | None, remark: str) -> None:
        meeting = self._meeting
        if meeting is not None:
            with self._context.trouble():
                acts.record_response(self._desk, meeting.id, response, remark=remark)
                self.refresh()

    def _export(self) -> None:
        meeting = self._meeting
        if meeting is None:
            say = self._wording.say
            self._context.tell(say("There is no meeting yet to write the minutes of."), "accent")
        else:
            reader: Any = self.panel.reader
            kind = self.panel.document
            # The name of a file for everybody must not name who was there.
            start = meeting.actual_start or meeting.planned_start
            day = self._wording.date(start) if start else ""
            about = self._titles[meeting.id] if kind is DocumentKind.MINUTES else day
            name = f"{self._wording.code(f'document.{kind}')} {about}"
            export_to_file(
                self._context,
                self._procurement,
                kind,
                reader,
                meeting.id,
                name,
                self,
            )

    def _review(self) -> None:
        self._over_meeting(lambda meeting: ReviewDialog(self._context, meeting, self))

    def _send_form(self) -> None:
        self._over_meeting(
            lambda meeting: SendFormDialog(self._context, self._procurement, meeting, self)
        )

    def _read_answer(self) -> None:
        dialog = ReadAnswerDialog(self._context, self._procurement, None, self)
        if dialog.exec() and dialog.taken and (form := dialog.taken.judged.form):
            self.refresh()
            if form.meeting is not None:
                self.show_thing(form.meeting)
                self._review()

    def _send_to_reviewer(self) -> None:
        meeting = self._meeting
        if meeting is not None:
            send_to_reviewer(self._context, meeting.id, self._titles[meeting.id], self)

    def _remind(self) -> None:
        remind_all(self._context, self._procurement, self)

    def _over_meeting(self, make: Callable[[UUID], QDialog]) -> None:
        meeting = self._meeting
        if meeting is None:
            say = self._wording.say
            self._context.tell(say("There is no meeting yet to write the minutes of."), "accent")
            return
        make(meeting.id).exec()
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())
        usual = 260 if self.width() >= 1000 else 216
        self._left.setFixedWidth((usual + LOOK.px(usual)) // 2)

    def flush(self) -> None:
        self.panel.flush()

    def show_thing(self, id: UUID) -> None:
        for place, meeting in enumerate(self.list.rows.values):
            if meeting.id == id:
                self.list.pick_row(place)
        self.list.setFocus()

    # -- painting -------------------------------------------------------------------------------

    def _say(self, meeting: Meeting) -> str:
        return f"{self._titles[meeting.id]}, {self._state_words(meeting)}"

    def _state_words(self, meeting: Meeting) -> str:
        state = self._states.get(meeting.id)
        if state is None:
            return self._wording.say("Not begun")
        if state.state is MinutesState.IN_REVIEW and state.response is not None:
            return self._wording.code(f"response.{state.response}")
        words = self._wording.code(f"minutes.{state.state}")
        if state.state is MinutesState.IN_REVIEW and state.sent_on is not None:
            return f"{words} {self._wording.short_date(state.sent_on)}"
        return words

    def _draw(self, painter: QPainter, rect: QRect, meeting: Meeting, selected: bool) -> None:
        state = self._states.get(meeting.id)
        icon, token = _ICONS[state.state if state else None]
        late = state is not None and state.response is Response.SILENT
        if state is not None and state.state is MinutesState.IN_REVIEW:
            if state.response is Response.REMARKED:
                icon, token = "message-square-text", "accent"
            elif late:
                icon, token = "triangle-alert", "warn"
        painter.drawPixmap(rect.left() + 10, rect.top() + LOOK.px(6), pixmap(icon, token))
        left, width = rect.left() + LOOK.px(38), rect.width() - LOOK.px(46)
        half = rect.height() // 2
        put(
            painter,
            QRect(left, rect.top() + 2, width, half),
            self._titles[meeting.id],
            strong=selected,
        )
        below = QRect(left, rect.top() + half, width, half - 3)
        put(
            painter,
            below,
            self._state_words(meeting),
            Size.SMALL,
            token="warn" if late else "text2",
        )
