"""A list of suppliers: good rows, bad rows with their reasons, and suppliers that are known."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.domain.kinds import SignUpChannel, SupplierKind
from lupdesk.domain.things import Supplier
from lupdesk.importers.columns import match
from lupdesk.importers.fields import TableKind
from lupdesk.importers.readings import Reading
from lupdesk.importers.register import Register, name_key
from lupdesk.importers.suppliers import SupplierRow, read_suppliers
from lupdesk.importers.tables import read_table
from lupdesk.problems import Problem
from lupdesk.wording import Wording

ONE, TWO = UUID(int=1), UUID(int=2)


def read(text: str, *known: Supplier) -> Reading[SupplierRow]:
    table = read_table(text.encode(), "suppliers.csv")
    return read_suppliers(table, match(table.columns, TableKind.SUPPLIERS), Register.of(known))


def only(text: str) -> SupplierRow:
    reading = read(text)
    assert (reading.bad, reading.duplicates) == ((), ())
    return reading.good[0]


def reasons(reading: Reading[SupplierRow]) -> list[tuple[int, str, str]]:
    return [
        (bad.number, fault.field, fault.reason.code.removeprefix("import-fault."))
        for bad in reading.bad
        for fault in bad.faults
    ]


def test_the_case_goes_in_but_for_the_one_wrong_number(shared: Path) -> None:
    table = read_table((shared / "case" / "leverandorer.csv").read_bytes(), "leverandorer.csv")
    matching = match(table.columns, TableKind.SUPPLIERS)
    assert (matching.unmatched, matching.missing, matching.ambiguous) == ((), (), {})
    reading = read_suppliers(table, matching, Register.of(()))
    assert reasons(reading) == [(16, "organisation_number", "organisation-number-control")]
    assert dict(reading.bad[0].reason.facts) == {"value": "112233445"}
    assert (len(reading.good), reading.duplicates, reading.notes) == (14, (), ())
    assert reading.good[0] == SupplierRow(
        number=2,
        name="Trygdal Respons AS",
        organisation_number="101010376",
        country="NO",
        trade="responssenter",
        language="nb",
        contact_name="Anne Trygdal",
        email="anne@trygdalrespons.example",
        phone="901 00 001",
        wants_one_to_one=True,
    )
    foreign = reading.good[12]
    assert (foreign.name, foreign.organisation_number) == ("Baltic Care Systems OÜ", "")
    assert (foreign.country, foreign.language) == ("", "en")
    assert reading.good[13].wants_one_to_one is False


def test_every_field_of_a_supplier() -> None:
    row = only(
        "Company;Former names;Org number;Kind;Trade;Contact;Job title;E-mail;Phone;Language;"
        "One-to-one;Written only;Country;Code;Invited;Registered;Declined;Note\n"
        "Nord AS;Nor AS\\;Sør AS;101010376;SMB;alarm;Ann;CEO;a@b.example;123;English;"
        "no;x;Norge;L4;1.2.2027;2027-02-03;;hei\n".replace("Nor AS\\;Sør AS", '"Nor AS;Sør AS"')
    )
    assert row == SupplierRow(
        number=2,
        name="Nord AS",
        earlier_names=("Nor AS", "Sør AS"),
        organisation_number="101010376",
        country="NO",
        kind=SupplierKind.SME,
        trade="alarm",
        language="en",
        contact_name="Ann",
        contact_title="CEO",
        email="a@b.example",
        phone="123",
        wants_one_to_one=False,
        written_only=True,
        code="L4",
        invited_on=date(2027, 2, 1),
        registered_on=date(2027, 2, 3),
        note="hei",
    )


@pytest.mark.parametrize(
    "number",
    ["101010376", "101 010 376", "101.010.376", "NO101010376MVA", "NO 101 010 376 MVA",
     "101\u00a0010\u00a0376 mva", "Org.nr: 101010376"],
)  # fmt: skip
def test_organisation_numbers_as_people_write_them(number: str) -> None:
    row = only(f"Navn;Org.nr\nA AS;{number}\n")
    assert (row.organisation_number, row.country) == ("101010376", "NO")


@pytest.mark.parametrize(
    ("number", "land", "kept", "country"),
    [
        ("", "", "", ""),
        ("", "Estland", "", "EE"),
        ("556677-8899", "Sverige", "5566778899", "SE"),
        ("SE556677889901", "", "SE556677889901", "SE"),
        ("12345678", "DK", "12345678", "DK"),
    ],
)
def test_foreign_firms_need_no_norwegian_number(
    number: str, land: str, kept: str, country: str
) -> None:
    row = only(f"Navn;Org.nr;Land\nA;{number};{land}\n")
    assert (row.organisation_number, row.country) == (kept, country)


@pytest.mark.parametrize(
    ("row", "field", "reason"),
    [
        ("A;112233445;;;;;", "organisation_number", "organisation-number-control"),
        ("A;12345;;;;;", "organisation_number", "organisation-number-digits"),
        ("A;１０１０１０３７６;;;;;", "organisation_number", "organisation-number-digits"),
        (";101010376;;;;;", "name", "no-supplier-name"),
        ("#N/A;;;;;;", "name", "cell-error"),
        ("A;;ikke en adresse;;;;", "email", "email"),
        ("A;;;;kanskje;;", "wants_one_to_one", "yes-or-no"),
        ("A;;;;;Kardemomme;", "country", "country"),
        ("A;;;;;;middels", "kind", "supplier-kind"),
        ("A;;;;;;;for mye", "", "row-too-long"),
    ],
)
def test_a_row_that_cannot_be_taken_in_says_why(row: str, field: str, reason: str) -> None:
    heading = "Navn;Org.nr;E-post;Språk;En-til-en;Land;Leverandørtype"
    good = "God AS;101020746;a@b.example;nb;ja;NO;SMB"
    reading = read(
        f"{heading}\n{good}\n{good.replace('God', 'Bra').replace('101020746', '')}\n{row}\n"
    )
    assert reasons(reading) == [(4, field, reason)]
    assert len(reading.good) == 2


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    reading = read("Navn;Org.nr;E-post\nA;112233445;x\n")
    assert [fault.field for fault in reading.bad[0].faults] == ["organisation_number", "email"]
    assert reading.bad[0].field == "organisation_number"
    assert reading.bad[0].cells == ("A", "112233445", "x")


def test_an_anonymous_answer_names_nobody() -> None:
    row = only("Firma;Navn;E-post\nA AS;Anonymous;anonymous\n")
    assert (row.contact_name, row.email) == ("", "")


def test_repeated_in_the_file() -> None:
    reading = read(
        "Navn;Org.nr;Kontaktperson\nSansea AS;101062228;Sara\nSANSEA;101 062 228;Siri\n"
        "  sansea  as;;Stig\nNy AS;;N\nNy A/S;;M\nNy ASA;101010376;O\n"
    )
    assert [row.number for row in reading.good] == [2, 5]
    assert [(each.number, each.first_row) for each in reading.duplicates] == [
        (3, 2), (4, 2), (6, 5), (7, 5)
    ]  # fmt: skip
    assert reading.duplicates[0].reason.code == "import-same.number-in-file"
    assert reading.duplicates[1].reason.code == "import-same.name-in-file"
    assert reading.duplicates[0].row.contact_name == "Siri"


def test_two_firms_with_one_name_and_two_numbers_are_two() -> None:
    reading = read("Navn;Org.nr\nStorhav AS;101010376\nStorhav ASA;101020746\n")
    assert len(reading.good) == 2


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("Helt nytt navn;101010376", "number-in-desk"),
        ("trygdal  RESPONS;", "name-in-desk"),
        ("Gamle Trygdal AS;", "earlier-name-in-desk"),
    ],
)
def test_known_in_the_register(row: str, code: str) -> None:
    known = Supplier(
        id=ONE,
        name="Trygdal Respons AS",
        earlier_names=("Gamle Trygdal",),
        organisation_number="101010376",
    )
    reading = read(f"Navn;Org.nr\n{row}\n", known)
    assert reading.good == ()
    assert [(each.known, each.reason.code) for each in reading.duplicates] == [
        (ONE, f"import-same.{code}")
    ]


def test_an_earlier_name_in_the_list_finds_the_register_too() -> None:
    reading = read("Navn;Tidligere navn\nNy AS;Gammel AS\n", Supplier(id=TWO, name="Gammel"))
    assert [each.known for each in reading.duplicates] == [TWO]


def test_without_a_name_column_the_list_is_refused() -> None:
    with pytest.raises(Problem) as caught:
        read("Hvem;Org.nr\nA;101010376\n")
    assert caught.value.code == "import-suppliers-needs-name"
    assert caught.value.facts["headings"] == "Hvem, Org.nr"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sansea AS", "SANSEA", True),
        ("A.S. Norge", "AS Norge", True),
        ("Hav A/S", "Hav AS", True),
        ("Granla\u030as AS", "Granlås", True),
        ("AS", "as", True),
        ("Sansea AS", "Sansea AB", False),
        ("Basas", "Bas", False),
    ],
)
def test_names_alike(one: str, other: str, same: bool) -> None:
    assert (name_key(one) == name_key(other)) is same


@pytest.mark.parametrize("total", ["Sum", "Totalt", "I alt: 14", "Antall leverandører 2", "TOTAL"])
def test_the_line_that_counts_the_list_is_no_supplier(total: str) -> None:
    reading = read(f"Navn;Org.nr;Påmeldte\nSansea AS;;4\n{total};;14\n")
    assert [row.name for row in reading.good] == ["Sansea AS"]
    assert reasons(reading) == [(3, "name", "total-row")]


def test_a_firm_may_be_called_total() -> None:
    row = only("Navn;Org.nr;E-post\nTotal;;post@total.example\nTotalt Trygg AS;101062228;\n")
    assert row.name == "Total"


@pytest.mark.parametrize(
    "written", ["101062228.0", "101062228,00", "101 062 228", "NO101062228MVA"]
)
def test_a_number_that_a_spreadsheet_took_for_a_quantity(written: str) -> None:
    assert only(f"Navn;Org.nr\nSansea AS;{written}\n").organisation_number == "101062228"


def test_another_language_than_ours_is_told_of_and_the_usual_one_kept() -> None:
    reading = read("Navn;Språk\nA AS;svensk\nB AS;engelsk\n")
    assert (reading.bad, [row.language for row in reading.good]) == ((), ["", "en"])
    (note,) = reading.notes
    assert (note.number, note.field, note.text.code) == (2, "language", "import-note.language")
    assert "svensk" in Wording("nb").phrase(note.text)


def test_by_what_a_supplier_signed_up_has_a_column() -> None:
    told = {"A": "E-post", "B": "skjema", "C": "Tlf", "D": "DOFFIN", "E": "", "F": "brevdue"}
    rows = "".join(f"{name} AS;{way}\n" for name, way in told.items())
    reading = read(f"Navn;Påmeldt via\n{rows}")
    way = SignUpChannel
    assert [row.registered_by for row in reading.good] == [
        way.EMAIL, way.FORM, way.PHONE, way.DOFFIN, None, way.OTHER,
    ]  # fmt: skip
    (note,) = reading.notes
    assert (note.number, note.text.code) == (7, "import-note.sign-up-channel")
    assert "brevdue" in Wording("nb").phrase(note.text)


@pytest.mark.parametrize("written", ["SE556677-8899", "se 5566778899"])
def test_a_foreign_number_is_known_however_it_is_written(written: str) -> None:
    known = Supplier(id=UUID(int=7), name="Norrsken AB", organisation_number=written, country="SE")
    table = read_table(b"Navn;Org.nr\nAnnet navn AB;SE 556677 8899\n", "s.csv")
    matching = match(table.columns, TableKind.SUPPLIERS)
    register = Register.of((known,))
    (repeated,) = read_suppliers(table, matching, register).duplicates
    assert repeated.known == known.id
    assert register.find("se5566778899") == known.id
