"""What was said in a meeting, set for the minutes: question by question, then what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from lupdesk.domain.audience import Audience, BuyerTeam, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.document import Block, Heading, Noted, Paragraph
from lupdesk.domain.composition.hidden import is_own_word
from lupdesk.domain.composition.parts import NOT_STATED, label_of, secrecy_mark, suppliers_in
from lupdesk.domain.composition.screen import Screen
from lupdesk.domain.kinds import InputKind, Secrecy, Voice
from lupdesk.domain.names import without_legal_form
from lupdesk.domain.phrases import Phrase, Text
from lupdesk.domain.things import Input, Meeting, Question
from lupdesk.domain.timeline import announced_on, came_late


def heard(
    case: Case, of: Meeting, said: Sequence[Input], audience: Audience, screen: Screen
) -> Iterator[Block]:
    """``said`` are the lines that the reader may read, in order. A participant's own stand apart
    from what is common to all, and everybody's apart from the note-taker's reading.
    """
    theirs = isinstance(audience, Participant)
    inputs = [one for one in said if one.kind is InputKind.INPUT]
    spoken = [one for one in inputs if one.voice is not Voice.READING]
    own = [one for one in spoken if not theirs or is_own_word(one, audience)]
    common = [one for one in spoken if one not in own]
    observed = [one for one in inputs if one.voice is Voice.READING]
    speakers = _Speakers(case, of, audience)
    announced = announced_on(case.dates)

    def noted(some: Sequence[Input]) -> Iterator[Block]:
        return (
            _marked_late(_statement(one, audience, screen, speakers.of(one)), one, announced, case)
            for one in some
        )

    yield Heading(2, Phrase("doc.minutes.you-said" if theirs else "doc.minutes.said"))
    if not own:
        yield Paragraph(Phrase("doc.minutes.nothing-said"), muted=True)
    for heading, some in by_question(case, of, own):
        if heading is not None:
            yield Heading(3, heading)
        yield from noted(some)
    if common:
        yield Heading(2, Phrase("doc.minutes.common"))
        yield from noted(common)
    if observed or not theirs:
        yield Heading(2, Phrase("doc.minutes.observed"))
    if observed:
        yield from noted(observed)
    elif not theirs:
        yield Paragraph(Phrase("doc.minutes.nothing-observed"), muted=True)


def given(said: Sequence[Input], audience: Audience, screen: Screen) -> Iterator[Block]:
    """What the buyer told that is not in the published pack: all must get to know it."""
    theirs = isinstance(audience, Participant)
    told = [one for one in said if one.kind is InputKind.GIVEN]
    yield Heading(2, Phrase("doc.minutes.you-got" if theirs else "doc.minutes.given"))
    if not told:
        yield Paragraph(Phrase("doc.minutes.nothing-given"), muted=True)
    for one in told:
        yield _statement(one, audience, screen, "")


def by_question(
    case: Case, of: Meeting, said: Sequence[Input]
) -> Iterator[tuple[Text | None, list[Input]]]:
    """Answers in the order of the guide, then what answers no question, then what was parked."""
    questions = _questions(case, of)
    for number, question in enumerate(questions, start=1):
        answers = [one for one in said if one.question == question.id and not one.parked]
        if answers:
            yield Phrase.of("doc.numbered", number=number, text=question.text), answers
    known = {question.id for question in questions}
    loose = [one for one in said if one.question not in known and not one.parked]
    if loose:
        alone = len(loose) == len(said)
        yield (None if alone else Phrase("doc.minutes.other")), loose
    parked = [one for one in said if one.parked]
    if parked:
        yield Phrase("doc.minutes.parked"), parked


def _questions(case: Case, of: Meeting) -> list[Question]:
    questions = [one for one in case.questions if one.guide == of.guide]
    return sorted(questions, key=lambda one: one.position)


class _Speakers:
    """Who said a line: a person where one was noted; with several firms there, also which."""

    __slots__ = ("_firms", "_reader", "_several")

    def __init__(self, case: Case, of: Meeting, audience: Audience) -> None:
        self._several = len(suppliers_in(case, of.id)) > 1
        self._reader = audience.supplier if isinstance(audience, Participant) else None
        self._firms = {one.id: without_legal_form(one.name) for one in case.suppliers}

    def of(self, said: Input) -> str:
        """Nobody for what is common: a name would tell who else was there."""
        speaker = "" if said.voice is Voice.READING else said.speaker
        if self._reader is not None:
            return speaker if said.supplier == self._reader else ""
        firm = self._firms.get(said.supplier, "") if self._several and said.supplier else ""
        return ", ".join(dict.fromkeys(part for part in (speaker, firm) if part))


def _statement(one: Input, audience: Audience, screen: Screen, who: str) -> Noted:
    notes: tuple[Text, ...] = (kind_and_label(one),)
    return Noted(
        body=(one.text,),
        detail=tuple(assessed(one, audience, screen)),
        mark=secrecy_mark(one.secrecy),
        notes=(*notes, who) if who else notes,
    )


def _marked_late(noted: Noted, one: Input, announced: date | None, case: Case) -> Noted:
    if announced is None or not came_late(one, announced, case.zone):
        return noted
    return replace(noted, detail=(Phrase.of("doc.late", day=announced), *noted.detail))


def kind_and_label(one: Input) -> Text:
    if one.kind is InputKind.INPUT and one.type is not None:
        return Phrase.of(
            "doc.type-and-label", type=Phrase(f"type-short.{one.type}"), label=label_of(one)
        )
    return label_of(one)


def assessed(one: Input, audience: Audience, screen: Screen) -> Iterator[Text]:
    """Whose words they are, for the team whether they still hold, and the two steps of the assessment (R-SEC-2) where there was one."""

    def words(text: str) -> Text:
        return screen.clean(text).strip(" .") or NOT_STATED

    if isinstance(audience, BuyerTeam) and one.withdrawn_on is not None:
        yield Phrase.of("doc.withdrawn", day=one.withdrawn_on)
        if one.withdrawn_reason:
            yield one.withdrawn_reason
    if one.voice is not Voice.OWN:
        yield Phrase(f"doc.voice.{one.voice}")
    if one.secrecy is Secrecy.SECRET or one.secrecy_kind or one.secrecy_harm:
        yield Phrase.of(
            "doc.secret-detail",
            kind=words(one.secrecy_kind),
            harm=words(one.secrecy_harm),
            by=words(one.decided_by),
            day=one.decided_on or NOT_STATED,
        )
        if one.review_on is not None:
            yield Phrase.of("doc.secret-review", day=one.review_on)
    if one.claim is not None:
        theirs = isinstance(audience, Participant)
        level = Phrase(f"secrecy.{one.claim}")
        yield Phrase.of("doc.claim-yours" if theirs else "doc.claim", level=level)
        own = is_own_word(one, audience)
        if reason := one.claim_reason if own else screen.clean(one.claim_reason):
            yield reason
