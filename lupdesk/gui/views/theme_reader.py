"""The middle of *Themes*: the statement that is read, and all that is known of what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lupdesk.domain.kinds import InputType
from lupdesk.domain.secrecy import may_go_out
from lupdesk.domain.theme_hints import Alike, Hint, Hints
from lupdesk.domain.theming import Tree
from lupdesk.domain.things import Input, Meeting, Supplier
from lupdesk.domain.vocabulary import theme_key
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.frames import Ground, clear, column, row
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.said_chips import chips_of_input
from lupdesk.gui.widgets.theme_reading import AlikeBlock, DoneList, SaidCard, Suggested, ThemeLine

_DONE: Final = 5
_WIDEST: Final = 1080
"""Longer lines are hard to read in large type."""


class ThemeReader(Ground):
    """``dropped`` brings the name of a theme that is taken away."""

    dropped = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self._desk = context.desk
        self._wording = context.wording
        self._names: dict[UUID, str] = {}
        """Of the suppliers that were shown."""
        self.near: Alike | None = None
        """The likest that is not joined."""
        self._asked: tuple[UUID, Hints] | None = None
        say = self._wording.say
        self.card = SaidCard(self._wording)
        self._given = QWidget()
        self._given_row = Flow(self._given, gap=6)
        self.suggested = Suggested(self._wording)
        self.line = ThemeLine(self._wording)
        self.barrier = Button("", kind="quiet", icon="construction")
        self.alike = AlikeBlock(self._wording)
        self.done = DoneList(self._wording)
        self._place = meta("")
        keys = meta(
            say(
                "1–9 give and take a theme · Enter any other · ↓ next · ↑ previous"
                " · J join · Backspace takes the last away · Ctrl+Z undoes"
            ),
            wrap=True,
        )
        self.setMaximumWidth(LOOK.px(_WIDEST))
        self.setLayout(
            column(
                row(self._place, None, self.barrier),
                self.card,
                self._given,
                self.suggested,
                self.line,
                keys,
                4,
                self.alike,
                4,
                self.done,
                None,
                gap=8,
                margins=(0, 0, 8, 8),
            )
        )

    def show_said(
        self, one: Input, tree: Tree, asked: Hints, hints: Sequence[Hint], at: int, of: int
    ) -> None:
        """``at``: which one it is of those that are wanted, 0 where it is none of them now."""
        self._place.setText(
            self._wording.say("{at:plain} of {of:plain}", at=at, of=of) if at else ""
        )
        self.card.show_said(one.text, self._source(one), tuple(chips_of_input(one, self._wording)))
        self._show_given(one)
        carried = {theme_key(name) for name in one.themes}
        self.suggested.show_hints(hints, tree.paths, carried)
        self._show_barrier(one)
        self._show_alike(one, asked)

    def forget_names(self) -> None:
        """A supplier may be called otherwise now."""
        self._names.clear()

    def _name(self, supplier: UUID) -> str:
        if supplier not in self._names:
            firm = self._desk.get(Supplier, supplier)
            self._names[supplier] = firm.name if firm is not None else ""
        return self._names[supplier]

    def _label(self, one: Input) -> str:
        label = self._wording.input_label(one.kind, one.number)
        name = self._name(one.supplier) if one.supplier else ""
        return f"{label} · {name}" if name else label

    def _source(self, one: Input) -> str:
        parts = [self._label(one)]
        meeting = self._desk.get(Meeting, one.meeting) if one.meeting else None
        if one.speaker:
            parts.append(one.speaker)
        if meeting is not None:
            parts.append(self._wording.code(f"meeting.{meeting.kind}"))
        if one.said_at is not None:
            parts.append(self._wording.date_time(one.said_at))
        if one.withdrawn_on is not None and one.withdrawn_reason:
            parts.append(one.withdrawn_reason)
        return " · ".join(dict.fromkeys(parts))

    def _show_given(self, one: Input) -> None:
        clear(self._given_row)
        for theme in one.themes:
            button = Button(f"# {theme}".replace("&", "&&"), kind="quiet", icon="x")
            button.setAccessibleName(self._wording.say("Take away the theme {theme}", theme=theme))
            button.clicked.connect(lambda _=False, theme=theme: self.dropped.emit(theme))
            self._given_row.addWidget(button)
        self._given.setVisible(bool(one.themes))

    def _show_barrier(self, one: Input) -> None:
        self.barrier.setVisible(one.type is InputType.BAR)
        if one.type is InputType.BAR:
            kind = self._wording.code(f"barrier.{one.barrier}") if one.barrier else ""
            words = kind or self._wording.say("Which kind of barrier?")
            self.barrier.show_words(f"B  {words}")

    def _show_alike(self, one: Input, asked: Hints) -> None:
        if self._asked != (one.id, asked):
            self._asked = (one.id, asked)
            self.near = next(iter(asked.alike(one, 1)), None)
        together = asked.together(one)
        others = [each for each in together if each.id != one.id]
        firms = {each.supplier for each in together if each.withdrawn_on is None} - {None}
        joined = ""
        if others:
            many = self._wording.count("{n} supplier", "{n} suppliers", len(firms))
            joined = "\n".join((many, *(f"{self._label(each)}: {each.text}" for each in others)))
        named = f"{self._label(self.near.said)}: {self.near.said.text}" if self.near else ""
        self.alike.show_alike(self.near, named, joined, may_word=all(map(may_go_out, together)))

    def show_done(self, done: Sequence[tuple[UUID, str]], said: Mapping[UUID, Input]) -> None:
        """The latest first; what was undone since is not there any more."""
        lines = [
            f"{self._wording.input_label(said[id].kind, said[id].number)} → {name}"
            for id, name in reversed(done)
            if id in said and theme_key(name) in map(theme_key, said[id].themes)
        ]
        self.done.show_lines(lines[:_DONE])
