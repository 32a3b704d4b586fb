"""Says of what was told to everybody that it holds no longer; a reason is wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lupdesk.desk.telling import withdraw_publication
from lupdesk.domain.treatment import Publication
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import TextField
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import body, head, meta


class WithdrawPublicationDialog(Dialog):
    def __init__(self, context: PageContext, one: Publication, parent: QWidget) -> None:
        say = context.wording.say
        self._context = context
        self._publication = one.id
        self.reason = TextField(say("Reason"), hint=say("Why, in a sentence"))
        at = context.wording.date_time(one.published_at) if one.published_at else "–"
        content = column(
            body(publication_name(context, one), wrap=True, strong=True),
            meta(at),
            body(
                say(
                    "What it told is owed to everybody again. Which files reached whom stays on record."
                ),
                wrap=True,
            ),
            4,
            head(say("Reason")),
            self.reason,
            gap=8,
        )
        super().__init__(
            say("Withdraw what was told to all"), say("Withdraw"), content, context.wording, parent
        )
        self.setMinimumWidth(LOOK.px(520))
        self.reason.setFocus()

    def agree(self) -> None:
        withdraw_publication(self._context.desk, self._publication, self.reason.text())


def publication_name(context: PageContext, one: Publication) -> str:
    """Its own title, or what kind of publication it is."""
    return one.title or context.wording.code(f"publication-kind.{one.kind}")
