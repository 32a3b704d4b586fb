"""A desk in a folder that others write to is told of on stderr, once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.cli.conftest import Call


def test_in_a_synchronised_folder_every_kind_of_call_says_it_once(
    desk_file: Path, tmp_path: Path, call: Call
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    desk = Path(shutil.copyfile(desk_file, folder / "kontor.lupdesk"))
    said = call("list", "procurements", desk, "--json")
    assert said.exit_code == 0
    assert "a folder that Dropbox synchronises" in said.stderr
    assert "carry parcels" in said.stderr
    assert len(json.loads(said.stdout)) == 1
    again = call("list", "procurements", desk)
    assert again.stderr == ""


def test_elsewhere_nothing_is_said(desk_file: Path, call: Call) -> None:
    assert call("list", "procurements", desk_file).stderr == ""
