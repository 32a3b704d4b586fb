from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from lupdesk.desk import inputs, instruments, judging, measures, procurements, requirements
from lupdesk.desk.input_table import waiting_beside
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.instruments import InstrumentState
from lupdesk.domain.kinds import InputType
from lupdesk.domain.result_kinds import Barrier, MeasureState
from lupdesk.domain.results import Instrument, Measure, Requirement, Tie
from lupdesk.domain.things import Input
from lupdesk.problems import Problem

TODAY = date(2027, 3, 16)


def barrier(
    desk: Desk, procurement: UUID, text: str, kind: Barrier | None = None, **more: Any
) -> UUID:
    return inputs.add_input(desk, procurement, text=text, type=InputType.BAR, barrier=kind, **more)


def test_carried_out_sets_the_day_and_anything_else_takes_it_away(
    desk: Desk, procurement: UUID
) -> None:
    id = measures.add_measure(desk, procurement, title="Kartlegg", owner="Amira Dahl")
    measures.edit_measure(desk, id, state=MeasureState.DONE)
    assert desk.the(Measure, id).done_on == TODAY
    measures.edit_measure(desk, id, state=MeasureState.UNDER_WAY)
    assert desk.the(Measure, id).done_on is None
    measures.edit_measure(desk, id, done_on=date(2027, 3, 1))
    assert desk.the(Measure, id).state is MeasureState.DONE
    measures.edit_measure(desk, id, owner="Tor Hauge")
    assert desk.the(Measure, id).done_on == date(2027, 3, 1), "another field leaves it alone"


def test_a_measure_of_chosen_statements_covers_their_barriers(
    desk: Desk, procurement: UUID
) -> None:
    said = [barrier(desk, procurement, "Dekningshull"), barrier(desk, procurement, "Kart")]
    left = barrier(desk, procurement, "Volum")
    id = measures.add_measure(desk, procurement, title="Ettersend kart", bases=said)
    board = measures.read_board(desk, procurement)
    assert (board.with_measure, board.barriers) == (2, 3)
    assert board.lines[0].said.id == left
    measures.rest_on(desk, id, said[:1])
    assert measures.read_board(desk, procurement).with_measure == 1
    desk.undo()
    assert measures.read_board(desk, procurement).with_measure == 2


def test_the_board_follows_who_says_the_same_however_it_was_joined(
    desk: Desk, procurement: UUID
) -> None:
    first = barrier(desk, procurement, "Mobilnettet er svakt")
    other = inputs.add_input(desk, procurement, text="Dårlig nett", type=InputType.RISK)
    third = inputs.add_input(desk, procurement, text="Intet nett", type=InputType.RISK)
    inputs.edit_input(desk, other, same_as=first)
    inputs.edit_input(desk, third, same_as=other)
    measures.add_measure(desk, procurement, title="Uten nett", bases=[third])
    board = measures.read_board(desk, procurement)
    assert (board.with_measure, board.barriers) == (1, 1)
    assert len(board.lines[0].alike) == 3


def test_a_removed_measure_leaves_no_tie(desk: Desk, procurement: UUID) -> None:
    said = barrier(desk, procurement, "Volum")
    id = measures.add_measure(desk, procurement, title="Felles volum", bases=[said])
    measures.remove_measure(desk, id)
    assert desk.all(Tie) == []
    assert measures.read_board(desk, procurement).with_measure == 0
    desk.undo()
    assert measures.read_board(desk, procurement).with_measure == 1


def test_measures_are_moved(desk: Desk, procurement: UUID) -> None:
    ids = [measures.add_measure(desk, procurement, title=title) for title in "ABC"]
    measures.move_measure(desk, ids[2], 0)
    assert [one.title for one in measures.measures_of(desk, procurement)] == ["C", "A", "B"]
    measures.move_measure(desk, ids[2], 99)
    assert [one.title for one in measures.measures_of(desk, procurement)] == ["A", "B", "C"]


def test_nothing_rests_on_another_procurement(desk: Desk, procurement: UUID) -> None:
    other = procurements.add_procurement(desk, reference="B", title="Anlegg")
    there = barrier(desk, other, "Ladestrøm")
    acts: tuple[Callable[[], object], ...] = (
        lambda: measures.add_measure(desk, procurement, title="T", bases=[there]),
        lambda: requirements.add_requirement(desk, procurement, text="K", shaped_by=[there]),
    )
    for make in acts:
        with pytest.raises(Problem, match="basis-unknown"):
            make()
    assert desk.all(Measure) == []
    assert desk.all(Requirement) == []


@pytest.mark.parametrize("empty", ["", "  "])
def test_words_are_wanted(desk: Desk, procurement: UUID, empty: str) -> None:
    id = measures.add_measure(desk, procurement, title="T")
    word = requirements.add_requirement(desk, procurement, text="K")
    acts: tuple[Callable[[], object], ...] = (
        lambda: measures.add_measure(desk, procurement, title=empty),
        lambda: measures.edit_measure(desk, id, title=empty),
        lambda: requirements.add_requirement(desk, procurement, text=empty),
        lambda: requirements.edit_requirement(desk, word, text=empty),
    )
    for act in acts:
        with pytest.raises(Problem, match="text-wanted"):
            act()


def test_a_kind_of_barrier_is_set_and_taken_away(desk: Desk, procurement: UUID) -> None:
    said = [barrier(desk, procurement, "A"), barrier(desk, procurement, "B")]
    assert inputs.set_barrier(desk, said, Barrier.VOLUME) == 2
    assert {desk.the(Input, id).barrier for id in said} == {Barrier.VOLUME}
    assert inputs.set_barrier(desk, said[:1], None) == 1
    assert desk.the(Input, said[0]).barrier is None


