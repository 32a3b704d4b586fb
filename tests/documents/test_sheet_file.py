"""The workbook: what a spreadsheet finds in it, and what the proof does."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from lupdesk.documents.papers import proven_workbook, workbook_bytes
from lupdesk.documents.proof import prove
from lupdesk.documents.sheets.words import LONGEST
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.composition.document import ClassMark
from lupdesk.domain.composition.sheet import _SEAL, Column, Sheet, Value, Workbook
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.formats import Format
from lupdesk.domain.kinds import SheetKind
from lupdesk.problems import Problem
from tests.documents.test_every_spelling import FORBIDDEN, INNOCENT, SPELLINGS
from tests.documents.wordfile import added, changed, parts

NAME = Forbidden("Heimkontakt AS", "names-somebody")


def workbook(*rows: tuple[Value, ...], **facts: Any) -> Workbook:
    wide = max(map(len, rows), default=1)
    columns = tuple(Column(f"Kolonne {number}", 20) for number in range(wide))
    usual: dict[str, Any] = {
        "kind": SheetKind.INPUTS,
        "language": "nb",
        "audience": PUBLIC,
        "class_mark": ClassMark.PUBLIC,
        "class_word": "Offentlig",
        "office": "Trefjordsamarbeidet",
        "reference": "TFS-2027-01",
        "title": "Innspill",
        "on": date(2027, 3, 24),
        "sheets": (Sheet("Innspill", columns, rows),),
    }
    return Workbook(**{**usual, **facts}, seal=_SEAL)


def opened(made: Workbook) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes(made))).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def _wheres(data: bytes, *forbidden: Forbidden) -> list[str]:
    return [one.where for one in prove(data, forbidden or (NAME,), Format.XLSX)]


# -- what a spreadsheet finds -----------------------------------------------------------------------


def test_the_same_workbook_is_the_same_file() -> None:
    made = workbook(("a", 1, date(2027, 3, 16)))
    assert workbook_bytes(made) == workbook_bytes(made)
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(made))) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_head_stays_and_filters() -> None:
    sheet = opened(workbook(("a", "b"), ("c", "d")))
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert [cell.value for cell in sheet[1]] == ["Kolonne 0", "Kolonne 1"]
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.column_dimensions["A"].width == 20


def test_days_times_and_numbers_are_what_they_are() -> None:
    at = datetime(2027, 3, 16, 10, 2, 30, tzinfo=UTC)
    row = list(opened(workbook((date(2027, 3, 16), time(9, 45), at, 45, None)))[2])
    assert [cell.value for cell in row] == [
        datetime(2027, 3, 16),  # noqa: DTZ001 - a cell knows no zone
        time(9, 45),
        datetime(2027, 3, 16, 10, 2, 30),  # noqa: DTZ001
        45,
        None,
    ]
    assert [cell.number_format for cell in row[:3]] == ["dd.mm.yyyy", "hh:mm", "dd.mm.yyyy hh:mm"]
    english = opened(workbook((date(2027, 3, 16),), language="en"))
    assert english["A2"].number_format == "yyyy-mm-dd"


def test_a_day_before_the_calendar_of_spreadsheets_is_text() -> None:
    assert opened(workbook((date(1, 1, 1),)))["A2"].value == "0001-01-01"


@pytest.mark.parametrize(
    "said",
    [
        "=1+1",
        "+47 901 00 004",
        "-5 %",
        "@SUM(A1)",
        "=cmd|' /C calc'!A0",
        "＝1+1",
        '=HYPERLINK("x")',
    ],
)
def test_what_begins_like_a_formula_is_text(said: str) -> None:
    cell = opened(workbook((said,)))["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (said, "s", True)
    xml = parts(workbook_bytes(workbook((said,))))["xl/worksheets/sheet1.xml"]
    assert b"<f>" not in xml


def test_a_tab_or_return_before_a_formula_leads_nowhere() -> None:
    for lead in ("\t", "\r", "\n", " ", "\x00", "\u200b"):
        cell = opened(workbook((f"{lead}=1+1",)))["A2"]
        assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("a\x00\x01\x0b\x1fb", "a\nb"),
        ("a\ud800\ufffeb", "ab"),
        ("<a> & ]]> &amp;", "<a> & ]]> &amp;"),
        ("to\r\nlinjer", "to\nlinjer"),
        ("مرحبا 会議", "مرحبا 会議"),
        ("snu \u202eom", "snu om"),
    ],
)
def test_whatever_somebody_typed_is_text_and_opens(said: str, shown: str) -> None:
    assert opened(workbook((said,)))["A2"].value == shown


def test_text_that_looks_like_an_escape_is_shown_as_it_was_typed() -> None:
    xml = parts(workbook_bytes(workbook(("se _x0041_ her",))))["xl/worksheets/sheet1.xml"]
    assert b"se _x005F_x0041_ her" in xml


def test_a_text_that_is_too_long_for_a_cell_says_so() -> None:
    value = opened(workbook(("ord " * 12_500,)))["A2"].value
    assert isinstance(value, str)
    assert len(value) == LONGEST
    assert value.endswith("… (lengre enn en celle har plass til)")


def test_names_of_sheets_are_such_as_a_spreadsheet_takes() -> None:
    columns = (Column("a", 9),)
    names = ("[a]:*?/\\'b'", "x" * 40, "x" * 40, "", "Om")
    made = workbook(sheets=tuple(Sheet(name, columns, ()) for name in names))
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(made)))
    assert len(set(book.sheetnames)) == 6
    assert all(0 < len(name) <= 31 for name in book.sheetnames)


def test_who_it_is_for_stands_in_the_file_and_on_each_printed_page() -> None:
    made = workbook(("a",), class_word="Kun for Dal & Ås AS")
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(made)))
    head = book.worksheets[0].oddHeader
    assert head is not None
    assert head.right.text == "Kun for Dal && Ås AS"
    about = {row[0].value: row[1].value for row in book.worksheets[-1].iter_rows()}
    assert about["For hvem"] == "Kun for Dal & Ås AS"
    said = book.properties
    assert (said.creator, said.lastModifiedBy) == ("Trefjordsamarbeidet", "Trefjordsamarbeidet")
    assert (said.title, said.language) == ("Innspill", "nb-NO")
    assert b"openpyxl" not in b"".join(parts(workbook_bytes(made)).values())


# -- the proof --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", SPELLINGS)
def test_the_proof_finds_it(text: str) -> None:
    data = workbook_bytes(workbook(("Noe", f"Om {text} nå")))
    assert [one.where for one in prove(data, FORBIDDEN, Format.XLSX)][:1] == ["cell"]


@pytest.mark.parametrize("text", INNOCENT)
def test_the_proof_lets_other_words_through(text: str) -> None:
    assert prove(workbook_bytes(workbook(("Noe", text))), FORBIDDEN, Format.XLSX) == []


def test_halves_in_two_cells_or_rows_stop_the_file() -> None:
    for rows in (
        (("Om Heim", "kontakt og annet"),),
        (("Løype",), ("Data",)),
        (("923 609", "016"),),
    ):
        assert prove(workbook_bytes(workbook(*rows)), FORBIDDEN, Format.XLSX)


@pytest.mark.parametrize("fact", ["office", "class_word", "title", "reference"])
def test_in_the_properties_and_the_printed_head(fact: str) -> None:
    assert _wheres(workbook_bytes(workbook(("a",), **{fact: "For Heimkontakt AS"})))


def test_in_the_name_of_a_sheet_and_a_head() -> None:
    named = Sheet("Heimkontakt AS", (Column("a", 9),), ())
    headed = replace(named, name="x", columns=(Column("Heimkontakt AS", 9),))
    assert _wheres(workbook_bytes(workbook(sheets=(named,))))
    assert _wheres(workbook_bytes(workbook(sheets=(headed,)))) == ["cell"]


def _sheet(xml: str) -> Callable[[bytes], bytes]:
    return lambda found: found.replace(b"</sheetData>", f"{xml}</sheetData>".encode(), 1)


PLANTED = {
    "a number": '<row r="9"><c r="A9"><v>923609016</v></c></row>',
    "a number with an exponent": '<row r="9"><c r="A9"><v>9.23609016E8</v></c></row>',
    "letters by number": '<row r="9"><c r="A9" t="inlineStr"><is><t>_x0048_eimkontakt</t></is></c></row>',
    "rich text": '<row r="9"><c r="A9" t="inlineStr"><is><r><t>Heim</t></r><r><t>kontakt</t></r></is></c></row>',
    "a formula": '<row r="9"><c r="A9"><f>CONCATENATE("Heimkontakt")</f><v>0</v></c></row>',
    "the value of a formula": '<row r="9"><c r="A9" t="str"><f>A1</f><v>Heimkontakt</v></c></row>',
    "how it is read": '<row r="9"><c r="A9" t="inlineStr"><is><t>x</t><rPh sb="0" eb="1"><t>Heimkontakt</t></rPh></is></c></row>',
    "a hidden row": '<row r="9" hidden="1"><c r="A9" t="inlineStr"><is><t>Heimkontakt</t></is></c></row>',
}  # fmt: skip


@pytest.mark.parametrize("place", PLANTED)
def test_planted_in_a_sheet(place: str) -> None:
    data = changed(
        workbook_bytes(workbook(("a",))), "xl/worksheets/sheet1.xml", _sheet(PLANTED[place])
    )
    assert prove(data, FORBIDDEN, Format.XLSX)


OTHERS = {
    "xl/sharedStrings.xml": (b"<sst><si><r><t>Heim</t></r><r><t>kontakt AS</t></r></si></sst>", "cell"),
    "xl/comments1.xml": (b"<comments><authors><author>Heimkontakt AS</author></authors></comments>", "comment"),
    "xl/tables/table1.xml": (b"<table><tableColumn name='Heimkontakt AS'/></table>", "elsewhere"),
    "xl/pivotCache/pivotCacheRecords1.xml": (b"<r><s v='Heimkontakt AS'/></r>", "elsewhere"),
    "xl/drawings/drawing1.xml": (b"<d><p><t>Heim</t><t>kontakt AS</t></p></d>", "elsewhere"),
    "docProps/custom.xml": (b"<Properties>Heimkontakt AS</Properties>", "property"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_in_any_other_part(name: str) -> None:
    part, where = OTHERS[name]
    assert _wheres(added(workbook_bytes(workbook(("a",))), **{name: part}))[:1] == [where]


def test_in_a_defined_name_and_a_format_of_numbers() -> None:
    data = workbook_bytes(workbook((date(2027, 3, 16),)))
    named = changed(
        data, "xl/workbook.xml", lambda xml: xml.replace(b"_xlnm.Print_Titles", b"Heimkontakt", 1)
    )
    assert _wheres(named, Forbidden("Heimkontakt", "names-somebody")) == ["defined-name"]
    shaped = changed(
        data,
        "xl/styles.xml",
        lambda xml: xml.replace(b"dd.mm.yyyy", b"&quot;Heimkontakt AS&quot;", 1),
    )
    assert _wheres(shaped)


def test_what_cannot_be_proved_is_a_finding() -> None:
    data = workbook_bytes(workbook(("a",)))
    for name, code in (
        ("xl/media/image1.png", "image"),
        ("xl/vbaProject.bin", "script"),
        ("xl/printerSettings/printerSettings1.bin", "embedded-file"),
    ):
        found = prove(added(data, **{name: b"x"}), [], Format.XLSX)
        assert (code, "unprovable") in [(one.where, one.forbidden.why) for one in found]


@pytest.mark.parametrize(
    "cell", ['<c t="s"><v>7</v></c>', '<c t="s"><v>-1</v></c>', '<c t="s"><v>x</v></c>']
)
def test_a_cell_whose_words_are_not_there_is_no_proof(cell: str) -> None:
    spoilt = _sheet(f"<row>{cell}</row>")
    data = changed(workbook_bytes(workbook(("a",))), "xl/worksheets/sheet1.xml", spoilt)
    with pytest.raises(Problem, match="proof-unreadable"):
        prove(data, [NAME], Format.XLSX)


def test_a_leak_leaves_no_file(tmp_path: Path) -> None:
    with (
        pytest.raises(Problem, match="proof-found-hidden"),
        proven_workbook(workbook(("Vi møtte Heimkontakt AS.",)), tmp_path / "x.xlsx", [NAME]),
    ):
        pytest.fail("it was let out")
    assert [one for one in tmp_path.iterdir() if one.is_file()] == []


def test_thousands_of_rows_are_written_and_proved(tmp_path: Path) -> None:
    rows = [(n, f"Utsagn nummer {n} om drift", date(2027, 3, 16)) for n in range(3000)]
    with proven_workbook(workbook(*rows), tmp_path / "x.xlsx", [NAME]) as made:
        assert made.wanting == ()
