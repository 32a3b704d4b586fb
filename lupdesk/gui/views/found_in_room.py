"""F3 in the meeting room: what the rules found, in place of the statements; Enter goes to the thing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from lupdesk.domain.rules.finding import Finding
from lupdesk.domain.things import Input
from lupdesk.gui.doors import door_of
from lupdesk.gui.views.finding_list import FindingList
from lupdesk.gui.views.room_view import RoomView
from lupdesk.gui.widgets.key_map import KeyMap
from lupdesk.wording import Wording

_AIR: Final = 8
"""As the title and the line of the room stand inside its column."""
_STAYS: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class FoundInRoom(FindingList):
    """Stands only while it has the focus: ``left`` comes when a person turns to something else, and
    ``typed`` with a letter, which belongs to the capture line.
    """

    left = Signal()
    typed = Signal(QKeyEvent)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        nothing = wording.say(
            "Nothing that is mended best now. What is assessed after the meeting stands under Equal treatment."
        )
        super().__init__(wording, parent, nothing=nothing)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(wording.say("Findings"))
        self._remedy.setContentsMargins(_AIR, 0, 0, _AIR)
        for part in self.parts:
            part.installEventFilter(self)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """What may have the focus."""
        return self, self.rows, self.reason

    def take_focus(self) -> None:
        (self.rows if self.rows.rows.rowCount() else self).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in _STAYS:
                QTimer.singleShot(0, self, self._whether_left)
        elif (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and watched is not self.reason
            and event.text().isprintable()
            and event.text()
        ):
            self.typed.emit(event)
            return True
        return super().eventFilter(watched, event)

    def _whether_left(self) -> None:
        if not any(part.hasFocus() for part in self.parts):
            self.left.emit()


class FoundActs(QObject):
    def __init__(self, view: RoomView) -> None:
        super().__init__(view)
        self._view = view
        self.keys: KeyMap | None = None
        """Of the room: they hold in the list too."""
        self._list: FoundInRoom | None = None
        view.over_found.clicked.connect(self.turn)
        view.found.changed.connect(self._show)

    def turn(self) -> None:
        """There, and back."""
        view = self._view
        if self._is_shown():
            self.leave()
            return
        if not view.found.asked_here:
            say = view.context.wording.say
            elsewhere = say("With so many inputs the rules are asked under Equal treatment alone.")
            view.tell(elsewhere, "accent")
            return
        if self._list is None:
            self._list = self._make()
        view.middle.setCurrentWidget(self._list)
        self._show()
        view.area.show_found()
        view.area.keys.for_findings()
        self._list.take_focus()

    def _make(self) -> FoundInRoom:
        made = FoundInRoom(self._view.context.wording)
        self._view.middle.addWidget(made)
        if self.keys is not None:
            self.keys.serve(*made.parts)
        KeyMap({"Esc": self.leave}, self).serve(*made.parts)
        made.left.connect(self._left)
        made.typed.connect(self._type)
        made.opened.connect(self._open)
        made.reasoned.connect(self._give_reason)
        return made

    def _is_shown(self) -> bool:
        return self._list is not None and self._view.middle.currentWidget() is self._list

    def _show(self) -> None:
        if self._list is not None and self._is_shown() and self._view.found.answered:
            had = self._list.hasFocus()
            self._list.show_findings(self._view.found.told)
            if had:
                self._list.take_focus()

    def _left(self) -> None:
        if self._is_shown():
            self._view.middle.setCurrentWidget(self._view.said)
            self._view.show_selected()

    def leave(self) -> None:
        self._left()
        self._view.said.leave()

    def _type(self, event: QKeyEvent) -> None:
        self._left()
        self._view.keyPressEvent(event)

    def _give_reason(self, one: Finding, text: str) -> None:
        from lupdesk.desk.judging import write_reason

        view = self._view
        with view.context.trouble():
            write_reason(view.context.desk, view.room.procurement.id, one, text)

    # -- to where it is mended -------------------------------------------------------------------

    def _open(self, one: Finding) -> None:
        view = self._view
        if one.kind is Input and one.about is not None:
            self._left()
            view.said.select(one.about)
            view.said.setFocus()
            return
        door = door_of(one, view.context.desk.get)
        if door.page != "room":
            view.context.go_to(door.key, door.thing)
            return
        self._left()
        # What is mended in the room and is no statement is who was there; or it is all of them.
        if one.rule == "R-SEC-3":
            view.said.select_last()
        else:
            view.people.take_focus()
