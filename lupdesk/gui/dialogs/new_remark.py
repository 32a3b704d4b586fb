"""A remark written in by hand: from an e-mail, over the telephone, or the team's own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.desk.meetings import suppliers_in
from lupdesk.desk.review import note_remark
from lupdesk.desk.review_parcels import meeting_under_review
from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.review import ReviewWay, Stance
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.fields import Choice, LongText, TextField, named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import meta

_WIDE = 560


class NewRemarkDialog(Dialog):
    def __init__(
        self,
        context: PageContext,
        meeting: UUID,
        said: Input | None,
        passage: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._desk = context.desk
        self._wording = context.wording
        self._meeting = meeting
        self._said = said
        self._passage = passage if said is not None and passage in said.text else ""
        say, code = self._wording.say, self._wording.code
        whose: list[tuple[str, Any]] = [
            (firm.name, firm.id) for firm in suppliers_in(self._desk, meeting)
        ]
        whose.append((say("The team: never in a supplier's file"), None))
        self.whose = Choice(say("Whose remark"), whose)
        self.whose.show_value(self._likely())
        stances = [one for one in Stance if said is not None or one is Stance.REMARK]
        self.stance = Choice(say("What"), [(code(f"stance.{one}"), one) for one in stances])
        self.stance.show_value(Stance.CHANGE if said is not None else Stance.REMARK)
        self.stance.chosen.connect(lambda _: self._fit())
        began = self._passage or (said.text if said else "")
        self.words = LongText(say("As it should be"), began, lines=2)
        self._began = self.words.toPlainText()
        self.reason = LongText(say("Reason"), lines=2)
        self.author = TextField(say("Name"), hint=say("Who wrote or called"))
        about = label_of(said) if said else say("The minutes as a whole")
        if self._passage:
            about = f"{about}: «{self._passage}»"
        content = column(
            meta(about, wrap=True),
            row(
                named(say("Whose remark"), self.whose),
                named(say("What"), self.stance),
                gap=16,
            ),
            named(say("As it should be"), self.words),
            named(say("Reason"), self.reason),
            named(say("Name"), self.author),
            gap=8,
        )
        super().__init__(say("Write remark"), say("Keep"), content, self._wording, parent)
        self.setMinimumWidth(LOOK.px(_WIDE))
        self._fit()
        (self.words if said is not None else self.reason).setFocus()

    def _likely(self) -> UUID | None:
        """Who most likely says it. The team where that is not plain, and on a reviewer's laptop: what
        was meant for the team is not to stand in a supplier's file because nobody chose.
        """
        firms = [one.id for one in suppliers_in(self._desk, self._meeting)]
        if meeting_under_review(self._desk) is not None:
            return None
        if self._said is not None and self._said.supplier is not None:
            return self._said.supplier if self._said.supplier in firms else None
        return firms[0] if len(firms) == 1 else None

    def _fit(self) -> None:
        self.words.setEnabled(self.stance.value() is Stance.CHANGE)

    def agree(self) -> None:
        stance: Stance = self.stance.value()
        supplier: UUID | None = self.whose.value()
        words, reason = self.words.toPlainText(), self.reason.toPlainText()
        if stance is not Stance.CHANGE and words != self._began:
            # Typed before another stance was chosen: no word is lost.
            reason = "\n".join(filter(str.strip, (words, reason)))
        note_remark(
            self._desk,
            self._meeting,
            stance,
            input=self._said.id if self._said else None,
            supplier=supplier,
            author=self.author.text(),
            wording=words if stance is Stance.CHANGE else "",
            reason=reason,
            passage=self._passage if stance in (Stance.CHANGE, Stance.REMARK) else "",
            way=ReviewWay.DESK if supplier is None else ReviewWay.TYPED,
        )
