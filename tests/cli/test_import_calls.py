from __future__ import annotations

from pathlib import Path

from lupdesk.desk.opening import open_desk
from lupdesk.domain.things import Question
from tests.cli.conftest import Call, Done, Records
from tests.desk.test_importing_qda import FOREIGN
from tests.importers.refi_dialog import CODED, FILES

TO = ("--procurement", "TFS-2027-01")


def test_a_bad_row_stops_the_whole(
    call: Call, records: Records, desk_file: Path, shared: Path
) -> None:
    file = shared / "case" / "leverandorer.csv"
    before = file.read_bytes()
    result = call("import", "suppliers", file, "--desk", desk_file, *TO)
    assert result.exit_code == 1
    assert "Row 16" in result.stdout
    assert "112233445" in result.stdout
    assert len(result.stderr.strip().splitlines()) == 1
    assert records("list", "suppliers", desk_file) == []
    assert file.read_bytes() == before


def test_a_dry_run_changes_nothing(records: Records, desk_file: Path, shared: Path) -> None:
    (report,) = records(
        "import", "suppliers", shared / "case" / "leverandorer.csv",
        "--desk", desk_file, *TO, "--dry-run",
    )  # fmt: skip
    assert report["good"] == 14
    assert [one["row"] for one in report["bad"]] == [16]
    assert report["bad"][0]["reason"]
    assert (report["added"], report["completed"]) == (0, 0)
    assert report["columns"]["organisation_number"] == "Org.nr"
    assert records("list", "suppliers", desk_file) == []


def test_bad_rows_are_left_out_when_asked(records: Records, desk_file: Path, shared: Path) -> None:
    file = shared / "case" / "leverandorer.csv"
    (report,) = records("import", "suppliers", file, "--desk", desk_file, *TO, "--skip-bad")
    assert (report["good"], report["added"], len(report["bad"])) == (14, 14, 1)


def test_the_rest_of_the_case_goes_in_without_a_question(
    records: Records, desk_with_suppliers: Path, shared: Path
) -> None:
    for kind, name, count in (
        ("questions", "sporsmal", 16),
        ("slots", "timeplan", 14),
        ("inputs", "innspill", 45),
    ):
        file = shared / "case" / f"{name}.csv"
        (report,) = records("import", kind, file, "--desk", desk_with_suppliers, *TO)
        assert (report["good"], report["bad"], report["added"]) == (count, [], count)
    inputs = records("list", "inputs", desk_with_suppliers, *TO)
    assert len(inputs) == 45
    wrong = [one for one in inputs if one["secrecy"] == "unassessed"]
    assert [one["source_id"] for one in wrong] == ["I45"]


def test_an_import_is_undone_as_one(
    done: Done, records: Records, desk_with_suppliers: Path
) -> None:
    assert "Import suppliers" in done("undo", desk_with_suppliers)
    assert records("list", "suppliers", desk_with_suppliers) == []


def test_messy_lists_give_a_plain_answer(call: Call, desk_file: Path, shared: Path) -> None:
    for file in sorted((shared / "data" / "tables").iterdir()):
        before = file.read_bytes()
        result = call("import", "inputs", file, "--desk", desk_file, *TO, "--skip-bad")
        assert result.exit_code in (0, 1), file.name
        assert "Traceback" not in result.output
        if result.exit_code:
            assert len(result.stderr.strip().splitlines()) == 1
        assert file.read_bytes() == before


def test_notices(call: Call, records: Records, desk_file: Path, shared: Path) -> None:
    (made,) = records(
        "import", "notice", shared / "data" / "eforms" / "E1_minimal.xml", "--desk", desk_file
    )
    assert made["reference"]
    assert made["title"]
    assert any(one["field"] == "BT-800" for one in made["found"])
    found = {one["reference"]: one for one in records("list", "procurements", desk_file)}
    assert found[made["reference"]]["title"] == made["title"]
    again = call(
        "import", "notice", shared / "data" / "eforms" / "E1_minimal.xml", "--desk", desk_file
    )
    assert again.exit_code == 1
    assert made["reference"] in again.stderr


