"""``export all``: a folder for each reader, each with a list of its own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from lupdesk.desk import publishing, sending_out
from lupdesk.problems import Problem
from tests.cli.conftest import OF, Call, Records


def _listed(folder: Path) -> dict[str, str]:
    found = json.loads((folder / "index.json").read_text("utf-8"))
    return {one["file"]: one["sha256"] for one in found}


def test_all_papers_lie_in_a_folder_for_each_reader_with_a_list_of_just_these(
    call: Call, records: Records, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut"
    written = records("export", "all", "--desk", desk, *OF, "--out", out)
    assert {one["kind"] for one in written} >= {
        "minutes", "summary", "guide", "timetable", "protocol", "answers", "invitation",
        "participants", "sign-in", "internal",
    }  # fmt: skip
    on_disk = {path.relative_to(out).as_posix() for path in out.rglob("*.pdf")}
    assert (
        set(_listed(out))
        == on_disk
        == {Path(one["file"]).relative_to(out).as_posix() for one in written}
    )
    for name, sum_ in _listed(out).items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == sum_
    for folder in (out / "public", out / "team", *(out / "supplier").iterdir()):
        assert set(_listed(folder)) == {path.name for path in folder.glob("*.pdf")}
    protocol = written[-1]
    assert protocol["kind"] == "protocol", "which lists what was written"


def test_all_papers_come_in_the_formats_that_are_asked_for_each_the_same_version(
    records: Records, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut"
    written = records(
        "export", "all", "--desk", desk, *OF, "--out", out, "--format", "txt", "--format", "xlsx"
    )
    endings: dict[str, set[str]] = {}
    for one in written:
        endings.setdefault(one["audience"], set()).add(Path(one["file"]).suffix)
    assert endings["public"] == endings["team"] == {".txt", ".xlsx"}
    assert set(_listed(out)) == {
        path.relative_to(out).as_posix()
        for path in out.rglob("*.*")
        if path.suffix in (".txt", ".xlsx") and path.name != "index.txt"
    }
    (summary,) = (out / "public").glob("Oppsummering*.txt")
    assert "versjon 1" in summary.read_text("utf-8-sig")


def test_the_list_in_a_readers_folder_names_no_other_supplier(
    records: Records, desk: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut"
    records("export", "all", "--desk", desk, *OF, "--out", out)
    firms = [folder.name for folder in (out / "supplier").iterdir()]
    assert len(firms) == 14
    for folder in (out / "public", *(out / "supplier").iterdir()):
        told = "".join((folder / name).read_text("utf-8") for name in ("index.txt", "index.json"))
        names = " ".join(path.name for path in folder.iterdir())
        for firm in firms:
            if firm != folder.name:
                assert firm not in told
                assert firm not in names


def test_each_supplier_gets_its_papers_in_its_own_language(
    records: Records, desk: Path, tmp_path: Path
) -> None:
    written = records("export", "all", "--desk", desk, *OF, "--out", tmp_path / "ut")
    spoken: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for one in written:
        spoken.setdefault(one["audience"], set()).add(one["language"])
        kinds.setdefault(one["audience"], set()).add(one["kind"])
    assert spoken["supplier:Baltic Care Systems OÜ"] == {"en"}
    assert spoken["supplier:Heimkontakt AS"] == spoken["public"] == {"nb"}
    assert "invitation" in kinds["supplier:Baltic Care Systems OÜ"], "public is Norwegian"
    assert "invitation" not in kinds["supplier:Heimkontakt AS"], "lies in public"


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), Problem("disk-full")])
def test_who_stops_the_whole_set_has_whole_papers_and_lists_of_these(
    call: Call, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    whole, out = publishing.export_document, tmp_path / "ut"

    def until_the_third(*args: Any, **more: Any) -> publishing.Written:
        if len(list(out.rglob("*.pdf"))) == 2:
            raise stop
        return whole(*args, **more)

    monkeypatch.setattr(sending_out, "export_document", until_the_third)
    done = call("export", "all", "--desk", desk, *OF, "--out", out)
    assert done.exit_code == 1
    written = {path.relative_to(out).as_posix() for path in out.rglob("*.pdf")}
    assert len(written) == 2
    assert set(_listed(out)) == written
    assert all(name in done.stdout for name in written)
    assert "Nothing was changed" not in done.stderr


def test_what_may_not_be_published_yet_is_told_paper_by_paper(
    call: Call, desk: Path, tmp_path: Path
) -> None:
    done = call("export", "all", "--desk", desk, *OF, "--out", tmp_path / "ut", language="en")
    assert done.exit_code == 0
    held = [line for line in done.stderr.splitlines() if "Not to be published yet" in line]
    assert [line.split(":")[0] for line in held] == [
        "Summary", "Questions and answers", "What everybody should have received", "Invitation and dialogue note",
    ]  # fmt: skip


def test_a_file_in_the_way_of_the_folder(call: Call, desk: Path, tmp_path: Path) -> None:
    (tmp_path / "ut").write_text("in the way")
    done = call("export", "all", "--desk", desk, *OF, "--out", tmp_path / "ut")
    assert done.exit_code == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert (tmp_path / "ut").read_text() == "in the way"
