"""Minutes to a reviewer on another laptop: the parcel that goes there, and opening it."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from lupdesk.desk.parcels import is_sealed_parcel
from lupdesk.desk.review_parcels import holds_secrets, make_review, open_review
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.parcel_passphrase import ParcelPassphrase
from lupdesk.gui.dialogs.passphrase import PassphraseField
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import named
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.wording import Wording

_WIDE: Final = 560


class ReviewParcelDialog(Dialog):
    """``made`` once the file lies there."""

    def __init__(
        self, context: PageContext, meeting: UUID, target: Path, parent: QWidget | None = None
    ) -> None:
        say = context.wording.say
        self._desk = context.desk
        self._meeting = meeting
        self._target = target
        self.made = False
        self._wanted = holds_secrets(self._desk, meeting)
        self._passphrase = ParcelPassphrase(context.wording)
        self.first, self.second = self._passphrase.first, self._passphrase.second
        why = (
            say("Something in the minutes is not for everybody, so the parcel is sealed.")
            if self._wanted
            else say(
                "Everything in the minutes is open, so the parcel may go without a passphrase."
            )
        )
        content = column(
            body(
                say(
                    "The reviewer gets these minutes and nothing else of the desk, opens the file in LUPDesk, remarks, proposes wording and approves, and sends a parcel back. Join that here."
                ),
                wrap=True,
            ),
            meta(str(target), wrap=True),
            meta(why, wrap=True),
            self._passphrase,
            gap=12,
        )
        name = say("Send to a reviewer")
        super().__init__(name, say("Write the parcel"), content, context.wording, parent)
        self.setMinimumWidth(LOOK.px(_WIDE))
        self.first.setFocus()

    def agree(self) -> None:
        make_review(self._desk, self._meeting, self._target, self._passphrase.text())
        self.made = True


class OpenReviewDialog(Dialog):
    """``opened`` is the desk that was made of the parcel."""

    def __init__(
        self, path: Path, target: Path, wording: Wording, parent: QWidget | None = None
    ) -> None:
        say = wording.say
        self._path = path
        self._wording = wording
        self.target = target
        self.opened: Path | None = None
        self._sealed = is_sealed_parcel(path)
        self.typed = PassphraseField(say("Passphrase of the parcel"))
        self._place = body(str(target), wrap=True)
        self.choose = Button(say("Choose file …"), icon="folder-open")
        self.choose.clicked.connect(self._choose)
        asked = QWidget()
        asked.setLayout(column(named(say("Passphrase of the parcel"), self.typed)))
        asked.setVisible(self._sealed)
        content = column(
            body(
                say(
                    "The minutes open as a desk of their own. When you are done, make a parcel of it under File and send that back."
                ),
                wrap=True,
            ),
            meta(str(path), wrap=True),
            asked,
            head(say("Where to")),
            row(self._place, None, self.choose),
            gap=12,
        )
        super().__init__(
            say("Open a review parcel"), say("Open the minutes"), content, wording, parent
        )
        self.setMinimumWidth(LOOK.px(_WIDE))
        (self.typed if self._sealed else self.ok).setFocus()

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), str(self.target), "LUPDesk (*.lupdesk)"
        )
        if name:
            self.target = Path(name if name.endswith(".lupdesk") else f"{name}.lupdesk")
            self._place.setText(str(self.target))

    def agree(self) -> None:
        open_review(self._path, self.target, self.typed.text())
        self.opened = self.target
