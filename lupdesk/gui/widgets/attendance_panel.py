"""Who is here: one row per person, ticked by Alt and its number, or by a click."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lupdesk.desk.room import Room
from lupdesk.domain.kinds import Role
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Attendance
from lupdesk.domain.vocabulary import short_firm
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.fields import TextField
from lupdesk.gui.widgets.frames import row
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.wording import Wording

_ROW: Final = 32
_BOX: Final = 18


@dataclass(frozen=True, slots=True)
class _Person:
    who: Attendance
    comes_from: str
    spoken: str


class _People(RowList):
    """Letters are handed on to the capture line; Space ticks; Esc goes back."""

    toggled = Signal(object)
    left = Signal()

    def sizeHint(self) -> QSize:
        return QSize(120, LOOK.px(_ROW) * max(1, self.rows.rowCount()) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggled.emit(self.value())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


class AttendancePanel(QWidget):
    """``toggled`` brings an attendance; ``came`` the name of somebody who was not expected."""

    toggled = Signal(object)
    came = Signal(str)
    left = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        say = wording.say
        self.heading = head(say("Present"))
        self.count = meta("")
        self.people = _People(say("Present"), _ROW, _draw, _spoken)
        self.newcomer = _Newcomer(say("Name, organisation"))
        self._build()

    def _build(self) -> None:
        self.people.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.people.clicked.connect(self._clicked)
        self.people.toggled.connect(self._toggle)
        self.people.left.connect(self.left)
        self.newcomer.came.connect(self._came)
        self.newcomer.left.connect(self.left)
        self.newcomer.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row(self.heading, None, self.count))
        layout.addWidget(self.newcomer)
        layout.addWidget(self.people, 1)

    def show_room(self, room: Room) -> None:
        people = [self._in_words(one) for one in room.attendance]
        here = sum(one.present for one in room.attendance)
        self.people.show_rows(people, lambda person: person.who.id)
        self.people.updateGeometry()
        self.count.setText(
            self._wording.say("{here} of {all}", here=here, all=len(people)) if people else ""
        )

    def person(self, place: int) -> Attendance | None:
        values = self.people.rows.values
        return values[place].who if 0 <= place < len(values) else None

    def take_focus(self) -> None:
        """To the list: arrows and Space; the mouse alone never takes the focus here."""
        self.people.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.people.setFocus()
        if self.people.value() is None:
            self.people.pick_row(0)

    def ask_newcomer(self) -> None:
        self.newcomer.setText("")
        self.newcomer.show()
        self.newcomer.setFocus()

    def _in_words(self, person: Attendance) -> _Person:
        say = self._wording.say
        here = say("here") if person.present else say("not here")
        comes_from = self._comes_from(person)
        return _Person(person, comes_from, f"{person.name}, {comes_from}, {here}")

    def _comes_from(self, person: Attendance) -> str:
        """The firm of somebody from a supplier, the role of one of the buyer's people."""
        if person.supplier is not None:
            return short_firm(person.organisation)
        if person.role == Role.OTHER and person.organisation:
            return person.organisation
        return self._wording.phrase(Phrase(f"role.{person.role}"))

    def _clicked(self) -> None:
        self._toggle(self.people.value())

    def _toggle(self, person: _Person | None) -> None:
        if person is not None:
            self.toggled.emit(person.who)

    def _came(self, name: str) -> None:
        self.newcomer.hide()
        self.came.emit(name)


class _Newcomer(TextField):
    came = Signal(str)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, hint=name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.came.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _spoken(value: _Person) -> str:
    return value.spoken


def _draw(painter: QPainter, rect: QRect, value: Any, _selected: bool) -> None:
    side = LOOK.px(_BOX)
    box = QRect(rect.left() + 1, rect.center().y() - side // 2, side, side)
    _draw_box(painter, box, value.who.present)
    left = box.right() + LOOK.px(9)
    room = rect.right() - left
    # The name first; where the person comes from gets what it leaves, but never nothing.
    name = QFontMetrics(LOOK.font()).horizontalAdvance(value.who.name) + 8
    wanted = QFontMetrics(LOOK.font(Size.SMALL)).horizontalAdvance(value.comes_from) + 2
    shown = min(wanted, max(room - name, room // 3))
    put(
        painter,
        QRect(rect.right() - shown, rect.top(), shown, rect.height()),
        value.comes_from,
        Size.SMALL,
        token="text2",
        right=True,
    )
    put(
        painter,
        QRect(left, rect.top(), rect.right() - shown - left - 4, rect.height()),
        value.who.name,
    )


def _draw_box(painter: QPainter, box: QRect, ticked: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(LOOK.colour("accent" if ticked else "surface"))
    painter.setPen(QPen(LOOK.colour("accent" if ticked else "field"), 1))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if ticked:
        side = LOOK.px(14)
        inset = (box.width() - side) // 2
        painter.drawPixmap(box.left() + inset, box.top() + inset, pixmap("check", "on_accent", 14))
