"""Which barriers stop innovation and which measures help, over all procurements of the desk."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.desk import inputs, procurements, suppliers
from lupdesk.desk.barriers import barriers_met, instrument_names
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.barriers_met import BarrierLine, Countered, barrier_lines
from lupdesk.domain.kinds import InputType
from lupdesk.domain.result_kinds import Barrier, BarrierGroup, MeasureState
from lupdesk.domain.results import Insight, Instrument, Measure, Risk, Tie
from lupdesk.domain.things import Input


def stop(desk: Desk, of: UUID, barrier: Barrier | None, firm: UUID | None = None) -> UUID:
    id = inputs.add_input(desk, of, text="Det stopper", type=InputType.BAR, supplier=firm)
    with desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, id, barrier=barrier)
    return id


@pytest.fixture
def cases(desk: Desk, procurement: UUID) -> tuple[UUID, UUID]:
    return procurement, procurements.add_procurement(desk, reference="P-2", title="To")


def test_each_supplier_counts_once_in_all_cases_together(
    desk: Desk, cases: tuple[UUID, UUID]
) -> None:
    firms = [suppliers.add_supplier(desk, name=name) for name in ("A AS", "B AS")]
    for of in cases:
        for firm in firms:
            stop(desk, of, Barrier.VOLUME, firm)
        stop(desk, of, Barrier.VOLUME, firms[0])
    stop(desk, cases[0], Barrier.TIME)
    stop(desk, cases[0], None, firms[1])
    inputs.add_input(desk, cases[0], text="Noe annet", type=InputType.OPP)
    buyer, supplier, unsorted = barriers_met(desk)
    assert (buyer.barrier, buyer.group, buyer.suppliers) == (Barrier.TIME, BarrierGroup.SEAMS, 0)
    assert supplier.barrier is Barrier.VOLUME
    assert (len(supplier.cases), supplier.suppliers, supplier.statements) == (2, 2, 6)
    assert [one.suppliers for one in supplier.cases] == [2, 2]
    assert (unsorted.barrier, unsorted.group, unsorted.statements) == (None, None, 1)


def test_a_measure_counts_by_what_it_rests_on_near_and_far(
    desk: Desk, cases: tuple[UUID, UUID]
) -> None:
    of, other = cases
    said, second = stop(desk, of, Barrier.SIZE), stop(desk, other, Barrier.SIZE)
    with desk.act(Act.EDIT_INPUT) as act:

        def tie(on: UUID, basis: UUID, case: UUID = of) -> None:
            act.add(Tie, procurement=case, of=on, basis=basis)

        near, far, risky, gone = (
            act.add(Measure, procurement=of, title=title, state=state, instrument=instrument)
            for title, state, instrument in (
                ("Lettere krav", MeasureState.DONE, ""),
                ("Test", MeasureState.DECIDED, "IN-IP"),
                ("Forskudd", MeasureState.DONE, "IN-IP"),
                ("Borte", MeasureState.DROPPED, ""),
            )
        )
        insight = act.add(Insight, procurement=of, heard="Krav stenger")
        risk = act.add(Risk, procurement=of, what="Ingen tilbud")
        for pair in ((near, said), (insight, said), (far, insight), (risk, said), (risky, risk)):
            tie(*pair)
        tie(gone, said)
        act.remove(Measure, gone)
        there = act.add(Measure, procurement=other, title="Likt", state=MeasureState.PROPOSED)
        tie(there, second, other)
        act.add(Instrument, code="IN-IP", name="Innovasjonspartnerskap")
    (line,) = barriers_met(desk)
    titles = {one.procurement: sorted(m.title for m in one.measures) for one in line.cases}
    assert titles == {of: ["Forskudd", "Lettere krav", "Test"], other: ["Likt"]}
    assert line.states == {MeasureState.DONE: 2, MeasureState.DECIDED: 1, MeasureState.PROPOSED: 1}
    assert line.instruments == {"IN-IP": 2}
    assert [one.procurement for one in line.with_state(MeasureState.DONE)] == [of]
    names = instrument_names(desk, "nb")
    assert names["IN-IP"] == "Innovasjonspartnerskap"
    assert names["staged-contract"], "those of the catalogue too"


def test_what_was_withdrawn_or_removed_is_no_barrier(desk: Desk, cases: tuple[UUID, UUID]) -> None:
    withdrawn, removed = (stop(desk, cases[0], Barrier.FEAR) for _ in range(2))
    stop(desk, cases[1], Barrier.FEAR)
    with desk.act(Act.EDIT_INPUT) as act:
        act.set(Input, withdrawn, withdrawn_on=date(2027, 3, 1))
    inputs.remove_inputs(desk, [removed])
    procurements.remove_procurement(desk, cases[1])
    assert barriers_met(desk) == []


CODES = st.sampled_from(["", *(one.value for one in Barrier)])
IDS = st.integers(0, 3).map(lambda n: UUID(int=n))


@given(
    st.lists(st.tuples(CODES, IDS, IDS | st.none(), st.integers(1, 4)), unique_by=lambda r: r[:3]),
    st.lists(st.tuples(CODES, IDS, st.sampled_from(list(MeasureState)))),
)
def test_no_statement_and_no_measure_is_lost_or_counted_twice(
    voiced: list[tuple[str, UUID, UUID | None, int]],
    met: list[tuple[str, UUID, MeasureState]],
) -> None:
    made = [
        (code, of, Countered(UUID(int=n), "", state)) for n, (code, of, state) in enumerate(met)
    ]
    lines = barrier_lines(voiced, made)
    assert sum(one.statements for one in lines) == sum(row[3] for row in voiced)
    spoken = {row[:2] for row in voiced}
    assert sum(sum(one.states.values()) for one in lines) == sum(
        (code, of) in spoken for code, of, _ in made
    )
    for line in lines:
        assert line.suppliers <= sum(case.suppliers for case in line.cases)
    sides = [_side(one) for one in lines]
    assert sides == sorted(sides)


def _side(line: BarrierLine) -> int:
    return 2 if line.barrier is None else 0 if line.barrier.is_buyers else 1
