"""What the menus and Ctrl+K offer is what can be done now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from lupdesk.desk.procurements import remove_procurement
from lupdesk.desk.session import Desk
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import MainWindow
from lupdesk.settings import Settings
from lupdesk.wording import Wording

pytestmark = pytest.mark.usefixtures("themed")

IMPORTS = ("import:suppliers", "import:questions", "import:slots", "import:inputs")


@pytest.fixture
def called() -> list[str]:
    return []


@pytest.fixture
def make(
    called: list[str], desk: Desk, qtbot: QtBot
) -> Iterator[Callable[[Desk | None], MainWindow]]:
    jobs = Jobs(_fail)
    windows: list[MainWindow] = []

    def made(shown: Desk | None) -> MainWindow:
        window = MainWindow(
            shown, Settings(language="nb"), Wording("nb"), jobs, called.append, lambda _: True
        )
        windows.append(window)
        window.show()
        return window

    yield made
    for window in windows:
        window.part()
    jobs.close()


def _fail(error: BaseException) -> None:
    raise error


def offered(window: MainWindow, typed: str) -> list[str]:
    return [one.title for one in window._finder.find(typed) if one.group == "Handling"]


def test_lists_are_brought_in_from_the_menu_and_by_search(
    make: Callable[[Desk | None], MainWindow], desk: Desk, procurement: UUID, called: list[str]
) -> None:
    window = make(desk)
    assert "Hent leverandører …" in offered(window, "hent")
    for key in IMPORTS:
        window.actions_by_key[key].trigger()
    assert called == list(IMPORTS)


def test_nothing_is_offered_that_cannot_be_done(
    make: Callable[[Desk | None], MainWindow], desk: Desk, procurement: UUID
) -> None:
    window = make(desk)
    remove_procurement(desk, procurement)
    window._refresh_here()
    assert not any(window.actions_by_key[key].isEnabled() for key in IMPORTS)
    assert offered(window, "hent") == ["Hent kunngjøring …"]
    assert window.actions_by_key["new-procurement"].isEnabled()


def test_without_a_desk_there_are_desks_to_open(
    make: Callable[[Desk | None], MainWindow],
) -> None:
    window = make(None)
    assert offered(window, "hent") == []
    assert not window.actions_by_key["back-up"].isEnabled()
    assert window.actions_by_key["open-desk"].isEnabled()
