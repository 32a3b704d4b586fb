"""Every way in which the suppliers of a case and their people may be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import InputKind, Role
from lupdesk.domain.names import address_forms, forms, host_name, initials, is_somebody, phone_forms
from lupdesk.domain.things import Input, Supplier


class Named(StrEnum):
    """What a name is the name of."""

    FIRM = "firm"
    PRODUCT = "product"
    PERSON = "person"
    ADDRESS = "address"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class KnownName:
    text: str
    whose: UUID | None
    """The supplier; None: somebody from a supplier that was not noted."""
    what: Named


def known_names(case: Case, said: Iterable[Input] | None = None) -> tuple[KnownName, ...]:
    """Each once, those of a firm before those of its people."""
    found = dict.fromkeys(_firms(case))
    firms = {(one.whose, one.text) for one in found}
    for one in _people(case, case.inputs if said is None else said):
        if (one.whose, one.text) not in firms:
            found.setdefault(one)
    return tuple(found)


def _firms(case: Case) -> Iterator[KnownName]:
    for supplier in (*case.suppliers, *case.former):
        yield from _firm(supplier)
    for contact in case.contacts:
        for address in address_forms(contact.email):
            yield KnownName(address, contact.supplier, Named.ADDRESS)
        if host := host_name(contact.email):
            yield KnownName(host, contact.supplier, Named.FIRM)
        for phone in phone_forms(contact.phone):
            yield KnownName(phone, contact.supplier, Named.NUMBER)


def _firm(supplier: Supplier) -> Iterator[KnownName]:
    names = (supplier.name, *supplier.earlier_names, *supplier.aliases)
    for name in names:
        for form in forms(name):
            yield KnownName(form, supplier.id, Named.FIRM)
        if short := initials(name):
            yield KnownName(short, supplier.id, Named.FIRM)
    for product in map(str.strip, supplier.products):
        if len(product) > 1:
            yield KnownName(product, supplier.id, Named.PRODUCT)
    if supplier.organisation_number:
        yield KnownName(supplier.organisation_number, supplier.id, Named.NUMBER)


def _people(case: Case, said: Iterable[Input]) -> Iterator[KnownName]:
    for contact in case.contacts:
        yield from _person(contact.name, contact.supplier)
    for person in case.attendance:
        if person.supplier is not None or person.role is Role.SUPPLIER:
            yield from _person(person.name, person.supplier)
    for spoken in said:
        if spoken.supplier is not None and spoken.kind is InputKind.INPUT:
            yield from _person(spoken.speaker, spoken.supplier)


def _person(name: str, whose: UUID | None) -> Iterator[KnownName]:
    name = name.strip()
    if is_somebody(name):
        yield KnownName(name, whose, Named.PERSON)
        if short := initials(name):
            yield KnownName(short, whose, Named.PERSON)
