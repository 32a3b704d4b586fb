"""What is offered to be printed once: near-duplicates, and no more than a reader would look at."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.alike import likeness, most_alike
from lupdesk.domain.kinds import InputType, Secrecy
from lupdesk.domain.things import Input
from tests.domain.small_case import HEIM, SANS, said

CASE = Path(__file__).parents[2] / "resources" / "demo" / "innspill.csv"


def say(n: int, text: str, type: InputType = InputType.BAR) -> Input:
    return said(n, HEIM if n % 2 else SANS, text, Secrecy.OPEN, type=type)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mobilnettet på øya er for svakt", "Svakt mobilnett på øya"),
        ("Referansekravet stenger små bedrifter", "Kravet om referanser stenger små bedrifter"),
        ("Dekningshull på Storøyna", "(nesten likt I01) Nettet er for svakt"),
    ],
)
def test_what_says_the_same_is_found(one: str, other: str) -> None:
    first, second = say(1, one), say(2, other)
    assert most_alike(first, [first, second]) == (second,)
    assert most_alike(second, [first, second]) == (first,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mobilnettet på øya er for svakt", "Referansekravet stenger små bedrifter"),
        ("Se I12 for mer", "Leverandøren viser til et annet punkt"),
        ("", "Svakt mobilnett på øya"),
    ],
)
def test_what_says_something_else_is_not(one: str, other: str) -> None:
    assert most_alike(say(1, one), [say(2, other)]) == ()


def test_another_type_is_another_matter() -> None:
    text = "Svakt mobilnett på øya"
    assert most_alike(say(1, text), [say(2, text, InputType.RISK)]) == ()


def test_the_worked_case_has_one_pair() -> None:
    rows = list(csv.reader(CASE.read_text("utf-8-sig").splitlines(), delimiter=";"))
    heads = rows[0]
    every = [
        say(n, row[-1], InputType(row[1]))
        for n, row in enumerate(rows[1:], start=1)
        if len(row) == len(heads)
    ]
    assert len(every) == 45
    alike = [(a.number, b.number) for a, b in combinations(every, 2) if b in most_alike(a, every)]
    assert alike == [(7, 41)]


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_the_same_both_ways_and_whole_for_oneself(one: str, other: str) -> None:
    first, second = say(1, one), say(2, other)
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1
