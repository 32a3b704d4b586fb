"""Undo and redo in the menu: with the name of the act, of what it was done to and where that is
seen, and in words what was left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtGui import QAction

from lupdesk.desk.session import Desk, Undone
from lupdesk.desk.undone_thing import UndoneThing, thing_of
from lupdesk.domain.things import Procurement
from lupdesk.gui.last_place import meeting_on
from lupdesk.gui.pages import PAGES
from lupdesk.gui.whereabouts import pages_of
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from lupdesk.wording_undoing import undone


class Tell(Protocol):
    def __call__(
        self, text: str, tone: str, act: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """A sentence in the window; ``act`` words a button that calls ``do``."""


class Shown(Protocol):
    """What the person sees: the window."""

    procurement: UUID | None

    @property
    def here(self) -> str: ...

    @property
    def page(self) -> Any: ...

    def go_to(self, key: str, id: UUID | None = None) -> None: ...


class Undoing:
    """``tell`` hears what was undone, and why something could not be."""

    def __init__(
        self,
        desk: Desk | None,
        wording: Wording,
        undo: QAction,
        redo: QAction,
        tell: Tell,
        shown: Shown,
    ) -> None:
        self._desk, self._wording, self._tell = desk, wording, tell
        self._undo, self._redo = undo, redo
        self._shown = shown

    def show(self) -> None:
        """The names that now hold, on the two actions."""
        say, desk = self._wording.say, self._desk
        back, again = (desk.undo_label, desk.redo_label) if desk else (None, None)
        _name(self._undo, say("Undo “{act}”", act=self._word(back)) if back else say("Undo"))
        _name(self._redo, say("Redo “{act}”", act=self._word(again)) if again else say("Redo"))
        self._undo.setEnabled(back is not None)
        self._redo.setEnabled(again is not None)

    def _word(self, act: str) -> str:
        return self._wording.code(f"act.{act}")

    def undo(self) -> None:
        self._revert(back=True)

    def redo(self) -> None:
        self._revert(back=False)

    def _revert(self, *, back: bool) -> None:
        if self._desk is None:
            return
        try:
            done = self._desk.undo() if back else self._desk.redo()
        except Problem as problem:
            self._tell(self._wording.problem(problem), "stop")
            return
        if done is not None:
            self._say(done, thing_of(self._desk, done), back=back)

    def _say(self, done: Undone, thing: UndoneThing | None, *, back: bool) -> None:
        page = self._elsewhere(done, thing)
        head, *stays = undone(
            self._wording,
            done.act,
            done.restored,
            done.reasons,
            back=back,
            thing=thing.name if thing is not None else "",
            place=self._place(page, thing),
        )
        words = ". ".join((head, " ".join(stays))) if stays else head
        show = self._wording.say("Show") if page else ""
        self._tell(words, "warn" if stays else "ok", show, lambda: self._go(page, thing))

    # -- where it is seen -------------------------------------------------------------------------

    def _elsewhere(self, done: Undone, thing: UndoneThing | None) -> str:
        """The page to see it on; empty where it is seen on the page that is shown."""
        if self._desk is None or thing is None:
            return ""
        pages = pages_of(self._desk, done.act, thing)
        if thing.procurement not in (None, self._shown.procurement):
            return pages[0]
        here = self._shown.here
        other_meeting = here == "room" and thing.meeting not in (None, meeting_on(self._shown.page))
        return "" if here in pages and not other_meeting else pages[0]

    def _place(self, page: str, thing: UndoneThing | None) -> str:
        if not page or thing is None or self._desk is None:
            return ""
        words = next(self._wording.constant(one.words) for one in PAGES if one.key == page)
        if thing.procurement in (None, self._shown.procurement):
            return words
        case = next(iter(self._desk.ever(Procurement, id=thing.procurement)), None)
        name = (case.title or case.reference) if case is not None else ""
        return f"{words} ({name})" if name else words

    def _go(self, page: str, thing: UndoneThing | None) -> None:
        if thing is None or self._desk is None:
            return
        if thing.procurement is not None:
            if self._desk.get(Procurement, thing.procurement) is None:
                return
            self._shown.go_to("procurement", thing.procurement)
        meeting = thing.meeting if page in ("room", "timetable") else None
        wanted = thing.id if thing.there else meeting
        self._shown.go_to(page, wanted)


def _name(action: QAction, words: str) -> None:
    action.setText(words.replace("&", "&&"))
