"""What is looked at early so that most texts need no closer look: it leaves nothing out."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain import letters, personal_data, short_forms
from lupdesk.domain.case import Case
from lupdesk.domain.composition import screen
from lupdesk.domain.composition.hidden import _Lawful
from lupdesk.domain.composition.wanted import beginnings_in, may_stand_among
from lupdesk.domain.forbidden import NAMES_SOMEBODY, Forbidden
from lupdesk.domain.kinds import InputKind, Secrecy
from lupdesk.domain.letters import as_seen
from lupdesk.domain.names import words
from lupdesk.domain.personal_data import named_in
from lupdesk.domain.reading import letters_of
from lupdesk.domain.rules.facts import Facts
from lupdesk.domain.rules.register import judge
from lupdesk.domain.things import Contact
from tests.domain.small_case import GRAN, HEIM, OMSYN, SANS, case_of, said
from tests.worked_case import worked_case

PIECES: Final = (
    "Ola Heim", "Kari Nes", "kreft", "krefté", "KREFT", "diabetes", "_diabetes_", "hiv", "kols",
    "psykisk syk", "kreps sjuk", "krepssjuk", "multippel sklerose", "funksjonshemmet",
    "funksjonsnedsettelse", "utviklingshemming", "sykmeldt", "syke­meldt", "uføretrygd", "gravid",
    "innlagt", "sick leave", "stroke", "allergi", "glutenfri", "gluten-free", "cøliaki",
    "nøtteallergi", "matpreferanser", "01818000010", "018180 00010", "Solveien 12", "Bor i",
    "Storgata 4, 0182 Oslo", "12 Main Street", "½", "³", "40 %", "٣", "hjelp", "vi", "må", "og",
    "Guovdageaidnu", "Kárášjohka", "глава", "ﬁrma", "e\u0301n", "«ja»", "–", "nei...", "a_b", "x,y",
    "Ola\u00a0Heim", "Kår vik", "kårviks", "heim kontakt", "Heimk0ntakt", "EPJ", "www.a.no", "x@y.no", "ĸ", "ſykmeldt", "KOLS\u212a",
)  # fmt: skip
PLACES: Final = st.sampled_from((" ", ". ", ", ", "\n", "-", "/", "", "_", "; "))
TEXTS: Final = st.lists(st.tuples(st.sampled_from(PIECES), PLACES), max_size=9).map(
    lambda parts: "".join(piece + place for piece, place in parts)
)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(worked_case())


@given(text=TEXTS | st.text(max_size=60))
def test_personal_data_is_what_a_whole_look_finds(facts: Facts, text: str) -> None:
    assert facts.personal(text) == personal_data.personal_data(text, facts.people)


@given(
    word=st.from_regex(personal_data._HEALTH, fullmatch=True)
    | st.from_regex(personal_data._DIET, fullmatch=True),
    before=st.sampled_from(("", "Ola Heim har ", "(", "«")),
)
def test_no_word_of_health_or_diets_is_passed_over(facts: Facts, word: str, before: str) -> None:
    assert facts.may_tell(f"{before}{word} sa hun.")


@given(text=TEXTS)
def test_who_is_named_is_found_whoever_it_is(facts: Facts, text: str) -> None:
    people = (*facts.people, "Ola Heim", "Kari Nes")
    known = Facts(replace(facts.case, contacts=_contacts(facts.case, people)))
    if named_in(text, known.people):
        assert known.may_tell(text)


def _contacts(case: Case, people: Sequence[str]) -> tuple[Contact, ...]:
    return tuple(replace(case.contacts[0], name=name) for name in people)


@given(text=TEXTS | st.text(max_size=60))
def test_words_are_those_of_a_search_for_each(text: str) -> None:
    assert words(text) == re.findall(r"[^\W_]+", as_seen(text))


@given(text=st.text(st.sampled_from("aAøØåÅäöéèêóòôüÉÜáÁčČđĐíÍŋŊńŃñÑšŠŧŦúÚžŽ«»–—“”’\u00ad .,9i1")))
def test_everyday_letters_are_seen_as_all_others_are(text: str) -> None:
    plain = unicodedata.normalize("NFKC", text).translate(letters._SEEN)
    assert as_seen(text) == plain.casefold().translate(letters._SEEN)


@given(text=TEXTS | st.text(max_size=40))
def test_where_an_address_is_looked_for_each_has_its_sign(text: str) -> None:
    seen = as_seen(text)
    assert screen._has_address(seen) is bool(screen._ADDRESS.search(seen))


@given(text=st.text(st.sampled_from("AbÆø. 1@:/"), max_size=12))
def test_an_address_is_found_whatever_stands_around_it(text: str) -> None:
    assert screen._has_address(text) is bool(screen._ADDRESS.search(text))


@given(text=st.text(st.sampled_from("AEØbø. 1"), max_size=12))
def test_two_capitals_are_found_wherever_they_stand(text: str) -> None:
    together = re.search("[A-ZÆØÅ][A-ZÆØÅ]", text) is not None and not text.isupper()
    assert short_forms._has_capitals(text) is together


@given(text=TEXTS, more=st.lists(TEXTS, max_size=4))
def test_a_screen_that_knows_harmless_words_finds_what_a_new_one_finds(
    text: str, more: list[str]
) -> None:
    names = [Forbidden(one, NAMES_SOMEBODY) for one in ("Ola Heim", "Heimkontakt AS", "Kårvik")]
    used = screen.screen_of(names)
    for before in more:
        list(used.places(before))
    assert list(used.places(text)) == list(screen.screen_of(names).places(text))


@given(
    texts=st.lists(st.lists(st.sampled_from("abcd"), max_size=12), max_size=5),
    plain=st.lists(st.sampled_from("abcde"), min_size=1, max_size=10),
)
def test_what_stands_in_lawful_texts_is_found_there(
    texts: list[list[str]], plain: list[str]
) -> None:
    lawful = _Lawful([" ".join(one) for one in texts])
    wanted = any(f" {' '.join(plain)} " in f" {' '.join(one)} " for one in texts)
    assert lawful.holds(plain) is wanted


@pytest.mark.parametrize("seed", range(12))
def test_all_findings_are_those_of_rules_that_look_closely_at_everything(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = _made_up(random.Random(seed))
    found = judge(Facts(case))
    monkeypatch.setattr(Facts, "may_tell", lambda _facts, _text: True)
    assert found == judge(Facts(case))
    assert {"R-GDPR-4", "R-GDPR-5", "R-SEC-4"} <= {one.rule for one in found}


def _made_up(chance: random.Random) -> Case:
    statements = [one.text for one in worked_case().inputs]
    firms = (HEIM, SANS, OMSYN, GRAN)

    def text() -> str:
        pieces = chance.sample(PIECES, chance.randrange(4))
        pieces += [chance.choice(statements)] * chance.randrange(2)
        return chance.choice((" ", ". ", ", ")).join(chance.sample(pieces, len(pieces)))

    inputs = tuple(
        said(
            n,
            chance.choice(firms),
            text(),
            chance.choice(list(Secrecy)),
            kind=chance.choice(list(InputKind)),
            public_wording=text() if chance.random() < 0.2 else "",
            claim_reason=text() if chance.random() < 0.1 else "",
            disposition_reason=text() if chance.random() < 0.1 else "",
        )
        for n in range(150)
    )
    told = (said(900, HEIM, "Ola Heim har kreft og får 40 %", Secrecy.OPEN, speaker="Ola Heim"),)
    return case_of(*inputs, *told, contacts=worked_case().contacts)


_SAID: Final = st.lists(
    st.sampled_from((*PIECES, "leverandørene", "samhandling", "kommunen", "i", "9236", "a")),
    min_size=1,
    max_size=14,
).map(" ".join)


@given(
    text=_SAID,
    around=st.tuples(_SAID, _SAID),
    cut=st.tuples(st.integers(0, 12), st.integers(1, 14)),
    between=st.sampled_from((" ", "", "-", ". ")),
)
def test_a_statement_that_a_text_holds_is_never_passed_over_by_the_quick_look(
    text: str, around: tuple[str, str], cut: tuple[int, int], between: str
) -> None:
    said_words = text.split()
    part = between.join(said_words[cut[0] : cut[0] + cut[1]])
    shown = f"{around[0]} {part} {around[1]}"
    found = screen.screen_of([Forbidden(text, Secrecy.SECRET.value)]).finds(shown)
    if found is not None:
        assert may_stand_among(letters_of(words(text)), beginnings_in([shown]))
