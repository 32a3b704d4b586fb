"""Which kind of barrier a statement tells of: the short list, by side."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lupdesk.domain.result_kinds import Barrier
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose import Choosable, ChooseDialog


class BarrierDialog(ChooseDialog):
    """The short list, the suppliers' side first: most barriers are told by them."""

    def __init__(
        self, context: PageContext, now: Barrier | None, parent: QWidget | None = None
    ) -> None:
        say, code = context.wording.say, context.wording.code
        kinds = sorted(Barrier, key=lambda one: one.is_buyers)
        options = [
            Choosable(
                code(f"barrier.{one}"),
                say("the buyer's side") if one.is_buyers else say("the suppliers' side"),
                one,
            )
            for one in kinds
        ]
        options.append(Choosable(say("None of them"), say("or not sorted yet"), None))
        super().__init__(
            say("Kind of barrier"),
            say("Choose"),
            say("What does the statement say is in the way?"),
            options,
            context.wording,
            parent,
        )
        self.list.pick_row(kinds.index(now) if now is not None else 0)
