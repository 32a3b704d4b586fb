from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import READERS, compose
from lupdesk.domain.composition.document import (
    BUYER_TEAM,
    PUBLIC,
    Audience,
    Document,
    Figures,
    HeldBack,
    Noted,
    Participant,
)
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.freezing import checksum, freeze
from lupdesk.domain.kinds import (
    Disposition,
    DocumentKind,
    InputKind,
    InputType,
    MeetingKind,
    MinutesState,
    Role,
    Secrecy,
)
from lupdesk.domain.names import words
from lupdesk.domain.things import (
    Attendance,
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Minutes,
    Participation,
    Procurement,
    Question,
    Supplier,
)
from lupdesk.problems import Problem


def uid(n: int) -> UUID:
    return UUID(int=n)


P, G, M, M2 = uid(1), uid(2), uid(3), uid(4)
HEIM, SANS, OMSYN = uid(10), uid(11), uid(12)
NAMES = {HEIM: "Heimkontakt AS", SANS: "Sansea AS", OMSYN: "Omsyn Analyse AS"}
START = datetime(2027, 3, 16, 9, 0, tzinfo=UTC)


def said(n: int, supplier: UUID | None, text: str, secrecy: Secrecy, **more: Any) -> Input:
    given: dict[str, Any] = {"type": InputType.BAR, "meeting": M, **more}
    return Input(
        id=uid(1000 + n),
        procurement=P,
        number=n,
        position=float(n),
        text=text,
        supplier=supplier,
        secrecy=secrecy,
        **given,
    )


def case_of(*inputs: Input, **more: Any) -> Case:
    whole: dict[str, Any] = {
        "procurement": Procurement(
            id=P, reference="T-1", title="Trygg hverdag", effect="Færre unødige turer"
        ),
        "today": date(2027, 4, 1),
        "suppliers": tuple(Supplier(id=id, name=name) for id, name in NAMES.items()),
        "participations": tuple(
            Participation(id=uid(200 + at), procurement=P, supplier=id, code=f"L{at + 1}")
            for at, id in enumerate(NAMES)
        ),
        "guides": (Guide(id=G, procurement=P, version=2),),
        "questions": (
            Question(id=uid(301), guide=G, position=1, text="Hva er uklart?"),
            Question(id=uid(302), guide=G, position=2, text="Hva er hindringene?"),
        ),
        "meetings": (
            Meeting(id=M, procurement=P, planned_start=START, guide=G, place="Rådhuset"),
            Meeting(id=M2, procurement=P, planned_start=START.replace(hour=11), guide=G),
        ),
        "meeting_suppliers": (
            MeetingSupplier(id=uid(401), meeting=M, supplier=HEIM),
            MeetingSupplier(id=uid(402), meeting=M, supplier=SANS),
            MeetingSupplier(id=uid(403), meeting=M2, supplier=OMSYN),
        ),
        "attendance": (
            Attendance(id=uid(501), meeting=M, name="Tor Hauge", role=Role.CHAIR, present=True),
            Attendance(
                id=uid(502),
                meeting=M,
                name="Ola Heim",
                role=Role.SUPPLIER,
                organisation="Heimkontakt AS",
                supplier=HEIM,
                present=True,
            ),
            Attendance(id=uid(503), meeting=M, name="Sara Sanse", supplier=SANS, present=True),
        ),
        "inputs": inputs,
    }
    return Case(**{**whole, **more})


