from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
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
    Milestone,
    MinutesState,
    Response,
    Role,
    Secrecy,
    Voice,
)
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import (
    Attachment,
    Attendance,
    Contact,
    Input,
    Meeting,
    Minutes,
    Procurement,
    PromisedDate,
    Supplier,
    TeamMember,
)
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


def forbidden(case: Case, audience: Audience) -> set[str]:
    return {one.text for one in forbidden_for(case, audience)}


# -- what the buyer wrote must name nobody else -----------------------------------------------------


def test_what_the_buyer_told_names_no_other_supplier() -> None:
    case = case_of(
        said(1, None, "Sansea spurte: fire koblinger", Secrecy.OPEN, kind=InputKind.GIVEN),
        said(2, None, "Sende svar", Secrecy.OPEN, kind=InputKind.ACTION, owner="Sara Sanse"),
        said(3, HEIM, "Ligner på Sanseas løsning", Secrecy.OPEN, voice=Voice.READING),
        said(4, None, "Fire koblinger", Secrecy.OPEN, kind=InputKind.GIVEN),
    )
    paper = minutes_for(case)
    assert {one.label: one.reason for one in paper.held_back} == {
        "N01": "names-somebody",
        "A02": "names-somebody",
        "I03": "names-somebody",
    }
    assert not holds(paper, "Sansea")
    assert holds(paper, "Fire koblinger")


def test_who_spoke_is_not_told_of_what_is_common() -> None:
    case = case_of(
        said(1, None, "Dekningen er svak", Secrecy.OPEN, speaker="Sara Sanse"),
        said(2, HEIM, "Vårt eget", Secrecy.OPEN, speaker="Ola Heim"),
    )
    paper = minutes_for(case)
    assert holds(paper, "Dekningen er svak")
    assert holds(paper, "Ola Heim")
    assert not holds(paper, "Sara Sanse")
    assert holds(compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M), "Sara Sanse")


def test_title_place_people_and_reasons_name_no_other_supplier() -> None:
    base = case_of(said(1, HEIM, "Vårt", Secrecy.SECRET, secrecy_harm="Sansea kan bruke det"))
    case = replace(
        base,
        meetings=(
            replace(base.meetings[0], title="Heimkontakt og Sansea", place="Sanseas kontor"),
        ),
        attendance=(
            *base.attendance,
            Attendance(
                id=uid(510), meeting=M, name="Per Ås", organisation="Sansea AS", present=True
            ),
            Attendance(id=uid(511), meeting=M, name="Kari Øy", role=Role.SUPPLIER, present=True),
        ),
    )
    paper = minutes_for(case)
    for text in ("Sansea", "Sanseas", "Per Ås", "Kari Øy"):
        assert not holds(paper, text), text
    assert holds(paper, "Tor Hauge")
    slot = compose(case, DocumentKind.TIMETABLE, Participant(HEIM))
    assert not holds(slot, "Sanseas")
    team = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    for text in ("Sanseas kontor", "Per Ås", "Kari Øy"):
        assert holds(team, text), text


def test_an_answer_in_a_joint_meeting_may_be_the_others() -> None:
    answer = Minutes(
        id=uid(901),
        meeting=M,
        state=MinutesState.IN_REVIEW,
        response=Response.REMARKED,
        remark="Vi i øst mener noe annet",
    )
    case = case_of(minutes=(answer,))
    paper = minutes_for(case)
    assert not holds(paper, "øst")
    assert "response.remarked" not in set(strings(paper))
    team = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    assert holds(team, "Vi i øst mener noe annet")


def test_own_words_come_back_in_full_though_they_name_another() -> None:
    case = case_of(said(1, HEIM, "Vi vil by sammen med Sansea", Secrecy.SECRET))
    assert holds(minutes_for(case), "Vi vil by sammen med Sansea")
    assert "Sansea" not in forbidden(case, Participant(HEIM))
    assert "Sara Sanse" in forbidden(case, Participant(HEIM))
    assert "Sansea" in forbidden(case, PUBLIC)


# -- what must be absent ----------------------------------------------------------------------------


