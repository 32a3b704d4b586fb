"""From a finding back to those who said it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.results import Tie
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Bases, said_alike

CASE = UUID(int=1)


def said(number: int, supplier: int | None = None, same_as: int | None = None) -> Input:
    return Input(
        id=UUID(int=number),
        procurement=CASE,
        number=number,
        supplier=None if supplier is None else UUID(int=supplier),
        same_as=None if same_as is None else UUID(int=same_as),
    )


def tie(of: int, basis: int, against: bool = False) -> Tie:
    return Tie(
        id=UUID(int=of * 1000 + basis),
        procurement=CASE,
        of=UUID(int=of),
        basis=UUID(int=basis),
        against=against,
    )


def numbers(some: tuple[Input, ...]) -> list[int]:
    return [one.number for one in some]


def test_joined_statements_bring_their_suppliers_with_them() -> None:
    inputs = [said(11, 101), said(12, 102, same_as=11), said(13, 101)]
    found = Bases(inputs, [tie(5, 11)]).voices(UUID(int=5))
    assert numbers(found.behind) == [11, 12]
    assert found.suppliers == {UUID(int=101), UUID(int=102)}


def test_a_supplier_counts_once_however_much_it_says() -> None:
    inputs = [said(11, 101), said(13, 101)]
    found = Bases(inputs, [tie(5, 11), tie(5, 13)]).voices(UUID(int=5))
    assert len(found.behind) == 2
    assert len(found.suppliers) == 1


def test_through_a_measure_to_the_voices_and_who_says_otherwise() -> None:
    inputs = [said(11, 101), said(12, 102), said(13, 103)]
    ties = [tie(7, 6), tie(6, 11), tie(6, 12, against=True), tie(7, 13)]
    found = Bases(inputs, ties).voices(UUID(int=7))
    assert numbers(found.behind) == [11, 13]
    assert numbers(found.against) == [12]
    assert found.opposed == {UUID(int=102)}


def test_a_ring_of_ties_ends() -> None:
    found = Bases([said(11, 101)], [tie(6, 7), tie(7, 6), tie(7, 11)]).voices(UUID(int=6))
    assert numbers(found.behind) == [11]


def test_a_leader_that_is_gone_leaves_each_by_itself() -> None:
    assert set(said_alike([said(12, 1, same_as=99)])) == {UUID(int=12)}


@given(st.lists(st.none() | st.integers(1, 12), min_size=1, max_size=12))
def test_every_statement_is_in_one_group_alone_whatever_was_joined(same: list[int | None]) -> None:
    inputs = [said(n, n, same_as=other) for n, other in enumerate(same, 1)]
    groups = said_alike(inputs)
    grouped = [one for some in groups.values() for one in some]
    assert sorted(numbers(tuple(grouped))) == list(range(1, len(same) + 1))
    assert all(some[0].id == leader for leader, some in groups.items())
    again = said_alike([replace(one) for one in reversed(inputs)])
    assert {frozenset(one.id for one in some) for some in groups.values()} == {
        frozenset(one.id for one in some) for some in again.values()
    }
