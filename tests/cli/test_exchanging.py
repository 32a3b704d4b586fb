"""Coded statements and open JSON on the command line."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.cli.conftest import OF, Records


@pytest.mark.parametrize("kind", ["qdpx", "qdc", "json"])
def test_coded_statements_are_written_and_remembered(
    records: Records, desk: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "ny" / f"sak.{kind}"
    (written,) = records("export", kind, "--desk", desk, *OF, "--out", out)
    assert written["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    first = out.read_bytes()
    records("export", kind, "--desk", desk, *OF, "--out", out)
    # Everything tells of the file before as well.
    assert (out.read_bytes() == first) is (kind != "json")
    listed = [one["kind"] for one in records("list", "documents", desk, *OF)]
    assert listed.count(kind) == 2
