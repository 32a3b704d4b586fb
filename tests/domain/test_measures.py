from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.kinds import InputKind, InputType, Secrecy
from lupdesk.domain.measures import board_of, is_barrier, is_late, reminders
from lupdesk.domain.result_kinds import Barrier, MeasureState
from lupdesk.domain.results import Measure, Tie
from lupdesk.domain.things import Input
from tests.domain.small_case import GRAN, HEIM, SANS, P, said, uid

TODAY: Final = date(2027, 4, 20)


def barrier(n: int, supplier: UUID | None = HEIM, **more: Any) -> Input:
    return said(n, supplier, f"Hindring {n}", Secrecy.OPEN, **{"type": InputType.BAR, **more})


def measure(n: int, **more: Any) -> Measure:
    return Measure(id=uid(500 + n), procurement=P, title=f"Tiltak {n}", position=float(n), **more)


def tie(of: Any, basis: Any) -> Tie:
    return Tie(id=uid(hash((of.id, basis.id)) % 10**6), procurement=P, of=of.id, basis=basis.id)


def test_a_measure_covers_everybody_who_says_the_same() -> None:
    one, other = barrier(1), barrier(2, SANS, same_as=uid(1001))
    done = measure(1)
    board = board_of((one, other), (tie(done, other),), (done,))
    (line,) = board.lines
    assert (line.said, line.suppliers, line.has_measure) == (one, 2, True)
    assert (board.with_measure, board.barriers) == (1, 1)
    assert board.others == ()


def test_what_has_no_measure_comes_first_within_its_kind_and_kinds_with_something_left_first() -> (
    None
):
    told = (
        barrier(1, barrier=Barrier.LEADERSHIP),
        barrier(2, barrier=Barrier.VOLUME),
        barrier(3, barrier=Barrier.VOLUME),
    )
    one = measure(1)
    board = board_of(told, (tie(one, told[0]), tie(one, told[1])), (one,))
    assert [kind.kind for kind in board.kinds] == [Barrier.VOLUME, Barrier.LEADERSHIP]
    assert [line.said.number for line in board.kinds[0].lines] == [3, 2]


def test_one_that_was_dropped_does_nothing_about_it() -> None:
    one, dropped = barrier(1), measure(1, state=MeasureState.DROPPED)
    board = board_of((one,), (tie(dropped, one),), (dropped,))
    assert board.with_measure == 0
    assert board.lines[0].measures == (dropped,)


def test_a_measure_without_a_barrier_is_not_lost() -> None:
    wish, loose, resting = barrier(1, type=InputType.REQ), measure(1), measure(2)
    board = board_of((wish,), (tie(resting, wish),), (loose, resting))
    assert board.others == (loose, resting)
    assert board.barriers == 0


def test_what_counts_as_a_barrier() -> None:
    assert is_barrier(barrier(1))
    assert is_barrier(barrier(1, type=InputType.RISK, barrier=Barrier.VOLUME))
    assert not is_barrier(barrier(1, type=InputType.RISK))
    assert not is_barrier(barrier(1, withdrawn_on=TODAY))
    assert not is_barrier(replace(barrier(1), kind=InputKind.ACTION))


def test_late_is_after_its_day_and_until_it_is_settled() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert is_late(measure(1, due=yesterday), TODAY)
    assert not is_late(measure(1, due=TODAY), TODAY)
    assert not is_late(measure(1), TODAY)
    for state in (MeasureState.DONE, MeasureState.DROPPED):
        assert not is_late(measure(1, due=yesterday, state=state), TODAY)


def test_reminders_are_the_late_and_the_near_the_earliest_first() -> None:
    near, late = measure(1, due=TODAY + timedelta(days=14)), measure(2, due=date(2027, 4, 1))
    far, done = measure(3, due=TODAY + timedelta(days=15)), replace(late, state=MeasureState.DONE)
    assert reminders((near, late, far, done), TODAY) == (late, near)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([InputType.BAR, InputType.REQ]),
            st.sampled_from([None, *Barrier]),
            st.sampled_from([HEIM, SANS, GRAN]),
            st.sampled_from([None, 1, 2, 3]),
        ),
        max_size=8,
    ),
    st.sets(st.tuples(st.integers(1, 3), st.integers(1, 8))),
)
def test_each_barrier_and_each_measure_stands_somewhere(
    told: list[tuple[InputType, Barrier | None, UUID, int | None]], tied: set[tuple[int, int]]
) -> None:
    inputs = [
        barrier(n, firm, type=type, barrier=kind, same_as=uid(1000 + same) if same else None)
        for n, (type, kind, firm, same) in enumerate(told, start=1)
    ]
    measures = [measure(n) for n in range(1, 4)]
    known = {one.number: one for one in inputs}
    ties = [tie(measures[m - 1], known[n]) for m, n in tied if n in known]
    board = board_of(inputs, ties, measures)
    shown = [one for line in board.lines for one in line.alike]
    assert len(shown) == len({one.id for one in shown}), "each stands once"
    assert {one.id for one in inputs if is_barrier(one)} <= {one.id for one in shown}
    on = {one.id for line in board.lines for one in line.measures}
    assert on.isdisjoint(one.id for one in board.others)
    assert on | {one.id for one in board.others} == {one.id for one in measures}
    assert board.with_measure <= board.barriers
