"""What must be written down, kept and readable (R-DOC, R-ARK, R-UU, R-NOT)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from lupdesk.domain.approvals import standing
from lupdesk.domain.composition.insights import in_short
from lupdesk.domain.freezing import checksum, frozen_attendance, present_in
from lupdesk.domain.kinds import (
    Disposition,
    InputKind,
    MeetingKind,
    Milestone,
    MinutesState,
    Response,
    Role,
)
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.finding import Finding, Holds, Rule, Severity
from lupdesk.domain.secrecy import public_text
from lupdesk.domain.short_forms import explained_in, unexplained
from lupdesk.domain.things import Attendance, Input, Meeting, Minutes

_COMPETITION: Final = 7
"""The phase from which on every input wants its disposition."""
_HELD: Final = (MeetingKind.CONFERENCE, MeetingKind.ONE_TO_ONE, MeetingKind.WORKSHOP)
_WRITERS: Final = (Role.NOTE_TAKER, Role.FACILITATOR, Role.CHAIR)
_SENTENCE: Final = re.compile(r"[.!?:;\n]+")
_LANGUAGES: Final = ("nb", "nn", "en")
_CPV: Final = re.compile(r"\d{8}(?:-\d)?")
_NUTS: Final = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")
_ACTIVITIES: Final = (
    "markedsdialog", "dialogkonferanse", "leverandørkonferanse", "høring", "veiledende",
    "markedskonsultasjon", "invitasjon", "behovsverksted", "market", "dialogue", "hearing",
    "invitation", "request for information", "rfi", "prior information",
)  # fmt: skip
_NOT_BINDING: Final = (
    "ikke bindende",
    "ikkje bindande",
    "uforpliktende",
    "not binding",
    "non-binding",
)


def _not_documented(facts: Facts) -> Iterator[Finding]:
    minutes = {one.meeting: one for one in facts.case.minutes}
    agenda = {one.meeting for one in facts.case.agenda}
    people: dict[object, list[Attendance]] = {}
    for person in facts.case.attendance:
        if person.present:
            people.setdefault(person.meeting, []).append(person)
    writer = any(one.role in _WRITERS for one in facts.case.team)
    for meeting in facts.case.meetings:
        if meeting.kind not in _HELD or meeting.actual_end is None:
            continue
        there = people.get(meeting.id, [])
        if not there and meeting.id not in facts.in_meeting:
            yield DOC_1.found("participants", meeting, meeting=_named(meeting, facts))
        else:
            yield from _people_unlike(meeting, there, facts)
        if meeting.id not in agenda and meeting.guide is None:
            yield DOC_1.found("agenda", meeting, meeting=_named(meeting, facts))
        if there and not writer and not any(one.role in _WRITERS for one in there):
            yield DOC_1.found("author", meeting, meeting=_named(meeting, facts))
        yield from _minutes_late(meeting, minutes.get(meeting.id), facts)


def _named(meeting: Meeting, facts: Facts) -> str:
    firms = sorted(facts.name(one) for one in facts.in_meeting.get(meeting.id, ()))
    return meeting.title or ", ".join(firms)


def _people_unlike(meeting: Meeting, there: list[Attendance], facts: Facts) -> Iterator[Finding]:
    """A one-to-one is with certain suppliers: each was there, and nobody of another."""
    if meeting.kind is not MeetingKind.ONE_TO_ONE:
        return
    with_whom = set(facts.in_meeting.get(meeting.id, ()))
    came = {one.supplier for one in there if one.supplier is not None}
    for what, firms in (("absent", with_whom - came), ("uninvited", came - with_whom)):
        if firms:
            names = ", ".join(sorted(facts.name(one) for one in firms))
            yield DOC_1.found(what, meeting, meeting=_named(meeting, facts), suppliers=names)


def _minutes_late(meeting: Meeting, found: Minutes | None, facts: Facts) -> Iterator[Finding]:
    if meeting.actual_end is None:
        return
    day = meeting.actual_end.astimezone(facts.case.zone).date()
    due = working_days_after(day, facts.settings["minutes-days"])
    if meeting.kind is not MeetingKind.ONE_TO_ONE:
        if found is None and facts.case.today > due:
            yield DOC_1.found("no-minutes", meeting, meeting=_named(meeting, facts))
        return
    names = facts.firms(meeting.id)
    if found is None or (found.sent_on is None and found.state is not MinutesState.APPROVED):
        if facts.case.today > due:
            yield DOC_1.found("not-sent", meeting, supplier=names, due=due)
    elif found.sent_on is not None and found.response in (None, Response.SILENT):
        answer_by = working_days_after(found.sent_on, facts.settings["comment-days"])
        if found.state is not MinutesState.APPROVED and facts.case.today > answer_by:
            yield NO_ANSWER.found("no-answer", found, supplier=names, due=answer_by)


def working_days_after(day: date, n: int) -> date:
    """Monday to Friday; moveable feasts are not known here."""
    while n > 0:
        day += timedelta(days=1)
        n -= day.isoweekday() <= 5
    return day


def _confirmation_fell(facts: Facts) -> Iterator[Finding]:
    """A supplier stood by other words than the statement has now: it has to see the new ones."""
    approvals = [one for one in facts.case.approvals if one.supplier is not None]
    if not approvals:
        return
    said = {one.id: one for one in facts.case.inputs}
    for input, supplier in dict.fromkeys((one.input, one.supplier) for one in approvals):
        found = said.get(input) if input else None
        if found is not None and standing(found, supplier, approvals, ()).dropped is not None:
            yield NO_ANSWER.found(
                "confirmation-fell",
                found,
                supplier=facts.name(supplier) if supplier else "",
                label=f"I{found.number:02d}",
            )


def _not_locked(facts: Facts) -> Iterator[Finding]:
    for one in facts.case.minutes:
        if one.state is MinutesState.APPROVED:
            yield from _no_longer_locked(one, facts)
        elif (
            # Sent once more while in review is a new version, too, and wants no reason.
            one.state is MinutesState.DRAFT and one.version > 1 and not one.reopened_reason.strip()
        ):
            yield DOC_1.found("version", one, version=one.version)


def _no_longer_locked(one: Minutes, facts: Facts) -> Iterator[Finding]:
    """What was approved is what its checksum says, and whom it says were there."""
    if not (one.frozen and one.sha256):
        yield DOC_1.found("hash", one)
    elif checksum(one.frozen) != one.sha256:
        yield DOC_1.found("hash-differs", one)
    else:
        now = present_in(facts.case.attendance, one.meeting)
        then = present_in(frozen_attendance(one.frozen), one.meeting)
        meeting = facts.meetings.get(one.meeting)
        if now != then and meeting is not None:
            named = _named(meeting, facts)
            yield DOC_1.found("people-differ", one, meeting=named, version=one.version)


def _documented(facts: Facts) -> Iterator[Finding]:
    yield from _not_documented(facts)
    yield from _not_locked(facts)
    yield from _confirmation_fell(facts)


def _no_disposition(said: Input, facts: Facts) -> Iterator[Finding]:
    if facts.case.procurement.phase < _COMPETITION or said.kind is not InputKind.INPUT:
        return
    if said.disposition is None:
        yield DOC_2.found("none", said, number=said.number)
    elif not said.disposition_reason.strip():
        yield DOC_2.found("no-reason", said, number=said.number)


def _half_answered(facts: Facts) -> Iterator[Finding]:
    """A main finding with nothing behind it, or that is not told to its end."""
    for one in facts.case.insights:
        heard = in_short(one.heard)
        voices = facts.bases.voices(one.id)
        if not voices.behind:
            yield DOC_2.found("insight-voices", one, heard=heard)
        if voices.against and not one.disagreement.strip():
            yield DOC_2.found("insight-against", one, heard=heard, n=len(voices.against))
        if one.answer is None:
            yield DOC_2.found("insight-answer", one, heard=heard)
        elif not one.why.strip():
            refused = one.answer is Disposition.NOT_ACCEPTED
            yield DOC_2.found("insight-why-not" if refused else "insight-why", one, heard=heard)


def _not_in_protocol(facts: Facts) -> Iterator[Finding]:
    if facts.case.procurement.phase >= _COMPETITION and all(
        one.kind != "protocol" for one in facts.case.sendings
    ):
        yield DOC_3.found("", facts.case.procurement)


def _kept_too_short(facts: Facts) -> Iterator[Finding]:
    one = facts.case.procurement
    days = [one.contract_ends_on] if one.contract_ends_on else []
    if one.contract_signed_on and one.above_threshold:
        days.append(_years_later(one.contract_signed_on, facts.settings["keep-years"]))
    least = max(days, default=None)
    if least is not None and one.keep_until is None:
        yield DOC_4.found("none", one, least=least)
    elif least is not None and one.keep_until is not None and one.keep_until < least:
        yield DOC_4.found("", one, day=one.keep_until, least=least)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _archive_wanting(facts: Facts) -> Iterator[Finding]:
    if facts.case.sendings and not facts.case.procurement.archive_case.strip():
        yield ARK_1.found("case", facts.case.procurement)
    for paper in facts.case.papers:
        if "archive-format" in paper.wanting:
            yield ARK_1.found("format", file=paper.named, sum=paper.sha256[:12])


def _not_accessible(facts: Facts) -> Iterator[Finding]:
    for paper in facts.case.papers:
        rule = UU_1 if paper.public else UU_1_OF_ONE
        for code in paper.wanting:
            if code.startswith("access-"):
                yield rule.found(code, file=paper.named, sum=paper.sha256[:12])


def _hard_to_read(said: Input, facts: Facts) -> Iterator[Finding]:
    shown = public_text(said)
    if not shown:
        return
    longest = len(shown.split())
    most = facts.settings["sentence-words"]
    if longest > most:
        longest = max(len(part.split()) for part in _SENTENCE.split(shown))
    if longest > most:
        yield UU_2.found("", said, number=said.number, n=longest)
    short = unexplained(shown, facts.explained)
    if short:
        # It may be explained where it is being typed.
        short = unexplained(shown, facts.explained | explained_in(shown))
    if short:
        yield UU_2.found("short", said, number=said.number, words=short)


def _short_forms(facts: Facts) -> Iterator[Finding]:
    """In what the buyer writes for everybody itself."""
    for thing, text in facts.own_words:
        short = unexplained(text, facts.explained)
        if short:
            yield UU_2.found("own", thing, words=short)


def _notice(facts: Facts) -> Iterator[Finding]:
    """A notice that is being drafted here; one that came from a file was checked elsewhere."""
    one = facts.case.procurement
    if not one.notice_text.strip() or one.notice_id:
        return
    text = one.notice_text.casefold()
    if not (one.title.strip() and one.reference.strip()):
        yield NOT_1.found("title", one)
    if not any(buyer.name.strip() for buyer in facts.case.buyers):
        yield NOT_1.found("buyer", one)
    if facts.day_of(Milestone.WRITTEN_INPUT) is None:
        yield NOT_1.found("deadline", one)
    if one.language not in _LANGUAGES:
        yield NOT_1.found("language", one)
    if not one.cpv or not all(_CPV.fullmatch(code) for code in one.cpv):
        yield NOT_1.found("cpv", one)
    if not one.nuts or not all(_NUTS.fullmatch(code) for code in one.nuts):
        yield NOT_1.found("nuts", one)
    if not text.lstrip().startswith(_ACTIVITIES):
        yield NOT_1.found("activity", one)
    if not any(word in text for word in _NOT_BINDING):
        yield NOT_1.found("binding", one)


DOC_1: Final = Rule(
    id="R-DOC-1",
    severity=Severity.STOP,
    sources=("S4c", "S14a"),
    holds=Holds.SUMMARY,
    case=_documented,
)
NO_ANSWER: Final = Rule(id="R-DOC-1", severity=Severity.WARN, sources=("D",), holds=Holds.SUMMARY)
"""That a supplier is silent is nobody's fault here; it is said, and stands beside the minutes."""
DOC_2: Final = Rule(
    id="R-DOC-2",
    severity=Severity.WARN,
    sources=("S4c",),
    holds=Holds.SUMMARY,
    case=_half_answered,
    statement=_no_disposition,
)
DOC_3: Final = Rule(id="R-DOC-3", severity=Severity.INFO, sources=("S51",), case=_not_in_protocol)
DOC_4: Final = Rule(
    id="R-DOC-4",
    severity=Severity.STOP,
    sources=("S14a", "S4c"),
    holds=Holds.NOTHING,
    case=_kept_too_short,
)
ARK_1: Final = Rule(
    id="R-ARK-1",
    severity=Severity.WARN,
    sources=("S17", "S69"),
    holds=Holds.SUMMARY,
    case=_archive_wanting,
)
UU_1: Final = Rule(
    id="R-UU-1",
    severity=Severity.STOP,
    sources=("S20", "S21", "S72"),
    holds=Holds.TELLING,
    case=_not_accessible,
)
UU_1_OF_ONE: Final = Rule(
    id="R-UU-1", severity=Severity.WARN, sources=("S20", "S21"), holds=Holds.TELLING
)
"""A paper that is not for everybody."""
UU_2: Final = Rule(
    id="R-UU-2",
    severity=Severity.INFO,
    sources=("S72",),
    case=_short_forms,
    statement=_hard_to_read,
)
NOT_1: Final = Rule(
    id="R-NOT-1", severity=Severity.STOP, sources=("S3",), holds=Holds.NOTICE, case=_notice
)
RULES: Final = (DOC_1, DOC_2, DOC_3, DOC_4, ARK_1, UU_1, UU_2, NOT_1)
