"""One wording for everybody for statements that say nearly the same; the summary prints it once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lupdesk.desk.inputs import say_once
from lupdesk.domain.alike import most_alike
from lupdesk.domain.secrecy import may_go_out, public_text
from lupdesk.domain.things import Input, Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.judged import know_names
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import LongText, named
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.word_watch import NameWatch


class OneWordingDialog(Dialog):
    """What was chosen is ticked; of one statement alone, what says nearly the same is offered, and
    ticked only where it has that wording already.
    """

    def __init__(
        self, context: PageContext, chosen: Sequence[Input], parent: QWidget | None = None
    ) -> None:
        say = context.wording.say
        self._context = context
        self.ticks: dict[UUID, QCheckBox] = {}
        alike = self._alike(chosen)
        shared = {one.public_wording for one in chosen} - {""}
        ticked = [*chosen, *(one for one in alike if one.public_wording in shared)]
        offered = [*chosen, *alike]
        self.words = LongText(say("Wording for everybody"), lines=3)
        self.words.show_text(next((words for one in chosen if (words := public_text(one))), ""))
        watch = NameWatch(self.words, context.wording)
        nothing = meta(say("No other input says nearly the same. Choose several in the table."))
        nothing.setVisible(len(offered) < 2)
        content = column(
            meta(
                say(
                    "The summary prints it once, with how many suppliers stand behind it. The inputs"
                    " and the minutes stay as they are."
                ),
                wrap=True,
            ),
            self._lines(offered, {one.id for one in ticked}),
            nothing,
            named(say("Wording for everybody"), self.words),
            watch,
            gap=12,
        )
        super().__init__(
            say("One wording for several inputs"), say("Save"), content, context.wording, parent
        )
        self.setMinimumWidth(LOOK.px(600))
        self.words.setFocus()
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        if chosen:
            know_names(self, context, chosen[0].procurement, lambda known: watch.know(known.names))

    def _alike(self, chosen: Sequence[Input]) -> Sequence[Input]:
        if len(chosen) != 1:
            return ()
        (one,) = chosen
        others = self._context.desk.all(Input, procurement=one.procurement, kind=one.kind)
        return most_alike(one, (other for other in others if may_go_out(other)))

    def _lines(self, offered: Sequence[Input], ticked: set[UUID]) -> QVBoxLayout:
        lines: list[QWidget] = []
        for one in offered:
            tick = self.ticks[one.id] = QCheckBox(self._name_of(one).replace("&", "&&"))
            tick.setChecked(one.id in ticked)
            tick.setFont(LOOK.font())
            tick.setAccessibleDescription(one.text)
            said = body(one.text, wrap=True)
            said.setContentsMargins(LOOK.px(28), 0, 0, 0)
            lines += [tick, said]
        return column(*lines, gap=4)

    def _name_of(self, one: Input) -> str:
        label = self._context.wording.input_label(one.kind, one.number)
        firm = self._context.desk.get(Supplier, one.supplier) if one.supplier else None
        return f"{label} · {firm.name}" if firm else label

    def agree(self) -> None:
        ticked = [id for id, tick in self.ticks.items() if tick.isChecked()]
        say_once(self._context.desk, ticked, self.words.toPlainText())
