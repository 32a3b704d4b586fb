from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from lupdesk.desk.opening import create_desk
from lupdesk.desk.procurements import Body, add_procurement
from lupdesk.desk.session import Desk


class FixedClock:
    """A clock that goes one second with each look, from a Tuesday morning in March."""

    def __init__(self, at: datetime = datetime(2027, 3, 16, 8, 0, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    desk = create_desk(tmp_path / "office.lupdesk", title="Office", author="Selma", clock=clock)
    yield desk
    desk.close()


@pytest.fixture
def procurement(desk: Desk) -> UUID:
    return add_procurement(
        desk, reference="TFS-2027-01", title="Trygg hverdag", buyers=(Body("Lysvika kommune"),)
    )