def strings(value: object) -> Iterator[str]:
    """Every string anywhere in a document, but for what the team alone is told."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value) and not isinstance(value, HeldBack):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def text_of(document: Document) -> str:
    return " \n ".join(strings(document))


def holds(document: Document, text: str) -> bool:
    return f" {' '.join(words(text))} " in f" {' '.join(words(text_of(document)))} "


def test_participant_gets_its_own_in_full_and_nothing_of_the_others() -> None:
    case = case_of(
        said(1, HEIM, "Vår egen hemmelige metode", Secrecy.SECRET),
        said(2, HEIM, "Buyer's own remark about Heim", Secrecy.INTERNAL),
        said(3, SANS, "Sanseas åpne innspill", Secrecy.OPEN),
        said(4, None, "Åpen ny opplysning", Secrecy.OPEN, kind=InputKind.GIVEN),
        said(5, None, "Ikke vurdert opplysning", Secrecy.UNASSESSED, kind=InputKind.GIVEN),
    )
    paper = compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M)
    assert holds(paper, "Vår egen hemmelige metode")
    assert holds(paper, "Åpen ny opplysning")
    for text in (
        "Buyer's own remark",
        "Sanseas åpne",
        "Ikke vurdert opplysning",
        "Sara Sanse",
        "Sansea",
    ):
        assert not holds(paper, text), text
    assert len(paper.held_back) == 3
    team = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    for one in case.inputs:
        assert holds(team, one.text)


def test_summary_holds_the_open_and_the_reworded_only() -> None:
    case = case_of(
        said(1, HEIM, "Lukkede grensesnitt gjør integrasjon dyr", Secrecy.OPEN),
        said(2, SANS, "Vi mister kunder i nord", Secrecy.ANONYMISE),
        said(
            3,
            SANS,
            "Volum under 900 er tungt",
            Secrecy.ANONYMISE,
            public_wording="Lave volumer er tunge",
        ),
        said(4, OMSYN, "Egen metode", Secrecy.SECRET),
        said(5, OMSYN, "Uvurdert påstand", Secrecy.UNASSESSED),
        said(6, HEIM, "Heimkontakt kan levere alt", Secrecy.OPEN),
        said(7, HEIM, "Spør ola@heimkontakt.example", Secrecy.OPEN),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert holds(paper, "Lukkede grensesnitt gjør integrasjon dyr")
    assert holds(paper, "Lave volumer er tunge")
    for text in ("mister kunder", "Volum under 900", "Egen metode", "Uvurdert", "Heimkontakt"):
        assert not holds(paper, text), text
    assert {one.label: one.reason for one in paper.held_back} == {
        "I02": "anonymise",
        "I04": "secret",
        "I05": "unassessed",
        "I06": "names-somebody",
        "I07": "names-somebody",
    }


def test_no_count_points_at_one_supplier() -> None:
    case = case_of(
        said(1, HEIM, "En hindring", Secrecy.OPEN),
        said(2, SANS, "Enda en hindring", Secrecy.OPEN),
        said(3, OMSYN, "En mulighet", Secrecy.OPEN, type=InputType.OPP),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    counts = [block.count for block in paper.blocks if isinstance(block, Noted)]
    assert [one is None for one in counts] == [False, True]
    alone = compose(
        case_of(participations=case.participations[:1], meeting_suppliers=()),
        DocumentKind.SUMMARY,
        PUBLIC,
    )
    assert not any(isinstance(block, Figures) for block in alone.blocks)


def test_a_reason_that_names_somebody_keeps_the_row_out() -> None:
    case = case_of(
        said(
            1,
            HEIM,
            "Én",
            Secrecy.OPEN,
            disposition=Disposition.PARTLY,
            disposition_reason="Sansea ba om det",
        ),
        said(
            2,
            HEIM,
            "To",
            Secrecy.OPEN,
            disposition=Disposition.ACCEPTED,
            disposition_reason="Det er riktig",
        ),
    )
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert holds(paper, "Det er riktig")
    assert not holds(paper, "Sansea")


def test_only_the_own_slot_is_told() -> None:
    case = case_of()
    paper = compose(case, DocumentKind.TIMETABLE, Participant(OMSYN))
    assert not holds(paper, "Heimkontakt")
    assert "L1" not in text_of(paper)
    whole = compose(case, DocumentKind.TIMETABLE, BUYER_TEAM)
    assert holds(whole, "Heimkontakt")
    with pytest.raises(Problem, match="no-slot"):
        compose(case_of(meeting_suppliers=()), DocumentKind.TIMETABLE, Participant(OMSYN))


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("audience", [PUBLIC, BUYER_TEAM, Participant(HEIM)])
def test_table_of_readers(kind: DocumentKind, audience: Audience) -> None:
    if isinstance(audience, READERS[kind]):
        assert compose(case_of(), kind, audience, meeting=M).kind is kind
    else:
        with pytest.raises(Problem, match="audience-not-allowed"):
            compose(case_of(), kind, audience, meeting=M)


def test_somebody_else_gets_no_minutes() -> None:
    with pytest.raises(Problem, match="not-in-meeting"):
        compose(case_of(), DocumentKind.MINUTES, Participant(OMSYN), meeting=M)


def test_participant_reads_its_own_language() -> None:
    case = case_of(suppliers=(Supplier(id=HEIM, name="Heim", language="en"),))
    assert compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M).language == "en"
    assert compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M).language == "nb"


HEADER = (
    "doc.fact.case",
    "doc.fact.phase",
    "doc.fact.time",
    "doc.fact.place",
    "doc.fact.led",
    "doc.fact.wrote",
    "doc.fact.guide",
    "doc.fact.status",
    "doc.minutes.present",
    "doc.minutes.given",
    "doc.minutes.actions",
    "doc.fact.sent",
    "doc.fact.response",
    "doc.fact.version",
    "doc.fact.checksum",
    "doc.fact.archive",
)
"""The minimum content of minutes (domain notes, 2.6), as the codes of what is printed."""


@pytest.mark.parametrize("empty", [True, False])
def test_minutes_have_all_that_minutes_must_have(empty: bool) -> None:
    case = case_of(said(1, HEIM, "Noe", Secrecy.OPEN))
    if empty:
        bare = Meeting(id=M, procurement=P, kind=MeetingKind.ONE_TO_ONE)
        case = case_of(
            meetings=(bare,), attendance=(), meeting_suppliers=(), guides=(), questions=()
        )
    paper = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    printed = set(strings(paper))
    for code in HEADER:
        assert code in printed, code
    assert ("doc.not-stated" in printed) is True


def test_approved_minutes_stand_as_they_were() -> None:
    before = case_of(
        said(1, HEIM, "Slik ble det sagt", Secrecy.OPEN), said(2, SANS, "Også dette", Secrecy.OPEN)
    )
    frozen = freeze(before, M)
    state = Minutes(
        id=uid(900),
        meeting=M,
        state=MinutesState.APPROVED,
        frozen=frozen,
        sha256=checksum(frozen),
        approved_on=date(2027, 3, 31),
    )
    after = replace(
        before,
        inputs=(
            replace(before.inputs[0], text="Noe ganske annet"),
            replace(before.inputs[1], secrecy=Secrecy.INTERNAL),
        ),
        minutes=(state,),
    )
    team = compose(after, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    assert holds(team, "Slik ble det sagt")
    assert not holds(team, "Noe ganske annet")
    theirs = compose(after, DocumentKind.MINUTES, Participant(SANS), meeting=M)
    assert not holds(theirs, "Også dette"), "what became stricter since must hold"
    assert freeze(before, M) == frozen


def test_only_compose_makes_a_document() -> None:
    paper = compose(case_of(), DocumentKind.SUMMARY, PUBLIC)
    with pytest.raises(TypeError):
        replace(paper, seal=None)


levels = st.sampled_from(list(Secrecy))
texts = st.lists(
    st.sampled_from(
        "blåbær fjell hemmelig metode pris lås natt alarm Sansea Heimkontakt 412 kr".split()
    ),
    min_size=1,
    max_size=7,
).map(" ".join)
inputs_of = st.lists(
    st.tuples(
        st.sampled_from([HEIM, SANS, OMSYN, None]),
        texts,
        levels,
        st.sampled_from([M, M2, None]),
        st.sampled_from([InputKind.INPUT, InputKind.GIVEN, InputKind.ACTION]),
        st.sampled_from(["", "omskrevet for alle"]),
        st.sampled_from([None, *Disposition]),
    ),
    max_size=8,
)


def papers(case: Case) -> Iterator[tuple[Audience, Document]]:
    yield PUBLIC, compose(case, DocumentKind.SUMMARY, PUBLIC)
    yield PUBLIC, compose(case, DocumentKind.GUIDE, PUBLIC)
    for supplier, meeting in ((HEIM, M), (SANS, M), (OMSYN, M2)):
        reader = Participant(supplier)
        yield reader, compose(case, DocumentKind.MINUTES, reader, meeting=meeting)
        yield reader, compose(case, DocumentKind.TIMETABLE, reader)


@given(inputs_of)
def test_nothing_forbidden_stands_in_any_paper(
    made: list[tuple[UUID | None, str, Secrecy, UUID | None, InputKind, str, Disposition | None]],
) -> None:
    case = case_of(
        *(
            said(
                at,
                supplier,
                text,
                level,
                meeting=meeting,
                kind=kind,
                public_wording=wording,
                disposition=disposition,
                disposition_reason=text if disposition else "",
            )
            for at, (supplier, text, level, meeting, kind, wording, disposition) in enumerate(made)
        )
    )
    for audience, paper in papers(case):
        for one in forbidden_for(case, audience):
            if one.why == "names-somebody" and any(
                one.text.casefold() in said.text.casefold() for said in case.inputs
            ):
                continue  # what a supplier says of itself in its own minutes is its own
            assert not holds(paper, one.text), (audience, one)


@given(inputs_of, texts)
def test_a_secret_of_another_changes_nobody_elses_paper(made: list[Any], secret: str) -> None:
    base = [said(at, one[0], one[1], one[2], meeting=M) for at, one in enumerate(made)]
    before = case_of(*base)
    more = said(99, OMSYN, secret, Secrecy.SECRET, meeting=M2)
    after = case_of(*base, more)
    for supplier in (HEIM, SANS):
        reader = Participant(supplier)
        one = compose(before, DocumentKind.MINUTES, reader, meeting=M)
        other = compose(after, DocumentKind.MINUTES, reader, meeting=M)
        assert one.blocks == other.blocks
