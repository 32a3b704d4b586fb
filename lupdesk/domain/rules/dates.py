"""Dates: nothing of the dialogue after the competition has begun, and promises that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from lupdesk.domain.kinds import InputKind, MeetingKind, Milestone
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.things import Input, PromisedDate

_DIALOGUE: Final = (MeetingKind.CONFERENCE, MeetingKind.ONE_TO_ONE, MeetingKind.WRITTEN)


def _day(facts: Facts, at: datetime | None) -> date | None:
    return None if at is None else at.astimezone(facts.case.zone).date()


def _too_late(facts: Facts) -> Iterator[Finding]:
    begins = facts.day_of(Milestone.COMPETITION)
    if begins is None:
        return
    for meeting in facts.case.meetings:
        day = _day(facts, meeting.actual_start or meeting.planned_start)
        if meeting.kind in _DIALOGUE and day is not None and day >= begins:
            yield DATE_1.found(
                "meeting",
                meeting,
                day=day,
                begins=begins,
            )


def _said_too_late(said: Input, facts: Facts) -> Iterator[Finding]:
    begins = facts.day_of(Milestone.COMPETITION)
    day = _day(facts, said.said_at)
    if said.kind is InputKind.INPUT and begins and day and day >= begins:
        yield DATE_1.found(
            "input",
            said,
            number=said.number,
            day=day,
            begins=begins,
        )


def _summary_after(facts: Facts) -> Iterator[Finding]:
    begins, summary = facts.day_of(Milestone.COMPETITION), facts.milestone(Milestone.SUMMARY)
    day = facts.day_of(Milestone.SUMMARY)
    if begins and day and summary and day > begins:
        yield DATE_2.found("", summary, day=day, begins=begins)


def _short_notice(facts: Facts) -> Iterator[Finding]:
    notice, conference = facts.day_of(Milestone.NOTICE), facts.day_of(Milestone.CONFERENCE)
    wanted = facts.settings["notice-days"]
    if notice and conference and conference - notice < timedelta(days=wanted):
        yield DATE_3.found(
            "",
            facts.milestone(Milestone.CONFERENCE),
            days=(conference - notice).days,
            wanted=wanted,
        )
    sign_up = facts.day_of(Milestone.REGISTRATION)
    if notice and conference and sign_up and not notice <= sign_up <= conference:
        yield DATE_3.found("sign-up", facts.milestone(Milestone.REGISTRATION), day=sign_up)


def _slipped(facts: Facts) -> Iterator[Finding]:
    """A date that moved, was kept late or has passed, and that nobody was told of or why."""
    for one in facts.case.dates:
        if one.promised is None:
            continue
        last = one.promised_end or one.promised
        now = one.moved_to or (one.kept if one.kept and one.kept > last else None)
        name = _name(one)
        if now is not None and now > last and one.told_on is None:
            yield PRED_1.found("untold", one, date=name, promised=one.promised, now=now)
        elif now is not None and now > last and not one.reason.strip():
            yield PRED_1.found(
                "unexplained",
                one,
                date=name,
                promised=one.promised,
                now=now,
            )
        elif now is None and one.kept is None and last < facts.case.today:
            yield PRED_1.found("passed", one, date=name, promised=one.promised)


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
