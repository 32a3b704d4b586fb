"""Means of the five questions: who counts once, and what others are told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.kinds import Side
from lupdesk.domain.lessons import (
    buyers_changes,
    changes_of,
    means,
    method_code,
    not_taken_up,
    note_of,
    told_means,
)
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson
from tests.domain.small_case import GRAN, HEIM, OMSYN, SANS, P, uid

TIME = LessonQuestion.TIME_USED


def lesson(n: int, score: int = 0, supplier: UUID | None = None, **more: Any) -> Lesson:
    side = more.pop("side", Side.BUYER if supplier is None else Side.SUPPLIER)
    whole = {"question": TIME, **more}
    return Lesson(id=uid(n), procurement=P, side=side, score=score, supplier=supplier, **whole)


def test_who_answered_twice_has_one_voice() -> None:
    given_ = [lesson(1, 1, HEIM), lesson(2, 3, HEIM), lesson(3, 5, SANS)]
    found = means(given_)[TIME, Side.SUPPLIER]
    assert (found.score, found.answers) == (3.5, 2)
    assert means(given_)[TIME, Side.BUYER].score is None


def test_answers_without_a_score_are_no_score_of_nought() -> None:
    assert means([lesson(1, 0, HEIM), lesson(2, 4, SANS)])[TIME, Side.SUPPLIER].score == 4


def test_of_two_suppliers_others_are_told_nothing() -> None:
    two = [lesson(1, 4, HEIM), lesson(2, 2, SANS)]
    assert told_means(two, 2)[TIME, Side.SUPPLIER].score is None
    assert told_means([*two, lesson(3, 3, OMSYN)], 2)[TIME, Side.SUPPLIER].score == 3


def test_three_answers_of_one_supplier_are_one() -> None:
    three = [lesson(n, 4, HEIM) for n in (1, 2, 3)]
    assert told_means(three, 2)[TIME, Side.SUPPLIER].score is None


@given(
    st.lists(st.tuples(st.sampled_from([HEIM, SANS, OMSYN, GRAN]), st.integers(0, 5)), max_size=12),
    st.integers(2, 6),
)
def test_a_mean_is_told_only_at_or_above_the_floor(
    given_: list[tuple[UUID, int]], floor: int
) -> None:
    some = [lesson(n, score, firm) for n, (firm, score) in enumerate(given_)]
    voices = {firm for firm, score in given_ if score}
    told = told_means(some, floor)[TIME, Side.SUPPLIER]
    assert (told.score is not None) == (len(voices) >= max(floor, 3))
    if told.score is not None:
        assert 1 <= told.score <= 5


def test_the_buyers_own_mean_is_told_whatever_the_floor() -> None:
    assert told_means([lesson(1, 2)], 9)[TIME, Side.BUYER].score == 2


def test_only_the_buyers_own_words_are_told_others() -> None:
    some = [
        lesson(1, change="Mer tid. "),
        lesson(2, change="Mer tid."),
        lesson(3, 4, HEIM, change="Mindre papir"),
        lesson(4, side=Side.SUPPLIER, change="Ingen navn"),
    ]
    assert changes_of(some) == ("Mer tid.", "Mindre papir", "Ingen navn")
    assert buyers_changes(some) == ("Mer tid.",)


def test_what_a_guide_says_already_is_not_offered_again() -> None:
    some = [lesson(1, change="Mer\n tid"), lesson(2, change="Færre spørsmål")]
    note = note_of(["Mer\n tid", "Mer tid", " "])
    assert note == "Mer tid"
    assert not_taken_up(some, [note]) == ("Færre spørsmål",)


def test_the_method_is_the_template_whatever_its_version() -> None:
    assert method_code("welfare 3") == method_code("welfare 4") == "welfare"
    assert method_code("") == ""
