"""Risks and benefits by calls, and the plan of both as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import OF, Call, Done, Records

WHOLE = (
    "--owner", "Kari Nes", "--baseline", "41 %", "--target", "≤ 16 %", "--day", "2029-02-01",
)  # fmt: skip


@pytest.fixture
def said(done: Done, desk_file: Path) -> Path:
    done("input", "add", desk_file, *OF, "--text", "Volum under 900 lønner seg ikke")
    return desk_file


def test_a_risk_is_added_changed_and_listed_with_its_band(
    done: Done, records: Records, said: Path
) -> None:
    id = done(
        "risk", "add", said, *OF, "--text", "for lite volum", "--kind", "market",
        "--likelihood", "4", "--consequence", "4", "--basis", "i01",
    ).strip()  # fmt: skip
    done("risk", "add", said, *OF, "--text", "strømbrudd")
    (edited,) = records(
        "risk", "edit", said, "R1", *OF, "--relief", "volume-guarantee",
        "--relief-words", "900 brukere", "--left-likelihood", "2", "--left-consequence", "3",
        "--bearer", "shared",
    )  # fmt: skip
    (statement,) = records("list", "inputs", said)
    first, second = records("risk", "list", said, *OF)
    assert first == edited
    assert (first["id"], first["number"], first["level"], first["band"]) == (id, 1, 16, "high")
    assert (first["relief"], first["left_band"], first["bearer"]) == (
        "volume-guarantee",
        "medium",
        "shared",
    )
    assert first["rests_on"] == [statement["id"]]
    assert (second["text"], second["level"], second["band"]) == ("strømbrudd", 0, None)
    (none,) = records("risk", "edit", said, "1", *OF, "--relief", "none")
    assert none["relief"] is None
    assert "for lite volum" in done("risk", "list", said, *OF)


@pytest.mark.parametrize(
    "words",
    [
        ("risk", "edit", "R7", "--text", "a"),
        ("risk", "add", "--text", " "),
        ("risk", "add", "--text", "a", "--basis", "I99"),
        ("benefit", "edit", "nothing", "--text", "a"),
        ("benefit", "measure", "nothing", "--value", "3"),
        ("benefit", "add", "--text", "a", "--basis", "no such measure"),
        ("benefit", "add", "--text", "a", "--planned"),
    ],
)
def test_a_problem_is_one_plain_sentence(call: Call, said: Path, words: tuple[str, ...]) -> None:
    group, verb, *rest = words
    result = call(group, verb, said, *rest, *OF)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1


def test_planned_is_refused_until_all_four_are_there(
    call: Call, done: Done, records: Records, said: Path
) -> None:
    done("benefit", "add", said, *OF, "--text", "unødige utrykninger", "--owner", "Kari Nes")
    refused = call("benefit", "edit", said, "unødige", *OF, "--planned")
    assert refused.exit_code == 1
    assert "a baseline, a target, a day on which it is measured" in refused.stderr
    (one,) = records("benefit", "list", said, *OF)
    assert (one["planned"], one["missing"]) == (False, ["baseline", "target", "measured_on"])
    (made,) = records("benefit", "edit", said, "unødige", *OF, "--planned", *WHOLE)
    assert (made["planned"], made["missing"]) == (True, [])
    (turned,) = records("benefit", "edit", said, "unødige", *OF, "--not-planned")
    assert not turned["planned"]


def test_what_is_measured_is_listed_with_how_far_it_has_come(
    call: Call, done: Done, records: Records, said: Path
) -> None:
    done("benefit", "add", said, *OF, "--text", "utrykninger", "--kind", "efficiency", *WHOLE)
    done(
        "benefit", "measure", said, "utrykninger", *OF,
        "--value", "31 %", "--day", "2027-03-01", "--cause", "halv bemanning",
    )  # fmt: skip
    (one,) = records("benefit", "list", said, *OF)
    assert (one["measured"], one["kind"], one["measured_on"]) == (
        "31 %",
        "efficiency",
        "2029-02-01",
    )
    (value,) = one["measurements"]
    assert (value["share"], value["deviation"], value["reached"]) == (0.4, 15.0, False)
    assert (value["cause"], value["day"]) == ("halv bemanning", "2027-03-01")
    ahead = call(
        "benefit", "measure", said, "utrykninger", *OF, "--value", "1", "--day", "2029-01-01"
    )
    assert ahead.exit_code == 1


def test_the_plan_is_written_for_the_team_and_for_nobody_else(
    call: Call, done: Done, records: Records, said: Path, tmp_path: Path
) -> None:
    done(
        "risk",
        "add",
        said,
        *OF,
        "--text",
        "for lite volum",
        "--likelihood",
        "4",
        "--consequence",
        "4",
    )
    done("benefit", "add", said, *OF, "--text", "utrykninger", *WHOLE)
    out = tmp_path / "plan.txt"
    (written,) = records("export", "plan", "--desk", said, *OF, "--audience", "team", "--out", out)
    assert (written["kind"], written["audience"]) == ("plan", "team")
    told = out.read_text("utf-8")
    assert "for lite volum" in told
    assert "Kari Nes" in told
    done("import", "suppliers", _suppliers(tmp_path), "--desk", said, *OF)
    for reader in ("public", "supplier:Sansea AS"):
        refused = call(
            "export", "plan", "--desk", said, *OF, "--audience", reader, "--out", tmp_path / "x.pdf"
        )
        assert refused.exit_code == 1
        assert len(refused.stderr.strip().splitlines()) == 1
        assert not (tmp_path / "x.pdf").exists()


def _suppliers(folder: Path) -> Path:
    file = folder / "leverandorer.csv"
    file.write_text("Navn\nSansea AS\n", "utf-8")
    return file