def test_the_team_may_read_everything() -> None:
    case = case_of(said(1, HEIM, "Noe svært hemmelig her", Secrecy.SECRET))
    assert forbidden_for(case, BUYER_TEAM) == ()


def test_every_way_to_name_a_supplier_is_forbidden() -> None:
    case = case_of(
        said(1, HEIM, "Sagt", Secrecy.OPEN, speaker="Eva Heim"),
        suppliers=(
            Supplier(
                id=HEIM,
                name="Heimkontakt AS",
                earlier_names=("Trygghetsringen SA",),
                organisation_number="101051854",
            ),
        ),
        contacts=(
            Contact(
                id=uid(550),
                supplier=HEIM,
                name="Ola Heim",
                email="ola@heimkontakt.example",
                phone="+47 901 00 004",
            ),
        ),
    )
    assert {
        "Heimkontakt AS",
        "Heimkontakt",
        "Trygghetsringen SA",
        "Trygghetsringen",
        "101051854",
        "Ola Heim",
        "Eva Heim",
        "ola@heimkontakt.example",
        "heimkontakt.example",
        "901 00 004",
    } <= forbidden(case, PUBLIC)
    assert forbidden(case, Participant(HEIM)) & {"Heimkontakt", "Ola Heim", "101051854"} == set()


def test_names_in_the_procurements_own_words_are_no_leak() -> None:
    case = case_of(
        procurement=Procurement(id=P, title="Drift av Granlås", effect="Som Sansea AS i dag")
    )
    assert not {"Granlås", "Sansea", "Sansea AS"} & forbidden(case, PUBLIC)
    assert "Heimkontakt" in forbidden(case, PUBLIC)
    place = case_of(meetings=(Meeting(id=M, procurement=P, place="Hos Sansea"),))
    assert "Sansea" in forbidden(place, PUBLIC)


def test_the_buyers_people_are_not_the_suppliers() -> None:
    team = (TeamMember(id=uid(560), procurement=P, name="Amira Dahl"),)
    case = case_of(said(1, HEIM, "Sagt", Secrecy.OPEN, speaker="Amira Dahl"), team=team)
    assert "Amira Dahl" not in forbidden(case, Participant(SANS))


def test_a_statement_that_somebody_said_openly_is_no_leak() -> None:
    case = case_of(
        said(1, HEIM, "Mobilnettet er for svakt", Secrecy.SECRET),
        said(2, SANS, "mobilnettet er for svakt, sier vi", Secrecy.OPEN),
        said(3, OMSYN, "Noe ganske annet her", Secrecy.SECRET),
    )
    assert forbidden(case, PUBLIC) & {one.text for one in case.inputs} == {"Noe ganske annet her"}
    assert "Mobilnettet er for svakt" in forbidden(case, Participant(OMSYN))
    assert "mobilnettet er for svakt, sier vi" in forbidden(case, Participant(HEIM))


