"""The smallest window, larger letters and long messages: nothing is cut without a way to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton
from pytestqt.qtbot import QtBot

from lupdesk.desk.inputs import add_input
from lupdesk.desk.meetings import AgendaLine, add_agenda_item, add_meeting
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.kinds import InputType, MeetingKind, Secrecy
from lupdesk.domain.things import AgendaItem, Meeting
from lupdesk.gui.chips import SECRECY_ICONS, Tone, chip_width
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import SMALLEST, MainWindow
from lupdesk.gui.models.guide_rows import GuideRow, Stage
from lupdesk.gui.models.input_model import Column, InputModel
from lupdesk.gui.pages import PAGES, rail_steps
from lupdesk.gui.rail import Badge, Rail, badge_width, folds
from lupdesk.gui.theme import LOOK, Size, Theme, apply_theme
from lupdesk.gui.views.agenda_editor import AgendaEditor
from lupdesk.gui.views.suppliers import SuppliersPage
from lupdesk.gui.widgets import guide_panel
from lupdesk.gui.widgets.chip_strip import ChipStrip
from lupdesk.gui.widgets.finding_block import FindingBlock
from lupdesk.gui.widgets.focus import focus_first
from lupdesk.gui.widgets.input_table import InputTable
from lupdesk.gui.widgets.question_grid import GridScroll
from lupdesk.gui.widgets.rows import Rows
from lupdesk.gui.widgets.said_chips import SaidChip
from lupdesk.settings import Settings, WindowPlace
from lupdesk.wording import Wording
from tests.gui.cut import cut

pytestmark = pytest.mark.usefixtures("look")

SMALL = (SMALLEST.width(), SMALLEST.height())
SIZES = {
    "smallest": (*SMALL, 100),
    "usual": (1366, 768, 100),
    "large letters": (1366, 768, 130),
    "150 % of 1600×1000": (1066, 640, 100),
}
PUBLISHING = ("summary", "minutes")


@pytest.fixture
def a_case(told_case: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "case.lupdesk"
    shutil.copyfile(told_case, path)
    desk = open_desk(path, author="Selma")
    yield desk
    desk.close()


@pytest.fixture(params=["nb", "en"])
def words(request: pytest.FixtureRequest) -> Wording:
    return Wording(request.param)


Opened = Callable[[int, int], tuple[MainWindow, Jobs]]


@pytest.fixture
def opened(a_case: Desk, words: Wording, qtbot: QtBot) -> Iterator[Opened]:
    """Opens a window of a size upon the worked case, and takes it away in the end."""
    made: list[tuple[MainWindow, Jobs]] = []

    def fail(error: BaseException) -> None:
        raise error

    def make(width: int, height: int) -> tuple[MainWindow, Jobs]:
        jobs = Jobs(fail)
        settings = Settings(window=WindowPlace(0, 0, width, height))
        window = MainWindow(a_case, settings, words, jobs, lambda key: None, lambda window: True)
        made.append((window, jobs))
        window.show()
        window.resize(width, height)
        return window, jobs

    yield make
    for window, jobs in made:
        window.leave_desk()
        window.part()
        jobs.close()
    qtbot.wait(10)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_nothing_is_cut_on_any_page(
    opened: Opened, a_case: Desk, size: tuple[int, int, int], qtbot: QtBot, qapp: QApplication
) -> None:
    width, height, letters = size
    apply_theme(qapp, Theme(scale=letters))
    window, jobs = opened(width, height)
    found: set[str] = set()
    for kind in PAGES:
        window.go_to(kind.key)
        qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
        qtbot.wait(30)
        found |= {f"{kind.key}: {fault}" for fault in cut(window)}
    held = next(one for one in a_case.all(Meeting) if one.actual_start)
    window.go_to("room", held.id)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    qtbot.wait(30)
    assert window.page.view is not None
    found |= {f"meeting: {fault}" for fault in cut(window)}
    assert (window.width(), window.height()) == (width, height)
    apply_theme(qapp, Theme())
    assert found == set()


@pytest.mark.parametrize("page", PUBLISHING)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_act_of_the_page_is_in_sight(
    opened: Opened,
    size: tuple[int, int, int],
    page: str,
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    width, height, letters = size
    apply_theme(qapp, Theme(scale=letters))
    window, jobs = opened(width, height)
    window.go_to(page)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    qtbot.wait(500)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    first = [
        one for one in window.page.findChildren(QPushButton) if one.property("kind") == "primary"
    ]
    hidden = [
        one.text()
        for one in first
        if one.isVisible() and one.visibleRegion().boundingRect() != one.rect()
    ]
    apply_theme(qapp, Theme())
    assert any(one.text() for one in first)
    assert hidden == []


def rows_of(rail: Rail) -> Rows:
    rows = rail.findChildren(QListView)[0].model()
    assert isinstance(rows, Rows)
    return rows


def test_a_folded_rail_leads_to_every_page(themed: None, qtbot: QtBot, words: Wording) -> None:
    rail = Rail("Steg", rail_steps(PAGES, words))
    qtbot.addWidget(rail)
    assert folds("suppliers", SMALLEST.width())
    assert not folds("suppliers", 1366)
    assert folds("room", 1366)
    reached = set()
    for kind in PAGES:
        rail.set_here(kind.key, folded=True)
        keys = {row.key for row in rows_of(rail).values if row.key}
        assert kind.key in keys
        reached |= keys
    assert reached == {kind.key for kind in PAGES}
    wide = LOOK.metrics(Size.SMALL, strong=True).horizontalAdvance
    assert rail.width() >= max(wide(words.constant(kind.words)) for kind in PAGES)


def test_a_badge_does_not_cut_the_name_of_its_page(
    themed: None, qtbot: QtBot, words: Wording
) -> None:
    """It is painted: the room between the name's left edge and the sign is what counts."""
    rail = Rail("Steg", rail_steps(PAGES, words))
    qtbot.addWidget(rail)
    sign = badge_width(Badge(4, "warn", "fire"))
    room = rail.width() - 2 * 12 - LOOK.px(36) - sign - LOOK.px(4)
    wide = LOOK.metrics(strong=True).horizontalAdvance
    assert {kind.key for kind in PAGES if wide(words.constant(kind.words)) > room} == set()


