"""Taking in a table that somebody hands us: first looked at, then taken in as one act.

``preview`` changes nothing. ``import_rows`` is one act, undone as one. Both may run in a worker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, assert_never
from uuid import UUID

from lupdesk.desk.guides import latest_guide, questions_of
from lupdesk.desk.importing_inputs import input_surroundings, take_inputs
from lupdesk.desk.importing_questions import take_questions
from lupdesk.desk.importing_slots import planned_slots, take_slots
from lupdesk.desk.importing_suppliers import take_suppliers
from lupdesk.desk.loan import Watch
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.phrases import Text
from lupdesk.domain.things import Participation, Procurement, Supplier
from lupdesk.importers.columns import Matching, best_table, match
from lupdesk.importers.fields import TableKind
from lupdesk.importers.files import read_bytes
from lupdesk.importers.inputs import read_inputs
from lupdesk.importers.questions import read_questions
from lupdesk.importers.readings import BadRow, Duplicate, Note, Reading, lines
from lupdesk.importers.register import Register
from lupdesk.importers.slots import read_slots
from lupdesk.importers.suppliers import read_suppliers
from lupdesk.importers.tables import RawTable, read_table
from lupdesk.problems import Problem

__all__ = [
    "Imported",
    "Matching",
    "Preview",
    "TableKind",
    "import_rows",
    "preview",
    "read_handed_in",
    "refuse_unmatched",
    "register_of",
    "rematch",
]

Rows = Reading[Any]
"""Of ``SupplierRow``, ``QuestionRow``, ``SlotRow`` or ``InputRow``, as the table's kind says."""

_BETWEEN_LOOKS: Final = 100
"""Rows between two calls of the watch."""

