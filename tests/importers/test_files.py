"""Reading a handed-in file from the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from lupdesk.importers.files import read_bytes
from lupdesk.problems import Problem


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"Navn\r\n")
    assert read_bytes(tmp_path / "a.csv") == b"Navn\r\n"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing.csv", "file-missing"),
        ("", "import-file-is-folder"),
        ("bad\0name", "import-file-unreadable"),
        ("big.csv", "import-file-too-large"),
    ],
)
def test_what_cannot_be_read_is_a_problem(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "big.csv").write_bytes(b"x" * 1_000_001)
    with pytest.raises(Problem) as caught:
        read_bytes(tmp_path / name, limit=1_000_000)
    assert caught.value.code == code
