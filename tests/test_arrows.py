"""The arrows between the rooms hold, and each contract fails when its arrow is broken."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PLANTED = {
    "domain-alone": ("domain", "import lupdesk.store.database"),
    "domain-pure": ("domain", "import pathlib"),
    "store-low": ("store", "import lupdesk.wording"),
    "documents-low": ("documents", "import lupdesk.store.rows"),
    "importers-low": ("importers", "import lupdesk.desk.session"),
    "importers-handed": ("importers", "from lupdesk.paths import documents_folder"),
    "desk-below-views": ("desk", "import lupdesk.wording"),
    "gui-through-desk": ("gui", "import lupdesk.store.database"),
    "cli-through-desk": ("cli", "import lupdesk.importers.tables"),
    "wording-low": ("wording_marks", "import lupdesk.desk.session"),
    "floor": ("problems", "import lupdesk.domain.kinds"),
    "qt-in-gui": ("desk", "from PySide6.QtCore import QObject"),
    "sqlite-in-store": ("desk", "import sqlite3"),
    "keys-in-store": ("desk", "from cryptography.exceptions import InvalidTag"),
    "reportlab-in-documents": ("desk", "from reportlab.pdfgen.canvas import Canvas"),
    "pikepdf-at-the-edges": ("gui", "import pikepdf"),
    "pypdfium2-at-the-edges": ("desk", "import pypdfium2"),
    "formats-at-the-edges": ("desk", "import openpyxl"),
    "babel-in-wording": ("gui", "from babel.dates import format_date"),
}
"""For each contract the room, and an import that must not be in it."""


def _lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    call = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", call, "--config", "pyproject.toml", "--no-cache", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package and its contracts, in a folder where wrong things may be planted."""
    root = Path(__file__).resolve().parent.parent
    folder = tmp_path_factory.mktemp("arrows")
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(root / "lupdesk", folder / "lupdesk", ignore=skipped)
    shutil.copy(root / "pyproject.toml", folder)
    return folder


def test_all_contracts_are_kept(copy: Path) -> None:
    result = _lint(copy)
    assert result.returncode == 0, result.stdout + result.stderr


def test_each_contract_has_a_planted_import(root: Path) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    assert {contract["id"] for contract in contracts["contracts"]} == set(PLANTED)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_wrong_import_breaks_the_contract(copy: Path, contract: str) -> None:
    room, wrong = PLANTED[contract]
    package = copy / "lupdesk" / room
    place = package / "planted.py" if package.is_dir() else package.with_suffix(".py")
    before = place.read_text("utf-8") if place.exists() else None
    place.write_text((before or "") + f"\n{wrong}\n", "utf-8")
    try:
        result = _lint(copy, "--contract", contract)
    finally:
        if before is None:
            place.unlink()
        else:
            place.write_text(before, "utf-8")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "0 kept, 1 broken" in result.stdout, result.stdout


def test_domain_stands_on_the_standard_library(root: Path) -> None:
    foreign = [
        f"{path.name}: {name}"
        for path in (root / "lupdesk" / "domain").rglob("*.py")
        for name in _imported(path)
        if name != "lupdesk" and name not in sys.stdlib_module_names
    ]
    assert foreign == []


def _imported(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name.partition(".")[0] for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module.partition(".")[0])
    return names


def test_the_command_line_needs_no_qt(root: Path) -> None:
    """Qt is not even loaded, though the window is in the same package."""
    script = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from lupdesk.cli import program\n"
        "program(['--help'], standalone_mode=False)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "import" in result.stdout
