from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lupdesk.desk import guides, lessons, procurements
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.kinds import Side
from lupdesk.domain.result_kinds import LessonQuestion
from lupdesk.domain.results import Lesson
from lupdesk.domain.things import Guide
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.next_guide import NextGuideDialog
from lupdesk.gui.views.lessons import LessonsPage
from lupdesk.gui.views.questions import QuestionsPage
from tests.gui.conftest import Told

Key = Qt.Key
TIME = LessonQuestion.TIME_USED


@pytest.fixture
def firm(desk: Desk, procurement: UUID) -> UUID:
    return add_supplier(desk, name="Heimkontakt AS", procurement=procurement)


@pytest.fixture
def page(
    context: PageContext, procurement: UUID, firm: UUID, qtbot: QtBot
) -> Iterator[LessonsPage]:
    page = LessonsPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 712)
    page.show()
    qtbot.waitExposed(page)
    page.questions.setFocus()
    yield page
    context.desk.unwatch(page.refresh)


def noted(desk: Desk) -> list[tuple[Side, LessonQuestion, int]]:
    return [(one.side, one.question, one.score) for one in desk.all(Lesson)]


def test_an_empty_page_says_when_it_is_done_and_how(page: LessonsPage) -> None:
    assert page._stack.currentIndex() == 1
    assert page._header.line.text() == ""


def test_a_number_notes_the_score_of_who_answers(
    page: LessonsPage, desk: Desk, firm: UUID, qtbot: QtBot
) -> None:
    for _ in range(3):
        qtbot.keyClick(page.questions, Key.Key_Down)
    qtbot.keyClick(page.questions, Key.Key_4)
    assert noted(desk) == [(Side.BUYER, TIME, 4)]
    qtbot.keyClick(page.questions, Key.Key_2)
    assert noted(desk) == [(Side.BUYER, TIME, 2)], "the same side has one answer to change"
    page.who.show_value((Side.SUPPLIER, firm))
    qtbot.keyClick(page.questions, Key.Key_5)
    qtbot.keyClick(page.questions, Key.Key_9)
    assert noted(desk) == [(Side.BUYER, TIME, 2), (Side.SUPPLIER, TIME, 5)]
    row = page.questions.value()
    assert (row.buyer.score, row.supplier.score) == (2, 5)
    assert page._stack.currentIndex() == 0
    desk.undo()
    assert noted(desk) == [(Side.BUYER, TIME, 2)]


def test_unnamed_suppliers_have_an_answer_each(page: LessonsPage, desk: Desk, qtbot: QtBot) -> None:
    page.who.show_value((Side.SUPPLIER, None))
    qtbot.keyClick(page.questions, Key.Key_4)
    qtbot.keyClick(page.questions, Key.Key_2)
    assert [score for _, _, score in noted(desk)] == [4, 2]
    assert page.questions.value().supplier.answers == 2


