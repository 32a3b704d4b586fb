"""The statements that a main finding rests on, with the keys by which they come and go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lupdesk.domain.results import Tie
from lupdesk.domain.voices import Voices
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.voice_list import ROW, VoiceList
from lupdesk.wording import Wording

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
        say = wording.say
        self.count = meta("", wrap=True)
        self.list = VoiceList(say("What it rests on"), wording)
        self.list.opened.connect(self.opened)
        self.list.picked.connect(lambda _: self._offer())
        self.list.setMinimumHeight(LOOK.px(ROW) * _LEAST)
        self._none = meta(
            say("No statement is behind it yet. Ins looks through all that was said."), wrap=True
        )
        self.add = Button(say("Add statements …"), icon="plus")
        self.add.setToolTip(say("Add statements (Ins)"))
        self.add.clicked.connect(lambda: self.add_wanted.emit(False))
        self.turn = icon_button("scale", say("For or against (/)"))
        self.turn.clicked.connect(self._turn)
        self.drop = icon_button("trash-2", say("It does not rest on this one (Del)"))
        self.drop.clicked.connect(self._drop)
        self._more = Button("", kind="quiet", icon="tag")
        self._more.clicked.connect(lambda: self.add_wanted.emit(True))
        layout = column(
            row(head(say("What it rests on")), None, self.turn, self.drop, gap=4),
            self.count,
            gap=8,
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(self._none)
        layout.addLayout(row(self.add, None))
        layout.addLayout(row(self._more, None))
        self.setLayout(layout)
        keys = {"Del": self._drop, "/": self._turn, "Ins": lambda: self.add_wanted.emit(False)}
        KeyMap(keys, self).serve(self.list)
        KeyMap({"Ins": lambda: self.add_wanted.emit(False)}, self).serve(self.add)

    def show_voices(
        self, voices: Voices, ties: Sequence[Tie], firms: Mapping[UUID, str], more: int
    ) -> None:
        """``more`` is how many statements of its theme are behind no finding."""
        self.list.show_voices(voices, firms, frozenset(tie.basis for tie in ties))
        some = bool(self.list.rows.values)
        self.list.setVisible(some)
        self._none.setVisible(not some)
        self.count.setText(self.list.counted(voices))
        self.count.setVisible(some)
        self._more.setVisible(more > 0)
        self._more.show_words(
            self._wording.count("{n} more of its theme …", "{n} more of its theme …", more)
        )
        self._offer()

    def _offer(self) -> None:
        one = self.list.value()
        for button in (self.turn, self.drop):
            button.setEnabled(one is not None and one.id in self.list.own)

    def _turn(self) -> None:
        if self.turn.isEnabled():
            self.turn_wanted.emit(self.list.value())

    def _drop(self) -> None:
        if self.drop.isEnabled():
            self.drop_wanted.emit(self.list.value())
