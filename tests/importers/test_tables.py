"""Every messy table that others wrote: the columns found, the rows good and the rows bad."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lupdesk.importers.columns import Matching, match, with_best_heading
from lupdesk.importers.fields import TableKind
from lupdesk.importers.inputs import Surroundings, read_inputs
from lupdesk.importers.questions import read_questions
from lupdesk.importers.readings import Reading
from lupdesk.importers.register import Register
from lupdesk.importers.slots import read_slots
from lupdesk.importers.suppliers import read_suppliers
from lupdesk.importers.tables import RawTable, read_table
from lupdesk.problems import Problem

NOBODY = Register.of(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """How one file reads, as a plain table and as the kind of list that it comes nearest to.

    ``chosen`` is what the headings say by themselves; ``assigned`` is a correction by hand.
    """

    encoding: str
    delimiter: str = ""
    heading_row: int = 1
    columns: int
    first: str
    rows: int
    last_row: int
    kind: TableKind
    chosen: dict[str, str]
    assigned: tuple[str, int] | None = None
    good: int
    bad: int = 0
    duplicates: int = 0


FILES = {
    "excel_pasting.csv": Expected(
        encoding="utf-8", delimiter=",", heading_row=4, columns=9, first="Year",
        rows=16, last_row=21,
        kind=TableKind.SUPPLIERS, chosen={}, assigned=("name", 0), good=15, bad=1,
    ),
    "forms_export_cp1252_quiz.csv": Expected(
        encoding="cp1252", delimiter=",", columns=13, first="ID", rows=2, last_row=3,
        kind=TableKind.SUPPLIERS, chosen={"name": "Name", "email": "Email"}, good=0, bad=2,
    ),
    "forms_export_esri_like.csv": Expected(
        encoding="utf-8", delimiter=",", columns=9, first="ID", rows=3, last_row=4,
        kind=TableKind.SUPPLIERS, chosen={"name": "Name", "email": "Email"},
        good=1, duplicates=2,
    ),
    "payloads.txt": Expected(
        encoding="utf-8", columns=1, first='DDE ("cmd";"/C calc";"!A0")A0', rows=14, last_row=15,
        kind=TableKind.INPUTS, chosen={}, assigned=("text", 0), good=14,
    ),
    "simple.ssv": Expected(
        encoding="utf-8", delimiter=";", columns=3, first="date", rows=6, last_row=7,
        kind=TableKind.SLOTS, chosen={"date": "date", "place": "place"}, assigned=("when", 0),
        good=0, bad=6,
    ),
    "skip_initials.csv": Expected(
        encoding="utf-8", delimiter=",", columns=2, first="field1", rows=2, last_row=3,
        kind=TableKind.QUESTIONS, chosen={}, assigned=("text", 0), good=2,
    ),
    "spanish_chars.csv": Expected(
        encoding="cp1252", delimiter=",", columns=8, first="GF_ID", rows=115, last_row=117,
        kind=TableKind.QUESTIONS, chosen={}, assigned=("text", 7), good=108, bad=1, duplicates=6,
    ),
    "sparse_with_column_errors.csv": Expected(
        encoding="cp1252", delimiter=",", columns=4, first="LP", rows=2200, last_row=2238,
        kind=TableKind.SUPPLIERS, chosen={}, assigned=("name", 1),
        good=1599, bad=304, duplicates=297,
    ),
    "sw_gen.xlsx": Expected(
        encoding="", columns=17, first="id_str", rows=15, last_row=16,
        kind=TableKind.INPUTS, chosen={"text": "text"}, good=14, duplicates=1,
    ),
    "utf-16le_encoded.csv": Expected(
        encoding="utf-16-le", delimiter=",", columns=19, first="Organisation_code",
        rows=327, last_row=328,
        kind=TableKind.SUPPLIERS, chosen={"name": "Organisation_name"}, good=327,
    ),
    "utf8bom.csv": Expected(
        encoding="utf-8-sig", delimiter=",", columns=2, first="kitten", rows=0, last_row=1,
        kind=TableKind.SUPPLIERS, chosen={}, assigned=("name", 0), good=0,
    ),
    "weird_head_padding.csv": Expected(
        encoding="utf-8", delimiter=";", heading_row=12, columns=11, first="",
        rows=76, last_row=94,
        kind=TableKind.SUPPLIERS, chosen={}, assigned=("name", 0), good=68, duplicates=8,
    ),
}  # fmt: skip


def test_every_messy_file_has_its_expectation(shared: Path) -> None:
    names = {path.name for path in (shared / "data" / "tables").iterdir()}
    assert names == FILES.keys() | {"libreoffice.xlsx"}


@pytest.mark.parametrize("name", FILES)
def test_a_messy_file_is_read_as_a_table(shared: Path, name: str) -> None:
    expected = FILES[name]
    table = _messy(shared, name)
    assert (table.encoding, table.delimiter) == (expected.encoding, expected.delimiter)
    assert table.heading.number == expected.heading_row
    assert (len(table.columns), table.columns[0]) == (expected.columns, expected.first)
    assert len(table.rows) == expected.rows
    assert (table.heading, *table.rows)[-1].number == expected.last_row
    assert all(len(row.cells) == expected.columns for row in table.rows)


@pytest.mark.parametrize("name", FILES)
def test_a_messy_file_gives_good_and_bad_rows(shared: Path, name: str) -> None:
    expected = FILES[name]
    table = with_best_heading(_messy(shared, name), expected.kind)
    matching = match(table.columns, expected.kind)
    found = {field: table.columns[column] for field, column in matching.chosen.items()}
    assert found == expected.chosen
    assert bool(matching.missing) == (expected.assigned is not None)
    if expected.assigned:
        matching = matching.with_column(*expected.assigned)
    reading = _read(table, matching)
    counts = (len(reading.good), len(reading.bad), len(reading.duplicates))
    assert counts == (expected.good, expected.bad, expected.duplicates)
    assert sum(counts) == expected.rows


def test_a_sheet_with_nothing_in_it_is_refused_plainly(shared: Path) -> None:
    with pytest.raises(Problem, match="table-empty"):
        _messy(shared, "libreoffice.xlsx")


@pytest.mark.parametrize("name", [name for name in FILES if FILES[name].assigned])
def test_a_file_without_the_columns_that_are_needed_is_refused_whole(
    shared: Path, name: str
) -> None:
    kind = FILES[name].kind
    table = _messy(shared, name)
    with pytest.raises(Problem, match=f"import-{kind}-needs-"):
        _read(table, match(table.columns, kind))


def test_titles_and_padding_stay_above_the_headings(shared: Path) -> None:
    table = _messy(shared, "weird_head_padding.csv")
    assert [row.number for row in table.above] == [3, 4, 6, 7, 8, 9]
    assert table.columns[1:4] == ("1985", "1993", "2000")
    moved = table.with_heading(7)
    assert moved.columns == ("Region:", "Deutschland")
    assert moved.with_heading(12) == table
    with pytest.raises(ValueError, match="5"):
        table.with_heading(5)


def test_line_breaks_and_odd_spaces_in_cells_stay(shared: Path) -> None:
    table = _messy(shared, "excel_pasting.csv")
    assert table.rows[9].cells[0] == "Machinery and \nequipment"
    assert (table.rows[9].number, table.rows[9].cells[1]) == (14, "27,173")


def _messy(shared: Path, name: str) -> RawTable:
    return read_table((shared / "data" / "tables" / name).read_bytes(), name)


def _read(table: RawTable, matching: Matching) -> Reading[Any]:
    match matching.kind:
        case TableKind.SUPPLIERS:
            return read_suppliers(table, matching, NOBODY)
        case TableKind.QUESTIONS:
            return read_questions(table, matching)
        case TableKind.SLOTS:
            return read_slots(table, matching, NOBODY)
        case TableKind.INPUTS:
            return read_inputs(table, matching, Surroundings(register=NOBODY))
