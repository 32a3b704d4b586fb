from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdfium2 as pdfium
import pytest

from lupdesk.desk.late_input import LateInput, set_late_rule
from lupdesk.desk.opening import open_desk
from lupdesk.desk.procurements import add_date, procurement_by_reference
from lupdesk.domain.kinds import Milestone, Secrecy
from lupdesk.domain.things import Input
from tests.cli.conftest import FRIDAY, Call, Done, Records


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


def test_who_writes_a_level_of_secrecy_has_decided_it(done: Done, desk_file: Path) -> None:
    for level in ("secret", "unassessed"):
        done(
            "input", "add", desk_file, "--procurement", "TFS-2027-01", "--text", level,
            "--secrecy", level,
        )  # fmt: skip
    desk = open_desk(desk_file, author="Nora Dahl")
    found = {one.secrecy: (one.decided_by, one.decided_on) for one in desk.all(Input)}
    desk.close()
    assert found == {
        Secrecy.SECRET: ("Selma Lie", FRIDAY.date()),
        Secrecy.UNASSESSED: ("", None),
    }


def test_a_meeting_in_the_night_when_summer_time_ends_is_as_long_as_it_is(
    done: Done, desk_with_suppliers: Path, tmp_path: Path
) -> None:
    named = ("--procurement", "TFS-2027-01")
    done(
        "meeting", "add", desk_with_suppliers, *named, "--kind", "one-to-one",
        "--start", "2027-10-31T02:30", "--minutes", "45", "--supplier", "Granlås AS",
    )  # fmt: skip
    for audience in ("team", "supplier:Granlås AS"):
        out = tmp_path / "plan.pdf"
        done(
            "export", "timetable", "--desk", desk_with_suppliers, *named,
            "--audience", audience, "--out", out,
        )  # fmt: skip
        with pdfium.PdfDocument(out) as paper:
            assert "02.30–02.15" in paper[0].get_textpage().get_text_range()


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        ("0001-01-01T00:00", "from 2000 to 2099"),
        ("9999-12-31T23:59", "from 2000 to 2099"),
        ("0001-01-01T00:00+02:00", "from 2000 to 2099"),
        ("2027-03-28T02:30", "the clocks are put forward"),
    ],
)
def test_a_time_that_no_meeting_can_have(
    call: Call, desk_file: Path, records: Records, start: str, reason: str
) -> None:
    result = call(
        "meeting", "add", desk_file, "--procurement", "TFS-2027-01", "--kind", "internal",
        "--start", start,
    )  # fmt: skip
    assert (result.exit_code, result.stdout) == (1, "")
    assert reason in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert records("list", "meetings", desk_file) == []


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
    day = date(2027, 3, 1)
    add_date(desk, of, Milestone.COMPETITION, promised=day, kept=day)
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


def test_a_procurement_that_refuses_late_input_takes_in_none_by_any_call(
    call: Call, desk_with_suppliers: Path, tmp_path: Path
) -> None:
    desk = open_desk(desk_with_suppliers, author="Selma Lie")
    of = procurement_by_reference(desk, "TFS-2027-01").id
    day = date(2027, 3, 1)
    add_date(desk, of, Milestone.COMPETITION, promised=day, kept=day)
    set_late_rule(desk, of, LateInput.REFUSE)
    before = desk.count(Input, procurement=of)
    desk.close()
    table = tmp_path / "sent.csv"
    table.write_text("Tekst;Leverandør\nFor sent;Granlås AS\n", "utf-8")
    named = ("--procurement", "TFS-2027-01")
    for words in (
        ("input", "add", desk_with_suppliers, *named, "--text", "X"),
        ("import", "inputs", table, "--desk", desk_with_suppliers, *named),
    ):
        result = call(*words)
        assert result.exit_code == 1
        assert "refuses late input" in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1
    desk = open_desk(desk_with_suppliers, author="Selma Lie")
    assert desk.count(Input, procurement=of) == before
    desk.close()
