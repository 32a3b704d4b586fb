"""The foot of the meeting room: the line, what it was understood as, when it was saved, the keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lupdesk.domain.capture_codes import KIND_CODES, TYPE_CODES, Code
from lupdesk.domain.rules.finding import Finding
from lupdesk.domain.vocabulary import Vocabulary
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.capture_line import CaptureLine
from lupdesk.gui.widgets.chip_strip import ChipStrip
from lupdesk.gui.widgets.code_words import meaning_of
from lupdesk.gui.widgets.completion_popup import CompletionPopup
from lupdesk.gui.widgets.found_line import FoundLine
from lupdesk.gui.widgets.frames import MessageBar, column, row
from lupdesk.gui.widgets.labels import Picture, meta
from lupdesk.gui.widgets.said_chips import found_chip, found_sentences
from lupdesk.wording import LOCAL_ZONE, Wording


class CaptureArea(QWidget):
    def __init__(self, vocabulary: Vocabulary, wording: Wording, popup_parent: QWidget) -> None:
        super().__init__()
        self._wording = wording
        self.popup = CompletionPopup(wording, popup_parent)
        self.line = CaptureLine(vocabulary, self.popup)
        self.note = MessageBar(wording.say("Close"))
        self.chips = ChipStrip(wording.say("Understood as"))
        self.found = FoundLine(wording.say("Findings"))
        self.found.hide()
        self._saved_picture = Picture("circle-check", "ok", 16)
        self._saved_one: UUID | None = None
        self.saved = meta("")
        self.keys = KeysLine(wording)
        self._build()

    def _build(self) -> None:
        say = self._wording.say
        self.line.setAccessibleName(say("What is said"))
        self.line.setPlaceholderText(say("What is said – Enter saves"))
        self.line.setFont(LOOK.font())
        self.line.setFixedHeight(LOOK.px(36))
        chips = row(gap=8)
        chips.addWidget(self.chips, 1)
        chips.addWidget(self.found, 1)
        chips.addWidget(self._saved_picture)
        chips.addWidget(self.saved)
        self._saved_picture.hide()
        self.setLayout(column(self.note, self.line, chips, self.keys, gap=8))

    def show_found(self, found: Sequence[Finding] = ()) -> None:
        """In place of the chips; with nothing found they come back."""
        sign = found_chip(found, self._wording) if found else None
        self.found.show_found(sign, found_sentences(found, self._wording))
        self.found.setVisible(bool(found))
        self.chips.setVisible(not found)

    def show_saved(self, at: datetime, said: UUID) -> None:
        """To the second: somebody who types all day wants to see that it still happens."""
        self._saved_one = said
        local = at.astimezone(LOCAL_ZONE)
        clock = self._wording.time(at)
        time = f"{clock}{clock[-3]}{local:%S}"
        self._saved_picture.show()
        self.saved.setText(self._wording.say("Saved {time}", time=time))

    def show_taken_back(self, standing: Iterable[UUID]) -> None:
        """What was saved last and is taken back is not said to be saved."""
        if self._saved_one is not None and self._saved_one not in set(standing):
            self._saved_one = None
            self._saved_picture.hide()
            self.saved.setText("")


_SHOWN: Final = (*TYPE_CODES[:3], *KIND_CODES[:2])
"""The codes of the most used: barrier, opportunity, risk, new information, action."""


def _name(code: Code, wording: Wording) -> str:
    return meaning_of(code, wording).lower()


class KeysLine(QWidget):
    """The few keys that matter now, as many as fit; all of them under F1."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self.label = meta("")
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._parts: tuple[tuple[str, ...], tuple[str, ...], str] = ((), (), "")
        self.setLayout(row(self.label))
        self.for_line()

    def for_line(self) -> None:
        say = self._wording.say
        codes = (
            *(f"{code.shown} {_name(code, self._wording)}" for code in _SHOWN),
            say("@ who"),
            say("# theme"),
            say("§ secrecy"),
        )
        self._show((say("Enter saves"), say("Tab completes")), codes, say("F1 all keys"))

    def for_statement(self, *, found: bool = False) -> None:
        say = self._wording.say
        keys = (
            say("Enter edits"),
            *((say("F3 findings"),) if found else ()),
            say("Ctrl+J joins with the one before"),
            say("Ctrl+Shift+↑↓ moves"),
            say("Ctrl+M parks"),
            say("Del removes"),
            say("Ctrl+H history"),
        )
        self._show(keys, (), say("Esc back"))

    def for_history(self) -> None:
        self._show((), (), self._wording.say("Esc back"))

    def for_findings(self) -> None:
        say = self._wording.say
        self._show((say("Enter goes to where it is mended"),), (), say("Esc back"))

    def for_editing(self) -> None:
        say = self._wording.say
        keys = (say("Enter keeps"), say("Esc takes back"))
        self._show(keys, (), say("Ctrl+D splits at the cursor"))

    def _show(self, first: tuple[str, ...], codes: tuple[str, ...], last: str) -> None:
        self._parts = first, codes, last
        self._fit()

    def _fit(self) -> None:
        """Whole parts only: what does not fit is left out from the back, but never the last."""
        metrics = QFontMetrics(LOOK.font(Size.SMALL))
        first, codes, last = list(self._parts[0]), list(self._parts[1]), self._parts[2]

        def line() -> str:
            parts = [*first, "   ".join(codes), last]
            return "   ·   ".join(part for part in parts if part)

        while (codes or first) and metrics.horizontalAdvance(line()) > self.width():
            (codes or first).pop()
        self.label.setText(line())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
