from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

settings.register_profile("lupdesk", deadline=None, print_blob=True)
settings.load_profile("lupdesk")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden texts of the documents anew, to be read before they are kept",
    )
    parser.addoption(
        "--thorough",
        action="store_true",
        help="a thousand made-up procurements and a thousand histories of laptops, not 400 of each",
    )


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--thorough"))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, cache, log and documents of the program lie here during a test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("LUPDESK_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The worked case and the files that others wrote, beside the checkout."""
    folder = ROOT.parent / "shared"
    if not (folder / "case").is_dir():
        pytest.skip("the folder ../shared with the worked case and the sample files is not here")
    return folder


@pytest.fixture(scope="session")
def told_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk of the worked case, told once; copy it before writing."""
    from lupdesk.desk.demo import tell_into

    path = tmp_path_factory.mktemp("case") / "demo.lupdesk"
    tell_into(path)
    return path


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(autouse=True)
def log_fails(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning or error that no test asked for fails the test that it came in.

    Mark a test ``expects_log`` where the record is what is tested.
    """
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    loud = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail("logged, and nobody expected it:\n" + "\n".join(loud), pytrace=False)
