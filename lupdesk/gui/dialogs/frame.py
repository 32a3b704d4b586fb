"""What every dialog has: a title in the page's type, content, and two buttons at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QLayout, QWidget

from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import Ground, MessageBar, Scrolled, column, row
from lupdesk.gui.widgets.labels import title
from lupdesk.problems import Problem
from lupdesk.wording import Wording

_LEAST: Final = 80
"""What is always seen of the content, where a dialog is higher than the screen and scrolls."""


class Dialog(QDialog):
    """``agree`` is called on the primary button; it closes the dialog when it went well."""

    def __init__(
        self, name: str, do: str, content: QLayout, wording: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(name)
        self.setModal(True)
        self._words = wording
        self.message = MessageBar(wording.say("Close"))
        self.ok = Button(do, kind="primary")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self._try)
        self.no = Button(wording.say("Cancel"))
        self.no.clicked.connect(self.reject)
        inside = Ground("page")
        self._spreads = bool(content.expandingDirections() & Qt.Orientation.Vertical)
        inside.setLayout(content if self._spreads else column(content, None))
        inside.installEventFilter(self)
        self._inside = inside
        self._scrolled = Scrolled(inside)
        self.setLayout(
            column(
                title(name),
                self._scrolled,
                self.message,
                row(None, self.no, self.ok),
                gap=16,
                margins=(24, 20, 24, 20),
            )
        )

    def take_room(self, width: int, height: int) -> None:
        """Sizes at 100 %; never larger than the window that it stands over."""
        wanted = QSize(LOOK.px(width), LOOK.px(height))
        over = self.parentWidget()
        self.resize(wanted if over is None else wanted.boundedTo(over.window().size()))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Show:
            # Qt begins with what wrapped words ask for when they are narrow: far too much.
            unsized = not self.testAttribute(Qt.WidgetAttribute.WA_Resized)
            self._grow(tight=unsized and not self._spreads)
        elif event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The content's: what scrolls does not tell its parent of it."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return False

    def _grow(self, *, tight: bool = False) -> None:
        """Something more is shown, or more words: nothing may lie over another or be cut. Never
        smaller by itself, and never higher than the screen.
        """
        layout = self.layout()
        if layout is None:
            return
        sides = layout.contentsMargins()
        around = sides.left() + sides.right()
        wide = self._inside.minimumSizeHint().width()
        self._scrolled.setMinimumWidth(wide)
        width = max(self.width(), wide + around, layout.totalMinimumSize().width())
        content = self._inside_height(width - around)
        least = min(content, LOOK.px(_LEAST))
        self._scrolled.setMinimumHeight(least)
        # Without a message nothing in it wraps, and Qt answers -1.
        wrapped = layout.totalMinimumHeightForWidth(width)
        needed = max(wrapped, layout.totalMinimumSize().height()) + content - least
        most = self.screen().availableGeometry().height()
        if needed > most:
            bar = self._scrolled.verticalScrollBar().sizeHint().width()
            self._scrolled.setMinimumWidth(wide + bar)
            width = max(width, wide + bar + around)
        height = max(0 if tight else self.height(), min(needed, most))
        if (width, height) != (self.width(), self.height()):
            self.resize(width, height)

    def _inside_height(self, width: int) -> int:
        least = self._inside.minimumSizeHint().height()
        return max(least, self._inside.heightForWidth(width))

    def agree(self) -> None:
        """Do what the dialog is for; a Problem keeps it open and is shown in it."""

    def keep(self) -> Sequence[str]:
        """The desk is locked over it: write down what somebody said, so that it is not typed in
        vain; the texts that are the desk's now. A Problem means that it could not be.
        """
        return ()

    def _try(self) -> None:
        try:
            self.agree()
        except Problem as problem:
            self.message.show_message(self._words.problem(problem), "stop")
            return
        self.accept()
