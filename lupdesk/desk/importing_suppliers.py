"""Rows of a supplier list into the register and the procurement, within the import's act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.session import Desk, OpenAct
from lupdesk.desk.suppliers import ContactPerson, add_contact_in, code_number
from lupdesk.domain.things import Contact, Participation, Supplier
from lupdesk.importers.readings import Duplicate, Reading
from lupdesk.importers.register import name_key
from lupdesk.importers.suppliers import SupplierRow

_FILLED: Final = ("organisation_number", "country", "kind", "trade", "language", "note")
_FLAGS: Final = (
    "wants_one_to_one",
    "written_only",
    "invited_on",
    "registered_on",
    "registered_by",
    "declined_on",
)


class SupplierTaker:
    """Adds suppliers, or completes those that are known; each takes part in the procurement."""

    def __init__(self, desk: Desk, act: OpenAct, procurement: UUID) -> None:
        self._desk = desk
        self._act = act
        self._procurement = procurement
        parts = desk.all(Participation, procurement=procurement)
        self._parts = {part.supplier: part for part in parts}
        self._codes = {part.code for part in parts}
        self._next = 1 + max((code_number(part.code) for part in parts), default=0)

    def add(self, row: SupplierRow) -> UUID:
        values = {name: getattr(row, name) for name in _FILLED if getattr(row, name)}
        values.setdefault("country", "")
        id = self._act.add(Supplier, name=row.name, earlier_names=row.earlier_names, **values)
        self._contact(id, row)
        self.join(id, row.code, **_flags(row))
        return id

    def complete(self, id: UUID, row: SupplierRow) -> bool:
        """Fill what is empty and add what is new; False where the row says nothing new."""
        known = self._desk.the(Supplier, id)
        values = {
            name: getattr(row, name)
            for name in _FILLED
            if getattr(row, name) and not getattr(known, name)
        }
        new_names = _new_names(known, row)
        if new_names:
            values["earlier_names"] = (*known.earlier_names, *new_names)
        changed = self._act.set(Supplier, id, **values) if values else False
        changed |= self._contact(id, row)
        return self._take_part(id, row) or changed

    def _take_part(self, id: UUID, row: SupplierRow) -> bool:
        part = self._parts.get(id)
        flags = _flags(row)
        if part is None:
            self.join(id, row.code, **flags)
            return True
        new = {name: value for name, value in flags.items() if not getattr(part, name) and value}
        return self._act.set(Participation, part.id, **new) if new else False

    def join(self, supplier: UUID, code: str = "", **flags: Any) -> None:
        """A part in the procurement, under the code given or the next free one."""
        if supplier in self._parts:
            return
        if not code or code in self._codes:
            code = f"L{self._next}"
        self._codes.add(code)
        number = code_number(code) or self._next
        self._next = max(self._next, number + 1)
        id = self._act.add(
            Participation,
            procurement=self._procurement,
            supplier=supplier,
            code=code,
            position=float(number),
            **flags,
        )
        self._parts[supplier] = self._desk.the(Participation, id)

    def _contact(self, supplier: UUID, row: SupplierRow) -> bool:
        if not (row.contact_name or row.email or row.phone):
            return False
        known = self._desk.all(Contact, supplier=supplier)
        same = next((one for one in known if _same_person(one, row)), None)
        values = {
            "name": row.contact_name,
            "email": row.email,
            "phone": row.phone,
            "title": row.contact_title,
        }
        if same is not None:
            new = {name: value for name, value in values.items() if value}
            empty = {name: value for name, value in new.items() if not getattr(same, name)}
            return self._act.set(Contact, same.id, **empty) if empty else False
        add_contact_in(self._act, supplier, ContactPerson(**values), float(len(known) + 1))
        return True


def _new_names(known: Supplier, row: SupplierRow) -> tuple[str, ...]:
    present = {name_key(name) for name in (known.name, *known.earlier_names)}
    return tuple(name for name in (row.name, *row.earlier_names) if name_key(name) not in present)


def _same_person(known: Contact, row: SupplierRow) -> bool:
    if row.email and known.email:
        return known.email.casefold() == row.email.casefold()
    return known.name.casefold() == row.contact_name.casefold()


def _flags(row: SupplierRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _FLAGS if getattr(row, name) is not None}


def take_suppliers(
    desk: Desk, act: OpenAct, procurement: UUID, rows: Reading[SupplierRow]
) -> Iterator[bool]:
    """For each row in the order of the file: True where it was added, False where it completed."""
    taker = SupplierTaker(desk, act, procurement)
    taken: dict[int, UUID] = {}
    repeated = {one.number: one for one in rows.duplicates}
    every = sorted([*rows.good, *(one.row for one in rows.duplicates)], key=lambda row: row.number)
    for row in every:
        known = _known(repeated.get(row.number), taken)
        if known is None:
            taken[row.number] = taker.add(row)
            yield True
        else:
            taken[row.number] = known
            if taker.complete(known, row):
                yield False


def _known(repeated: Duplicate[SupplierRow] | None, taken: dict[int, UUID]) -> UUID | None:
    if repeated is None:
        return None
    if repeated.known is not None:
        return repeated.known
    return taken[repeated.first_row or 0]
