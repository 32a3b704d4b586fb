"""The recovery key on paper: what is printed is read back, and a slip of the pen is told where it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.recovery_key import LETTERS, SIZE, looks_like_one, printed, read
from lupdesk.problems import Problem

SECRETS = st.binary(min_size=SIZE, max_size=SIZE)


@given(SECRETS)
def test_what_is_printed_is_read_back(secret: bytes) -> None:
    key = printed(secret)
    assert [len(group) for group in key.split("-")] == [5] * 8
    assert read(key) == secret
    assert read(key.lower().replace("-", " ").replace("1", "l").replace("0", "o")) == secret


@given(SECRETS, st.integers(0, 39), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_told_by_its_group(secret: bytes, place: int, letter: str) -> None:
    letters = list(printed(secret).replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(Problem) as caught:
        read("".join(letters))
    assert caught.value.facts == {"group": place // 5 + 1}


def test_groups_that_change_places_are_found() -> None:
    first, second, *others = printed(bytes(range(SIZE))).split("-")
    with pytest.raises(Problem):
        read("-".join((second, first, *others)))


@pytest.mark.parametrize("typed", ["", "fire ord på rad", "A" * 39, "A" * 41, "Ø" * 40, "U" * 40])
def test_a_passphrase_is_no_recovery_key(typed: str) -> None:
    assert not looks_like_one(typed)
