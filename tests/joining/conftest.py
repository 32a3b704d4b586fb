from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lupdesk.store import seal
from lupdesk.store.seal import Cost
from tests.joining.laptops import Laptop, template


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("start"))


@pytest.fixture
def pair(start: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Two laptops with copies of the same desk, and the same clock."""
    found = Laptop("a", start), Laptop("b", start)
    yield found
    for one in found:
        one.close()


@pytest.fixture(autouse=True)
def cheap_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "CHOSEN", Cost(1024, 1, 1))
