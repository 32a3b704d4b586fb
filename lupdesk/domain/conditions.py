"""Whether the one-to-one meetings were held on the same conditions: time, notice, guide, papers,
people. What lies outside the rest is named; that it does is no judgement of why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from statistics import median
from typing import Final, TypeVar
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import MeetingKind, Role
from lupdesk.domain.papers import PUBLIC_PAPERS
from lupdesk.domain.rules.parameters import settings_of
from lupdesk.domain.things import Meeting

V = TypeVar("V", bound=Hashable)
_WHOLE: Final = 100


class Unlike(StrEnum):
    """In what a meeting was unlike the others."""

    PLANNED = "planned"
    LENGTH = "length"
    NOTICE = "notice"
    GUIDE = "guide"
    MATERIAL = "material"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Of one supplier in one of its one-to-one meetings."""

    supplier: UUID
    meeting: UUID
    planned_minutes: int
    actual_minutes: int | None
    """Without pauses; None until the meeting is over."""
    notice_days: int | None
    guide_version: int | None
    material: frozenset[UUID]
    """Sendings that everybody was to have and that reached this one before the meeting."""
    people: tuple[str, ...]
    """Who was there from the buyer's side."""
    unlike: frozenset[Unlike] = frozenset()


@dataclass(frozen=True, slots=True)
class Spread:
    least: int
    middle: float
    most: int


@dataclass(frozen=True, slots=True)
class Comparison:
    lines: tuple[Conditions, ...]
    tolerance: int
    """Per cent: ``length-tolerance``."""
    minutes: Spread | None
    notice: Spread | None
    people: Spread | None

    @property
    def outliers(self) -> tuple[Conditions, ...]:
        return tuple(line for line in self.lines if line.unlike)


def compare_conditions(case: Case) -> Comparison:
    """Every supplier with a one-to-one, in the order in which they met."""
    lines = tuple(_lines(case))
    tolerance = settings_of(case.settings)["length-tolerance"]
    marked = tuple(replace(one, unlike=frozenset(_unlike(one, lines, tolerance))) for one in lines)
    return Comparison(
        marked,
        tolerance,
        _spread(one.actual_minutes for one in lines),
        _spread(one.notice_days for one in lines),
        _spread(len(one.people) for one in lines if one.actual_minutes is not None),
    )


def actual_minutes(meeting: Meeting) -> int | None:
    """Whole minutes without pauses; None for a meeting that is not over."""
    if meeting.actual_start is None or meeting.actual_end is None:
        return None
    seconds = (meeting.actual_end - meeting.actual_start).total_seconds() - meeting.paused_seconds
    return max(0, round(seconds / 60))


def _lines(case: Case) -> Iterator[Conditions]:
    invited = {one.supplier: one.invited_on for one in case.participations}
    versions = {one.id: one.version for one in case.guides}
    held = [one for one in case.meetings if one.kind is MeetingKind.ONE_TO_ONE]
    for meeting in sorted(held, key=_start_key):
        day = _day(case, meeting)
        people = tuple(_buyers_people(case, meeting.id))
        for link in case.meeting_suppliers:
            if link.meeting != meeting.id:
                continue
            asked = invited.get(link.supplier)
            yield Conditions(
                supplier=link.supplier,
                meeting=meeting.id,
                planned_minutes=meeting.planned_minutes,
                actual_minutes=actual_minutes(meeting),
                notice_days=(day - asked).days if day and asked else None,
                guide_version=versions.get(meeting.guide) if meeting.guide else None,
                material=_material(case, meeting, link.supplier),
                people=people,
            )


def _start_key(meeting: Meeting) -> tuple[bool, str]:
    start = meeting.actual_start or meeting.planned_start
    return start is None, start.isoformat() if start else ""


def _day(case: Case, meeting: Meeting) -> date | None:
    start = meeting.actual_start or meeting.planned_start
    return start.astimezone(case.zone).date() if start else None


def _buyers_people(case: Case, meeting: UUID) -> Iterator[str]:
    for one in case.attendance:
        if (
            one.meeting == meeting
            and one.present
            and one.supplier is None
            and one.role not in (Role.SUPPLIER, Role.OBSERVER)
        ):
            yield one.name


def _material(case: Case, meeting: Meeting, supplier: UUID) -> frozenset[UUID]:
    start = meeting.actual_start or meeting.planned_start
    shared = {one.id for one in case.sendings if one.audience == PUBLIC_PAPERS}
    if start is None:
        return frozenset()
    return frozenset(
        one.sending
        for one in case.dispatches
        if one.sending in shared
        and one.supplier in (supplier, None)
        and not one.to_somebody_else
        and one.sent_at is not None
        and one.sent_at <= start
    )


# -- what lies outside the rest ---------------------------------------------------------------------


def _unlike(one: Conditions, lines: Sequence[Conditions], tolerance: int) -> Iterator[Unlike]:
    if one.planned_minutes != _usual(lines, lambda line: line.planned_minutes):
        yield Unlike.PLANNED
    if _beyond(one.actual_minutes, one.planned_minutes, tolerance):
        yield Unlike.LENGTH
    if _shorter(one.notice_days, [line.notice_days for line in lines], tolerance):
        yield Unlike.NOTICE
    if one.guide_version != _usual(lines, lambda line: line.guide_version):
        yield Unlike.GUIDE
    if _usual(lines, lambda line: line.material) - one.material:
        yield Unlike.MATERIAL
    if one.actual_minutes is not None:
        counts = [len(line.people) for line in lines if line.actual_minutes is not None]
        if _beyond(len(one.people), median(counts), tolerance):
            yield Unlike.PEOPLE


def _usual(lines: Sequence[Conditions], of: Callable[[Conditions], V]) -> V:
    """What most have; of several, what stands first."""
    return Counter(map(of, lines)).most_common(1)[0][0]


def _beyond(value: int | None, rest: float, tolerance: int) -> bool:
    return value is not None and abs(value - rest) * _WHOLE > rest * tolerance


def _shorter(notice: int | None, all_: Sequence[int | None], tolerance: int) -> bool:
    """More notice than the others is nobody's complaint."""
    known = [one for one in all_ if one is not None]
    return (
        notice is not None and notice < median(known) and _beyond(notice, median(known), tolerance)
    )


def _spread(values: Iterable[int | None]) -> Spread | None:
    known = sorted(one for one in values if one is not None)
    return Spread(known[0], median(known), known[-1]) if known else None
