"""What something rests on: measures and statements, ticked by Space or Enter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.desk.bases import Basis
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.fields import SearchField
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording


class _Ticked(RowList):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.opened.emit(self.value())
            return
        super().keyPressEvent(event)


class BasesDialog(Dialog):
    def __init__(
        self,
        options: Sequence[Basis],
        chosen: Iterable[UUID],
        wording: Wording,
        parent: QWidget | None = None,
    ) -> None:
        self._options = options
        self._wording = wording
        self._chosen = dict.fromkeys(chosen)
        say = wording.say
        self.wanted = SearchField(say("Look for words"), say("Look for words"))
        self.wanted.textChanged.connect(lambda _: self._show())
        self.list = _Ticked(say("What it rests on"), 52, self._draw, self._say)
        self.list.opened.connect(self._turn)
        self.list.clicked.connect(lambda index: self._turn(self.list.value()))
        self.list.setMinimumHeight(LOOK.px(52) * 6)
        self._count = meta("")
        content = column(
            meta(say("Space or Enter ticks and unticks the line."), wrap=True),
            self.wanted,
            self.list,
            self._count,
            gap=12,
        )
        super().__init__(say("What it rests on"), say("Save"), content, wording, parent)
        self.setMinimumWidth(LOOK.px(640))
        self._show()
        self.list.pick_row(0)
        self.wanted.setFocus()

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """In the order in which they were ticked."""
        return tuple(self._chosen)

    def _show(self) -> None:
        words = self.wanted.text().casefold().split()
        shown = [
            one
            for one in self._options
            if all(word in f"{one.label} {one.text}".casefold() for word in words)
        ]
        self.list.show_rows(shown, key=lambda one: one.id)
        count = self._wording.count
        self._count.setText(count("{n} ticked", "{n} ticked", len(self._chosen)))

    def _turn(self, one: Basis | None) -> None:
        if one is None:
            return
        if one.id in self._chosen:
            del self._chosen[one.id]
        else:
            self._chosen[one.id] = None
        self._show()

    def _kind(self, one: Basis) -> str:
        return self._wording.code(f"map-column.{'measure' if one.is_measure else 'statement'}")

    def _say(self, one: Basis) -> str:
        ticked = self._wording.say("ticked") if one.id in self._chosen else ""
        return ", ".join(filter(None, (ticked, self._kind(one), one.label, one.text)))

    def _draw(self, painter: QPainter, rect: QRect, one: Basis, selected: bool) -> None:
        on = one.id in self._chosen
        side = LOOK.px(18)
        top = rect.center().y() - side // 2
        icon = pixmap("circle-check" if on else "circle", "accent" if on else "text2")
        painter.drawPixmap(rect.left() + 12, top, icon)
        inside = rect.adjusted(LOOK.px(42), 4, -12, -4)
        half = inside.height() // 2
        first = QRect(inside.left(), inside.top(), inside.width(), half)
        put(painter, first, f"{one.label} {one.text}".strip(), strong=on)
        below = QRect(inside.left(), inside.top() + half, inside.width(), half)
        put(painter, below, self._kind(one), Size.SMALL, token="text2")
