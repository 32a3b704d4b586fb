"""The version for access: what is kept back is gone, how much and by which right is said."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.document import Document, Noted, Paragraph, Table, Withheld
from lupdesk.domain.composition.gaps import extent, lines_of
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.freezing import freeze
from lupdesk.domain.kinds import DocumentKind, InputKind, MinutesState, Secrecy, Voice
from lupdesk.domain.legal_bases import CODES, OPTIONAL, UNVERIFIED
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.things import Minutes
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from tests.domain.small_case import HEIM, SANS, M, case_of, holds, said, strings, uid
from tests.worked_case import worked_case

SECRET = "Vår pris på hver sensor er fire hundre kroner og synker"
DAY = date(2027, 3, 24)


def access(case: Case) -> Document:
    return compose(case, DocumentKind.ACCESS, PUBLIC, meeting=M)


def withheld(paper: Document) -> list[Withheld]:
    return [one for one in paper.blocks if isinstance(one, Withheld)]


def secret(**more: Any) -> Case:
    return case_of(said(1, HEIM, SECRET, Secrecy.SECRET, **more))


def test_a_secret_is_a_gap_with_its_extent_and_its_legal_basis() -> None:
    paper = access(secret(legal_basis="fvl-13-1-2"))
    (gap,) = withheld(paper)
    assert gap.extent == Phrase.of("doc.access.about", n=20)
    assert gap.why == (Phrase("basis.fvl-13-1-2"),)
    assert gap.notes == ("I01",), "what it was about would tell something of it"
    assert SECRET not in set(strings(paper))
    assert not holds(paper, "fire hundre kroner")


@pytest.mark.parametrize("level", [one for one in Secrecy if one is not Secrecy.OPEN])
@pytest.mark.parametrize("kind", list(InputKind))
def test_whatever_is_not_open_is_a_gap(level: Secrecy, kind: InputKind) -> None:
    paper = access(case_of(said(1, None, SECRET, level, kind=kind)))
    assert len(withheld(paper)) == 1
    assert not holds(paper, SECRET)


def test_what_is_open_stands_as_it_was_said() -> None:
    case = case_of(
        said(1, HEIM, "Dekningen er svak", Secrecy.OPEN, public_wording="Noe annet"),
        said(2, HEIM, "Lese kropp", Secrecy.OPEN, voice=Voice.READING),
        said(3, None, "Kontrakten starter stegvis", Secrecy.OPEN, kind=InputKind.GIVEN),
        said(4, HEIM, SECRET, Secrecy.ANONYMISE, public_wording="Prisen på sensorer synker"),
    )
    paper = access(case)
    for text in (
        "Dekningen er svak",
        "Lese kropp",
        "Kontrakten starter stegvis",
        "Prisen på sensorer synker",
    ):
        assert holds(paper, text), text
    assert withheld(paper) == []
    assert Phrase("doc.access.reworded") in [
        text for one in paper.blocks if isinstance(one, Noted) for text in one.detail
    ]


def test_names_are_taken_out_of_what_is_open() -> None:
    case = case_of(
        said(1, HEIM, "Vi i Heimkontakt AS vil by sammen med Sansea, sier Ola Heim.", Secrecy.OPEN)
    )
    paper = access(case)
    texts = [text for one in paper.blocks if isinstance(one, Noted) for text in one.body]
    assert texts == ["Vi i […] vil by sammen med […], sier […]."]
    for name in ("Heimkontakt", "Sansea", "Ola Heim", "Sara Sanse"):
        assert not holds(paper, name), name


def test_a_part_that_was_marked_is_a_gap_with_its_basis() -> None:
    case = case_of(
        said(
            1,
            HEIM,
            "Åtte måneder er nok, og prisen blir fire hundre kroner",
            Secrecy.OPEN,
            secret_parts=("prisen blir fire hundre kroner",),
            legal_basis="fvl-13-1-2",
        )
    )
    paper = access(case)
    (line,) = [one for one in paper.blocks if isinstance(one, Noted)]
    assert line.body == ("Åtte måneder er nok, og […]",)
    assert Phrase("basis.fvl-13-1-2") in line.detail
    (table,) = [one for one in paper.blocks if isinstance(one, Table)][1:]
    assert table.rows[0].cells[0].text == Phrase("basis.fvl-13-1-2")


def test_who_came_from_suppliers_is_one_line_however_many() -> None:
    case = case_of()
    paper = access(case)
    table = next(one for one in paper.blocks if isinstance(one, Table))
    assert [cell.text for cell in table.rows[-1].cells] == ["[…]", Phrase("role.supplier"), "[…]"]
    alone = replace(
        case, attendance=case.attendance[:2], meeting_suppliers=case.meeting_suppliers[:1]
    )
    assert access(alone).blocks == paper.blocks


def test_the_place_is_a_gap_where_it_names_somebody() -> None:
    base = case_of()
    named = replace(base.meetings[0], place="Sanseas kontor", title="Heimkontakt AS")
    paper = access(replace(base, meetings=(named, *base.meetings[1:])))
    assert not holds(paper, "Sanseas")
    assert not holds(paper, "Heimkontakt")
    assert "[…]" in set(strings(paper))


def test_it_is_a_draft_until_each_gap_has_its_basis() -> None:
    def of(**more: Any) -> Document:
        case = secret(**more)
        state = Minutes(id=uid(900), meeting=M, state=MinutesState.APPROVED, frozen=freeze(case, M))
        return access(replace(case, minutes=(state,)))

    def is_draft(paper: Document) -> bool:
        warned = any(
            isinstance(one, Paragraph)
            and isinstance(one.text, Phrase)
            and one.text.code == "doc.access.wanting"
            for one in paper.blocks
        )
        assert (paper.version == Phrase.of("doc.draft", version=1)) == warned
        return warned

    assert is_draft(of())
    assert is_draft(of(legal_basis="never-heard-of"))
    assert not is_draft(of(legal_basis="offl-13"))
    assert is_draft(of(legal_basis="offl-14"))
    assert not is_draft(of(legal_basis="offl-14", access_considered_on=DAY))
    assert is_draft(of(legal_basis="foa-7-4", decided_on=date(2016, 12, 31)))
    assert not is_draft(of(legal_basis="foa-7-4", decided_on=date(2017, 1, 1)))


def test_meirinnsyn_is_dated_where_exemption_is_a_choice() -> None:
    paper = access(secret(legal_basis="offl-14", access_considered_on=DAY))
    (gap,) = withheld(paper)
    assert gap.why == (Phrase("basis.offl-14"), Phrase.of("doc.access.considered", day=DAY))
    (gap,) = withheld(access(secret(legal_basis="offl-14")))
    assert gap.why[1] == Phrase("doc.access.not-considered")


def test_a_basis_that_was_entered_after_approval_counts() -> None:
    case = secret()
    state = Minutes(id=uid(900), meeting=M, state=MinutesState.APPROVED, frozen=freeze(case, M))
    later = replace(case.inputs[0], legal_basis="offl-13")
    paper = access(replace(case, inputs=(later,), minutes=(state,)))
    assert withheld(paper)[0].why == (Phrase("basis.offl-13"),)


def test_a_remark_of_a_supplier_is_kept_back() -> None:
    state = Minutes(id=uid(900), meeting=M, remark="Punkt tre gjelder prisene våre")
    paper = access(replace(case_of(), minutes=(state,)))
    assert not holds(paper, "Punkt tre")
    assert withheld(paper)[-1].why == (Phrase("doc.access.not-assessed"),)


def test_it_is_for_everybody_and_of_one_meeting() -> None:
    for reader in (BUYER_TEAM, Participant(SANS)):
        with pytest.raises(Problem, match="audience-not-allowed"):
            compose(case_of(), DocumentKind.ACCESS, reader, meeting=M)
    with pytest.raises(Problem, match="meeting-wanted"):
        compose(case_of(), DocumentKind.ACCESS, PUBLIC)
    with pytest.raises(Problem, match="gone"):
        compose(case_of(), DocumentKind.ACCESS, PUBLIC, meeting=uid(77))


def test_no_meeting_of_the_worked_case_gives_anything_away() -> None:
    case = worked_case()
    found = screen_of(forbidden_for(case, PUBLIC))
    gaps = 0
    for meeting in case.meetings:
        paper = compose(case, DocumentKind.ACCESS, PUBLIC, meeting=meeting.id)
        gaps += len(withheld(paper))
        for text in strings(paper):
            assert found.finds(text) is None, text
    kept = [one for one in case.inputs if one.secrecy in (Secrecy.SECRET, Secrecy.UNASSESSED)]
    assert gaps >= len(kept) > 0


@given(st.integers(1, 400), st.integers(0, 4))
def test_the_extent_is_a_step_and_never_less_than_it_is(many: int, more: int) -> None:
    shown = dict(extent(many).facts).get("n")
    if extent(many).code == "doc.access.about":
        assert isinstance(shown, int)
        assert many <= shown
    if extent(many) == extent(many + more):
        assert lines_of(many) == lines_of(many + more)
    assert len({extent(n) for n in range(1, 401)}) <= 8


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_basis_has_words(language: str) -> None:
    wording = Wording(language)
    said_of = {wording.code(f"basis.{code}") for code in CODES}
    assert len(said_of) == len(CODES)
    assert all("§" in one for one in said_of)
    assert OPTIONAL < CODES


def test_what_nobody_verified_is_said(resources_law: dict[str, Any]) -> None:
    open_ones = {code for code, one in resources_law.items() if not one["checked_on"]}
    assert open_ones == UNVERIFIED


@pytest.fixture
def resources_law() -> dict[str, Any]:
    folder = Path(__file__).resolve().parent.parent.parent / "resources" / "law"
    return tomllib.loads((folder / "bases.toml").read_text("utf-8"))
