"""The file: the same every time, whole or not there."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lupdesk.documents.pdf import pdf_bytes, write_pdf
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from tests.documents.samples import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_document_is_the_same_file(kind: str, tmp_path: Path, wording: Wording) -> None:
    first = write_pdf(KINDS[kind](), tmp_path / "a.pdf", wording)
    second = write_pdf(KINDS[kind](), tmp_path / "b.pdf", wording)
    assert first.sha256 == second.sha256
    data = first.path.read_bytes()
    assert first.sha256 == hashlib.sha256(data).hexdigest()
    assert first.size == len(data)
    assert first.pages > 0


def test_another_process_writes_the_same_file(root: Path, wording: Wording) -> None:
    code = (
        "import hashlib; from lupdesk.documents.pdf import pdf_bytes;"
        "from lupdesk.wording import Wording; from tests.documents.samples import minutes;"
        "print(hashlib.sha256(pdf_bytes(minutes(), Wording('nb'))).hexdigest())"
    )
    seeded = {**os.environ, "PYTHONHASHSEED": "99", "TZ": "Pacific/Auckland"}
    other = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env=seeded,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    here = hashlib.sha256(pdf_bytes(KINDS["referat"](), wording)).hexdigest()
    assert other.stdout.strip() == here


def test_an_earlier_file_is_replaced(tmp_path: Path, wording: Wording) -> None:
    path = tmp_path / "ærlig talt č.pdf"
    path.write_bytes(b"old")
    write_pdf(KINDS["motetid"](), path, wording)
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert _only(tmp_path, path)


def _only(folder: Path, path: Path) -> bool:
    return [found for found in folder.iterdir() if found.is_file()] == [path]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full-file"),
        (errno.EROFS, "no-permission"),
        (errno.EACCES, "no-permission"),
        (errno.EIO, "disk-trouble"),
    ],
)
def test_a_disk_that_refuses_leaves_nothing_half(
    number: int, code: str, tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "referat.pdf"
    path.write_bytes(b"old")

    def refuse(handle: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Problem) as told:
        write_pdf(KINDS["motetid"](), path, wording)
    assert told.value.code == code
    assert path.read_bytes() == b"old"
    assert _only(tmp_path, path)


def test_a_folder_that_is_not_there(tmp_path: Path, wording: Wording) -> None:
    with pytest.raises(Problem) as told:
        write_pdf(KINDS["motetid"](), tmp_path / "ingen" / "x.pdf", wording)
    assert told.value.code == "folder-missing"
    assert wording.problem(told.value)


def test_a_folder_in_the_place_of_the_file(tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "x.pdf").mkdir()
    with pytest.raises(Problem) as told:
        write_pdf(KINDS["motetid"](), tmp_path / "x.pdf", wording)
    assert told.value.code == "folder-in-the-way"
    assert [found.name for found in tmp_path.iterdir() if found.suffix == ".part"] == []
