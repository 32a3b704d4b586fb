"""What one sees where there is no procurement yet, or where the desk could not be opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import Ground, MessageBar, card, column, row
from lupdesk.gui.widgets.labels import Picture, body, meta, title
from lupdesk.wording import N_, Wording

_WIDTH: Final = 720


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: what it is, in a sentence, and the button with the key of its act."""

    icon: str
    name: str
    sentence: str
    button: str
    act: str


_NO_PROCUREMENT: Final = (
    Way(
        "file-plus",
        N_("Start with a need"),
        N_("Write what shall be better, and for whom. The rest is filled in on the way."),
        N_("New procurement"),
        "new-procurement",
    ),
    Way(
        "file-input",
        N_("Start with a notice"),
        N_("Reads title, buyer and deadlines from an eForms file."),
        N_("Import notice"),
        "import-notice",
    ),
    Way(
        "book-open",
        N_("See a finished example"),
        N_("“Trygg hverdag hjemme”: 14 suppliers, 13 meetings, 45 inputs. All of it is invented."),
        N_("Open the example"),
        "open-demo",
    ),
)
_NO_DESK: Final = (
    Way(
        "folder-open",
        N_("Open another desk"),
        N_("Choose a file that ends in .lupdesk."),
        N_("Open desk"),
        "open-desk",
    ),
    Way(
        "archive",
        N_("Restore a backup"),
        N_("The program keeps copies of each desk, thinned with age."),
        N_("Restore a backup"),
        "restore",
    ),
    Way(
        "file-plus",
        N_("Make a new desk"),
        N_("An empty file for a new office."),
        N_("New desk"),
        "new-desk",
    ),
)


class StartPage(Ground):
    """``wanted`` brings the key of an act of the window."""

    wanted = Signal(str)

    def __init__(self, wording: Wording, *, has_desk: bool, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self._wording = wording
        self.message = MessageBar(wording.say("Close"))
        ways = _NO_PROCUREMENT if has_desk else _NO_DESK
        inside = QWidget()
        inside.setFixedWidth(_WIDTH)
        inside.setLayout(
            column(
                *self._heading(has_desk),
                8,
                self.message,
                *(self._way(way, primary=place == 0) for place, way in enumerate(ways)),
                4,
                self._safe(),
                gap=8,
            )
        )
        self.setLayout(column(None, row(None, inside, None), None, None))

    def _heading(self, has_desk: bool) -> tuple[QWidget, QWidget]:
        say = self._wording.say
        if has_desk:
            return title(say("No procurement yet")), meta_line(
                say("Here you gather the dialogue with the suppliers, from need to benefit.")
            )
        return title(say("No desk is open")), meta_line(
            say("A desk is the file that holds all procurements of an office.")
        )

    def _way(self, way: Way, *, primary: bool) -> QWidget:
        word = self._wording.constant
        button = Button(word(way.button), kind="primary" if primary else "")
        button.setFixedWidth(220)
        button.clicked.connect(lambda: self.wanted.emit(way.act))
        if primary:
            self.first = button
        text = column(body(word(way.name), strong=True), meta(word(way.sentence), wrap=True), gap=2)
        line = row(Picture(way.icon, "accent", 24), gap=16)
        line.addLayout(text, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return card(line)

    def _safe(self) -> QHBoxLayout:
        words = self._wording.say(
            "Everything is kept in one file on this computer. Nothing is sent anywhere."
        )
        return row(Picture("lock", "text2", 16), meta(words), None, gap=8)


def meta_line(text: str) -> QWidget:
    label = body(text, wrap=True)
    label.set_tone("text2")
    return label
