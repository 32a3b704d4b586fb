"""How an example of a rule is told: a case, and exactly what the rule finds in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import MeetingKind, Milestone
from lupdesk.domain.papers import Paper
from lupdesk.domain.things import (
    Meeting,
    MeetingSupplier,
    Procurement,
    PromisedDate,
    Supplier,
    Thing,
)
from lupdesk.domain.treatment import Publication, RuleSetting
from tests.domain.small_case import NAMES, P, uid

TODAY: Final = date(2027, 4, 1)
CASE: Final = Procurement(
    id=P,
    reference="T-1",
    title="Trygg hverdag",
    effect="Færre unødige turer",
    for_whom="Nattjenesten",
)


@dataclass(frozen=True, slots=True)
class Found:
    """``what`` is the variant of the wording; ``kind`` and ``about`` what the finding points at."""

    what: str
    kind: type[Thing] | None
    about: UUID | None


@dataclass(frozen=True, slots=True)
class Example:
    rule: str
    says: str
    case: Case
    found: tuple[Found, ...] = ()
    """Empty: the rule is kept."""
    papers: tuple[Paper, ...] = ()

    def __str__(self) -> str:
        return f"{self.rule}: {self.says}"


def at(thing: Thing, what: str = "") -> Found:
    return Found(what, type(thing), thing.id)


def breaks(rule: str, says: str, case: Case, *found: Found) -> Example:
    assert found, "an example that breaks a rule says what is found"
    return Example(rule, says, case, found)


def keeps(rule: str, says: str, case: Case) -> Example:
    return Example(rule, says, case)


def told(**more: Any) -> Case:
    """A bare case: a need, four suppliers, and what ``more`` says."""
    firms = tuple(Supplier(id=id, name=name) for id, name in NAMES.items())
    whole: dict[str, Any] = {"procurement": CASE, "today": TODAY, "suppliers": firms}
    return Case(**{**whole, **more})


def promised(kind: Milestone, day: date | None, **more: Any) -> PromisedDate:
    n = 100 + list(Milestone).index(kind)
    return PromisedDate(id=uid(n), procurement=P, kind=kind, promised=day, **more)


def out(n: int, day: date | None, **more: Any) -> Publication:
    """Published at noon, or not yet."""
    at = None if day is None else noon(day)
    return Publication(id=uid(800 + n), procurement=P, published_at=at, **more)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def met(n: int, day: date | None, *, lasted: int | None = None, **more: Any) -> Meeting:
    """A one-to-one of 40 minutes at noon, over after ``lasted`` minutes where that is given."""
    start = None if day is None else noon(day) + timedelta(hours=n)
    held: dict[str, Any] = {}
    if lasted is not None and start is not None:
        held = {"actual_start": start, "actual_end": start + timedelta(minutes=lasted)}
    whole: dict[str, Any] = {"kind": MeetingKind.ONE_TO_ONE, "planned_minutes": 40}
    return Meeting(id=uid(30 + n), procurement=P, planned_start=start, **{**whole, **held, **more})


def with_firms(*pairs: tuple[Meeting, Iterable[UUID]]) -> dict[str, Any]:
    """Meetings, and who is in each."""
    links = [(meeting.id, firm) for meeting, firms in pairs for firm in firms]
    return {
        "meetings": tuple(meeting for meeting, _ in pairs),
        "meeting_suppliers": tuple(
            MeetingSupplier(id=uid(400 + n), meeting=meeting, supplier=firm)
            for n, (meeting, firm) in enumerate(links)
        ),
    }


def set_to(name: str, value: int) -> tuple[RuleSetting, ...]:
    return (RuleSetting(id=uid(990), procurement=P, name=name, value=str(value)),)
