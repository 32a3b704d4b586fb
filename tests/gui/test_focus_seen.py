"""Where the keyboard is, is seen; and to come somewhere changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.files import add_file
from lupdesk.desk.inputs import add_input
from lupdesk.desk.meetings import add_meeting, edit_meeting
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.kinds import InputType, MeetingKind
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.views.inputs import InputsPage
from lupdesk.gui.views.timetable import TimetablePage
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.day_plan import SlotBlock
from lupdesk.gui.widgets.frames import Ground, Scrolled, column
from lupdesk.gui.widgets.rows import RowList
from lupdesk.settings import Settings
from lupdesk.wording import Wording
from tests.gui.meeting_typist import Watch, make_meeting

Key = Qt.Key


def at(day: int, hour: int) -> datetime:
    return datetime(2027, 3, day, hour - 1, tzinfo=UTC)


@pytest.fixture
def planned(desk: Desk, procurement: UUID) -> list[UUID]:
    """Two one-to-ones and a conference."""
    made = []
    for hour, name in ((9, "A AS"), (10, "B AS")):
        firm = add_supplier(desk, name=name, procurement=procurement)
        made.append(
            add_meeting(
                desk,
                procurement,
                kind=MeetingKind.ONE_TO_ONE,
                start=at(16, hour),
                suppliers=(firm,),
            )
        )
    made.append(add_meeting(desk, procurement, kind=MeetingKind.CONFERENCE, start=at(15, 9)))
    return made


@pytest.fixture
def page(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID, planned: list[UUID]
) -> Iterator[TimetablePage]:
    page = TimetablePage(context, procurement)
    qtbot.addWidget(page)
    desk.watch(page.refresh)
    page.resize(1146, 712)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.first.setFocus()
    yield page
    desk.unwatch(page.refresh)


def tab(back: bool = False) -> QWidget:
    key = Key.Key_Backtab if back else Key.Key_Tab
    modifiers = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(focus(), key, modifiers)
    QApplication.processEvents()
    return focus()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_tab_goes_through_the_plan_the_others_and_the_panel(page: TimetablePage) -> None:
    assert isinstance(focus(), SlotBlock)
    assert tab() is page.others
    assert page.panel.isAncestorOf(tab())
    assert tab(back=True) is page.others
    assert isinstance(tab(back=True), SlotBlock)
    assert tab(back=True) is page.new


def test_tab_comes_to_the_files_after_the_note(
    page: TimetablePage, desk: Desk, procurement: UUID, planned: list[UUID], tmp_path: Path
) -> None:
    slides = tmp_path / "lysark.pdf"
    slides.write_bytes(b"%PDF-1.4")
    add_file(desk, procurement, slides, meeting=planned[1])
    page.show_thing(planned[1])
    QApplication.processEvents()
    page.panel.note.setFocus()
    met = [tab() for _ in range(6)]
    assert met[0].accessibleName() == Wording("nb").say("Add file")
    assert "lysark.pdf" in met[1].accessibleName()
    assert met[-1] is page.panel.remove
    assert all(not one.visibleRegion().isEmpty() for one in met)


def test_the_focus_alone_chooses_no_meeting(page: TimetablePage, planned: list[UUID]) -> None:
    first = page._chosen
    assert first == planned[0]
    assert tab() is page.others
    assert page._chosen == first
    assert page.others.currentIndex().isValid(), "there is a row for the ring"
    tab(back=True)
    assert page._chosen == first


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_a_key_chooses_it(page: TimetablePage, planned: list[UUID], key: Key) -> None:
    tab()
    QTest.keyClick(focus(), key)
    assert page._chosen == planned[2]
    assert page.panel.kind.value() == MeetingKind.CONFERENCE
    assert page.panel.day.hasFocus() == (key is Key.Key_Return)


def test_a_mouse_chooses_the_row_that_the_focus_was_on(
    page: TimetablePage, planned: list[UUID]
) -> None:
    tab()
    row = page.others.visualRect(page.others.rows.index(0))
    QTest.mouseClick(page.others.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert page._chosen == planned[2]


def test_another_meeting_is_shown_from_its_name(page: TimetablePage, planned: list[UUID]) -> None:
    bar = page.panel.findChildren(Scrolled)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page._choose(planned[1])
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    page.refresh()
    assert bar.value() > 0, "the same meeting stays where it was scrolled"


def test_what_gets_the_focus_out_of_sight_comes_into_it(qtbot: QtBot, themed: None) -> None:
    window, inside, before = QWidget(), QWidget(), QLineEditLike()
    rows = QVBoxLayout(inside)
    for number in range(60):
        rows.addWidget(QLabel(str(number)))
    last = QLineEditLike()
    rows.addWidget(last)
    layout = QVBoxLayout(window)
    layout.addWidget(before)
    layout.addWidget(Scrolled(inside))
    qtbot.addWidget(window)
    window.resize(300, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert last.visibleRegion().isEmpty()
    last.setFocus()
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


class QLineEditLike(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(24)


class Painted(QObject):
    """What of a widget was painted anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def test_the_ring_leaves_the_whole_row(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID
) -> None:
    for text in ("En", "To", "Tre"):
        add_input(desk, procurement, text=text, type=InputType.BAR)
    page = InputsPage(context, procurement)
    qtbot.addWidget(page)
    page.resize(1146, 712)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.model.rowCount() == 3)
    table = page.table
    table.setFocus()
    table.clearSelection()
    table.selectionModel().setCurrentIndex(
        page.model.index(0, 0), table.selectionModel().SelectionFlag.NoUpdate
    )
    qtbot.wait(20)
    painted = Painted(table.viewport())
    first = table.visualRect(page.model.index(0, 0))
    QTest.keyClick(table, Key.Key_Down)
    qtbot.wait(20)
    end = QPoint(table.viewport().width() - 2, first.center().y())
    assert painted.region.contains(end)
    page.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy)


