"""CSV as people really have it: encodings, separators, quotation marks, odd rows."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lupdesk.domain.phrases import Phrase
from lupdesk.importers.limits import MAX_CELL_CHARACTERS, MAX_COLUMNS
from lupdesk.importers.tables import RawTable, column_letters, read_table
from lupdesk.problems import Problem
from lupdesk.wording import Wording

HEADINGS = ["Nr", "Spørsmål", "Kortnavn"]
LATIN = st.characters(codec="cp1252", exclude_characters="\0Œ¾¿®¯")
"""Without the signs that are æ, ø and å of the old Macintosh, and as rare in words."""
ANY = st.characters(codec="utf-8", exclude_characters="\0")


def written(rows: list[list[str]], delimiter: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([HEADINGS, *rows])
    return text.getvalue().encode(encoding)


def cells(table: RawTable) -> list[list[str]]:
    return [list(row.cells) for row in table.rows]


def rows_of(letters: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """Rows that hold something in each cell, so that none counts as empty."""
    cell = st.text(letters, min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
    return st.lists(st.lists(cell, min_size=3, max_size=3), min_size=1, max_size=8)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(rows=rows_of(ANY))
def test_what_csv_writes_is_read_back(delimiter: str, encoding: str, rows: list[list[str]]) -> None:
    table = read_table(written(rows, delimiter, encoding), "table.csv")
    assert cells(table) == rows
    assert table.columns == tuple(HEADINGS)
    assert table.delimiter == delimiter
    assert table.warnings == ()


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(rows=rows_of(st.characters(codec="latin-1", exclude_characters="\0")))
def test_utf_16_without_a_mark_is_known_by_its_zeros(
    delimiter: str, encoding: str, rows: list[list[str]]
) -> None:
    table = read_table(written(rows, delimiter, encoding), "table.csv")
    assert cells(table) == rows
    assert table.encoding == encoding


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@settings(max_examples=40)
@given(rows=rows_of(LATIN))
def test_what_windows_writes_is_read_back(delimiter: str, rows: list[list[str]]) -> None:
    data = written(rows, delimiter, "cp1252")
    # Words such as «Ã¥» are UTF-8 to any reader.
    assume(not any(ord(letter) > 0x7F for letter in data.decode("utf-8", "ignore")))
    table = read_table(data, "table.csv")
    assert cells(table) == rows
    assert table.encoding == "cp1252"


def test_formula_payloads_survive_unchanged(shared: Path) -> None:
    payloads = (shared / "data" / "tables" / "payloads.txt").read_text("utf-8").splitlines()
    assert len(payloads) == 15
    rows = [[str(number), payload, "x"] for number, payload in enumerate(payloads)]
    for delimiter in ";,\t":
        assert cells(read_table(written(rows, delimiter, "utf-8"), "p.csv")) == rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_naughty_strings_survive_unchanged(shared: Path, encoding: str) -> None:
    naughty = json.loads((shared / "data" / "blns.json").read_text("utf-8"))
    assert len(naughty) == 515
    rows = [[str(number), text, "x"] for number, text in enumerate(naughty)]
    assert cells(read_table(written(rows, ";", encoding), "blns.csv")) == rows


def test_empty_rows_are_left_out_and_counted() -> None:
    table = read_table(b"a;b\n\n1;2\n;\n \t;\n3;4\n", "t.csv")
    assert [(row.number, row.cells) for row in table.rows] == [(3, ("1", "2")), (6, ("3", "4"))]


def test_a_cell_with_line_breaks_is_one_row_of_the_spreadsheet() -> None:
    table = read_table(b'a;b\n"1\n\n1";2\n3;4\n', "t.csv")
    assert [(row.number, row.cells[0]) for row in table.rows] == [(2, "1\n\n1"), (3, "3")]


def test_short_rows_are_filled_and_long_rows_keep_what_they_have() -> None:
    table = read_table(b"a;b;c\n1\n1;2;3\n1;2;3\n1;2;3;4\n", "t.csv")
    assert [len(row.cells) for row in table.rows] == [3, 3, 3, 4]


def test_empty_and_repeated_headings_keep_their_place() -> None:
    table = read_table(b"Navn;;Navn; \n1;2;3;4\n", "t.csv")
    assert table.columns == ("Navn", "", "Navn", "")
    assert table.label(0) == "Navn"
    assert table.label(1) == Phrase.of("table.column", letter="B")


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_are_lettered_as_in_a_spreadsheet(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_line_ends_of_every_kind() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(["Spørsmål", "Hvem, hva?", "Hvor?", ""])
        rows = read_table(text.encode(), "q.csv").rows
        assert [(row.number, row.cells) for row in rows] == [(2, ("Hvem, hva?",)), (3, ("Hvor?",))]


def test_excels_own_line_names_the_separator() -> None:
    table = read_table(b"sep=,\na,b;c\n1,2;3\n", "t.csv")
    assert (table.delimiter, table.columns) == (",", ("a", "b;c"))
    assert table.rows[0].number == 3


def test_questions_with_commas_and_no_separator_are_one_column() -> None:
    text = "Spørsmål\nHva er uklart, og hvorfor?\nHvem, hva?\nHvor lenge?\n"
    table = read_table(text.encode(), "q.csv")
    assert table.delimiter == ""
    assert table.rows[0].cells == ("Hva er uklart, og hvorfor?",)


def test_zeros_are_left_out_and_reported() -> None:
    table = read_table(b"Navn;Org.nr\nA\0B AS;1\n" + b"Sansea AS;2\n" * 5, "t.csv")
    assert table.rows[0].cells == ("AB AS", "1")
    assert table.warnings == (Phrase.of("table.zeros-left-out", count=1),)


def test_windows_text_pasted_into_utf_8_is_mended_and_reported() -> None:
    data = "Navn;Sted\nGranlås;Storøya\nBlåbær;Ås\n".encode() + "Kåre;x\n".encode("cp1252")
    table = read_table(data, "t.csv")
    assert table.rows[2].cells == ("Kåre", "x")
    assert table.rows[0].cells == ("Granlås", "Storøya")
    assert table.warnings == (Phrase.of("table.mixed-encodings", count=1),)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table-empty"),
        (b"\n \n;;\n", "table-empty"),
        (b"\xef\xbb\xbf", "table-empty"),
        (b'a;b\n1;2\n3;"4\n5;6\n', "table-open-quote"),
        (b"a;b\n1;" + b"x" * (MAX_CELL_CHARACTERS + 1), "table-cell-too-long"),
        (b";".join([b"x"] * (MAX_COLUMNS + 1)), "table-too-many-columns"),
        (b"a;b\n\x81\x8d;\x8f\n", "table-not-text"),
        (b"\xff\xfea\x00;\x00\x00\xd8", "table-not-text"),
        (b"a\0\0\0b\0\0\0\0" * 20, "table-not-text"),
        (b"%PDF-1.7\n", "table-other-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "table-old-excel"),
        (b"<html><table><tr><td>Navn</td></tr></table></html>", "table-web-page"),
        (b"<?xml version='1.0'?><a/>", "table-other-format"),
    ],
)
def test_what_is_no_table_is_refused_plainly(data: bytes, code: str) -> None:
    with pytest.raises(Problem) as caught:
        read_table(data, "leverandører.csv")
    assert caught.value.code == code
    for language in ("nb", "en"):
        assert "leverandører.csv" in Wording(language).problem(caught.value)


def test_an_open_quotation_mark_is_named_with_its_row() -> None:
    with pytest.raises(Problem) as caught:
        read_table(b'a;b\n1;2\n3;"4\n5;6\n', "t.csv")
    assert caught.value.facts["row"] == 3


def test_a_statement_of_a_hundred_thousand_characters_goes_in() -> None:
    long = "å" * 100_000
    assert read_table(f"Id;Tekst\n1;{long}\n".encode(), "t.csv").rows[0].cells[1] == long


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_random_bytes_give_a_table_or_a_problem(data: bytes) -> None:
    try:
        table = read_table(data, "x.csv")
    except Problem:
        return
    assert table.columns


@pytest.mark.parametrize("text", ["Navn\rBlåbær\r", "Navn;Sted\rØst – «Ås»;Ærfugl\r"])
def test_the_old_macintosh_is_read(text: str) -> None:
    table = read_table(text.encode("mac_roman"), "t.csv")
    assert table.encoding == "mac_roman"
    assert table.rows[0].cells == tuple(text.split("\r")[1].split(";"))


@pytest.mark.parametrize("text", ["Navn\nMüller®\n", "Navn\n¿Qué?\n", "Navn\nKåre Ødegård – ÆØÅ\n"])
def test_windows_text_is_not_taken_for_a_macintosh(text: str) -> None:
    table = read_table(text.encode("cp1252"), "t.csv")
    assert table.encoding == "cp1252"
    assert table.rows[0].cells == (text.split("\n")[1],)
