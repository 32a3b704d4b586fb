"""Where a finding is mended: which page, which thing on it, and which part of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from lupdesk.domain.results import Insight, Requirement, Target
from lupdesk.domain.rules.finding import Finding
from lupdesk.domain.things import (
    Attachment,
    Attendance,
    Contact,
    Input,
    Meeting,
    Minutes,
    Procurement,
    PromisedDate,
    Question,
    Sending,
    Supplier,
    TeamMember,
    Thing,
)
from lupdesk.domain.treatment import Adviser, Answer, Publication, SignUp

Find = Callable[[Any, UUID], Any]
"""The thing of a kind with an id, or None."""


@dataclass(frozen=True, slots=True)
class Door:
    page: str
    thing: UUID | None = None
    part: str = ""
    """A field of the thing; on the page of equal treatment the view."""

    @property
    def key(self) -> str:
        """As the window is told."""
        return f"{self.page}:{self.part}" if self.part else self.page


HERE: Final = "treatment"
_VIEWS: Final[dict[type[Thing], str]] = {
    Answer: "answers",
    Publication: "ledger",
    Sending: "ledger",
    TeamMember: "people",
    Adviser: "people",
    SignUp: "sign-up",
}
_PAGES: Final[dict[type[Thing], str]] = {
    Input: "inputs",
    Insight: "synthesis",
    Meeting: "timetable",
    Supplier: "suppliers",
    Question: "questions",
    PromisedDate: "procurement",
    Requirement: "measures",
    Target: "benefits",
    Procurement: "procurement",
}
KINDS: Final = frozenset((*_VIEWS, *_PAGES, Minutes, Contact, Attachment, Attendance))
"""What a finding may be about."""
_OF_SIGN_UP: Final = frozenset({"R-GDPR-2", "R-GDPR-3"})
"""What is found where nothing at all is written yet."""
_ELSEWHERE: Final = {
    **dict.fromkeys(("R-DOC-1.no-minutes", "R-DOC-1.not-sent"), "minutes"),
    **dict.fromkeys(
        ("R-DOC-1.participants", "R-DOC-1.absent", "R-DOC-1.uninvited", "R-DOC-1.author"), "room"
    ),
    **dict.fromkeys(("R-SEC-3", "R-HAB-1.guest"), "room"),
}
"""What is wrong with a meeting and is mended elsewhere than in its plan."""
_FIELDS: Final = {
    **dict.fromkeys(("R-INN-1.no-effect", "R-INN-1.solution", "R-SEC-7.need"), "effect"),
    **dict.fromkeys(("R-EQ-9", "R-SEC-4.text", "R-UU-2.own", "R-GDPR-4.text"), "effect"),
    **dict.fromkeys(("R-INN-1.for-whom", "R-SEC-7.for-whom"), "for_whom"),
    **dict.fromkeys(("R-SEC-7.notice", "R-NOT-1.binding", "R-NOT-1.activity"), "notice"),
    **dict.fromkeys(("R-DOC-4", "R-DOC-4.none"), "keep_until"),
    "R-NOT-1.title": "title",
    "R-NOT-1.cpv": "cpv",
    "R-NOT-1.nuts": "nuts",
    "R-NOT-1.language": "language",
    "R-NOT-1.buyer": "buyer",
    "R-NOT-1.deadline": "date",
    "R-ARK-1.case": "archive_case",
}
"""Of the procurement, by what was found."""


def door_of(one: Finding, find: Find) -> Door:
    """Always a door; ``find`` looks up what a note or a contact belongs to."""
    kind = SignUp if one.rule in _OF_SIGN_UP else one.kind
    if kind is None:
        return Door("summary")  # of a finished paper: it is written anew there
    if kind in _VIEWS:
        return Door(HERE, one.about, _VIEWS[kind])
    code = one.what.code.removeprefix("finding.")
    if kind is Procurement:
        return Door("procurement", one.about, _FIELDS.get(code, ""))
    if kind is Meeting and code in _ELSEWHERE:
        return Door(_ELSEWHERE[code], one.about)
    if kind in (Minutes, Contact, Attachment, Attendance):
        return _belonging(kind, find(kind, one.about) if one.about else None)
    note = "note" if kind in (Meeting, Supplier) and ".note-" in code else ""
    return Door(_PAGES[kind], one.about, note)


def _belonging(kind: type[Thing], thing: Any) -> Door:
    """What stands on the page of something else."""
    if thing is None:
        return Door("procurement")
    if kind is Contact:
        return Door("suppliers", thing.supplier)
    if kind is Attachment and thing.input is not None:
        return Door("inputs", thing.input)
    if kind is Attachment and thing.meeting is None:
        return Door("procurement", thing.id)
    page = {Minutes: "minutes", Attendance: "room"}.get(kind, "timetable")
    return Door(page, thing.meeting)
