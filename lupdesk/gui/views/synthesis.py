"""Syntese: what was heard, what the buyer does and why, each beside the voices that it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QWidget

from lupdesk.desk import synthesis
from lupdesk.desk.input_table import Figures, figures_beside, more_than, themes_of
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.kinds import Disposition, InputKind
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.things import Input, Supplier, Thing
from lupdesk.domain.treatment import Reason
from lupdesk.domain.voices import Voices
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.add_voices import AddVoicesDialog
from lupdesk.gui.dialogs.decide import DecideDialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.jobs import Job, Progress
from lupdesk.gui.judged import Margin
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.insight_form import InsightForm
from lupdesk.gui.views.insight_voices import InsightVoices
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.frames import (
    EmptyState,
    Ground,
    PageHeader,
    Panel,
    Scrolled,
    column,
    row,
)
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.rows import RowList, fitted, put
from lupdesk.gui.widgets.shortcuts import within

_ROW: Final = 84
_NOBODY: Final = Voices()
_ANSWERED: Final = {
    Disposition.ACCEPTED: ("circle-check", "ok"),
    Disposition.PARTLY: ("circle-dot", "ok"),
    Disposition.NOT_ACCEPTED: ("circle-x", "text2"),
    Disposition.CARRIED: ("arrow-right", "ok"),
}
_LISTS: Final = ((1500, 480), (1300, 340), (1100, 300), (0, 240))
"""From which width of the page on the list is how wide."""
_AT_ONCE: Final = 5_000
"""Statements; with more they are counted in a worker."""


class SynthesisPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset({Insight, Tie, Input, Supplier, Reason})

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._found = synthesis.NOTHING
        self._job: Job | None = None
        self._firms: dict[UUID, str] = {}
        self._shown: UUID | None = None
        self._bar_fits = True
        self._build()
        self._connect()
        self.refresh()

    # -- making -------------------------------------------------------------------------------

    def _build(self) -> None:
        say = self._wording.say
        self._header = PageHeader(say("Synthesis"))
        self.list = RowList(say("Main findings"), _ROW, self._draw, self._say)
        self.new = NewLine(say("New main finding"), hint=say("What did you hear? Enter saves"))
        empty = EmptyState(
            "lightbulb",
            say("No main finding yet"),
            say(
                "Write below what you heard, in one sentence. Then choose the statements that it rests on, and say what you do and why."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        left = self._left = QWidget()
        inside = column(self._header, gap=12)
        inside.addWidget(self._stack, 1)
        self.make = icon_button("message-square-text", say("Main finding from statements …"))
        self.make.clicked.connect(self.make_of_statements)
        inside.addLayout(row(self.new, self.make, gap=4))
        left.setLayout(inside)
        self.form = InsightForm(self._wording)
        self._nothing = meta(say("Select a finding to write what you do, and why."), wrap=True)
        middle = QWidget()
        middle.setLayout(column(self._nothing, self.form, gap=8))
        both = row(left, gap=24)
        both.addWidget(Scrolled(middle).keep_width(), 1)
        whole = column(gap=12, margins=(24, 8, 16, 16))
        whole.addLayout(both, 1)
        whole.addWidget(self._gauge())
        self._panel = Panel(340)
        self.voices = InsightVoices(self._wording)
        self._panel.content.addWidget(self.voices, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(whole, 1)
        layout.addWidget(self._panel)
        self.first: QWidget = self.list
        self._margin = Margin(self._context, self._procurement, self.form.findings, self)

    def _gauge(self) -> QWidget:
        """How far the answers have come, and the way to the next one that is wanting."""
        self._told = meta("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(LOOK.px(6))
        self._bar.setMaximumWidth(LOOK.px(160))
        self.next = Button(self._wording.say("Answer the next …"), kind="quiet", icon="arrow-right")
        self.next.setToolTip("Ctrl+D")
        self.next.clicked.connect(self.decide)
        holder = QWidget()
        holder.setLayout(row(self._bar, self._told, self.next, None, gap=12))
        return holder

    def _connect(self) -> None:
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _: self.form.heard.setFocus())
        self.new.entered.connect(self._add)
        self.form.edited.connect(self._edit)
        self.form.answer_wanted.connect(self._answer)
        self.voices.opened.connect(lambda one: self._context.go_to("inputs", one.id))
        self.voices.add_wanted.connect(self._choose_voices)
        self.voices.turn_wanted.connect(self._turn)
        self.voices.drop_wanted.connect(self._drop)
        keys = {
            "Alt+Up": lambda: self._move(-1),
            "Alt+Down": lambda: self._move(1),
            "Del": self.remove,
            "Right": self.show_voices,
            "Ins": self.make_of_statements,
        }
        KeyMap(keys, self).serve(self.list)
        KeyMap({"Left": self.list.setFocus}, self).serve(self.voices.list)
        within(self, "Ctrl+N", self.new.setFocus)
        within(self, "Ctrl+D", self.decide)
        within(self, "F6", self.show_voices)
        self.doors = {
            "new-insight": self.new.setFocus,
            "insight-from": self.make_of_statements,
            "answer-inputs": self.decide,
        }

    # -- showing ------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        self._margin.ask()
        if kinds == frozenset({Reason}):
            return
        if kinds is None or Supplier in kinds:
            known = suppliers_of(self._desk, self._procurement)
            self._firms = {one.id: one.name for _, one in known}
        many = more_than(self._desk, self._procurement, _AT_ONCE)
        so_far = self._found.answered if many else None
        self._found = synthesis.read_synthesis(self._desk, self._procurement, so_far)
        if many:
            self._count_beside()
        else:
            self.form.offer_themes(list(themes_of(self._desk, self._procurement)))
        self.list.show_rows(self._found.insights, key=lambda one: one.id)
        self._stack.setCurrentIndex(0 if self._found.insights else 1)
        self.first = self.list if self._found.insights else self.new
        if self.list.value() is None:
            self.list.pick_row(0)
        self._say_line()
        self._say_gauge()
        self._show(self.list.value())

    def _count_beside(self) -> None:
        """Until it is counted what was known stands."""
        if self._job is not None:
            self._job.drop()
        path, of = self._desk.working_path, self._procurement

        def work(progress: Progress) -> Figures:
            progress.step(0, 1)
            return figures_beside(path, of)

        self._job = self._context.jobs.run(work, self._counted)

    def _counted(self, found: Figures) -> None:
        self._job = None
        self._found = replace(self._found, answered=synthesis.answered(found.tally))
        self.form.offer_themes(list(found.themes))
        self._say_gauge()

    def _say_line(self) -> None:
        count, some = self._wording.count, self._found.insights
        parts = [count("{n} main finding", "{n} main findings", len(some))] if some else []
        if without := sum(one.answer is None for one in some):
            parts.append(count("{n} without an answer", "{n} without an answer", without))
        self._header.show_line(" · ".join(parts))

    def _say_gauge(self) -> None:
        found, say = self._found.answered, self._wording.say
        words = say(
            "{done} of {whole} statements have a disposition", done=found.decided, whole=found.whole
        )
        self._told.setText(words)
        self._bar.setRange(0, max(found.whole, 1))
        self._bar.setValue(found.decided)
        self._bar.setAccessibleName(words)
        self._told.setVisible(found.whole > 0)
        self._bar.setVisible(found.whole > 0 and self._bar_fits)
        self.next.setVisible(found.left > 0)

    def _pick(self, one: Insight) -> None:
        if one.id != self._shown:
            self.form.leave()
        self._show(one)

    def _show(self, one: Insight | None) -> None:
        self._nothing.setVisible(one is None and bool(self._found.insights))
        for part in (self.form, self._panel):
            part.setVisible(one is not None)
        self._margin.turn_to([] if one is None else [one.id])
        if one is None:
            self._shown = None
            return
        self._shown = one.id
        voices = self._found.voices.get(one.id, _NOBODY)
        behind = [said for said in voices.behind if said.kind is InputKind.INPUT]
        self.form.show_insight(one, sum(said.disposition is None for said in behind), len(behind))
        more = len(synthesis.suggested(self._desk, self._found, one))
        self.voices.show_voices(voices, self._found.ties.get(one.id, ()), self._firms, more)

    def show_voices(self) -> None:
        """From the finding to who said it; Enter there goes to the statement."""
        if self._shown is not None:
            self.voices.list.setFocus()

    def _say(self, one: Insight) -> str:
        return ". ".join([one.heard, *(words for _, _, words in self._signs(one))])

    def _signs(self, one: Insight) -> list[tuple[str, str, str]]:
        """Icon, colour and words; words alone would do."""
        say, count = self._wording.say, self._wording.count
        voices = self._found.voices.get(one.id, _NOBODY)
        n = len(voices.suppliers)
        signs = [("building-2", "text2", count("{n} supplier", "{n} suppliers", n))]
        if one.disagreement.strip() or voices.against:
            signs.append(("split", "warn", say("disagree")))
        if one.answer is None:
            signs.append(("circle-dashed", "warn", say("no answer")))
        else:
            icon, token = _ANSWERED[one.answer]
            signs.append((icon, token, self._wording.code(f"disposition.{one.answer}")))
        return signs

    def _draw(self, painter: QPainter, rect: QRect, one: Insight, selected: bool) -> None:
        inside = rect.adjusted(12, 8, -12, -8)
        metrics = LOOK.metrics()
        line = metrics.lineSpacing()
        lines = fitted(one.heard, inside.width(), 2, metrics).split("\n")
        spare = (2 - len(lines)) * line // 2
        inside.adjust(0, spare, 0, -spare)
        for number, text in enumerate(lines):
            place = QRect(inside.left(), inside.top() + number * line, inside.width(), line)
            put(painter, place, text)
        self._draw_signs(painter, inside, one)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def _draw_signs(self, painter: QPainter, inside: QRect, one: Insight) -> None:
        """In one line; where it is narrow the number of suppliers stands beside its sign alone."""
        signs = self._signs(one)
        wide = LOOK.metrics(Size.SMALL).horizontalAdvance
        icon_room, gap, small = LOOK.px(18), LOOK.px(12), LOOK.px(18)
        if sum(icon_room + wide(words) + gap for *_, words in signs) - gap > inside.width():
            icon, token, _ = signs[0]
            signs[0] = (icon, token, str(len(self._found.voices[one.id].suppliers)))
        at = inside.left()
        for icon, token, words in signs:
            painter.drawPixmap(at, inside.bottom() - small + 2, pixmap(icon, token, 14))
            at += icon_room
            place = QRect(at, inside.bottom() - small, inside.right() - at, small)
            put(painter, place, words, Size.SMALL, token="text2")
            at += wide(words) + gap

    # -- acts ---------------------------------------------------------------------------------

    def _add(self) -> None:
        with self._context.trouble():
            made = synthesis.add_insight(
                self._desk, self._procurement, heard=self.new.text().strip()
            )
            self.new.show_text("")
            self.new.clear()
            self.refresh()
            self.show_thing(made)
            self.voices.add.setFocus()

    def make_of_statements(self) -> None:
        """What they say may lend the finding its first words."""
        self.form.flush()
        dialog = AddVoicesDialog(self._context, self._procurement, parent=self)
        dialog.exec()
        made = dialog.made
        dialog.deleteLater()
        self.refresh()
        if made is not None:
            self.show_thing(made)
            self.form.heard.setFocus()

    def _edit(self, fields: dict[str, Any]) -> None:
        self._do(lambda id: synthesis.edit_insight(self._desk, id, **fields))

    def _do(self, act: Callable[[UUID], object]) -> None:
        if self._shown is not None:
            with self._context.trouble():
                act(self._shown)

    def _move(self, step: int) -> None:
        self._do(lambda id: synthesis.move_insight(self._desk, id, step))
        self.refresh()

    def remove(self) -> None:
        self._do(lambda id: synthesis.remove_insight(self._desk, id))
        self.refresh()

    def _answer(self) -> None:
        self.form.flush()
        self._do(lambda id: synthesis.answer_voices(self._desk, id))

    def _turn(self, one: Input) -> None:
        self._do(lambda id: synthesis.turn_voice(self._desk, id, one.id))

    def _drop(self, one: Input) -> None:
        self._do(lambda id: synthesis.drop_voice(self._desk, id, one.id))

    def _choose_voices(self, of_theme: bool) -> None:
        if self._shown is None:
            return
        self.form.flush()
        one = self._desk.get(Insight, self._shown)
        if one is None:
            return
        behind = frozenset(tie.basis for tie in self._found.ties.get(one.id, ()))
        dialog = AddVoicesDialog(
            self._context, self._procurement, one, behind, self, of_theme=of_theme
        )
        dialog.exec()
        dialog.deleteLater()
        self.refresh()
        self.voices.list.setFocus()

    def decide(self) -> None:
        """Through all that nobody has answered, one after the other."""
        self.form.flush()
        queue = synthesis.undecided(self._desk, self._procurement)
        if not queue:
            say = self._wording.say
            self._context.tell(say("Every statement has a disposition."), "ok")
            return
        dialog = DecideDialog(self._context, self._procurement, queue, self)
        dialog.exec()
        dialog.deleteLater()
        self.refresh()
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.fit(self.width())
        room = self.width() - self._panel.width()
        usual = LOOK.px(next(wide for page, wide in _LISTS if self.width() >= page))
        self._left.setFixedWidth(min(usual, room * 2 // 5))
        # Where there is little room the words come before the bar.
        self._bar_fits = room >= LOOK.px(560)
        self._say_gauge()

    def flush(self) -> None:
        self.form.flush()

    def show_thing(self, id: UUID) -> None:
        for place, one in enumerate(self.list.rows.values):
            if one.id == id:
                self.list.pick_row(place)
        self.list.setFocus()
