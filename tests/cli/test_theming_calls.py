"""Themes and what says the same, by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import OF, Call, Done, Records


@pytest.fixture
def themed(desk_file: Path, tmp_path: Path, done: Done) -> Path:
    """Three statements whose table puts one theme under another."""
    table = tmp_path / "innspill.csv"
    table.write_text(
        "Tekst;Tema\nNettet er svakt;dekning\nSvakt nett;dekning, drift / vakt\nPris;\n", "utf-8"
    )
    done("import", "inputs", table, "--desk", desk_file, *OF)
    return desk_file


def ids(records: Records, desk: Path) -> list[str]:
    return [one["id"] for one in records("list", "inputs", desk)]


def test_the_tree_with_counts_that_a_table_gave(
    themed: Path, tmp_path: Path, records: Records, done: Done
) -> None:
    tree = records("themes", themed, *OF)
    assert [(one["path"], one["statements"], one["statements_with_below"]) for one in tree] == [
        (["drift"], 0, 1),
        (["drift", "vakt"], 1, 1),
        (["dekning"], 2, 2),
    ]
    assert [one["parent"] for one in tree] == [None, "drift", None]
    assert "  vakt · 0 suppliers · 1 statement\n" in done("themes", themed, *OF)
    again = done("import", "inputs", tmp_path / "innspill.csv", "--desk", themed, *OF)
    assert len(records("list", "inputs", themed)) == 3, again


def test_each_act_answers_with_the_tree_and_is_undone_as_one(
    themed: Path, records: Records
) -> None:
    said = ids(records, themed)
    before = records("themes", themed, *OF)
    for words in (
        ("add", themed, "drift / nattevakt", "--meaning", "etter kl. 22"),
        ("rename", themed, "dekning", "mobilnett"),
        ("move", themed, "dekning", "--under", "vakt"),
        ("merge", themed, "drift", "dekning", "--into", "vakt"),
        ("split", themed, "dekning", said[0], "--new", "mast"),
        ("remove", themed, "dekning", "--to", "vakt"),
        ("remove", themed, "dekning", "--drop"),
    ):
        after = records("theme", *words, *OF)
        assert after == records("themes", themed, *OF) != before, words
        records("undo", themed)
        assert records("themes", themed, *OF) == before, words


def test_a_theme_in_use_is_removed_only_when_its_statements_are_decided_on(
    themed: Path, call: Call
) -> None:
    result = call("theme", "remove", themed, "dekning", *OF)
    assert result.exit_code == 1
    assert "--to" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("theme", "rename", "ukjent", "ny"),
        ("theme", "rename", "drift", "vakt"),
        ("theme", "move", "drift", "--under", "vakt"),
        ("theme", "merge", "vakt", "--into", "vakt"),
        ("theme", "add", "vakt"),
    ],
)
def test_what_cannot_be_is_one_and_one_sentence(
    themed: Path, call: Call, words: tuple[str, ...]
) -> None:
    result = call(*words[:2], themed, *words[2:], *OF)
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.strip().splitlines()) == 1


def test_statements_get_themes_and_are_joined_withdrawn_and_sorted(
    themed: Path, records: Records, call: Call
) -> None:
    said = ids(records, themed)
    (one,) = records("input", "theme", themed, said[2], "--add", "drift / pris")
    assert one["themes"] == ["pris"]
    (one,) = records("input", "theme", themed, said[2], "--remove", "PRIS")
    assert one["themes"] == []
    assert call("input", "theme", themed, said[2], "--remove", "ukjent").exit_code == 1
    together = records("input", "join", themed, said[1], said[0])
    assert [(each["id"], each["same_as"]) for each in together] == [
        (said[0], None),
        (said[1], said[0]),
    ]
    (one,) = records("input", "part", themed, said[1])
    assert one["same_as"] is None
    (one,) = records("input", "withdraw", themed, said[0], "--on", "2027-04-02", "--reason", "x")
    assert one["withdrawn_on"] == "2027-04-02"
    assert records("themes", themed, *OF)[-1]["statements"] == 1
    (one,) = records("input", "withdraw", themed, said[0], "--again")
    assert one["withdrawn_on"] is None
    (one,) = records("input", "barrier", themed, said[0], "--kind", "l-vol")
    assert one["barrier"] == "L-VOL"
    (one,) = records("input", "barrier", themed, said[0], "--kind", "none")
    assert one["barrier"] is None
    lone = call("input", "join", themed, said[0])
    assert (lone.exit_code, len(lone.stderr.strip().splitlines())) == (1, 1)
