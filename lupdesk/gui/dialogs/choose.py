"""Choosing one of several by keyboard: procurements, backups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording


@dataclass(frozen=True, slots=True)
class Choosable:
    title: str
    detail: str
    value: Any


class ChooseDialog(Dialog):
    def __init__(
        self,
        name: str,
        do: str,
        sentence: str,
        options: Sequence[Choosable],
        wording: Wording,
        parent: QWidget | None = None,
    ) -> None:
        self.list = RowList(name, 52, _draw, lambda one: f"{one.title}, {one.detail}")
        self.list.show_rows(options)
        self.list.pick_row(0)
        self.list.setMinimumHeight(LOOK.px(52) * min(max(len(options), 2), 7))
        content = column(meta(sentence, wrap=True), self.list, gap=12)
        super().__init__(name, do, content, wording, parent)
        self.ok.setEnabled(bool(options))
        self.list.opened.connect(lambda _: self.accept())
        self.setMinimumWidth(LOOK.px(560))
        self.list.setFocus()

    @property
    def chosen(self) -> Any:
        found = self.list.value()
        return found.value if isinstance(found, Choosable) else None


def _draw(painter: QPainter, rect: QRect, one: Choosable, selected: bool) -> None:
    inside = rect.adjusted(12, 4, -12, -4)
    half = inside.height() // 2
    put(painter, QRect(inside.left(), inside.top(), inside.width(), half), one.title)
    below = QRect(inside.left(), inside.top() + half, inside.width(), half)
    put(painter, below, one.detail, Size.SMALL, token="text2")
