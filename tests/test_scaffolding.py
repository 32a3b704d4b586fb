"""The way from nothing: the wheel holds what it needs, an installed copy works elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    root = Path(__file__).resolve().parent.parent
    _run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        folder=root,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a copy in an environment of its own; the libraries are lent by ours."""
    place = tmp_path_factory.mktemp("elsewhere") / "environment"
    venv.create(place, with_pip=False)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    here = Path(_ask(python, "import sysconfig; print(sysconfig.get_path('purelib'))"))
    _run([
        sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps",
        "--no-index", "--disable-pip-version-check", str(wheel),
    ])  # fmt: skip
    (here / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return programs


def _run(call: list[str], *, folder: Path | None = None, **variables: str) -> str:
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    result = subprocess.run(
        call,
        cwd=folder,
        env=usual | variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, f"{call}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def _ask(python: Path, question: str) -> str:
    return _run([str(python), "-c", question], folder=python.parent).strip()


@pytest.mark.slow
def test_the_wheel_holds_the_resources(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        "lupdesk/_resources/" + path.relative_to(root / "resources").as_posix()
        for path in (root / "resources").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert wanted <= names
    assert not [name for name in names if name.startswith(("tests/", "tools/", "docs/"))]


@pytest.mark.slow
def test_an_installed_copy_finds_its_resources(installed: Path, tmp_path: Path) -> None:
    found = _ask(installed / "python", "from lupdesk import paths; print(paths.resources())")
    assert Path(found).name == "_resources"
    assert Path(found).is_relative_to(installed.parent)


@pytest.mark.slow
def test_an_installed_copy_makes_the_demonstration(installed: Path, tmp_path: Path) -> None:
    out = tmp_path / "demo"
    said = _run(
        [str(installed / "lupdesk"), "demo", str(out), "--language", "nb"],
        folder=tmp_path,
        LUPDESK_HOME=str(tmp_path / "home"),
    )
    assert (out / "demo.lupdesk").is_file()
    papers = list((out / "documents").rglob("*.pdf"))
    assert len(papers) >= 5
    assert all(paper.read_bytes().startswith(b"%PDF-") for paper in papers)
    assert "demo.lupdesk" in said


def test_both_pythons_get_the_qt_that_works(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [Requirement(line) for line in project["dependencies"]]
    qt = [one for one in asked if one.name == "PySide6-Essentials"]

    def allowed(python: str, version: str) -> bool:
        (one,) = [
            one for one in qt if one.marker and one.marker.evaluate({"python_version": python})
        ]
        return version in one.specifier

    assert project["requires-python"] == ">=3.11"
    assert allowed("3.11", "6.11.3")
    assert not allowed("3.11", "6.12.0")
    assert allowed("3.12", "6.12.0")
    assert not allowed("3.12", "6.11.3")


def test_every_dependency_has_its_version_and_its_reason(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [Requirement(line) for line in project["dependencies"]]
    extras = [
        Requirement(line) for lines in project["optional-dependencies"].values() for line in lines
    ]
    pinned = {_plain(Requirement(line).name) for line in _constraints(root)}
    assert {_plain(one.name) for one in asked + extras} <= pinned
    reasons = _plain((root / "docs" / "decisions" / "dependencies.md").read_text("utf-8"))
    assert [one.name for one in asked if f"| {_plain(one.name)} |" not in reasons] == []


def _constraints(root: Path) -> list[str]:
    lines = (root / "constraints.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")
