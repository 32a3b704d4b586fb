from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from lupdesk.desk.opening import create_desk
from lupdesk.desk.procurements import Body, add_procurement
from lupdesk.desk.session import Desk
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.theme import Theme, apply_theme, load_fonts
from lupdesk.wording import Wording


class Clock:
    """Goes one second with each look, from a Tuesday morning in March."""

    def __init__(self) -> None:
        self.at = datetime(2027, 3, 16, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@dataclass
class Told:
    """What the pages said to the window."""

    messages: list[tuple[str, str]] = field(default_factory=list)
    went: list[tuple[str, UUID | None]] = field(default_factory=list)
    sizes: dict[str, tuple[int, ...]] = field(default_factory=dict)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> None:
    load_fonts()


@pytest.fixture
def themed(look: None, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = create_desk(tmp_path / "office.lupdesk", title="Office", author="Selma", clock=Clock())
    yield desk
    desk.close()


@pytest.fixture
def procurement(desk: Desk) -> UUID:
    return add_procurement(
        desk, reference="T-1", title="Trygg hverdag", buyers=(Body("Lysvika kommune"),)
    )


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def context(themed: None, desk: Desk, told: Told, qapp: QApplication) -> Iterator[PageContext]:
    """What a page is given, with a window that only remembers."""
    failed: list[BaseException] = []
    jobs = Jobs(failed.append)
    yield PageContext(
        desk=desk,
        wording=Wording("nb"),
        jobs=jobs,
        tell=lambda text, tone: told.messages.append((text, tone)),
        go_to=lambda page, id: told.went.append((page, id)),
        remember=told.sizes.__setitem__,
        remembered=lambda name: told.sizes.get(name, ()),
    )
    jobs.close()
    assert failed == []


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """A window that a test leaves would be painted and styled in each test after it."""
    before = set(QApplication.topLevelWidgets())
    yield
    for one in QApplication.topLevelWidgets():
        if one not in before and one.parent() is None:
            one.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
