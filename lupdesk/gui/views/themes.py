"""Temaer: the tree at the left, and one statement at a time, given its themes by keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lupdesk.desk import inputs, saying_alike, theming
from lupdesk.desk.input_table import more_than
from lupdesk.desk.theming import Themes, read_themes, read_themes_beside
from lupdesk.domain.kinds import InputType
from lupdesk.domain.results import Theme
from lupdesk.domain.theme_hints import Hint
from lupdesk.domain.theming import Place
from lupdesk.domain.things import Input, Meeting, Supplier, Thing
from lupdesk.domain.vocabulary import theme_key
from lupdesk.domain.voices import is_counted
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.barrier import BarrierDialog
from lupdesk.gui.dialogs.one_wording import OneWordingDialog
from lupdesk.gui.jobs import Job, Progress
from lupdesk.gui.views.exchange import take_in_codes
from lupdesk.gui.views.theme_reader import ThemeReader
from lupdesk.gui.views.theme_tree import ThemeTree
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, Scrolled, column, row
from lupdesk.gui.widgets.shortcuts import within

_LARGE: Final = 300
"""Above this many statements a worker reads them."""
_KEPT: Final = 20
"""What was done is remembered so far back, should newer things be undone."""
_WITHOUT, _OF_THIS, _ALL = "without", "of-this", "all"


class ThemesPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset({Input, Theme, Supplier, Meeting})

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._themes: Themes | None = None
        self._reading: Job | None = None
        self._now: UUID | None = None
        self._hints: tuple[Hint, ...] = ()
        self._done: list[tuple[UUID, str]] = []
        self._build()
        self._connect()
        self.refresh()

    # -- making -------------------------------------------------------------------------------

    def _build(self) -> None:
        say = self._wording.say
        self.which = Choice(
            say("Which statements"),
            [
                (say("Without theme"), _WITHOUT),
                (say("Of the theme that is marked"), _OF_THIS),
                (say("All"), _ALL),
            ],
        )
        self.take_in = Button(say("Take in codes …"), kind="quiet", icon="file-input")
        self._header = PageHeader(say("Themes"), self.take_in, self.which)
        self.tree = ThemeTree(self._context, self._procurement)
        self.reader = ThemeReader(self._context)
        self.card, self.line = self.reader.card, self.reader.line
        self._to_inputs = Button(say("To the inputs"), icon="message-square-text")
        self._to_inputs.clicked.connect(lambda: self._context.go_to("inputs", None))
        nothing = EmptyState(
            "tag",
            say("Nothing to read here"),
            say("Every statement of this kind has its theme, or nothing has been said yet."),
            self._to_inputs,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(Scrolled(self.reader))
        self._stack.addWidget(nothing)
        middle = column(gap=12, margins=(24, 0, 6, 16))
        middle.addWidget(self._stack, 1)
        both = row(self.tree, gap=0)
        both.addLayout(middle, 1)
        top = column(self._header, margins=(0, 0, 16, 0))
        layout = column(top, gap=12, margins=(24, 8, 8, 0))
        layout.addLayout(both, 1)
        self.setLayout(layout)
        self.doors = {
            "new-theme": lambda: self.tree.do("new"),
            "import-coding": self._import,
        }

    def _connect(self) -> None:
        self.take_in.clicked.connect(self._import)
        self.which.chosen.connect(lambda _: self._begin())
        self.tree.wanted.connect(self._read_theme)
        self.tree.given.connect(self._give_place)
        self.card.pressed.connect(self._do)
        self.line.given.connect(self._give_written)
        self.line.left.connect(self._do)
        self.reader.suggested.chosen.connect(self._choose_hint)
        self.reader.barrier.clicked.connect(self._ask_barrier)
        self.reader.alike.join.connect(self._join)
        self.reader.alike.part.connect(self._part)
        self.reader.alike.word.connect(self._word_together)
        self.reader.dropped.connect(self._drop)
        within(self, "PgDown", lambda: self._go(1))
        within(self, "PgUp", lambda: self._go(-1))
        within(self, "Ctrl+N", lambda: self.tree.do("new"))

    # -- reading ------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        if kinds is None or Supplier in kinds:
            self.reader.names = {one.id: one.name for one in self._desk.all(Supplier)}
        if not more_than(self._desk, self._procurement, _LARGE):
            self._take(read_themes(self._desk, self._procurement))
            return
        if self._reading is not None:
            self._reading.drop()
        path, procurement = self._desk.working_path, self._procurement

        def work(progress: Progress) -> Themes:
            progress.step(0, 1)
            return read_themes_beside(path, procurement)

        self._reading = self._context.jobs.run(work, self._take)
        # What is read is up to date at once; the counts follow.
        one, themes = self._one(), self._themes
        if one is not None and themes is not None:
            said = tuple(one if each.id == one.id else each for each in themes.said)
            self._themes = replace(themes, said=said)
        self._show()

    def _take(self, themes: Themes) -> None:
        before = self._themes
        self._reading = None
        self._themes = themes
        self.tree.show_themes(themes)
        self.line.offer(tuple(themes.tree.paths.values()))
        counted = [one for one in themes.said if is_counted(one)]
        having = sum(bool(one.themes) for one in counted)
        self._header.show_line(
            self._wording.say("{n:plain} of {of:plain} have a theme", n=having, of=len(counted))
            if counted
            else ""
        )
        if before is None:
            if counted and having == len(counted):
                self.which.show_value(_ALL)
            self._begin()
        elif self._one() is None:
            self._begin()
        else:
            if not all(themes.tree.find(one.place.name) for one in self._hints):
                self._hints = ()
            self._show()

    def _one(self) -> Input | None:
        if self._now is None:
            return None
        return self._desk.get(Input, self._now)

    def _wanted(self) -> list[Input]:
        themes, which = self._themes, self.which.value()
        if themes is None:
            return []
        if which == _WITHOUT:
            return [one for one in themes.said if is_counted(one) and not one.themes]
        place = self.tree.value()
        if which == _OF_THIS and place is not None:
            behind = themes.tree.behind(place.key, below=True)
            return [one for one in themes.said if one.id in behind]
        return list(themes.said)

    def _begin(self) -> None:
        wanted = self._wanted()
        self._turn_to(wanted[0].id if wanted else None)

    def _go(self, way: int) -> None:
        """On among those that are wanted now, from where one is, which may be none of them."""
        one = self._one()
        if one is None:
            self._begin()
            return
        here = (one.number, one.id)
        found = [each for each in self._wanted() if each.id != one.id]
        further = [each for each in found if ((each.number, each.id) > here) is (way > 0)]
        if further:
            self._turn_to(further[0 if way > 0 else -1].id)
            return
        if not found and self.which.value() == _WITHOUT and one.themes:
            self._turn_to(None)

    def _turn_to(self, id: UUID | None) -> None:
        self._now, self._hints = id, ()
        self._show()
        if id is not None:
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        one, themes = self._one(), self._themes
        self._stack.setCurrentIndex(0 if one is not None and themes is not None else 1)
        if one is None or themes is None:
            return
        if not self._hints:
            self._hints = themes.hints.themes(one)
        wanted = [each.id for each in self._wanted()]
        at = wanted.index(one.id) + 1 if one.id in wanted else 0
        self.reader.show_said(one, themes, self._hints, at, len(wanted))
        self._show_done()

    def _show_done(self) -> None:
        said = {one.id: one for one in self._themes.said} if self._themes else {}
        self.reader.show_done(self._done, said)

    # -- acts ---------------------------------------------------------------------------------

    def _do(self, pressed: str) -> None:
        if pressed.isdigit():
            self._choose_hint(int(pressed) - 1)
            return
        acts = {
            "next": lambda: self._go(1),
            "before": lambda: self._go(-1),
            "line": self.line.setFocus,
            "card": self.card.setFocus,
            "take": self._take_last,
            "join": self._join,
            "part": self._part,
            "barrier": self._ask_barrier,
        }
        acts[pressed]()

    def _choose_hint(self, at: int) -> None:
        one = self._one()
        if one is None or at >= len(self._hints):
            return
        place = self._hints[at].place
        if place.key in map(theme_key, one.themes):
            self._drop(place.name)
        else:
            self._give(place.name)

    def _give(self, written: str) -> None:
        if self._now is None:
            return
        with self._context.trouble():
            theming.set_themes(self._desk, self._procurement, [self._now], add=[written])
            one = self._one()
            if one is not None and one.themes:
                self._done.append((one.id, one.themes[-1]))
                del self._done[:-_KEPT]
            self._show_done()
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_written(self, written: str) -> None:
        """As the tree writes it, where only statements have the name."""
        found = self._themes.tree.find(written) if self._themes else None
        self._give(found.name if found is not None and found.theme is None else written)

    def _give_place(self, place: Place) -> None:
        self._give(place.name)

    def _drop(self, theme: str) -> None:
        if self._now is not None:
            with self._context.trouble():
                theming.set_themes(self._desk, self._procurement, [self._now], remove=[theme])

    def _take_last(self) -> None:
        one = self._one()
        if one is not None and one.themes:
            self._drop(one.themes[-1])

    def _read_theme(self, _place: Place) -> None:
        self.which.show_value(_OF_THIS)
        self._begin()

    def _join(self) -> None:
        if self._now is not None and self.reader.near is not None:
            with self._context.trouble():
                saying_alike.join_said(self._desk, [self._now, self.reader.near.said.id])
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self) -> None:
        if self._now is not None:
            with self._context.trouble():
                saying_alike.part_said(self._desk, [self._now])
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _word_together(self) -> None:
        one = self._one()
        if one is not None and self._themes is not None:
            together = self._themes.hints.together(one)
            dialog = OneWordingDialog(self._context, together, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _ask_barrier(self) -> None:
        one = self._one()
        if one is None or one.type is not InputType.BAR:
            return
        dialog = BarrierDialog(self._context, one.barrier, self)
        if dialog.exec():
            with self._context.trouble():
                inputs.set_barrier(self._desk, [one.id], dialog.chosen)
        dialog.deleteLater()
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _import(self) -> None:
        take_in_codes(self._context, self._procurement, self)

    # -- the window -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tree.fit(self.width())
        self.reader.suggested.fit(self.width() - self.tree.width())

    @property
    def first(self) -> QWidget:
        return self._to_inputs if self._stack.currentIndex() else self.card

    def flush(self) -> None:
        """What stands in the line is nobody's yet."""

    def show_thing(self, id: UUID) -> None:
        if self._desk.get(Theme, id) is not None:
            theme = self._desk.the(Theme, id)
            self.tree.rows.pick_key(theme_key(theme.name))
            self.tree.rows.setFocus()
            return
        self._turn_to(id)
