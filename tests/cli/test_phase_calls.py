from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.conftest import Call


@pytest.fixture
def desk(call: Call, tmp_path: Path) -> Path:
    path = tmp_path / "office.lupdesk"
    assert call("new", path).exit_code == 0
    made = call(
        "procurement", "add", path, "--reference", "P-1", "--title", "Trygg hverdag", "--buyer", "Lysvika"
    )  # fmt: skip
    assert made.exit_code == 0
    return path


def told(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


OF = ("--procurement", "P-1")


def test_where_a_case_stands_and_a_tick(call: Call, desk: Path) -> None:
    every = told(call("phase", "show", desk, *OF, "--json"))
    assert {one["phase"] for one in every} == set(range(10))
    assert [one["code"] for one in every if one["state"] == "seen"] == ["partners"]
    (ticked,) = told(
        call("phase", "tick", desk, *OF, "mandate", "--on", "2027-01-12", "--note", "styret", "--json")
    )  # fmt: skip
    assert (ticked["state"], ticked["done_on"], ticked["note"]) == (
        "ticked",
        "2027-01-12",
        "styret",
    )
    shown = call("phase", "show", desk, *OF, "--phase", "0", language="nb").stdout
    assert "her er vi" in shown.splitlines()[0]
    assert "[x] Mandat (mandate)" in shown
    assert "[ ] før neste fase: Anskaffelsen har en eier (owner)" in shown
    (off,) = told(call("phase", "tick", desk, *OF, "mandate", "--off", "--json"))
    assert (off["state"], off["done_on"]) == ("missing", None)


def test_a_point_or_case_that_is_not_there_is_one_sentence(call: Call, desk: Path) -> None:
    for words in (
        ("phase", "tick", desk, *OF, "manndat"),
        ("phase", "show", desk, "--procurement", "X"),
        ("lesson", "take-up", desk, *OF),
        ("lesson", "remove", desk, "01890000-0000-7000-8000-000000000000"),
        ("lesson", "add", desk, *OF, "--side", "buyer", "--question", "time-used"),
        ("export", "lessons", "--desk", desk, *OF, "--audience", "supplier:X", "--out", desk.parent / "a.pdf"),
    ):  # fmt: skip
        result = call(*words)
        assert result.exit_code == 1
        assert len(result.stderr.strip().splitlines()) == 1


def test_lessons_are_noted_listed_taken_up_and_removed(call: Call, desk: Path) -> None:
    note = ("lesson", "add", desk, *OF, "--side", "buyer", "--question", "time-used")
    made = told(call(*note, "--score", "2", "--change", "Lengre møter", "--json"))
    (one,) = told(call("lesson", "list", desk, *OF, "--json"))
    assert (one["id"], one["score"], one["change"]) == (made[0]["id"], 2, "Lengre møter")
    assert "Lengre møter" in call("lesson", "list", desk, *OF).stdout
    (version,) = told(call("lesson", "take-up", desk, *OF, "--json"))
    assert version["changes"] == ["Lengre møter"]
    assert call("lesson", "take-up", desk, *OF).exit_code == 1, "nothing is left to take up"
    assert call("lesson", "remove", desk, made[0]["id"]).exit_code == 0
    assert told(call("lesson", "list", desk, *OF, "--json")) == []


def test_answers_from_a_table_and_a_bad_row(call: Call, desk: Path, tmp_path: Path) -> None:
    table = tmp_path / "svar.csv"
    table.write_text("Side;Spørsmål;Score\nleverandør;4;4\nleverandør;4;7\n", "utf-8")
    take = ("lesson", "import", table, "--desk", desk, *OF)
    refused = call(*take)
    assert refused.exit_code == 1
    assert "3" in refused.stderr
    assert told(call("lesson", "list", desk, *OF, "--json")) == []
    (taken,) = told(call(*take, "--skip-bad", "--json"))
    assert (taken["good"], taken["bad"]) == (1, [{"row": 3, "field": "score", "value": "7"}])


@pytest.mark.parametrize("ending", ["pdf", "docx", "txt"])
def test_the_roadmap_and_the_lessons_are_written_and_proved(
    call: Call, desk: Path, tmp_path: Path, ending: str
) -> None:
    for kind, audience in (("roadmap", "public"), ("lessons", "public"), ("lessons", "team")):
        file = tmp_path / f"{kind}-{audience}.{ending}"
        written = told(
            call("export", kind, "--desk", desk, *OF, "--audience", audience, "--out", file, "--json")
        )  # fmt: skip
        assert [one["kind"] for one in written] == [kind]
        assert file.stat().st_size > 200
        proved = call("prove", file, "--desk", desk, *OF, "--audience", audience)
        assert proved.exit_code == 0
