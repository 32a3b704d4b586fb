from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from uuid import UUID

from lupdesk.desk.opening import open_desk
from lupdesk.desk.procurements import add_date, procurement_by_reference
from lupdesk.domain.kinds import Milestone
from tests.cli.conftest import Call, Done, Records


def test_new_makes_an_empty_desk_and_refuses_an_existing_file(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.lupdesk"
    made = call("new", path, "--title", "Innkjøp")
    assert (made.exit_code, made.stdout.strip()) == (0, str(path))
    before = path.read_bytes()
    again = call("new", path)
    assert again.exit_code == 1
    assert again.stdout == ""
    assert len(again.stderr.strip().splitlines()) == 1
    assert path.read_bytes() == before


def test_new_makes_missing_folders(done: Done, tmp_path: Path) -> None:
    path = tmp_path / "one" / "two" / "a.lupdesk"
    done("new", path)
    assert path.is_file()


def test_what_is_added_is_listed(done: Done, records: Records, desk_file: Path) -> None:
    (case,) = records("list", "procurements", desk_file)
    assert case["reference"] == "TFS-2027-01"
    assert case["title"] == "Trygg hverdag hjemme"
    other = done(
        "procurement", "add", desk_file,
        "--reference", "VA-1", "--title", "NoDig", "--language", "en",
    )  # fmt: skip
    found = {one["reference"]: one for one in records("list", "procurements", desk_file)}
    assert found["VA-1"]["id"] == str(UUID(other.strip()))
    assert found["VA-1"]["language"] == "en"


def test_a_reference_is_taken_once(call: Call, desk_file: Path) -> None:
    again = call("procurement", "add", desk_file, "--reference", "tfs-2027-01", "--title", "X")
    assert again.exit_code == 1
    assert "tfs-2027-01" in again.stderr


def test_a_meeting_and_a_statement(
    call: Call, done: Done, records: Records, desk_with_suppliers: Path
) -> None:
    desk = desk_with_suppliers
    meeting = done(
        "meeting", "add", desk, "--procurement", "TFS-2027-01", "--kind", "one-to-one",
        "--title", "Samtale", "--start", "2027-03-16T10:00", "--supplier", "Heimkontakt AS",
        "--minutes", "45",
    ).strip()  # fmt: skip
    (listed,) = records("list", "meetings", desk, "--procurement", "TFS-2027-01")
    assert listed["id"] == meeting
    assert listed["start"] == "2027-03-16T10:00:00+01:00"
    assert listed["suppliers"] == ["Heimkontakt AS"]
    said = done(
        "input", "add", desk, "--procurement", "TFS-2027-01", "--text", "Åtte måneder er nok",
        "--type", "TIME", "--meeting", "Samtale 2027-03-16", "--secrecy", "open",
    ).strip()  # fmt: skip
    (one,) = records("list", "inputs", desk)
    assert one["id"] == said
    assert (one["type"], one["secrecy"], one["number"]) == ("TIME", "open", 1)
    assert (one["supplier"], one["meeting"]) == ("Heimkontakt AS", meeting)


def test_a_statement_without_a_meeting_belongs_to_the_written_round(
    done: Done, records: Records, desk_with_suppliers: Path
) -> None:
    for text in ("Første", "Andre"):
        done(
            "input", "add", desk_with_suppliers, "--procurement", "TFS-2027-01",
            "--text", text, "--supplier", "101103706",
        )  # fmt: skip
    found = records("list", "inputs", desk_with_suppliers)
    assert {one["supplier"] for one in found} == {"Granlås AS"}
    assert {one["secrecy"] for one in found} == {"unassessed"}
    (meeting,) = records("list", "meetings", desk_with_suppliers)
    assert meeting["kind"] == "written"
    assert {one["meeting"] for one in found} == {meeting["id"]}


def test_a_supplier_that_is_not_there(call: Call, desk_with_suppliers: Path) -> None:
    result = call(
        "input", "add", desk_with_suppliers, "--procurement", "TFS-2027-01",
        "--text", "X", "--supplier", "Ukjent AS",
    )  # fmt: skip
    assert result.exit_code == 1
    assert "Ukjent AS" in result.stderr
    assert result.stdout == ""


def test_a_procurement_needs_a_reference_to_be_named_by(call: Call, desk_file: Path) -> None:
    result = call("procurement", "add", desk_file, "--reference", " ", "--title", "Noe")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Give the procurement a reference.\n"


def test_what_comes_after_the_competition_is_taken_in_and_said_to_be_late(
    call: Call, desk_with_suppliers: Path, tmp_path: Path
) -> None:
    desk = open_desk(desk_with_suppliers, author="Selma Lie")
    of = procurement_by_reference(desk, "TFS-2027-01").id
    add_date(desk, of, Milestone.COMPETITION, promised=date(2027, 3, 1))
    desk.close()
    table = tmp_path / "sent.csv"
    table.write_text("Tekst;Leverandør\nFor sent;Granlås AS\n", "utf-8")
    named = ("--procurement", "TFS-2027-01")
    for words in (
        ("input", "add", desk_with_suppliers, *named, "--text", "X"),
        ("import", "inputs", table, "--desk", desk_with_suppliers, *named),
    ):
        result = call(*words)
        assert result.exit_code == 0, result.output
        assert "announced on 1\u00a0March\u00a02027" in result.stderr
    found = json.loads(call("check", desk_with_suppliers, *named, "--json").stdout)["findings"]
    assert sum(one["rule"] == "R-DATE-1" for one in found) == 2
    dry = call("import", "inputs", table, "--desk", desk_with_suppliers, *named, "--dry-run")
    assert "announced" not in dry.stderr
