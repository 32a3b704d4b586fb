"""Which column holds which field: proposed from the headings, corrected by people."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from lupdesk.importers.fields import FIELDS, REQUIRED, TableKind, heading_key, heading_keys
from lupdesk.importers.tables import RawTable, read_table
from lupdesk.problems import Problem

_BETWEEN: Final = re.compile(r"[/|;]|\s[-–—]\s")
"""What stands between the two languages of a heading."""
_SHEETS: Final = 20
"""So many sheets of a workbook are looked through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """``chosen``: field → column index. A column serves one field at most."""

    kind: TableKind
    columns: tuple[str, ...]
    chosen: Mapping[str, int]
    ambiguous: Mapping[str, tuple[int, ...]]
    """Fields that several headings name equally well; the leftmost is chosen."""

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields that a table of this kind may hold, in the order of a preview."""
        return tuple(field.name for field in FIELDS[self.kind])

    @property
    def unmatched(self) -> tuple[int, ...]:
        """Columns that serve no field."""
        used = set(self.chosen.values())
        return tuple(index for index in range(len(self.columns)) if index not in used)

    @property
    def missing(self) -> tuple[tuple[str, ...], ...]:
        """Groups of fields of which one is needed and none has a column."""
        return tuple(
            group
            for group in REQUIRED[self.kind]
            if not any(field in self.chosen for field in group)
        )

    def field_of(self, column: int) -> str | None:
        return next((field for field, index in self.chosen.items() if index == column), None)

    def with_column(self, field: str, column: int | None) -> Matching:
        """The field takes the column (from whichever field had it), or none."""
        if field not in self.fields:
            raise ValueError(field)
        if column is not None and not 0 <= column < len(self.columns):
            raise ValueError(column)
        chosen = {
            name: index for name, index in self.chosen.items() if name != field and index != column
        }
        if column is not None:
            chosen[field] = column
        ambiguous = {name: found for name, found in self.ambiguous.items() if name != field}
        return replace(
            self,
            chosen=MappingProxyType(chosen),
            ambiguous=MappingProxyType(ambiguous),
        )


@dataclass(frozen=True, slots=True)
class _Names:
    """What a heading may be called by. ``parts``: of «Leverandør / Supplier» the names of each."""

    whole: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]

    @staticmethod
    def of(heading: str) -> _Names:
        parts = tuple(heading_keys(part) for part in _BETWEEN.split(heading) if heading_key(part))
        return _Names(heading_keys(heading), parts if len(parts) > 1 else ())

    def among(self, words: Collection[str]) -> bool:
        """Whether the whole is one of the words, or each part: it then says one thing twice."""
        if any(name in words for name in self.whole):
            return True
        return bool(self.parts) and all(any(name in words for name in part) for part in self.parts)


def match(columns: tuple[str, ...], kind: TableKind) -> Matching:
    """What the headings say; certain names first, loose ones for what is then left."""
    names = [_Names.of(column) for column in columns]
    chosen: dict[str, int] = {}
    ambiguous: dict[str, tuple[int, ...]] = {}
    for certain in (True, False):
        for field in FIELDS[kind]:
            words = field.headings if certain else (*field.headings, *field.loose)
            taken = set(chosen.values())
            found = tuple(
                index
                for index, heading in enumerate(names)
                if index not in taken and heading.among(words)
            )
            if found and field.name not in chosen:
                chosen[field.name] = found[0]
                if len(found) > 1:
                    ambiguous[field.name] = found
    return Matching(
        kind=kind,
        columns=columns,
        chosen=MappingProxyType(chosen),
        ambiguous=MappingProxyType(ambiguous),
    )


def best_table(data: bytes, name: str, kind: TableKind, sheet: str | None = None) -> RawTable:
    """The table that the file holds; of a workbook the first sheet that names what is needed.

    ``sheet`` picks one. Where none names it, the first sheet that holds something.
    """
    first = with_best_heading(read_table(data, name, sheet), kind)
    if sheet is not None or not match(first.columns, kind).missing:
        return first
    for other in first.sheets[:_SHEETS]:
        try:
            table = with_best_heading(read_table(data, name, other), kind)
        except Problem as problem:
            if problem.code != "table-empty":
                raise
            continue
        if not match(table.columns, kind).missing:
            return table
    return first


def with_best_heading(table: RawTable, kind: TableKind) -> RawTable:
    """The table with its headings in the row that names most fields, if that beats the guess."""
    best, most = table.heading, len(match(table.columns, kind).chosen)
    for row in table.candidates():
        named = match(row.cells, kind)
        if len(named.chosen) > most and not named.missing:
            best, most = row, len(named.chosen)
    return table if best is table.heading else table.with_heading(best.number)
