"""The passphrase of a parcel that is made, typed twice."""

from __future__ import annotations

from lupdesk.gui.dialogs.passphrase import PassphraseField
from lupdesk.gui.widgets.fields import named
from lupdesk.gui.widgets.frames import Ground, column
from lupdesk.problems import Problem
from lupdesk.wording import Wording


class ParcelPassphrase(Ground):
    def __init__(self, wording: Wording) -> None:
        super().__init__("page")
        say = wording.say
        self.first = PassphraseField(say("Passphrase of the parcel"))
        self.second = PassphraseField(say("The same once more"))
        advice = say(
            "Four words that do not belong together. Tell it another way than the parcel goes."
        )
        self.setLayout(
            column(
                named(say("Passphrase of the parcel"), self.first, advice),
                named(say("The same once more"), self.second),
                gap=12,
            )
        )

    def text(self) -> str:
        """Problem ``passphrase-differs``."""
        if self.first.text() != self.second.text():
            raise Problem("passphrase-differs")
        return self.first.text()
