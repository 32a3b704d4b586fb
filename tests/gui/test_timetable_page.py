"""The timetable: planned by keyboard, the same time for all, and on to the meeting room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk.inputs import add_input
from lupdesk.desk.meetings import add_meeting, edit_meeting, suppliers_in
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.things import AgendaItem, Meeting
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.new_meeting import NewMeetingDialog
from lupdesk.gui.views.timetable import TimetablePage
from lupdesk.gui.widgets.fields import TextField
from tests.gui.conftest import Told

Key = Qt.Key


def at(day: int, hour: int) -> datetime:
    return datetime(2027, 3, day, hour - 1, tzinfo=UTC)


@pytest.fixture
def page(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID
) -> Iterator[TimetablePage]:
    page = TimetablePage(context, procurement)
    qtbot.addWidget(page)
    desk.watch(page.refresh)
    page.resize(1146, 712)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    desk.unwatch(page.refresh)


@pytest.fixture
def slots(desk: Desk, procurement: UUID) -> list[UUID]:
    made = []
    for day, hour, name in ((16, 9, "A AS"), (16, 10, "B AS"), (17, 9, "C AS")):
        firm = add_supplier(desk, name=name, procurement=procurement)
        made.append(
            add_meeting(
                desk,
                procurement,
                kind=MeetingKind.ONE_TO_ONE,
                start=at(day, hour),
                suppliers=(firm,),
            )
        )
    return made


def retype(qtbot: QtBot, field: TextField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Key.Key_Tab)


def test_a_new_meeting_by_keys(
    qtbot: QtBot, page: TimetablePage, desk: Desk, procurement: UUID
) -> None:
    assert page._stack.currentIndex() == 1

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewMeetingDialog)
        try:
            qtbot.keyClicks(dialog.day, "18.3")
            qtbot.keyClick(dialog.day, Key.Key_Return)
            assert dialog.isVisible(), "a day without a time is no plan"
            qtbot.keyClicks(dialog.start, "9")
            qtbot.keyClick(dialog.start, Key.Key_Tab)
            qtbot.keyClick(dialog.ok, Key.Key_Space)
        finally:
            dialog.reject()

    QTimer.singleShot(0, fill)
    qtbot.keyClick(page, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    (made,) = desk.all(Meeting, procurement=procurement)
    assert (made.planned_start, made.planned_minutes) == (at(18, 9), 45)
    assert made.id in page.plan.blocks
    desk.undo()
    assert desk.all(Meeting, procurement=procurement) == []
    assert page._stack.currentIndex() == 1


def test_arrows_go_about_and_enter_opens(
    qtbot: QtBot, slots: list[UUID], page: TimetablePage
) -> None:
    page.show_thing(slots[0])
    block = page.plan.blocks[slots[0]]
    assert block.hasFocus()
    qtbot.keyClick(block, Key.Key_Right)
    assert page.plan.blocks[slots[2]].hasFocus()
    qtbot.keyClick(page.plan.blocks[slots[2]], Key.Key_Up)
    assert page.plan.blocks[slots[1]].hasFocus()
    assert "B" in page.plan.blocks[slots[1]].accessibleName()
    qtbot.keyClick(page.plan.blocks[slots[1]], Key.Key_Return)
    assert page.panel.day.hasFocus()


def test_the_panel_writes_and_undo_takes_back(
    qtbot: QtBot, slots: list[UUID], page: TimetablePage, desk: Desk
) -> None:
    page.show_thing(slots[1])
    retype(qtbot, page.panel.start, "1330")
    assert desk.the(Meeting, slots[1]).planned_start == datetime(2027, 3, 16, 12, 30, tzinfo=UTC)
    retype(qtbot, page.panel.place, "Granheim")
    assert desk.the(Meeting, slots[1]).place == "Granheim"
    desk.undo()
    desk.undo()
    assert desk.the(Meeting, slots[1]).planned_start == at(16, 10)
    assert page.panel.start.text() == "10:00"


def test_several_suppliers_make_a_consortium(
    qtbot: QtBot, slots: list[UUID], page: TimetablePage, desk: Desk
) -> None:
    page.show_thing(slots[0])
    (first,) = suppliers_in(desk, slots[0])
    (second,) = suppliers_in(desk, slots[1])
    page.panel.suppliers.tick(first.id, second.id)
    assert [one.name for one in suppliers_in(desk, slots[0])] == ["A AS", "B AS"]
    assert page.panel._together.isVisible()
    assert "A + B" in page.plan.blocks[slots[0]].accessibleName()


def test_another_length_is_made_visible(slots: list[UUID], page: TimetablePage, desk: Desk) -> None:
    assert page.equal.text().startswith("Likt for alle")
    edit_meeting(desk, slots[2], planned_minutes=62)
    assert "1 møte" in page.equal.text()
    assert page.plan.blocks[slots[2]].slot.odd
    assert "annen lengde" in page.plan.blocks[slots[2]].accessibleName()


def test_a_meeting_with_inputs_stays(
    qtbot: QtBot,
    slots: list[UUID],
    page: TimetablePage,
    desk: Desk,
    procurement: UUID,
    told: Told,
) -> None:
    add_input(desk, procurement, text="Sagt", meeting=slots[0])
    page.show_thing(slots[0])
    qtbot.keyClick(page.panel.remove, Key.Key_Space)
    assert desk.get(Meeting, slots[0]) is not None
    assert told.messages[-1][1] == "stop"
    page.show_thing(slots[1])
    qtbot.keyClick(page.panel.remove, Key.Key_Space)
    assert desk.get(Meeting, slots[1]) is None
    assert slots[1] not in page.plan.blocks
    desk.undo()
    assert slots[1] in page.plan.blocks


def test_on_to_the_meeting_room(
    qtbot: QtBot, slots: list[UUID], page: TimetablePage, told: Told
) -> None:
    page.show_thing(slots[0])
    qtbot.keyClick(page.panel.room, Key.Key_Space)
    assert told.went == [("room", slots[0])]


def test_the_agenda_of_a_conference(
    qtbot: QtBot, page: TimetablePage, desk: Desk, procurement: UUID
) -> None:
    meeting = add_meeting(
        desk, procurement, kind=MeetingKind.CONFERENCE, title="Konferanse", start=at(2, 9)
    )
    page.show_thing(meeting)
    agenda = page.panel.agenda
    assert agenda.isVisible()
    for title in ("Velkommen", "Behovet"):
        agenda.new.setFocus()
        qtbot.keyClicks(agenda.new, title)
        qtbot.keyClick(agenda.new, Key.Key_Return)
    items = desk.all(AgendaItem, meeting=meeting)
    assert [one.title for one in items] == ["Velkommen", "Behovet"]
    row = agenda.rows.row_of(items[1].id)
    retype(qtbot, row.start_field, "9.10")
    retype(qtbot, row.minutes, "20")
    found = desk.the(AgendaItem, items[1].id)
    assert (found.start, found.minutes) == ("09:10", 20)
    row.title.setFocus()
    QApplication.processEvents()
    qtbot.keyClick(row.title, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.title for one in desk.all(AgendaItem, meeting=meeting)] == [
        "Behovet",
        "Velkommen",
    ]
    assert row.title.hasFocus()
    desk.undo()
    assert [one.title for one in desk.all(AgendaItem, meeting=meeting)] == [
        "Velkommen",
        "Behovet",
    ]


def test_an_hour_that_the_clocks_jump_over_is_refused_with_a_word(
    qtbot: QtBot, page: TimetablePage, desk: Desk, slots: list[UUID], told: Told
) -> None:
    page.show_thing(slots[0])
    retype(qtbot, page.panel.day, "28.03.2027")
    before = desk.the(Meeting, slots[0]).planned_start
    retype(qtbot, page.panel.start, "02:30")
    assert desk.the(Meeting, slots[0]).planned_start == before
    words, tone = told.messages[-1]
    assert tone == "stop"
    assert "02:30" in words
    assert "28.\xa0mars\xa02027" in words
    retype(qtbot, page.panel.start, "03:30")
    assert desk.the(Meeting, slots[0]).planned_start != before
