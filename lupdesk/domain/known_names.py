"""Every way in which the suppliers of a case and their people may be named."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.common_words import is_common
from lupdesk.domain.kinds import InputKind, Role
from lupdesk.domain.names import (
    address_forms,
    forms,
    host_name,
    initials,
    is_somebody,
    phone_forms,
    without_legal_form,
    words,
)
from lupdesk.domain.things import Input, Supplier

_FEWEST: Final = 3
_WORDS_OF_A_LETTER: Final = "iåa"


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
    of: str = ""
    """Of two words that tell together, though others stand between them: whose name that is."""


def known_names(case: Case, said: Iterable[Input] | None = None) -> tuple[KnownName, ...]:
    """Each once, those of a firm before those of its people."""
    found = dict.fromkeys(_firms(case))
    firms = {(one.whose, one.text) for one in found}
    people = dict.fromkeys(_people(case, case.inputs if said is None else said))
    for one in people:
        if (one.whose, one.text) not in firms:
            found.setdefault(one)
    by_firm = _words_by_firm(case, {one.text.casefold() for one in found})
    for one in people:
        for pair in _pairs(one, by_firm):
            found.setdefault(pair)
    return tuple(found)


def _words_by_firm(case: Case, alone: Container[str]) -> dict[UUID, list[str]]:
    """The words of a firm's names that do not tell by themselves who is meant."""
    return {
        one.id: [
            word
            for name in (one.name, *one.earlier_names, *one.aliases)
            for word in words(without_legal_form(name))
            if _tells_with(word) and word not in alone
        ]
        for one in (*case.suppliers, *case.former)
    }


def _pairs(person: KnownName, by_firm: Mapping[UUID, Sequence[str]]) -> Iterator[KnownName]:
    """``Sæther i Løype``: a person's first or last name beside the firm's, or beside each other."""
    parts = words(person.text)
    if len(parts) < 2:
        return
    ends = [word for word in (parts[0], parts[-1]) if _tells_with(word)]
    firm = by_firm.get(person.whose, ()) if person.whose is not None else ()
    pairs = [(one, word) for one in ends for word in firm if one != word]
    if len(ends) == 2:
        pairs.append((ends[0], ends[1]))
    for one, other in dict.fromkeys(pairs):
        yield KnownName(f"{one} {other}", person.whose, Named.PERSON, of=person.text)


def _tells_with(word: str) -> bool:
    return len(word) >= _FEWEST and word.isalpha() and not is_common(word)


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
        parts = words(name)
        if len(parts) > 1 and len(parts[-1]) >= _FEWEST and parts[0][0] not in _WORDS_OF_A_LETTER:
            yield KnownName(f"{parts[0][0]}. {parts[-1]}".title(), whose, Named.PERSON)
