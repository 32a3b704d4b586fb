"""Minutes of one meeting, for the team or for one participant (domain notes, 2.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from lupdesk.domain.audience import Audience, BuyerTeam, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Heading,
    HeldBack,
    Noted,
    Paragraph,
    Row,
    Table,
)
from lupdesk.domain.composition.hidden import answers_alone, is_own_word
from lupdesk.domain.composition.parts import (
    NOT_STATED,
    buyers_side,
    class_of,
    kicker_of,
    label_of,
    listed,
    office_of,
    stated,
    suppliers_in,
    takes_part,
)
from lupdesk.domain.composition.remarks import remarks_on
from lupdesk.domain.composition.said import given, heard
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import (
    DocumentKind,
    InputKind,
    MeetingKind,
    Milestone,
    MinutesState,
    Role,
)
from lupdesk.domain.meeting_clock import clock, planned_end
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.secrecy import may_read, text_for
from lupdesk.domain.things import Attendance, Input, Meeting, Minutes
from lupdesk.problems import Problem

_PHASES: Final[Mapping[MeetingKind, int]] = {
    MeetingKind.WORKSHOP: 1,
    MeetingKind.CONFERENCE: 3,
    MeetingKind.WRITTEN: 4,
    MeetingKind.ONE_TO_ONE: 5,
}
"""The phase that a meeting belongs to; an internal one to the phase of the case."""


def compose_minutes(
    case: Case, audience: Audience, language: str, screen: Screen, meeting: UUID
) -> Document:
    of = next((one for one in case.meetings if one.id == meeting), None)
    if of is None:
        raise Problem("gone")
    if isinstance(audience, Participant) and not takes_part(case, meeting, audience.supplier):
        raise Problem("not-in-meeting")
    state = next(
        (one for one in case.minutes if one.meeting == meeting),
        Minutes(id=meeting, meeting=meeting),
    )
    every = [one for one in case.inputs if one.meeting == meeting]
    held = {one.id: why for one in every if (why := held_reason(one, audience, screen))}
    said = [_as_read(one, audience) for one in every if one.id not in held]
    said.sort(key=lambda one: (one.position, one.number))
    mark, word = class_of(case, audience)
    return Document(
        kind=DocumentKind.MINUTES,
        language=language,
        audience=audience,
        class_mark=mark,
        class_word=word,
        office=office_of(case),
        reference=case.procurement.reference,
        kicker=kicker_of(case),
        title=Phrase(f"doc.minutes.title.{of.kind}"),
        subtitle=_subtitle(case, of, audience, screen),
        version=_version(state),
        on=state.approved_on or state.sent_on or case.today,
        blocks=tuple(_blocks(case, of, state, said, audience, screen)),
        held_back=tuple(
            HeldBack(one.id, label_of(one), one.secrecy, held[one.id])
            for one in every
            if one.id in held
        ),
        seal=_SEAL,
    )


def held_reason(said: Input, audience: Audience, screen: Screen) -> str | None:
    """Why the reader does not get a line of the meeting; None where it does.

    Its own words it gets as it said them; the buyer's words must name nobody else.
    """
    shown = text_for(said, audience)
    if shown is None:
        return "part-gone" if may_read(said, audience) else "not-for-reader"
    if is_own_word(said, audience):
        return None
    return screen.reason(f"{shown}\n{said.owner}")


def _as_read(said: Input, audience: Audience) -> Input:
    """With the words that the reader may read; others see only the rest of a part marked secret."""
    return replace(said, text=text_for(said, audience) or "")


def _version(state: Minutes) -> Text:
    code = "doc.version" if state.state is MinutesState.APPROVED else "doc.draft"
    return Phrase.of(code, version=state.version)


def _subtitle(case: Case, of: Meeting, audience: Audience, screen: Screen) -> Text:
    names = [
        one.name
        for one in suppliers_in(case, of.id)
        if not isinstance(audience, Participant) or one.id == audience.supplier
    ]
    who = screen.clean(of.title) or ", ".join(names)
    start = of.actual_start or of.planned_start
    if start is None:
        return who or NOT_STATED
    if not who:
        return Phrase.of("doc.day", day=start)
    return Phrase.of("doc.who-and-day", who=who, day=start)


def _blocks(
    case: Case,
    of: Meeting,
    state: Minutes,
    said: Sequence[Input],
    audience: Audience,
    screen: Screen,
) -> Iterator[Block]:
    note = Phrase("doc.minutes.your-copy") if isinstance(audience, Participant) else None
    yield Facts(tuple(head_facts(case, of, state, screen)), note)
    yield Heading(2, Phrase("doc.minutes.present"))
    yield _present(case, of, audience, screen)
    yield from heard(case, of, said, audience, screen)
    yield from given(said, audience, screen)
    yield from _follow_up(said)
    yield from _remarks(case, of, state, audience, screen)
    if isinstance(audience, Participant) and state.state is not MinutesState.APPROVED:
        yield from _how_to_remark(case, said)
    yield Heading(2, Phrase("doc.minutes.after"))
    yield Facts(tuple(_foot(case, state, audience)))


# -- head -------------------------------------------------------------------------------------------


def head_facts(
    case: Case, of: Meeting, state: Minutes, screen: Screen
) -> Iterator[tuple[Text, Text]]:
    yield Phrase("doc.fact.case"), stated(kicker_of(case))
    yield Phrase("doc.fact.phase"), Phrase(f"phase.{_PHASES.get(of.kind, case.procurement.phase)}")
    yield Phrase("doc.fact.time"), _time(case, of)
    yield Phrase("doc.fact.place"), stated(screen.clean(of.place))
    yield Phrase("doc.fact.led"), _people(case, of, screen, Role.CHAIR, Role.FACILITATOR)
    yield Phrase("doc.fact.wrote"), _people(case, of, screen, Role.NOTE_TAKER)
    yield Phrase("doc.fact.guide"), _guide(case, of)
    yield Phrase("doc.fact.status"), _status(state)


def _time(case: Case, of: Meeting) -> Text:
    start = of.actual_start or of.planned_start
    end = of.actual_end or planned_end(of)
    if start is None or end is None:
        return NOT_STATED
    if of.actual_start is None or of.actual_end is None:
        return Phrase.of("doc.time.planned", start=start, end=end)
    lasted = round(clock(of, of.actual_end).used / 60)
    day = _day(case, end)
    if day != _day(case, start):
        return Phrase.of("doc.time.lasted-over", start=start, end=end, day=day, minutes=lasted)
    return Phrase.of("doc.time.lasted", start=start, end=end, minutes=lasted)


def _day(case: Case, at: datetime) -> date:
    return at.astimezone(case.zone).date()


def _people(case: Case, of: Meeting, screen: Screen, *roles: Role) -> Text:
    """Those present with the first of the roles that anybody had; before the meeting, those meant."""
    people = buyers_side(case, of, screen)
    here = [one for one in people if one.present] or people
    for role in roles:
        names = [one.name for one in here if one.role is role]
        if names:
            return listed(names)
    return NOT_STATED


def _guide(case: Case, of: Meeting) -> Text:
    guide = next((one for one in case.guides if one.id == of.guide), None)
    if guide is None:
        return NOT_STATED
    count = sum(one.guide == guide.id for one in case.questions)
    return Phrase.of("doc.guide-version", version=guide.version, n=count)


def _status(state: Minutes) -> Text:
    if state.state is MinutesState.APPROVED and state.approved_on is not None:
        return Phrase.of(
            "doc.status.approved", day=state.approved_on, by=state.approved_by or NOT_STATED
        )
    if state.state is MinutesState.IN_REVIEW and state.sent_on is not None:
        return Phrase.of("doc.status.sent", day=state.sent_on)
    return Phrase("doc.status.draft")


def _present(case: Case, of: Meeting, audience: Audience, screen: Screen) -> Block:
    """Who was there; a participant sees the buyer's side and its own."""
    people = [one for one in buyers_side(case, of, screen) if one.present]
    people += sorted(_suppliers_people(case, of, audience), key=lambda one: one.position)
    if not people:
        return Paragraph(NOT_STATED, muted=True)
    return Table(
        heads=(Phrase("doc.head.name"), Phrase("doc.head.role"), Phrase("doc.head.organisation")),
        rows=tuple(_person(case, one, screen) for one in people),
        widths=(1.1, 1.0, 1.4),
        row_heads=True,
    )


