"""What risks and benefits rest on, named and gathered."""

from __future__ import annotations

from uuid import UUID

import pytest

from lupdesk.desk.bases import basis_named
from lupdesk.desk.benefits import add_benefit
from lupdesk.desk.inputs import add_input
from lupdesk.desk.session import Desk
from lupdesk.desk.ties import statements_behind
from lupdesk.domain.acts import Act
from lupdesk.domain.result_kinds import MeasureState
from lupdesk.domain.results import Measure, Tie
from lupdesk.domain.things import Input
from lupdesk.problems import Problem


def measure(desk: Desk, procurement: UUID, title: str, state: MeasureState) -> UUID:
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        return act.add(Measure, procurement=procurement, title=title, state=state)


def test_a_basis_is_named_by_number_title_or_id(desk: Desk, procurement: UUID) -> None:
    said = add_input(desk, procurement, text="Volum")
    pilot = measure(desk, procurement, "Pilot", MeasureState.DECIDED)
    assert basis_named(desk, " i01 ", procurement, measures=False) == said
    assert basis_named(desk, str(said), procurement, measures=False) == said
    assert basis_named(desk, "pilot", procurement, measures=True) == pilot
    for wrong, measures in (("pilot", False), ("I02", True), ("", True)):
        with pytest.raises(Problem, match="basis-unknown"):
            basis_named(desk, wrong, procurement, measures=measures)


def test_only_statements_that_something_rests_on_are_gathered_with_those_that_say_the_same(
    desk: Desk, procurement: UUID
) -> None:
    first, second, third, other = (
        add_input(desk, procurement, text=f"Utsagn {n}") for n in range(4)
    )
    with desk.act(Act.EDIT_INPUTS) as act:
        act.set(Input, second, same_as=first)
        act.set(Input, third, same_as=second)
    add_benefit(desk, procurement, "trygghet", bases=[second])
    ties = desk.all(Tie, procurement=procurement)
    found = [one.id for one in statements_behind(desk, procurement, ties)]
    assert found == [first, second, third]
    assert other not in found
    assert statements_behind(desk, procurement, []) == ()
