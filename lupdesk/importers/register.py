"""Finding a supplier of the register by what a table calls it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from lupdesk.domain.names import number_key
from lupdesk.domain.things import Supplier
from lupdesk.importers.readings import Refused, shown

_COMPARED: Final = 100
"""Letters of a name that are compared; only names with the same first two are, for speed."""
_FORMS: Final = re.compile(r"\s(?:as|asa|sa|a/s)$")


def name_key(name: str) -> str:
    """The name without case, odd spaces, dots, quotation marks and AS, ASA or SA at its end."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = re.sub(r"(?<=\w)\.(?=\w\.?)|[.«»\"“”,]", "", plain)
    plain = " ".join(plain.split())
    return _FORMS.sub("", plain) or plain


@dataclass(frozen=True, slots=True)
class Register:
    """The suppliers that the desk knows, by number, by name, by earlier name and by code."""

    suppliers: Mapping[UUID, Supplier]
    by_number: Mapping[str, tuple[UUID, ...]]
    by_name: Mapping[str, tuple[UUID, ...]]
    by_earlier_name: Mapping[str, tuple[UUID, ...]]
    by_code: Mapping[str, tuple[UUID, ...]]

    @staticmethod
    def of(suppliers: Iterable[Supplier], codes: Mapping[str, UUID] | None = None) -> Register:
        """``codes``: the short codes of one procurement (``L4``) and whom they stand for."""
        known = {supplier.id: supplier for supplier in suppliers}
        numbers: dict[str, list[UUID]] = defaultdict(list)
        names: dict[str, list[UUID]] = defaultdict(list)
        earlier: dict[str, list[UUID]] = defaultdict(list)
        for supplier in known.values():
            if supplier.organisation_number:
                numbers[number_key(supplier.organisation_number)].append(supplier.id)
            names[name_key(supplier.name)].append(supplier.id)
            for name in supplier.earlier_names:
                earlier[name_key(name)].append(supplier.id)
        by_code = {code.casefold(): (whom,) for code, whom in (codes or {}).items() if code}
        return Register(known, _frozen(numbers), _frozen(names), _frozen(earlier), by_code)

    def find(self, text: str) -> UUID:
        """The one supplier that ``text`` names; refused if there is none, or more than one."""
        found = self.candidates(text)
        if not found:
            nearest = self._nearest(text)
            if nearest:
                raise Refused("supplier-unknown-nearest", value=shown(text), nearest=nearest)
            raise Refused("supplier-unknown", value=shown(text))
        if len(found) > 1:
            raise Refused("supplier-several", value=shown(text), count=len(found))
        return found[0]

    def candidates(self, text: str) -> tuple[UUID, ...]:
        exact = " ".join(text.split()).casefold()
        found = (
            self.by_number.get(number_key(text))
            or self.by_name.get(name_key(text))
            or self.by_earlier_name.get(name_key(text))
            or self.by_code.get(exact)
            or ()
        )
        same = tuple(each for each in found if self.suppliers[each].name.casefold() == exact)
        return same if len(same) == 1 else found

    def _nearest(self, text: str) -> str:
        key = name_key(text)[:_COMPARED]
        alike = [name for name in self.by_name if name[:2] == key[:2]]
        close = difflib.get_close_matches(key, alike, n=1, cutoff=0.75)
        return self.suppliers[self.by_name[close[0]][0]].name if close else ""


def _frozen(found: Mapping[str, list[UUID]]) -> dict[str, tuple[UUID, ...]]:
    return {key: tuple(ids) for key, ids in found.items() if key}