def _suppliers_people(case: Case, of: Meeting, audience: Audience) -> Iterator[Attendance]:
    alone = len(suppliers_in(case, of.id)) == 1
    for one in case.attendance:
        if one.meeting != of.id or not one.present:
            continue
        nobodys = one.supplier is None and one.role is Role.SUPPLIER
        if isinstance(audience, Participant):
            if one.supplier == audience.supplier or (nobodys and alone):
                yield one
        elif one.supplier is not None or nobodys:
            yield one


def _person(case: Case, one: Attendance, screen: Screen) -> Row:
    firm = next((firm.name for firm in case.suppliers if firm.id == one.supplier), "")
    return Row(
        (
            Cell(stated(one.name)),
            Cell(Phrase(f"role.{one.role}")),
            Cell(stated(screen.clean(one.organisation) or firm)),
        )
    )


# -- after the meeting ------------------------------------------------------------------------------


def _follow_up(said: Sequence[Input]) -> Iterator[Block]:
    actions = [one for one in said if one.kind is InputKind.ACTION]
    decisions = [one for one in said if one.kind is InputKind.DECISION]
    yield Heading(2, Phrase("doc.minutes.actions"))
    if actions:
        yield Table(
            heads=(Phrase("doc.head.action"), Phrase("doc.head.owner"), Phrase("doc.head.due")),
            rows=tuple(_action(one) for one in actions),
            widths=(2.4, 1.0, 0.8),
        )
    else:
        yield Paragraph(Phrase("doc.minutes.no-actions"), muted=True)
    yield Heading(2, Phrase("doc.minutes.decisions"))
    if decisions:
        yield Bullets(tuple(one.text for one in decisions))
    else:
        yield Paragraph(Phrase("doc.minutes.no-decisions"), muted=True)


