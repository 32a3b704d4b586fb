"""Møterom: the meeting that runs, or the list to choose one from; and the window for the wall."""

from __future__ import annotations

from functools import partial
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QStackedLayout, QWidget

from lupdesk.desk.room import meetings_of
from lupdesk.desk.wall import wall_of
from lupdesk.domain.house import StandardPhrase
from lupdesk.domain.meeting_clock import Going, going
from lupdesk.domain.things import (
    AgendaItem,
    Asked,
    Attendance,
    Input,
    Meeting,
    MeetingSupplier,
    Minutes,
    Participation,
    Procurement,
    PromisedDate,
    Question,
    Supplier,
    Thing,
)
from lupdesk.domain.treatment import Publication, Reason
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.meeting_chooser import MeetingChooser
from lupdesk.gui.views.room_acts import RoomActs
from lupdesk.gui.views.room_view import RoomView
from lupdesk.gui.views.wall import WallWindow


class ChangesByOthers:
    """Told by the desk; remembers whether something changed that the room has not shown itself."""

    def __init__(self, kinds: frozenset[type[Thing]]) -> None:
        self._kinds = kinds
        self.acts: RoomActs | None = None
        self.some = False

    def __call__(self, kinds: frozenset[type[Thing]]) -> None:
        ours = self.acts is not None and self.acts.acting
        if not ours and kinds & self._kinds:
            self.some = True


class MeetingRoomPage(QWidget):
    KINDS: ClassVar[frozenset[type[Thing]]] = frozenset(
        {
            AgendaItem,
            Asked,
            Attendance,
            Input,
            Meeting,
            MeetingSupplier,
            Minutes,
            Participation,
            Procurement,
            PromisedDate,
            Question,
            StandardPhrase,
            Supplier,
            # What the rules found may have got its reason, or what was told its publication.
            Publication,
            Reason,
        }
    )

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._procurement = procurement
        self.view: RoomView | None = None
        self.acts: RoomActs | None = None
        self.wall: WallWindow | None = None
        self._wall_screen: QScreen | None = None
        if isinstance(application := QGuiApplication.instance(), QGuiApplication):
            application.screenRemoved.connect(self._lose_screen)
        self.chooser = MeetingChooser(context, procurement)
        self.chooser.chosen.connect(self.open_meeting)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.chooser)
        self._others = ChangesByOthers(self.KINDS)
        context.desk.watch(self._others)
        self.destroyed.connect(partial(context.desk.unwatch, self._others))
        self.first: QWidget = self.chooser.rows
        self._open_the_running_one()

    def _open_the_running_one(self) -> None:
        for meeting in meetings_of(self._context.desk, self._procurement):
            if going(meeting) in (Going.RUNNING, Going.PAUSED):
                self.open_meeting(meeting.id)
                return
        self.chooser.refresh()

    # -- what the window asks for ----------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        """What we did ourselves is shown already: reading it again would cost the next key."""
        if kinds is not None and not self._others.some:
            return
        if self.acts is not None and self.acts.acting:
            return
        self._others.some = False
        if self.view is None:
            self.chooser.refresh()
        elif self._context.desk.get(Meeting, self.view.meeting) is None:
            self.close_meeting()
        else:
            self.view.read()

    @property
    def meeting(self) -> UUID | None:
        """The one that is open."""
        return self.view.meeting if self.view is not None else None

    def flush(self) -> None:
        if self.view is not None:
            self.view.flush()

    def show_thing(self, id: UUID) -> None:
        """A meeting, or a statement in its meeting."""
        if self._context.desk.get(Meeting, id) is not None:
            self.open_meeting(id)
            return
        said = self._context.desk.get(Input, id)
        if said is not None and said.meeting is not None:
            self.open_meeting(said.meeting)
            if self.view is not None:
                self.view.said.select(id)
                self.view.said.setFocus()

    def open_meeting(self, meeting: UUID) -> None:
        if self.view is not None and self.view.meeting == meeting:
            self.view.take_focus()
            return
        with self._context.trouble():
            view = RoomView(self._context, meeting)
            self._leave_room()
            self.view, self.acts = view, RoomActs(view)
            self._others.acts = self.acts
            self.first = view.area.line
            self.acts.closed.connect(self.close_meeting)
            self.acts.wall.connect(self.turn_wall)
            view.told.connect(self._show_wall)
            self._stack.addWidget(view)
            self._stack.setCurrentWidget(view)
            view.take_focus()
            self._show_wall()

    def close_meeting(self) -> None:
        """Back to the list; the meeting itself goes on."""
        self._leave_room()
        self._close_wall()
        self.chooser.refresh()
        self._stack.setCurrentWidget(self.chooser)
        self.chooser.take_focus()

    def _leave_room(self) -> None:
        if self.view is None:
            return
        view, self.view, self.acts = self.view, None, None
        self._others.acts = None
        self.first = self.chooser.rows
        view.flush()
        self._stack.removeWidget(view)
        view.hide()
        view.deleteLater()

    # -- the wall ----------------------------------------------------------------------------------

    def turn_wall(self) -> None:
        """Open it, on the second screen where there is one; or close it."""
        if self.wall is not None and self.wall.isVisible():
            self._close_wall()
            return
        if self.wall is None:
            self.wall = WallWindow(self._context.wording, self)
        self._show_wall()
        other = self._wall_screen = _other_screen(self.screen())
        if other is None:
            self.wall.show()
            say = self._context.wording.say
            behind = say("There is only one screen: the wall lies behind this window.")
            self._context.tell(behind, "accent")
        else:
            self.wall.setGeometry(other.geometry())
            self.wall.showFullScreen()
        if self.view is not None:
            self.activateWindow()
            self.view.take_focus()

    def _lose_screen(self, gone: QScreen) -> None:
        """Somebody pulled the cable: the wall must not come to lie over the room."""
        if gone is not self._wall_screen:
            return
        self._wall_screen = None
        if self.wall is not None and self.wall.isVisible():
            self._close_wall()
            say = self._context.wording.say
            gone_too = say("The second screen is gone, and the wall with it. F11 opens it again.")
            self._context.tell(gone_too, "warn")

    def _show_wall(self) -> None:
        if self.wall is not None and self.view is not None:
            self.wall.show_wall(wall_of(self.view.room, self._context.desk.now()))

    def _close_wall(self) -> None:
        if self.wall is not None:
            self.wall.close()


def _other_screen(here: QScreen) -> QScreen | None:
    return next((screen for screen in QGuiApplication.screens() if screen != here), None)