@pytest.mark.parametrize("width", [560, 620, 780, 1200])
def test_the_secrecy_of_an_input_is_always_in_sight(
    width: int, context: PageContext, procurement: UUID, qtbot: QtBot
) -> None:
    add_input(context.desk, procurement, text="Ny informasjon", type=InputType.INFO)
    table = InputTable(InputModel(context.desk, context.wording), context.wording)
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    shown = [one for one in Column if not table.isColumnHidden(one)]
    assert Column.SECRECY in shown
    last = table.columnViewportPosition(Column.SECRECY) + table.columnWidth(Column.SECRECY)
    assert last <= table.viewport().width()
    assert table.columnWidth(Column.TEXT) >= 160
    assert (Column.SUPPLIER in shown) == (width > 700)


def test_every_question_and_the_minutes_can_be_reached(
    themed: None, opened: Opened, qtbot: QtBot
) -> None:
    window, jobs = opened(*SMALL)
    window.go_to("treatment")
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    grid, area = window.page.grid, window.page.findChild(GridScroll)
    bar = area.horizontalScrollBar()
    assert grid.width() <= area.viewport().width() + bar.maximum()
    grid.setFocus()
    for _ in grid.questions:
        QTest.keyClick(grid, Qt.Key.Key_Right)
    end = grid._cell_rect(0, len(grid.questions) - 1).right()
    assert bar.value() <= end <= bar.value() + area.viewport().width()


