from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from lupdesk.desk import publishing
from lupdesk.problems import Problem
from tests.cli.conftest import OF, Call, Done, Records, text_of
from tests.documents.spoiling import spoil


def test_a_paper_that_a_stop_holds_is_written_and_said_not_to_be_ready(
    call: Call, desk: Path, tmp_path: Path
) -> None:
    assert call("check", desk, *OF).exit_code == 1
    words = ("export", "summary", "--desk", desk, *OF, "--audience")
    public = call(*words, "public", "--out", tmp_path / "a.pdf")
    assert (public.exit_code, (tmp_path / "a.pdf").exists()) == (0, True)
    assert "Not to be published yet" in public.stderr
    assert "R-" in public.stderr
    assert call(*words, "team", "--out", tmp_path / "b.pdf").stderr == ""


@pytest.mark.parametrize(
    ("kind", "audience"),
    [
        ("summary", "public"),
        ("summary", "team"),
        ("guide", "public"),
        ("guide", "supplier:Heimkontakt AS"),
        ("timetable", "team"),
        ("timetable", "supplier:101051854"),
        ("protocol", "team"),
        ("answers", "public"),
        ("answers", "supplier:Heimkontakt AS"),
        ("owed", "public"),
        ("owed", "team"),
        ("owed", "supplier:Heimkontakt AS"),
    ],
)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_one_file_each(
    records: Records, desk: Path, tmp_path: Path, kind: str, audience: str, language: str
) -> None:
    out = tmp_path / "papers" / "one.pdf"
    (written,) = records(
        "export", kind, "--desk", desk, *OF, "--audience", audience, "--out", out,
        "--language", language,
    )  # fmt: skip
    assert written["file"] == str(out)
    assert written["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert written["language"] == language
    assert ("Side 1 av" if language == "nb" else "Page 1 of") in text_of(out)


def test_sections_are_chosen_and_moved(call: Call, desk: Path, tmp_path: Path) -> None:
    words = ("export", "summary", "--desk", desk, *OF, "--audience", "public", "--out")
    out = tmp_path / "s.pdf"
    chosen = "secrecy, findings, given"
    assert call(*words, out, "--sections", chosen).exit_code == 0
    text = text_of(out)
    assert text.index("Slik tok vi vare på") < text.index("Det vi hørte, etter emne")
    assert "Fra behov til konkurranse" not in text
    refused = call(*words, tmp_path / "no.pdf", "--sections", "findings, secrecy")
    assert refused.exit_code == 1
    assert "given" in refused.stderr
    assert "R-EQ-2" in refused.stderr
    assert not (tmp_path / "no.pdf").exists()


def test_a_letter_that_no_font_has_is_told_by_name_and_page(
    call: Call, done: Done, tmp_path: Path, desk: Path
) -> None:
    done(
        "meeting", "add", desk, *OF, "--kind", "one-to-one", "--title", "Samtale",
        "--start", "2027-03-19T10:00", "--supplier", "Granlås AS",
    )  # fmt: skip
    meeting = ("--meeting", "Granlås AS 2027-03-19")
    done("input", "add", desk, *OF, "--text", "Vi heter 李小龙", *meeting)
    out = tmp_path / "m.pdf"
    words = ("export", "minutes", "--desk", desk, *OF, "--audience", "team")
    told = call(*words, *meeting, "--out", out)
    assert told.exit_code == 0
    assert "李 (CJK UNIFIED IDEOGRAPH-674E, page " in told.stderr
    page = int(told.stderr.partition("674E, page ")[2].partition(")")[0])
    with pypdfium2.PdfDocument(out) as pdf:
        assert "U+674E" in pdf[page - 1].get_textpage().get_text_range()


def test_a_paper_is_in_its_readers_language(records: Records, desk: Path, tmp_path: Path) -> None:
    for name, language in (("Heimkontakt AS", "nb"), ("Baltic Care Systems OÜ", "en")):
        (written,) = records(
            "export", "timetable", "--desk", desk, *OF,
            "--audience", f"supplier:{name}", "--out", tmp_path / "t.pdf",
        )  # fmt: skip
        assert written["language"] == language


def test_minutes_into_a_folder(done: Done, records: Records, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "minutes"
    written = records("export", "minutes", "--desk", desk, *OF, "--audience", "team", "--out", out)
    assert len(written) == len(list(out.iterdir())) == 15
    lines = done(
        "export", "minutes", "--desk", desk, *OF,
        "--audience", "supplier:Heimkontakt AS", "--out", tmp_path / "heim",
    ).splitlines()  # fmt: skip
    for line in lines:
        checksum, _, path = line.partition("  ")
        assert hashlib.sha256(Path(path).read_bytes()).hexdigest() == checksum
        assert "Sansea" not in path


def test_minutes_of_one_meeting(records: Records, desk: Path, tmp_path: Path) -> None:
    (written,) = records(
        "export", "minutes", "--desk", desk, *OF, "--audience", "supplier:Sansea AS",
        "--meeting", "Sansea AS 2027-03-17", "--out", tmp_path / "m.pdf",
    )  # fmt: skip
    assert "Egen metode for å skille fall" in text_of(Path(written["file"]))


def test_minutes_for_access_hold_no_secret_and_no_supplier(
    records: Records, desk: Path, tmp_path: Path
) -> None:
    (written,) = records(
        "export", "access", "--desk", desk, *OF, "--audience", "public",
        "--meeting", "Sansea AS 2027-03-17", "--out", tmp_path / "a.pdf", "--language", "nb",
    )  # fmt: skip
    text = text_of(Path(written["file"]))
    assert "Om lag 10 ord" in text
    assert "Forvaltningsloven § 13" in text
    assert "Sansea" not in text
    assert "Egen metode for å skille fall" not in text
    found = records("prove", written["file"], "--desk", desk, *OF, "--audience", "public")
    assert found == []


def test_what_all_must_get_reads_the_same_for_all(
    records: Records, desk: Path, tmp_path: Path
) -> None:
    texts = set()
    for audience in ("public", "team", "supplier:Sansea AS"):
        for kind in ("answers", "owed"):
            (written,) = records(
                "export", kind, "--desk", desk, *OF, "--audience", audience,
                "--out", tmp_path / "one.pdf", "--language", "nb",
            )  # fmt: skip
            texts.add((kind, text_of(Path(written["file"])).replace("versjon 2", "versjon 1")))
    assert len(texts) == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("summary", "--audience", "supplier:Sansea AS"), 1),
        (("minutes", "--audience", "public"), 1),
        (("guide", "--audience", "everybody"), 1),
        (("guide", "--audience", "supplier:Nobody"), 1),
        (("timetable", "--audience", "supplier:Helsebransjen Vest"), 1),
        (("protocol", "--audience", "public"), 1),
        (("protocol", "--audience", "supplier:Sansea AS"), 1),
        (("access", "--audience", "public"), 1),
        (("minutes", "--audience", "team"), 1),
        (("summary", "--audience", "public", "--sections", " , "), 1),
        (("access", "--audience", "team", "--meeting", "Sansea AS 2027-03-17"), 1),
        (("novel", "--audience", "team"), 2),
        (("guide",), 2),
    ],
)
def test_what_is_not_written(
    call: Call, desk: Path, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    out = tmp_path / "out.pdf"
    result = call("export", *words, "--desk", desk, *OF, "--out", out)
    assert result.exit_code == code
    assert len(result.stderr.strip().splitlines()) == 1
    assert not out.exists()


# -- other formats ------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", ["docx", "txt"])
def test_a_summary_in_another_format(
    records: Records, desk: Path, tmp_path: Path, format: str
) -> None:
    by_name, by_option = tmp_path / f"a.{format}", tmp_path / "b"
    for out, more in ((by_name, ()), (by_option, ("--format", format))):
        (written,) = records(
            "export", "summary", "--desk", desk, *OF, "--audience", "public", "--out", out, *more
        )
        data = out.read_bytes()
        assert written["sha256"] == hashlib.sha256(data).hexdigest()
        assert written["pages"] is None
    assert by_name.read_bytes().startswith(b"PK" if format == "docx" else b"Trefjord")


def test_a_folder_of_minutes_in_word(records: Records, desk: Path, tmp_path: Path) -> None:
    written = records(
        "export", "minutes", "--desk", desk, *OF, "--audience", "supplier:Heimkontakt AS",
        "--out", tmp_path / "m", "--format", "docx", "--language", "nb",
    )  # fmt: skip
    assert sorted(Path(one["file"]).name for one in written) == [
        "Referat 2027-02-25 Dialogkonferanse.docx",
        "Referat 2027-03-16 Heimkontakt AS.docx",
    ]


@pytest.mark.parametrize(
    ("kind", "audience", "name", "rows"),
    [
        ("inputs", "team", "inputs.xlsx", 52),
        ("inputs", "supplier:Heimkontakt AS", "own.xlsx", 6),
        ("inputs", "public", "public.xlsx", 38),
        ("matrix", "team", "matrix.xlsx", 16),
        ("ledger", "team", "ledger.xlsx", 13),
        ("timetable", "team", "plan.xlsx", 15),
        ("timetable", "supplier:Heimkontakt AS", "slot.xlsx", 1),
    ],
)
def test_tables(
    records: Records, desk: Path, tmp_path: Path, kind: str, audience: str, name: str, rows: int
) -> None:
    (written,) = records(
        "export", kind, "--desk", desk, *OF, "--audience", audience, "--out", tmp_path / name
    )
    assert (written["kind"], written["audience"]) == (kind, audience)
    sheet = openpyxl.load_workbook(tmp_path / name).worksheets[0]
    assert len(list(sheet.iter_rows())) == rows + 1
    found = records("prove", tmp_path / name, "--desk", desk, *OF, "--audience", "team")
    assert found == []


@pytest.mark.parametrize(
    "words",
    [
        ("summary", "--audience", "public", "--format", "xlsx"),
        ("summary", "--audience", "public", "--out", "x.xlsx"),
        ("summary", "--audience", "public", "--out", "x.pdf", "--format", "txt"),
        ("summary", "--audience", "public", "--format", "csv"),
        ("inputs", "--audience", "public", "--out", "x.xlsx", "--format", "csv"),
        ("ledger", "--audience", "public", "--format", "csv"),
        ("inputs", "--audience", "public", "--format", "docx"),
        ("inputs", "--audience", "public", "--out", "x.pdf"),
        ("ledger", "--audience", "public"),
        ("matrix", "--audience", "supplier:Heimkontakt AS"),
        ("timetable", "--audience", "public", "--format", "xlsx"),
        ("timetable", "--audience", "supplier:Helsebransjen Vest", "--format", "xlsx"),
    ],
)
def test_a_format_or_a_table_that_is_not_written(
    call: Call, desk: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = () if "--out" in words else ("--out", tmp_path / "x")
    given = [tmp_path / word if word.startswith("x.") else word for word in words]
    result = call("export", *given, "--desk", desk, *OF, *out)
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
    assert list(tmp_path.glob("x*")) == []


@pytest.mark.parametrize(
    ("kind", "audience", "rows"),
    [
        ("inputs", "team", 52),
        ("inputs", "supplier:Heimkontakt AS", 6),
        ("inputs", "public", 38),
        ("timetable", "supplier:Heimkontakt AS", 1),
    ],
)
def test_tables_as_csv(
    records: Records, desk: Path, tmp_path: Path, kind: str, audience: str, rows: int
) -> None:
    by_name, by_option = tmp_path / "t.csv", tmp_path / "t"
    for out, more in ((by_name, ()), (by_option, ("--format", "csv"))):
        (written,) = records(
            "export", kind, "--desk", desk, *OF, "--audience", audience, "--out", out, *more
        )
        assert written["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert by_name.read_bytes() == by_option.read_bytes()
    assert by_name.read_bytes().startswith(b"\xef\xbb\xbf")
    text = by_name.read_bytes().decode("utf-8-sig")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert len(list(lines)) == rows + 1
    assert records("prove", by_name, "--desk", desk, *OF, "--audience", "team") == []


def test_what_came_of_it_is_a_csv_for_each_sheet(
    records: Records, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "r.csv"
    written = records("export", "results", "--desk", desk, *OF, "--audience", "team", "--out", out)
    files = [Path(one["file"]) for one in written]
    assert len(files) > 1
    assert sorted(files) == sorted(tmp_path.glob("r*"))
    assert all(one.name.startswith("r - ") and one.suffix == ".csv" for one in files)
    for one in written:
        assert one["sha256"] == hashlib.sha256(Path(one["file"]).read_bytes()).hexdigest()


def test_a_table_for_everybody_says_that_it_is_not_to_be_published_yet(
    call: Call, desk: Path, tmp_path: Path
) -> None:
    result = call(
        "export", "inputs", "--desk", desk, *OF, "--audience", "public", "--out", tmp_path / "i.xlsx"
    )  # fmt: skip
    assert result.exit_code == 0
    assert "R-EQ-2" in result.stderr


@pytest.mark.parametrize("name", ["team.docx", "team.txt", "team.xlsx", "team.csv"])
def test_prove_reads_every_format(call: Call, desk: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    kind = "inputs" if name.endswith(("xlsx", "csv")) else "protocol"
    call("export", kind, "--desk", desk, *OF, "--audience", "team", "--out", out)
    wrong = call("prove", out, "--desk", desk, *OF, "--audience", "public")
    assert wrong.exit_code == 1
    assert "Heimkontakt" in wrong.stdout
    out.write_bytes(out.read_bytes()[:900] + b"\x00")
    broken = call("prove", out, "--desk", desk, *OF, "--audience", "public")
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert len(broken.stderr.strip().splitlines()) == 1
    assert name in broken.stderr


def test_prove_tells_what_was_found_where(
    call: Call, done: Done, records: Records, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "team.pdf"
    done(
        "export", "minutes", "--desk", desk, *OF, "--audience", "team",
        "--meeting", "Heimkontakt AS 2027-03-16", "--out", out,
    )  # fmt: skip
    assert records("prove", out, "--desk", desk, *OF, "--audience", "team") == []
    wrong = call("prove", out, "--desk", desk, *OF, "--audience", "public")
    assert wrong.exit_code == 1
    assert "svakhet" in wrong.stdout
    assert len(wrong.stderr.strip().splitlines()) == 1
    as_json = call("prove", out, "--desk", desk, *OF, "--audience", "public", "--json")
    assert '"why": "secret"' in as_json.stdout
    assert as_json.exit_code == 1
    other = call("prove", tmp_path / "missing.pdf", "--desk", desk, *OF, "--audience", "public")
    assert other.exit_code == 1


def test_what_is_wanting_in_an_exported_file_is_found_by_check(
    call: Call, done: Done, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "Oppsummering.pdf"
    write = ("export", "summary", "--desk", desk, *OF, "--audience", "public", "--out", out)

    def of_files() -> list[str]:
        told = json.loads(call("check", desk, *OF, "--json").stdout)
        return [
            f"{one['rule']}: {one['sentence']}"
            for one in told["findings"]
            if one["facts"].get("file")
        ]

    with pytest.MonkeyPatch.context() as monkeypatch:
        spoil(monkeypatch, "access-language", "hidden-author", "archive-format")
        done(*write)
        assert sorted(of_files()) == [
            "R-ARK-1: Oppsummering.pdf is in no format for the archive.",
            "R-SEC-6: Oppsummering.pdf names a person in its author or title.",
            "R-UU-1: Oppsummering.pdf does not say its language.",
        ]
    done(*write)
    assert of_files() == []


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Problem("disk-full")])
def test_who_stops_an_export_hears_what_was_written(
    call: Call, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    whole, out = publishing.export_document, tmp_path / "ut"
    out.mkdir()

    def until_the_third(*args: Any, **more: Any) -> publishing.Written:
        if len(list(out.iterdir())) == 2:
            raise stop
        return whole(*args, **more)

    monkeypatch.setattr(publishing, "export_document", until_the_third)
    done = call("export", "minutes", "--desk", desk, *OF, "--audience", "team", "--out", out)
    assert done.exit_code == 1
    written = sorted(one.name for one in out.iterdir())
    assert len(written) == 2
    assert all(name in done.stdout for name in written)
    assert "Nothing was changed" not in done.stderr
    assert ("Stopped" in done.stderr) == isinstance(stop, KeyboardInterrupt)


@pytest.mark.parametrize("kind", ["invitation", "participants", "sign-in", "internal"])
def test_a_new_paper_of_the_case(
    call: Call, records: Records, desk: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "paper.pdf"
    (made,) = records("export", kind, "--desk", desk, *OF, "--audience", "team", "--out", out)
    assert (made["kind"], made["audience"]) == (kind, "team")
    assert "Trefjordsamarbeidet" in text_of(out)
    outside = call(
        "export", kind, "--desk", desk, *OF, "--audience", "public", "--out", tmp_path / "p.pdf"
    )
    assert outside.exit_code == (0 if kind == "invitation" else 1)


def test_a_sheet_for_one_meeting(records: Records, desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    records(
        "export", "sign-in", "--desk", desk, *OF, "--audience", "team", "--out", out,
        "--meeting", "Heimkontakt AS 2027-03-16",
    )  # fmt: skip
    assert "Heimkontakt AS" in text_of(out)
    assert "Sansea" not in text_of(out)
