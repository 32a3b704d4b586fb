"""What became of each statement, one after the other: a digit for the answer, a line for the reason."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lupdesk.desk import inputs, synthesis
from lupdesk.desk.input_table import inputs_at
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.kinds import Disposition
from lupdesk.domain.results import Insight
from lupdesk.domain.things import Input, Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import LongText, TextField, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.rows import ReachedRows, put
from lupdesk.problems import Problem

_ANSWERS: Final = tuple(Disposition)
"""In the order of the digits 1 … 4."""
_ROW: Final = 40


class DecideDialog(Dialog):
    """1 … 4 choose the answer, Enter in the reason saves and goes on, Alt+Right leaves one."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        queue: Sequence[int] | array[int],
        parent: QWidget | None = None,
    ) -> None:
        self._context, self._desk, self._wording = context, context.desk, context.wording
        self._queue = list(queue)
        self._whole = len(self._queue)
        self._at = 0
        self.said: Input | None = None
        self.chosen: Disposition | None = None
        found = synthesis.read_synthesis(self._desk, procurement)
        self._above: dict[UUID, Insight] = {
            said.id: one for one in reversed(found.insights) for said in found.voices[one.id].behind
        }
        say = self._wording.say
        super().__init__(
            say("What became of it"), say("Save and next"), self._build(), self._wording, parent
        )
        self.no.show_words(say("Close"))
        self.ok.setDefault(False)
        self.take_room(720, 560)
        digits = {str(n): partial(self.choose, n - 1) for n in range(1, len(_ANSWERS) + 1)}
        KeyMap(digits, self).serve(self.answers)
        for n in range(1, len(_ANSWERS) + 1):
            self._key(f"Alt+{n}", partial(self.choose, n - 1))
        self.reason.returnPressed.connect(self.ok.click)
        self._key("Alt+Right", self.skip)
        self._key("Ctrl+Return", self.ok.click)
        self._show()

    def _key(self, keys: str, do: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(do)

    def _build(self) -> QVBoxLayout:
        say = self._wording.say
        self.place = meta("")
        later = Button(say("Later"), kind="quiet", icon="arrow-right")
        later.setToolTip("Alt+→")
        later.clicked.connect(self.skip)
        self.text = LongText(say("What was said"), lines=3)
        self.text.setReadOnly(True)
        self.from_insight = meta("", wrap=True)
        self.answers = ReachedRows(say("Answer"), _ROW, self._draw, self._say)
        self.answers.show_rows(_ANSWERS)
        self.answers.setFixedHeight(LOOK.px(_ROW) * len(_ANSWERS) + 2)
        self.answers.picked.connect(self._take)
        self.reason = TextField(say("Reason"), hint=say("Why; Enter saves and goes on"))
        self.answers.opened.connect(self._go_on)
        return column(
            row(self.place, None, later),
            self.text,
            self.from_insight,
            column(head(say("Answer")), self.answers, gap=4),
            named(say("Reason"), self.reason),
            gap=12,
        )

    def _say(self, one: Disposition) -> str:
        return f"{_ANSWERS.index(one) + 1} {self._wording.code(f'disposition.{one}')}"

    def _draw(self, painter: QPainter, rect: QRect, one: Disposition, selected: bool) -> None:
        inside = rect.adjusted(12, 0, -12, 0)
        chosen = one is self.chosen
        icon, token = ("circle-check", "accent") if chosen else ("circle", "text2")
        side = LOOK.px(18)
        painter.drawPixmap(inside.left(), inside.center().y() - side // 2, pixmap(icon, token))
        number = inside.adjusted(LOOK.px(28), 0, 0, 0)
        put(painter, number, str(_ANSWERS.index(one) + 1), token="text2")
        words = number.adjusted(LOOK.px(20), 0, 0, 0)
        put(painter, words, self._wording.code(f"disposition.{one}"), strong=chosen)

    # -- one statement ------------------------------------------------------------------------

    def _show(self) -> None:
        """The next that still stands and has no answer; the dialog closes after the last."""
        self.said = None
        while self._at < len(self._queue):
            found = inputs_at(self._desk, [self._queue[self._at]])
            if found and found[0][1].disposition is None:
                self.said = found[0][1]
                break
            del self._queue[self._at]
        if self.said is None:
            self.accept()
            return
        one = self.said
        firm = self._desk.get(Supplier, one.supplier) if one.supplier else None
        done = self._whole - len(self._queue)
        parts = [
            self._wording.say("{n} of {whole}", n=done + self._at + 1, whole=self._whole),
            label_of(one),
            firm.name if firm else "",
            self._wording.type_word(one.kind, one.type),
        ]
        self.place.setText(" · ".join(part for part in parts if part))
        self.text.show_text(one.text)
        self._propose(one)
        self.answers.setFocus()

    def _propose(self, one: Input) -> None:
        """The answer of the main finding that it is behind; for others nothing is proposed, since
        one Enter too many would answer for the buyer.
        """
        above = self._above.get(one.id)
        self.chosen = None
        self.answers.show_rows(_ANSWERS)
        self.reason.setText("")
        self.reason.show_text("")
        self.from_insight.setVisible(above is not None)
        if above is None:
            return
        self.from_insight.setText(
            self._wording.say("Behind the main finding: {heard}", heard=above.heard)
        )
        if above.answer is not None:
            self._mark(above.answer)
            self.reason.setText(above.why.strip() or above.does.strip())

    def choose(self, place: int) -> None:
        self._mark(_ANSWERS[place])
        self.reason.setFocus()

    def _mark(self, answer: Disposition) -> None:
        self.answers.pick_row(_ANSWERS.index(answer))
        self._take(answer)

    def _take(self, answer: Disposition) -> None:
        self.chosen = answer
        self.answers.viewport().update()

    def _go_on(self) -> None:
        self.reason.setFocus()

    # -- going on -----------------------------------------------------------------------------

    def agree(self) -> None:
        one, answer = self.said, self.chosen
        if one is None:
            return
        if answer is None:
            raise Problem("disposition-wanted")
        reason = self.reason.text().strip()
        inputs.set_disposition(self._desk, [one.id], answer, reason)

    def _try(self) -> None:
        try:
            self.agree()
        except Problem as problem:
            self.message.show_message(self._wording.problem(problem), "stop")
            return
        self.message.hide()
        del self._queue[self._at]
        self._show()

    def skip(self) -> None:
        """Leave this one for later."""
        self.message.hide()
        self._at += 1
        self._show()