def test_words_are_written_and_what_to_do_otherwise(
    page: LessonsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.new.setFocus()
    qtbot.keyClicks(page.new, "For kort tid")
    qtbot.keyClick(page.new, Key.Key_Return)
    assert page.new.text() == ""
    answers = page.lists[Side.BUYER]
    assert answers.value().text == "For kort tid"
    answers.setFocus()
    qtbot.keyClick(answers, Key.Key_3)
    qtbot.keyClick(answers, Key.Key_Return)
    assert page.panel.text.hasFocus()
    page.panel.change.setFocus()
    qtbot.keyClicks(page.panel.change, "Lengre møter")
    page.panel.score.setFocus()
    (one,) = desk.all(Lesson)
    assert (one.score, one.text, one.change) == (3, "For kort tid", "Lengre møter")
    assert "1 endring" in page._open.text()


def test_an_impatient_enter_adds_nothing_and_alarms_nobody(
    page: LessonsPage, told: Told, desk: Desk, qtbot: QtBot
) -> None:
    page.new.setFocus()
    qtbot.keyClick(page.new, Key.Key_Return)
    assert (told.messages, desk.all(Lesson)) == ([], [])


def test_delete_removes_and_ctrl_z_brings_back(page: LessonsPage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(page.questions, Key.Key_4)
    answers = page.lists[Side.BUYER]
    answers.setFocus()
    qtbot.keyClick(answers, Key.Key_Delete)
    assert desk.all(Lesson) == []
    assert page.panel.lesson is None
    desk.undo()
    assert len(answers.rows.values) == 1


def test_what_is_half_written_is_kept_when_another_answer_is_chosen(
    page: LessonsPage, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.questions, Key.Key_4)
    first = desk.all(Lesson)[0].id
    page.panel.text.setPlainText("Påbegynt")
    qtbot.keyClick(page.questions, Key.Key_Down)
    qtbot.keyClick(page.questions, Key.Key_2)
    assert desk.the(Lesson, first).text == "Påbegynt"
    assert [one.text for one in desk.all(Lesson)] == ["Påbegynt", ""]


def test_ctrl_g_takes_what_is_ticked_into_the_next_guide(
    page: LessonsPage,
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    told: Told,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guides.add_question(desk, procurement, "Hva hindrer?")
    for change in ("Lengre møter", "Færre spørsmål"):
        lessons.add_lesson(desk, procurement, Side.BUYER, TIME, change=change)

    def answered(dialog: NextGuideDialog) -> int:
        (_, first), (_, second) = dialog.ticks
        assert first.isChecked()
        second.setChecked(False)
        dialog.ok.click()
        return dialog.result()

    monkeypatch.setattr(NextGuideDialog, "exec", answered)
    qtbot.keyClick(page.questions, Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    latest = guides.latest_guide(desk, procurement)
    assert latest is not None
    assert (latest.version, latest.changes) == (2, "Lengre møter")
    assert told.messages[-1][1] == "ok"
    assert "1 endring" in page._open.text()
    qtbot.waitUntil(lambda: not context.jobs.busy)

    questions = QuestionsPage(context, procurement)
    qtbot.addWidget(questions)
    assert "Nytt i versjon 2: Lengre møter" in questions._notice_words.text()
    desk.undo()
    assert len(desk.all(Guide)) == 1


def test_lessons_of_earlier_dialogues_by_the_method_are_offered_without_names(
    context: PageContext, desk: Desk, procurement: UUID, firm: UUID, qtbot: QtBot
) -> None:
    old = procurements.add_procurement(desk, reference="GML-1", title="Gammel", method="welfare 1")
    add_supplier(desk, name="Sansea AS", procurement=old)
    lessons.add_lesson(desk, old, Side.BUYER, TIME, score=2, change="Mer luft mellom møtene")
    lessons.add_lesson(desk, old, Side.BUYER, TIME, score=2, change="Sansea AS trenger mer tid")
    procurements.edit_procurement(desk, procurement, method="welfare 2")
    dialog = NextGuideDialog(context, procurement)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not context.jobs.busy and bool(dialog.ticks))
    assert [(text, box.isChecked()) for text, box in dialog.ticks] == [
        ("Mer luft mellom møtene", False)
    ]
    dialog.ok.click()
    assert dialog.message.isVisible(), "nothing is ticked"
    dialog.ticks[0][1].setChecked(True)
    dialog.ok.click()
    latest = guides.latest_guide(desk, procurement)
    assert latest is not None
    assert latest.changes == "Mer luft mellom møtene"


def test_answers_come_from_a_table_in_the_words_of_the_page(
    page: LessonsPage, desk: Desk, told: Told, tmp_path: Path
) -> None:
    table = tmp_path / "svar.csv"
    table.write_text(
        "Side;Spørsmål;Score;Tekst\nleverandør;Var tiden deres godt brukt?;4;fin\n", "utf-8"
    )
    page.bring_in(table)
    assert noted(desk) == [(Side.SUPPLIER, TIME, 4)]
    assert told.messages[-1] == ("1 svar er tatt inn.", "ok")
    table.write_text("Side;Spørsmål;Score\nleverandør;noe annet;4\n", "utf-8")
    page.bring_in(table)
    assert told.messages[-1][1] == "stop"
    assert len(desk.all(Lesson)) == 1


def test_an_answer_somebody_comes_for_is_selected(
    page: LessonsPage, desk: Desk, procurement: UUID
) -> None:
    id = lessons.add_lesson(desk, procurement, Side.SUPPLIER, TIME, score=1)
    page.show_thing(id)
    assert page.questions.value().question is TIME
    assert page.lists[Side.SUPPLIER].value().id == id
    assert page.panel.lesson is not None
    assert page.panel.lesson.id == id


def test_the_questions_say_that_lessons_wait_and_lead_to_them(
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guides.add_question(desk, procurement, "Hva hindrer?")
    questions = QuestionsPage(context, procurement)
    desk.watch(questions.refresh)
    qtbot.addWidget(questions)
    assert questions._notice_words.text() == ""
    old = procurements.add_procurement(desk, reference="GML-1", title="Gammel", method="welfare 1")
    lessons.add_lesson(desk, old, Side.BUYER, TIME, change="Mer luft")
    procurements.edit_procurement(desk, procurement, method="welfare 2")
    assert "Tidligere dialoger" in questions._notice_words.text()
    lessons.add_lesson(desk, procurement, Side.BUYER, TIME, change="Lengre møter")
    assert "1 endring fra dialogen" in questions._notice_words.text()
    shown: list[NextGuideDialog] = []

    def closed(dialog: NextGuideDialog) -> int:
        shown.append(dialog)
        return 0

    monkeypatch.setattr(NextGuideDialog, "exec", closed)
    questions.show()
    questions.learnt.setFocus()
    qtbot.keyClick(questions.learnt, Key.Key_Space)
    assert len(shown) == 1
    lessons.add_lesson(desk, procurement, Side.BUYER, TIME, change="Kortere guide.")
    lessons.take_up(desk, procurement, ["Kortere guide.", "Lengre møter"])
    assert "Kortere guide; Lengre møter" in questions._notice_words.text()
    assert "Nytt i versjon 2" in questions._notice_words.text()
    assert "venter" not in questions._notice_words.text()
    qtbot.waitUntil(lambda: not context.jobs.busy)
    desk.unwatch(questions.refresh)


def test_a_long_name_leaves_room_for_what_was_said(
    page: LessonsPage, desk: Desk, procurement: UUID
) -> None:
    add_supplier(
        desk, name="Velferdsteknologi og responssentre i nord " * 3, procurement=procurement
    )
    page.refresh()
    assert page.new.width() > page.who.width()