def test_the_secrecy_chip_is_never_narrowed(themed: None, qtbot: QtBot) -> None:
    strip = ChipStrip("Slik leses linjen")
    qtbot.addWidget(strip)
    secret = SaidChip("Ikke vurdert", SECRECY_ICONS[Secrecy.UNASSESSED], Tone.WARN)
    others = [SaidChip(f"Et langt ord nummer {n}", "tag") for n in range(5)]
    strip.show_chips([*others, secret])
    strip.resize(480, 24)
    widths = strip.widths()
    assert widths[-1] == chip_width(*secret)
    assert sum(widths) + 8 * len(others) <= 480
    assert all(wide >= 30 for wide in widths)


def test_an_empty_page_of_suppliers_begins_at_its_first_act(
    context: PageContext, procurement: UUID, qtbot: QtBot
) -> None:
    page = SuppliersPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    focus_first(page)
    here = QApplication.focusWidget()
    assert isinstance(here, QPushButton)
    assert here.property("kind") == "primary"
    words = [one.text().strip() for one in page.findChildren(QPushButton) if one.isVisible()]
    assert len(words) == len(set(words)) == 3
    add_supplier(context.desk, name="Sansea AS", procurement=procurement)
    page.refresh()
    assert page.list.hasFocus()
    assert page.new.isVisible()


def test_tab_comes_to_the_findings_where_they_stand(
    themed: None, opened: Opened, qtbot: QtBot
) -> None:
    window, jobs = opened(1366, 768)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go_to("summary")
    block = window.page.findChild(FindingBlock)
    qtbot.waitUntil(lambda: block.isVisible() and not jobs.busy, timeout=20_000)
    window.page._reader.setFocus()
    QTest.keyClick(window.page._reader, Qt.Key.Key_Tab)
    here = QApplication.focusWidget()
    assert here is not None
    assert block.isAncestorOf(here)


def test_the_title_of_a_point_has_a_line_of_its_own(
    context: PageContext, procurement: UUID, qtbot: QtBot
) -> None:
    meeting = add_meeting(context.desk, procurement, kind=MeetingKind.CONFERENCE, title="Dag")
    add_agenda_item(context.desk, meeting, AgendaLine("Spørsmål i plenum fra dem som er her"))
    editor = AgendaEditor(context)
    qtbot.addWidget(editor)
    editor.show_agenda(meeting)
    editor.resize(300, 300)
    editor.show()
    (item,) = context.desk.all(AgendaItem, meeting=meeting)
    assert editor.rows.row_of(item.id).title.width() > 280


def test_now_stands_clear_of_the_short_name(themed: None, qtbot: QtBot) -> None:
    rect = QRect(0, 0, 260, 34)
    said = GuideRow(Stage.NOW, "1", "behovsbeskrivelsen og mye mer enn det", "nå")
    painted: list[tuple[QRect, str]] = []

    def put(_: QPainter, at: QRect, text: str, *args: object, **kwargs: object) -> None:
        painted.append((at, text))

    with patch.object(guide_panel, "put", put):
        picture = QPixmap(rect.size())
        painter = QPainter(picture)
        guide_panel._draw(painter, rect, said, True)
        painter.end()
    name = next(at for at, text in painted if text == said.text)
    now = next(at for at, text in painted if text == said.end)
    assert now.left() - name.right() >= 8


@pytest.mark.parametrize("folded", [True, False])
def test_a_folded_rail_says_what_waits_but_never_in_a_meeting(
    folded: bool, themed: None, qtbot: QtBot, words: Wording
) -> None:
    rail = Rail("Steg", rail_steps(PAGES, words))
    qtbot.addWidget(rail)

    def said() -> str:
        model = rows_of(rail)
        return " ".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))

    rail.set_here("suppliers", folded=folded)
    rail.set_badges({"inputs": Badge(1, "warn", "én venter"), "minutes": Badge(2, "stop", "to")})
    assert ". to" in said()
    assert ("én venter" in said()) is not folded, "of a folded step, the gravest alone"
    rail.set_here("room", folded=folded)
    assert "én venter" not in said()
    assert ". to" not in said()
