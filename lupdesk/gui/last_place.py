"""Where one was, written as ``page procurement thing``: for the next start, however this one ends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.meeting_clock import Going, going
from lupdesk.domain.things import Meeting, Procurement
from lupdesk.wording import LOCAL_ZONE


@dataclass(frozen=True, slots=True)
class Place:
    """``page`` empty is the first page; ``meeting`` is the one that was open in the room."""

    page: str
    procurement: UUID
    meeting: UUID | None = None

    @property
    def written(self) -> str:
        return " ".join(str(one) for one in (self.page, self.procurement, self.meeting) if one)


def meeting_on(page: object) -> UUID | None:
    """The one that is open in the room, where that is the page."""
    opened: UUID | None = getattr(page, "meeting", None)
    return opened


def find_place(desk: Desk, written: str, pages: Collection[str]) -> Place | None:
    """What is still there of it, else the only procurement; None where there is none, or several
    and nobody knows which.
    """
    page, case, meeting, *_ = (*written.split(), "", "", "")
    known = desk.all(Procurement)
    only = known[0] if len(known) == 1 else None
    chosen = next((one for one in known if str(one.id) == case), only)
    if chosen is None:
        return None
    held = desk.all(Meeting, procurement=chosen.id) if meeting else []
    opened = next((one.id for one in held if str(one.id) == meeting), None)
    return Place(page if page in pages else "", chosen.id, opened)


def place_at_start(desk: Desk, last: str) -> str:
    """The meeting of today that was begun and not ended, else where one was.

    After a crash in a meeting the next keys belong in its line, wherever the settings say one was.
    """
    today = desk.today()
    begun = [
        one
        for one in desk.all(Meeting)
        if going(one) in (Going.RUNNING, Going.PAUSED)
        and one.actual_start is not None
        and one.actual_start.astimezone(LOCAL_ZONE).date() == today
    ]
    places = [Place("room", one.procurement, one.id).written for one in begun]
    if not begun or last in places:
        return last
    newest = max(begun, key=lambda one: str(one.actual_start))
    return Place("room", newest.procurement, newest.id).written
