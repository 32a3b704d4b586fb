"""Late input by keys: asked about once, marked wherever it stands, and never lost when refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk.late_input import LateInput, late_rule, set_late_rule
from lupdesk.desk.procurements import add_date, edit_date
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Milestone
from lupdesk.domain.things import Input, PromisedDate
from lupdesk.gui.chips import Chip
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.new_input import NewInputDialog
from lupdesk.gui.models.input_model import LATE_ROLE, Column
from lupdesk.gui.models.statements import STATEMENT
from lupdesk.gui.views.inputs import InputsPage
from lupdesk.gui.views.meeting_room import MeetingRoomPage
from lupdesk.gui.views.treatment import TreatmentPage
from tests.gui.meeting_typist import Typist, Watch, jobs_for, make_meeting, show_page

Key = Qt.Key
Room = tuple[Desk, UUID, MeetingRoomPage, Typist]


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    """A meeting on the day on which the competition is announced."""
    firms = [("Heimkontakt AS", "Ola Heim")]
    desk, case, meeting = make_meeting(tmp_path / "a.lupdesk", Watch(), firms, questions=2)
    add_date(desk, case, Milestone.COMPETITION, desk.today(), kept=desk.today())
    page = show_page(desk, case, meeting, jobs_for(qapp))
    qtbot.addWidget(page)
    yield desk, case, page, Typist(page)
    page.flush()
    desk.unwatch(page.refresh)
    desk.close()


def test_in_the_meeting_the_first_enter_tells_and_the_next_keeps(room: Room) -> None:
    desk, _, _, typist = room
    typist.text("r! Vi kan levere").press("Return")
    assert desk.all(Input) == []
    assert typist.line == "r! Vi kan levere"
    note = typist.view.area.note
    assert note.isVisible()
    assert "Lagre en gang til" in note.sentence.text()
    typist.press("Return")
    typist.say("Og mer til")
    assert [one.text for one in desk.all(Input)] == ["Vi kan levere", "Og mer til"]
    assert typist.line == ""
    assert not note.isVisible()
    rows = typist.view.said.statements
    assert [rows.index(row).data(STATEMENT).late for row in range(2)] == [True, True]
    spoken = str(rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "For sent" in spoken


def test_in_the_meeting_what_is_refused_stays_in_the_line_by_every_key_that_saves(
    room: Room,
) -> None:
    desk, case, page, typist = room
    set_late_rule(desk, case, LateInput.REFUSE)
    for keys in ("Return", "Ctrl+Return", "Ctrl+J", "Ctrl+M"):
        typist.text("Vi kan levere").press(keys)
        assert typist.line == "Vi kan levere", keys
        assert desk.all(Input) == []
        assert "avviser" in typist.view.area.note.sentence.text()
        typist.press("Ctrl+A", "Del")
    typist.text("Vi kan levere").press("Ctrl+D")
    assert typist.line == "Vi kan levere"
    typist.press("Return")
    page.flush()
    kept = desk.draft(typist.view.meeting)
    assert kept is not None
    assert "Vi kan levere" in kept.text
    typist.press("Ctrl+A", "Del").say("i! Svar kommer fredag")
    assert [one.text for one in desk.all(Input)] == ["Svar kommer fredag"]


def test_before_the_day_nothing_is_asked(room: Room) -> None:
    desk, case, _, typist = room
    day = desk.all(PromisedDate, procurement=case, kind=Milestone.COMPETITION)[0].id
    edit_date(desk, day, kept=None)
    typist.say("Vi kan levere")
    assert [one.text for one in desk.all(Input)] == ["Vi kan levere"]
    assert not typist.view.room.is_late(desk.all(Input)[0])
    edit_date(desk, day, kept=desk.today())
    assert typist.view.room.is_late(desk.all(Input)[0])


@pytest.fixture
def page(context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot) -> Iterator[InputsPage]:
    add_date(desk, procurement, Milestone.COMPETITION, desk.today(), kept=desk.today())
    page = InputsPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    desk.unwatch(page.refresh)
    page.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy)


def write(qtbot: QtBot, page: InputsPage, text: str, saves: int) -> list[tuple[str, str]]:
    """Type a statement into the dialog and save so many times; what it said, and what stood in it."""
    seen: list[tuple[str, str]] = []

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewInputDialog)
        try:
            qtbot.keyClicks(dialog._text, text)
            for _ in range(saves):
                qtbot.keyClick(dialog.ok, Key.Key_Return)
                told = dialog.message.sentence.text() if dialog.message.isVisible() else ""
                seen.append((told, dialog._text.toPlainText()))
        finally:
            dialog.reject()

    QTimer.singleShot(50, fill)
    page._add()
    return seen


def test_a_new_input_is_asked_about_once_and_marked_in_table_and_panel(
    qtbot: QtBot, page: InputsPage, desk: Desk
) -> None:
    first, _ = write(qtbot, page, "Vi kan levere", 2)
    assert "Lagre en gang til" in first[0]
    assert first[1] == "Vi kan levere"
    (asked_no_more,) = write(qtbot, page, "Og mer til", 1)
    assert asked_no_more[0] == ""
    assert [one.text for one in desk.all(Input)] == ["Vi kan levere", "Og mer til"]
    cell = page.model.index(0, Column.TEXT)
    assert cell.data(LATE_ROLE) is True
    assert "For sent" in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))
    page.show_thing(desk.all(Input)[0].id)
    assert page._panel._late.isVisible()
    assert [chip.text for chip in page._panel._late.findChildren(Chip)] == ["For sent"]
    (day,) = desk.all(PromisedDate)
    edit_date(desk, day.id, kept=desk.today() + timedelta(days=9))
    assert page.model.index(0, Column.TEXT).data(LATE_ROLE) is False
    assert not page._panel._late.isVisible()


def test_a_refused_input_stands_in_the_dialog(
    qtbot: QtBot, page: InputsPage, desk: Desk, procurement: UUID
) -> None:
    set_late_rule(desk, procurement, LateInput.REFUSE)
    seen = write(qtbot, page, "Vi kan levere", 2)
    assert all("avviser" in told and text == "Vi kan levere" for told, text in seen)
    assert len(seen) == 2
    assert desk.all(Input) == []


def test_the_procurement_says_by_keys_whether_it_refuses(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID
) -> None:
    page = TreatmentPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    late = page.numbers.late
    qtbot.waitUntil(late.isVisible)
    late.setFocus()
    qtbot.keyClick(late, Key.Key_Down)
    assert late_rule(desk, procurement) is LateInput.REFUSE
    desk.undo()
    assert late_rule(desk, procurement) is LateInput.MARK
    qtbot.waitUntil(lambda: late.value() is LateInput.MARK)
    desk.unwatch(page.refresh)
    page.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy)
