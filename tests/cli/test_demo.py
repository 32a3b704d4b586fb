from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Call, Done, Records


def test_demo_makes_a_desk_and_papers_for_everybody(
    done: Done, call: Call, records: Records, tmp_path: Path
) -> None:
    folder = tmp_path / "deep" / "demo"
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text("left alone")
    (folder / "documents").mkdir()
    (folder / "documents" / "mine.pdf").write_bytes(b"left alone")
    result = call("demo", folder)
    assert result.exit_code == 0
    listed = [Path(line) for line in result.stdout.splitlines()]
    assert listed[0] == folder / "demo.lupdesk"
    assert all(path.is_file() for path in listed)
    papers = {path.relative_to(folder / "documents").parts[0] for path in listed[1:]}
    assert papers == {"team", "public", "supplier"}
    firms = {path.parent.name for path in listed[1:] if "supplier" in path.parts}
    assert len(firms) == 14

    desk = folder / "demo.lupdesk"
    assert len(records("list", "inputs", desk, "--procurement", "TFS-2027-01")) == 48
    assert len(records("list", "suppliers", desk)) == 14
    assert len(records("list", "actions", desk)) == 4
    numbers = {one["source_id"]: one["number"] for one in records("list", "inputs", desk)}
    assert all(numbers[f"I{n:02}"] == n for n in range(1, 46))
    held = {
        one["title"]: one["minutes_state"]
        for one in records("list", "meetings", desk)
        if one["kind"] == "one-to-one" and one["title"]
    }
    assert held["Heimkontakt AS"] == "in-review"
    assert held["Granlås AS"] == "approved"

    done("input", "add", desk, "--procurement", "TFS-2027-01", "--text", "Min egen")
    again = call("demo", folder)
    assert again.exit_code == 0
    assert again.stdout == result.stdout
    assert records("search", desk, "egen", "min") == []
    assert (folder / "mine.txt").read_text() == "left alone"
    assert (folder / "documents" / "mine.pdf").read_bytes() == b"left alone"
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_place_that_is_no_folder(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = call("demo", tmp_path / "file")
    assert result.exit_code == 1
    assert len(result.stderr.strip().splitlines()) == 1
