"""One statement at a time in large type, with what it may be about: read, and answered by keyboard.

The focus stays on the statement. Digits give and take the themes that are suggested, Enter goes to
the line, letters join and sort.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCompleter, QGridLayout, QWidget

from lupdesk.domain.theme_hints import MOST, Alike, Hint
from lupdesk.gui.chips import Chip
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button, CutButton
from lupdesk.gui.widgets.fields import TextField
from lupdesk.gui.widgets.flow import Flow
from lupdesk.gui.widgets.frames import Ground, clear, column, row
from lupdesk.gui.widgets.key_map import written
from lupdesk.gui.widgets.labels import Label, body, head, meta
from lupdesk.gui.widgets.said_chips import SaidChip
from lupdesk.wording import Wording

_ACROSS: Final = 3
_CELL: Final = 230
"""Of a suggestion, at 100 %."""
_AFTER: Final = "   "
"""Between the digit of a suggestion and its name."""
_HINTS: Final = 7
"""Completions that are shown at once."""


class SaidCard(Ground):
    """The statement. ``pressed`` brings a digit, a letter or a direction."""

    pressed = Signal(str)
    KEYS: Final = {
        "Down": "next",
        "Right": "next",
        "Space": "next",
        "Up": "before",
        "Left": "before",
        "Return": "line",
        "Backspace": "take",
        "#": "line",
        "/": "line",
        "J": "join",
        "Shift+J": "part",
        "B": "barrier",
    }

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(wording.say("The statement that is read"))
        self.text = Label("", Size.TITLE, wrap=True)
        self.text.setMinimumHeight(LOOK.px(72))
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.source = meta("", wrap=True)
        self._chips = QWidget()
        self._flow = Flow(self._chips, gap=12)
        self.setLayout(column(self._chips, self.text, self.source, gap=8, margins=(20, 16, 20, 16)))

    def show_said(self, text: str, source: str, chips: Sequence[SaidChip]) -> None:
        self.text.setText(text)
        self.source.setText(source)
        self.setAccessibleDescription(f"{text} {source}")
        clear(self._flow)
        for one in chips:
            self._flow.addWidget(Chip(one.text, one.icon, one.tone))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = written(event)
        if key.isdigit() and key != "0":
            self.pressed.emit(key)
        elif event.text() in ("#", "/"):
            self.pressed.emit("line")
        elif key in self.KEYS:
            self.pressed.emit(self.KEYS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(LOOK.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
            painter.end()


class ThemeLine(TextField):
    """Any theme or a new one. ``given`` brings what was written, ``left`` comes for Escape and,
    where nothing is written, for the keys that read on.
    """

    given = Signal(str)
    left = Signal(str)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        say = wording.say
        super().__init__(
            say("Any theme, or a new one"),
            hint=say("Any theme, or a new one: drift / support. Enter gives it"),
            parent=parent,
        )
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_HINTS)
        self.setCompleter(completer)
        self.returnPressed.connect(self._give)

    def offer(self, paths: Sequence[str]) -> None:
        if self._known.stringList() != list(paths):
            self._known.setStringList(list(paths))

    def _give(self) -> None:
        text = self.text().strip()
        self.setText("")
        self.show_text("")
        if text:
            self.given.emit(text)
        else:
            self.left.emit("card")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = written(event)
        if key == "Esc":
            self.setText("")
            self.show_text("")
            self.left.emit("card")
        elif not self.text() and key in ("Up", "Down"):
            self.left.emit("next" if key == "Down" else "before")
        elif not self.text() and key.isdigit() and key != "0":
            self.left.emit(key)
        else:
            super().keyPressEvent(event)


def _under_the_name() -> int:
    """Where the name of a suggestion begins: after the button's edge, its icon and the digit."""
    return 10 + LOOK.px(18) + LOOK.metrics().horizontalAdvance(f" 0{_AFTER}")