def test_eight_words_of_a_secret_are_not_let_out_in_an_open_statement() -> None:
    secret = "Vår pris på hver sensor er fire hundre kroner og synker"
    case = case_of(
        said(1, HEIM, secret, Secrecy.SECRET),
        said(2, SANS, "De sier at pris på hver sensor er fire hundre kroner", Secrecy.OPEN),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert {one.label: one.reason for one in paper.held_back} == {
        "I01": "secret",
        "I02": "repeats-secret",
    }


def test_a_light_rewording_that_the_buyer_chose_is_let_out() -> None:
    case = case_of(
        said(
            1,
            HEIM,
            "Månedspris per bruker er bedre for oss enn pris per integrasjon",
            Secrecy.ANONYMISE,
            public_wording="En månedspris per bruker er bedre for oss enn pris per kobling",
        )
    )
    assert holds(compose(case, DocumentKind.SUMMARY, PUBLIC), "pris per kobling")
    assert case.inputs[0].text not in forbidden(case, PUBLIC)


def test_a_wording_for_everybody_does_not_free_somebody_elses_secret() -> None:
    case = case_of(
        said(1, HEIM, "Noe", Secrecy.ANONYMISE, public_wording="En egen metode for å skille fall"),
        said(2, SANS, "egen metode for å skille fall", Secrecy.SECRET),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert not holds(paper, "egen metode for å skille fall")
    assert "egen metode for å skille fall" in forbidden(case, PUBLIC)


def test_names_of_files_that_are_not_open() -> None:
    def file(n: int, name: str, level: Secrecy, of: UUID | None = None) -> Attachment:
        return Attachment(id=uid(570 + n), procurement=P, name=name, secrecy=level, input=of)

    case = case_of(
        said(1, HEIM, "Hemmelig", Secrecy.SECRET),
        attachments=(
            file(1, "Prisbok for sensorer.xlsx", Secrecy.UNASSESSED),
            file(2, "Dialognotat til alle.pdf", Secrecy.OPEN),
            file(3, "Skisse av vår metode.pdf", Secrecy.OPEN, uid(1001)),
        ),
    )
    assert {"Prisbok for sensorer.xlsx", "Skisse av vår metode.pdf"} <= forbidden(case, PUBLIC)
    assert "Dialognotat til alle.pdf" not in forbidden(case, PUBLIC)
    assert "Skisse av vår metode.pdf" not in forbidden(case, Participant(HEIM))


def test_words_that_approved_minutes_still_hold_are_forbidden_too() -> None:
    before = case_of(said(1, HEIM, "Slik lød hemmeligheten da", Secrecy.SECRET))
    frozen = freeze(before, M)
    state = Minutes(id=uid(900), meeting=M, state=MinutesState.APPROVED, frozen=frozen)
    after = replace(
        before, inputs=(replace(before.inputs[0], text="Noe helt annet nå"),), minutes=(state,)
    )
    assert {"Slik lød hemmeligheten da", "Noe helt annet nå"} <= forbidden(after, PUBLIC)
    assert "Slik lød hemmeligheten da" not in forbidden(after, Participant(HEIM))


def test_five_hundred_suppliers_do_not_take_long() -> None:
    firms = tuple(Supplier(id=uid(5000 + n), name=f"Firma{n} Teknikk AS") for n in range(500))
    inputs = tuple(
        said(n, uid(5000 + n % 500), f"Dette er utsagn {n} og det er langt nok", Secrecy.OPEN)
        for n in range(3000)
    )
    case = case_of(*inputs, suppliers=firms, meeting_suppliers=(), participations=())
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert holds(paper, "Dette er utsagn 2999 og det er langt nok")


# -- for every case ---------------------------------------------------------------------------------

levels = st.sampled_from(list(Secrecy))
vocabulary = (
    "blåbær fjell hemmelig metode pris lås natt alarm drift Sansea Heimkontakts Omsyn Analyse"
    " Granlås Ola Heim 412 kr 101051854 ola@heimkontakt.example og i er"
)
texts = st.lists(st.sampled_from(vocabulary.split()), min_size=1, max_size=14).map(" ".join)
free = st.one_of(st.just(""), texts)
firms = st.sampled_from([*NAMES, None])


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
        procurement=replace(base.procurement, title=draw(free), effect=draw(free)),
        suppliers=tuple(
            replace(one, organisation_number="101051854" if one.id == HEIM else "")
            for one in base.suppliers
        ),
        contacts=(
            Contact(id=uid(550), supplier=HEIM, name="Eva Berg", email="ola@heimkontakt.example"),
        ),
        meetings=tuple(replace(one, title=draw(free), place=draw(free)) for one in base.meetings),
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
    for supplier, meeting in ((HEIM, M), (SANS, M), (OMSYN, M2)):
        reader = Participant(supplier)
        yield reader, compose(case, DocumentKind.MINUTES, reader, meeting=meeting)
        yield reader, compose(case, DocumentKind.TIMETABLE, reader)
        yield reader, compose(case, DocumentKind.GUIDE, reader)


@settings(max_examples=100)
@given(cases())
def test_nothing_forbidden_stands_in_any_paper(case: Case) -> None:
    for audience, paper in papers(case):
        found = screen_of(forbidden_for(case, audience))
        for text in strings(paper):
            for one in found.spelled_out(text):
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
                assert _lawful(one, audience), (audience, one)


def _lawful(said: Input, audience: Audience) -> bool:
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
