"""Statements that something rests on, as rows: who said what, for or against."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.domain.composition.parts import label_of
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Voices
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.rows import RowList, fitted, put
from lupdesk.wording import Wording

ROW: Final = 78
_LEAST_FIRM: Final = 48
"""What is seen of a firm's name at least."""


class VoiceList(RowList):
    """``own`` are those that it rests on by themselves; the others say the same as one of them."""

    def __init__(self, name: str, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(name, ROW, self._draw, self._say, parent)
        self._wording = wording
        self._firms: Mapping[UUID, str] = {}
        self._against: frozenset[UUID] = frozenset()
        self.own: frozenset[UUID] = frozenset()

    def show_voices(
        self, voices: Voices, firms: Mapping[UUID, str], own: frozenset[UUID] | None = None
    ) -> None:
        self._firms = firms
        self._against = frozenset(one.id for one in voices.against)
        said = [*voices.behind, *(one for one in voices.against if one not in voices.behind)]
        self.own = frozenset(one.id for one in said) if own is None else own
        self.show_rows(said, key=lambda one: one.id)

    def counted(self, voices: Voices) -> str:
        count = self._wording.count
        parts = [count("{n} supplier", "{n} suppliers", len(voices.suppliers))]
        if voices.against:
            n = len(voices.opposed)
            parts.append(count("{n} says otherwise", "{n} say otherwise", n))
        return " · ".join(parts)

    def _under(self, one: Input, room: int = 0) -> str:
        """Where it is longer than ``room`` the firm gives way: type and secrecy stay in sight."""
        firm = self._firms.get(one.supplier, "") if one.supplier else ""
        whole = self._parts(one, firm)
        metrics = LOOK.metrics(Size.SMALL)
        lacking = metrics.horizontalAdvance(whole) - room if room else 0
        if not firm or lacking <= 0:
            return whole
        left = metrics.horizontalAdvance(firm) - lacking
        cut = metrics.elidedText(firm, Qt.TextElideMode.ElideRight, max(left, LOOK.px(_LEAST_FIRM)))
        return self._parts(one, cut)

    def _parts(self, one: Input, firm: str) -> str:
        parts = [
            label_of(one),
            firm,
            self._wording.type_word(one.kind, one.type),
            self._wording.code(f"secrecy.{one.secrecy}"),
        ]
        return " · ".join(part for part in parts if part)

    def _stands(self, one: Input) -> str:
        say = self._wording.say
        words = say("Says otherwise") if one.id in self._against else say("Says so")
        if one.id in self.own:
            return words
        return say("{stands}, by one that says the same", stands=words)

    def _say(self, one: Input) -> str:
        return f"{self._stands(one)}. {one.text}. {self._under(one)}"

    def _draw(self, painter: QPainter, rect: QRect, one: Input, selected: bool) -> None:
        inside = rect.adjusted(8, 6, -8, -6)
        icon, token = ("minus", "warn") if one.id in self._against else ("check", "ok")
        words = inside.adjusted(LOOK.px(26), 0, 0, 0)
        metrics, small = LOOK.metrics(), LOOK.px(20)
        line = metrics.lineSpacing()
        lines = fitted(one.text, words.width(), 2, metrics).split("\n")
        # In the middle of its row, be it one line or two.
        top = inside.top() + (inside.height() - len(lines) * line - small) // 2
        painter.drawPixmap(inside.left(), top + 1, pixmap(icon, token, 18))
        for number, text in enumerate(lines):
            place = QRect(words.left(), top + number * line, words.width(), line)
            put(painter, place, text)
        below = QRect(words.left(), top + len(lines) * line, words.width(), small)
        put(painter, below, self._under(one, below.width()), Size.SMALL, token="text2")