def test_the_window_counts_those_that_are_late(desk: Desk, procurement: UUID) -> None:
    def late() -> int:
        return waiting_beside(desk.working_path, procurement, TODAY).late_measures

    ids = [
        measures.add_measure(desk, procurement, title="T", due=day)
        for day in (date(2027, 3, 15), TODAY, None)
    ]
    assert late() == 1
    measures.edit_measure(desk, ids[0], state=MeasureState.DROPPED)
    assert late() == 0
    desk.undo()
    measures.remove_measure(desk, ids[0])
    assert late() == 0


# -- instruments -------------------------------------------------------------------------------------


def test_verified_today_makes_an_entry_that_says_the_rest_alike(desk: Desk) -> None:
    before = instruments.known_instrument(desk, "joint-buying")
    instruments.verify_instrument(desk, "joint-buying")
    after = instruments.known_instrument(desk, "joint-buying")
    assert after.state(TODAY) is InstrumentState.VERIFIED
    assert (after.name, after.relieves, after.barriers, after.phases, after.sources) == (
        before.name,
        before.relieves,
        before.barriers,
        before.phases,
        before.sources,
    )
    instruments.remove_instrument(desk, "joint-buying")
    assert instruments.known_instrument(desk, "joint-buying") == before


def test_verified_again_changes_the_same_entry(desk: Desk) -> None:
    first = instruments.verify_instrument(desk, "enova")
    assert instruments.edit_instrument(desk, "enova", link="https://enova.example") == first
    (own,) = desk.all(Instrument)
    assert (own.link, own.verified_on) == ("https://enova.example", TODAY)


def test_without_a_phase_of_its_own_a_barrier_is_of_the_phase_where_one_stands(
    desk: Desk, procurement: UUID
) -> None:
    barrier(desk, procurement, "Lite volum", Barrier.VOLUME)
    known = instruments.known_instruments(desk, "nb")
    found = {}
    for phase in (1, 9):
        procurements.move_phase(desk, procurement, phase)
        lines = measures.read_board(desk, procurement).lines
        some = measures.suggested(desk, procurement, known, lines)
        found[phase] = [one.code for one in some]
    assert found == {1: ["joint-buying"], 9: []}


def test_what_is_verified_is_suggested_first(desk: Desk, procurement: UUID) -> None:
    procurements.move_phase(desk, procurement, 2)
    barrier(desk, procurement, "Ikke moden", Barrier.MATURITY, phase=6)
    (line,) = measures.read_board(desk, procurement).lines

    def codes() -> list[str]:
        known = instruments.known_instruments(desk, "nb")
        return [one.code for one in measures.suggested(desk, procurement, known, [line])]

    assert codes()[0] == "innovation-partnership"
    instruments.verify_instrument(desk, "staged-contract")
    assert codes()[0] == "staged-contract"
    instruments.edit_instrument(desk, "staged-contract", valid_to=date(2027, 3, 15))
    assert "staged-contract" not in codes()


def test_an_entry_of_the_offices_own(desk: Desk) -> None:
    instruments.add_instrument(
        desk, name="Fylkets pilotfond", owner="Fylket", barriers=["L-MOD"], phases=[6]
    )
    one = instruments.known_instrument(desk, "fylkets-pilotfond")
    assert (one.own, one.barriers, one.phases) == (True, (Barrier.MATURITY,), (6,))
    instruments.add_instrument(desk, name="Fylkets pilotfond")
    assert instruments.known_instrument(desk, "fylkets-pilotfond-2").own


def test_what_is_refused_of_an_instrument(desk: Desk) -> None:
    instruments.add_instrument(desk, name="Fond", code="fond")
    for code, act in (
        ("instrument-name-wanted", lambda: instruments.add_instrument(desk, name=" ")),
        ("instrument-there", lambda: instruments.add_instrument(desk, name="F", code="fond")),
        ("instrument-unknown", lambda: instruments.verify_instrument(desk, "nothing")),
        ("instrument-unknown", lambda: instruments.remove_instrument(desk, "nothing")),
        ("instrument-shipped", lambda: instruments.remove_instrument(desk, "enova")),
        (
            "instrument-days",
            lambda: instruments.edit_instrument(
                desk, "fond", valid_from=date(2027, 2, 1), valid_to=date(2027, 1, 1)
            ),
        ),
    ):
        with pytest.raises(Problem, match=code):
            act()


# -- requirements ------------------------------------------------------------------------------------


def test_a_text_that_one_supplier_alone_has_shaped_is_found(desk: Desk, procurement: UUID) -> None:
    firms = [add_supplier(desk, name=name, procurement=procurement) for name in ("Heim", "Sans")]
    said = [
        inputs.add_input(desk, procurement, text="Åpne grensesnitt", supplier=firm)
        for firm in firms
    ]
    id = requirements.add_requirement(desk, procurement, text="Skal være åpent", shaped_by=said[:1])

    def found() -> list[tuple[str, UUID | None]]:
        return [
            (one.what.code, one.about)
            for one in judging.findings(desk, procurement)
            if one.kind is Requirement
        ]

    assert found() == [("finding.R-ADV-2.tailored", id)]
    requirements.shape_by(desk, id, said)
    assert found() == []
    requirements.edit_requirement(desk, id, text="Skal virke med Windows")
    assert found() == [("finding.R-ADV-2.make", id)]
