"""Benefits in a real desk: what is called planned is planned, and what is measured stays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from lupdesk.desk import benefits
from lupdesk.desk.cases import read_case
from lupdesk.desk.inputs import add_input
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.benefits import DueKind
from lupdesk.domain.result_kinds import BenefitKind
from lupdesk.domain.results import Measure, Measurement, Target, Tie
from lupdesk.problems import Problem
from lupdesk.wording import Wording

WHOLE: dict[str, Any] = {
    "owner": "Kari Nes",
    "baseline": "41 %",
    "target": "≤ 16 %",
    "measured_on": date(2029, 2, 1),
}


@pytest.fixture
def planned(desk: Desk, procurement: UUID) -> UUID:
    return benefits.add_benefit(desk, procurement, "unødige utrykninger", planned=True, **WHOLE)


def the_one(desk: Desk) -> Target:
    (one,) = desk.all(Target)
    return one


def test_a_benefit_keeps_all_that_is_said_of_it(desk: Desk, procurement: UUID) -> None:
    benefits.add_benefit(
        desk, procurement, " trygghet ", kind=BenefitKind.QUALITY, unit="prosent", unplanned=True
    )
    one = the_one(desk)
    assert (one.what, one.kind, one.unit, one.unplanned, one.planned) == (
        "trygghet",
        BenefitKind.QUALITY,
        "prosent",
        True,
        False,
    )


def test_planned_is_refused_with_a_sentence_of_what_is_missing(
    desk: Desk, procurement: UUID
) -> None:
    id = benefits.add_benefit(desk, procurement, "trygghet", owner="Tor Hauge", target="80 %")
    with pytest.raises(Problem) as refused:
        benefits.edit_benefit(desk, id, planned=True)
    assert refused.value.code == "benefit-not-planned"
    assert (
        Wording("en")
        .problem(refused.value)
        .endswith("Still missing: a baseline, a day on which it is measured.")
    )
    assert not the_one(desk).planned
    benefits.edit_benefit(desk, id, planned=True, baseline="62 %", measured_on=WHOLE["measured_on"])
    assert the_one(desk).planned


def test_nothing_half_planned_is_added(desk: Desk, procurement: UUID) -> None:
    with pytest.raises(Problem, match="benefit-not-planned"):
        benefits.add_benefit(desk, procurement, "trygghet", planned=True, owner="Tor")
    assert desk.all(Target) == []


@pytest.mark.parametrize(
    ("field", "empty"), [("owner", ""), ("baseline", " "), ("target", ""), ("measured_on", None)]
)
def test_what_a_planned_one_needs_cannot_be_taken_from_it(
    desk: Desk, planned: UUID, field: str, empty: object
) -> None:
    emptied: dict[str, Any] = {field: empty}
    with pytest.raises(Problem, match="benefit-not-planned"):
        benefits.edit_benefit(desk, planned, **emptied)
    assert getattr(the_one(desk), field) == WHOLE[field]
    benefits.edit_benefit(desk, planned, planned=False, **emptied)
    assert not the_one(desk).planned


def test_what_a_join_left_half_planned_may_be_filled_in_bit_by_bit(
    desk: Desk, planned: UUID
) -> None:
    with desk.act(Act.JOIN_PARCEL) as act:
        act.set(Target, planned, owner="", measured_on=None)
    benefits.edit_benefit(desk, planned, owner="Tor Hauge")
    assert the_one(desk).owner == "Tor Hauge"
    with pytest.raises(Problem, match="benefit-not-planned"):
        benefits.edit_benefit(desk, planned, owner="")


def test_values_are_measured_on_a_day_with_their_cause(desk: Desk, planned: UUID) -> None:
    benefits.measure_benefit(desk, planned, " 30 % ", on=date(2027, 3, 1), cause="ny rutine")
    benefits.measure_benefit(desk, planned, "28 %")
    first, second = desk.all(Measurement)
    assert (first.value, first.measured_on, first.cause) == ("30 %", date(2027, 3, 1), "ny rutine")
    assert (second.target, second.measured_on) == (planned, desk.today())


def test_no_value_and_a_day_to_come_are_refused(desk: Desk, planned: UUID) -> None:
    with pytest.raises(Problem, match="measured-value-wanted"):
        benefits.measure_benefit(desk, planned, "  ")
    ahead = desk.today() + timedelta(days=1)
    with pytest.raises(Problem, match="measured-ahead"):
        benefits.measure_benefit(desk, planned, "20 %", on=ahead)
    id = benefits.measure_benefit(desk, planned, "20 %")
    with pytest.raises(Problem, match="measured-ahead"):
        benefits.edit_measurement(desk, id, measured_on=ahead)
    assert desk.the(Measurement, id).measured_on == desk.today()


def test_what_is_removed_takes_its_values_and_ties_along_and_undo_brings_all_back(
    desk: Desk, procurement: UUID, planned: UUID
) -> None:
    said = add_input(desk, procurement, text="mål i seks uker")
    benefits.edit_benefit(desk, planned, bases=[said])
    benefits.measure_benefit(desk, planned, "30 %")
    benefits.remove_benefit(desk, planned)
    assert (desk.all(Target), desk.all(Measurement), desk.all(Tie)) == ([], [], [])
    desk.undo()
    assert [len(desk.all(thing)) for thing in (Target, Measurement, Tie)] == [1, 1, 1]


def test_what_is_due_now_is_told_by_day(desk: Desk, procurement: UUID) -> None:
    soon = desk.today() + timedelta(days=20)
    benefits.add_benefit(desk, procurement, "trygghet", measured_on=soon)
    benefits.add_benefit(desk, procurement, "responstid", measured_on=date(2027, 3, 1))
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.add(Measure, procurement=procurement, title="Pilot", due=date(2027, 1, 1))
    found = benefits.due_now(desk, procurement)
    assert [(one.kind, one.what) for one in found] == [
        (DueKind.LATE, "Pilot"),
        (DueKind.MEASURE_NOW, "responstid"),
        (DueKind.MEASURE_SOON, "trygghet"),
    ]
    case = read_case(desk, procurement)
    assert len(case.targets) == 2


def test_a_benefit_is_named_by_its_beginning_or_its_id(
    desk: Desk, procurement: UUID, planned: UUID
) -> None:
    other = benefits.add_benefit(desk, procurement, "unødige samtaler")
    assert benefits.benefit_named(desk, "Unødige utr", procurement).id == planned
    assert benefits.benefit_named(desk, str(other), procurement).id == other
    with pytest.raises(Problem, match="benefit-ambiguous"):
        benefits.benefit_named(desk, "unødige", procurement)
    for nothing in ("trygghet", "", " "):
        with pytest.raises(Problem, match="benefit-unknown"):
            benefits.benefit_named(desk, nothing, procurement)
