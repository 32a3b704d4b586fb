"""Answers that Microsoft Forms exported: who answered what, before anything is taken in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QWidget

from lupdesk.desk.importing import read_handed_in
from lupdesk.desk.importing_forms import (
    FormsPreview,
    FormsTaken,
    Looked,
    ResponseState,
    look_at_forms,
    take_in_forms,
)
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.file_dialog import FileDialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.fields import Choice, named
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.problems import Problem

_ROW: Final = 52
_MOST: Final = 1200
"""Letters of an answer that are shown here; all of it is taken in."""
_SIGNS: Final = {
    ResponseState.GOOD: ("circle-check", "ok"),
    ResponseState.KNOWN: ("copy", "text2"),
    ResponseState.NOBODY: ("triangle-alert", "warn"),
    ResponseState.EMPTY: ("minus", "text2"),
}


class ImportFormsDialog(FileDialog):
    """``taken`` is what was taken in; a file may be dropped on it."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        path: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._looked: FormsPreview | None = None
        self._chosen: dict[int, UUID] = {}
        self.taken: FormsTaken | None = None
        say = self._wording.say
        firms: list[tuple[str, Any]] = [
            (firm.name, firm.id) for _, firm in suppliers_of(self._desk, procurement)
        ]
        self._names = {id: name for name, id in firms}
        top = self.file_row(
            self._wording,
            say("Drop the file that Forms exported here, or choose it."),
            f"{say('Tables')} (*.xlsx *.csv)",
        )
        self.list = RowList(say("Answers"), _ROW, self._draw, self._say)
        self.list.setMinimumHeight(LOOK.px(_ROW) * 5)
        self.list.picked.connect(lambda _: self._show_one())
        self.who = Choice(say("Who answered"), [(say("Not chosen yet"), None), *firms])
        self.who.chosen.connect(self._choose_firm)
        self.whole = meta("", wrap=True, tone="text")
        self.unmatched = meta("", wrap=True)
        self.skip = QCheckBox(say("Leave out those of whom nothing tells who they are"))
        self.skip.setFont(LOOK.font())
        self.skip.toggled.connect(lambda _: self._settle())
        content = column(top, gap=12)
        content.addWidget(self.list, 1)
        self._asked = QWidget()
        self._asked.setLayout(column(named(say("Who answered"), self.who)))
        content.addWidget(self._asked)
        for part in (self.whole, self.unmatched, self.skip):
            content.addWidget(part)
        content.addStretch()  # before there is a file, its row stays at the top
        name = say("Take in answers from Microsoft Forms")
        super().__init__(name, say("Take them in"), content, self._wording, parent)
        self.take_room(820, 640)
        self._show()
        self.begin(path)

    # -- the file -------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        self.message.hide()
        self._chosen = {}
        self.file.setText(path.name)
        try:
            data = read_handed_in(path)
            self._looked = look_at_forms(self._desk, self._procurement, data, path.name)
        except Problem as problem:
            self._looked = None
            self.message.show_message(self._wording.problem(problem), "stop")
        self._show()
        if self._looked is None:
            self.choose.setFocus()
            return
        first = next(
            (n for n, one in enumerate(self._looked.rows) if one.state is ResponseState.NOBODY), 0
        )
        self.list.pick_row(first)
        (self.ok if self.ok.isEnabled() else self.who).setFocus()

    # -- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        looked, count = self._looked, self._wording.count
        self.list.show_rows(looked.rows if looked else (), key=lambda one: one.response.row)
        self.list.setVisible(looked is not None)
        self._asked.setVisible(looked is not None)
        self.who.setEnabled(False)
        self.whole.setText("")
        parts, lacking = [], ""
        if looked is not None:
            parts.append(count("{n} answer", "{n} answers", len(looked.rows)))
            known = looked.counted(ResponseState.KNOWN)
            if known:
                parts.append(count("{n} known", "{n} known", known))
            if looked.unmatched:
                lacking = self._wording.say(
                    "Not in the guide, so the question goes before its answer: {names}",
                    names="; ".join(one.split("\n")[0][:60] for one in looked.unmatched[:4]),
                )
        self.show_facts(" · ".join(parts))
        self.unmatched.setText(lacking)
        self.unmatched.setVisible(bool(lacking))
        self._settle()

    def _waiting(self) -> int:
        rows = self._looked.rows if self._looked else ()
        return sum(
            one.state is ResponseState.NOBODY and one.response.row not in self._chosen
            for one in rows
        )

    def _ready(self) -> int:
        rows = self._looked.rows if self._looked else ()
        return sum(
            one.state is ResponseState.GOOD or one.response.row in self._chosen for one in rows
        )

    def _settle(self) -> None:
        waiting = self._waiting()
        self.skip.setVisible(waiting > 0)
        ready = self._ready() > 0
        self.ok.setEnabled(ready and (not waiting or self.skip.isChecked()))

    def _show_one(self) -> None:
        one = self.list.value()
        if not isinstance(one, Looked):
            return
        open_ = one.state in (ResponseState.GOOD, ResponseState.NOBODY)
        self.who.setEnabled(open_)
        self.who.show_value(self._chosen.get(one.response.row, one.supplier))
        said = [f"{question.split(chr(10))[0]} {text}" for question, _, text in one.answers]
        self.whole.setText(_beginning("\n".join(said)))

    def _choose_firm(self, firm: UUID | None) -> None:
        one = self.list.value()
        if not isinstance(one, Looked):
            return
        if firm is None:
            self._chosen.pop(one.response.row, None)
        else:
            self._chosen[one.response.row] = firm
        self.list.viewport().update()
        self._settle()

    def _who_words(self, one: Looked) -> str:
        firm = self._chosen.get(one.response.row, one.supplier)
        name = self._names.get(firm, "") if firm else ""
        person = one.response.name or one.response.email
        return " · ".join(part for part in (name or self._state(one), person) if part)

    def _state(self, one: Looked) -> str:
        return self._wording.code(f"response-state.{one.state}")

    def _say(self, one: Looked) -> str:
        return f"{self._who_words(one)}, {self._state(one)}"

    def _draw(self, painter: QPainter, rect: QRect, one: Looked, selected: bool) -> None:
        chosen = one.response.row in self._chosen
        icon, token = _SIGNS[ResponseState.GOOD if chosen else one.state]
        painter.drawPixmap(rect.left() + 8, rect.top() + LOOK.px(8), pixmap(icon, token, 18))
        inside = rect.adjusted(LOOK.px(36), 4, -8, -4)
        half = inside.height() // 2
        put(painter, inside.adjusted(0, 0, 0, -half), self._who_words(one), strong=selected)
        below = " · ".join(text for _, _, text in one.answers) or self._state(one)
        put(painter, inside.adjusted(0, half, 0, 0), below, Size.SMALL, token="text2")

    # -- taking in ------------------------------------------------------------------------------

    def agree(self) -> None:
        if self._looked is None:
            return
        self.taken = take_in_forms(
            self._desk,
            self._looked,
            suppliers=self._chosen,
            skip_nobody=self.skip.isChecked(),
        )
        words = self._wording.count(
            "{n} statement taken in", "{n} statements taken in", len(self.taken.inputs)
        )
        self._context.tell(words, "undo")


def _beginning(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST].rstrip()} …"
