"""The whole life of a statement, in order; copied or written to a file for the team."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from lupdesk.desk.trail import TrailLine, export_trail, trail_of
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import column, hairline, row
from lupdesk.gui.widgets.labels import body
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.paths import documents_folder
from lupdesk.problems import Problem
from lupdesk.wording_trail import trail_lines, trail_words

_ROW: Final = 48


def show_life(context: PageContext, chosen: Sequence[UUID], over: QWidget) -> None:
    """Of the first statement that is chosen; where none is, that is said."""
    if chosen:
        TrailDialog(context, chosen[0], over).exec()
    else:
        context.tell(context.wording.say("Choose a statement first."), "accent")


class TrailDialog(Dialog):
    def __init__(self, context: PageContext, input: UUID, parent: QWidget | None = None) -> None:
        self._desk = context.desk
        self._wording = context.wording
        self._input = input
        said = self._desk.the(Input, input)
        self._label = self._wording.input_label(said.kind, said.number)
        say = self._wording.say
        self._lines = trail_of(self._desk, input)
        self.list = RowList(say("What happened"), _ROW, self._draw, self._say)
        self.list.setMinimumHeight(LOOK.px(_ROW) * 6)
        self.list.picked.connect(self._show)
        self.whole = body("", wrap=True)
        self.copy = Button(say("Copy"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.write = Button(say("Write to file …"), icon="download")
        self.write.clicked.connect(self._write)
        content = column(body(said.text, wrap=True, strong=True), gap=8)
        content.addWidget(self.list, 1)
        content.addWidget(hairline())
        content.addWidget(self.whole)
        content.addLayout(row(self.copy, self.write, None))
        name = say("The life of {label}", label=self._label)
        super().__init__(name, say("Close"), content, self._wording, parent)
        self.no.hide()
        self.take_room(720, 640)
        shown = [one for one in self._lines if trail_words(one, self._wording)]
        self.list.show_rows(shown)
        self.list.pick_row(len(shown) - 1)
        self.list.setFocus()

    def agree(self) -> None:
        """Nothing is changed here."""

    def _show(self, one: TrailLine) -> None:
        self.whole.setText(trail_words(one, self._wording))

    def _when(self, one: TrailLine) -> str:
        when = self._wording.date_time(one.at)
        return f"{when} · {one.who}" if one.who else when

    def _say(self, one: TrailLine) -> str:
        return f"{self._when(one)}, {trail_words(one, self._wording)}"

    def _draw(self, painter: QPainter, rect: QRect, one: TrailLine, selected: bool) -> None:
        inside = rect.adjusted(10, 3, -10, -3)
        half = inside.height() // 2
        first = inside.adjusted(0, 0, 0, -half)
        put(painter, first, trail_words(one, self._wording), strong=selected)
        put(painter, inside.adjusted(0, half, 0, 0), self._when(one), Size.SMALL, token="text2")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(trail_lines(self._lines, self._wording)))
        self.message.show_message(self._wording.say("Copied, for the team alone."), "ok")

    def _write(self) -> None:
        say = self._wording.say
        title = say("The life of {label}", label=self._label)
        safe = re.sub(r"[^\w \-]+", "", title).strip()
        start = str(documents_folder() / f"{safe}.txt")
        name, _ = QFileDialog.getSaveFileName(
            self, say("Write to file …"), start, say("Plain text (*.txt)")
        )
        if not name:
            return
        path = Path(name if name.casefold().endswith(".txt") else f"{name}.txt")
        try:
            export_trail(self._desk, self._input, path, self._wording.language)
        except Problem as problem:
            self.message.show_message(self._wording.problem(problem), "stop")
            return
        self.message.show_message(say("Written: {name}", name=path.name), "ok")
