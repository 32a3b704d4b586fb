"""Headings as people write them, and the corrections that a person makes."""

from __future__ import annotations

import io

import openpyxl
import pytest

from lupdesk.importers.columns import best_table, match, with_best_heading
from lupdesk.importers.fields import FIELDS, TableKind
from lupdesk.importers.tables import read_table


@pytest.mark.parametrize("kind", TableKind)
def test_no_heading_names_two_fields_for_certain(kind: TableKind) -> None:
    seen: dict[str, str] = {}
    for field in FIELDS[kind]:
        for word in field.headings:
            assert word
            assert seen.setdefault(word, field.name) == field.name


@pytest.mark.parametrize("kind", TableKind)
def test_every_certain_heading_finds_its_field(kind: TableKind) -> None:
    for field in FIELDS[kind]:
        for word in field.headings:
            assert match((word.upper(),), kind).chosen == {field.name: 0}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Org.nr", "organisation_number"),
        ("ORG. NR.:", "organisation_number"),
        ("organisasjonsnummer (9 siffer)", "organisation_number"),
        ("Organization number", "organisation_number"),
        ("E\u2011post\u00a0*", "email"),
        ("E-postadresse", "email"),
        ("3. Firmanavn", "name"),
        ("Navn på\nleverandør", "name"),
        ("Virksomhetens\u00a0navn", "name"),
        ("Supplier", "name"),
        ("Type", "trade"),
        ("Leverandørtype", "kind"),
        ("Kind", "kind"),
        ("Ønsker en-til-en-møte?", "wants_one_to_one"),
        ("Spra\u030ak", "language"),
        ("Forretningsadresse.landkode", "country"),
        ("Leverandør / Supplier", "name"),
        ("Navn/Name", "name"),
        ("Firmanavn | Company name", "name"),
        ("Organisasjonsnummer (org.no.)", "organisation_number"),
        ("Organisasjonsnummer / Org. no. (9 digits)", "organisation_number"),
        ("E-post – E-mail", "email"),
        ("2. Telefon / Phone", "phone"),
    ],
)
def test_headings_of_supplier_lists(heading: str, field: str) -> None:
    assert match((heading,), TableKind.SUPPLIERS).chosen == {field: 0}


def test_a_form_names_the_person_navn_and_the_firm_otherwise() -> None:
    columns = (
        "ID", "Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn",
        "Tidspunkt for siste endring", "Virksomhet\u00a0", "Organisasjons\nnummer",
    )  # fmt: skip
    matching = match(columns, TableKind.SUPPLIERS)
    assert matching.chosen == {
        "email": 3, "name": 6, "organisation_number": 7, "contact_name": 4
    }  # fmt: skip
    assert matching.unmatched == (0, 1, 2, 5)


def test_any_order_and_english_headings() -> None:
    columns = ("Secrecy", "Statement", "Company", "Phase", "Type", "Id")
    assert match(columns, TableKind.INPUTS).chosen == {
        "secrecy": 0, "text": 1, "supplier": 2, "phase": 3, "type": 4, "source_id": 5
    }  # fmt: skip


def test_two_columns_for_one_field_ask() -> None:
    matching = match(("E-post", "Navn", "E-mail"), TableKind.SUPPLIERS)
    assert matching.chosen["email"] == 0
    assert matching.ambiguous == {"email": (0, 2)}
    assert matching.unmatched == (2,)
    assert matching.with_column("email", 2).ambiguous == {}


def test_a_certain_heading_beats_a_loose_one() -> None:
    matching = match(("Mobil", "Telefon"), TableKind.SUPPLIERS)
    assert matching.chosen == {"phone": 1}
    assert matching.ambiguous == {}


def test_what_is_missing_is_said_until_it_is_mended() -> None:
    matching = match(("Hvem", "Org.nr"), TableKind.SUPPLIERS)
    assert matching.missing == (("name",),)
    mended = matching.with_column("name", 0)
    assert mended.missing == ()
    assert mended.chosen == {"organisation_number": 1, "name": 0}
    assert mended.with_column("name", None) == matching


def test_a_column_serves_one_field() -> None:
    matching = match(("Navn", "Org.nr"), TableKind.SUPPLIERS).with_column("trade", 0)
    assert matching.chosen == {"organisation_number": 1, "trade": 0}
    assert matching.field_of(0) == "trade"
    assert matching.field_of(1) == "organisation_number"


@pytest.mark.parametrize(("field", "column"), [("nonsense", 0), ("name", 2), ("name", -1)])
def test_only_fields_and_columns_that_exist(field: str, column: int) -> None:
    with pytest.raises(ValueError, match=r"nonsense|2|-1"):
        match(("Navn", "Org.nr"), TableKind.SUPPLIERS).with_column(field, column)


def test_the_row_that_names_most_fields_holds_the_headings() -> None:
    text = (
        "Leverandører;;Oppdatert;1. mars\n\nNavn;Org.nr;E-post;\nSansea AS;101062228;a@b.example;\n"
    )
    table = read_table(text.encode(), "x.csv")
    assert table.heading.number == 1
    mended = with_best_heading(table, TableKind.SUPPLIERS)
    assert mended.heading.number == 3
    assert [row.number for row in mended.rows] == [4]
    assert with_best_heading(mended, TableKind.SUPPLIERS) is mended


def _book(**sheets: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_sheet_that_names_what_is_needed_is_read() -> None:
    data = _book(
        Info=[["Denne listen er fra i går"]],
        Tom=[],
        Firmaer=[["Påmeldte"], ["Firmanavn", "Org.nr"], ["Sansea AS", "101062228"]],
    )
    table = best_table(data, "l.xlsx", TableKind.SUPPLIERS)
    assert (table.sheet, table.columns) == ("Firmaer", ("Firmanavn", "Org.nr"))
    assert best_table(data, "l.xlsx", TableKind.SUPPLIERS, "Info").sheet == "Info"
    assert best_table(data, "l.xlsx", TableKind.QUESTIONS).sheet == "Info"


def test_a_heading_that_names_two_things_names_neither() -> None:
    matching = match(("Leverandør / Telefon", "Dato/tid"), TableKind.SUPPLIERS)
    assert matching.chosen == {}
    assert match(("Dato/tid",), TableKind.SLOTS).chosen == {"when": 0}
    assert match(("Fra / From", "Til / To"), TableKind.SLOTS).chosen == {"start": 0, "end": 1}
