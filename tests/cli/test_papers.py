from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from lupdesk.desk import publishing, sending_out
from lupdesk.problems import Problem
from tests.cli.conftest import Call, Done, Records
from tests.documents.spoiling import spoil

OF = ("--procurement", "TFS-2027-01")


@pytest.fixture
def desk(told_case: Path, tmp_path: Path) -> Path:
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    return path


@pytest.fixture
def desk_with_meeting(desk_with_suppliers: Path, done: Done) -> Path:
    """One meeting, ``Heimkontakt AS 2027-03-16``, in which nothing was said."""
    done(
        "meeting", "add", desk_with_suppliers, *OF, "--kind", "one-to-one", "--title", "Samtale",
        "--start", "2027-03-16T10:00", "--supplier", "Heimkontakt AS",
    )  # fmt: skip
    return desk_with_suppliers


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())


def test_minutes_move_from_draft_to_approved(
    call: Call, done: Done, records: Records, desk_with_meeting: Path
) -> None:
    desk = desk_with_meeting
    of = ("--meeting", "Heimkontakt AS 2027-03-16")
    early = call("minutes", "send", desk, *of)
    assert early.exit_code == 1
    (drafted,) = records("minutes", "draft", desk, *of)
    assert (drafted["state"], drafted["version"]) == ("draft", 1)
    assert done("minutes", "send", desk, *of, language="nb") == "Sendt, versjon 1\n"
    (approved,) = records("minutes", "approve", desk, *of)
    assert approved["state"] == "approved"
    assert len(approved["sha256"]) == 64
    again = call("minutes", "approve", desk, *of)
    assert again.exit_code == 1
    assert len(again.stderr.strip().splitlines()) == 1
    (meeting,) = records("list", "meetings", desk)
    assert meeting["minutes_state"] == "approved"


def test_minutes_go_back_only_with_a_reason(
    call: Call, records: Records, desk_with_meeting: Path
) -> None:
    desk, of = desk_with_meeting, ("--meeting", "Heimkontakt AS 2027-03-16")
    for move in ("draft", "send"):
        records("minutes", move, desk, *of)
    wordless = call("minutes", "withdraw", desk, *of)
    assert wordless.exit_code == 2
    assert "--reason" in wordless.stderr
    assert call("minutes", "withdraw", desk, *of, "--reason", " ").exit_code == 1
    (back,) = records("minutes", "withdraw", desk, *of, "--reason", "Feil vedlegg")
    assert (back["state"], back["version"]) == ("draft", 2)
    assert call("minutes", "reopen", desk, *of, "--reason", "For tidlig").exit_code == 1
    for move in ("send", "approve"):
        records("minutes", move, desk, *of)
    (opened,) = records("minutes", "reopen", desk, *of, "--reason", "Ny opplysning")
    assert (opened["state"], opened["version"], opened["sha256"]) == ("draft", 3, None)
    reasons = [line["after"] for line in records("history", desk, opened["id"])]
    assert "Feil vedlegg" in reasons
    assert "Ny opplysning" in reasons


def test_the_suppliers_answer_is_recorded(
    call: Call, records: Records, done: Done, desk_with_meeting: Path
) -> None:
    desk, of = desk_with_meeting, ("--meeting", "Heimkontakt AS 2027-03-16")
    records("minutes", "draft", desk, *of)
    early = call("minutes", "response", desk, "confirmed", *of)
    assert early.exit_code == 1
    records("minutes", "send", desk, *of)
    (said,) = records("minutes", "response", desk, "remarked", *of, "--remark", "Punkt 3 er feil")
    assert (said["response"], said["remark"]) == ("remarked", "Punkt 3 er feil")
    assert said["responded_on"] == "2027-03-26"
    line = done("minutes", "response", desk, "silent", *of, "--on", "2027-03-30", language="nb")
    assert line == "Sendt, versjon 1: Ikke svart\n"
    assert call("minutes", "response", desk, "approved", *of).exit_code == 2
    no_day = call("minutes", "response", desk, "silent", *of, "--on", "30.3.2027")
    assert no_day.exit_code == 2
    assert "2027-03-16" in no_day.stderr


def test_minutes_of_an_unknown_meeting(call: Call, desk: Path) -> None:
    result = call("minutes", "draft", desk, "--meeting", "Heimkontakt AS 2027-03-19")
    assert result.exit_code == 1
    assert "Heimkontakt AS 2027-03-19" in result.stderr


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


def test_a_table_for_everybody_says_that_it_is_not_to_be_published_yet(
    call: Call, desk: Path, tmp_path: Path
) -> None:
    result = call(
        "export", "inputs", "--desk", desk, *OF, "--audience", "public", "--out", tmp_path / "i.xlsx"
    )  # fmt: skip
    assert result.exit_code == 0
    assert "R-EQ-2" in result.stderr


