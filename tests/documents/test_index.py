"""The list beside the papers of a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lupdesk.documents.index import Entry, write_index
from lupdesk.problems import Problem

PAPERS = (
    Entry("Referat.pdf", "minutes", "supplier:Heimkontakt AS", "nb", 1, "ab" * 32),
    Entry("public/Summary.pdf", "summary", "public", "en", 3, "cd" * 32),
)


def test_people_and_machines_read_the_same(tmp_path: Path) -> None:
    write_index(tmp_path, "T-1 · Trygg hverdag", PAPERS, "nb")
    assert (tmp_path / "index.txt").read_text("utf-8").splitlines() == [
        "T-1 · Trygg hverdag",
        "2 dokumenter",
        "",
        "Referat.pdf",
        "    Referat · Kun for Heimkontakt AS · Norsk · 1 side",
        f"    SHA-256 {'ab' * 32}",
        "public/Summary.pdf",
        "    Oppsummering · Offentlig · Engelsk · 3 sider",
        f"    SHA-256 {'cd' * 32}",
    ]
    first, second = json.loads((tmp_path / "index.json").read_text("utf-8"))
    assert first == {
        "file": "Referat.pdf",
        "kind": "minutes",
        "audience": "supplier:Heimkontakt AS",
        "language": "nb",
        "pages": 1,
        "sha256": "ab" * 32,
    }
    assert second["file"] == "public/Summary.pdf"


def test_an_earlier_list_is_replaced(tmp_path: Path) -> None:
    write_index(tmp_path, "T-1", PAPERS, "en")
    write_index(tmp_path, "T-1", PAPERS[:1], "en")
    assert len(json.loads((tmp_path / "index.json").read_text("utf-8"))) == 1
    assert (tmp_path / "index.txt").read_text("utf-8").count("SHA-256") == 1
    assert not list(tmp_path.glob(".lupdesk-*"))


def test_a_folder_that_is_not_there_is_the_worlds_trouble(tmp_path: Path) -> None:
    with pytest.RaisesExc(Problem, check=lambda one: one.code == "folder-missing"):
        write_index(tmp_path / "none", "T-1", PAPERS, "nb")
