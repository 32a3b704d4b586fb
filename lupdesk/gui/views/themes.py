"""Temaer: the tree at the left, and one statement at a time, given its themes by keyboard."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lupdesk.desk import inputs, saying_alike, theming
from lupdesk.desk.input_table import inputs_at, more_than, number_of
from lupdesk.domain.kinds import InputType
from lupdesk.domain.results import Theme
from lupdesk.domain.theme_hints import MOST, Hint
from lupdesk.domain.theming import Place
from lupdesk.domain.things import Input, Meeting, Supplier, Thing
from lupdesk.domain.vocabulary import theme_key
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.barrier import BarrierDialog
from lupdesk.gui.dialogs.one_wording import OneWordingDialog
from lupdesk.gui.views.exchange import take_in_codes
from lupdesk.gui.views.theme_reader import ThemeReader
from lupdesk.gui.views.theme_tree import ThemeTree
from lupdesk.gui.views.theme_work import ThemeWork
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, Scrolled, column, row
from lupdesk.gui.widgets.read_aside import ReadAside
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
        self._work = ThemeWork(context, procurement, self)
        self._listed: tuple[str, str | None, Sequence[int]] | None = None
        self._now: UUID | None = None
        self._counted = False
        self._row: int | None = None
        """The row of the statement that is read."""
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
        self._aside = ReadAside(self._wording.say("Reading the statements …"), self._wording)
        self._stack.addWidget(self._aside)
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
        self._work.counted.connect(self._take)
        self._work.learnt.connect(self._learn)
        self._work.stopped.connect(self._aside.show_stopped)
        self._aside.again.connect(self.refresh)
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
            self.reader.forget_names()
        if not more_than(self._desk, self._procurement, _LARGE):
            self._work.read_here()
            return
        self._aside.show_reading()
        self._work.read_beside()
        # What is read is up to date at once; the counts follow.
        one, place = self._one(), self._place()
        if one is not None and place is not None and self._work.themes is not None:
            self._work.themes.said.tell(place, one)
            self._listed = None
        self._show()

    def _take(self) -> None:
        themes = self._work.themes
        assert themes is not None
        first, self._listed = not self._counted, None
        self._counted = True
        self.tree.show_themes(themes)
        self.line.offer(tuple(themes.tree.paths.values()))
        counted, having = themes.said.counted, themes.said.having
        self._header.show_line(
            self._wording.say("{n:plain} of {of:plain} have a theme", n=having, of=counted)
            if counted
            else ""
        )
        if first and counted and having == counted:
            self.which.show_value(_ALL)
        if self._one() is None:
            self._begin()
        else:
            if not all(themes.tree.find(one.place.name) for one in self._hints):
                self._hints = ()
            self._show()

    def _learn(self) -> None:
        """What is offered keeps its digit, now with the words that speak for it; more comes behind."""
        one, themes = self._one(), self._work.themes
        if one is not None and themes is not None and self._work.hints is not None:
            every = self._work.hints.themes(one, len(themes.tree.places))
            known = {hint.place.key: hint for hint in every}
            there = [known.pop(hint.place.key, hint) for hint in self._hints]
            self._hints = (*there, *known.values())[:MOST]
        self._show()

    def _one(self) -> Input | None:
        if self._now is None:
            return None
        return self._desk.get(Input, self._now)

    def _place(self) -> int | None:
        """Of the statement that is read among all."""
        one, themes = self._one(), self._work.themes
        if one is None or themes is None or self._row is None:
            return None
        return themes.said.place(one.number, self._row)

    def _wanted(self) -> Sequence[int]:
        """Their places among all, in order."""
        themes, which = self._work.themes, self.which.value()
        if themes is None:
            return ()
        theme = self.tree.value() if which == _OF_THIS else None
        key = theme.key if theme is not None else None
        if self._listed is None or self._listed[:2] != (which, key):
            if which == _WITHOUT:
                places: Sequence[int] = themes.said.without()
            elif key is not None:
                places = themes.said.behind_any(themes.tree.within(key))
            else:
                places = range(len(themes.said))
            self._listed = which, key, places
        return self._listed[2]

    def _begin(self) -> None:
        self._turn_to(self._first(self._wanted()))

    def _first(self, places: Iterable[int]) -> UUID | None:
        """The first of them that still stands."""
        themes = self._work.themes
        for place in places if themes is not None else ():
            assert themes is not None
            for _, one in inputs_at(self._desk, [themes.said.rows[place]]):
                return one.id
        return None

    def _go(self, way: int) -> None:
        """On among those that are wanted now, from where one is, which may be none of them."""
        one, themes = self._one(), self._work.themes
        if one is None or themes is None:
            self._begin()
            return
        found, place = self._wanted(), self._place()
        here = themes.said.before(one.number) if place is None else place
        after = bisect_left(found, here) if place is None else bisect_right(found, here)
        further = found[after:] if way > 0 else found[: bisect_left(found, here)][::-1]
        id = self._first(further)
        if id is not None:
            self._turn_to(id)
            return
        others = len(found) - (place is not None and place in found)
        if not others and self.which.value() == _WITHOUT and one.themes:
            self._turn_to(None)

    def _turn_to(self, id: UUID | None) -> None:
        self._now, self._hints = id, ()
        self._row = number_of(self._desk, id) if id is not None else None
        self._show()
        if id is not None:
            self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- showing ------------------------------------------------------------------------------

    def _show(self) -> None:
        one, themes, asked = self._one(), self._work.themes, self._work.hints
        if themes is None or asked is None:
            self._stack.setCurrentIndex(2)
            return
        self._stack.setCurrentIndex(0 if one is not None else 1)
        if one is None:
            return
        if not self._hints:
            self._hints = asked.themes(one)
        wanted, place = self._wanted(), self._place()
        at = 0 if place is None else bisect_left(wanted, place) + 1
        if place is None or at > len(wanted) or wanted[at - 1] != place:
            at = 0
        self.reader.show_said(one, themes.tree, asked, self._hints, at, len(wanted))
        self._show_done()

    def _show_done(self) -> None:
        ids = tuple({id for id, _ in self._done})
        said = self._desk.all(Input, id=ids) if ids else []
        self.reader.show_done(self._done, {one.id: one for one in said})

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
        themes = self._work.themes
        found = themes.tree.find(written) if themes is not None else None
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
        if one is not None and self._work.hints is not None:
            together = self._work.hints.together(one)
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
        return (self.card, self._to_inputs, self.tree.rows)[self._stack.currentIndex()]

    def flush(self) -> None:
        """What stands in the line is nobody's yet."""

    def show_thing(self, id: UUID) -> None:
        if self._desk.get(Theme, id) is not None:
            theme = self._desk.the(Theme, id)
            self.tree.rows.pick_key(theme_key(theme.name))
            self.tree.rows.setFocus()
            return
        self._turn_to(id)
