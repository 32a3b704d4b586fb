"""What all papers of the office have in common: its colour, its logo, and which sections they have.

Each choice is an act by itself, so that the page behind it can show it at once and Ctrl+Z takes it
back; *Close* is all that is left to do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QColorDialog, QFileDialog, QWidget

from lupdesk.desk import office
from lupdesk.desk.session import Desk
from lupdesk.domain.composition.sections import SECTIONS
from lupdesk.domain.kinds import DocumentKind
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.fields import Choice, TextField
from lupdesk.gui.widgets.frames import clear, column, row
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.gui.widgets.shortcuts import within
from lupdesk.problems import Problem
from lupdesk.wording import Wording

_CHOSEN: Final = tuple(kind for kind, sections in SECTIONS.items() if sections)


class OfficeDialog(Dialog):
    def __init__(
        self, desk: Desk, kind: DocumentKind, wording: Wording, parent: QWidget | None = None
    ) -> None:
        say = wording.say
        self._desk = desk
        self._wording = wording
        self.colour = TextField(say("Colour"), hint="#0B6175")
        self.colour.setFixedWidth(LOOK.px(120))
        self.colour.committed.connect(self._set_colour)
        self._swatch = _Swatch()
        self.pick = Button(say("Choose colour …"))
        self.pick.clicked.connect(self._pick)
        self._reads = meta("", wrap=True)
        self._logo = body("")
        self.choose = Button(say("Choose logo …"))
        self.choose.clicked.connect(self._choose)
        self.take_away = Button(say("Take away"))
        self.take_away.clicked.connect(lambda: self._tried(lambda: office.set_logo(desk, None)))
        offered = kind if kind in _CHOSEN else _CHOSEN[0]
        self.kind = Choice(
            say("Sections of"), [(wording.code(f"document.{one}"), one) for one in _CHOSEN]
        )
        self.kind.show_value(offered)
        self.kind.chosen.connect(lambda _: self._show_sections())
        self.sections = _Sections(wording)
        self.sections.changed = self._set_sections
        self.usual = Button(say("Usual sections and order"))
        self.usual.clicked.connect(self._usual)
        content = column(
            head(say("Colour")),
            row(self._swatch, self.colour, self.pick, None),
            self._reads,
            head(say("Logo")),
            row(self._logo, self.choose, self.take_away, None),
            meta(say("An SVG or a PNG. It stands beside the office's name on the first page.")),
            head(say("Sections")),
            row(self.kind, self.usual, None),
            self.sections,
        )
        super().__init__(say("Look and sections"), say("Close"), content, wording, parent)
        self.no.hide()
        self.take_room(560, 640)
        self._show()

    def agree(self) -> None:
        self._set_colour(self.colour.text())
        self.accept()

    # -- colour and logo ------------------------------------------------------------------------------

    def _show(self) -> None:
        found = office.office_of(self._desk)
        accent = found.accent if found else ""
        used = office.readable(accent)
        self.colour.show_text(accent)
        self._swatch.show_colour(used)
        words = self._wording
        self._reads.setText(
            words.say("Darkened to {colour}, so that it can be read.", colour=used)
            if accent and used != accent
            else words.say("It can be read on white and on its own tint.")
        )
        name = found.logo_name if found else ""
        self._logo.setText(name or words.say("No logo yet"))
        self.take_away.setVisible(bool(name))
        self._show_sections()

    def _set_colour(self, text: str) -> None:
        found = office.office_of(self._desk)
        if text.strip().upper() != (found.accent if found else ""):
            self._tried(lambda: office.set_accent(self._desk, text))

    def _pick(self) -> None:
        start = QColor(self.colour.text() or self.colour.placeholderText())
        chosen = QColorDialog.getColor(start, self, self._wording.say("Colour"))
        if chosen.isValid():
            self._set_colour(chosen.name())

    def _choose(self) -> None:
        say = self._wording.say
        name, _ = QFileDialog.getOpenFileName(
            self, say("Logo"), "", say("Pictures {suffixes}", suffixes="(*.svg *.png)")
        )
        if name:
            self._tried(lambda: office.set_logo(self._desk, Path(name)))

    # -- sections -------------------------------------------------------------------------------------

    def _show_sections(self) -> None:
        kind: DocumentKind = self.kind.value()
        self.sections.show_sections(kind, office.sections_of(self._desk, kind))

    def _set_sections(self, names: Sequence[str]) -> None:
        self._tried(lambda: office.set_sections(self._desk, self.kind.value(), names))

    def _usual(self) -> None:
        self._tried(lambda: office.set_sections(self._desk, self.kind.value(), None))

    def _tried(self, act: Callable[[], None]) -> None:
        """Do it, and show what stands; a Problem is said, and what stood before stands."""
        try:
            act()
        except Problem as problem:
            self.message.show_message(self._wording.problem(problem), "stop")
        else:
            self.message.hide()
        self._show()


class _Sections(QWidget):
    """One line each, in order: ticked where it comes; Alt with the arrows moves it."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._lines: list[_Line] = []
        self.changed: Callable[[Sequence[str]], None] = lambda _: None
        self._column = column(gap=0)
        self.setLayout(self._column)

    def show_sections(self, kind: DocumentKind, chosen: Sequence[str]) -> None:
        """Those chosen in their order, then the others."""
        known = {one.name: one for one in SECTIONS[kind]}
        order = [name for name in chosen if name in known]
        order += [name for name in known if name not in order]
        if {line.name for line in self._lines} != {*order}:
            clear(self._column)
            self._lines = [
                _Line(self, known[name].heading, name, known[name].rule, self._wording)
                for name in order
            ]
        # Moved and not made anew, so that the focus stays where it is.
        self._lines.sort(key=lambda line: order.index(line.name))
        for at, line in enumerate(self._lines):
            line.tick.setChecked(line.name in chosen or bool(line.rule))
            self._column.insertWidget(at, line)
        for before, after in pairwise(self._lines):
            QWidget.setTabOrder(before, after)

    def shift(self, line: _Line, by: int) -> None:
        at = self._lines.index(line) + by
        if 0 <= at < len(self._lines):
            self._lines.remove(line)
            self._lines.insert(at, line)
            line.tick.setChecked(True)
            line.tick.setFocus()
            self.tell()

    def tell(self) -> None:
        self.changed([line.name for line in self._lines if line.tick.isChecked()])


