"""Age orders the ids, whatever the clock of the laptop says, and two laptops never choose the same."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.ids import NONE, later, uuid7

walls = st.integers(0, 2**44)
noise = st.binary(min_size=10, max_size=10)


@given(st.lists(st.tuples(walls, noise), min_size=2, max_size=20), walls, noise)
def test_each_is_later_than_all_before_it(
    made: list[tuple[int, bytes]], wall: int, random: bytes
) -> None:
    known, here = uuid7(wall, random), NONE
    for at, more in made:
        one = later(at, more, here=here, known=known)
        assert one > here
        assert one > known
        assert one.version == 7
        here = one


@given(walls, noise, noise, noise)
def test_two_laptops_whose_clocks_are_behind_what_both_know_choose_differently(
    wall: int, random: bytes, one: bytes, other: bytes
) -> None:
    known = uuid7(wall, random)
    made = [later(0, noise, here=NONE, known=known) for noise in (one, other)]
    assert (made[0] == made[1]) == (uuid7(0, one) == uuid7(0, other))


def test_what_is_no_id_of_ours_sets_no_pace() -> None:
    strange = UUID(int=2**128 - 1)
    assert later(5, b"\0" * 10, here=NONE, known=strange) == uuid7(5, b"\0" * 10)
