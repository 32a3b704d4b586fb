"""Whether a benefit is planned, how far it has come, and what is due."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.domain.benefits import (
    SOON,
    DueKind,
    due,
    is_measured,
    lacking,
    lacks_cause,
    measured,
    newest,
    read_measured,
)
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure, Measurement, Target
from tests.domain.small_case import P, uid

DAY = date(2029, 2, 1)
WHOLE: dict[str, Any] = {
    "what": "unødige utrykninger",
    "owner": "Kari Nes",
    "baseline": "41 %",
    "target": "≤ 16 %",
    "measured_on": DAY,
}


def benefit(**more: Any) -> Target:
    return Target(id=uid(1), procurement=P, **{**WHOLE, **more})


def value(text: str, day: date | None = DAY, *, n: int = 50, cause: str = "") -> Measurement:
    return Measurement(
        id=uid(n), procurement=P, target=uid(1), measured_on=day, value=text, cause=cause
    )


def test_a_whole_benefit_lacks_nothing() -> None:
    assert lacking(benefit()) == ()


@pytest.mark.parametrize(
    ("field", "empty"), [("owner", " "), ("baseline", ""), ("target", ""), ("measured_on", None)]
)
def test_each_of_the_four_is_wanted(field: str, empty: object) -> None:
    assert lacking(benefit(**{field: empty})) == (field,)


def test_a_value_is_read_against_baseline_and_target() -> None:
    read = read_measured(benefit(), "18,5 %")
    assert read is not None
    assert read.share == pytest.approx(0.9)
    assert (read.deviation, read.reached, read.unit) == (Decimal("2.5"), False, "%")


@pytest.mark.parametrize(
    ("baseline", "target", "now", "reached"),
    [
        ("41 %", "≤ 16 %", "16 %", True),
        ("41 %", "≤ 16 %", "12 %", True),
        ("62 %", "80 %", "79 %", False),
        ("62 %", "80 %", "84 prosent", True),
        ("210 s", "≤ 90 s", "95 sekunder", False),
        ("0", "1 kommune", "1 kommune", True),
        ("5 %", "5 %", "5 %", True),
        ("5 %", "5 %", "6 %", False),
    ],
)
def test_reached_is_by_the_way_it_was_to_go(
    baseline: str, target: str, now: str, reached: bool
) -> None:
    read = read_measured(benefit(baseline=baseline, target=target), now)
    assert read is not None
    assert read.reached is reached


def test_a_bare_number_has_the_unit_of_the_benefit() -> None:
    assert read_measured(benefit(), "20") == read_measured(benefit(), "20 %")
    bare = read_measured(benefit(baseline="41", target="16", unit="prosent"), "20 %")
    assert bare is not None
    assert bare.unit == "prosent"


@pytest.mark.parametrize("text", ["bedre enn før", "", "20 sekunder", "10–20 %"])
def test_what_cannot_be_compared_is_not(text: str) -> None:
    assert read_measured(benefit(), text) is None
    assert read_measured(benefit(baseline="mye"), "20 %") is None


@given(st.integers(-500, 500), st.integers(-500, 500), st.integers(-500, 500))
def test_baseline_is_nought_and_target_is_one(start: int, target: int, now: int) -> None:
    one = benefit(baseline=f"{start} s", target=f"{target} s")
    if start == target:
        read = read_measured(one, f"{now} s")
        assert read is not None
        assert read.share is None
        return
    ends = [read_measured(one, f"{end} s") for end in (start, target)]
    assert [read.share for read in ends if read is not None] == [0, 1]
    read = read_measured(one, f"{now} s")
    assert read is not None
    assert read.share is not None
    assert read.reached == (read.share >= 1)
    assert float(read.deviation) == now - target


def test_the_newest_value_is_that_of_the_latest_day() -> None:
    late, early, dayless = value("20 %"), value("30 %", date(2028, 2, 1), n=51), value("9", None)
    assert measured(uid(1), [late, early, dayless]) == [dayless, early, late]
    assert newest(uid(1), [early, late]) == late
    assert newest(uid(2), [early, late]) is None


def test_a_day_without_a_value_is_no_measurement() -> None:
    assert newest(uid(1), [value("  ")]) is None
    assert not is_measured(benefit(), [value("")])


def test_a_big_deviation_on_its_day_wants_a_cause() -> None:
    assert lacks_cause(benefit(), value("25 %"))
    assert not lacks_cause(benefit(), value("25 %", cause="ett nattlag for lite"))
    assert not lacks_cause(benefit(), value("16 %"))
    assert not lacks_cause(benefit(), value("18 %")), "less than a tenth of what was planned"
    assert not lacks_cause(benefit(), value("25 %", date(2028, 2, 1))), "on the way it is none"


def test_due_within_the_month_and_once_the_day_has_passed() -> None:
    one = benefit()
    assert due([one], [], [], DAY - SOON - timedelta(days=1)) == []
    for today, wanted in (
        (DAY - SOON, DueKind.MEASURE_SOON),
        (DAY, DueKind.MEASURE_SOON),
        (DAY + timedelta(days=1), DueKind.MEASURE_NOW),
    ):
        (found,) = due([one], [], [], today)
        assert (found.kind, found.day, found.owner) == (wanted, DAY, "Kari Nes")


def test_a_measurement_near_its_day_settles_it_and_an_early_one_does_not() -> None:
    assert due([benefit()], [value("16 %", DAY - SOON)], [], DAY) == []
    early = value("16 %", DAY - SOON - timedelta(days=1))
    assert [one.kind for one in due([benefit()], [early], [], DAY)] == [DueKind.MEASURE_SOON]


def test_a_deviation_without_cause_is_due() -> None:
    (found,) = due([benefit()], [value("30 %")], [], DAY)
    assert (found.kind, found.day) == (DueKind.CAUSE, DAY)


def test_late_measures_are_due_and_those_that_are_over_are_not() -> None:
    def measure(state: MeasureState, day: date | None) -> Measure:
        return Measure(id=uid(9), procurement=P, title="Pilot", owner="Tor", due=day, state=state)

    past = date(2027, 5, 1)
    (found,) = due([], [], [measure(MeasureState.UNDER_WAY, past)], DAY)
    assert (found.kind, found.what, found.owner, found.day) == (DueKind.LATE, "Pilot", "Tor", past)
    for state in (MeasureState.DONE, MeasureState.DROPPED):
        assert due([], [], [measure(state, past)], DAY) == []
    assert due([], [], [measure(MeasureState.PROPOSED, DAY)], DAY) == []
    assert due([], [], [measure(MeasureState.PROPOSED, None)], DAY) == []
