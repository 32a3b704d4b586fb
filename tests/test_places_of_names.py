"""The list of places where a name can show: each is held by a test that is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
LIST: Final = (ROOT / "docs" / "where-a-name-can-show.md").read_text("utf-8")
LINES: Final = [line for line in LIST.splitlines() if re.match(r"\| (?!place |-)", line)]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split("|")[1].strip()[:40])
def test_each_place_has_its_test(line: str) -> None:
    found = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", line)
    assert found, "no test is named"
    for file, name in found:
        assert f"def {name}(" in (ROOT / file).read_text("utf-8")


def test_the_list_is_not_empty() -> None:
    assert len(LINES) >= 20
