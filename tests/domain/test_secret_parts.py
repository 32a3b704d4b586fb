"""Passages of a statement that may not go on, while the rest may."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.composition.compose import compose
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.freezing import freeze
from lupdesk.domain.kinds import DocumentKind, InputKind, MinutesState, Secrecy
from lupdesk.domain.names import stand_in, words
from lupdesk.domain.secrecy import GAP, divided_parts, public_text, text_for, without_parts
from lupdesk.domain.secret_parts import is_looked_for
from lupdesk.domain.things import Input, Minutes
from tests.domain.small_case import HEIM, OMSYN, SANS, M, case_of, holds, said, uid

TEXT = "Vi leverer i mai med en radar i taket"


def marked(
    *parts: str, level: Secrecy = Secrecy.OPEN, text: str = TEXT, wording: str = ""
) -> Input:
    return said(1, HEIM, text, level, secret_parts=parts, public_wording=wording)


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (marked("radar i taket"), f"Vi leverer i mai med en {GAP}"),
        (marked("mai", "radar"), f"Vi leverer i {GAP} med en {GAP} i taket"),
        (marked("en radar", "radar i taket"), f"Vi leverer i mai med {GAP}"),
        (marked("radar", level=Secrecy.ANONYMISE), f"Vi leverer i mai med en {GAP} i taket"),
        (marked("radar", text="Radar? RADAR er det"), f"{GAP}? {GAP} er det"),
        (marked("radar", text="Radar? RADAR!"), None),
        (marked("radar", wording="Leverer i mai"), "Leverer i mai"),
        (marked("radar", wording="Noe", level=Secrecy.ANONYMISE), "Noe"),
        (marked("lidar", wording="Noe"), "Noe"),
        (marked("lidar"), None),
        (marked("radar", "lidar"), None),
        (marked(TEXT), None),
        (marked("radar", level=Secrecy.SECRET), None),
        (marked("radar", level=Secrecy.UNASSESSED), None),
        (marked("radar", level=Secrecy.INTERNAL), None),
        (marked("radar", text="radar og ra\u00addar"), None),
        (marked("en radar", text="en  radar og kamera"), f"{GAP} og kamera"),
        (marked(" "), TEXT),
        (marked(level=Secrecy.ANONYMISE), None),
    ],
)
def test_the_rest_is_shown_or_nothing(one: Input, shown: str | None) -> None:
    assert public_text(one) == shown


def test_the_supplier_and_the_team_read_it_in_full() -> None:
    one = marked("radar")
    assert text_for(one, BUYER_TEAM) == TEXT
    assert text_for(one, Participant(HEIM)) == TEXT
    assert text_for(one, Participant(SANS)) is None
    assert GAP in (text_for(one, PUBLIC) or "")
    assert text_for(replace(one, secrecy=Secrecy.INTERNAL), Participant(HEIM)) is None
    assert text_for(replace(one, supplier=None), Participant(SANS)) == public_text(one)


_letters = st.sampled_from(
    ["natt", "alarm", "PRIS", "pris", "40", "kr", "i", "lås", "æ", "—", "a-b"]
)
_texts = st.lists(_letters, min_size=1, max_size=10).map(" ".join)


@given(_texts, st.data())
def test_no_part_is_left_in_what_is_shown(text: str, data: st.DataObject) -> None:
    cuts = st.integers(0, len(text))
    parts = tuple(
        text[min(pair) : max(pair)].strip() for pair in data.draw(st.lists(st.tuples(cuts, cuts)))
    )
    assume(any(parts))
    shown = without_parts(text, parts)
    if shown is not None:
        pieces = [words(piece) for piece in shown.split(GAP)]
        assert any(pieces)
        for part in filter(None, parts):
            assert part.casefold() not in shown.replace(GAP, "\0").casefold()
            assert not any(stand_in(words(part), piece) for piece in pieces)


@given(_texts, st.data())
def test_neither_half_of_a_cut_shows_more_than_the_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
    assume(part)
    at = data.draw(st.integers(1, len(text)))
    halves = (text[:at].rstrip(), text[at:].lstrip())
    parts = divided_parts(text, at, (part,))
    assert any(parts)
    for half, inside in zip(halves, parts, strict=True):
        shown = without_parts(half, inside) if inside else half
        assert shown is None or part not in shown


def test_a_part_goes_to_the_half_that_holds_it() -> None:
    at = TEXT.index("radar")
    assert divided_parts(TEXT, at, ("mai", "radar")) == (("mai",), ("radar",))
    assert divided_parts(TEXT, at, ("en radar i",)) == (("en",), ("radar i",))
    assert divided_parts(TEXT, at, ("borte",)) == (("borte",), ("borte",))


# -- composition ------------------------------------------------------------------------------------


def found(audience: Audience, *inputs: Input) -> set[str]:
    return {one.text for one in forbidden_for(case_of(*inputs), audience)}


def test_a_part_is_forbidden_for_all_but_who_said_it() -> None:
    one = marked("radar i taket")
    for reader in (PUBLIC, Participant(SANS), Participant(OMSYN)):
        assert "radar i taket" in found(reader, one)
    for own in (BUYER_TEAM, Participant(HEIM)):
        assert "radar i taket" not in found(own, one)


def test_what_any_text_may_hold_is_not_looked_for_elsewhere() -> None:
    one = marked("i", "mai", text="4 i mai for 40 % radar", wording="Noe")
    assert found(PUBLIC, one).isdisjoint({"i", "mai"})
    one = marked("4", "40 %", "radar", text="4 i mai for 40 % radar", wording="Noe")
    assert found(PUBLIC, one) & {"4", "40 %", "radar"} == {"40 %", "radar"}


@pytest.mark.parametrize("part", ["40%", "40 %"])
def test_a_small_share_is_looked_for_however_it_is_written(part: str) -> None:
    case = case_of(marked(part, text=f"Vi sparer {part} av turene"))
    screen = screen_of(forbidden_for(case, PUBLIC))
    assert screen.finds("De sparer 40 prosent av turene") is not None
    assert screen.finds("De sparer 45 prosent av turene") is None


@pytest.mark.parametrize("part", ["Bly", "GPS", "SIM", "912", "Tre dager"])
def test_one_short_word_is_looked_for_as_a_whole_word(part: str) -> None:
    case = case_of(marked(part, text=f"Vi bruker {part} i dag"))
    assert is_looked_for(part)
    for reader in (PUBLIC, Participant(SANS)):
        screen = screen_of(forbidden_for(case, reader))
        assert screen.finds(f"Andre har {part.upper()} fra før") is not None
        assert screen.finds(f"Andre har x{part.lower()}nende fra før") is None
    assert part not in found(Participant(HEIM), case.inputs[0])


@pytest.mark.parametrize("part", ["45", "4", "i", "mai", "kr", "sol", "som", ""])
def test_the_shortest_and_commonest_are_not_looked_for(part: str) -> None:
    assert not is_looked_for(part)
    assert part not in found(PUBLIC, marked(part, text=f"Vi har {part} i dag", wording="Noe"))


def test_another_open_statement_does_not_set_a_part_free() -> None:
    other = said(2, SANS, "Andre har radar i taket fra før", Secrecy.OPEN)
    paper = compose(case_of(marked("radar i taket"), other), DocumentKind.SUMMARY, PUBLIC)
    assert holds(paper, "Vi leverer i mai med en")
    assert not holds(paper, "radar")
    assert [one.reason for one in paper.held_back] == ["repeats-secret"]


def test_the_readers_own_words_are_its_own() -> None:
    other = said(2, SANS, "Vi har radar i taket", Secrecy.SECRET)
    assert "radar i taket" not in found(Participant(SANS), marked("radar i taket"), other)


def test_the_minutes_of_who_said_it_hold_it_in_full() -> None:
    case = case_of(
        marked("radar i taket"),
        said(2, None, "Felles er at prisen er 912 kr", Secrecy.OPEN, secret_parts=("912 kr",)),
        said(3, None, "Se på 912 kr", Secrecy.OPEN, kind=InputKind.ACTION),
    )
    paper = compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M)
    assert holds(paper, TEXT)
    assert holds(paper, "Felles er at prisen er")
    assert not holds(paper, "912")
    assert [one.reason for one in paper.held_back] == ["repeats-secret"]
    assert holds(compose(case, DocumentKind.MINUTES, BUYER_TEAM, meeting=M), "912 kr")


def test_a_text_that_was_changed_under_its_mark_is_held_back() -> None:
    case = case_of(marked("lidar"), said(2, None, "Felles", Secrecy.OPEN, secret_parts=("x",)))
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert {one.reason for one in paper.held_back} == {"part-gone"}
    minutes = compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M)
    assert [(one.label, one.reason) for one in minutes.held_back] == [("I02", "part-gone")]


def test_a_mark_that_was_set_after_approval_holds_for_the_approved_too() -> None:
    common = said(1, None, "Felles er at prisen er 912 kr", Secrecy.OPEN)
    before = case_of(common)
    state = Minutes(id=uid(900), meeting=M, state=MinutesState.APPROVED, frozen=freeze(before, M))
    case = replace(before, inputs=(replace(common, secret_parts=("912 kr",)),), minutes=(state,))
    paper = compose(case, DocumentKind.MINUTES, Participant(HEIM), meeting=M)
    assert holds(paper, "Felles er at prisen er")
    assert not holds(paper, "912")


_firms = st.sampled_from([HEIM, SANS, OMSYN, None])


@given(_firms, st.sampled_from(list(Secrecy)), _texts, _texts, st.booleans())
def test_a_planted_part_is_in_no_paper_of_another(
    firm: UUID | None, level: Secrecy, before: str, after: str, own: bool
) -> None:
    one = said(1, firm, f"{before} Zylofon kvist {after}", level, secret_parts=("Zylofon kvist",))
    other = said(2, SANS if own else OMSYN, f"{after} zylofon-kvist", Secrecy.OPEN)
    case = case_of(one, other)
    paper = compose(case, DocumentKind.SUMMARY, PUBLIC)
    assert not holds(paper, "zylofon kvist")
    for reader in (HEIM, SANS):
        minutes = compose(case, DocumentKind.MINUTES, Participant(reader), meeting=M)
        if reader != firm and not (own and reader == SANS):
            assert not holds(minutes, "zylofon kvist")
        screen = screen_of(forbidden_for(case, Participant(reader)))
        free = level is not Secrecy.INTERNAL and reader == firm
        assert free or (own and reader == SANS) or screen.finds("Zylofon kvist")
