"""How grave a risk is, and where it stands in the picture."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain import risks
from lupdesk.domain.result_kinds import Relief, RiskKind
from lupdesk.domain.results import Risk
from lupdesk.domain.risks import Band
from tests.domain.small_case import P, uid

SCALE = st.integers(1, 5)


def risk(n: int, likelihood: int = 0, consequence: int = 0, **more: Any) -> Risk:
    return Risk(
        id=uid(n),
        procurement=P,
        what=f"risiko {n}",
        likelihood=likelihood,
        consequence=consequence,
        **{"position": float(n), **more},
    )


@pytest.mark.parametrize(
    ("likelihood", "consequence", "wanted"),
    [
        (0, 0, None),
        (0, 5, None),
        (5, 0, None),
        (1, 1, Band.LOW),
        (2, 2, Band.LOW),
        (1, 5, Band.MEDIUM),
        (2, 5, Band.MEDIUM),
        (3, 4, Band.HIGH),
        (5, 5, Band.HIGH),
    ],
)
def test_a_band_is_read_from_likelihood_times_consequence(
    likelihood: int, consequence: int, wanted: Band | None
) -> None:
    assert risks.band(likelihood, consequence) is wanted


@given(SCALE, SCALE, SCALE, SCALE)
def test_more_likely_and_graver_is_never_a_lower_band(a: int, b: int, c: int, d: int) -> None:
    order = [Band.LOW, Band.MEDIUM, Band.HIGH]
    low, high = risks.band(min(a, c), min(b, d)), risks.band(max(a, c), max(b, d))
    assert low is not None
    assert high is not None
    assert order.index(low) <= order.index(high)


def test_every_level_that_can_be_has_a_band() -> None:
    assert all(risks.band(one, two) for one in range(1, 6) for two in range(1, 6))


def test_half_judged_stands_nowhere() -> None:
    one = risk(1, 4, 0, left_likelihood=0, left_consequence=2)
    assert risks.place_now(one) is None
    assert risks.place_left(one) is None
    assert risks.placed([one]) == []


def test_the_gravest_come_first_then_the_unjudged_then_the_closed() -> None:
    grave, mild, unjudged = risk(3, 5, 4), risk(1, 1, 2), risk(2)
    closed = risk(4, 5, 5, closed_on=date(2027, 4, 1))
    assert risks.in_order([closed, unjudged, mild, grave]) == [grave, mild, unjudged, closed]


def test_of_two_as_grave_the_one_with_the_worse_consequence_comes_first() -> None:
    likely, bad = risk(1, 4, 3), risk(2, 3, 4)
    assert risks.in_order([likely, bad]) == [bad, likely]


def test_numbers_follow_the_order_of_writing_and_not_the_level() -> None:
    first, second = risk(7, 1, 1, position=1.0), risk(5, 5, 5, position=2.0)
    assert risks.numbered([second, first]) == {first.id: 1, second.id: 2}
    (one, two) = risks.placed([second, first])
    assert (one.number, one.risk, two.number, two.risk) == (1, first, 2, second)


def test_what_is_closed_is_not_in_the_picture_but_keeps_its_number() -> None:
    closed, open_ = risk(1, 5, 5, closed_on=date(2027, 4, 1)), risk(2, 2, 2)
    assert [(one.number, one.risk) for one in risks.placed([closed, open_])] == [(2, open_)]


def test_the_picture_tells_where_the_relief_brings_it() -> None:
    (one,) = risks.placed([risk(1, 4, 4, left_likelihood=2, left_consequence=4)])
    assert (one.now, one.left, one.moves) == ((4, 4), (2, 4), True)
    (still,) = risks.placed([risk(1, 4, 4, left_likelihood=4, left_consequence=4)])
    assert not still.moves


def test_cells_hold_all_that_stand_there() -> None:
    one, two, other = risk(1, 3, 3), risk(2, 3, 3), risk(3, 1, 5)
    found = risks.placed([one, two, other])
    assert [each.number for each in risks.standing_at(found, (3, 3))] == [1, 2]
    assert [each.number for each in risks.standing_at(found, (1, 5))] == [3]
    assert risks.standing_at(found, (5, 5)) == ()


def test_what_is_brought_to_a_cell_stands_in_the_order_of_the_arrows() -> None:
    away = {"left_likelihood": 3, "left_consequence": 2}
    found = risks.placed([risk(1, 3, 4, **away), risk(2, 4, 3, **away), risk(3, 3, 2, **away)])
    assert [one.number for one in risks.brought_to(found, (3, 2))] == [2, 1], "3 has not moved"


def test_more_left_than_there_was_is_noticed() -> None:
    assert risks.grew(risk(1, 2, 2, left_likelihood=3, left_consequence=3))
    assert not risks.grew(risk(1, 3, 3, left_likelihood=2, left_consequence=3))
    assert not risks.grew(risk(1, 3, 3))


def test_each_kind_of_risk_has_reliefs_to_think_of() -> None:
    assert set(risks.RELIEFS) == set(RiskKind)
    for some in risks.RELIEFS.values():
        assert some
        assert Relief.OTHER not in some
        assert len(set(some)) == len(some)
