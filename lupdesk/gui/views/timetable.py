"""Timeplan: who is met when, and whether everybody gets the same time."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk.importing import TableKind
from lupdesk.desk.meetings import suppliers_in, title_of
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.kinds import MeetingKind, SheetKind
from lupdesk.domain.meeting_clock import after
from lupdesk.domain.slot_lengths import odd_ones, usual_length
from lupdesk.domain.things import (
    AgendaItem,
    Attachment,
    Meeting,
    MeetingSupplier,
    Participation,
    Supplier,
    Thing,
)
from lupdesk.domain.vocabulary import short_firm
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.import_table import ImportDialog
from lupdesk.gui.dialogs.new_meeting import NewMeetingDialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.judged import Margin
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.meeting_panel import MEETING_ICONS, MeetingPanel
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.day_plan import DayPlan, Slot
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, Scrolled, column, row
from lupdesk.gui.widgets.labels import Picture, body
from lupdesk.gui.widgets.rows import ReachedRows, put
from lupdesk.gui.widgets.shortcuts import within

_ROW = 44


class TimetablePage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset(
        {Meeting, MeetingSupplier, Supplier, Participation, AgendaItem, Attachment}
    )

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._chosen: UUID | None = None
        self._build()
        self.refresh()

    def _build(self) -> None:
        say = self._wording.say
        self.bring = Button(say("Import"), kind="quiet", icon="file-input")
        self.bring.clicked.connect(self.bring_in)
        self.new = Button(say("New meeting"), icon="plus")
        self.new.clicked.connect(self.add)
        self._header = PageHeader(say("Timetable"), self.bring, self.new)
        self._equal_sign = Picture("scale", "ok", 18)
        self.equal = body("", wrap=True)
        self._equal = QWidget()
        equal = row(self._equal_sign, gap=8)
        equal.addWidget(self.equal, 1)
        self._equal.setLayout(equal)
        self.plan = DayPlan(self._wording)
        self.plan.picked.connect(self._choose)
        self.plan.opened.connect(self._open)
        inside = Ground("page")
        inside.setLayout(column(self.plan, None, gap=0))
        self._plan_area = Scrolled(inside)
        self._plan_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.others = ReachedRows(say("Other meetings"), _ROW, self._draw, self._words)
        self.others.picked.connect(lambda one: self._choose(one.id))
        self.others.opened.connect(self._open)
        self._others_head = body(say("Other meetings"), strong=True)
        self.panel = MeetingPanel(self._context, self._procurement, 340)
        self.panel.left.connect(self._forget)
        self._margin = Margin(self._context, self._procurement, self.panel.findings, self)
        self._margin.judged = self.panel.know
        filled = QWidget()
        parts = column(self._equal, gap=12)
        parts.addWidget(self._plan_area, 1)
        parts.addWidget(self._others_head)
        parts.addWidget(self.others)
        parts.addStretch(0)
        filled.setLayout(parts)
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(self._none_yet())
        middle = column(self._header, gap=12, margins=(24, 8, 16, 16))
        middle.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.panel)
        self.doors = {
            "new-meeting": self.add,
            "sign-in-sheet": self.panel.write_sheet,
            "table-plan": self._export_table,
        }
        within(self, "Ctrl+N", self.add)

    @property
    def first(self) -> QWidget:
        return self.plan.reached or self.plan

    def _none_yet(self) -> EmptyState:
        say = self._wording.say
        new = Button(say("New meeting"), kind="primary", icon="plus")
        new.clicked.connect(self.add)
        bring = Button(say("Import slots"), icon="file-input")
        bring.clicked.connect(self.bring_in)
        return EmptyState(
            "calendar",
            say("No meetings yet"),
            say("Plan the conference and the one-to-ones here, or take in a list of slots."),
            new,
            bring,
        )

    # -- showing --------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        found = self._desk.all(Meeting, procurement=self._procurement)
        planned = [
            one
            for one in found
            if one.kind is MeetingKind.ONE_TO_ONE and one.planned_start is not None
        ]
        shown = {one.id for one in planned}
        others = sorted(
            (one for one in found if one.id not in shown),
            key=lambda one: (one.planned_start is None, str(one.planned_start), one.id),
        )
        self._show_plan(planned)
        self._show_others(others)
        self._say_equal(found)
        self._header.show_line(self._tally(found))
        self._stack.setCurrentIndex(0 if found else 1)
        self.panel.setVisible(bool(found))
        known = {one.id for one in found}
        if self._chosen not in known:
            first = [*sorted(planned, key=lambda one: str(one.planned_start)), *others]
            self._chosen = first[0].id if first else None
        self._show_chosen()
        self._margin.ask()

    def _show_plan(self, planned: Sequence[Meeting]) -> None:
        codes = {firm.id: part.code for part, firm in suppliers_of(self._desk, self._procurement)}
        odd = {one.id for one in odd_ones(planned)}
        self.plan.show_slots([self._slot(one, codes, one.id in odd) for one in planned])
        self._plan_area.setVisible(bool(planned))
        self._plan_area.setMaximumHeight(self.plan.sizeHint().height() + LOOK.px(12))
        # Blocks are made as meetings are planned: Tab comes to them after the buttons over them.
        before: QWidget = self.new
        for one in sorted(planned, key=lambda one: (str(one.planned_start), one.id)):
            QWidget.setTabOrder(before, self.plan.blocks[one.id])
            before = self.plan.blocks[one.id]

    def _slot(self, one: Meeting, codes: dict[UUID, str], odd: bool) -> Slot:
        say = self._wording.say
        firms = suppliers_in(self._desk, one.id)
        who = " + ".join(short_firm(firm.name) for firm in firms) or one.title or say("In reserve")
        parts = [codes.get(firm.id, "") for firm in firms]
        if one.language:
            parts.append(say("in English") if one.language == "en" else say("in Norwegian"))
        detail = ", ".join(part for part in parts if part)
        assert one.planned_start is not None
        return Slot(
            one.id,
            one.planned_start,
            one.planned_minutes,
            one.reflection_minutes,
            who,
            detail,
            odd,
        )

    def _show_others(self, others: Sequence[Meeting]) -> None:
        self.others.blockSignals(True)
        self.others.show_rows(others, key=lambda one: one.id)
        self.others.blockSignals(False)
        self._others_head.setVisible(bool(others))
        self.others.setVisible(bool(others))
        self.others.setFixedHeight(LOOK.px(_ROW) * min(max(len(others), 1), 4) + 2)

    def _say_equal(self, found: Sequence[Meeting]) -> None:
        usual = usual_length(found)
        self._equal.setVisible(usual is not None)
        if usual is None:
            return
        wording, odd = self._wording, odd_ones(found)
        if odd:
            self._equal_sign.show_icon("triangle-alert", "warn")
            self.equal.setText(
                wording.count(
                    "{n} meeting has another length than the usual {usual}. Give everybody the same time.",
                    "{n} meetings have another length than the usual {usual}. Give everybody the same time.",
                    len(odd),
                    usual=wording.minutes(usual[0]),
                )
            )
            self.equal.set_tone("warn")
            return
        self._equal_sign.show_icon("scale", "ok")
        self.equal.setText(
            wording.say(
                "The same for all: {minutes}, and {reflection} for reflection.",
                minutes=wording.minutes(usual[0]),
                reflection=wording.minutes(usual[1]),
            )
        )
        self.equal.set_tone("text")

    def _tally(self, found: Sequence[Meeting]) -> str:
        count = self._wording.count
        alone = sum(one.kind is MeetingKind.ONE_TO_ONE for one in found)
        words = [
            count("{n} one-to-one", "{n} one-to-ones", alone),
            count("{n} other meeting", "{n} other meetings", len(found) - alone),
        ]
        return " · ".join(words) if found else ""

    # -- a row among the others -----------------------------------------------------------------

    def _name(self, one: Meeting) -> str:
        return title_of(self._desk, one) or self._wording.code(f"meeting.{one.kind}")

    def _when(self, one: Meeting) -> str:
        if one.planned_start is None:
            return self._wording.say("No time yet")
        end = after(one.planned_start, one.planned_minutes)
        day = self._wording.short_date(one.planned_start)
        return f"{day} {self._wording.clock_span(one.planned_start, end)}"

    def _about(self, one: Meeting) -> str:
        name, kind = self._name(one), self._wording.code(f"meeting.{one.kind}")
        return " · ".join(part for part in (kind if kind != name else "", one.place) if part)

    def _words(self, one: Meeting) -> str:
        parts = (self._name(one), self._about(one), self._when(one))
        return ", ".join(part for part in parts if part)

    def _draw(self, painter: QPainter, rect: QRect, one: Meeting, selected: bool) -> None:
        side = LOOK.px(18)
        icon = pixmap(MEETING_ICONS[one.kind], "text2", 18)
        painter.drawPixmap(QPoint(rect.left() + 12, rect.center().y() - side // 2), icon)
        wide = LOOK.px(200)
        words = rect.adjusted(side + 26, 0, -12 - wide, 0)
        about = self._about(one)
        half = rect.height() // 2
        top = QRect(words.left(), rect.top() + 3, words.width(), half - 2) if about else words
        put(painter, top, self._name(one))
        below = QRect(words.left(), rect.top() + half, words.width(), half - 4)
        put(painter, below, about, Size.SMALL, token="text2")
        when = QRect(rect.right() - 12 - wide, rect.top(), wide, rect.height())
        put(painter, when, self._when(one), Size.SMALL, token="text2", right=True)

    # -- choosing -------------------------------------------------------------------------------

    def _choose(self, id: UUID) -> None:
        self._chosen = id
        self._show_chosen()

    def _show_chosen(self) -> None:
        id = self._chosen
        self.plan.select(id)
        if id in self.plan.blocks:
            self.others.blockSignals(True)
            self.others.clearSelection()
            self.others.blockSignals(False)
        else:
            for place, one in enumerate(self.others.rows.values):
                if one.id == id:
                    self.others.pick_row(place)
        self.panel.show_meeting(self._desk.get(Meeting, id) if id else None)
        # What was said in it has its own margin, beside the statement.
        self._margin.show_those(lambda one: id is not None and one.about == id)

    def _open(self, _: object) -> None:
        self.panel.day.setFocus()

    def _forget(self) -> None:
        self._chosen = None
        self.refresh()
        self.show_focus()

    def show_focus(self) -> None:
        """To the meeting that is chosen."""
        block = self.plan.blocks.get(self._chosen) if self._chosen else None
        (block or self.others).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- acts -----------------------------------------------------------------------------------

    def _export_table(self) -> None:
        # What writes files is heavy, and is read when it is asked for.
        from lupdesk.gui.views.paper_export import export_table_to_file

        export_table_to_file(self._context, self._procurement, SheetKind.TIMETABLE, self)

    def add(self) -> None:
        dialog = NewMeetingDialog(self._context, self._procurement, self)
        if dialog.exec():
            self._chosen = dialog.made
            self.refresh()
            self.show_focus()
        dialog.deleteLater()

    def bring_in(self) -> None:
        dialog = ImportDialog(self._context, self._procurement, TableKind.SLOTS, parent=self)
        if dialog.exec():
            self.refresh()
        dialog.deleteLater()

    def flush(self) -> None:
        self.panel.flush()

    def show_thing(self, id: UUID) -> None:
        self._choose(id)
        self.show_focus()

    def show_part(self, part: str) -> None:
        """``note``: of the meeting that was gone to."""
        self.panel.show_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())
