"""The clipboard holds what the chosen reader may read, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.case import Case
from lupdesk.domain.composition.copying import Copied, copy_statements
from lupdesk.domain.composition.hidden import forbidden_for
from lupdesk.domain.composition.screen import screen_of
from lupdesk.domain.kinds import InputKind, Secrecy, Voice
from lupdesk.domain.names import words
from lupdesk.domain.phrases import Phrase
from lupdesk.problems import Problem
from tests.domain.small_case import HEIM, OMSYN, SANS, case_of, said, uid
from tests.domain.test_leaks_in_every_case import cases, lawful

READERS = (PUBLIC, Participant(HEIM), Participant(SANS), Participant(OMSYN))


def copied(case: Case, audience: Audience) -> Copied:
    return copy_statements(case, {one.id for one in case.inputs}, audience)


def texts(made: Copied) -> list[str]:
    return [text for row in made.rows for text in row if isinstance(text, str)]


def why(made: Copied) -> dict[str, str]:
    return {one.label: one.reason for one in made.held_back}


CASE = case_of(
    said(1, HEIM, "Grensesnitt bør være åpne", Secrecy.OPEN),
    said(2, HEIM, "Vår pris er 412 kr", Secrecy.SECRET),
    said(3, SANS, "Batteriet er vårt", Secrecy.ANONYMISE, public_wording="Batteribytte er dyrt"),
    said(4, SANS, "Ikke vurdert ennå", Secrecy.UNASSESSED),
    said(5, None, "Bare for oss", Secrecy.INTERNAL, kind=InputKind.DECISION),
    said(6, OMSYN, "Som Heimkontakt sier, er nettet svakt", Secrecy.OPEN, meeting=uid(4)),
)


def test_everybody_gets_what_is_open_and_wordings_for_everybody() -> None:
    made = copied(CASE, PUBLIC)
    assert texts(made) == ["Batteribytte er dyrt", "Grensesnitt bør være åpne"]
    assert why(made) == {
        "I02": "secret",
        "I04": "unassessed",
        "D05": "internal",
        "I06": "names-somebody",
    }
    assert made.mark is None


def test_a_supplier_gets_its_own_words_and_nothing_of_the_others() -> None:
    made = copied(CASE, Participant(HEIM))
    assert texts(made) == ["Grensesnitt bør være åpne", "Vår pris er 412 kr"]
    assert set(why(made)) == {"I03", "I04", "D05", "I06"}
    assert isinstance(made.mark, Phrase)


def test_the_team_gets_everything_with_who_and_how_secret() -> None:
    made = copied(CASE, BUYER_TEAM)
    assert len(made.rows) == 6
    assert made.held_back == ()
    assert made.rows[1] == (
        "I02",
        Phrase("type-short.BAR"),
        "Vår pris er 412 kr",
        "Heimkontakt AS",
        Phrase("secrecy.secret"),
    )


def test_a_part_that_is_marked_is_a_gap_for_the_others_alone() -> None:
    case = case_of(
        said(1, HEIM, "Nettet er svakt på Storøyna", Secrecy.OPEN, secret_parts=("Storøyna",))
    )
    assert texts(copied(case, PUBLIC)) == ["Nettet er svakt på […]"]
    assert texts(copied(case, Participant(HEIM))) == ["Nettet er svakt på Storøyna"]


def test_the_note_takers_reading_names_nobody_else() -> None:
    case = case_of(said(1, HEIM, "De vil slå Sansea", Secrecy.OPEN, voice=Voice.READING))
    assert why(copied(case, Participant(HEIM))) == {"I01": "names-somebody"}


def test_only_what_was_chosen() -> None:
    made = copy_statements(CASE, {uid(1001)}, PUBLIC)
    assert texts(made) == ["Grensesnitt bør være åpne"]
    assert made.held_back == ()


def test_what_rows_say_together_is_not_copied() -> None:
    case = case_of(
        said(1, SANS, "Alle vil ha omsyn", Secrecy.OPEN),
        said(2, SANS, "Analyse tar tid", Secrecy.OPEN),
    )
    for chosen in (1001, 1002):
        assert copy_statements(case, {uid(chosen)}, PUBLIC).rows
    with pytest.raises(Problem) as problem:
        copied(case, PUBLIC)
    assert problem.value.code == "copy-tells"


def test_nothing_but_the_gate_makes_it() -> None:
    with pytest.raises(TypeError):
        replace(copied(CASE, PUBLIC), seal=None)


def every(case: Case) -> Iterator[tuple[Audience, Copied]]:
    for audience in READERS:
        with suppress(Problem):
            yield audience, copied(case, audience)


@settings(max_examples=100)
@given(cases())
def test_nothing_forbidden_is_copied(case: Case) -> None:
    for audience, made in every(case):
        screen = screen_of(forbidden_for(case, audience))
        for text in texts(made):
            assert screen.finds(text) is None, (audience, text)


@settings(max_examples=30)
@given(cases())
def test_no_statement_that_the_reader_may_not_read_is_copied(case: Case) -> None:
    """Looked for without the lists of composition: by who said it and its secrecy alone."""
    for one in case.inputs:
        marked = replace(one, text=f"{one.text} qz{one.number}xw")
        other = replace(case, inputs=tuple(marked if a is one else a for a in case.inputs))
        for audience, made in every(other):
            if f"qz{one.number}xw" in words(" ".join(texts(made))):
                assert lawful(one, audience), (audience, one)


@settings(max_examples=40)
@given(cases(), st.randoms(use_true_random=False))
def test_rows_do_not_tell_in_which_order_things_were_said(case: Case, random: Random) -> None:
    numbers = [one.number for one in case.inputs]
    random.shuffle(numbers)
    shuffled = [
        replace(one, number=number) for one, number in zip(case.inputs, numbers, strict=True)
    ]
    random.shuffle(shuffled)
    first, other = every(case), every(replace(case, inputs=tuple(shuffled)))
    assert [made.rows for _, made in first] == [made.rows for _, made in other]


def test_nobody_outside_sees_how_many_said_the_same() -> None:
    case = case_of(
        said(1, HEIM, "Nettet er svakt", Secrecy.OPEN),
        said(2, SANS, "Nettet er svakt", Secrecy.OPEN),
    )
    assert texts(copied(case, PUBLIC)) == ["Nettet er svakt"]
