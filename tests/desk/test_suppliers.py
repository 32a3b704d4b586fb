from __future__ import annotations

from uuid import UUID

import pytest

from lupdesk.desk import procurements, suppliers
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import ContactPerson
from lupdesk.domain.things import Contact, Participation, Supplier
from lupdesk.problems import Problem


def test_register_outlives_a_procurement(desk: Desk, procurement: UUID) -> None:
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    procurements.remove_procurement(desk, procurement)
    assert desk.the(Supplier, firm).name == "Heimkontakt AS"


def test_codes_go_on_from_the_highest(desk: Desk, procurement: UUID) -> None:
    ids = [suppliers.add_supplier(desk, name=n, procurement=procurement) for n in "ABC"]
    suppliers.leave_procurement(desk, procurement, ids[1])
    suppliers.add_supplier(desk, name="D", procurement=procurement)
    found = suppliers.suppliers_of(desk, procurement)
    assert [(part.code, firm.name) for part, firm in found] == [
        ("L1", "A"),
        ("L3", "C"),
        ("L4", "D"),
    ]


def test_renaming_remembers_the_old_name_and_finds_it(desk: Desk) -> None:
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS")
    suppliers.edit_supplier(desk, firm, name="Heim AS")
    assert desk.the(Supplier, firm).earlier_names == ("Heimkontakt AS",)
    assert suppliers.supplier_named(desk, "heimkontakt as").id == firm


def test_supplier_is_found_by_number_beginning_or_id(desk: Desk) -> None:
    firm = suppliers.add_supplier(desk, name="Sansea AS", organisation_number="101062228")
    for text in ("101 062 228", "sans", str(firm), "SANSEA AS"):
        assert suppliers.supplier_named(desk, text).id == firm


@pytest.mark.parametrize("kept", ["SE556677-8899", "se 5566778899"])
def test_supplier_is_found_by_a_foreign_number(desk: Desk, kept: str) -> None:
    firm = suppliers.add_supplier(desk, name="Norrsken AB", organisation_number=kept, country="SE")
    for text in ("SE556677-8899", "se5566778899", "SE 556677 8899"):
        assert suppliers.supplier_named(desk, text).id == firm


def test_two_of_the_same_beginning_ask(desk: Desk) -> None:
    suppliers.add_supplier(desk, name="Fjell AS")
    suppliers.add_supplier(desk, name="Fjellvarsel AS")
    with pytest.raises(Problem, match="supplier-ambiguous"):
        suppliers.supplier_named(desk, "fjell")
    with pytest.raises(Problem, match="supplier-unknown"):
        suppliers.supplier_named(desk, "vann")


def test_removing_a_supplier_is_one_act(desk: Desk, procurement: UUID) -> None:
    firm = suppliers.add_supplier(
        desk, name="A", procurement=procurement, contacts=(ContactPerson("Ola", "ola@a.example"),)
    )
    suppliers.remove_supplier(desk, firm)
    assert desk.get(Supplier, firm) is None
    assert desk.all(Participation) == []
    desk.undo()
    assert desk.the(Supplier, firm).name == "A"
    assert [one.name for one in desk.all(Contact, supplier=firm)] == ["Ola"]
    assert len(desk.all(Participation)) == 1
