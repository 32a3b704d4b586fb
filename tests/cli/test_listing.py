from __future__ import annotations

from pathlib import Path

from lupdesk.desk.opening import open_desk
from tests.cli.conftest import Call, Done, Records


def test_suppliers_with_their_part(records: Records, desk_with_suppliers: Path) -> None:
    found = records("list", "suppliers", desk_with_suppliers, "--procurement", "TFS-2027-01")
    assert len(found) == 14
    heim = next(one for one in found if one["name"] == "Heimkontakt AS")
    assert heim["organisation_number"] == "101051854"
    assert heim["trade"] == "plattform/integrasjon"
    assert heim["wants_one_to_one"] is True
    assert heim["contacts"] == [
        {"name": "Ola Heim", "email": "ola@heimkontakt.example", "phone": "901 00 004"}
    ]
    assert [one["code"] for one in found] == [f"L{n}" for n in range(1, 15)]


def test_search_finds_newest_first(done: Done, records: Records, desk_file: Path) -> None:
    for text in ("Batteri i fem år", "Batteribytte", "Noe annet", "batterier"):
        done("input", "add", desk_file, "--procurement", "TFS-2027-01", "--text", text)
    found = records("search", desk_file, "batteri")
    assert [one["text"] for one in found] == ["batterier", "Batteribytte", "Batteri i fem år"]
    assert [one["text"] for one in records("search", desk_file, "batteri", "--limit", "1")] == [
        "batterier"
    ]
    assert records("search", desk_file, "batteri", "fem")[0]["text"] == "Batteri i fem år"
    assert records("search", desk_file, "finnesikke") == []


def test_history_tells_every_change(done: Done, records: Records, desk_file: Path) -> None:
    id = done("input", "add", desk_file, "--procurement", "TFS-2027-01", "--text", "Først").strip()
    lines = records("history", desk_file, id)
    text = next(line for line in lines if line["field"] == "text")
    assert (text["act"], text["author"], text["before"], text["after"]) == (
        "write-input", "Selma Lie", None, "Først",
    )  # fmt: skip
    done("undo", desk_file)
    assert records("history", desk_file, id)[-1]["way"] == "undone"
    assert records("list", "inputs", desk_file) == []


def test_history_is_told_in_words(done: Done, desk_file: Path) -> None:
    id = done(
        "input", "add", desk_file, "--procurement", "TFS-2027-01", "--text", "Først",
        "--type", "RISK",
    ).strip()  # fmt: skip
    done("undo", desk_file)
    told = done("history", desk_file, id, language="nb")
    assert "Tekst: Først" in told
    assert "Type: Risiko" in told
    assert "Fjernet" in told.splitlines()[-1]
    assert "(angret)" in told.splitlines()[-1]
    for raw in ("None", "True", "False", "['", "+00:00"):
        assert raw not in told


def test_history_of_nothing(call: Call, desk_file: Path) -> None:
    for id in ("not-an-id", "01a2065b-2173-729d-a63d-cef8b23a5baa"):
        result = call("history", desk_file, id)
        assert result.exit_code == 1
        assert id in result.stderr


def test_undo_until_nothing_is_left(call: Call, desk_file: Path) -> None:
    assert "New procurement" in call("undo", desk_file).stdout
    last = call("undo", desk_file)
    assert last.exit_code == 1
    assert last.stderr.count("\n") == 1


def test_empty_lists_are_empty_arrays(records: Records, desk_file: Path) -> None:
    for name in ("suppliers", "meetings", "inputs", "actions", "files"):
        assert records("list", name, desk_file) == []


def test_people_get_lines(done: Done, desk_with_suppliers: Path) -> None:
    lines = done("list", "suppliers", desk_with_suppliers).splitlines()
    assert len(lines) == 14
    assert any("Heimkontakt AS" in line for line in lines)


def test_questions_are_answered_beside_an_open_window(
    call: Call, done: Done, records: Records, desk_file: Path
) -> None:
    said = ("input", "add", desk_file, "--procurement", "TFS-2027-01", "--text")
    id = done(*said, "Lukkede grensesnitt").strip()
    window = open_desk(desk_file, author="Selma Lie")
    try:
        (found,) = records("search", desk_file, "grensesnitt")
        assert found["id"] == id
        assert [one["id"] for one in records("list", "inputs", desk_file)] == [id]
        assert records("history", desk_file, id)
        refused = call(*said, "Nummer to")
        assert refused.exit_code == 1
        assert "open" in refused.stderr
    finally:
        window.close()
    assert len(records("list", "inputs", desk_file)) == 1