class _Line(QWidget):
    def __init__(
        self, sections: _Sections, heading: str, name: str, rule: str, wording: Wording
    ) -> None:
        super().__init__(sections)
        say = wording.say
        self.name = name
        self.rule = rule
        self.tick = QCheckBox(wording.code(heading))
        self.tick.setFont(LOOK.font())
        self.tick.clicked.connect(sections.tell)
        up = icon_button("arrow-up", say("Move up (Alt+Up)"))
        up.clicked.connect(lambda: sections.shift(self, -1))
        down = icon_button("arrow-down", say("Move down (Alt+Down)"))
        down.clicked.connect(lambda: sections.shift(self, 1))
        why = meta(say("{rule} demands it", rule=rule) if rule else "")
        if rule:
            why.setToolTip(wording.code(f"rule.{rule}"))
            # It stays in the row of the focus, since it can be moved.
            self.tick.clicked.connect(lambda: self.tick.setChecked(True))
            self.tick.setAccessibleDescription(f"{why.text()}. {why.toolTip()}")
        self.setLayout(row(self.tick, None, why, up, down, gap=4))
        within(self, "Alt+Up", lambda: sections.shift(self, -1))
        within(self, "Alt+Down", lambda: sections.shift(self, 1))


class _Swatch(QWidget):
    """The colour as it will be on paper; its number stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = QColor("#0B6175")
        self.setFixedSize(LOOK.px(32), LOOK.px(32))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_colour(self, colour: str) -> None:
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(LOOK.colour("line"))
        painter.setBrush(self._colour)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
