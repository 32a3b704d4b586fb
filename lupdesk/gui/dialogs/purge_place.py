"""One more place that holds purged words: it is opened and read before it is taken away too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import TextField
from lupdesk.gui.widgets.frames import card, column, row
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.wording import Wording
from lupdesk.wording_parcels import field_name


class PurgePlace(QWidget):
    """Closed it is one line. ``opened`` tells that its words are shown, ``agreed`` has the reason with
    which it is to go; nothing goes on the first button alone.
    """

    opened = Signal()
    agreed = Signal(str)

    def __init__(
        self,
        line: QLabel,
        words: Sequence[tuple[str, str]],
        reason: str,
        wording: Wording,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        say, name = wording.say, line.toolTip()
        self.too = Button(say("Take away too …"), kind="quiet")
        self.keep = Button(say("Let it stand"))
        self.go = Button(say("Take away for good"))
        for one in (self.too, self.keep, self.go):
            one.setAccessibleDescription(name)
        self.reason = TextField(say("Reason"), reason, hint=say("Why, without repeating the words"))
        self._reason_name = head(say("Reason"))
        self._inside = card(
            *self._shown(words, wording),
            4,
            meta(say("All of it goes, with its history. This cannot be undone."), wrap=True),
            self._reason_name,
            self.reason,
            4,
            row(None, self.keep, self.go),
        )
        for hidden in (self._inside, self._reason_name, self.reason):
            hidden.hide()
        self.setLayout(column(row(line, None, self.too), self._inside))
        self.too.clicked.connect(self.open)
        self.keep.clicked.connect(self._let_stand)
        self.go.clicked.connect(lambda: self.agreed.emit(self.reason.text()))

    def _shown(self, words: Sequence[tuple[str, str]], wording: Wording) -> Sequence[QLabel]:
        if not words:
            return [meta(wording.say("It says nothing any more, but its history does."), wrap=True)]
        return [
            label
            for field, text in words
            for label in (head(field_name(field, wording)), body(text, wrap=True))
        ]

    def open(self) -> None:
        """With the focus on the button that leaves it as it is."""
        self._inside.show()
        self.too.hide()
        self.keep.setFocus()
        self.opened.emit()

    def close_up(self) -> None:
        self._inside.hide()
        self.too.show()

    def _let_stand(self) -> None:
        self.close_up()
        self.too.setFocus()

    def ask_reason(self) -> None:
        """The one that was given first will not do here."""
        self._reason_name.show()
        self.reason.show()
        self.reason.setFocus()
        self.reason.selectAll()
