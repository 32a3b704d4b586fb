"""All procurements: rows by what is due, filter and order by keys, barriers and what meets them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from unittest.mock import patch
from uuid import UUID

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lupdesk.desk import inputs, procurements, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import InputType, Milestone
from lupdesk.domain.result_kinds import Barrier, MeasureState
from lupdesk.domain.results import Measure, Risk, Tie
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.models.barrier_rows import FIRST_STATE, NUMBERS, SUPPLIERS, state_of
from lupdesk.gui.views.portfolio import PortfolioPage
from lupdesk.gui.widgets import barrier_grid
from lupdesk.settings import Settings
from lupdesk.wording import Wording
from tests.gui.conftest import Told
from tests.gui.names import nameless

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Cases:
    home: UUID
    road: UUID
    water: UUID


@pytest.fixture
def cases(desk: Desk, procurement: UUID) -> Cases:
    """Home has the nearest day; water is overdue and comes first; road has nothing."""
    today = desk.today()
    road = procurements.add_procurement(desk, reference="V-7", title="Vei", office="Statsvei")
    water = procurements.add_procurement(desk, reference="W-1", title="Åpent vann", phase=5)
    procurements.add_date(desk, procurement, Milestone.SUMMARY, promised=today + timedelta(days=4))
    procurements.add_date(desk, water, Milestone.COMPETITION, promised=today + timedelta(days=40))
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.add(Measure, procurement=water, title="Prøve", due=today - timedelta(days=2))
        act.add(Risk, procurement=water, what="Leire", likelihood=4, consequence=4)
    return Cases(procurement, road, water)


def shown(qtbot: QtBot, page: QWidget, width: int = 1100) -> None:
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


@pytest.fixture
def page(context: PageContext, cases: Cases, qtbot: QtBot) -> PortfolioPage:
    page = PortfolioPage(context, None)
    shown(qtbot, page)
    page.first.setFocus()
    return page


def titles(page: PortfolioPage) -> list[str]:
    return [one.procurement.title for one in page.list.rows.values]


def test_what_is_overdue_comes_first_then_the_nearest_day(page: PortfolioPage) -> None:
    assert titles(page) == ["Åpent vann", "Trygg hverdag", "Vei"]
    assert page._header.line.text() == "3 anskaffelser · 1 ting over frist"
    said = page.list.rows.data(page.list.rows.index(0))
    assert said == (
        "Åpent vann, W-1, Fase 5 · En-til-en, Konkurranse 25.\N{NO-BREAK SPACE}apr., 1 tiltak over frist, "
        "1 høy risiko, 0 innspill"
    )


def test_enter_opens_the_procurement(page: PortfolioPage, cases: Cases, told: Told) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert told.went == [("procurement", cases.home)]


def test_typing_filters_and_enter_opens_what_is_left(
    page: PortfolioPage, cases: Cases, told: Told
) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_F, CONTROL)
    assert page.field.hasFocus()
    QTest.keyClicks(page.field, "statsv")
    assert titles(page) == ["Vei"]
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert told.went == [("procurement", cases.road)]
    QTest.keyClicks(page.field, "xx")
    assert titles(page) == []
    assert page._lists.currentIndex() == 1, "what to do about it is said"
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert len(told.went) == 1, "there is nothing to open"
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert len(titles(page)) == 3
    assert page.list.hasFocus()


def test_arrows_in_the_filter_move_in_the_list(page: PortfolioPage) -> None:
    page.field.setFocus()
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    assert page.list.value().procurement.title == "Trygg hverdag"
    QTest.keyClick(page.field, Qt.Key.Key_Up)
    assert page.list.value().procurement.title == "Åpent vann"


def test_a_phase_filters_and_the_order_is_chosen_by_keys(page: PortfolioPage) -> None:
    page.phases.tick(5)
    assert titles(page) == ["Åpent vann"]
    page.phases.clear()
    page.order.setFocus()
    expected = (
        ["Åpent vann", "Trygg hverdag", "Vei"],
        ["Trygg hverdag", "Vei", "Åpent vann"],
        ["Trygg hverdag", "Vei", "Åpent vann"],
        ["Åpent vann", "Vei", "Trygg hverdag"],
    )
    for wanted in expected:
        QTest.keyClick(page.order, Qt.Key.Key_Down)
        assert titles(page) == wanted, page.order.currentText()


def test_a_change_elsewhere_shows_and_the_row_stays_picked(
    page: PortfolioPage, desk: Desk, cases: Cases
) -> None:
    page.show_thing(cases.road)
    procurements.add_date(desk, cases.road, Milestone.NOTICE, promised=desk.today())
    page.refresh(frozenset())
    assert page.list.value().procurement.id == cases.road
    assert page.list.value().counted.next_day == desk.today()


def test_an_empty_desk_says_what_to_do(context: PageContext, qtbot: QtBot) -> None:
    page = PortfolioPage(context, None)
    shown(qtbot, page)
    assert page._lists.currentIndex() == 2
    page.show_view(1)
    assert page.barriers._stack.currentIndex() == 1


@pytest.mark.parametrize("width", [420, 700, 1100, 1700])
def test_it_can_be_painted_however_wide(page: PortfolioPage, width: int) -> None:
    page.resize(width, 500)
    assert not page.grab().isNull()
    page.show_view(1)
    assert not page.grab().isNull()
    assert nameless(page) == []


# -- barriers -----------------------------------------------------------------------------------------


@pytest.fixture
def stopped(desk: Desk, cases: Cases) -> Cases:
    """Volume stops two procurements; a measure against it is carried out in one of them."""
    firm = suppliers.add_supplier(desk, name="Heim AS")
    said = []
    for of in (cases.home, cases.water):
        id = inputs.add_input(desk, of, text="For lite", type=InputType.BAR, supplier=firm)
        said.append(id)
    with desk.act(Act.EDIT_INPUT) as act:
        for id in said:
            act.set(Input, id, barrier=Barrier.VOLUME)
        measure = act.add(
            Measure, procurement=cases.water, title="Felles kjøp", state=MeasureState.DONE,
            instrument="FELLES",
        )  # fmt: skip
        act.add(Tie, procurement=cases.water, of=measure, basis=said[1])
        act.add(Input, procurement=cases.home, text="Tid", type=InputType.BAR, barrier=Barrier.TIME)
    return cases


def test_a_cell_opens_the_cases_behind_it(
    context: PageContext, stopped: Cases, told: Told, qtbot: QtBot
) -> None:
    page = PortfolioPage(context, None)
    shown(qtbot, page, 1500)
    page.first.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_2, ALT)
    grid, cases = page.barriers.grid, page.barriers.cases
    assert grid.hasFocus()
    rows = page.barriers.rows
    names = [rows.words(rows.line(n), 0) for n in range(rows.rowCount())]  # type: ignore[arg-type]
    assert names == ["Dialog tar tid", "Usikkert volum"], "the buyer's side first"
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert [one.title for one in cases.rows.values] == ["Trygg hverdag", "Åpent vann"]
    assert cases.rows.values[0].detail == "1 leverandør · ikke noe tiltak ennå"
    assert cases.rows.values[1].detail == "Felles kjøp (gjennomført)"
    done = next(n for n in range(9) if state_of(n) is MeasureState.DONE)
    for _ in range(done):
        QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().column() == done
    assert [(one.title, one.detail) for one in cases.rows.values] == [("Åpent vann", "Felles kjøp")]
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert cases.hasFocus()
    QTest.keyClick(cases, Qt.Key.Key_Escape)
    assert grid.hasFocus()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    QTest.keyClick(cases, Qt.Key.Key_Return)
    assert told.went == [("procurement", stopped.water)]


def test_a_cell_says_its_barrier_and_its_head(context: PageContext, stopped: Cases) -> None:
    page = PortfolioPage(context, None)
    page.show_view(1)
    rows = page.barriers.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    assert rows.data(rows.index(1, SUPPLIERS), role) == "Usikkert volum. Leverandører: 1"
    assert rows.data(rows.index(1, FIRST_STATE), role) == "Usikkert volum. Foreslått: 0"
    assert rows.data(rows.index(1, 0), role) == (
        "Usikkert volum. Leverandørens side · Risikoavlastning"
    )


# -- in the window ------------------------------------------------------------------------------------

Open = Callable[..., MainWindow]


@pytest.fixture
def open_window(themed: None, desk: Desk, qtbot: QtBot) -> Iterator[Open]:
    jobs = Jobs(lambda error: None)
    windows: list[MainWindow] = []

    def made(last: str = "", called: list[str] | None = None) -> MainWindow:
        settings = Settings(language="nb", last_place=last)
        heard = [] if called is None else called
        window = MainWindow(desk, settings, Wording("nb"), jobs, heard.append, lambda _: True)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield made
    for window in windows:
        if isValid(window):
            window.part()
    jobs.close()


def test_it_is_shown_at_start_where_nobody_knows_which(open_window: Open, cases: Cases) -> None:
    window = open_window()
    assert (window.here, window.procurement, window.place) == ("portfolio", None, "")
    assert window.page.list.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    assert window.here == "portfolio", "no page of a procurement while none is open"
    QTest.keyClick(window.page.list, Qt.Key.Key_Return)
    assert (window.here, window.procurement) == ("procurement", cases.water)


def test_it_is_one_key_from_everywhere_and_remembered(open_window: Open, cases: Cases) -> None:
    window = open_window(f"inputs {cases.home}")
    assert window.here == "inputs"
    QTest.keyClick(window, Qt.Key.Key_A, CONTROL | SHIFT)
    assert window.here == "portfolio"
    assert window.page.list.value().procurement.id == cases.home, "where one came from"
    again = open_window(window.place)
    assert (again.here, again.procurement) == ("portfolio", cases.home)
    QTest.keyClick(window.page.list, Qt.Key.Key_Return)
    assert (window.here, window.procurement) == ("procurement", cases.home)
    window.top.all.click()
    assert window.here == "portfolio"


def test_ctrl_k_goes_there_and_across(open_window: Open, desk: Desk, cases: Cases) -> None:
    window = open_window(f"procurement {cases.home}")
    (there,) = [one for one in window._finder.find("oversikt") if one.title == "Alle anskaffelser"]
    there.go()
    assert window.here == "portfolio"
    found = window._finder.find("leire")
    assert [(one.group, one.title, one.detail) for one in found] == [
        ("Risiko", "Leire", "Åpent vann")
    ]
    found[0].go()
    assert window.procurement == cases.water


def test_a_thing_of_the_register_opens_a_procurement_where_none_is_open(
    open_window: Open, desk: Desk, cases: Cases
) -> None:
    suppliers.add_supplier(desk, name="Nordlys AS", procurement=cases.home)
    window = open_window()
    (found,) = [one for one in window._finder.find("nordl") if one.group == "Leverandør"]
    found.go()
    assert (window.here, window.procurement) == ("suppliers", cases.home)


def test_a_new_procurement_is_begun_from_here(open_window: Open, cases: Cases) -> None:
    called: list[str] = []
    window = open_window("", called)
    window.context().go_to("act:new-procurement", None)
    assert called == ["new-procurement"]


def test_where_the_only_procurement_goes_the_ways_on_are_shown(
    open_window: Open, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    window = open_window()
    assert window.procurement == procurement
    procurements.remove_procurement(desk, procurement)
    qtbot.waitUntil(lambda: window.here == "")
    assert window.start.isVisible()


LONG = "Interkommunalt innkjøpssamarbeid om digital hjemmeoppfølging og velferdsteknologi"


def test_a_long_name_has_a_second_line(
    page: PortfolioPage, desk: Desk, cases: Cases, qtbot: QtBot
) -> None:
    low = page.list.sizeHintForRow(0)
    procurements.edit_procurement(desk, cases.road, title=LONG)
    page.refresh()
    assert page.list.sizeHintForRow(0) > low
    page.resize(2400, 600)
    qtbot.waitUntil(lambda: page.list.sizeHintForRow(0) == low)


def test_numbers_stand_at_the_right_of_their_columns_and_so_do_their_heads(
    page: PortfolioPage, desk: Desk, cases: Cases, qtbot: QtBot
) -> None:
    inputs.add_input(desk, cases.home, text="Moden?", type=InputType.BAR, barrier=Barrier.MATURITY)
    page.show_view(1)
    grid = page.barriers.grid
    rows = page.barriers.rows
    way, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
    for column in range(rows.columnCount()):
        aligned = rows.headerData(column, way, role)
        number = column in NUMBERS
        assert bool(aligned and aligned & Qt.AlignmentFlag.AlignRight) is number
    narrow = grid.rowHeight(0)
    page.resize(2400, 600)
    qtbot.waitUntil(lambda: grid.rowHeight(0) < narrow)
    put_at: list[tuple[str, bool]] = []

    def put(_: QPainter, __: QRect, text: str, *args: object, **kwargs: object) -> None:
        put_at.append((text, bool(kwargs.get("right"))))

    with patch.object(barrier_grid, "put", put):
        grid.grab()
    assert ("1", True) in put_at
    assert all(right for _, right in put_at)


def test_of_a_barrier_of_the_buyer_nobody_is_counted(
    page: PortfolioPage, desk: Desk, cases: Cases
) -> None:
    inputs.add_input(desk, cases.home, text="Redd", type=InputType.BAR, barrier=Barrier.FEAR)
    page.show_view(1)
    view = page.barriers
    assert "leverandør" not in view._about.text().partition(" · ")[2]
    (line,) = view.cases.rows.values
    assert line.detail == "ikke noe tiltak ennå"


def test_rows_and_scroll_bar_come_to_rest_at_any_width(
    page: PortfolioPage, desk: Desk, cases: Cases, qtbot: QtBot
) -> None:
    for kind in list(Barrier)[:9]:
        inputs.add_input(desk, cases.home, text=f"{kind}", type=InputType.BAR, barrier=kind)
    page.show_view(1)
    grid = page.barriers.grid
    for width in range(1000, 1500, 20):
        page.resize(width, 740)
        qtbot.wait(20)
        high = grid.horizontalHeader().height() + grid.rowHeight(0) * grid.model().rowCount()
        assert grid.verticalScrollBar().isVisible() is (high > grid.height()), width
        shown = [n for n in range(grid.model().columnCount()) if not grid.isColumnHidden(n)]
        assert sum(map(grid.columnWidth, shown)) <= grid.viewport().width(), width


def test_the_focus_is_seen_where_there_is_nothing(page: PortfolioPage, qtbot: QtBot) -> None:
    page.show_view(1)
    assert page.views.parts[1].hasFocus(), "no barrier yet: on the name of the view"
    page.show_view(0)
    assert page.list.hasFocus()
    page.field.setText("ingen heter dette")
    assert page.first is page.field


def test_with_none_open_a_click_on_a_step_marks_no_page_that_is_not_shown(
    open_window: Open, cases: Cases, qtbot: QtBot
) -> None:
    window = open_window()
    assert (window.here, window.procurement) == ("portfolio", None)
    steps = window.rail._list
    row = steps.model().index(steps.model().rowCount() - 1, 0)
    qtbot.waitUntil(lambda: not steps.visualRect(row).isEmpty())
    at = steps.visualRect(row).center()
    qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert not steps.currentIndex().isValid()
    assert window.here == "portfolio"
    window.show_procurement(cases.home)
    row = steps.model().index(steps.model().rowCount() - 1, 0)
    at = steps.visualRect(row).center()
    qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.here not in ("portfolio", "procurement")
