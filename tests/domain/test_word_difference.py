"""Two texts side by side: nothing is lost of either, and what differs is marked by whole words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.word_difference import apart

TEXTS = st.text("abc æ.,\n", max_size=40)


def marked(pieces: tuple[tuple[str, bool], ...]) -> list[str]:
    return [text for text, differs in pieces if differs]


def test_a_changed_word_is_marked_whole() -> None:
    one, other = apart("fire åpne løsninger", "fem åpne løsning")
    assert marked(one) == ["fire", "løsninger"]
    assert marked(other) == ["fem", "løsning"]


def test_what_was_added_is_marked_on_one_side() -> None:
    one, other = apart("Det er slik.", "Det er ikke slik.")
    assert marked(one) == []
    assert "".join(marked(other)).strip() == "ikke"


def test_a_text_too_long_to_compare_is_shown_as_it_is() -> None:
    long = "ord " * 5000
    assert apart(long, long + "x") == (((long, True),), ((long + "x", True),))
    assert apart(long, long) == (((long, False),), ((long, False),))


@given(one=TEXTS, other=TEXTS)
def test_both_stay_whole_and_what_is_unmarked_is_in_both(one: str, other: str) -> None:
    left, right = apart(one, other)
    assert "".join(text for text, _ in left) == one
    assert "".join(text for text, _ in right) == other
    same = ["".join(text for text, differs in side if not differs) for side in (left, right)]
    assert same[0] == same[1]
    if one == other:
        assert not marked(left)
