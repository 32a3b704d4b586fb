"""Oppgaver: actions and decisions, of this procurement or of all, with owner and due day."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk import inputs
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.things import Input, Meeting, Procurement, TeamMember, Thing
from lupdesk.gui.chips import Chip, Tone, chip_height, chip_width, paint_chip, type_icon
from lupdesk.gui.context import PageContext
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.history import HistoryList
from lupdesk.gui.widgets.fields import Choice, DayField, LongText, TextField, named
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, Panel, column, row
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.rows import RowList, needs_two, put, put_lines
from lupdesk.gui.widgets.shortcuts import within

_ROW, _TALL_ROW = 54, 76


class FollowUpPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset({Input, Procurement, Meeting, TeamMember})

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._titles: dict[UUID, str] = {}
        self._build()
        self.refresh()

    def _build(self) -> None:
        say, code = self._wording.say, self._wording.code
        self._which = Choice(
            say("Procurement"), [(say("This procurement"), True), (say("All procurements"), False)]
        )
        self._which.chosen.connect(lambda _: self.refresh())
        self._done_too = QCheckBox(say("Done ones too"))
        self._done_too.setFont(LOOK.font())
        self._done_too.toggled.connect(lambda _: self.refresh())
        self._header = PageHeader(say("Actions and decisions"), self._done_too, self._which)
        self.list = RowList(say("Actions and decisions"), _ROW, self._draw, self._say)
        self.list.picked.connect(self._show)
        self.list.opened.connect(lambda _: self._text.setFocus())
        empty = EmptyState(
            "list-checks",
            say("Nothing to follow up"),
            say("Write an action below, or a! and v! in the meeting room."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        self._kind = Choice(
            say("Kind"),
            [(code(f"kind.{kind}"), kind) for kind in (InputKind.ACTION, InputKind.DECISION)],
        )
        self._new = NewLine(
            say("New action or decision"), hint=say("Write what shall be done, Enter saves")
        )
        self._new.entered.connect(self._add)
        line = row(self._kind, gap=8)
        line.addWidget(self._new, 1)
        middle = column(self._header, gap=12, margins=(24, 8, 16, 16))
        middle.addWidget(self._stack, 1)
        middle.addLayout(line)
        self._panel = Panel(340)
        self._fill_panel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self._panel)
        self.first: QWidget = self.list
        self.doors = {"new-follow-up": self._new.setFocus}
        within(self, "Ctrl+N", self._new.setFocus)
        within(self, "Ctrl+Return", self._toggle_done)

    def _fill_panel(self) -> None:
        say = self._wording.say
        self._nothing = meta(say("Select a line to set owner and due day."), wrap=True)
        self._chip = Chip("", "")
        self._from = meta("", wrap=True)
        self._text = LongText(say("Text"), lines=2)
        self._text.committed.connect(lambda text: self._edit(text=text))
        self._owner = TextField(say("Owner"))
        self._owner.committed.connect(lambda text: self._edit(owner=text.strip()))
        self._due = DayField(say("Due"), self._desk.today())
        self._due.changed.connect(lambda day: self._edit(due=day))
        self._done = QCheckBox(say("Done"))
        self._done.setFont(LOOK.font())
        self._done.clicked.connect(
            lambda on: self._edit(done_on=self._desk.today() if on else None)
        )
        self._history = HistoryList(self._wording)
        self._whole = QWidget()
        self._whole.setLayout(
            column(
                row(self._chip, self._from, None),
                self._text,
                4,
                named(say("Owner"), self._owner),
                named(say("Due"), self._due, say("As 24.3 or 24.03.2027")),
                self._done,
                8,
                head(say("History")),
                self._history,
                gap=8,
            )
        )
        self._panel.content.addWidget(self._nothing)
        self._panel.content.addWidget(self._whole)
        self._panel.content.addStretch(1)

    # -- showing ------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        self._titles = {one.id: one.title or one.reference for one in self._desk.all(Procurement)}
        only = self._procurement if self._which.value() else None
        every = [
            one for one in inputs.follow_ups(self._desk, only) if one.procurement in self._titles
        ]
        shown = [one for one in every if self._done_too.isChecked() or one.done_on is None]
        self.list.show_rows(shown, key=lambda one: one.id)
        self._fit_rows()
        self._stack.setCurrentIndex(0 if shown else 1)
        self._panel.setVisible(bool(shown))
        self.first = self.list if shown else self._new
        late = sum(self._is_late(one) for one in every)
        count = self._wording.count
        parts = [count("{n} open", "{n} open", sum(one.done_on is None for one in every))]
        if late:
            parts.append(count("{n} late", "{n} late", late))
        self._header.show_line(" · ".join(parts))
        self._show(self.list.value())

    def _is_late(self, one: Input) -> bool:
        return one.done_on is None and one.due is not None and one.due < self._desk.today()

    def _show(self, one: Input | None) -> None:
        self._nothing.setVisible(one is None)
        self._whole.setVisible(one is not None)
        if one is None:
            return
        word = self._wording.type_word(one.kind, one.type)
        self._chip.show_chip(word, type_icon(one.kind, one.type))
        # Its own procurement stands at the top of the window.
        only = bool(self._which.value())
        self._from.setText("" if only else self._titles.get(one.procurement, ""))
        self._text.show_text(one.text)
        self._owner.show_text(one.owner)
        self._due.show_day(one.due)
        self._done.setChecked(one.done_on is not None)
        self._history.show_lines(self._desk.history(one.id))

    def _say(self, one: Input) -> str:
        words = [self._wording.type_word(one.kind, one.type), one.text, one.owner]
        if one.due is not None:
            words.append(self._wording.date(one.due))
        return ", ".join(word for word in words if word)

    def _draw(self, painter: QPainter, rect: QRect, one: Input, selected: bool) -> None:
        inside = rect.adjusted(12, 0, -12, 0)
        side = LOOK.px(18)
        icon = "circle-check" if one.done_on else "circle"
        token = "ok" if one.done_on else "text2"
        top = inside.center().y() - side // 2 + 1
        painter.drawPixmap(inside.left(), top, pixmap(icon, token))
        words = inside.adjusted(LOOK.px(30), 0, 0, 0)
        text_width, owner_width, due_width = self._widths(words.width(), one)
        text = QRect(words.left(), words.top() + 3, text_width, words.height() - 6)
        put_lines(
            painter, text, one.text, self._under(one), token="text2" if one.done_on else "text"
        )
        owner = QRect(words.left() + text_width + 12, words.top(), owner_width, words.height())
        put(painter, owner, one.owner or "–", token="text" if one.owner else "text2")
        due = QRect(words.right() - due_width, words.top(), due_width, words.height())
        self._due_words(painter, due, one)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def _widths(self, words: int, one: Input) -> tuple[int, int, int]:
        """What shall be done has two thirds; who and when give way, but are never left out."""
        due = max(min(LOOK.px(120), words // 6), self._due_room(one))
        owner = min(LOOK.px(160), words // 5)
        return words - due - owner - 24, owner, due

    def _fit_rows(self) -> None:
        """Taller where what shall be done needs a second line."""
        words = self.list.viewport().width() - 24 - LOOK.px(30)
        long = any(
            needs_two((one.text,), self._widths(words, one)[0]) for one in self.list.rows.values
        )
        self.list.set_row_height(_TALL_ROW if long else _ROW)

    def _under(self, one: Input) -> str:
        word = self._wording.type_word(one.kind, one.type)
        if self._which.value():
            return word
        return f"{word} · {self._titles.get(one.procurement, '')}"

    def _due_room(self, one: Input) -> int:
        if one.due is None:
            return 0
        words = self._wording.short_date(one.due)
        if self._is_late(one):
            return chip_width(words, "triangle-alert", Tone.WARN)
        return LOOK.metrics().horizontalAdvance(words) + 4

    def _due_words(self, painter: QPainter, rect: QRect, one: Input) -> None:
        if one.due is None:
            put(painter, rect, "–", token="text2", right=True)
            return
        words = self._wording.short_date(one.due)
        if not self._is_late(one):
            put(painter, rect, words, right=True)
            return
        width = chip_width(words, "triangle-alert", Tone.WARN)
        top = rect.center().y() - chip_height() // 2
        place = QRect(rect.right() - width, top, width, chip_height())
        paint_chip(painter, place, words, "triangle-alert", Tone.WARN)

    # -- acts ---------------------------------------------------------------------------------

    def _add(self) -> None:
        text = self._new.text().strip()
        with self._context.trouble():
            made = inputs.add_follow_up(
                self._desk, self._procurement, kind=self._kind.value(), text=text
            )
            self._new.show_text("")
            self._new.clear()
            self.refresh()
            self.list.pick_key(made)

    def _edit(self, **fields: Any) -> None:
        one = self.list.value()
        if one is not None:
            with self._context.trouble():
                inputs.set_follow_up(self._desk, one.id, **fields)

    def _toggle_done(self) -> None:
        one = self.list.value()
        if one is not None:
            self._edit(done_on=None if one.done_on else self._desk.today())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.fit(self.width())
        # Once the list has its own width.
        QTimer.singleShot(0, self, self._fit_rows)

    def flush(self) -> None:
        self._text.commit()

    def show_thing(self, id: UUID) -> None:
        self.list.pick_key(id)
        self.list.setFocus()
