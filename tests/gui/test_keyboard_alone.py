"""Where the keyboard got stuck, or was lost from sight, when the worked case was run without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.importing import TableKind
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.minutes import minutes_of
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.audience import BUYER_TEAM, Participant
from lupdesk.domain.kinds import DocumentKind, MeetingKind, MinutesState, Response
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.import_table import ImportDialog
from lupdesk.gui.pages import PAGES, PageKind
from lupdesk.gui.qt_words import QtWords
from lupdesk.gui.rail import Rail, RailPage, RailStep
from lupdesk.gui.views.meeting_room import MeetingRoomPage
from lupdesk.gui.views.minutes import MinutesPage
from lupdesk.gui.views.paper_export import export_to_file
from lupdesk.gui.views.suppliers import SuppliersPage
from lupdesk.gui.views.timetable import TimetablePage
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.day_plan import SlotBlock
from lupdesk.gui.widgets.focus import focus_first
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.rows import RowList
from lupdesk.gui.window_place import fitted
from lupdesk.wording import Wording
from tests.gui.conftest import Told

Key = Qt.Key
Show = Callable[[QWidget], None]

pytestmark = pytest.mark.usefixtures("themed")


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a widget as the window that has the keyboard."""

    def active(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(1146, 712)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return active


@pytest.fixture
def meeting(desk: Desk, procurement: UUID) -> UUID:
    firm = add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    return add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_button_is_pressed_by_enter(qtbot: QtBot, show: Show, key: Key) -> None:
    button = Button("Ny anskaffelse")
    show(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    qtbot.keyClick(button, key)
    assert len(pressed) == 1


def test_enter_on_cancel_cancels(qtbot: QtBot, show: Show) -> None:
    dialog = Dialog("Slette?", "Slett", column(), Wording("nb"))
    show(dialog)
    agreed: list[bool] = []
    dialog.accepted.connect(lambda: agreed.append(True))
    dialog.no.setFocus()
    qtbot.keyClick(dialog.no, Key.Key_Return)
    assert dialog.isHidden()
    assert agreed == []


def test_an_empty_page_gives_the_keyboard_to_what_is_seen(
    context: PageContext, procurement: UUID, show: Show
) -> None:
    page = SuppliersPage(context, procurement)
    show(page)
    focus_first(page)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.isVisible()


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.key)
def test_tab_alone_comes_to_everything_on_a_page(
    context: PageContext,
    procurement: UUID,
    meeting: UUID,
    kind: PageKind,
    show: Show,
    qtbot: QtBot,
) -> None:
    window, before = QWidget(), Button("Før")
    page: Any = kind.make(context, procurement)
    window.setLayout(column(before, page))
    show(window)
    page.refresh()
    qtbot.waitUntil(lambda: not context.jobs.busy)
    focus_first(page)
    wanted = {
        one
        for one in page.findChildren(QWidget)
        if one.isVisible() and one.isEnabled() and not isinstance(one, QScrollArea)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    before.setFocus()
    seen: set[QWidget] = set()
    while (focused := QApplication.focusWidget()) not in seen:
        assert focused is not None
        seen.add(focused)
        qtbot.keyClick(focused, Key.Key_Tab)
    assert {one.accessibleName() for one in wanted - seen} == set()


def test_a_rail_with_nowhere_to_go_is_passed_over(show: Show) -> None:
    rail = Rail("Trinn", [RailStep("landmark", "Forberede", (RailPage("case", "Sak"),))])
    show(rail)
    assert rail._list.focusPolicy() == Qt.FocusPolicy.NoFocus
    rail.set_here("case", folded=False)
    assert rail._list.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_a_list_shows_where_the_keyboard_is_at_once(show: Show) -> None:
    rows = RowList("Folk", 32, lambda *_: None, str)
    rows.show_rows(["Ola", "Kari"])
    outside = QWidget()
    outside.setLayout(column(Button("Før"), rows))
    show(outside)
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert [index.row() for index in rows.selectedIndexes()] == [0]


def test_the_timetable_begins_at_the_plan(
    context: PageContext, procurement: UUID, meeting: UUID, show: Show
) -> None:
    page = TimetablePage(context, procurement)
    show(page)
    page.refresh()
    focus_first(page)
    assert isinstance(QApplication.focusWidget(), SlotBlock)


def test_enter_twice_sends_and_does_not_approve(
    context: PageContext, desk: Desk, procurement: UUID, meeting: UUID, show: Show, qtbot: QtBot
) -> None:
    page = MinutesPage(context, procurement)
    desk.watch(page.refresh)
    show(page)
    page.show_thing(meeting)
    page.panel._next.setFocus()
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    found = minutes_of(desk, meeting)
    assert found is not None
    assert (found.state, found.response) == (MinutesState.IN_REVIEW, None)
    assert page.panel._buttons[Response.CONFIRMED].hasFocus()
    desk.unwatch(page.refresh)
    qtbot.waitUntil(lambda: not context.jobs.busy)


def test_the_pages_of_a_paper_show_that_they_have_the_keyboard(
    context: PageContext, procurement: UUID, meeting: UUID, show: Show, qtbot: QtBot
) -> None:
    page = MinutesPage(context, procurement)
    show(page)
    qtbot.waitUntil(lambda: not context.jobs.busy and page.preview.paper.page_count > 0)
    before = page.preview.paper.viewport().grab().toImage().pixelColor(1, 1)
    page.preview.paper.setFocus()
    assert page.preview.paper.viewport().grab().toImage().pixelColor(1, 1) != before


def test_the_teams_paper_has_another_name_than_the_suppliers(
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    meeting: UUID,
    monkeypatch: pytest.MonkeyPatch,
    show: Show,
) -> None:
    offered: list[str] = []

    def ask(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(start).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    firm = add_supplier(desk, name="Sansea AS", procurement=procurement)
    parent = QWidget()
    show(parent)
    for reader in (BUYER_TEAM, Participant(firm)):
        title = "Timeplan T-1"
        export_to_file(context, procurement, DocumentKind.TIMETABLE, reader, None, title, parent)
    assert offered == ["Timeplan T-1 - Intern.pdf", "Timeplan T-1 Sansea AS.pdf"]


def test_a_wall_behind_the_only_screen_is_told_of(
    context: PageContext, procurement: UUID, meeting: UUID, told: Told, show: Show
) -> None:
    page = MeetingRoomPage(context, procurement)
    show(page)
    page.open_meeting(meeting)
    page.turn_wall()
    assert told.messages == [("Det er bare én skjerm: veggen ligger bak dette vinduet.", "accent")]
    page.turn_wall()
    assert page.wall is not None
    assert page.wall.isHidden()
    assert len(told.messages) == 1


def test_choosing_a_file_stands_on_top_of_the_dialog(
    context: PageContext, procurement: UUID, show: Show
) -> None:
    dialog = ImportDialog(context, procurement, TableKind.SUPPLIERS)
    show(dialog)
    assert dialog.choose.mapTo(dialog, dialog.choose.rect().bottomLeft()).y() < 180


@pytest.mark.parametrize("source", ["&Open", "&Look in:", "Files of &type:", "Folder"])
def test_qts_own_file_dialog_speaks_norwegian(source: str) -> None:
    words = QtWords(Wording("nb"))
    said = words.translate("QFileDialog", source)
    assert said
    assert said != source
    assert said != "Åpen"  # of a door, not of a button


SMALL = QRect(0, 0, 1366, 768)
LARGE = QRect(1366, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("wanted", "rooms", "found"),
    [
        (QRect(100, 100, 1100, 600), [SMALL], QRect(100, 100, 1100, 600)),
        (QRect(1500, 100, 1200, 900), [SMALL, LARGE], QRect(1500, 100, 1200, 900)),
        (QRect(1500, 100, 1200, 900), [SMALL], QRect(164, 32, 1200, 728)),
        (QRect(-3000, -3000, 1100, 600), [SMALL], QRect(2, 32, 1100, 600)),
        (QRect(0, 0, 1366, 768), [SMALL], QRect(2, 32, 1362, 728)),
    ],
)
def test_the_window_is_wholly_on_a_screen(wanted: QRect, rooms: list[QRect], found: QRect) -> None:
    assert fitted(wanted, rooms) == found