@pytest.mark.parametrize("name", ["team.docx", "team.txt", "team.xlsx"])
def test_prove_reads_every_format(call: Call, desk: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    kind = "inputs" if name.endswith("xlsx") else "protocol"
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


# -- everything for everybody -----------------------------------------------------------------------


def _listed(folder: Path) -> dict[str, str]:
    found = json.loads((folder / "index.json").read_text("utf-8"))
    return {one["file"]: one["sha256"] for one in found}


def test_all_papers_lie_in_a_folder_for_each_reader_with_a_list_of_just_these(
    call: Call, records: Records, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut"
    written = records("export", "all", "--desk", desk, *OF, "--out", out)
    assert {one["kind"] for one in written} >= {
        "minutes", "summary", "guide", "timetable", "protocol", "answers", "invitation",
        "participants", "sign-in", "internal",
    }  # fmt: skip
    on_disk = {path.relative_to(out).as_posix() for path in out.rglob("*.pdf")}
    assert (
        set(_listed(out))
        == on_disk
        == {Path(one["file"]).relative_to(out).as_posix() for one in written}
    )
    for name, sum_ in _listed(out).items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == sum_
    for folder in (out / "public", out / "team", *(out / "supplier").iterdir()):
        assert set(_listed(folder)) == {path.name for path in folder.glob("*.pdf")}
    protocol = written[-1]
    assert protocol["kind"] == "protocol", "which lists what was written"


def test_all_papers_come_in_the_formats_that_are_asked_for_each_the_same_version(
    records: Records, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut"
    written = records(
        "export", "all", "--desk", desk, *OF, "--out", out, "--format", "txt", "--format", "xlsx"
    )
    endings: dict[str, set[str]] = {}
    for one in written:
        endings.setdefault(one["audience"], set()).add(Path(one["file"]).suffix)
    assert endings["public"] == endings["team"] == {".txt", ".xlsx"}
    assert set(_listed(out)) == {
        path.relative_to(out).as_posix()
        for path in out.rglob("*.*")
        if path.suffix in (".txt", ".xlsx") and path.name != "index.txt"
    }
    (summary,) = (out / "public").glob("Oppsummering*.txt")
    assert "versjon 1" in summary.read_text("utf-8-sig")


def test_the_list_in_a_readers_folder_names_no_other_supplier(
    records: Records, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut"
    records("export", "all", "--desk", desk, *OF, "--out", out)
    firms = [folder.name for folder in (out / "supplier").iterdir()]
    assert len(firms) == 14
    for folder in (out / "public", *(out / "supplier").iterdir()):
        told = "".join((folder / name).read_text("utf-8") for name in ("index.txt", "index.json"))
        names = " ".join(path.name for path in folder.iterdir())
        for firm in firms:
            if firm != folder.name:
                assert firm not in told
                assert firm not in names


def test_each_supplier_gets_its_papers_in_its_own_language(
    records: Records, desk: Path, tmp_path: Path
) -> None:
    written = records("export", "all", "--desk", desk, *OF, "--out", tmp_path / "ut")
    spoken: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for one in written:
        spoken.setdefault(one["audience"], set()).add(one["language"])
        kinds.setdefault(one["audience"], set()).add(one["kind"])
    assert spoken["supplier:Baltic Care Systems OÜ"] == {"en"}
    assert spoken["supplier:Heimkontakt AS"] == spoken["public"] == {"nb"}
    assert "invitation" in kinds["supplier:Baltic Care Systems OÜ"], "public is Norwegian"
    assert "invitation" not in kinds["supplier:Heimkontakt AS"], "lies in public"


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Problem("disk-full")])
def test_who_stops_the_whole_set_has_whole_papers_and_lists_of_these(
    call: Call, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    whole, out = publishing.export_document, tmp_path / "ut"

    def until_the_third(*args: Any, **more: Any) -> publishing.Written:
        if len(list(out.rglob("*.pdf"))) == 2:
            raise stop
        return whole(*args, **more)

    monkeypatch.setattr(sending_out, "export_document", until_the_third)
    done = call("export", "all", "--desk", desk, *OF, "--out", out)
    assert done.exit_code == 1
    written = {path.relative_to(out).as_posix() for path in out.rglob("*.pdf")}
    assert len(written) == 2
    assert set(_listed(out)) == written
    assert all(name in done.stdout for name in written)
    assert "Nothing was changed" not in done.stderr


def test_what_may_not_be_published_yet_is_told_paper_by_paper(
    call: Call, desk: Path, tmp_path: Path
) -> None:
    done = call("export", "all", "--desk", desk, *OF, "--out", tmp_path / "ut", language="en")
    assert done.exit_code == 0
    held = [line for line in done.stderr.splitlines() if "Not to be published yet" in line]
    assert [line.split(":")[0] for line in held] == [
        "Summary", "Questions and answers", "What everybody should have received", "Invitation and dialogue note",
    ]  # fmt: skip


def test_a_file_in_the_way_of_the_folder(call: Call, desk: Path, tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("in the way")
    done = call("export", "all", "--desk", desk, *OF, "--out", tmp_path / "ut")
    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert (tmp_path / "ut").read_text() == "in the way"


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


@pytest.mark.parametrize("kind", ["qdpx", "qdc", "json"])
def test_coded_statements_are_written_and_remembered(
    records: Records, desk: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "ny" / f"sak.{kind}"
    (written,) = records("export", kind, "--desk", desk, *OF, "--out", out)
    assert written["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    first = out.read_bytes()
    records("export", kind, "--desk", desk, *OF, "--out", out)
    # Everything tells of the file before as well.
    assert (out.read_bytes() == first) is (kind != "json")
    listed = [one["kind"] for one in records("list", "documents", desk, *OF)]
    assert listed.count(kind) == 2
