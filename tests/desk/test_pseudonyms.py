from __future__ import annotations

from pathlib import Path
from uuid import UUID

from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.pseudonyms import pseudonyms_of
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import join_procurement, leave_procurement
from lupdesk.domain.acts import Act
from lupdesk.domain.things import Input, Procurement, Supplier
from lupdesk.store import backup, database, replica


def firm(desk: Desk, name: str) -> UUID:
    with desk.act(Act.ADD_SUPPLIER) as act:
        return act.add(Supplier, name=name)


def test_a_code_stays_when_others_come_and_go(desk: Desk, procurement: UUID) -> None:
    firms = [firm(desk, f"Firma {n}") for n in range(60)]
    late = firms[::2]
    join_procurement(desk, procurement, firms[1::2])
    before = pseudonyms_of(desk, procurement)
    leave_procurement(desk, procurement, firms[1])
    join_procurement(desk, procurement, late)
    after = pseudonyms_of(desk, procurement)
    assert {one: after[one] for one in firms[1::2]} == before
    assert len(set(after.values())) == 60


def test_another_procurement_has_other_codes(desk: Desk, procurement: UUID) -> None:
    firms = [firm(desk, f"Firma {n}") for n in range(10)]
    with desk.act(Act.ADD_PROCUREMENT) as act:
        other = act.add(Procurement, reference="2")
    join_procurement(desk, procurement, firms)
    join_procurement(desk, other, firms)
    assert pseudonyms_of(desk, procurement) != pseudonyms_of(desk, other)


def test_one_who_only_spoke_has_a_code(desk: Desk, procurement: UUID) -> None:
    id = firm(desk, "Firma")
    with desk.act(Act.WRITE_INPUT) as act:
        act.add(Input, procurement=procurement, text="Noe", supplier=id)
    assert set(pseudonyms_of(desk, procurement)) == {id}


def test_the_key_goes_with_a_backup_and_is_each_desks_own(
    desk: Desk, procurement: UUID, tmp_path: Path
) -> None:
    join_procurement(desk, procurement, [firm(desk, f"Firma {n}") for n in range(10)])
    codes = pseudonyms_of(desk, procurement)
    backup.write(desk.path, tmp_path / "copy.lupdesk")
    with database.reading(tmp_path / "copy.lupdesk") as copy:
        assert replica.value(copy, "pseudonym_key") == replica.value(desk.database, "pseudonym_key")
    again = open_desk(tmp_path / "copy.lupdesk", author="Selma", clock=desk.clock)
    assert pseudonyms_of(again, procurement) == codes
    again.close()
    other = create_desk(tmp_path / "other.lupdesk", title="O", author="S", clock=desk.clock)
    assert pseudonyms_of(other, procurement) == {}
    assert replica.value(other.database, "pseudonym_key") not in (
        None,
        replica.value(desk.database, "pseudonym_key"),
    )
    other.close()
