"""Whatever the case: nothing that a reader may not see stands in a paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.domain.audience import PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import (
    Block,
    Document,
    Figures,
    Paragraph,
)
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.freezing import freeze
from lupdesk.domain.kinds import (
    Disposition,
    DocumentKind,
    InputKind,
    InputType,
    MeetingKind,
    Milestone,
    MinutesState,
    Role,
    Secrecy,
    Voice,
)
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import (
    AgendaItem,
    Attachment,
    Attendance,
    Contact,
    Input,
    Meeting,
    Minutes,
    Procurement,
    PromisedDate,
    TeamMember,
)
from lupdesk.domain.treatment import Answer, Publication, SignUp
from tests.domain.small_case import (
    GRAN,
    HEIM,
    M2,
    NAMES,
    OMSYN,
    SANS,
    START,
    G,
    M,
    P,
    case_of,
    holds,
    said,
    strings,
    uid,
)


def minutes_for(case: Case, supplier: UUID = HEIM, meeting: UUID = M) -> Document:
    return compose(case, DocumentKind.MINUTES, Participant(supplier), meeting=meeting)


levels = st.sampled_from(list(Secrecy))
vocabulary = (
    "blåbær fjell hemmelig metode pris lås Gro Lie natt alarm drift Sansea Heimkontakts Omsyn Analyse"
    " Granlås Ola Heim 412 kr 101051854 ola@heimkontakt.example og i er"
)
texts = st.lists(st.sampled_from(vocabulary.split()), min_size=1, max_size=14).map(" ".join)
free = st.one_of(st.just(""), texts)
firms = st.sampled_from([*NAMES, None])
M3 = uid(5)
CONFERENCE = START.replace(month=2)


@st.composite
def inputs(draw: st.DrawFn, n: int) -> Input:
    return said(
        n,
        draw(firms),
        draw(texts),
        draw(levels),
        meeting=draw(st.sampled_from([M, M2, None])),
        kind=draw(st.sampled_from(list(InputKind))),
        type=draw(st.sampled_from([None, InputType.BAR, InputType.OPP])),
        voice=draw(st.sampled_from(list(Voice))),
        question=draw(st.sampled_from([None, uid(301), uid(302)])),
        parked=draw(st.booleans()),
        public_wording=draw(free),
        disposition=draw(st.sampled_from([None, *Disposition])),
        disposition_reason=draw(free),
        claim=draw(st.sampled_from([None, Secrecy.SECRET])),
        claim_reason=draw(free),
        secrecy_harm=draw(free),
        owner=draw(free),
        speaker=draw(st.sampled_from(["", "Ola Heim", "Eva Berg", "Tor Hauge"])),
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    lines = [draw(inputs(n)) for n in range(draw(st.integers(0, 7)))]
    base = case_of(*lines)
    case = replace(
        base,
        procurement=replace(
            base.procurement, title=draw(free), effect=draw(free), slot_criteria=draw(free)
        ),
        suppliers=tuple(
            replace(one, organisation_number="101051854" if one.id == HEIM else "")
            for one in base.suppliers
        ),
        contacts=(
            Contact(id=uid(550), supplier=HEIM, name="Eva Berg", email="ola@heimkontakt.example"),
            Contact(id=uid(551), supplier=GRAN, name="Gro Lie", shown_for=draw(free)),
        ),
        # Granlås may have asked without having any other part.
        participations=tuple(
            one for one in base.participations if one.supplier != GRAN or draw(st.booleans())
        ),
        meetings=tuple(
            replace(one, title=draw(free), place=draw(free))
            for one in (
                *base.meetings,
                Meeting(
                    id=M3, procurement=P, kind=MeetingKind.CONFERENCE, planned_start=CONFERENCE
                ),
            )
        ),
        agenda=tuple(
            AgendaItem(id=uid(620 + n), meeting=M3, start="09:00", title=draw(free))
            for n in range(2)
        ),
        team=(
            TeamMember(
                id=uid(630),
                procurement=P,
                role=Role.PROCUREMENT_OFFICER,
                organisation=draw(free),
                email=draw(free),
            ),
        ),
        sign_ups=(
            SignUp(
                id=uid(640),
                procurement=P,
                controller=draw(free),
                purpose=draw(free),
                recipients=draw(free),
                rights=draw(free),
            ),
        ),
        dates=(
            PromisedDate(
                id=uid(601),
                procurement=P,
                kind=Milestone.SUMMARY,
                title=draw(free),
                promised=date(2027, 4, 16),
            ),
            PromisedDate(
                id=uid(602), procurement=P, kind=Milestone.NOTICE, promised=date(2027, 2, 1)
            ),
        ),
    )
    case = replace(
        case,
        publications=(
            Publication(id=uid(801), procurement=P, title=draw(free), published_at=START),
        ),
        answers=tuple(
            Answer(
                id=uid(810 + number),
                procurement=P,
                number=number,
                question=draw(texts),
                answer=draw(free),
                asked_by=draw(firms),
                exempt_reason=draw(st.sampled_from(["", "Praktisk"])),
                publication=draw(st.sampled_from([None, uid(801)])),
            )
            for number in range(draw(st.integers(0, 3)))
        ),
    )
    if not draw(st.booleans()):
        return case
    state = Minutes(id=uid(900), meeting=M, state=MinutesState.APPROVED, frozen=freeze(case, M))
    after = [replace(one, text=draw(texts), secrecy=draw(levels)) for one in lines]
    return replace(
        case,
        inputs=tuple(after),
        minutes=(replace(state, remark=draw(free)),),
        attachments=(Attachment(id=uid(571), procurement=P, name=draw(texts)),),
    )


def papers(case: Case) -> Iterator[tuple[Audience, Document]]:
    yield PUBLIC, compose(case, DocumentKind.SUMMARY, PUBLIC)
    yield PUBLIC, compose(case, DocumentKind.GUIDE, PUBLIC)
    yield PUBLIC, compose(case, DocumentKind.ANSWERS, PUBLIC)
    yield PUBLIC, compose(case, DocumentKind.OWED, PUBLIC)
    yield PUBLIC, compose(case, DocumentKind.INVITATION, PUBLIC)
    yield PUBLIC, compose(case, DocumentKind.INVITATION, Participant(HEIM))
    yield PUBLIC, compose(case, DocumentKind.ROADMAP, PUBLIC)
    yield PUBLIC, compose(case, DocumentKind.LESSONS, PUBLIC)
    for meeting in (M, M2):
        yield PUBLIC, compose(case, DocumentKind.ACCESS, PUBLIC, meeting=meeting)
    for supplier, meeting in ((HEIM, M), (SANS, M), (OMSYN, M2)):
        reader = Participant(supplier)
        yield reader, compose(case, DocumentKind.MINUTES, reader, meeting=meeting)
        yield reader, compose(case, DocumentKind.TIMETABLE, reader)
        yield reader, compose(case, DocumentKind.GUIDE, reader)
        yield reader, compose(case, DocumentKind.ROADMAP, reader)


@settings(max_examples=100)
@given(cases())
def test_nothing_forbidden_stands_in_any_paper(case: Case) -> None:
    for audience, paper in papers(case):
        found = screen_of(forbidden_for(case, audience))
        for text in strings(paper):
            for one in found.places(text):
                pytest.fail(f"{audience}: {one} in {text!r}")


@settings(max_examples=30)
@given(cases())
def test_no_statement_that_the_reader_may_not_read_is_there_in_full(case: Case) -> None:
    """Looked for without the lists of composition: by who said it and its secrecy alone."""
    for one in case.inputs:
        marked = replace(one, text=f"{one.text} qz{one.number}xw")
        other = replace(case, inputs=tuple(marked if a is one else a for a in case.inputs))
        for audience, paper in papers(other):
            if holds(paper, f"qz{one.number}xw"):
                assert lawful(one, audience), (audience, one)


def lawful(said: Input, audience: Audience) -> bool:
    if said.secrecy is Secrecy.OPEN and (audience == PUBLIC or said.supplier is None):
        return True
    own = isinstance(audience, Participant) and said.supplier == audience.supplier
    return own and said.secrecy is not Secrecy.INTERNAL


def _unguarded(paper: Document) -> list[Block]:
    """All but the numbers, which may go up by one."""
    held = [
        block
        for block in paper.blocks
        if isinstance(block, Paragraph)
        and isinstance(block.text, Phrase)
        and block.text.code == "doc.summary.held"
    ]
    return [one for one in paper.blocks if not isinstance(one, Figures) and one not in held]


@settings(max_examples=40)
@given(cases(), st.sampled_from([OMSYN, GRAN]))
def test_a_secret_of_another_changes_nobody_elses_paper(case: Case, whose: UUID) -> None:
    secret = said(99, whose, "Zylofon på kvistens qvark", Secrecy.SECRET, meeting=M2)
    more = replace(case, inputs=(*case.inputs, secret))
    for (reader, before), (_, after) in zip(papers(case), papers(more), strict=True):
        if reader == Participant(whose):
            continue
        assert not holds(after, "kvistens")
        if after.kind is DocumentKind.ACCESS:
            continue  # says that something is kept back, and how much
        assert _unguarded(before) == _unguarded(after)
        assert (before.title, before.subtitle, before.version) == (
            after.title,
            after.subtitle,
            after.version,
        )


@settings(max_examples=40)
@given(cases(), st.randoms(use_true_random=False))
def test_the_summary_does_not_tell_in_which_order_things_were_said(
    case: Case, random: Random
) -> None:
    shuffled = list(case.inputs)
    random.shuffle(shuffled)
    first = compose(case, DocumentKind.SUMMARY, PUBLIC)
    other = compose(replace(case, inputs=tuple(shuffled)), DocumentKind.SUMMARY, PUBLIC)
    assert first.blocks == other.blocks


@given(st.lists(firms, min_size=1, max_size=4))
def test_nothing_tells_how_many_others_were_there(present: list[UUID | None]) -> None:
    """A participant's minutes are the same whoever else was in the meeting."""
    alone = case_of(said(1, HEIM, "Vårt", Secrecy.OPEN))
    meeting = Meeting(id=M, procurement=P, planned_start=START, guide=G)
    alone = replace(
        alone,
        meetings=(meeting,),
        meeting_suppliers=alone.meeting_suppliers[:1],
        attendance=alone.attendance[:2],
    )
    others = [one for one in NAMES if one in present and one != HEIM]
    crowd = replace(
        alone,
        meeting_suppliers=(
            *alone.meeting_suppliers,
            *(
                replace(alone.meeting_suppliers[0], id=uid(450 + at), supplier=one)
                for at, one in enumerate(others)
            ),
        ),
        attendance=(
            *alone.attendance,
            *(
                Attendance(
                    id=uid(550 + at), meeting=M, name=f"Gjest {at}", supplier=one, present=True
                )
                for at, one in enumerate(others)
            ),
        ),
        inputs=(
            *alone.inputs,
            *(said(10 + at, one, f"Deres {at}", Secrecy.OPEN) for at, one in enumerate(others)),
        ),
    )
    assert minutes_for(alone).blocks == minutes_for(crowd).blocks
    assert minutes_for(alone).subtitle == minutes_for(crowd).subtitle


def test_any_text_of_a_case_may_be_empty() -> None:
    case = case_of(said(1, None, "", Secrecy.OPEN), procurement=Procurement(id=P))
    for _, paper in papers(case):
        assert paper.blocks
