"""What is personal in free text: numbers, health beside a name, homes and diets."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.personal_data import (
    PersonalKind,
    is_identity_number,
    personal_data,
    personal_data_of_one,
)
from lupdesk.domain.rules.facts import Facts
from tests.worked_case import worked_case

NUMBER, HEALTH = PersonalKind.IDENTITY_NUMBER, PersonalKind.HEALTH
HOME, DIET = PersonalKind.HOME, PersonalKind.DIET
PEOPLE = ("Kari Nes", "Ola Heim", "Eldrerådet")


def kinds(text: str, people: tuple[str, ...] = PEOPLE) -> list[PersonalKind]:
    return [hit.kind for hit in personal_data(text, people)]


def controlled(nine: str) -> str | None:
    """The whole number of nine digits; None where a control digit would be ten."""
    numbers = [int(one) for one in nine]
    found = 11 - sum(a * b for a, b in zip((3, 7, 6, 1, 8, 9, 4, 5, 2), numbers, strict=True)) % 11
    numbers.append(found % 11)
    weights = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    last = 11 - sum(a * b for a, b in zip(weights, numbers, strict=False)) % 11
    numbers.append(last % 11)
    return "".join(map(str, numbers)) if 10 not in numbers else None


def some_number() -> str:
    return next(one for n in range(100, 999) if (one := controlled(f"010190{n}")) is not None)


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    """Of a person, with D-number, H-number and those of tests among them."""
    day = date(1925, 1, 1) + timedelta(days=draw(st.integers(0, 36000)))
    day_more, month_more = draw(
        st.sampled_from(((0, 0), (40, 0), (0, 40), (0, 65), (0, 80), (40, 80)))
    )
    first = f"{day.day + day_more:02d}{day.month + month_more:02d}{day.year % 100:02d}"
    start = draw(st.integers(0, 999))
    whole = (controlled(f"{first}{(start + n) % 1000:03d}") for n in range(1000))
    return next(one for one in whole if one is not None)


@given(
    identity_numbers(),
    st.sampled_from(("", " ", "-", ".", "\u00a0")),
    st.sampled_from(("6", "pairs")),
)
def test_an_identity_number_is_found_however_it_is_spaced(number: str, by: str, how: str) -> None:
    parts = [number[:6], number[6:]]
    if how == "pairs":
        parts = [number[:2], number[2:4], number[4:6], number[6:]]
    written = by.join(parts)
    text = f"Deltaker med nr. {written}, kl. 10"

    (hit,) = personal_data(text)

    assert hit.kind is NUMBER
    assert text[hit.start : hit.end] == written


@given(identity_numbers(), st.integers(0, 10), st.integers(1, 9))
def test_a_number_with_one_wrong_digit_is_not_found(number: str, place: int, more: int) -> None:
    digit = (int(number[place]) + more) % 10
    wrong = f"{number[:place]}{digit}{number[place + 1 :]}"
    assert not is_identity_number(wrong)
    assert kinds(f"Nummer {wrong} her") == []


@pytest.mark.parametrize(
    "text",
    [
        "Telefon 901 00 004 og 22 33 44 55",
        "Orgnr. 101 051 854",
        "38 000 000 kr over 4 år fra 2028",
        "00000000000",
        "Avtale 123456789012345",
    ],
)
def test_other_numbers_are_no_identity_numbers(text: str) -> None:
    assert kinds(text) == []


def test_a_longer_row_of_digits_holds_no_identity_number() -> None:
    number = some_number()
    assert kinds(number) == [NUMBER]
    assert kinds(f"9{number}") == []
    assert kinds(f"{number}9") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kari Nes har demens", [HEALTH]),
        ("Diagnosen til Kari Nes ble nevnt", [HEALTH]),
        ("Han som heter Per Ås Lund er sykmeldt", [HEALTH]),
        ("Ola Heim er sjukmeld ut året", [HEALTH]),
        ("Mary Smith was on sick leave after a stroke", [HEALTH, HEALTH]),
        ("Brukere med demens trenger ro", []),
        ("Løsningen passer ved diabetes. Kari Nes var enig", []),
        ("Innovasjon Norge støtter forskning på kreft", []),
        ("Eldrerådet spurte om demens", []),
        ("Kari Nes spurte om pris", []),
    ],
)
def test_health_is_found_beside_a_name_only(text: str, expected: list[PersonalKind]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brukeren bor i Solveien 12", [HOME]),
        ("Kari Nes, Storgata 5", [HOME]),
        ("Send det til Nedre Lia 4B, 6150 Lysvika", [HOME]),
        ("He lives at 12 Baker Street", [HOME]),
        ("Befaring i Storgata 5 på mandag", []),
        ("Anlegget følger Riksvei 7 til Granheim", []),
        ("Fra 2028 Felles drift", []),
        ("Brukere i private hjem og 1350 Alarmer", []),
    ],
)
def test_a_home_is_found_and_a_place_of_work_is_not(
    text: str, expected: list[PersonalKind]
) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ola Heim er vegetarianer", [DIET]),
        ("Kari Nes er allergisk mot nøtter og har cøliaki", [DIET, DIET]),
        ("Kjøkkenet må levere glutenfri mat", []),
    ],
)
def test_a_diet_is_found_where_it_is_somebodys(text: str, expected: list[PersonalKind]) -> None:
    assert kinds(text) == expected


def test_in_a_field_about_one_person_no_name_is_wanted() -> None:
    assert [hit.kind for hit in personal_data_of_one("glutenfri, bor i Solveien 12, demens")] == [
        DIET,
        HOME,
        HEALTH,
    ]
    assert personal_data_of_one("Prosjektleder") == ()


def test_the_hits_stand_in_the_order_of_the_text_and_once() -> None:
    number = some_number()
    text = f"Kari Nes, {number}, Solveien 12, 6150 Lysvika, har demens"
    hits = personal_data(text, PEOPLE)
    assert [hit.kind for hit in hits] == [NUMBER, HOME, HEALTH]
    assert [text[hit.start : hit.end] for hit in hits] == [
        number,
        "Solveien 12, 6150 Lysvika",
        "demens",
    ]


def test_nothing_is_found_in_the_statements_of_the_worked_case() -> None:
    case = worked_case()
    people = Facts(case).people
    assert len(case.inputs) > 40
    assert [one.text for one in case.inputs if personal_data(one.text, people)] == []


def test_a_statement_is_looked_through_within_a_millisecond() -> None:
    case = worked_case()
    people = Facts(case).people
    began = time.perf_counter()
    for one in case.inputs:
        personal_data(one.text, people)
    assert (time.perf_counter() - began) / len(case.inputs) < 0.001


@pytest.mark.parametrize("between", ["\u2010", "\u2011", "\u2013", "/"])
def test_an_identity_number_with_any_dash_or_a_stroke_in_it(between: str) -> None:
    (found,) = personal_data(f"Nr 010190{between}00083 her")
    assert found.kind is PersonalKind.IDENTITY_NUMBER


@pytest.mark.parametrize("word", ["hjemadresse", "hjemmeadresse", "hjemmeadressen", "heimadresse"])
def test_an_address_that_is_said_to_be_somebodys_home(word: str) -> None:
    (found,) = personal_data(f"Kari Nes har {word} Fjordveien 3B")
    assert found.kind is PersonalKind.HOME
