"""A list of suppliers: each a new one, or one that is known already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from lupdesk.domain.kinds import SignUpChannel, SupplierKind
from lupdesk.domain.names import number_key
from lupdesk.domain.phrases import Phrase
from lupdesk.importers import times, values, words
from lupdesk.importers.columns import Matching
from lupdesk.importers.readings import BadRow, Duplicate, Line, Note, Reading, lines, shown
from lupdesk.importers.register import Register, name_key
from lupdesk.importers.tables import RawTable

_TOTAL: Final = re.compile(
    r"(?:delsum|sum|subtotal|(?:grand )?total|totalt|til sammen|i alt|antall(?: leverandører)?)"
    r"\s*[:=]?\s*\d*",
    re.IGNORECASE,
)
"""The line under a list that counts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierRow:
    """A supplier with one contact person. None means that the table does not say."""

    number: int
    name: str
    earlier_names: tuple[str, ...] = ()
    organisation_number: str = ""
    country: str = ""
    """Two letters; empty where neither a country nor a number tells."""
    kind: SupplierKind | None = None
    trade: str = ""
    language: str = ""
    contact_name: str = ""
    contact_title: str = ""
    email: str = ""
    phone: str = ""
    wants_one_to_one: bool | None = None
    written_only: bool | None = None
    code: str = ""
    invited_on: date | None = None
    registered_on: date | None = None
    declined_on: date | None = None
    note: str = ""
    registered_by: SignUpChannel | None = None


def read_suppliers(table: RawTable, matching: Matching, register: Register) -> Reading[SupplierRow]:
    good: list[SupplierRow] = []
    bad: list[BadRow] = []
    duplicates: list[Duplicate[SupplierRow]] = []
    notes: list[Note] = []
    seen = _Seen()
    for line in lines(table, matching):
        row = _row(line)
        if line.faults:
            bad.append(line.bad())
            continue
        notes += line.notes
        repeated = seen.again(row) or _known(row, register)
        if repeated:
            duplicates.append(repeated)
        else:
            good.append(row)
        seen.add(row)
    return Reading(tuple(good), tuple(bad), tuple(duplicates), tuple(notes))


def _row(line: Line) -> SupplierRow:
    name = values.flat(line.text("name"))
    if not name and not line.faults:
        line.refuse("name", "no-supplier-name")
    country = line.take("country", values.country, "")
    number, home = line.take(
        "organisation_number",
        lambda text: values.organisation_number(text, country),
        ("", country),
    )
    if _TOTAL.fullmatch(name) and not (number or line.text("email")):
        line.refuse("name", "total-row", value=shown(name))
    return SupplierRow(
        number=line.number,
        name=name,
        earlier_names=values.several(line.text("earlier_names")),
        organisation_number=number,
        country=home,
        kind=line.take("kind", words.supplier_kind, None),
        trade=", ".join(values.several(line.text("trade"))),
        language=values.language_in(line),
        contact_name=_person(line.text("contact_name")),
        contact_title=values.flat(line.text("contact_title")),
        email=line.take("email", values.email, ""),
        phone=values.flat(line.text("phone")),
        wants_one_to_one=line.take("wants_one_to_one", values.yes_or_no, None),
        written_only=line.take("written_only", values.yes_or_no, None),
        code=values.flat(line.text("code")),
        invited_on=line.take("invited_on", times.day_of, None),
        registered_on=line.take("registered_on", times.day_of, None),
        declined_on=line.take("declined_on", times.day_of, None),
        note=line.text("note"),
        registered_by=_channel(line),
    )


def _channel(line: Line) -> SignUpChannel | None:
    """A way that we have no word for is told of, and counts as another way."""
    text = line.text("registered_by")
    found = words.sign_up_channel(text)
    if text and found is None:
        line.remark("registered_by", "sign-up-channel", value=shown(text))
        return SignUpChannel.OTHER
    return found


def _person(text: str) -> str:
    """An anonymous answer of a form names nobody."""
    name = values.flat(text)
    return "" if name.casefold() in ("anonymous", "anonym") else name


class _Seen:
    """The suppliers of the rows so far."""

    def __init__(self) -> None:
        self._by_number: dict[str, SupplierRow] = {}
        self._by_name: dict[str, SupplierRow] = {}

    def add(self, row: SupplierRow) -> None:
        if row.organisation_number:
            self._by_number.setdefault(row.organisation_number, row)
        for name in (row.name, *row.earlier_names):
            self._by_name.setdefault(name_key(name), row)

    def again(self, row: SupplierRow) -> Duplicate[SupplierRow] | None:
        first = self._by_number.get(row.organisation_number) if row.organisation_number else None
        if first:
            return _repeats(row, first, "number-in-file")
        for name in (row.name, *row.earlier_names):
            first = self._by_name.get(name_key(name))
            if first and not _differ(first.organisation_number, row.organisation_number):
                return _repeats(row, first, "name-in-file")
        return None


def _repeats(row: SupplierRow, first: SupplierRow, code: str) -> Duplicate[SupplierRow]:
    reason = Phrase.of(f"import-same.{code}", name=first.name, row=first.number)
    return Duplicate(row.number, row, reason, first_row=first.number)


def _known(row: SupplierRow, register: Register) -> Duplicate[SupplierRow] | None:
    ways = [("number-in-desk", register.by_number.get(number_key(row.organisation_number), ()))]
    for name in (row.name, *row.earlier_names):
        ways.append(("name-in-desk", register.by_name.get(name_key(name), ())))
        ways.append(("earlier-name-in-desk", register.by_earlier_name.get(name_key(name), ())))
    for code, found in ways:
        for each in found:
            supplier = register.suppliers[each]
            by_number = code == "number-in-desk"
            if by_number or not _differ(supplier.organisation_number, row.organisation_number):
                reason = Phrase.of(f"import-same.{code}", name=supplier.name)
                return Duplicate(row.number, row, reason, known=each)
    return None


def _differ(one: str, other: str) -> bool:
    """Two firms may bear one name; with two numbers they are two."""
    return bool(one and other and one != other)
