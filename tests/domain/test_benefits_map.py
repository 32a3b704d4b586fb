"""From what was said by way of measures and effects to benefits."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.benefits_map import COLUMNS, BenefitsMap, Column, Spot, draw_map
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure, Target, Tie
from tests.domain.small_case import HEIM, SANS, P, said, uid

SAID = said(1, HEIM, "krav stenger", Secrecy.OPEN)
SAME = said(2, SANS, "kravene stenger", Secrecy.OPEN, same_as=SAID.id)
OTHER = said(3, SANS, "mål i seks uker", Secrecy.OPEN)


def measure(n: int, effect: str = "", **more: Any) -> Measure:
    return Measure(id=uid(n), procurement=P, title=f"tiltak {n}", effect=effect, **more)


def benefit(n: int, **more: Any) -> Target:
    return Target(id=uid(n), procurement=P, what=f"gevinst {n}", **more)


def tie(of: UUID, basis: UUID, *, against: bool = False) -> Tie:
    return Tie(
        id=UUID(int=of.int * 100_000 + basis.int), procurement=P, of=of, basis=basis,
        against=against,
    )  # fmt: skip


def spot(column: Column, n: UUID | int) -> Spot:
    return Spot(column, n if isinstance(n, UUID) else uid(n))


def test_a_whole_thread_leads_from_statement_to_benefit() -> None:
    made = draw_map(
        [SAID, OTHER],
        [measure(20, "flere tilbud")],
        [benefit(30)],
        [tie(uid(20), SAID.id), tie(uid(30), uid(20))],
    )
    assert made.columns == {
        Column.STATEMENT: (SAID.id,),
        Column.MEASURE: (uid(20),),
        Column.EFFECT: (uid(20),),
        Column.BENEFIT: (uid(30),),
    }
    chain = [spot(column, made.columns[column][0]) for column in COLUMNS]
    assert made.links == set(pairwise(chain))
    assert made.loose == ()
    assert made.threads(chain[1]) == set(chain)


def test_a_measure_without_effect_leads_straight_to_its_benefit() -> None:
    made = draw_map([], [measure(20)], [benefit(30)], [tie(uid(30), uid(20))])
    assert made.links == {(spot(Column.MEASURE, 20), spot(Column.BENEFIT, 30))}
    assert made.columns[Column.EFFECT] == ()


def test_a_benefit_may_rest_on_a_statement_alone_and_is_told_loose() -> None:
    made = draw_map([OTHER], [], [benefit(30)], [tie(uid(30), OTHER.id)])
    assert made.links == {(spot(Column.STATEMENT, OTHER.id), spot(Column.BENEFIT, 30))}
    assert made.loose == (spot(Column.BENEFIT, 30),)


def test_what_says_the_same_stands_once_under_the_first() -> None:
    made = draw_map([SAID, SAME], [measure(20)], [], [tie(uid(20), SAME.id)])
    assert made.columns[Column.STATEMENT] == (SAID.id,)


def test_a_measure_against_a_risk_leads_back_to_who_spoke_of_the_risk() -> None:
    made = draw_map([OTHER], [measure(20)], [], [tie(uid(20), uid(40)), tie(uid(40), OTHER.id)])
    assert (spot(Column.STATEMENT, OTHER.id), spot(Column.MEASURE, 20)) in made.links


def test_a_statement_that_says_otherwise_is_no_basis() -> None:
    made = draw_map([OTHER], [measure(20)], [], [tie(uid(20), OTHER.id, against=True)])
    assert made.columns[Column.STATEMENT] == ()


def test_the_same_effect_of_two_measures_stands_once() -> None:
    made = draw_map(
        [],
        [measure(20, "Færre turer"), measure(21, "færre  turer")],
        [benefit(30)],
        [tie(uid(30), uid(21))],
    )
    assert made.columns[Column.EFFECT] == (uid(20),)
    assert (spot(Column.EFFECT, 20), spot(Column.BENEFIT, 30)) in made.links
    assert made.loose == (), "what leads to the effect leads to the benefit too"


def test_loose_ends_are_told_dropped_measures_and_unplanned_benefits_are_none() -> None:
    made = draw_map(
        [],
        [measure(20), measure(21, state=MeasureState.DROPPED)],
        [benefit(30), benefit(31, unplanned=True)],
        [tie(uid(30), uid(21))],
    )
    assert made.columns[Column.MEASURE] == (uid(20),)
    assert made.loose == (spot(Column.MEASURE, 20), spot(Column.BENEFIT, 30))


def test_a_measure_stands_beside_what_it_leads_to() -> None:
    made = draw_map(
        [],
        [measure(20), measure(21)],
        [benefit(30), benefit(31)],
        [tie(uid(30), uid(21)), tie(uid(31), uid(20))],
    )
    assert made.columns[Column.MEASURE] == (uid(21), uid(20))


def test_an_empty_map_says_so() -> None:
    assert draw_map([SAID], [], [], []).is_empty
    assert not draw_map([], [], [benefit(30)], []).is_empty


PAIRS = st.lists(
    st.tuples(
        st.sampled_from([*(uid(n) for n in range(20, 24)), *(uid(n) for n in range(30, 34))]),
        st.sampled_from([SAID.id, SAME.id, OTHER.id, *(uid(n) for n in range(20, 24)), uid(99)]),
        st.booleans(),
    ),
    max_size=14,
)


@given(PAIRS)
def test_whatever_is_tied_every_link_leads_right_between_things_that_are_there(
    pairs: list[tuple[UUID, UUID, bool]],
) -> None:
    made: BenefitsMap = draw_map(
        [SAID, SAME, OTHER],
        [measure(n, "en" if n % 2 else "") for n in range(20, 24)],
        [benefit(n) for n in range(30, 34)],
        [tie(of, basis, against=against) for of, basis, against in pairs],
    )
    for start, to in made.links:
        assert COLUMNS.index(start.column) < COLUMNS.index(to.column)
        assert start.id in made.columns[start.column]
        assert to.id in made.columns[to.column]
    for one in made.loose:
        assert one.id in made.columns[one.column]
    assert sorted(made.columns[Column.BENEFIT]) == [uid(n) for n in range(30, 34)]


_DRAWN = """
from random import Random
from tests.domain.test_benefits_map import *
chance = Random(4)
spoken = [said(1000 + n, HEIM, f"utsagn {n}", Secrecy.OPEN) for n in range(300)]
measures = [measure(100 + n) for n in range(7)]
ties = [tie(one.id, other.id) for other in spoken for one in chance.sample(measures, 5)]
print(draw_map(spoken, measures, [], ties).columns)
"""


def test_every_run_of_the_program_draws_the_same_map() -> None:
    """Sets have another order in each; a mean of heights must not depend on it."""
    drawn = {
        subprocess.run(
            [sys.executable, "-c", _DRAWN],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True, timeout=60,
            cwd=Path(__file__).parents[2],
        ).stdout
        for seed in ("0", "1", "2")
    }  # fmt: skip
    assert len(drawn) == 1
