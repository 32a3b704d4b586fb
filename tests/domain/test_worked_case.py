"""The worked case through the gate: the traps that it lays are not fallen into."""

from __future__ import annotations

from pathlib import Path

import pytest

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import READERS, compose
from lupdesk.domain.composition.document import Figures
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.kinds import DocumentKind, InputKind, MeetingKind, Secrecy
from lupdesk.domain.phrases import Phrase
from lupdesk.wording import Wording
from tests.domain.small_case import holds, strings, text_of
from tests.worked_case import DEMO, firm, meeting_with, statement, worked_case

TABLES = ("innspill.csv", "leverandorer.csv", "sporsmal.csv", "timeplan.csv")


@pytest.fixture(scope="module")
def case() -> Case:
    return worked_case()


@pytest.mark.parametrize("name", TABLES)
def test_the_lists_are_the_ones_that_a_facilitator_gets(shared: Path, name: str) -> None:
    assert (DEMO / name).read_bytes() == (shared / "case" / name).read_bytes()


def test_the_case_is_whole(case: Case, shared: Path) -> None:
    assert worked_case(tables=shared / "case") == case
    assert len(case.suppliers) == 14
    assert len(case.questions) == 16
    assert all(question.short_name for question in case.questions)
    inputs = [one for one in case.inputs if one.kind is InputKind.INPUT]
    assert len(inputs) == 45
    assert all(one.meeting and one.question for one in inputs)
    held = [one for one in case.meetings if one.kind is MeetingKind.ONE_TO_ONE and one.actual_end]
    assert len(held) == 13
    assert len([one for one in case.inputs if one.kind is InputKind.GIVEN]) == 3
    assert len(case.team) == 8
    assert len(case.dates) == 13


@pytest.mark.parametrize("source", ["I04", "I17", "I32", "I45", "I33", "I37"])
def test_secrets_are_never_public(case: Case, source: str) -> None:
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    text = statement(case, source).text
    assert not holds(paper, text)
    assert text in {one.text for one in forbidden_for(case, PUBLIC)}
    assert source in {one.label for one in paper.held_back}


def test_no_supplier_is_named_in_public(case: Case) -> None:
    text = text_of(compose(case, DocumentKind.SUMMARY, PUBLIC)).casefold()
    for supplier in case.suppliers:
        assert supplier.name.casefold().split()[0] not in text.split()
    for contact in case.contacts:
        assert contact.name.casefold() not in text
    assert ".example" not in text


def test_what_is_open_is_in_the_summary(case: Case) -> None:
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    for one in case.inputs:
        if one.kind is InputKind.INPUT and one.secrecy is Secrecy.OPEN:
            assert holds(paper, one.public_wording or one.text), one.source_id
        if one.kind is InputKind.GIVEN:
            assert holds(paper, one.text)
    assert holds(paper, "Lave volumer gjør døgnbemanning vanskelig")
    assert not holds(paper, "Volum under 900 brukere")
    (figures,) = (block for block in paper.blocks if isinstance(block, Figures))
    assert [one.number for one in figures.items] == [
        Phrase.of("doc.number", number=number) for number in (14, 20, 13, 45)
    ]


def test_heimkontakt_gets_its_own_secret_and_nobody_elses(case: Case) -> None:
    own = firm(case, "L4")
    meeting = meeting_with(case, "L4")
    paper = compose(case, DocumentKind.MINUTES, Participant(own.id), meeting=meeting.id)
    for source in ("I06", "I18", "I20", "I22", "I32", "I43"):
        assert holds(paper, statement(case, source).text), source
    assert holds(paper, "Kommunene har fire integrasjoner i drift i dag")
    assert holds(paper, "Kartlegge dagens integrasjoner")
    assert holds(paper, "Kan utnyttes av andre")
    for source in ("I04", "I17", "I45", "I01"):
        assert not holds(paper, statement(case, source).text), source


def test_no_paper_holds_what_its_reader_may_not_have(case: Case) -> None:
    written = 0
    for participation in case.participations:
        reader = Participant(participation.supplier)
        found = screen_of(forbidden_for(case, reader))
        mine = {one.meeting for one in case.meeting_suppliers if one.supplier == reader.supplier}
        papers = [
            compose(case, DocumentKind.MINUTES, reader, meeting=one.id)
            for one in case.meetings
            if one.id in mine
        ]
        papers.append(compose(case, DocumentKind.GUIDE, reader))
        if participation.wants_one_to_one:
            papers.append(compose(case, DocumentKind.TIMETABLE, reader))
        for paper in papers:
            written += 1
            for text in strings(paper):
                assert found.finds(text) is None, text
    assert written == 14 * 3 + 13


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_phrase_has_words(case: Case, kind: DocumentKind, language: str) -> None:
    wording = Wording(language)
    meeting = meeting_with(case, "L4").id
    readers = (BUYER_TEAM, PUBLIC, Participant(firm(case, "L4").id))
    for reader in readers:
        if not isinstance(reader, READERS[kind]):
            continue
        paper = compose(case, kind, reader, meeting=meeting, language=language)
        found = list(_phrases(paper))
        assert found
        for phrase in found:
            assert wording.phrase(phrase)


def _phrases(value: object) -> list[Phrase]:
    if isinstance(value, Phrase):
        return [value]
    if isinstance(value, tuple):
        return [phrase for one in value for phrase in _phrases(one)]
    names = getattr(type(value), "__slots__", ())
    return [phrase for name in names for phrase in _phrases(getattr(value, name, None))]
