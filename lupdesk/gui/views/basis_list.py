"""What something rests on: a line each, the way to it, and the way to more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.desk.session import Desk
from lupdesk.domain.results import Insight, Measure, Risk
from lupdesk.domain.things import Input, Supplier
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording

_ROW: Final = 44
_MOST: Final = 5
"""Lines before the list scrolls by itself."""


@dataclass(frozen=True, slots=True)
class BasisRow:
    id: UUID
    label: str
    text: str
    page: str
    """Where it is gone to."""


def basis_rows(desk: Desk, wording: Wording, ids: Sequence[UUID]) -> list[BasisRow]:
    """Of those that are still there."""
    rows = []
    for id in ids:
        said = desk.get(Input, id)
        if said is not None:
            firm = desk.get(Supplier, said.supplier) if said.supplier is not None else None
            label = wording.input_label(said.kind, said.number)
            whole = f"{label} · {firm.name}" if firm is not None else label
            rows.append(BasisRow(id, whole, said.text, "inputs"))
        elif (insight := desk.get(Insight, id)) is not None:
            rows.append(
                BasisRow(id, wording.say("Finding of the synthesis"), insight.heard, "synthesis")
            )
        elif (measure := desk.get(Measure, id)) is not None:
            label = wording.code("map-column.measure")
            rows.append(BasisRow(id, label, measure.title, "measures"))
        elif (risk := desk.get(Risk, id)) is not None:
            rows.append(BasisRow(id, wording.code(f"risk-kind.{risk.kind}"), risk.what, "risks"))
    return rows


class _Rows(RowList):
    away = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.value() is not None:
            self.away.emit(self.value())
            return
        super().keyPressEvent(event)


class BasisList(QWidget):
    """``wanted`` to choose anew; ``dropped`` with the id that is to be left out; ``opened`` with
    the page and the thing to go to.
    """

    wanted = Signal()
    dropped = Signal(object)
    opened = Signal(str, object)

    def __init__(
        self, wording: Wording, name: str, choose: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        say = wording.say
        self.rows = _Rows(name, _ROW, self._draw, lambda one: f"{one.label}, {one.text}")
        self.rows.away.connect(lambda one: self.dropped.emit(one.id))
        self.rows.opened.connect(lambda one: self.opened.emit(one.page, one.id))
        self._none = meta(say("Nothing yet"), wrap=True)
        self._hint = meta(say("Enter goes there, Delete leaves it out."), wrap=True)
        self.choose = Button(choose or say("Choose statements …"), kind="quiet", icon="list-checks")
        self.choose.setToolTip("Ctrl+B")
        self.choose.clicked.connect(self.wanted)
        self.setLayout(
            column(head(name), self._none, self.rows, self._hint, row(self.choose, None), gap=4)
        )

    def show_rows(self, rows: Sequence[BasisRow]) -> None:
        self.rows.show_rows(rows, key=lambda one: one.id)
        self._none.setVisible(not rows)
        self.rows.setVisible(bool(rows))
        self._hint.setVisible(bool(rows))
        self.rows.setFixedHeight(LOOK.px(_ROW) * min(max(len(rows), 1), _MOST) + 2)

    def _draw(self, painter: QPainter, rect: QRect, one: BasisRow, selected: bool) -> None:
        words = rect.adjusted(8, 3, -8, -3)
        half = words.height() // 2
        put(painter, QRect(words.left(), words.top(), words.width(), half), one.text)
        below = QRect(words.left(), words.top() + half, words.width(), half)
        put(painter, below, one.label, Size.SMALL, token="text2")
