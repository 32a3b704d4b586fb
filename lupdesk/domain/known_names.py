"""Every way in which the suppliers of a case and their people may be named."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from lupdesk.domain.case import Case
from lupdesk.domain.common_words import is_common
from lupdesk.domain.forbidden import By
from lupdesk.domain.kinds import InputKind, Role
from lupdesk.domain.names import (
    address_forms,
    forms,
    host_name,
    initials,
    is_ordinary,
    is_somebody,
    is_telling,
    phone_forms,
    without_legal_form,
    words,
)
from lupdesk.domain.things import Input, Supplier

_FEWEST: Final = 3
_SURNAME: Final = 5
_WORDS_OF_A_LETTER: Final = "iåa"
_MODELS: Final = frozenset((
    "pro", "plus", "mini", "max", "lite", "basis", "basic", "standard", "premium", "ii", "iii", "iv",
    "x", "s", "xl",
))  # fmt: skip
_TITLE: Final = re.compile(r"\s*[,(/–]|\s-\s")
"""Before what somebody is: ``Ola Heim, salgssjef``."""
_ALSO_WORDS: Final = frozenset((
    "bakke", "bakken", "berge", "berget", "brekke", "bråten", "dalen", "engen", "enger", "fisker",
    "fossen", "hagen", "hammer", "haugen", "holmen", "kroken", "lunden", "myren", "ringen", "rosen",
    "sanden", "skogen", "sletten", "stein", "strand", "sunde", "viken", "vågen", "ødegård", "banks",
    "black", "brown", "field", "green", "price", "sharp", "short", "small", "stone", "white",
    "woods", "young",
))  # fmt: skip
"""Surnames that texts are full of."""


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
    """Of a part of a name, or a name the other way round: whose name that is."""
    by: By = By.WHOLE


def known_names(case: Case, said: Iterable[Input] | None = None) -> tuple[KnownName, ...]:
    """Each once, those of a firm before those of its people."""
    found = dict.fromkeys(_firms(case))
    firms = {(one.whose, one.text) for one in found}
    people = dict.fromkeys(_people(case, case.inputs if said is None else said))
    for one in people:
        if (one.whose, one.text) not in firms:
            found.setdefault(one)
    alone = {one.text.casefold() for one in found}
    for firm in (*case.suppliers, *case.former):
        found.update(dict.fromkeys(_own_pairs(firm, alone)))
    by_firm = _words_by_firm(case, alone)
    for one in people:
        found.update(dict.fromkeys(_pairs(one, by_firm)))
    return tuple(found)


def _own_pairs(firm: Supplier, alone: Container[str]) -> Iterator[KnownName]:
    """The two words of a firm's name: beside each other in any way if both tell, else the telling
    one first, as whoever has the other.
    """
    for name in (firm.name, *firm.earlier_names, *firm.aliases):
        parts = words(without_legal_form(name))
        if len(parts) != 2 or any(len(one) < _FEWEST or one in alone for one in parts):
            continue
        telling = [one for one in parts if _tells_with(one) and not is_ordinary(one)]
        if len(telling) == 2:
            yield KnownName(" ".join(parts), firm.id, Named.FIRM, name, By.PAIR)
        elif telling:
            (other,) = (one for one in parts if one not in telling)
            yield KnownName(f"{telling[0]} {other}", firm.id, Named.FIRM, name, By.OWNING)


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
        yield KnownName(f"{one} {other}", person.whose, Named.PERSON, person.text, By.PAIR)


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
        make = _make(product)
        if is_telling(make) and not is_common(make.casefold()):
            yield KnownName(make, supplier.id, Named.PRODUCT)
    if supplier.organisation_number:
        yield KnownName(supplier.organisation_number, supplier.id, Named.NUMBER)


def _make(product: str) -> str:
    """``TrygLink 3000 Pro`` and ``TrygLink v2`` without what tells one model of it from another."""
    make, *more = product.split() or [""]
    models = all(any(map(str.isdigit, one)) or one.casefold() in _MODELS for one in more)
    return make if more and models else ""


def _people(case: Case, said: Iterable[Input]) -> Iterator[KnownName]:
    for contact in case.contacts:
        yield from _person(contact.name, contact.supplier)
    for person in case.attendance:
        if person.supplier is not None or person.role is Role.SUPPLIER:
            yield from _person(person.name, person.supplier)
    spoke = (
        (one.speaker, one.supplier)
        for one in said
        if one.speaker and one.supplier is not None and one.kind is InputKind.INPUT
    )
    for speaker, supplier in dict.fromkeys(spoke):
        yield from _person(speaker, supplier)


def _person(name: str, whose: UUID | None) -> Iterator[KnownName]:
    name = name.strip()
    if is_somebody(name):
        yield KnownName(name, whose, Named.PERSON)
        if short := initials(name):
            yield KnownName(short, whose, Named.PERSON)
        parts = words(name)
        if len(parts) > 1 and len(parts[-1]) >= _FEWEST and parts[0][0] not in _WORDS_OF_A_LETTER:
            yield KnownName(f"{parts[0][0]}. {parts[-1]}".title(), whose, Named.PERSON)
        yield from _surname_first(name, whose)


def _surname_first(name: str, whose: UUID | None) -> Iterator[KnownName]:
    """``Ek, Bo``; and a telling surname by itself."""
    parts = _TITLE.split(name)[0].split()
    plain = [words(part) for part in parts]
    if len(parts) < 2 or not all(plain) or not all(is_somebody(part) for part in parts):
        return
    yield KnownName(f"{parts[-1]} {' '.join(parts[:-1])}", whose, Named.PERSON, name)
    last = plain[-1][-1]
    if len(last) >= _SURNAME and last not in _ALSO_WORDS and _tells_with(last):
        yield KnownName(last.title(), whose, Named.PERSON, name, By.WORD)