def test_rows_that_come_under_the_focus_get_its_ring(qtbot: QtBot, themed: None) -> None:
    rows = RowList("Funn", 40, lambda *_: None, str)
    qtbot.addWidget(rows)
    rows.show()
    rows.activateWindow()
    qtbot.waitUntil(rows.isActiveWindow)
    rows.setFocus()
    picked: list[object] = []
    rows.picked.connect(picked.append)
    rows.show_rows(["a", "b"], key=str)
    assert rows.value() == "a"
    assert rows.selectionModel().isSelected(rows.currentIndex())
    assert picked == ["a"]


@pytest.fixture
def window(tmp_path: Path, themed: None, qtbot: QtBot) -> Iterator[MainWindow]:
    desk, case, meeting = make_meeting(
        tmp_path / "office.lupdesk", Watch(), [("Heimkontakt AS", "Ola Heim")], questions=3
    )
    edit_meeting(desk, meeting, note="Ola Heim, 01010112377, var syk")
    failed: list[BaseException] = []
    jobs = Jobs(failed.append)
    settings = Settings(language="nb", last_place=f"treatment {case}")
    window = MainWindow(desk, settings, Wording("nb"), jobs, lambda _: None, lambda _: True)
    window.show()
    window.showNormal()
    window.resize(1366, 768)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.part()
    qtbot.waitUntil(lambda: not jobs.busy)
    jobs.close()
    desk.close()
    assert failed == []


def test_a_finding_about_a_note_leads_to_the_note(window: MainWindow, qtbot: QtBot) -> None:
    rows = window.page.findings.rows
    qtbot.waitUntil(lambda: rows.rows.rowCount() > 0)
    assert rows.hasFocus()
    assert rows.value() is not None, "and a ring from the first"
    place = next(n for n, one in enumerate(rows.rows.values) if ".note-" in one.what.code)
    rows.pick_row(place)
    QTest.keyClick(rows, Key.Key_Return)
    assert window.here == "timetable"
    note = window.page.panel.note
    assert note.hasFocus()
    qtbot.waitUntil(lambda: note.visibleRegion().contains(note.rect().center()))


def test_escape_closes_the_help_of_the_room(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("room")
    view = window.page.view
    QTest.keyClick(view.area.line, Key.Key_F1)
    assert view.shows_help
    view.area.line.setText("@")
    qtbot.waitUntil(view.area.popup.isVisible)
    QTest.keyClick(view.area.line, Key.Key_Escape)
    assert view.shows_help, "first what is suggested"
    assert not view.area.popup.isVisible()
    QTest.keyClick(view.area.line, Key.Key_Escape)
    assert not view.shows_help
    QTest.keyClick(view.area.line, Key.Key_F1)
    assert view.shows_help


def test_the_help_stands_under_the_title_and_ends_on_a_row(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go_to("room")
    view = window.page.view
    QTest.keyClick(view.area.line, Key.Key_F1)
    help = view.help
    labels = help.widget().findChildren(QLabel)
    qtbot.wait(50)
    left = min(label.mapTo(window, QPoint()).x() for label in labels)
    margin = view.question.contentsMargins().left()
    assert left == view.question.mapTo(window, QPoint()).x() + margin
    for _ in range(3):
        end = help.viewport().height()
        cut = [
            label.text()
            for label in labels
            if (y := label.mapTo(help.viewport(), QPoint()).y()) < end < y + label.height()
        ]
        assert cut == []
        help.page(1)
        qtbot.wait(20)


def test_a_button_that_tab_comes_to_has_one_ring_and_no_second(themed: None, qtbot: QtBot) -> None:
    """Qt's own dotted rectangle around the words comes with the keyboard alone."""
    before, button = Button("Før"), Button("Skriv et tiltak")
    page = Ground("page")
    page.setLayout(column(before, button))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    button.setFocus(Qt.FocusReason.OtherFocusReason)
    by_program = button.grab().toImage()
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert button.grab().toImage() == by_program
