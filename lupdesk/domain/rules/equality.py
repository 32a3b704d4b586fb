"""The same information, the same chance, the same time (R-EQ-2, 4, 5, 7, 9)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from lupdesk.domain.conditions import actual_minutes
from lupdesk.domain.kinds import InputKind, MeetingKind, Milestone
from lupdesk.domain.papers import PUBLIC_PAPERS
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.rules.word_lists import brand_words, local_words, product_words, told
from lupdesk.domain.things import Input, Meeting, Sending, Thing

_APART: Final = (MeetingKind.ONE_TO_ONE, MeetingKind.WRITTEN)
_WHOLE: Final = 100


def _told_to_some(facts: Facts) -> Iterator[Finding]:
    out = {one.id for one in facts.case.publications if one.published_at is not None}
    for said in facts.case.inputs:
        if said.kind is not InputKind.GIVEN or said.publication in out:
            continue
        if not _told_apart(said, facts):
            continue
        heard = facts.names(_heard(said, facts))
        if not heard:
            yield EQ_2.found("nobody-named", said, number=said.number)
            continue
        what = "reason" if said.unpublished_reason.strip() else ""
        yield EQ_2.found(what, said, number=said.number, suppliers=heard)


def _told_apart(said: Input, facts: Facts) -> bool:
    if said.meeting is None:
        return said.supplier is not None
    meeting = facts.meetings.get(said.meeting)
    return meeting is not None and meeting.kind in _APART


def _heard(said: Input, facts: Facts) -> list[UUID]:
    if said.meeting is not None:
        return facts.in_meeting.get(said.meeting, [])
    return [said.supplier] if said.supplier else []


def _no_meeting(facts: Facts) -> Iterator[Finding]:
    if _chosen_openly(facts):
        return
    got = {
        supplier
        for meeting in _one_to_ones(facts)
        if _holds_good(meeting, facts)
        for supplier in facts.in_meeting.get(meeting.id, ())
    }
    ends = facts.day_of(Milestone.REGISTRATION)
    for part in facts.case.participations:
        in_time = ends is None or part.registered_on is None or part.registered_on <= ends
        wants = part.wants_one_to_one and part.declined_on is None and in_time
        if wants and part.supplier not in got:
            firm = facts.suppliers.get(part.supplier)
            yield EQ_4.found("", firm, supplier=facts.name(part.supplier))


def _chosen_openly(facts: Facts) -> bool:
    """By criteria that everybody could read before the registration ended and the first met."""
    one = facts.case.procurement
    if not one.slot_criteria.strip() or one.criteria_published_on is None:
        return False
    days = [facts.day_of(Milestone.REGISTRATION), facts.case.today]
    days += [facts.day_of_meeting(meeting) for meeting in _one_to_ones(facts)]
    return all(day is None or one.criteria_published_on <= day for day in days)


def _holds_good(meeting: Meeting, facts: Facts) -> bool:
    """It was held, or still can be; a day that went by without anybody is no meeting."""
    day = facts.day_of_meeting(meeting)
    held = meeting.actual_start is not None or meeting.id in facts.said_in
    return held or day is None or day >= facts.case.today


def _one_to_ones(facts: Facts) -> list[Meeting]:
    return [one for one in facts.case.meetings if one.kind is MeetingKind.ONE_TO_ONE]


def in_time(meeting: Meeting) -> tuple[bool, str, UUID]:
    """For sorting: of what equally many have, that of the first counts as the usual."""
    start = meeting.actual_start or meeting.planned_start
    return start is None, start.astimezone(UTC).isoformat() if start else "", meeting.id


def _lengths(facts: Facts) -> Iterator[Finding]:
    """Of slots that somebody has."""
    meetings = [one for one in _one_to_ones(facts) if one.id in facts.in_meeting]
    if not meetings:
        return
    meetings.sort(key=in_time)
    usual = Counter(one.planned_minutes for one in meetings).most_common(1)[0][0]
    tolerance = facts.settings["length-tolerance"]
    for meeting in meetings:
        firms = facts.firms(meeting.id)
        if meeting.planned_minutes != usual:
            yield EQ_5.found(
                "planned", meeting, supplier=firms, minutes=meeting.planned_minutes, usual=usual
            )
        lasted = actual_minutes(meeting)
        planned = meeting.planned_minutes
        if lasted is not None and abs(lasted - planned) * _WHOLE > planned * tolerance:
            yield EQ_5.found("lasted", meeting, supplier=firms, minutes=lasted, planned=planned)


def _at_once(facts: Facts) -> Iterator[Finding]:
    """Of each paper for everybody that was sent to suppliers: nobody missing, nobody later."""
    registered = {
        one.supplier
        for one in facts.case.participations
        if one.signed_up and one.declined_on is None
    }
    sent: defaultdict[UUID, dict[UUID | None, datetime]] = defaultdict(dict)
    for one in facts.case.dispatches:
        if one.sent_at is not None and not one.to_somebody_else:
            before = sent[one.sending].get(one.supplier)
            sent[one.sending][one.supplier] = min(before or one.sent_at, one.sent_at)
    span = timedelta(minutes=facts.settings["same-batch-minutes"])
    for paper in facts.case.sendings:
        times = sent.get(paper.id)
        if not times or paper.audience != PUBLIC_PAPERS:
            continue
        first, for_all = min(times.values()), times.get(None)
        there = [one for one in registered if _was_there(facts, one, first)]
        got = {one: at for one in there if (at := _reached(times.get(one), for_all))}
        missing = [one for one in there if one not in got]
        missing += _never_got(facts, paper, registered.difference(there), sent)
        late = [one for one, at in got.items() if at - first > span]
        for what, firms in (("missing", missing), ("later", late)):
            if firms:
                names = facts.names(firms)
                yield EQ_7.found(what, paper, file=paper.file_name, suppliers=names)


def _never_got(
    facts: Facts,
    paper: Sending,
    came_later: set[UUID],
    sent: Mapping[UUID, Mapping[UUID | None, datetime]],
) -> list[UUID]:
    """Of those who registered later and before today: neither this paper nor a newer of its kind
    has come to them.
    """
    if paper.withdrawn_on is not None:
        return []
    newer = [
        one
        for one in facts.case.sendings
        if one.audience == paper.audience
        and one.kind == paper.kind
        and one.version >= paper.version
    ]
    got = {supplier for one in newer for supplier in sent.get(one.id, ())}
    if None in got:
        return []
    return [one for one in came_later - got if _was_registered(facts, one)]


def _was_registered(facts: Facts, supplier: UUID) -> bool:
    """Before today: on its first day nobody is late with the papers."""
    return any(
        one.supplier == supplier
        and one.signed_up
        and (one.registered_on is None or one.registered_on < facts.case.today)
        for one in facts.case.participations
    )


def _reached(own: datetime | None, for_all: datetime | None) -> datetime | None:
    """By its own copy, or where everybody can read it, whichever came first."""
    return min((at for at in (own, for_all) if at is not None), default=None)


def _was_there(facts: Facts, supplier: UUID, at: datetime) -> bool:
    """Registered on the day of the sending, or before it; who signed up on a day that nobody noted
    cannot be said to have come later.
    """
    day = at.astimezone(facts.case.zone).date()
    return any(
        one.supplier == supplier
        and one.signed_up
        and (one.registered_on is None or one.registered_on <= day)
        for one in facts.case.participations
    )


def _preference(facts: Facts) -> Iterator[Finding]:
    one = facts.case.procurement
    texts: list[tuple[Thing, str]] = [
        (one, text) for text in (one.title, one.effect, one.for_whom, one.notice_text)
    ]
    texts += [(target, f"{target.what} {target.target}") for target in facts.case.targets]
    texts += [(asked, asked.text) for asked in facts.case.questions]
    products = [name for firm in facts.case.suppliers for name in firm.products]
    for thing, text in texts:
        words = (*local_words(text), *brand_words(text), *product_words(text, products))
        if words:
            yield EQ_9.found("", thing, words=told(words))


EQ_2: Final = Rule(
    id="R-EQ-2",
    severity=Severity.STOP,
    sources=("S51", "S45"),
    holds=Holds.SUMMARY,
    case=_told_to_some,
)
EQ_4: Final = Rule(
    id="R-EQ-4", severity=Severity.STOP, sources=("D",), holds=Holds.SUMMARY, case=_no_meeting
)
EQ_5: Final = Rule(
    id="R-EQ-5", severity=Severity.WARN, sources=("D",), holds=Holds.SUMMARY, case=_lengths
)
EQ_7: Final = Rule(
    id="R-EQ-7", severity=Severity.STOP, sources=("D",), holds=Holds.TELLING, case=_at_once
)
EQ_9: Final = Rule(
    id="R-EQ-9", severity=Severity.WARN, sources=("S4b",), holds=Holds.NOTICE, case=_preference
)
RULES: Final = (EQ_2, EQ_4, EQ_5, EQ_7, EQ_9)
