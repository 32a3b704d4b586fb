"""The page of the inputs is made before somebody turns to it, and is right when somebody does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs
from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.session import Desk
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.pages import PAGES, PageKind
from lupdesk.settings import Settings
from lupdesk.wording import Wording

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def made() -> list[UUID]:
    return []


@pytest.fixture
def window(desk: Desk, procurement: UUID, made: list[UUID], qtbot: QtBot) -> Iterator[MainWindow]:
    def telling(kind: PageKind) -> PageKind:
        def make(context: PageContext, procurement: UUID) -> QWidget:
            made.append(procurement)
            return kind.make(context, procurement)

        return PageKind(kind.key, kind.step, kind.words, kind.icon, make)

    kinds = [telling(one) if one.key == "inputs" else one for one in PAGES]
    jobs = Jobs(_fail)
    closing: Callable[[MainWindow], bool] = lambda window: True  # noqa: E731
    window = MainWindow(desk, Settings(language="nb"), Wording("nb"), jobs, print, closing, kinds)
    window.show()
    yield window
    window.part()
    jobs.close()


def _fail(error: BaseException) -> None:
    raise error


def test_it_is_made_while_nobody_waits_and_stays_behind(
    window: MainWindow, procurement: UUID, made: list[UUID], qtbot: QtBot
) -> None:
    focus = window.focusWidget()
    assert made == [], "the window stands first"
    qtbot.waitUntil(lambda: made == [procurement])
    assert window.here == "procurement"
    assert window.page.isVisible()
    assert window.focusWidget() is focus, "nobody is disturbed"


def test_what_was_written_meanwhile_stands_in_it(
    window: MainWindow, desk: Desk, procurement: UUID, made: list[UUID], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(made))
    inputs.add_input(desk, procurement, text="Sagt etterpå")
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.here == "inputs"
    qtbot.waitUntil(lambda: window.page.model.rowCount() == 1)
    assert window.page.model.input_at(0).text == "Sagt etterpå"
    assert made == [procurement]


def test_each_procurement_gets_its_own(
    window: MainWindow, desk: Desk, procurement: UUID, made: list[UUID], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: bool(made))
    other = add_procurement(desk, reference="27/2", title="Rør")
    window.show_procurement(other)
    qtbot.waitUntil(lambda: made == [procurement, other])