def _action(one: Input) -> Row:
    due = Phrase.of("doc.plain-day", day=one.due) if one.due else NOT_STATED
    done = Phrase.of("doc.done-on", day=one.done_on) if one.done_on else None
    return Row((Cell(one.text), Cell(stated(one.owner)), Cell(due, done)))


def _is_readers(case: Case, state: Minutes, audience: Audience) -> bool:
    """Whether the answer to the minutes is one that the reader may see: not another supplier's."""
    return isinstance(audience, BuyerTeam) or (
        isinstance(audience, Participant) and answers_alone(case, state, audience.supplier)
    )


def _remarks(
    case: Case, of: Meeting, state: Minutes, audience: Audience, screen: Screen
) -> Iterator[Block]:
    theirs = isinstance(audience, Participant)
    yield Heading(2, Phrase("doc.minutes.your-remark" if theirs else "doc.minutes.remark"))
    each = tuple(remarks_on(case, of.id, audience, screen))
    if state.remark.strip() and _is_readers(case, state, audience):
        yield Paragraph(state.remark)
    elif not each:
        yield Paragraph(Phrase("doc.minutes.no-remark"), muted=True)
    yield from each


def _how_to_remark(case: Case, said: Sequence[Input]) -> Iterator[Block]:
    due = next((one for one in case.dates if one.kind is Milestone.REMARKS), None)
    day = (due.moved_to or due.promised) if due is not None else None
    first = next((label_of(one) for one in said if one.kind is InputKind.INPUT), "I18")
    yield Heading(2, Phrase("doc.minutes.how-to-remark"))
    steps = (
        Phrase("doc.minutes.remark.read"),
        Phrase.of("doc.minutes.remark.write", label=first),
        Phrase("doc.minutes.remark.send"),
    )
    yield Noted(
        body=tuple(
            Phrase.of("doc.numbered", number=number, text=step)
            for number, step in enumerate(steps, start=1)
        ),
        notes=(Phrase("doc.minutes.deadline"), Phrase.of("doc.day", day=day)) if day else (),
    )
    yield Paragraph(Phrase("doc.minutes.remark.then"))


def _foot(case: Case, state: Minutes, audience: Audience) -> Iterator[tuple[Text, Text]]:
    sent = Phrase.of("doc.plain-day", day=state.sent_on) if state.sent_on else NOT_STATED
    answered = _response(state) if _is_readers(case, state, audience) else NOT_STATED
    theirs = isinstance(audience, Participant)
    yield Phrase("doc.fact.sent-you" if theirs else "doc.fact.sent"), sent
    yield Phrase("doc.fact.response-you" if theirs else "doc.fact.response"), answered
    yield Phrase("doc.fact.version"), _version(state)
    yield Phrase("doc.fact.checksum"), grouped(state.sha256 if state.frozen else "")
    yield Phrase("doc.fact.archive"), stated(case.procurement.archive_case)


def _response(state: Minutes) -> Text:
    if state.response is None:
        return NOT_STATED
    word = Phrase(f"response.{state.response}")
    if state.responded_on is None:
        return word
    return Phrase.of("doc.response-on", response=word, day=state.responded_on)


def grouped(checksum: str) -> Text:
    """Twelve characters in groups of four, which two people can compare aloud."""
    if not checksum:
        return Phrase("doc.checksum-later")
    return " ".join(checksum[at : at + 4] for at in range(0, 12, 4))