def test_every_notice_says_what_it_lacks(
    call: Call, done: Done, tmp_path: Path, shared: Path
) -> None:
    for place, file in enumerate(sorted((shared / "data" / "eforms").glob("*.xml"))):
        desk = tmp_path / f"{place}.lupdesk"
        done("new", desk)
        result = call("import", "notice", file, "--desk", desk)
        assert result.exit_code == 0, result.stderr
        assert "Reference: " in result.stdout
        if file.name.startswith("INVALID"):
            assert "missing:" in result.stdout or "refused:" in result.stdout


def test_what_is_no_notice(call: Call, desk_file: Path, tmp_path: Path) -> None:
    for name, content in (
        ("a.xml", b"<hello/>"),
        ("b.xml", b"\x00\x01"),
        ("c.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    ):
        file = tmp_path / name
        file.write_bytes(content)
        result = call("import", "notice", file, "--desk", desk_file)
        assert result.exit_code == 1
        assert name in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1


def test_a_file_that_is_not_there(call: Call, desk_file: Path, tmp_path: Path) -> None:
    missing = tmp_path / "borte.csv"
    result = call("import", "questions", missing, "--desk", desk_file, *TO)
    assert result.exit_code == 1
    assert "borte.csv" in result.stderr


def test_columns_that_were_not_used_are_told(
    done: Done, records: Records, desk_file: Path, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Navn;Farge;Telefon;;\nA AS;blå;12345678;x;\n", "utf-8")
    words = ("import", "suppliers", table, "--desk", desk_file, *TO, "--dry-run")
    assert "Columns that were not used: Farge, Column D\n" in done(*words)
    (report,) = records(*words)
    assert report["unused"] == ["Farge", "Column D"]
    table.write_text("Navn;Telefon\nA AS;12345678\n", "utf-8")
    assert "not used" not in done(*words)


def test_a_column_is_chosen_in_the_call(
    call: Call, records: Records, desk_file: Path, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Hvem;Nr\nGranlås AS;101103706\n", "utf-8")
    words = ("import", "suppliers", table, "--desk", desk_file, *TO)
    refused = call(*words)
    assert refused.exit_code == 1
    assert "--column name=" in refused.stderr
    (report,) = records(*words, "--column", "name=hvem", "--column", "Organisation number=Nr")
    assert report["columns"] == {"name": "Hvem", "organisation_number": "Nr"}
    (listed,) = records("list", "suppliers", desk_file)
    assert listed["name"] == "Granlås AS"


def test_a_column_that_is_not_there(call: Call, desk_file: Path, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Hvem;Nr\nGranlås AS;101103706\n", "utf-8")
    for choice, code, told in (
        ("name=Firma", 1, "Hvem, Nr"),
        ("colour=Nr", 1, "organisation_number"),
        ("name", 2, "name=Supplier"),
        ("=Nr", 2, "name=Supplier"),
    ):
        result = call("import", "suppliers", table, "--desk", desk_file, *TO, "--column", choice)
        assert (result.exit_code, result.stdout) == (code, ""), choice
        assert told in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1


def test_a_notice_is_imported_anew_after_undo(
    call: Call, done: Done, desk_file: Path, shared: Path
) -> None:
    words = ("import", "notice", shared / "data" / "eforms" / "E1_minimal.xml", "--desk", desk_file)
    done(*words)
    assert "undo" in call(*words).stderr
    done("undo", desk_file)
    done(*words)


def test_a_notice_that_says_nothing_changes_nothing(
    call: Call, records: Records, desk_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "tom.xml"
    file.write_text(
        '<PriorInformationNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd'
        ':PriorInformationNotice-2"><a/></PriorInformationNotice>'
    )
    result = call("import", "notice", file, "--desk", desk_file)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "tom.xml" in result.stderr
    assert len(records("list", "procurements", desk_file)) == 1


def test_what_is_core_and_how_they_signed_up_come_with_the_tables(
    records: Records, desk_file: Path, tmp_path: Path
) -> None:
    questions, firms = tmp_path / "guide.csv", tmp_path / "påmelding.csv"
    questions.write_text("Spørsmål;Må stilles\nHva?;ja\nHvem?;nei\n", "utf-8")
    firms.write_text("Navn;Påmeldt;Påmeldt via\nA AS;1.2.2027;skjema\nB AS;;\n", "utf-8")
    words = ("import", "questions", questions, "--desk", desk_file, *TO)
    (report,) = records(*words, "--column", "core=Må stilles")
    assert report["columns"] == {"text": "Spørsmål", "core": "Må stilles"}
    records("import", "suppliers", firms, "--desk", desk_file, *TO)
    found = records("list", "suppliers", desk_file, *TO)
    assert [(one["registered_on"], one["registered_by"]) for one in found] == [
        ("2027-02-01", "form"), (None, None),
    ]  # fmt: skip
    desk = open_desk(desk_file, author="")
    assert [one.core for one in desk.all(Question)] == [True, False]
    desk.close()


def test_coded_text_goes_out_and_comes_in(
    call: Call, done: Done, records: Records, desk_file: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "annet.qde"
    foreign.write_bytes(FOREIGN)
    taking = ("import", "qdpx", foreign, "--desk", desk_file, *TO)
    (looked,) = records(*taking, "--dry-run")
    assert [one["state"] for one in looked["passages"]] == ["new", "new"]
    assert looked["left"] == {"picture": 1, "uncoded": 1}
    assert looked["strangers"] == ["heimkontakt as"]
    assert records("list", "inputs", desk_file) == []
    told = done(*taking)
    assert "2 statements taken in" in told
    assert "Not taken in: pictures (1), passages without a code (1)" in told
    assert "what they said gets none. Add them first: heimkontakt as" in told
    listed = records("list", "inputs", desk_file)
    assert [one["themes"] for one in listed] == [["Høy", "Pris"], ["Tid"]]
    again = call(*taking)
    assert (again.exit_code, again.stdout) == (1, "")
    done("export", "qdc", "--desk", desk_file, *TO, "--out", tmp_path / "bok.qdc")
    book = ("import", "qdpx", tmp_path / "bok.qdc", "--desk", desk_file, *TO)
    assert "Tid" in done(*book, "--dry-run")
    other = tmp_path / "annen.lupdesk"
    done("new", other)
    done("procurement", "add", other, "--reference", "P-2", "--title", "Annen")
    taking_book = (
        "import", "qdc", tmp_path / "bok.qdc", "--desk", other, "--procurement", "P-2",
    )  # fmt: skip
    (seen,) = records(*taking_book, "--dry-run")
    assert seen["new_themes"] == [["Pris"], ["Pris", "Høy"], ["Tid"]]
    assert "3 themes are new" in done(*taking_book)
    tree = records("themes", other, "--procurement", "P-2")
    assert [one["path"] for one in tree] == seen["new_themes"]
    refused = call(*book)
    assert refused.exit_code == 1
    assert len(refused.stderr.strip().splitlines()) == 1


def test_what_another_program_made_is_told_before_it_is_taken_in(
    done: Done, records: Records, desk_file: Path
) -> None:
    taking = ("import", "qdpx", FILES / "potato-2.12.1.qdpx", "--desk", desk_file, *TO)
    (looked,) = records(*taking, "--dry-run")
    assert {(one["source"], one["text"]): set(one["themes"]) for one in looked["passages"]} == CODED
    assert looked["left"] == {"whole": 1, "coder": 2, "colour": 7}
    told = done(*taking)
    assert "7 statements taken in" in told
    left = "codes of whole texts (1), names of those who coded (2), colours of codes (7)"
    assert f"Not taken in: {left}" in told
    book = ("import", "qdc", FILES / "taguette-1.5.2.qdc", "--desk", desk_file, *TO)
    (seen,) = records(*book, "--dry-run")
    assert ["Barrierer", "Åpne grensesnitt", "Journalsystem"] in seen["codes"]
    assert seen["new_themes"] == [["interesting"]]
