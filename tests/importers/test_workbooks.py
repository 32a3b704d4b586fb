"""XLSX: what the cells say, as text; and what is too much or no workbook."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from lupdesk.domain.phrases import Phrase
from lupdesk.importers.limits import MAX_CELL_CHARACTERS, MAX_COLUMNS
from lupdesk.importers.tables import RawTable, read_table
from lupdesk.problems import Problem
from lupdesk.wording import Wording

DAY = date(2027, 3, 16)
SHEET = "xl/worksheets/sheet1.xml"
NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|_(?=x[0-9A-Fa-f]{4}_)")


def workbook(rows: Iterable[Iterable[object]], title: str = "Ark1") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column)
            assert isinstance(cell, Cell)
            if isinstance(value, str):
                # As Excel writes it: text stays text, and what XML cannot hold is escaped.
                cell.value = NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", value)
                cell.data_type = "s"
            else:
                cell.value = value  # type: ignore[assignment]
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed, or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, change(old.read(name) if name in old.namelist() else b""))
    return file.getvalue()


def sheet_xml(rows: str) -> bytes:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    ).encode()


def values(table: RawTable) -> list[list[str]]:
    return [list(row.cells) for row in table.rows]


def code_of(data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        read_table(data, "x.xlsx")
    assert "x." in Wording("nb").problem(caught.value)
    return caught.value.code


def test_numbers_dates_and_truth_become_the_text_that_people_see() -> None:
    data = workbook(
        [
            ["Tall", "Dato", "Tid"],
            [101010376.0, DAY, time(9, 0)],
            [0.1 + 0.2, datetime.combine(DAY, time(9, 30)), timedelta(hours=30, minutes=5)],
            [1e15, datetime.combine(DAY, time()), True],
            [-1234.56, "2027-03-16", None],
        ]
    )
    table = read_table(data, "x.xlsx")
    assert values(table) == [
        ["101010376", "2027-03-16", "09:00:00"],
        ["0.3", "2027-03-16 09:30:00", "30:05:00"],
        ["1000000000000000", "2027-03-16 00:00:00", "TRUE"],
        ["-1234.56", "2027-03-16", ""],
    ]
    assert (table.sheet, table.encoding, table.delimiter) == ("Ark1", "", "")


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.125, "0.0%", "12.5 %"),
        (0.125, "0 %", "13 %"),
        (0.125, "0.00%;[Red]-0.00%", "12.50 %"),
        (1, "0%", "100 %"),
        (-0.5, "0%", "-50 %"),
        (1e300, "0%", f"{10**300 * 100} %"),
        (0.125, '0.000" %"', "0.125"),
        (datetime(2027, 3, 1), 'd"th" mmmm yyyy', "2027-03-01"),  # noqa: DTZ001
        (datetime(2027, 3, 1), "[White]dd.mm.yyyy", "2027-03-01"),  # noqa: DTZ001
        (datetime(2027, 3, 1), "dd.mm.yyyy hh:mm", "2027-03-01 00:00:00"),  # noqa: DTZ001
        (timedelta(hours=30), "[h]:mm", "30:00:00"),
    ],
)
def test_a_cell_says_what_the_sheet_shows(value: object, number_format: str, shown: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Tall", "x"])
    sheet.append([value, "x"])
    sheet["A2"].number_format = number_format
    assert values(read_table(saved(book), "x.xlsx")) == [[shown, "x"]]


def test_formula_payloads_survive_unchanged(shared: Path) -> None:
    payloads = (shared / "data" / "tables" / "payloads.txt").read_text("utf-8").splitlines()
    rows = [[str(number), payload, "x"] for number, payload in enumerate(payloads)]
    assert values(read_table(workbook([["Nr", "Tekst", "x"], *rows]), "p.xlsx")) == rows


def test_naughty_strings_survive_unchanged(shared: Path) -> None:
    naughty = json.loads((shared / "data" / "blns.json").read_text("utf-8"))
    rows = [[str(number), text, "x"] for number, text in enumerate(naughty)]
    assert len(rows) == 515
    assert values(read_table(workbook([["Nr", "Tekst", "x"], *rows]), "b.xlsx")) == rows


def test_formulas_give_the_value_that_was_saved() -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Navn</t></is></c></row>'
        '<row r="2"><c r="A2" t="str"><f>"San"&amp;"sea"</f><v>Sansea</v></c></row>'
        '<row r="3"><c r="A3"><f>WEBSERVICE("http://x.invalid")</f><v></v></c>'
        '<c r="B3" t="inlineStr"><is><t>y</t></is></c></row>'
    )
    table = read_table(with_part(workbook([["x"]]), SHEET, lambda _: sheet_xml(rows)), "x.xlsx")
    assert values(table) == [["Sansea", ""], ["", "y"]]
    assert table.warnings == (Phrase.of("table.unsaved-formulas", count=1),)


def test_empty_rows_are_counted_and_a_cell_right_of_the_headings_has_a_column() -> None:
    table = read_table(workbook([[], ["a", "b"], [], ["1", "2", "note"]]), "x.xlsx")
    assert table.heading.number == 2
    assert [row.number for row in table.rows] == [4]
    assert table.columns == ("a", "b", "")
    assert table.label(2) == Phrase.of("table.column", letter="C")


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    lie = b'<sheetPr/><dimension ref="A1:XFD1048576"/>'
    data = with_part(
        workbook([["Navn"], ["Sansea AS"]]),
        SHEET,
        lambda xml: re.sub(rb"<sheetPr>.*?</sheetPr><dimension[^>]*>", lie, xml),
    )
    assert values(read_table(data, "x.xlsx")) == [["Sansea AS"]]


def test_the_first_visible_sheet_that_holds_something_is_read() -> None:
    book = openpyxl.Workbook()
    for title, state in (("Skjult", "hidden"), ("Liste", "visible"), ("Mer", "visible")):
        sheet = book.create_sheet(title)
        sheet.append([f"Navn {title}"])
        sheet.sheet_state = state
    table = read_table(saved(book), "x.xlsx")
    assert (table.sheet, table.sheets) == ("Liste", ("Sheet", "Liste", "Mer"))
    assert table.warnings == (Phrase.of("table.one-sheet", sheet="Liste", others="Sheet, Mer"),)
    assert read_table(saved(book), "x.xlsx", sheet="Mer").columns == ("Navn Mer",)
    with pytest.raises(Problem, match="table-no-such-sheet"):
        read_table(saved(book), "x.xlsx", sheet="Skjult")


def test_too_large_when_unpacked() -> None:
    data = with_part(workbook([["x"]]), "xl/media/a.bin", lambda _: bytes(201_000_000))
    assert len(data) < 1_000_000
    assert code_of(data) == "table-too-large-unpacked"


def test_a_row_of_a_million_cells_is_refused_before_it_is_read() -> None:
    data = with_part(workbook([["x"]]), SHEET, lambda _: sheet_xml("<row>" + "<c/>" * 1_000_000))
    assert code_of(data) == "table-too-intricate"


def test_rows_beyond_what_a_sheet_can_hold() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="999999999"><c><v>1</v></c></row>'
    data = with_part(workbook([["x"]]), SHEET, lambda _: sheet_xml(rows))
    assert code_of(data) == "table-too-many-rows"


def test_too_many_columns_and_too_long_cells() -> None:
    assert code_of(workbook([["x"] * (MAX_COLUMNS + 1)])) == "table-too-many-columns"
    long = f'<row><c t="inlineStr"><is><t>{"x" * (MAX_CELL_CHARACTERS + 1)}</t></is></c></row>'
    data = with_part(workbook([["x"]]), SHEET, lambda _: sheet_xml(long))
    assert code_of(data) == "table-cell-too-long"


def test_entities_in_a_workbook_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    assert code_of(with_part(workbook([["x"]]), SHEET, lambda _: bomb)) == "table-damaged"


@pytest.mark.parametrize(
    ("part", "format_name"),
    [
        ("word/document.xml", "DOCX"),
        ("xl/workbook.bin", "XLSB"),
        ("META-INF/manifest.xml", "ODS"),
        ("readme.txt", "ZIP"),
    ],
)
def test_other_packages_are_refused_by_name(part: str, format_name: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(part, b"x")
    with pytest.raises(Problem) as caught:
        read_table(file.getvalue(), "x.xlsx")
    assert (caught.value.code, caught.value.facts["format"]) == ("table-other-format", format_name)


def test_a_truncated_workbook_is_a_problem() -> None:
    data = workbook([["Navn", "Org.nr"], ["Sansea AS", 101062228]])
    for length in range(4, len(data), 97):
        assert code_of(data[:length]) == "table-damaged"


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32), inside=st.booleans())
def test_a_mutated_workbook_is_a_table_or_a_problem(seed: int, inside: bool) -> None:
    """Bytes changed in the package itself, or in the XML of one of its parts."""
    chance = random.Random(seed)
    data = workbook([["Navn", "Dato"], ["Sansea AS", date(2027, 3, 16)], [1.5, True]])
    if inside:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            part = chance.choice(package.namelist())
        data = with_part(data, part, lambda xml: mutated(xml, chance))
    else:
        data = mutated(data, chance)
    try:
        table = read_table(data, "x.xlsx")
    except Problem:
        return
    assert table.columns


def mutated(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(4, len(changed))
        match chance.randrange(3):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randint(1, 20)]
            case _:
                changed[at:at] = bytes(chance.choices(range(256), k=chance.randint(1, 8)))
        if len(changed) < 10:
            break
    return bytes(changed)
