from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.word_difference import Change, Piece, difference

SAME, GONE, NEW = Change.SAME, Change.GONE, Change.NEW
SENTENCES = st.lists(
    st.sampled_from(["ikke", "bør", "kravet", "412", "kr", ".", ",", "\n", "å"])
).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", ()),
        ("Som før.", "Som før.", ((SAME, "Som før."),)),
        ("", "Nytt", ((NEW, "Nytt"),)),
        ("Gammelt", "", ((GONE, "Gammelt"),)),
        (
            "Prisen er 412 kr.",
            "Prisen er 398 kr.",
            ((SAME, "Prisen er "), (GONE, "412"), (NEW, "398"), (SAME, " kr.")),
        ),
        (
            "Vi vil ikke ha kravet",
            "Vi vil helst ha kravet",
            ((SAME, "Vi vil "), (GONE, "ikke"), (NEW, "helst"), (SAME, " ha kravet")),
        ),
        (
            "a b c",
            "a x y c",
            ((SAME, "a "), (GONE, "b"), (NEW, "x y"), (SAME, " c")),
        ),
        ("én to", "tre fire", ((GONE, "én to"), (NEW, "tre fire"))),
    ],
)
def test_what_differs_is_told_in_words(
    before: str, after: str, pieces: tuple[tuple[Change, str], ...]
) -> None:
    assert difference(before, after) == tuple(Piece(*one) for one in pieces)


@given(SENTENCES | st.text(max_size=80), SENTENCES | st.text(max_size=80))
def test_both_wordings_can_be_read_from_it(before: str, after: str) -> None:
    found = difference(before, after)
    assert "".join(one.text for one in found if one.change is not NEW) == before
    assert "".join(one.text for one in found if one.change is not GONE) == after
    assert all(one.text for one in found)
    for one, other in pairwise(found):
        assert one.change is not other.change, "one change is one piece"


def test_fifty_thousand_letters_are_no_reason_to_wait() -> None:
    start = time.perf_counter()
    found = difference("ord " * 12_500, "annet " * 9_000)
    assert [one.change for one in found] == [GONE, NEW]
    assert time.perf_counter() - start < 5
