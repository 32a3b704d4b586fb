from __future__ import annotations

from pathlib import Path

import pytest

from lupdesk.desk import inputs
from lupdesk.desk.opening import open_desk
from lupdesk.domain.pictures import PictureKind
from lupdesk.domain.things import Input
from tests.cli.conftest import OF, Call, Done, Records


@pytest.fixture
def spoken(done: Done, desk_with_suppliers: Path) -> Path:
    for supplier, text in (("Heimkontakt AS", "Dyrt"), ("Sansea AS", "Dyr"), ("Sansea AS", "Sent")):
        done("input", "add", desk_with_suppliers, *OF, "--text", text, "--supplier", supplier)
    desk = open_desk(desk_with_suppliers, author="Selma Lie")
    for one in desk.all(Input):
        inputs.tag_inputs(desk, [one.id], add=["pris" if one.text.startswith("Dyr") else "tid"])
    desk.close()
    return desk_with_suppliers


def test_the_finding_stands_over_the_numbers(done: Done, spoken: Path) -> None:
    first, blank, head, *rows = done("picture", "themes", spoken, *OF).splitlines()
    assert first == (
        "Most suppliers speak of “pris”: 2 of 13. 1 theme is spoken of by one supplier alone."
    )
    assert blank == ""
    assert head.split()[0] == "Theme"
    assert head.split()[-1] == "Suppliers"
    assert [(row.split()[0], row.split()[-1]) for row in rows] == [("pris", "2"), ("tid", "1")]
    told = done("picture", "themes", spoken, *OF, language="nb")
    assert "Flest leverandører snakker om «pris»: 2 av 13." in told


def test_a_program_gets_keys_numbers_and_the_finding(records: Records, spoken: Path) -> None:
    (found,) = records("picture", "themes", spoken, *OF)
    assert found["kind"] == "themes"
    assert [row["name"] for row in found["rows"]] == ["pris", "tid"]
    assert [sum(row) for row in found["cells"]] == [2, 1]
    assert len(found["columns"]) == 13
    assert found["finding"].startswith("Most suppliers speak of")


@pytest.mark.parametrize("kind", PictureKind)
def test_where_nothing_was_said_the_sentence_says_so(
    done: Done, desk_file: Path, kind: PictureKind
) -> None:
    told = done("picture", kind, desk_file, *OF)
    assert "yet" in told.splitlines()[0]


def test_a_picture_that_is_not_known_is_a_wrong_call(call: Call, spoken: Path) -> None:
    assert call("picture", "moods", spoken, *OF).exit_code == 2
    assert call("picture", "themes", spoken).exit_code == 2
    assert call("picture", "themes", spoken, "--procurement", "X").exit_code == 1
