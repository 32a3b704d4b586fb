"""What one sees where there is no procurement yet, or where the desk could not be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import Ground, MessageBar, card, column, row
from lupdesk.gui.widgets.labels import Picture, body, meta, title
from lupdesk.wording import Wording

_WIDTH = 720


class StartPage(Ground):
    """``wanted`` brings the key of an act of the window."""

    wanted = Signal(str)

    def __init__(self, wording: Wording, *, has_desk: bool, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        say = wording.say
        self.message = MessageBar(say("Close"))
        if has_desk:
            heading, sentence = (
                say("No procurement yet"),
                say("Here you gather the dialogue with the suppliers, from need to benefit."),
            )
            ways = [
                (
                    "file-plus",
                    say("Start with a need"),
                    say(
                        "Write what shall be better, and for whom. The rest is filled in on the way."
                    ),
                    say("New procurement"),
                    "new-procurement",
                ),
                (
                    "file-input",
                    say("Start with a notice"),
                    say("Reads title, buyer and deadlines from an eForms file."),
                    say("Import notice"),
                    "import-notice",
                ),
                (
                    "book-open",
                    say("See a finished example"),
                    say(
                        "“Trygg hverdag hjemme”: 14 suppliers, 13 meetings, 45 inputs. All of it is invented."
                    ),
                    say("Open the example"),
                    "open-demo",
                ),
            ]
        else:
            heading, sentence = (
                say("No desk is open"),
                say("A desk is the file that holds all procurements of an office."),
            )
            ways = [
                (
                    "folder-open",
                    say("Open another desk"),
                    say("Choose a file that ends in .lupdesk."),
                    say("Open desk"),
                    "open-desk",
                ),
                (
                    "archive",
                    say("Restore a backup"),
                    say("The program keeps copies of each desk, thinned with age."),
                    say("Restore a backup"),
                    "restore",
                ),
                (
                    "file-plus",
                    say("Make a new desk"),
                    say("An empty file for a new office."),
                    say("New desk"),
                    "new-desk",
                ),
            ]
        rows = [self._way(*way, primary=place == 0) for place, way in enumerate(ways)]
        safe = meta(
            say("Everything is kept in one file on this computer. Nothing is sent anywhere.")
        )
        inside = QWidget()
        inside.setFixedWidth(_WIDTH)
        inside.setLayout(
            column(
                title(heading),
                meta_line(sentence),
                8,
                self.message,
                *rows,
                4,
                row(Picture("lock", "text2", 16), safe, None, gap=8),
                gap=8,
            )
        )
        self.setLayout(column(None, row(None, inside, None), None, None))

    def _way(
        self, icon: str, name: str, sentence: str, words: str, key: str, *, primary: bool
    ) -> QWidget:
        button = Button(words, kind="primary" if primary else "")
        button.setFixedWidth(220)
        button.clicked.connect(lambda: self.wanted.emit(key))
        if primary:
            self.first = button
        text = column(body(name, strong=True), meta(sentence, wrap=True), gap=2)
        line = row(Picture(icon, "accent", 24), gap=16)
        line.addLayout(text, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return card(line)


def meta_line(text: str) -> QWidget:
    label = body(text, wrap=True)
    label.set_tone("text2")
    return label
