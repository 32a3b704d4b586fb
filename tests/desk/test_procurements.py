from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from lupdesk.desk import cases, procurements
from lupdesk.desk.procurements import Body, Person
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Milestone, Role
from lupdesk.domain.things import Buyer, Procurement, PromisedDate, TeamMember
from lupdesk.problems import Problem


def test_a_procurement_needs_a_name(desk: Desk) -> None:
    with pytest.raises(Problem, match="title-wanted"):
        procurements.add_procurement(desk, reference=" ", title="")
    assert desk.all(Procurement) == []


def test_office_is_the_first_buyer_unless_given(desk: Desk, procurement: UUID) -> None:
    assert desk.the(Procurement, procurement).office == "Lysvika kommune"
    other = procurements.add_procurement(
        desk, reference="B", title="B", buyers=(Body("X"),), office="Trefjordsamarbeidet"
    )
    assert desk.the(Procurement, other).office == "Trefjordsamarbeidet"


def test_buyers_keep_their_id_when_the_list_changes(desk: Desk, procurement: UUID) -> None:
    before = desk.all(Buyer, procurement=procurement)[0]
    procurements.set_buyers(desk, procurement, (Body("Granheim"), Body("Lysvika kommune", "1")))
    after = desk.all(Buyer, procurement=procurement)
    assert [one.name for one in after] == ["Granheim", "Lysvika kommune"]
    assert after[1].id == before.id
    procurements.set_buyers(desk, procurement, ())
    assert desk.all(Buyer, procurement=procurement) == []
    desk.undo()
    assert desk.count(Buyer, procurement=procurement) == 2


@pytest.mark.parametrize("phase", [-1, 10])
def test_there_are_ten_phases(desk: Desk, procurement: UUID, phase: int) -> None:
    with pytest.raises(Problem, match="phase-unknown"):
        procurements.move_phase(desk, procurement, phase)


def test_equal_references_are_allowed_but_asked_about(desk: Desk, procurement: UUID) -> None:
    assert procurements.procurement_by_reference(desk, "tfs-2027-01").id == procurement
    procurements.add_procurement(desk, reference="TFS-2027-01", title="En til")
    with pytest.raises(Problem, match="procurement-ambiguous"):
        procurements.procurement_by_reference(desk, "TFS-2027-01")
    assert procurements.procurement_by_reference(desk, str(procurement)).id == procurement
    with pytest.raises(Problem, match="procurement-unknown"):
        procurements.procurement_by_reference(desk, "X")


def test_team_and_timeline_stand_in_the_order_they_were_made(desk: Desk, procurement: UUID) -> None:
    for name, role in (("Tor", Role.CHAIR), ("Selma", Role.NOTE_TAKER)):
        procurements.add_member(desk, procurement, Person(name, role))
    late = procurements.add_date(desk, procurement, Milestone.SUMMARY, date(2027, 4, 16))
    procurements.edit_date(desk, late, moved_to=date(2027, 4, 20), told_on=date(2027, 4, 10))
    case = cases.read_case(desk, procurement)
    assert [one.name for one in case.team] == ["Tor", "Selma"]
    assert case.dates[0].moved_to == date(2027, 4, 20)
    assert case.today == date(2027, 3, 16)
    procurements.remove_member(desk, case.team[0].id)
    procurements.remove_date(desk, late)
    assert [one.name for one in desk.all(TeamMember)] == ["Selma"]
    assert desk.all(PromisedDate) == []


def test_a_removed_procurement_is_gone_and_comes_back(desk: Desk, procurement: UUID) -> None:
    procurements.remove_procurement(desk, procurement)
    with pytest.raises(Problem, match="gone"):
        cases.read_case(desk, procurement)
    desk.undo()
    assert cases.read_case(desk, procurement).procurement.title == "Trygg hverdag"
