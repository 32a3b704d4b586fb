"""What was said as columns: who stands where, and behind what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.kinds import InputKind
from lupdesk.domain.lexicon import GONE, Lexicon, stems
from lupdesk.domain.said_columns import SaidColumns, columns_of
from lupdesk.domain.things import Input
from lupdesk.domain.vocabulary import theme_key
from lupdesk.domain.voices import is_counted, said_alike

CASE = UUID(int=1)
GONE_ON = date(2027, 4, 2)


def said(number: int, *themes: str, **more: object) -> Input:
    fields = {"id": UUID(int=1000 + number), "number": number, "themes": themes, **more}
    return Input(procurement=CASE, **fields)  # type: ignore[arg-type]


def columns(*inputs: Input) -> SaidColumns:
    return columns_of(inputs)[0]


def test_what_waits_for_a_theme_is_counted_and_carries_none() -> None:
    found = columns(
        said(1),
        said(2, "drift"),
        said(3, withdrawn_on=GONE_ON),
        said(4, kind=InputKind.ACTION),
        said(5, "pris", withdrawn_on=GONE_ON),
    )
    assert (len(found), found.counted, found.having) == (4, 2, 1)
    assert [found.numbers[place] for place in found.without()] == [1]


def test_who_says_the_same_stands_behind_the_theme_and_what_was_withdrawn_does_not() -> None:
    first = said(1, "drift")
    found = columns(
        first, said(2, same_as=first.id), said(3, "pris", same_as=first.id, withdrawn_on=GONE_ON)
    )
    assert list(found.behind_any(("drift",))) == [0, 1]
    assert list(found.behind_any(("pris",))) == []


def test_a_statement_is_found_by_its_number_and_row_where_two_laptops_gave_one_number_twice() -> (
    None
):
    found = columns(said(1), said(2), said(2, id=UUID(int=1)), said(4))
    assert [found.place(2, row) for row in (1, 2)] == [1, 2]
    assert found.place(3, 0) is None
    assert found.before(3) == 3


def test_what_one_statement_carries_now_is_known_at_once() -> None:
    one = said(1)
    found = columns(one, said(2))
    found.tell(0, replace(one, themes=("Natt og helg",)))
    assert list(found.without()) == [1]
    assert list(found.behind_any(("natt-og-helg",))) == [0]
    found.tell(0, replace(one, withdrawn_on=GONE_ON))
    assert found.counted == 1


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["drift", "Drift", "pris", "natt"]), max_size=2),
            st.booleans(),
            st.sampled_from([InputKind.INPUT, InputKind.INPUT, InputKind.ACTION]),
            st.one_of(st.none(), st.integers(0, 12)),
        ),
        max_size=12,
    ),
    st.sampled_from(["drift", "pris", "natt"]),
)
def test_whoever_is_joined_with_whom_the_voices_are_those_of_the_statements(
    told: list[tuple[list[str], bool, InputKind, int | None]], key: str
) -> None:
    every = [
        said(
            number,
            *themes,
            kind=kind,
            withdrawn_on=GONE_ON if gone else None,
            same_as=None if same is None else UUID(int=1000 + same),
        )
        for number, (themes, gone, kind, same) in enumerate(told)
    ]
    found, voices = columns_of(every)
    expected = set()
    for group in said_alike(every).values():
        counted = [one for one in group if is_counted(one)]
        if any(theme_key(name) == key for one in counted for name in one.themes):
            expected |= {one.number for one in counted}
    assert {found.numbers[place] for place in found.behind_any((key,))} == expected
    assert sum(many for keys, _, many in voices if key in keys) == len(expected)


def test_a_word_is_known_by_its_beginning_and_the_words_of_any_sentence_by_none() -> None:
    assert stems("Mobilnettet skal virke over alt, og mobilnettene også") == {"mobiln", "virke"}


def test_a_statement_that_is_told_anew_is_found_by_its_new_words_alone() -> None:
    lexicon = Lexicon()
    lexicon.learn(7, "Mobilnett")
    lexicon.learn(8, "Mobilnett")
    lexicon.learn_anew([(7, "Batteri")])
    lexicon.learn_anew([(9, "Batteri")])
    assert [lexicon.rows[slot] for slot in lexicon.having("mobiln")] == [GONE, 8]
    assert [lexicon.rows[slot] for slot in lexicon.having("batter")] == [7, 9]
    assert lexicon.having("ukjent") == ()
