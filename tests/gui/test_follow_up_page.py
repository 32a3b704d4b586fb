from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs
from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputKind, Secrecy
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.follow_up import FollowUpPage


@pytest.fixture
def page(context: PageContext, procurement: UUID, qtbot: QtBot) -> Iterator[FollowUpPage]:
    page = FollowUpPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    context.desk.unwatch(page.refresh)


def write(page: FollowUpPage, qtbot: QtBot, text: str) -> None:
    page._new.setFocus()
    qtbot.keyClicks(page._new, text)
    qtbot.keyClick(page._new, Qt.Key.Key_Return)


def test_written_with_enter_and_internal(page: FollowUpPage, desk: Desk, qtbot: QtBot) -> None:
    write(page, qtbot, "Send dekningskart")
    (one,) = desk.all(Input)
    assert (one.kind, one.text, one.secrecy) == (
        InputKind.ACTION,
        "Send dekningskart",
        Secrecy.INTERNAL,
    )
    assert page._new.text() == ""
    desk.undo()
    assert desk.all(Input) == []


def test_an_impatient_enter_alarms_nobody(page: FollowUpPage, told: object, qtbot: QtBot) -> None:
    write(page, qtbot, "   ")
    assert told.messages == []  # type: ignore[attr-defined]
    assert page._new.placeholderText()  # says what to do


def test_owner_due_and_done(page: FollowUpPage, desk: Desk, qtbot: QtBot) -> None:
    write(page, qtbot, "Send dekningskart")
    for field, text in ((page._owner, "Kari Nes"), (page._due, "24.3")):
        field.setFocus()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    (one,) = desk.all(Input)
    assert (one.owner, one.due) == ("Kari Nes", date(2027, 3, 24))
    qtbot.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.all(Input)[0].done_on == date(2027, 3, 16)
    assert len(page.list.rows.values) == 0
    page._done_too.click()
    assert len(page.list.rows.values) == 1


def test_a_wrong_day_is_marked_and_changes_nothing(
    page: FollowUpPage, desk: Desk, qtbot: QtBot
) -> None:
    write(page, qtbot, "Send dekningskart")
    page._due.setFocus()
    qtbot.keyClicks(page._due, "31.2")
    qtbot.keyClick(page._due, Qt.Key.Key_Return)
    assert page._due.property("wrong") == "true"
    assert desk.all(Input)[0].due is None


def test_one_list_across_procurements(
    page: FollowUpPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    other = add_procurement(desk, reference="B", title="Anlegg")
    inputs.add_follow_up(desk, other, kind=InputKind.DECISION, text="Velg prosedyre")
    write(page, qtbot, "Send dekningskart")
    assert [one.text for one in page.list.rows.values] == ["Send dekningskart"]
    page._which.setFocus()
    qtbot.keyClick(page._which, Qt.Key.Key_Down)
    texts = {one.text for one in page.list.rows.values}
    assert texts == {"Send dekningskart", "Velg prosedyre"}


def test_a_long_action_has_a_second_line(page: FollowUpPage, qtbot: QtBot) -> None:
    write(page, qtbot, "Send dekningskart")
    low = page.list.sizeHintForRow(0)
    write(page, qtbot, "Send dekningskart for hele regionen " * 4)
    assert page.list.sizeHintForRow(0) > low
