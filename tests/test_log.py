from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lupdesk.log import LOGGER, bare_trace, start_log, stop_log

SECRET = "Innkjøpspris på sensor ligger på 412 kr"


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Callable[[], str]]:
    handler = start_log(tmp_path / "log")
    yield lambda: (tmp_path / "log" / "lupdesk.log").read_text("utf-8")
    stop_log(handler)


def test_codes_and_numbers_are_kept(written: Callable[[], str]) -> None:
    LOGGER.info("%s: %d rows", "import-suppliers", 14)
    assert written().endswith("Z INFO lupdesk: import-suppliers: 14 rows\n")


def test_content_is_not(written: Callable[[], str]) -> None:
    LOGGER.info("said %s and %s", SECRET, ["Selma"])
    LOGGER.info("named %(who)s", {"who": "Selma Lie"})
    assert "sensor" not in written()
    assert "Selma" not in written()
    assert f"said <{len(SECRET)} characters> and <9 characters>" in written()


def _fails() -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(f"no such input: {SECRET}") from error


@pytest.mark.expects_log
def test_an_error_shows_kind_and_place_only(written: Callable[[], str]) -> None:
    try:
        _fails()
    except ValueError:
        LOGGER.exception("an act failed")
    assert "sensor" not in written()
    assert "builtins.ValueError" in written()
    assert "builtins.KeyError" in written()
    assert "test_log.py" in written()
    assert "_fails" in written()


def test_a_trace_ends_though_causes_go_in_a_ring() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert bare_trace(one) == "builtins.ValueError\nbuiltins.KeyError"


def test_old_files_take_turns(tmp_path: Path) -> None:
    handler = start_log(tmp_path)
    for _ in range(30_000):
        LOGGER.info("%s", "a-code-that-is-quite-long-as-codes-go")
    stop_log(handler)
    sizes = [one.stat().st_size for one in tmp_path.iterdir()]
    assert 2 <= len(sizes) <= 4
    assert max(sizes) <= 500_000


def test_no_place_to_write_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    handler = start_log(tmp_path / "log")
    assert isinstance(handler, logging.NullHandler)
    LOGGER.info("heard by nobody")
    stop_log(handler)
