from __future__ import annotations

import json
from pathlib import Path

import pytest

from lupdesk.desk.demo import make_demo_desk
from tests.cli.conftest import Call


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("checked") / "case.lupdesk"
    make_demo_desk(path)
    return path


@pytest.mark.parametrize("language", ["en", "nb"])
def test_findings_are_said_and_a_stop_is_an_exit_of_one(
    call: Call, case: Path, language: str
) -> None:
    result = call("check", case, "--procurement", "TFS-2027-01", language=language)
    assert result.exit_code == 1
    assert "R-EQ-2" in result.stdout
    assert "Fjellvarsel AS" in result.stdout
    assert (
        result.stderr.strip()
        == {
            "en": "Findings that stop publishing: 4.",
            "nb": "Funn som stopper publisering: 4.",
        }[language]
    )
    assert "R-SEC-2" not in result.stdout


def test_json_is_one_object(call: Call, case: Path) -> None:
    result = call("check", case, "--procurement", "TFS-2027-01", "--json")
    told = json.loads(result.stdout)
    assert (told["stops"], told["warnings"]) == (4, 7)
    (long,) = (one for one in told["findings"] if one["rule"] == "R-EQ-5")
    assert long["severity"] == "warn"
    assert long["where"]["kind"] == "meeting"
    assert long["facts"] == {"minutes": 62, "planned": 45, "supplier": "Baltic Care Systems OÜ"}


@pytest.mark.parametrize(
    ("language", "remedy"),
    [
        ("en", "Write why, or offer the others the same."),
        ("nb", "Skriv hvorfor, eller tilby de andre det samme."),
    ],
)
def test_each_finding_says_what_to_do_in_the_language_asked_for(
    call: Call, case: Path, language: str, remedy: str
) -> None:
    result = call("check", case, "--procurement", "TFS-2027-01", "--json", language=language)
    found = json.loads(result.stdout)["findings"]
    assert [one["remedy"] for one in found if one["rule"] == "R-EQ-5"] == [remedy]
    assert all(one["remedy"] for one in found)


def test_an_empty_procurement_has_only_its_need_to_write(call: Call, tmp_path: Path) -> None:
    desk = tmp_path / "ny.lupdesk"
    call("new", desk)
    call("procurement", "add", desk, "--reference", "P-1", "--title", "Ny sak")
    result = call("check", desk, "--procurement", "P-1")
    assert result.exit_code == 0
    assert [line.split()[1] for line in result.stdout.splitlines()[::2]] == ["R-INN-1", "R-INN-1"]


def test_an_unknown_reference_is_one_sentence(call: Call, case: Path) -> None:
    result = call("check", case, "--procurement", "P-99")
    assert (result.exit_code, result.stdout) == (1, "")
