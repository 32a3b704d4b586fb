from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.audience import BUYER_TEAM, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Noted
from lupdesk.domain.freezing import checksum, freeze, slice_of, thaw
from lupdesk.domain.kinds import DocumentKind, InputType, Milestone, MinutesState, Secrecy
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.secrecy import STRICTNESS
from lupdesk.domain.things import Minutes, PromisedDate, Question, Supplier
from tests.domain.small_case import HEIM, OMSYN, SANS, G, M, P, case_of, holds, said, uid


def approved(case: Case) -> Case:
    frozen = freeze(case, M)
    state = Minutes(
        id=uid(900),
        meeting=M,
        state=MinutesState.APPROVED,
        frozen=frozen,
        sha256=checksum(frozen),
        approved_on=date(2027, 3, 31),
    )
    return replace(case, minutes=(state,))


def test_canonical() -> None:
    case = case_of(
        said(1, HEIM, "Sagt", Secrecy.OPEN), said(2, OMSYN, "X", Secrecy.OPEN, meeting=None)
    )
    frozen = freeze(case, M)
    whole = json.loads(frozen)
    assert frozen == json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert [one["text"] for one in whole["inputs"]] == ["Sagt"]
    assert freeze(case, M) == frozen
    assert checksum(frozen) != checksum(freeze(replace(case, inputs=()), M))


@given(
    st.builds(
        said,
        st.integers(1, 99),
        st.sampled_from([HEIM, SANS, None]),
        st.text(),
        st.sampled_from(list(Secrecy)),
        type=st.sampled_from([None, *InputType]),
        themes=st.lists(st.text()).map(tuple),
        due=st.one_of(st.none(), st.dates()),
        position=st.floats(allow_nan=False, allow_infinity=False),
        parked=st.booleans(),
        claim=st.sampled_from([None, *Secrecy]),
        speaker=st.text(),
    ),
    st.sampled_from(["", "nb", "en"]),
)
def test_what_is_frozen_thaws_to_the_same(one: Any, language: str) -> None:
    case = case_of(one, suppliers=(Supplier(id=HEIM, name="Heim", language=language, country=""),))
    part = slice_of(case, M)
    assert thaw(freeze(case, M), part) == part


def test_what_was_late_when_it_was_approved_stays_so_and_no_more() -> None:
    begins = PromisedDate(
        id=uid(700), procurement=P, kind=Milestone.COMPETITION, kept=date(2027, 3, 1)
    )
    remarks = PromisedDate(id=uid(701), procurement=P, kind=Milestone.REMARKS)
    at = datetime(2027, 3, 16, 12, tzinfo=UTC)
    case = case_of(said(1, HEIM, "Sagt", Secrecy.OPEN, said_at=at), dates=(remarks, begins))
    kept = approved(case)
    moved = replace(begins, kept=date(2027, 9, 1))
    mark = Phrase.of("doc.late", day=date(2027, 3, 1))

    def marks(case: Case) -> list[bool]:
        paper = compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
        return [mark in one.detail for one in paper.blocks if isinstance(one, Noted)]

    assert marks(replace(kept, dates=(remarks, moved))) == [True]
    assert marks(replace(case, dates=(remarks, moved))) == [False]
    before = approved(replace(case, dates=(remarks,)))
    assert marks(replace(before, dates=(remarks, begins))) == [False]
    assert thaw(kept.minutes[0].frozen, replace(case, dates=(remarks,))).dates == (remarks, begins)


def test_approved_minutes_stand_as_they_were() -> None:
    before = approved(
        case_of(
            said(1, HEIM, "Slik ble det sagt", Secrecy.OPEN, question=uid(301)),
            said(2, SANS, "Også dette", Secrecy.OPEN),
        )
    )
    paper = compose(before, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    after = replace(
        before,
        inputs=(
            replace(before.inputs[0], text="Noe ganske annet", secrecy=Secrecy.SECRET),
            said(3, SANS, "Noe nytt", Secrecy.OPEN),
        ),
        questions=(Question(id=uid(301), guide=G, text="Et annet spørsmål"),),
        attendance=(),
        suppliers=tuple(replace(one, name="Nytt navn") for one in before.suppliers),
        procurement=replace(before.procurement, title="Ny tittel", reference="X"),
        meetings=tuple(replace(one, place="Et annet sted") for one in before.meetings),
        today=date(2028, 1, 1),
    )
    assert compose(after, DocumentKind.MINUTES, BUYER_TEAM, meeting=M) == paper


@pytest.mark.parametrize("then", list(Secrecy))
@pytest.mark.parametrize("now", list(Secrecy))
def test_for_others_the_stricter_secrecy_holds(then: Secrecy, now: Secrecy) -> None:
    before = approved(
        case_of(said(1, HEIM, "Vårt utsagn", then), said(2, None, "Felles opplysning", then))
    )
    after = replace(before, inputs=tuple(replace(one, secrecy=now) for one in before.inputs))
    strictest = max(then, now, key=STRICTNESS.index)
    paper = compose(after, DocumentKind.MINUTES, Participant(HEIM), meeting=M)
    assert holds(paper, "Vårt utsagn") is (strictest is not Secrecy.INTERNAL)
    assert holds(paper, "Felles opplysning") is (strictest is Secrecy.OPEN)
    team = compose(after, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)
    assert team == compose(before, DocumentKind.MINUTES, BUYER_TEAM, meeting=M)


def test_a_statement_that_turned_out_to_be_anothers_is_not_given_out() -> None:
    before = approved(case_of(said(1, HEIM, "Feil firma", Secrecy.OPEN)))
    after = replace(before, inputs=(replace(before.inputs[0], supplier=SANS),))
    for supplier in (HEIM, SANS):
        paper = compose(after, DocumentKind.MINUTES, Participant(supplier), meeting=M)
        assert not holds(paper, "Feil firma")


def test_a_statement_that_was_removed_since_stands() -> None:
    before = approved(case_of(said(1, HEIM, "Ble sagt", Secrecy.OPEN)))
    paper = compose(replace(before, inputs=()), DocumentKind.MINUTES, Participant(HEIM), meeting=M)
    assert holds(paper, "Ble sagt")
