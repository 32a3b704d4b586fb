"""Secrets of kinds that nobody thought of, one in every field of every thing: each is in no paper
but those of a reader who may have that field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Any, Final
from uuid import UUID

from lupdesk.domain.audience import Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.hidden import is_own_word
from lupdesk.domain.kinds import DocumentKind, InputKind, MeetingKind, Secrecy, Side
from lupdesk.domain.results import Lesson
from lupdesk.domain.things import Attendance, Input, Meeting, Supplier, Thing
from tests.domain.small_case import strings
from tests.leaks.disguises import levelled
from tests.leaks.searching import papers
from tests.worked_case import worked_case

KINDS: Final = (
    "NO93 8601 {a:04d} {b:03d}", "EK {b:05d}", "https://intern.example/pilot-{a}",
    "63.{a:04d}, 10.{b:04d}", "NO2021{b:05d}", "10.24.{a}.{b}", "sk_live_{a:05d}Hq",
    "+47 9{b:07d}", "SN-{a:04d}-A{b}", "prisliste_{a}.xlsx", "LiFe{a}PO{b}", "{a}×{b} mm",
    "Áillo{a}haš", "{a:08x}-{b:04x}-4aaa", "v{a}.{b}-rc", "Ω{a}Ω", "{a} kWh/døgn", "ключ{a}",
)  # fmt: skip
CODES: Final = frozenset((
    "reference", "organisation_number", "country", "secrecy_kind", "legal_basis", "language",
    "frozen", "sha256", "words", "file_name", "audience", "kind", "rule", "facts", "source_id",
    "email", "content_type", "start", "parameter", "number", "code",
))  # fmt: skip
"""Fields that hold no words of a person."""
OF_ALL: Final = {
    "Procurement": {"title", "effect", "for_whom", "office"},
    "Buyer": {"name"},
    "Target": {"what", "baseline", "target"},
    "PromisedDate": {"title"},
    "Question": {"text", "short_name"},
    "Answer": {"question", "answer"},
}
"""What the buyer writes for everybody."""
OF_MEETING: Final = {
    "Procurement": {"archive_case"},
    "Meeting": {"title", "place"},
    "AgendaItem": {"title"},
    "TeamMember": {"name"},
    "Minutes": {"approved_by", "remark"},
}
"""What somebody who was in a meeting may know of it."""
OF_ACCESS: Final = {
    "Procurement": {"archive_case"},
    "Meeting": {"place"},
    "Attendance": {"name", "organisation"},
}
"""In the head of the version for whoever asks for access; of people only the buyer's."""
OF_INVITATION: Final = {
    "Procurement": {"slot_criteria"},
    "AgendaItem": {"title"},
    "TeamMember": {"organisation", "email"},
    "SignUp": {"controller", "purpose", "legal_basis", "recipients", "rights"},
}
"""What everybody reads before signing up."""
OF_ROADMAP: Final = {
    "PromisedDate": {"reason"},
    "TeamMember": {"organisation", "email"},
}
"""What everybody is told of the way, and whom to ask."""
OF_OWN: Final = {
    "text", "speaker", "claim_reason", "secrecy_harm", "decided_by", "owner",
}  # fmt: skip
"""Of what the reader said, and of what is common to all."""


@dataclass(frozen=True)
class Planted:
    words: str
    thing: Thing
    field: str


def _planted(case: Case) -> tuple[Case, list[Planted]]:
    """Every text has something behind it that nobody else has."""
    planted: list[Planted] = []
    numbers = count(1_000)

    def plant(one: Any) -> Any:
        more = {}
        for name in (field.name for field in fields(one)):
            text = getattr(one, name)
            if type(text) is str and name not in CODES:
                n = next(numbers)
                words = KINDS[n % len(KINDS)].format(a=n * 7, b=n * 13)
                planted.append(Planted(words, one, name))
                more[name] = f"{text} {words}".strip()
        return replace(one, **more)

    def every(value: Any) -> Any:
        if isinstance(value, Thing):
            return plant(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Thing):
            return tuple(map(plant, value))
        return value

    whole = {field.name: every(getattr(case, field.name)) for field in fields(case)}
    return Case(**whole), planted


def _may_have(one: Planted, reader: Audience, paper: DocumentKind) -> bool:
    kind = type(one.thing).__name__
    if one.field in OF_ALL.get(kind, ()):
        return True
    if paper is DocumentKind.INVITATION:
        return one.field in OF_INVITATION.get(kind, ()) or _is_place_of_conference(one)
    firm = reader.supplier if isinstance(reader, Participant) else None
    if paper is DocumentKind.ROADMAP:
        own = isinstance(one.thing, Input) and is_own_word(one.thing, reader)
        if own and one.field in ("text", "disposition_reason"):
            return True
        if one.field in OF_ROADMAP.get(kind, ()):
            return True
    if paper is DocumentKind.LESSONS:
        return (kind, one.field) == ("Procurement", "method") or (
            isinstance(one.thing, Lesson) and is_buyers(one.thing) and one.field == "change"
        )
    if isinstance(one.thing, Input):
        return _may_have_of_input(one.thing, one.field, reader)
    if firm is None:
        theirs = isinstance(one.thing, Attendance) and one.thing.supplier is not None
        return paper is DocumentKind.ACCESS and one.field in OF_ACCESS.get(kind, ()) and not theirs
    if isinstance(one.thing, Supplier):
        return one.thing.id == firm and one.field == "name"
    if isinstance(one.thing, Attendance):
        return one.thing.supplier in (None, firm) and one.field in ("name", "organisation")
    return one.field in OF_MEETING.get(kind, ())


def is_buyers(one: Lesson) -> bool:
    return one.side is Side.BUYER and one.supplier is None


def _is_place_of_conference(one: Planted) -> bool:
    thing = one.thing
    return (
        isinstance(thing, Meeting) and thing.kind is MeetingKind.CONFERENCE and one.field == "place"
    )


def _may_have_of_input(said: Input, field: str, reader: Audience) -> bool:
    open_to_all = said.secrecy in (Secrecy.OPEN, Secrecy.ANONYMISE)
    if field in ("public_wording", "disposition_reason"):
        return open_to_all
    if not isinstance(reader, Participant):
        return field == "text" and said.secrecy is Secrecy.OPEN
    common = said.secrecy is Secrecy.OPEN and (
        said.supplier is None or said.kind is not InputKind.INPUT
    )
    return (is_own_word(said, reader) or common) and field in OF_OWN


def _found(case: Case, planted: list[Planted]) -> Iterator[tuple[Audience, DocumentKind, Planted]]:
    wanted = [(levelled(one.words), one) for one in planted]
    for reader, paper, name in papers(case):
        text = levelled(" ".join((*strings(paper), name)))
        for words, one in wanted:
            if words in text:
                yield reader, paper.kind, one


def test_what_is_planted_in_any_field_is_only_where_it_may_be() -> None:
    case, planted = _planted(worked_case())
    assert len(planted) > 900
    assert len({levelled(one.words) for one in planted}) == len(planted)
    found = list(_found(case, planted))
    wrong = [
        (reader, kind, type(one.thing).__name__, one.field, one.words)
        for reader, kind, one in found
        if not _may_have(one, reader, kind)
    ]
    assert wrong == []
    readers: set[UUID | None] = {getattr(reader, "supplier", None) for reader, _, _ in found}
    assert len(readers) > 10, "the search finds what may be there, so it would find the rest"