_ACTS: Final = {
    TableKind.SUPPLIERS: Act.IMPORT_SUPPLIERS,
    TableKind.QUESTIONS: Act.IMPORT_QUESTIONS,
    TableKind.SLOTS: Act.IMPORT_SLOTS,
    TableKind.INPUTS: Act.IMPORT_INPUTS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A table as it would be taken in. ``rows`` is empty while a needed column is unmatched."""

    procurement: UUID
    kind: TableKind
    table: RawTable
    matching: Matching
    rows: Rows
    meeting: UUID | None = None
    """Where statements were made that do not say it themselves."""

    @property
    def missing(self) -> tuple[tuple[str, ...], ...]:
        """Groups of fields of which one needs a column and none has one."""
        return self.matching.missing

    @property
    def unused(self) -> tuple[Text, ...]:
        """The columns that hold something and serve no field, by their headings."""
        return tuple(
            self.table.label(column)
            for column in self.matching.unmatched
            if self.table.columns[column]
            or any(row.cells[column].strip() for row in self.table.rows)
        )

    @property
    def bad(self) -> tuple[BadRow, ...]:
        return self.rows.bad

    @property
    def duplicates(self) -> tuple[Duplicate[Any], ...]:
        return self.rows.duplicates

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.rows.notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did: rows added, rows that completed something known, rows passed over."""

    kind: TableKind
    added: int
    completed: int = 0
    skipped: int = 0
    """Repetitions that said nothing new."""
    bad: tuple[BadRow, ...] = ()
    """Rows that were left out."""


def read_handed_in(path: Path) -> bytes:
    """The bytes of a file that somebody hands in. Problem where it is missing or too large."""
    return read_bytes(path)


def preview(
    desk: Desk,
    procurement: UUID,
    kind: TableKind,
    data: bytes,
    name: str,
    *,
    matching: Matching | None = None,
    sheet: str | None = None,
    heading: int | None = None,
    meeting: UUID | None = None,
) -> Preview:
    """Read a CSV or XLSX file. ``heading`` is the row that holds the headings, if not the best.

    Raises Problem for what is no table. Changes nothing.
    """
    desk.the(Procurement, procurement)
    table = (
        best_table(data, name, kind, sheet)
        if heading is None
        else read_table(data, name, sheet).with_heading(heading)
    )
    chosen = matching or match(table.columns, kind)
    return _previewed(desk, procurement, kind, table, chosen, meeting)


def rematch(desk: Desk, before: Preview, matching: Matching) -> Preview:
    """The same table with its columns matched as the person says."""
    return _previewed(desk, before.procurement, before.kind, before.table, matching, before.meeting)


def _previewed(
    desk: Desk,
    procurement: UUID,
    kind: TableKind,
    table: RawTable,
    matching: Matching,
    meeting: UUID | None,
) -> Preview:
    rows: Rows = (
        Reading((), (), ())
        if matching.missing
        else _read(desk, procurement, table, matching, meeting)
    )
    return Preview(
        procurement=procurement,
        kind=kind,
        table=table,
        matching=matching,
        rows=rows,
        meeting=meeting,
    )


def _read(
    desk: Desk,
    procurement: UUID,
    table: RawTable,
    matching: Matching,
    meeting: UUID | None,
) -> Rows:
    match matching.kind:
        case TableKind.SUPPLIERS:
            return read_suppliers(table, matching, Register.of(desk.all(Supplier)))
        case TableKind.QUESTIONS:
            guide = latest_guide(desk, procurement)
            known = questions_of(desk, guide.id) if guide else ()
            return read_questions(table, matching, known)
        case TableKind.SLOTS:
            register = register_of(desk, procurement)
            return read_slots(table, matching, register, planned_slots(desk, procurement))
        case TableKind.INPUTS:
            register = register_of(desk, procurement)
            around = input_surroundings(
                desk,
                procurement,
                register,
                meeting,
                names_suppliers="supplier" in matching.chosen,
            )
            return read_inputs(table, matching, around)
        case other:
            assert_never(other)


def register_of(desk: Desk, procurement: UUID) -> Register:
    """The whole register, with the short codes of one procurement."""
    codes = {part.code: part.supplier for part in desk.all(Participation, procurement=procurement)}
    return Register.of(desk.all(Supplier), codes)


def import_rows(
    desk: Desk,
    looked_at: Preview,
    *,
    skip_bad: bool = False,
    watch: Watch | None = None,
) -> Imported:
    """Take the rows in, as one act.

    Problem ``import-bad-rows`` where a row is bad and ``skip_bad`` is not asked for; nothing is
    then changed. Problem ``import-…-needs-…`` where a needed column has no match.
    """
    refuse_unmatched(looked_at)
    bad = looked_at.bad
    if bad and not skip_bad:
        raise Problem("import-bad-rows", count=len(bad), file=looked_at.table.name)
    total = len(looked_at.rows.good) + len(looked_at.duplicates)
    added = completed = 0
    with desk.act(_ACTS[looked_at.kind]) as act:
        for done, new in enumerate(_take(desk, act, looked_at), start=1):
            added += new
            completed += not new
            if watch is not None and done % _BETWEEN_LOOKS == 0:
                watch(done, total)
    skipped = len(looked_at.duplicates) - completed
    return Imported(kind=looked_at.kind, added=added, completed=completed, skipped=skipped, bad=bad)


def refuse_unmatched(looked_at: Preview) -> None:
    """Problem ``import-…-needs-…`` where a needed column has no match."""
    if looked_at.missing:
        next(lines(looked_at.table, looked_at.matching), None)


def _take(desk: Desk, act: OpenAct, looked_at: Preview) -> Iterator[bool]:
    """For each row taken: True where it was added, False where it completed something known."""
    of = looked_at.procurement
    match looked_at.kind:
        case TableKind.SUPPLIERS:
            return take_suppliers(desk, act, of, looked_at.rows)
        case TableKind.QUESTIONS:
            return take_questions(desk, act, of, looked_at.rows)
        case TableKind.SLOTS:
            return take_slots(desk, act, of, looked_at.rows)
        case TableKind.INPUTS:
            return take_inputs(desk, act, of, looked_at.rows, looked_at.meeting)
        case other:
            assert_never(other)
