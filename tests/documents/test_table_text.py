"""Tables as CSV: what a spreadsheet and our own importer find in them, and what the proof does."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lupdesk.documents.papers import files_of, proven_tables
from lupdesk.documents.proof import prove
from lupdesk.documents.readers import format_within
from lupdesk.documents.sheets.words import LONGEST
from lupdesk.domain.composition.sheet import Column, Sheet, Value, Workbook
from lupdesk.domain.forbidden import Forbidden
from lupdesk.domain.formats import Format
from lupdesk.domain.table_text import guarded, unguarded
from lupdesk.importers.delimited import read_delimited
from lupdesk.problems import Problem
from tests.documents.test_every_spelling import FORBIDDEN, INNOCENT, SPELLINGS
from tests.documents.test_sheet_file import NAME, workbook

OUT = Path("tabell.csv")


def written(made: Workbook) -> bytes:
    (data,) = files_of(made, OUT, Format.CSV).values()
    return data


def cells(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def wheres(data: bytes, *forbidden: Forbidden) -> list[str]:
    return [one.where for one in prove(data, forbidden or (NAME,), Format.CSV)]


def test_it_is_as_a_norwegian_spreadsheet_reads_it() -> None:
    data = written(workbook(("Ærlig; «talt»", 7), ("to\nlinjer", None)))
    assert data == (
        "\ufeffKolonne 0;Kolonne 1\r\n"
        '"Ærlig; «talt»";7\r\n'
        '"to\nlinjer";\r\n'
    ).encode()  # fmt: skip


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [
        ("nb", date(2027, 3, 9), "09.03.2027"),
        ("en", date(2027, 3, 9), "2027-03-09"),
        ("nb", datetime(2027, 3, 9, 14, 5, tzinfo=UTC), "09.03.2027 14:05"),
        ("nb", time(9, 5), "09:05"),
        ("nb", -3, "-3"),
    ],
)
def test_days_and_times_are_as_people_write_them(language: str, value: Value, shown: str) -> None:
    assert cells(written(workbook((value,), language=language)))[1] == [shown]


@pytest.mark.parametrize(
    "said",
    ["=1+1", "+47 901 00 004", "-5 %", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1", "'=1+1", "''-x"],
)
def test_what_begins_like_a_formula_is_text_there_and_itself_when_it_is_read(said: str) -> None:
    data = written(workbook((said, "x")))
    assert cells(data)[1] == [f"'{said}", "x"]
    assert read_delimited(data, "tabell.csv").rows[1].cells == (said, "x")


def test_an_apostrophe_that_marks_nothing_stays() -> None:
    data = written(workbook(("'sitat' fra møtet", "'")))
    assert cells(data)[1] == ["'sitat' fra møtet", "'"]
    assert read_delimited(data, "tabell.csv").rows[1].cells == ("'sitat' fra møtet", "'")


@given(st.text(alphabet="'=+-@\ta", max_size=6))
def test_no_cell_begins_like_a_formula_and_none_is_changed(text: str) -> None:
    assert guarded(text)[:1] not in tuple("=+-@\t\r")
    assert unguarded(guarded(text)) == text


def test_a_text_that_is_too_long_for_a_cell_says_so() -> None:
    (said,) = cells(written(workbook(("=rd " * 12_500,))))[1]
    assert len(said) == LONGEST
    assert said.endswith("… (lengre enn en celle har plass til)")


def test_of_several_sheets_each_is_a_file_with_its_name() -> None:
    columns = (Column("a", 9),)
    made = workbook(sheets=(Sheet("Tiltak", columns, (("x",),)), Sheet("Krav: b/c", columns, ())))
    assert [path.name for path in files_of(made, Path("m/r.csv"), Format.CSV)] == [
        "r - Tiltak.csv",
        "r - Krav b c.csv",
    ]
    assert [path.name for path in files_of(made, Path("r 1.2"), Format.CSV)] == [
        "r 1.2 - Tiltak.csv",
        "r 1.2 - Krav b c.csv",
    ]


# -- the proof --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", SPELLINGS)
def test_the_proof_finds_it(text: str) -> None:
    data = written(workbook(("Noe", f"Om {text} nå")))
    assert [one.where for one in prove(data, FORBIDDEN, Format.CSV)][:1] == ["cell"]


@pytest.mark.parametrize("text", INNOCENT)
def test_the_proof_lets_other_words_through(text: str) -> None:
    assert prove(written(workbook(("Noe", text))), FORBIDDEN, Format.CSV) == []


def test_halves_in_two_cells_or_rows_stop_the_file() -> None:
    for rows in (
        (("Om Heim", "kontakt og annet"),),
        (("Løype",), ("Data",)),
        (("923 609", "016"),),
        (("Om «Heim»", "=kontakt"),),
    ):
        assert prove(written(workbook(*rows)), FORBIDDEN, Format.CSV)


def test_in_a_head() -> None:
    assert wheres(written(workbook(sheets=(Sheet("x", (Column("Heimkontakt AS", 9),), ()),))))


@pytest.mark.parametrize(
    "text",
    [
        "a;b\r\nHeim;kontakt AS\r\n",
        "a,b\r\nHeim,kontakt AS\r\n",
        "a\tb\nHeim\tkontakt AS\n",
        'a;b\n"Heim";"kontakt AS"\n',
        "a;b\n'=Heimkontakt AS;x\n",
        'a;b\n"open mark that swallows Heimkontakt AS',
    ],
)
def test_planted_in_a_file_that_others_wrote(text: str) -> None:
    for data in (
        text.encode(),
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
        text.encode("cp1252"),
    ):
        assert wheres(data)


@pytest.mark.parametrize("data", [b"", b"a;b\x00\n", b"PK\x03\x04", b"\xef\xbb\xbfa\xff"])
def test_what_is_no_table_of_text_is_no_proof(data: bytes) -> None:
    with pytest.raises(Problem, match="proof-unreadable"):
        prove(data, [NAME], Format.CSV)


def test_a_table_of_text_is_known_by_its_name() -> None:
    data = written(workbook(("a",)))
    assert format_within(data, "Tabell.CSV") is Format.CSV
    assert format_within(b"%PDF-1.7", "tabell.csv") is Format.PDF


def test_a_leak_in_one_sheet_leaves_no_file_of_any(tmp_path: Path) -> None:
    columns = (Column("a", 9),)
    clean = Sheet("Ren", columns, (("x",),))
    made = workbook(sheets=(clean, Sheet("Lekk", columns, (("Vi møtte Heimkontakt AS.",),))))
    with (
        pytest.raises(Problem, match="proof-found-hidden"),
        proven_tables(made, tmp_path / "x.csv", [NAME], format=Format.CSV),
    ):
        pytest.fail("it was let out")
    assert [one for one in tmp_path.iterdir() if one.is_file()] == []


def test_who_is_named_in_it_is_noted(tmp_path: Path) -> None:
    made = workbook(("Kari Nordvik sa det",))
    with proven_tables(made, tmp_path / "x.csv", [], ("Kari Nordvik",), format=Format.CSV) as found:
        (paper,) = found.values()
        assert paper.wanting == ("person-shown",)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["x.csv"]


def test_another_format_is_none_of_a_tables() -> None:
    with pytest.raises(Problem, match="format-not-for-kind"):
        files_of(workbook(("a",)), OUT, Format.DOCX)
