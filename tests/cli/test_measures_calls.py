from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import OF, Call, Done, Records


@pytest.fixture
def told(desk_file: Path, done: Done) -> Path:
    """Two barriers: I01 and I02."""
    for text in ("Lukkede grensesnitt", "For lite volum"):
        done("input", "add", desk_file, *OF, "--text", text, "--type", "BAR")
    return desk_file


def test_a_measure_is_added_listed_and_carried_out(
    told: Path, done: Done, records: Records
) -> None:
    id = done(
        "measure", "add", told, *OF, "--title", "Kartlegg grensesnitt", "--for", "I01",
        "--for", "2", "--owner", "Amira Dahl", "--due", "2027-03-01",
        "--instrument", "joint-buying", "--effect", "Likt for alle",
    ).strip()  # fmt: skip
    (one,) = records("measure", "list", told, *OF)
    assert one["id"] == id
    assert (one["owner"], one["due"], one["state"], one["late"]) == (
        "Amira Dahl",
        "2027-03-01",
        "proposed",
        True,
    )
    assert (one["statements"], one["instrument"]) == (["I01", "I02"], "joint-buying")
    (after,) = records("measure", "edit", told, id, "--state", "done", "--for", "I02")
    assert (after["state"], after["done_on"], after["late"]) == ("done", "2027-03-26", False)
    assert after["statements"] == ["I02"]
    assert after["title"] == "Kartlegg grensesnitt", "what is not named stays"


def test_the_list_says_how_many_barriers_have_one(told: Path, done: Done, call: Call) -> None:
    done("measure", "add", told, *OF, "--title", "Kartlegg", "--for", "I01")
    result = call("measure", "list", told, *OF)
    assert result.stderr.strip() == "1 of 2 barriers have a measure"
    assert "Kartlegg" in result.stdout
    assert call("measure", "list", told, *OF, "--json").stderr == ""


def test_a_requirement_is_added_and_listed(told: Path, done: Done, records: Records) -> None:
    done(
        "requirement", "add", told, *OF, "--text", "Skal virke med Windows",
        "--kind", "contract", "--for", "I01",
    )  # fmt: skip
    (one,) = records("requirement", "list", told, *OF)
    assert (one["kind"], one["statements"], one["makes"]) == ("contract", ["I01"], ["Windows"])


def test_the_catalogue_is_listed_by_barrier_and_phase(told: Path, records: Records) -> None:
    every = {one["code"]: one for one in records("instrument", "list", told)}
    assert every["startoff"]["state"] == "closed"
    assert (every["startoff"]["valid_from"], every["startoff"]["valid_to"]) == ("2020", "2024")
    assert every["klimasats"]["state"] == "to-verify"
    assert every["innovation-partnership"]["sources"] == ["S37", "S38"]
    found = records("instrument", "list", told, "--barrier", "L-VOL", "--phase", "1")
    assert [one["code"] for one in found] == ["joint-buying"]


def test_the_catalogue_is_said_in_the_language_of_the_call(told: Path, done: Done) -> None:
    assert "Innovasjon Norge" in done("instrument", "list", told, language="nb")
    assert "Innovation Norway" in done("instrument", "list", told)


def test_an_own_instrument_is_added_and_verified(told: Path, done: Done, records: Records) -> None:
    code = done(
        "instrument", "add", told, "--name", "Fylkets pilotfond", "--agency", "Fylket",
        "--barrier", "L-MOD", "--phase", "6", "--until", "2027-12-31",
    ).strip()  # fmt: skip
    assert code == "fylkets-pilotfond"
    said = done("instrument", "verify", told, code)
    assert said.strip().replace("\xa0", " ") == "Fylkets pilotfond: Verified 26 March 2027"
    found = records("instrument", "list", told, "--barrier", "L-MOD", "--phase", "6")
    one = next(one for one in found if one["code"] == code)
    assert (one["own"], one["valid_to"], one["verified_on"]) == (True, "2027-12-31", "2027-03-26")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("measure", "add", *OF, "--title", "T", "--for", "I77"), "I77"),
        (("measure", "add", *OF, "--title", " "), "Write something first."),
        (("measure", "add", *OF, "--title", "T", "--instrument", "none"), "instrument none"),
        (("measure", "edit", "no-id", "--state", "done"), "no-id"),
        (("requirement", "add", *OF, "--text", "T", "--for", "x"), "statement x"),
        (("instrument", "verify", "nothing"), "instrument nothing"),
        (("instrument", "add", "--name", "F", "--code", "fond"), "already"),
        (
            ("instrument", "add", "--name", "F", "--from", "2027-02-01", "--until", "2027-01-01"),
            "end before it begins",
        ),
    ],
)
def test_what_cannot_be_done_is_one_plain_sentence(
    told: Path, done: Done, call: Call, words: tuple[str, ...], says: str
) -> None:
    done("instrument", "add", told, "--name", "Fond", "--code", "fond")
    before = told.read_bytes()
    result = call(words[0], words[1], told, *words[2:])
    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.strip().splitlines()
    assert says in line
    assert told.read_bytes() == before


def test_what_came_of_it_is_written_for_the_team_alone(
    told: Path, done: Done, call: Call, tmp_path: Path
) -> None:
    out = tmp_path / "resultater.xlsx"
    written = ("export", "results", "--desk", told, *OF, "--out", out)
    refused = call(*written, "--audience", "public")
    assert (refused.exit_code, out.exists()) == (1, False)
    done(*written, "--audience", "team")
    assert out.exists()
