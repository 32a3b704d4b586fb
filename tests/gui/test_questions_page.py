"""The question guide: written, moved, edited in place, kept in versions."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.guides import add_question, latest_guide, questions_of
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.room import start_meeting
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.things import Guide, Question
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.questions import QuestionsPage
from lupdesk.gui.widgets.question_list import QuestionEditor

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
TEXT = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def page(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID
) -> Iterator[QuestionsPage]:
    page = QuestionsPage(context, procurement)
    qtbot.addWidget(page)
    desk.watch(page.refresh)
    page.resize(1146, 712)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    desk.unwatch(page.refresh)


def texts(desk: Desk, procurement: UUID) -> list[str]:
    guide = latest_guide(desk, procurement)
    return [one.text for one in questions_of(desk, guide.id)] if guide else []


def editor_of(page: QuestionsPage) -> QuestionEditor:
    editor = page.list.editor
    assert editor is not None
    return editor


@pytest.fixture
def three(desk: Desk, procurement: UUID) -> list[UUID]:
    return [add_question(desk, procurement, text) for text in ("Uklart?", "Modent?", "Pris?")]


def test_typing_and_enter_adds_at_the_bottom(
    qtbot: QtBot, page: QuestionsPage, desk: Desk, procurement: UUID
) -> None:
    assert page._stack.currentIndex() == 1
    page.new.setFocus()
    for text in ("Hva er uklart i behovet?", "Hvilken prismodell?"):
        qtbot.keyClicks(page.new, text)
        qtbot.keyClick(page.new, Key.Key_Return)
    assert texts(desk, procurement) == ["Hva er uklart i behovet?", "Hvilken prismodell?"]
    assert page.new.text() == ""
    assert page.new.hasFocus()
    assert page.list.value().number == 2
    desk.undo()
    assert texts(desk, procurement) == ["Hva er uklart i behovet?"]


def test_alt_and_arrows_move(
    qtbot: QtBot, three: list[UUID], page: QuestionsPage, desk: Desk, procurement: UUID
) -> None:
    page.show_thing(three[2])
    qtbot.keyClick(page.list, Key.Key_Up, ALT)
    assert texts(desk, procurement) == ["Uklart?", "Pris?", "Modent?"]
    assert page.list.value().question.text == "Pris?"
    qtbot.keyClick(page.list, Key.Key_Up, ALT)
    qtbot.keyClick(page.list, Key.Key_Up, ALT)
    assert texts(desk, procurement) == ["Pris?", "Uklart?", "Modent?"]
    desk.undo()
    assert texts(desk, procurement) == ["Uklart?", "Pris?", "Modent?"]


def test_dragging_moves(
    qtbot: QtBot, three: list[UUID], page: QuestionsPage, desk: Desk, procurement: UUID
) -> None:
    view: QWidget = page.list.viewport()
    rows = [page.list.visualRect(page.list.rows.index(n)) for n in range(3)]
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=rows[0].center())
    qtbot.mouseMove(view, rows[1].center())
    qtbot.mouseMove(view, rows[2].center() + QPoint(0, 12))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=rows[2].center() + QPoint(0, 12))
    assert texts(desk, procurement) == ["Modent?", "Pris?", "Uklart?"]


def test_edited_in_place(
    qtbot: QtBot, three: list[UUID], page: QuestionsPage, desk: Desk, procurement: UUID
) -> None:
    page.show_thing(three[1])
    qtbot.keyClick(page.list, Key.Key_Return)
    editor = editor_of(page)
    qtbot.keyClicks(editor.text, "Hva er modent?")
    qtbot.keyClick(editor.text, Key.Key_Return)
    assert page.list.editor is None
    assert page.list.hasFocus()
    assert texts(desk, procurement)[1] == "Hva er modent?"
    desk.undo()
    assert texts(desk, procurement)[1] == "Modent?"
    qtbot.keyClick(page.list, Key.Key_Return)
    editor = editor_of(page)
    qtbot.keyClicks(editor.text, "forkastes")
    qtbot.keyClick(editor.text, Key.Key_Escape)
    assert texts(desk, procurement)[1] == "Modent?"


def test_leaving_the_page_commits_what_is_typed(
    qtbot: QtBot, three: list[UUID], page: QuestionsPage, desk: Desk, procurement: UUID
) -> None:
    page.show_thing(three[0])
    qtbot.keyClick(page.list, Key.Key_F2)
    qtbot.keyClicks(editor_of(page).text, "Hva er uklart?")
    qtbot.keyClicks(page.new, "Hvor lang tid?")
    page.flush()
    assert texts(desk, procurement) == ["Hva er uklart?", "Modent?", "Pris?", "Hvor lang tid?"]


def test_removed_and_brought_back(
    qtbot: QtBot, three: list[UUID], page: QuestionsPage, desk: Desk, procurement: UUID
) -> None:
    page.show_thing(three[0])
    qtbot.keyClick(page.list, Key.Key_Delete)
    assert texts(desk, procurement) == ["Modent?", "Pris?"]
    desk.undo()
    assert texts(desk, procurement) == ["Uklart?", "Modent?", "Pris?"]


def test_a_used_version_is_kept_and_an_edit_makes_the_next(
    qtbot: QtBot, three: list[UUID], page: QuestionsPage, desk: Desk, procurement: UUID
) -> None:
    meeting = add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE)
    start_meeting(desk, meeting)
    assert "2" in page._notice_words.text()
    page.show_thing(three[0])
    qtbot.keyClick(page.list, Key.Key_Return)
    editor = editor_of(page)
    qtbot.keyClicks(editor.text, "Ny ordlyd?")
    qtbot.keyClick(editor.text, Key.Key_Return)
    assert [one.version for one in desk.all(Guide, procurement=procurement)] == [1, 2]
    assert texts(desk, procurement)[0] == "Ny ordlyd?"
    assert page.list.value().question.text == "Ny ordlyd?"
    page.version.setFocus()
    qtbot.keyClick(page.version, Key.Key_Down)
    assert page.list.rows.values[0].question.text == "Uklart?"
    assert "Versjon 1" in page._notice_words.text()
    assert not page._tools.isVisible()
    qtbot.keyClick(page.list, Key.Key_Delete)
    qtbot.keyClick(page.list, Key.Key_Return)
    assert page.list.editor is None
    assert len(questions_of(desk, desk.all(Guide, procurement=procurement)[0].id)) == 3


def test_a_question_is_marked_as_core_by_keys(
    qtbot: QtBot, three: list[UUID], page: QuestionsPage, desk: Desk
) -> None:
    page.show_thing(three[1])
    qtbot.keyClick(page.list, Key.Key_K, ALT)
    assert [desk.the(Question, one).core for one in three] == [False, True, False]
    assert page.core.isChecked()
    assert "kjerne" in page.list.rows.data(page.list.rows.index(1), TEXT).casefold()
    assert "1 av dem kjerne" in page._header.line.text()
    qtbot.keyClick(page.list, Key.Key_Down)
    assert not page.core.isChecked()
    page.core.setFocus()
    qtbot.keyClick(page.core, Key.Key_Space)
    assert desk.the(Question, three[2]).core
    desk.undo()
    desk.undo()
    assert not any(desk.the(Question, one).core for one in three)
    assert not page.core.isChecked()
    assert "kjerne" not in page._header.line.text()


def test_marking_in_a_used_version_goes_on_in_the_next(
    qtbot: QtBot, three: list[UUID], page: QuestionsPage, desk: Desk, procurement: UUID
) -> None:
    start_meeting(desk, add_meeting(desk, procurement, kind=MeetingKind.ONE_TO_ONE))
    page.show_thing(three[0])
    qtbot.keyClick(page.list, Key.Key_K, ALT)
    guide = latest_guide(desk, procurement)
    assert guide is not None
    assert guide.version == 2
    assert [one.core for one in questions_of(desk, guide.id)] == [True, False, False]
    assert page.list.value().question.core
    assert not desk.the(Question, three[0]).core