class Suggested(QWidget):
    """Up to nine, each behind its digit, with the words that speak for it."""

    chosen = Signal(int)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._none = meta(wording.say("No theme is near. Write one in the line below."), wrap=True)
        self.buttons = [CutButton() for _ in range(MOST)]
        self._why = [meta("") for _ in range(MOST)]
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        self._cells: list[QWidget] = []
        for at, (button, why) in enumerate(zip(self.buttons, self._why, strict=True)):
            button.clicked.connect(lambda _=False, at=at: self.chosen.emit(at))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            why.setContentsMargins(_under_the_name(), 0, 0, LOOK.px(4))
            cell = QWidget()
            cell.setLayout(column(button, why, None, gap=0))
            self._cells.append(cell)
        self._across = 0
        self._place(_ACROSS)
        self.setLayout(column(head(wording.say("Suggested themes")), self._none, grid, gap=0))

    def fit(self, width: int) -> None:
        """As many beside each other as can be read."""
        self._place(max(1, min(_ACROSS, width // LOOK.px(_CELL))))

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // across, at % across)
        for at in range(_ACROSS):
            self._grid.setColumnStretch(at, 1 if at < across else 0)

    def show_hints(
        self, hints: Sequence[Hint], paths: Mapping[str, str], carried: Collection[str]
    ) -> None:
        """``paths`` and ``carried`` by the themes' keys. What is given keeps its digit, and is
        taken away by it.
        """
        self._none.setVisible(not hints)
        for at, (button, why) in enumerate(zip(self.buttons, self._why, strict=True)):
            there = at < len(hints)
            self._cells[at].setVisible(there)
            button.setVisible(there)
            why.setVisible(there and bool(hints[at].words))
            if there:
                place = hints[at].place
                given = place.key in carried
                button.show_words(f"{at + 1}{_AFTER}{place.name}", "check" if given else "tag")
                path = paths.get(place.key, place.name)
                state = f", {self._wording.say('given')}" if given else ""
                button.setAccessibleName(f"{at + 1} {path}{state}")
                button.setToolTip(path)
                why.setText(", ".join(hints[at].words))


class AlikeBlock(QWidget):
    """What says the same, and what may: with the words that both have."""

    join = Signal()
    part = Signal()
    word = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = wording.say
        self._wording = wording
        self._near_head = head(say("May say the same"))
        self._near = body("", wrap=True)
        self._why = meta("", wrap=True)
        self.join_button = Button(say("J  Join them"), kind="quiet", icon="merge")
        self.join_button.clicked.connect(self.join)
        self._head = head(say("Says the same"))
        self._joined = body("", wrap=True)
        self.part_button = Button(say("Part them"), kind="quiet", icon="split")
        self.part_button.clicked.connect(self.part)
        self.word_button = Button(
            say("One wording for several …"), kind="quiet", icon="list-checks"
        )
        self.word_button.clicked.connect(self.word)
        self.setLayout(
            column(
                self._head,
                self._joined,
                row(self.part_button, self.word_button, None),
                self._near_head,
                self._near,
                row(self._why, self.join_button, None, gap=12),
                gap=4,
            )
        )

    def show_alike(
        self, near: Alike | None, named: str, joined: str, *, may_word: bool = False
    ) -> None:
        """``named`` is the likest with who said it, ``joined`` those that are joined with it."""
        say = self._wording.say
        for part in (self._near_head, self._near, self._why, self.join_button):
            part.setVisible(near is not None)
        for part in (self._head, self._joined, self.part_button):
            part.setVisible(bool(joined))
        self.word_button.setVisible(bool(joined) and may_word)
        self._joined.setText(joined)
        if near is not None:
            self._near.setText(named)
            self._why.setText(
                say("In common: {words}", words=", ".join(near.words))
                if near.words
                else say("One points at the other by its number")
            )


class DoneList(QWidget):
    """What was done just now stays in sight."""

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = meta("", wrap=True)
        self.setLayout(column(head(wording.say("Done just now")), self._lines, gap=4))

    def show_lines(self, lines: Sequence[str]) -> None:
        self.setVisible(bool(lines))
        self._lines.setText("\n".join(lines))
