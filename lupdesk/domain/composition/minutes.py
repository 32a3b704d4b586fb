"""Minutes of one meeting, for the team or for one participant (domain notes, 2.6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import (
    _SEAL,
    Audience,
    Block,
    Bullets,
    BuyerTeam,
    Cell,
    Document,
    Facts,
    Heading,
    HeldBack,
    Noted,
    Paragraph,
    Participant,
    Row,
    Table,
)
from lupdesk.domain.composition.parts import (
    NOT_STATED,
    class_of,
    kicker_of,
    label_of,
    lasted_minutes,
    listed,
    office_of,
    planned_end,
    secrecy_mark,
    stated,
    suppliers_in,
)
from lupdesk.domain.kinds import (
    DocumentKind,
    InputKind,
    MeetingKind,
    MinutesState,
    Role,
    Secrecy,
    Voice,
)
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.secrecy import may_read
from lupdesk.domain.things import Attendance, Input, Meeting, Minutes, Question
from lupdesk.problems import Problem

_PHASES: Final[Mapping[MeetingKind, int]] = {
    MeetingKind.WORKSHOP: 1,
    MeetingKind.CONFERENCE: 3,
    MeetingKind.WRITTEN: 4,
    MeetingKind.ONE_TO_ONE: 5,
}
"""The phase that a meeting belongs to; an internal one to the phase of the case."""


def compose_minutes(case: Case, audience: Audience, language: str, meeting: UUID) -> Document:
    of = next((one for one in case.meetings if one.id == meeting), None)
    if of is None:
        raise Problem("gone")
    if isinstance(audience, Participant) and not _takes_part(case, meeting, audience.supplier):
        raise Problem("not-in-meeting")
    state = next(
        (one for one in case.minutes if one.meeting == meeting),
        Minutes(id=meeting, meeting=meeting),
    )
    said = [one for one in case.inputs if one.meeting == meeting and may_read(one, audience)]
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
        subtitle=_subtitle(case, of, audience),
        version=_version(state),
        on=state.approved_on or state.sent_on or case.today,
        blocks=tuple(_blocks(case, of, state, said, audience)),
        held_back=_held_back(case, meeting, audience),
        seal=_SEAL,
    )


def _takes_part(case: Case, meeting: UUID, supplier: UUID) -> bool:
    return any(
        one.meeting == meeting and one.supplier == supplier for one in case.meeting_suppliers
    )


def _held_back(case: Case, meeting: UUID, audience: Audience) -> tuple[HeldBack, ...]:
    return tuple(
        HeldBack(one.id, label_of(one), one.secrecy, "not-for-reader")
        for one in case.inputs
        if one.meeting == meeting and not may_read(one, audience)
    )


def _version(state: Minutes) -> Text:
    code = "doc.version" if state.state is MinutesState.APPROVED else "doc.draft"
    return Phrase.of(code, version=state.version)


def _subtitle(case: Case, of: Meeting, audience: Audience) -> Text:
    names = [one.name for one in suppliers_in(case, of.id)]
    if isinstance(audience, Participant):
        names = [one.name for one in suppliers_in(case, of.id) if one.id == audience.supplier]
    who = of.title or ", ".join(names)
    start = of.actual_start or of.planned_start
    if start is None:
        return who or NOT_STATED
    if not who:
        return Phrase.of("doc.day", day=start)
    return Phrase.of("doc.who-and-day", who=who, day=start)


def _blocks(
    case: Case, of: Meeting, state: Minutes, said: Sequence[Input], audience: Audience
) -> Iterator[Block]:
    note = Phrase("doc.minutes.your-copy") if isinstance(audience, Participant) else None
    yield Facts(tuple(_facts(case, of, state)), note)
    yield Heading(2, Phrase("doc.minutes.present"))
    yield _present(case, of, audience)
    given = [one for one in said if one.kind is InputKind.GIVEN]
    yield Heading(2, Phrase("doc.minutes.given"))
    if given:
        yield from (_statement(one, audience) for one in given)
    else:
        yield Paragraph(Phrase("doc.minutes.nothing-given"), muted=True)
    yield from _heard(case, of, said, audience)
    yield from _follow_up(said)
    yield from _remarks(state)
    yield from _foot(case, state, audience)


def _facts(case: Case, of: Meeting, state: Minutes) -> Iterator[tuple[Text, Text]]:
    yield Phrase("doc.fact.case"), stated(kicker_of(case))
    yield Phrase("doc.fact.phase"), Phrase(f"phase.{_PHASES.get(of.kind, case.procurement.phase)}")
    yield Phrase("doc.fact.time"), _time(of)
    yield Phrase("doc.fact.place"), stated(of.place)
    yield Phrase("doc.fact.led"), _people(case, of, Role.CHAIR)
    yield Phrase("doc.fact.wrote"), _people(case, of, Role.NOTE_TAKER)
    yield Phrase("doc.fact.guide"), _guide(case, of)
    yield Phrase("doc.fact.status"), _status(state)


def _time(of: Meeting) -> Text:
    start = of.actual_start or of.planned_start
    end = of.actual_end or planned_end(of)
    if start is None or end is None:
        return NOT_STATED
    lasted = lasted_minutes(of)
    if lasted is None:
        return Phrase.of("doc.time.planned", start=start, end=end)
    return Phrase.of("doc.time.lasted", start=start, end=end, minutes=lasted)


def _people(case: Case, of: Meeting, role: Role) -> Text:
    return listed(
        [
            one.name
            for one in case.attendance
            if one.meeting == of.id and one.role is role and one.supplier is None
        ]
    )


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


def _present(case: Case, of: Meeting, audience: Audience) -> Block:
    people = [one for one in case.attendance if one.meeting == of.id and one.present]
    if isinstance(audience, Participant):
        people = [one for one in people if one.supplier in (None, audience.supplier)]
    if not people:
        return Paragraph(NOT_STATED, muted=True)
    people.sort(key=lambda one: (one.supplier is not None, one.position))
    return Table(
        heads=(Phrase("doc.head.name"), Phrase("doc.head.role"), Phrase("doc.head.organisation")),
        rows=tuple(_person(one) for one in people),
        widths=(1.1, 1.0, 1.4),
        row_heads=True,
    )


def _person(one: Attendance) -> Row:
    return Row(
        (
            Cell(stated(one.name)),
            Cell(Phrase(f"role.{one.role}")),
            Cell(stated(one.organisation)),
        )
    )


def _statement(one: Input, audience: Audience) -> Noted:
    return Noted(
        body=(one.text,),
        detail=tuple(_details(one, audience)),
        mark=secrecy_mark(one.secrecy),
        notes=(_kind_and_label(one),),
    )


def _kind_and_label(one: Input) -> Text:
    if one.kind is InputKind.INPUT and one.type is not None:
        return Phrase.of(
            "doc.type-and-label", type=Phrase(f"type-short.{one.type}"), label=label_of(one)
        )
    return label_of(one)


def _details(one: Input, audience: Audience) -> Iterator[Text]:
    if one.voice is not Voice.OWN:
        yield Phrase(f"doc.voice.{one.voice}")
    if one.secrecy is Secrecy.SECRET:
        yield Phrase.of(
            "doc.secret-detail",
            kind=one.secrecy_kind or NOT_STATED,
            harm=one.secrecy_harm or NOT_STATED,
            by=one.decided_by or NOT_STATED,
            day=one.decided_on or NOT_STATED,
        )
    if isinstance(audience, BuyerTeam) and one.claim is not None:
        yield Phrase.of("doc.claim", level=Phrase(f"secrecy.{one.claim}"))


def _heard(case: Case, of: Meeting, said: Sequence[Input], audience: Audience) -> Iterator[Block]:
    heard = [one for one in said if one.kind is InputKind.INPUT]
    own = isinstance(audience, Participant)
    yield Heading(2, Phrase("doc.minutes.you-said" if own else "doc.minutes.said"))
    if not heard:
        yield Paragraph(Phrase("doc.minutes.nothing-said"), muted=True)
        return
    numbered = _numbered(case, of)
    for number, question in numbered:
        answers = [one for one in heard if one.question == question.id and not one.parked]
        if answers:
            yield Heading(3, Phrase.of("doc.numbered", number=number, text=question.text))
            yield from _spoken(case, answers, audience)
    known = {question.id for _, question in numbered}
    loose = [one for one in heard if one.question not in known and not one.parked]
    if loose:
        if len(loose) < len(heard):
            yield Heading(3, Phrase("doc.minutes.other"))
        yield from _spoken(case, loose, audience)
    parked = [one for one in heard if one.parked]
    if parked:
        yield Heading(3, Phrase("doc.minutes.parked"))
        yield from _spoken(case, parked, audience)


def _spoken(case: Case, said: Sequence[Input], audience: Audience) -> Iterator[Block]:
    """Statements; where several suppliers took part, the team sees who said each."""
    names = {one.id: one.name for one in case.suppliers}
    several = isinstance(audience, BuyerTeam) and len({one.supplier for one in said}) > 1
    for one in said:
        noted = _statement(one, audience)
        who = one.speaker or (names.get(one.supplier, "") if several and one.supplier else "")
        yield _with_speaker(noted, who)


def _with_speaker(noted: Noted, who: str) -> Noted:
    if not who:
        return noted
    return Noted(noted.body, noted.detail, noted.mark, (*noted.notes, who), noted.count)


def _numbered(case: Case, of: Meeting) -> list[tuple[int, Question]]:
    questions = [one for one in case.questions if one.guide == of.guide]
    questions.sort(key=lambda one: one.position)
    return list(enumerate(questions, start=1))


def _follow_up(said: Sequence[Input]) -> Iterator[Block]:
    actions = [one for one in said if one.kind is InputKind.ACTION]
    decisions = [one for one in said if one.kind is InputKind.DECISION]
    if decisions:
        yield Heading(2, Phrase("doc.minutes.decisions"))
        yield Bullets(tuple(one.text for one in decisions))
    yield Heading(2, Phrase("doc.minutes.actions"))
    if not actions:
        yield Paragraph(Phrase("doc.minutes.no-actions"), muted=True)
        return
    cells: Callable[[Input], Row] = lambda one: Row(  # noqa: E731
        (
            Cell(one.text),
            Cell(stated(one.owner)),
            Cell(Phrase.of("doc.short-day", day=one.due) if one.due else NOT_STATED),
        )
    )
    yield Table(
        heads=(Phrase("doc.head.action"), Phrase("doc.head.owner"), Phrase("doc.head.due")),
        rows=tuple(cells(one) for one in actions),
        widths=(2.4, 1.0, 0.8),
    )


def _remarks(state: Minutes) -> Iterator[Block]:
    if state.remark.strip():
        yield Heading(2, Phrase("doc.minutes.remark"))
        yield Paragraph(state.remark)


def _foot(case: Case, state: Minutes, audience: Audience) -> Iterator[Block]:
    yield Heading(2, Phrase("doc.minutes.after"))
    if isinstance(audience, Participant) and state.state is not MinutesState.APPROVED:
        yield Paragraph(Phrase("doc.minutes.how-to-remark"))
    rows: list[tuple[Text, Text]] = [
        (
            Phrase("doc.fact.sent"),
            Phrase.of("doc.plain-day", day=state.sent_on) if state.sent_on else NOT_STATED,
        ),
        (Phrase("doc.fact.response"), _response(state)),
        (Phrase("doc.fact.version"), _version(state)),
        (Phrase("doc.fact.checksum"), _grouped(state.sha256)),
        (Phrase("doc.fact.archive"), stated(case.procurement.archive_case)),
    ]
    yield Facts(tuple(rows))


def _response(state: Minutes) -> Text:
    if state.response is None:
        return NOT_STATED
    word = Phrase(f"response.{state.response}")
    if state.responded_on is None:
        return word
    return Phrase.of("doc.response-on", response=word, day=state.responded_on)


def _grouped(checksum: str) -> Text:
    """Twelve characters in groups of four, which two people can compare aloud."""
    if not checksum:
        return Phrase("doc.checksum-later")
    return " ".join(checksum[at : at + 4] for at in range(0, 12, 4))
