from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from lupdesk import wording
from lupdesk.store import database, keyring

ROOT = Path(__file__).resolve().parent.parent
Fill = Callable[[Path, Mapping[str, str]], None]

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


@pytest.fixture(scope="session", autouse=True)
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fill]:
    """What thousands of tests begin with is made once: the catalogues of words, and a desk with
    nothing in it, which is copied. ``tests/store/test_creating.py`` makes one from the beginning.
    """
    blank = tmp_path_factory.mktemp("blank") / "blank.lupdesk"
    fill = database._fill

    def filled(part: Path, values: Mapping[str, str]) -> None:
        if keyring.secret_of(part) is not None:
            fill(part, values)
            return
        if not blank.exists():
            fill(blank, {})
        shutil.copyfile(blank, part)
        with database.told(part), closing(database.connect(part)) as db:
            db.table("desk").insert_all({"name": k, "value": v} for k, v in values.items())
            database.checkpoint(db)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wording, "_compiled", cache(wording._compiled))
        patch.setattr(database, "_fill", filled)
        yield fill


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
