from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.kept_codes import follow


@pytest.mark.parametrize(
    ("kept", "before", "after", "expected"),
    [
        ({0: "b!"}, "b!", "b! ", {0: "b!"}),
        ({0: "b!"}, "b! Ur", "b! Uro", {0: "b!"}),
        ({0: "b!"}, "b! Uro", "§hem b! Uro", {5: "b!"}),
        ({4: "#drift"}, "Uro #drift", "Ur #drift", {3: "#drift"}),
        ({4: "#drift"}, "Uro #drift", "Uro #drif", {}),
        ({4: "#drift"}, "Uro #drift", "Uro #drifts", {}),
        ({4: "#drift"}, "Uro #drift", "Uro x#drift", {}),
        ({4: "#drift"}, "Uro #drift", "", {}),
        ({0: "b!", 3: "b!"}, "b! b! Uro", "b! Uro", {0: "b!"}),
        ({0: "b!"}, "b!", "b!b!", {}),
    ],
)
def test_marks_follow_the_edit(
    kept: dict[int, str], before: str, after: str, expected: dict[int, str]
) -> None:
    assert follow(kept, before, after) == expected


@given(st.text("ab! #", max_size=20), st.text("ab! #", max_size=20))
def test_a_mark_is_always_on_its_whole_word(before: str, after: str) -> None:
    kept, at = {}, 0
    for word in before.split(" "):
        if word:
            kept[at] = word
        at += len(word) + 1
    for place, word in follow(kept, before, after).items():
        assert after[place : place + len(word)] == word
        assert (" " + after)[place] == " "
        assert (after + " ")[place + len(word)] == " "
