"""What a reviewer would remark every time, remarked by a machine."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400

FORBIDDEN = {
    "an f-string is never found in the catalogue": r"\b(say|count|tr|translate|N_)\(\s*f[\"']",
    "answers go through click, tellings through the log": r"(?<![\w.])print\(",
    "a click in the middle of a function": r"\bprocessEvents\b",
    "sort and filter in SQL": r"\bQSortFilterProxyModel\b",
    "rows are painted from a model": r"\bQ(Table|Tree)Widget\b",
    "migrations change tables": r"\balter\s*=\s*True\b",
    "nothing is left to do": r"\b(TODO|FIXME|XXX)\b",
    "these names say nothing": r"\bclass \w*(Manager|Helper|Util|Utils|Base|Data|Info)\b",
    "a setting has a name and a type": r"\bQSettings\b",
}
"""Reason and pattern, for every Python file of the package."""

TEXT = {".py", ".md", ".toml", ".txt", ".po", ".csv", ".svg", ".cfg", ".yml", ".json", "", ".ts"}
NOT_OURS = {
    "a machine's path": r"/(work|tmp|root|home/\w+)/(?!\.\.)\w+|[A-Z]:\\\\Users\\\\(?!Selma)\w+",
    "an address of a registry": r"https?://[^\s\"')]*(pypi|pythonhosted|npmjs|artifact|registry)[^\s\"')]*",
}


def _sources() -> list[Path]:
    return sorted((ROOT / "lupdesk").rglob("*.py"))


@pytest.mark.parametrize("reason", FORBIDDEN)
def test_the_package_has_none_of(reason: str) -> None:
    pattern = re.compile(FORBIDDEN[reason])
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in _sources()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_one_place_catches_what_is_our_bug() -> None:
    """``except BaseException`` that cleans up and raises again is no catching."""
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in _sources()
        if path != ROOT / "lupdesk" / "gui" / "trouble.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler) and _catches_all(node) and not _raises(node)
    ]
    assert found == []


def _catches_all(node: ast.ExceptHandler) -> bool:
    named = (
        {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)}
        if node.type
        else set()
    )
    return node.type is None or bool(named & {"Exception", "BaseException"})


def _raises(node: ast.ExceptHandler) -> bool:
    last = node.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_domain_has_no_clock_of_its_own() -> None:
    clock = re.compile(
        r"\b(datetime\.(now|utcnow|today)|date\.today|uuid\.uuid[147]|urandom|random\.\w+)\("
    )
    found = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path in (ROOT / "lupdesk" / "domain").rglob("*.py")
        for hit in clock.finditer(path.read_text("utf-8"))
    ]
    assert found == []


def test_files_stay_small() -> None:
    """The tables of a released format are kept word for word, in one piece."""
    long = {
        str(path.relative_to(ROOT)): length
        for path in _sources()
        if not path.match("store/format_*.py")
        and (length := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    }
    assert long == {}


def _tracked() -> list[Path]:
    """What git knows or would add; in a copy without git, everything that is not made."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if listed.returncode:
        pytest.skip("this copy is no git checkout")
    found = [ROOT / name for name in listed.stdout.splitlines()]
    return [path for path in found if path.is_file() and path.suffix in TEXT]


@pytest.mark.parametrize("what", NOT_OURS)
def test_no_file_names(what: str) -> None:
    pattern = re.compile(NOT_OURS[what])
    found = [
        f"{path.relative_to(ROOT)}: {hit.group()}"
        for path in _tracked()
        if path != Path(__file__).resolve()
        for hit in pattern.finditer(path.read_text("utf-8", errors="replace"))
    ]
    assert found == []
