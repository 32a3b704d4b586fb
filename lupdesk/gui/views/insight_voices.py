"""The statements that a main finding rests on: who said what, for or against; added and taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.results import Tie
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Voices
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.rows import RowList, fitted, put
from lupdesk.wording import Wording

_ROW: Final = 78
_LEAST: Final = 3
"""Rows that are always seen."""


class InsightVoices(QWidget):
    """``opened`` with the statement to go to; the other signals ask for an act."""

    opened = Signal(object)
    add_wanted = Signal(bool)
    """True: those of the finding's own theme."""
    turn_wanted = Signal(object)
    drop_wanted = Signal(object)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._firms: Mapping[UUID, str] = {}
        self._against: frozenset[UUID] = frozenset()
        self._own: frozenset[UUID] = frozenset()
        say = wording.say
        self.count = meta("", wrap=True)
        self.list = RowList(say("What it rests on"), _ROW, self._draw, self._say)
        self.list.opened.connect(self.opened)
        self.list.picked.connect(lambda _: self._offer())
        self.list.setMinimumHeight(LOOK.px(_ROW) * _LEAST)
        self._none = meta(
            say("No statement is behind it yet. Ins looks through all that was said."), wrap=True
        )
        self.add = Button(say("Add statements …"), icon="plus")
        self.add.setToolTip("Ins")
        self.add.clicked.connect(lambda: self.add_wanted.emit(False))
        self.turn = icon_button("scale", say("For or against (/)"))
        self.turn.clicked.connect(self._turn)
        self.drop = icon_button("trash-2", say("It does not rest on this one (Del)"))
        self.drop.clicked.connect(self._drop)
        self._more = Button("", kind="quiet", icon="tag")
        self._more.clicked.connect(lambda: self.add_wanted.emit(True))
        self.setLayout(
            column(
                row(head(say("What it rests on")), None, self.turn, self.drop, gap=4),
                self.count,
                self.list,
                self._none,
                row(self.add, None),
                row(self._more, None),
                gap=8,
            )
        )
        self.layout().setStretchFactor(self.list, 1)  # type: ignore[union-attr]
        keys = {"Del": self._drop, "/": self._turn, "Ins": lambda: self.add_wanted.emit(False)}
        KeyMap(keys, self).serve(self.list)

    def show_voices(
        self,
        voices: Voices,
        ties: Sequence[Tie],
        firms: Mapping[UUID, str],
        more: int,
    ) -> None:
        """``more`` is how many statements of its theme are behind no finding."""
        self._firms = firms
        self._against = frozenset(one.id for one in voices.against)
        self._own = frozenset(tie.basis for tie in ties)
        said = [*voices.behind, *(one for one in voices.against if one not in voices.behind)]
        self.list.show_rows(said, key=lambda one: one.id)
        self.list.setVisible(bool(said))
        self._none.setVisible(not said)
        self.count.setText(self._counted(voices))
        self.count.setVisible(bool(said))
        self._more.setVisible(more > 0)
        self._more.show_words(
            self._wording.count("{n} more of its theme …", "{n} more of its theme …", more)
        )
        self._offer()

    def _counted(self, voices: Voices) -> str:
        count = self._wording.count
        parts = [count("{n} supplier", "{n} suppliers", len(voices.suppliers))]
        if voices.against:
            parts.append(count("{n} says otherwise", "{n} say otherwise", len(voices.opposed)))
        return " · ".join(parts)

    def _offer(self) -> None:
        one = self.list.value()
        for button in (self.turn, self.drop):
            button.setEnabled(one is not None and one.id in self._own)

    def _turn(self) -> None:
        if self.turn.isEnabled():
            self.turn_wanted.emit(self.list.value())

    def _drop(self) -> None:
        if self.drop.isEnabled():
            self.drop_wanted.emit(self.list.value())

    # -- words and painting -----------------------------------------------------------------------

    def _under(self, one: Input) -> str:
        parts = [
            label_of(one),
            self._firms.get(one.supplier, "") if one.supplier else "",
            self._wording.type_word(one.kind, one.type),
            self._wording.code(f"secrecy.{one.secrecy}"),
        ]
        return " · ".join(part for part in parts if part)

    def _stands(self, one: Input) -> str:
        say = self._wording.say
        words = say("Says otherwise") if one.id in self._against else say("Says so")
        return (
            words
            if one.id in self._own
            else say("{stands}, by one that says the same", stands=words)
        )

    def _say(self, one: Input) -> str:
        return f"{self._stands(one)}. {one.text}. {self._under(one)}"

    def _draw(self, painter: QPainter, rect: QRect, one: Input, selected: bool) -> None:
        against = one.id in self._against
        inside = rect.adjusted(8, 6, -8, -4)
        icon, token = ("minus", "warn") if against else ("check", "ok")
        painter.drawPixmap(inside.left(), inside.top() + 1, pixmap(icon, token, 18))
        words = inside.adjusted(LOOK.px(26), 0, 0, 0)
        metrics = LOOK.metrics()
        line = metrics.lineSpacing()
        shown = fitted(one.text, words.width(), 2, metrics).split("\n")
        for number, text in enumerate(shown):
            put(
                painter, QRect(words.left(), words.top() + number * line, words.width(), line), text
            )
        small = LOOK.px(18)
        below = QRect(words.left(), inside.bottom() - small, words.width(), small)
        put(painter, below, self._under(one), Size.SMALL, token="text2")
