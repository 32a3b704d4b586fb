"""Sections are chosen and moved; what the law or a rule demands comes all the same."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import OF_A_MEETING, READERS, compose
from lupdesk.domain.composition.document import Block, Document, Heading, PageBreak, Paragraph
from lupdesk.domain.composition.sections import SECTIONS, arranged
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.rules.register import BY_ID
from lupdesk.problems import Problem
from tests.worked_case import worked_case


@pytest.fixture(scope="module")
def case() -> Case:
    return worked_case()


def names(document: Document) -> list[str]:
    return [
        one.text.code.rpartition(".")[2]
        for one in document.blocks
        if isinstance(one, Heading) and one.level == 2 and isinstance(one.text, Phrase)
    ]


def test_the_order_is_the_one_wanted_and_the_opening_stays(case: Case) -> None:
    usual = compose(case, DocumentKind.SUMMARY, PUBLIC)
    wanted = ["secrecy", "findings", "given", "need"]
    made = compose(case, DocumentKind.SUMMARY, PUBLIC, sections=wanted)
    assert names(made) == [name for name in wanted if name in names(usual)]
    assert made.blocks[:2] == usual.blocks[:2]
    assert set(map(str, made.blocks)) < set(map(str, usual.blocks))


def test_what_a_rule_demands_cannot_be_left_out(case: Case) -> None:
    for kind, sections in SECTIONS.items():
        demanded = [one for one in sections if one.rule and not one.implied]
        for left_out in demanded:
            wanted = [one.name for one in sections if one != left_out]
            with pytest.raises(Problem) as told:
                compose(case, kind, BUYER_TEAM, sections=wanted)
            assert told.value.code == "section-demanded"
            assert told.value.facts == {"section": left_out.name, "rule": left_out.rule}


def test_each_section_is_demanded_by_a_rule_that_there_is() -> None:
    for sections in SECTIONS.values():
        assert {one.rule for one in sections if one.rule} <= BY_ID.keys()
        assert len({one.name for one in sections}) == len(sections)


def test_an_unknown_section_is_told_with_those_that_there_are(case: Case) -> None:
    with pytest.raises(Problem) as told:
        compose(case, DocumentKind.SUMMARY, PUBLIC, sections=["need", "funn"])
    assert told.value.facts["section"] == "funn"
    assert "findings" in str(told.value.facts["known"])
    with pytest.raises(Problem) as none:
        compose(case, DocumentKind.ANSWERS, PUBLIC, sections=["need"])
    assert none.value.code == "section-none"


def test_every_heading_of_every_document_is_known(case: Case) -> None:
    firm = case.suppliers[3]
    for kind, listed in SECTIONS.items():
        if not listed:
            continue
        meetings = [one.meeting for one in case.meeting_suppliers if one.supplier == firm.id]
        readers: tuple[Audience, ...] = (BUYER_TEAM, PUBLIC, Participant(firm.id))
        for reader in readers:
            if isinstance(reader, READERS[kind]):
                meeting = meetings[-1] if kind in OF_A_MEETING else None
                whole = compose(case, kind, reader, meeting=meeting)
                all_of_them = [one.name for one in listed]
                same = compose(case, kind, reader, meeting=meeting, sections=all_of_them)
                assert same == whole


_NAMED = [one.name for one in SECTIONS[DocumentKind.SUMMARY]]
_DEMANDED = [one.name for one in SECTIONS[DocumentKind.SUMMARY] if one.rule]


@given(st.permutations(_NAMED), st.integers(0, len(_NAMED)))
def test_nothing_is_there_twice_and_nothing_demanded_is_lost(order: list[str], many: int) -> None:
    blocks: list[Block] = [Paragraph("opening")]
    for name in _NAMED:
        blocks += [Heading(2, Phrase(f"doc.summary.{name}")), Paragraph(name)]
    wanted = order[:many]
    made = arranged(DocumentKind.SUMMARY, blocks, wanted)
    bodies = [one.text for one in made if isinstance(one, Paragraph)]
    assert bodies[0] == "opening"
    assert len(bodies) == len(set(map(str, bodies)))
    assert {*wanted, *_DEMANDED} == set(map(str, bodies[1:]))
    assert [one for one in bodies if one in wanted] == wanted


def test_a_page_break_goes_with_the_section_before_it() -> None:
    blocks: list[Block] = []
    for name in ("need", "next"):
        blocks += [Heading(2, Phrase(f"doc.summary.{name}")), Paragraph(name), PageBreak()]
    for order in permutations(("need", "next")):
        made = arranged(DocumentKind.SUMMARY, blocks, order)
        assert [type(one) for one in made] == [Heading, Paragraph, PageBreak] * 2
