from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from lupdesk.cli import program
from lupdesk.cli.terminal import Terminal
from lupdesk.wording import Wording

OF = ("--procurement", "TFS-2027-01")
"""The procurement of the worked case."""

FRIDAY = datetime(2027, 3, 26, 9, 0, tzinfo=UTC)

Call = Callable[..., Result]
Done = Callable[..., str]
Records = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def call() -> Call:
    """Runs one call in English on a Friday, each a moment after the one before:
    ``call("list", "inputs", desk)``.
    """
    moments = count()

    def run(*words: object, language: str = "en") -> Result:
        now = FRIDAY + timedelta(milliseconds=next(moments))
        terminal = Terminal(Wording(language), language, author="Selma Lie", clock=lambda: now)
        return CliRunner().invoke(program, [str(word) for word in words], obj=terminal)

    return run


@pytest.fixture
def done(call: Call) -> Done:
    """Runs a call that must succeed; gives what it printed."""

    def run(*words: object, language: str = "en") -> str:
        result = call(*words, language=language)
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


@pytest.fixture
def records(done: Done) -> Records:
    """Runs a call with ``--json``; gives the array of objects."""

    def run(*words: object) -> list[dict[str, Any]]:
        found = json.loads(done(*words, "--json"))
        assert isinstance(found, list)
        assert all(isinstance(one, dict) for one in found)
        return found

    return run


@pytest.fixture
def desk_file(tmp_path: Path, done: Done) -> Path:
    """A desk with one procurement, ``TFS-2027-01``, and nothing in it."""
    path = tmp_path / "desk.lupdesk"
    done("new", path, "--title", "Kontoret")
    done(
        "procurement", "add", path,
        "--reference", "TFS-2027-01",
        "--title", "Trygg hverdag hjemme",
        "--need", "Innbyggere skal kunne bo trygt hjemme lenger",
        "--buyer", "Lysvika kommune",
    )  # fmt: skip
    return path


@pytest.fixture
def desk_with_suppliers(desk_file: Path, done: Done, shared: Path) -> Path:
    """The same with the fourteen good suppliers of the case."""
    done(
        "import", "suppliers", shared / "case" / "leverandorer.csv",
        "--desk", desk_file, "--procurement", "TFS-2027-01", "--skip-bad",
    )  # fmt: skip
    return desk_file


@pytest.fixture
def desk(told_case: Path, tmp_path: Path) -> Path:
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    return path


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())
