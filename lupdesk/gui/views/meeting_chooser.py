"""Which meeting: those that run, those of today, those to come, those that were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStackedLayout, QWidget

from lupdesk.desk.meetings import title_of
from lupdesk.desk.room import meetings_of
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.meeting_clock import Going, going
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Meeting
from lupdesk.gui.context import PageContext
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import EmptyState, PageHeader, column
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import LOCAL_ZONE, Wording

_ROW: Final = 40
_ICONS: Final = {
    Going.PLANNED: ("circle", "text2"),
    Going.RUNNING: ("circle-dot", "accent"),
    Going.PAUSED: ("circle-pause", "accent"),
    Going.ENDED: ("circle-check", "ok"),
}


@dataclass(frozen=True, slots=True)
class MeetingRow:
    id: UUID
    state: Going
    day: str
    time: str
    title: str
    kind: str
    standing: str
    usual: bool
    """A one-to-one needs no word for its kind."""
    first_of_day: bool = False


class MeetingChooser(QWidget):
    chosen = Signal(object)
    """Id of the meeting to open."""

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._procurement = procurement
        say = context.wording.say
        self.header = PageHeader(say("Which meeting?"))
        self.rows = RowList(say("Meetings"), _ROW, _draw, _spoken)
        self.rows.opened.connect(self._open)
        self.rows.clicked.connect(self._clicked)
        plan = Button(say("Plan meetings"), kind="primary", icon="calendar")
        plan.clicked.connect(self._plan)
        self.empty = EmptyState(
            "messages-square",
            say("No meetings yet"),
            say("Plan a conference or a one-to-one in the timetable. It then waits here."),
            plan,
        )
        self._build()

    def _build(self) -> None:
        listed = QWidget()
        layout = column(self.header, gap=12, margins=(24, 20, 24, 16))
        layout.addWidget(self.rows, 1)
        listed.setLayout(layout)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self.empty)

    def refresh(self) -> None:
        desk, wording = self._context.desk, self._context.wording
        meetings = meetings_of(desk, self._procurement)
        rows = _by_day([_in_words(m, title_of(desk, m), wording) for m in meetings])
        self._stack.setCurrentIndex(0 if rows else 1)
        self.rows.show_rows(rows, lambda row: row.id)
        if self.rows.value() is None:
            self.rows.pick_row(likely(meetings, desk.today()))
        self.header.show_line(wording.say("Enter opens the meeting"))

    def take_focus(self) -> None:
        self.rows.setFocus()

    def _open(self, row: MeetingRow) -> None:
        self.chosen.emit(row.id)

    def _clicked(self) -> None:
        self._open(self.rows.value())

    def _plan(self) -> None:
        self._context.go_to("timetable", None)


def likely(meetings: list[Meeting], today: date) -> int:
    """The one that runs, else the first of today or later that has not been held; else the last."""
    states = [going(meeting) for meeting in meetings]
    for place, state in enumerate(states):
        if state in (Going.RUNNING, Going.PAUSED):
            return place
    for place, (meeting, state) in enumerate(zip(meetings, states, strict=True)):
        start = meeting.planned_start
        if state == Going.PLANNED and start and start.astimezone(LOCAL_ZONE).date() >= today:
            return place
    return len(meetings) - 1


def _in_words(meeting: Meeting, title: str, wording: Wording) -> MeetingRow:
    state = going(meeting)
    start = meeting.actual_start or meeting.planned_start
    kind = wording.phrase(Phrase(f"meeting.{meeting.kind}"))
    usual = meeting.kind is MeetingKind.ONE_TO_ONE
    words = {
        Going.PLANNED: "",
        Going.RUNNING: wording.say("running"),
        Going.PAUSED: wording.say("paused"),
        Going.ENDED: wording.say("held"),
    }
    return MeetingRow(
        id=meeting.id,
        state=state,
        day=wording.weekday(start.astimezone(LOCAL_ZONE).date()) if start else "",
        time=wording.time(start) if start else "",
        title=title or (wording.say("In reserve") if usual else kind),
        kind=kind,
        standing=words[state],
        usual=usual,
    )


def _by_day(rows: list[MeetingRow]) -> list[MeetingRow]:
    days = ["", *(row.day for row in rows)]
    return [
        replace(row, first_of_day=row.day != before)
        for row, before in zip(rows, days, strict=False)
    ]


def _spoken(row: MeetingRow) -> str:
    parts = (row.day, row.time, row.title, row.kind, row.standing)
    return ", ".join(part for part in parts if part)


def _draw(painter: QPainter, rect: QRect, value: Any, _selected: bool) -> None:
    """One line: the day in a gutter where it begins, then state, time and who."""
    inside = rect.adjusted(12, 0, -12, 0)
    day, time, standing = LOOK.px(168), LOOK.px(64), LOOK.px(120)
    if value.first_of_day:
        put(painter, _part(inside, 0, day - 12), value.day, Size.SMALL, token="text2")
    icon, token = _ICONS[value.state]
    side = LOOK.px(18)
    top = inside.center().y() - side // 2 + 1
    painter.drawPixmap(inside.left() + day, top, pixmap(icon, token, 18))
    left = day + side + 12
    put(painter, _part(inside, left, time), value.time)
    left += time
    room = inside.width() - left - standing - 12
    put(painter, _part(inside, left, room), value.title, strong=True)
    if value.kind != value.title and not value.usual:
        used = QFontMetrics(LOOK.font(strong=True)).horizontalAdvance(value.title) + 12
        put(painter, _part(inside, left + used, room - used), value.kind, Size.SMALL, token="text2")
    running = value.state in (Going.RUNNING, Going.PAUSED)
    tone = "accent" if running else "text2"
    end = _part(inside, inside.width() - standing, standing)
    put(painter, end, value.standing, Size.SMALL, strong=running, token=tone, right=True)


def _part(rect: QRect, left: int, width: int) -> QRect:
    return QRect(rect.left() + left, rect.top(), max(width, 0), rect.height())
