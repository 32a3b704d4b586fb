"""Dates: nothing of the dialogue after the competition has begun, and promises that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from lupdesk.domain.kinds import MeetingKind, Milestone, PublicationKind
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.things import Input, PromisedDate, Thing
from lupdesk.domain.timeline import came_late

_DIALOGUE: Final = (MeetingKind.CONFERENCE, MeetingKind.ONE_TO_ONE, MeetingKind.WRITTEN)
_PROMISED: Final = (Milestone.CONFERENCE, Milestone.WRITTEN_INPUT, Milestone.ONE_TO_ONE)


def _too_late(facts: Facts) -> Iterator[Finding]:
    begins = facts.day_of(Milestone.COMPETITION)
    if begins is None:
        return
    for meeting in facts.case.meetings:
        day = facts.day_of_meeting(meeting)
        if meeting.kind in _DIALOGUE and day is not None and day >= begins:
            yield DATE_1.found("meeting", meeting, day=day, begins=begins)
    for kind in _PROMISED:
        one = facts.milestone(kind)
        last = None if one is None else one.kept or one.moved_to or one.promised_end or one.promised
        if one is not None and last is not None and last >= begins:
            yield DATE_1.found("date", one, date=_name(one), day=last, begins=begins)


def _said_too_late(said: Input, facts: Facts) -> Iterator[Finding]:
    begins = facts.day_of(Milestone.COMPETITION)
    if begins is not None and came_late(said, begins, facts.case.zone):
        day = _day(facts, said.said_at)
        yield DATE_1.found("input", said, number=said.number, day=day or begins, begins=begins)


def _day(facts: Facts, at: datetime | None) -> date | None:
    return None if at is None else at.astimezone(facts.case.zone).date()


def _summary_after(facts: Facts) -> Iterator[Finding]:
    begins, summary = facts.day_of(Milestone.COMPETITION), facts.milestone(Milestone.SUMMARY)
    if begins is None:
        return
    day = facts.day_of(Milestone.SUMMARY)
    if day and summary and day > begins:
        yield DATE_2.found("", summary, day=day, begins=begins)
    for out in facts.case.publications:
        came = _day(facts, out.published_at)
        if out.kind is PublicationKind.SUMMARY and came is not None and came > begins:
            yield DATE_2.found("published", out, day=came, begins=begins)
    competition = facts.milestone(Milestone.COMPETITION)
    if _summarised(facts) or (summary is not None and summary.kept is not None):
        return
    if day is None:
        yield DATE_2.found("missing", competition, begins=begins)
    elif day <= begins <= facts.case.today:
        yield DATE_2.found("never", competition, day=day, begins=begins)


def _summarised(facts: Facts) -> bool:
    kinds = (one.kind for one in facts.case.publications if one.published_at is not None)
    return PublicationKind.SUMMARY in kinds


def _short_notice(facts: Facts) -> Iterator[Finding]:
    notice, (event, conference) = _noticed(facts), _conference(facts)
    if conference is None:
        return
    wanted, sign_up = facts.settings["notice-days"], facts.day_of(Milestone.REGISTRATION)
    if notice is None:
        yield DATE_3.found("no-notice", event, day=conference)
    elif conference - notice < timedelta(days=wanted):
        yield DATE_3.found("", event, days=(conference - notice).days, wanted=wanted)
    if sign_up is None:
        yield DATE_3.found("no-sign-up", event, day=conference)
    elif sign_up > conference or (notice is not None and sign_up < notice):
        yield DATE_3.found("sign-up", facts.milestone(Milestone.REGISTRATION), day=sign_up)


def _noticed(facts: Facts) -> date | None:
    """The day on which the notice came, or is to come."""
    planned = facts.milestone(Milestone.NOTICE)
    days = [
        day
        for one in facts.case.publications
        if one.kind is PublicationKind.NOTICE and (day := _day(facts, one.published_at))
    ]
    if planned is not None and planned.kept is not None:
        days.append(planned.kept)
    return min(days, default=facts.day_of(Milestone.NOTICE))


def _conference(facts: Facts) -> tuple[Thing | None, date | None]:
    """The day of the first conference, and what says so: the timeline, or a meeting before it."""
    found: list[tuple[date, int, UUID, Thing]] = []
    milestone, day = facts.milestone(Milestone.CONFERENCE), facts.day_of(Milestone.CONFERENCE)
    if milestone is not None and day is not None:
        found.append((day, 0, milestone.id, milestone))
    for one in facts.case.meetings:
        held = facts.day_of_meeting(one)
        if one.kind is MeetingKind.CONFERENCE and held is not None:
            found.append((held, 1, one.id, one))
    if not found:
        return None, None
    day, *_, thing = min(found)
    return thing, day


def _slipped(facts: Facts) -> Iterator[Finding]:
    """A date that moved either way, was kept late or has passed, and that nobody was told of or
    why.
    """
    for one in facts.case.dates:
        if one.promised is None:
            continue
        last = one.promised_end or one.promised
        moved = one.moved_to is not None and not one.promised <= one.moved_to <= last
        if moved and one.told_on is None:
            yield _slip("untold", one, one.promised, one.moved_to)
        elif moved and not one.reason.strip():
            yield _slip("unexplained", one, one.promised, one.moved_to)
        elif moved and one.moved_to is not None:
            yield from _not_kept(one, one.moved_to, facts.case.today, again=True)
        else:
            yield from _not_kept(one, last, facts.case.today, again=False)


def _not_kept(one: PromisedDate, due: date, today: date, *, again: bool) -> Iterator[Finding]:
    """``again``: what was told was of a move to ``due``, and not of what came of that."""
    first = due if again else one.promised or due
    if one.kept is None and due < today:
        yield PRED_1.found("passed", one, date=_name(one), promised=first)
    elif one.kept is not None and one.kept > due:
        if again or one.told_on is None:
            yield _slip("untold", one, first, one.kept)
        elif not one.reason.strip():
            yield _slip("unexplained", one, first, one.kept)


def _slip(what: str, one: PromisedDate, promised: date, now: date | None) -> Finding:
    return PRED_1.found(what, one, date=_name(one), promised=promised, now=now or promised)


def _name(one: PromisedDate) -> str | Phrase:
    return one.title or Phrase(f"milestone.{one.kind}")


DATE_1: Final = Rule(
    id="R-DATE-1",
    severity=Severity.STOP,
    sources=("S2",),
    case=_too_late,
    statement=_said_too_late,
)
DATE_2: Final = Rule(
    id="R-DATE-2", severity=Severity.STOP, sources=("D",), holds=Holds.SUMMARY, case=_summary_after
)
DATE_3: Final = Rule(
    id="R-DATE-3", severity=Severity.WARN, sources=("D",), holds=Holds.NOTICE, case=_short_notice
)
PRED_1: Final = Rule(
    id="R-PRED-1", severity=Severity.WARN, sources=("D",), holds=Holds.SUMMARY, case=_slipped
)
RULES: Final = (DATE_1, DATE_2, DATE_3, PRED_1)
