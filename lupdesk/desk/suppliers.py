"""Acts on the register of suppliers, and on a supplier's part in a procurement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lupdesk.desk.organisation_numbers import checked_number
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.names import number_key
from lupdesk.domain.things import Contact, Participation, Supplier
from lupdesk.problems import Problem


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """A contact as typed."""

    name: str
    email: str = ""
    phone: str = ""
    title: str = ""


def add_supplier(
    desk: Desk,
    *,
    name: str,
    procurement: UUID | None = None,
    contacts: Sequence[ContactPerson] = (),
    **fields: Any,
) -> UUID:
    """A supplier in the register, and in the procurement where one is given."""
    if not name.strip():
        raise Problem("name-wanted")
    if "organisation_number" in fields:
        country = fields.get("country", "NO")
        fields["organisation_number"] = checked_number(fields["organisation_number"], country)
    with desk.act(Act.ADD_SUPPLIER) as act:
        id = act.add(Supplier, name=name.strip(), **fields)
        for position, person in enumerate(contacts, start=1):
            add_contact_in(act, id, person, float(position))
        if procurement is not None:
            join_in(desk, act, procurement, id)
    return id


def add_contact_in(act: OpenAct, supplier: UUID, person: ContactPerson, position: float) -> UUID:
    """Within an act that is under way."""
    return act.add(
        Contact,
        supplier=supplier,
        name=person.name,
        email=person.email,
        phone=person.phone,
        title=person.title,
        position=position,
    )


def join_in(desk: Desk, act: OpenAct, procurement: UUID, supplier: UUID, **flags: Any) -> UUID:
    """Within an act that is under way: the supplier's part, with the next free code L1, L2 …"""
    taken = desk.all(Participation, procurement=procurement)
    number = 1 + max((code_number(one.code) for one in taken), default=0)
    return act.add(
        Participation,
        procurement=procurement,
        supplier=supplier,
        code=f"L{number}",
        position=float(number),
        **flags,
    )


def code_number(code: str) -> int:
    """The number in ``L4``; 0 for a code of another kind."""
    digits = code.lstrip("L")
    return int(digits) if digits.isdigit() else 0


def edit_supplier(desk: Desk, id: UUID, **fields: Any) -> None:
    """Write the fields that differ; an old name is remembered among the earlier names."""
    before = desk.the(Supplier, id)
    if fields.keys() & {"organisation_number", "country"}:
        country = fields.get("country", before.country)
        number = fields.get("organisation_number", before.organisation_number)
        fields["organisation_number"] = checked_number(number, country)
    if "name" in fields and not fields["name"].strip():
        raise Problem("name-wanted")
    renamed = fields.get("name", before.name) != before.name
    if renamed and "earlier_names" not in fields and before.name:
        fields["earlier_names"] = (*before.earlier_names, before.name)
    with desk.act(Act.EDIT_SUPPLIER) as act:
        act.set(Supplier, id, **fields)


def remove_supplier(desk: Desk, id: UUID) -> None:
    """Out of the register and out of every procurement. What it said stays, and undo works."""
    with desk.act(Act.REMOVE_SUPPLIER) as act:
        for part in desk.all(Participation, supplier=id):
            act.remove(Participation, part.id)
        act.remove(Supplier, id)


def add_contact(desk: Desk, supplier: UUID, person: ContactPerson) -> UUID:
    position = float(desk.count(Contact, supplier=supplier) + 1)
    with desk.act(Act.EDIT_SUPPLIER) as act:
        return add_contact_in(act, supplier, person, position)


def edit_contact(desk: Desk, id: UUID, **fields: Any) -> None:
    with desk.act(Act.EDIT_SUPPLIER) as act:
        act.set(Contact, id, **fields)


def remove_contact(desk: Desk, id: UUID) -> None:
    with desk.act(Act.EDIT_SUPPLIER) as act:
        act.remove(Contact, id)


def participation_of(desk: Desk, procurement: UUID, supplier: UUID) -> Participation | None:
    found = desk.all(Participation, procurement=procurement, supplier=supplier)
    return found[0] if found else None


def set_participation(desk: Desk, procurement: UUID, supplier: UUID, **flags: Any) -> UUID:
    """Invited, registered, wants a one-to-one, declined, only written; joins where it had no part."""
    known = participation_of(desk, procurement, supplier)
    with desk.act(Act.SET_PARTICIPATION) as act:
        if known is None:
            return join_in(desk, act, procurement, supplier, **flags)
        act.set(Participation, known.id, **flags)
        return known.id


def join_procurement(desk: Desk, procurement: UUID, suppliers: Sequence[UUID]) -> None:
    """Suppliers of the register into the procurement, as one act; those in it stay as they are."""
    with desk.act(Act.SET_PARTICIPATION) as act:
        for supplier in suppliers:
            if participation_of(desk, procurement, supplier) is None:
                join_in(desk, act, procurement, supplier)


def leave_procurement(desk: Desk, procurement: UUID, supplier: UUID) -> None:
    known = participation_of(desk, procurement, supplier)
    if known is not None:
        with desk.act(Act.SET_PARTICIPATION) as act:
            act.remove(Participation, known.id)


def suppliers_of(desk: Desk, procurement: UUID) -> list[tuple[Participation, Supplier]]:
    """The suppliers with a part in the procurement, in the order of their codes."""
    parts = desk.all(Participation, procurement=procurement)
    found = {one.id: one for one in desk.all(Supplier, id=tuple(p.supplier for p in parts))}
    return [(part, found[part.supplier]) for part in parts if part.supplier in found]


def supplier_named(desk: Desk, name: str, procurement: UUID | None = None) -> Supplier:
    """By name (an earlier one too), organisation number or id; Problem where none or several."""
    pool = (
        [supplier for _, supplier in suppliers_of(desk, procurement)]
        if procurement is not None
        else desk.all(Supplier)
    )
    wanted = name.strip().casefold()
    number = number_key(name)
    exact = [
        one
        for one in pool
        if wanted in {one.name.casefold(), *(old.casefold() for old in one.earlier_names)}
        or number == number_key(one.organisation_number) != ""
        or wanted == str(one.id)
    ]
    found = exact or [one for one in pool if one.name.casefold().startswith(wanted) and wanted]
    if not found:
        raise Problem("supplier-unknown", name=name)
    if len(found) > 1:
        raise Problem("supplier-ambiguous", name=name, count=len(found))
    return found[0]
