"""Remarks decided by keyboard, each beside its statement; the team ticks statements through."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from lupdesk.desk import approving, inputs, meetings, minutes, review, suppliers
from lupdesk.desk.forms_out import send_for_review
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.formats import Format
from lupdesk.domain.kinds import MeetingKind, Secrecy
from lupdesk.domain.review import Approval, Remark, ReviewWay, Stance, Verdict
from lupdesk.domain.things import Input
from lupdesk.domain.treatment import RuleSetting
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.new_remark import NewRemarkDialog
from lupdesk.gui.dialogs.review import ReviewDialog
from lupdesk.gui.views.minutes import MinutesPage
from lupdesk.gui.widgets.buttons import Button
from lupdesk.problems import Problem
from tests.gui.in_dialog import in_dialog

ALT = Qt.KeyboardModifier.AltModifier
TEXTS = ("Kravet stenger de minste ute", "Prisen er 412 kr", "<b>Tre</b> måneder")
NEW = "Kravet kan stenge de minste ute"


@pytest.fixture
def firm(desk: Desk, procurement: UUID) -> UUID:
    return suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)


@pytest.fixture
def meeting(desk: Desk, procurement: UUID, firm: UUID) -> UUID:
    made = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )
    for text in TEXTS:
        inputs.add_input(
            desk, procurement, text=text, supplier=firm, meeting=made, secrecy=Secrecy.OPEN
        )
    minutes.draft_minutes(desk, made)
    minutes.send_minutes(desk, made)
    return made


@pytest.fixture
def said(desk: Desk, meeting: UUID, firm: UUID) -> list[Input]:
    return approving.statements_of(desk, meeting, firm)


@pytest.fixture
def remark(desk: Desk, meeting: UUID, firm: UUID, said: list[Input]) -> UUID:
    return review.note_remark(
        desk, meeting, Stance.CHANGE, input=said[0].id, supplier=firm, author="Åse Øy",
        wording=NEW, reason="Ikke alltid",
    )  # fmt: skip


@pytest.fixture
def dialog(context: PageContext, meeting: UUID, remark: UUID, qtbot: QtBot) -> ReviewDialog:
    made = ReviewDialog(context, meeting)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def text_of(desk: Desk, said: list[Input], n: int) -> str:
    return desk.the(Input, said[n].id).text


def test_it_opens_on_what_waits_and_shows_both_wordings(dialog: ReviewDialog) -> None:
    assert dialog.both.before.toPlainText() == TEXTS[0]
    assert dialog.both.after.toPlainText() == NEW
    assert dialog.why.text() == "Ikke alltid"
    assert "Heimkontakt AS (Åse Øy)" in dialog.place.text()
    assert "1 merknad venter" in dialog.count.text()
    cursor = QTextCursor(dialog.both.after.document())
    cursor.setPosition(NEW.index("kan") + 1)
    assert cursor.charFormat().fontUnderline(), "what is new is underlined, not only coloured"


def test_alt_1_accepts(dialog: ReviewDialog, desk: Desk, said: list[Input], qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_1, ALT)
    assert text_of(desk, said, 0) == NEW
    assert not dialog._judging.isVisible()
    assert "Godtatt av" in dialog.decided.text()
    desk.undo()
    assert text_of(desk, said, 0) == TEXTS[0]


def test_alt_2_takes_the_words_of_the_field(
    dialog: ReviewDialog, desk: Desk, said: list[Input], remark: UUID, qtbot: QtBot
) -> None:
    dialog.words.setFocus()
    dialog.words.selectAll()
    qtbot.keyClicks(dialog.words, "Kravet stenger noen ute")
    qtbot.keyClick(dialog.words, Qt.Key.Key_2, ALT)
    assert text_of(desk, said, 0) == "Kravet stenger noen ute"
    assert desk.the(Remark, remark).verdict is Verdict.CHANGED


def test_refusal_wants_a_reason_and_then_goes_through(
    dialog: ReviewDialog, desk: Desk, said: list[Input], remark: UUID, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_3, ALT)
    assert dialog.message.isVisible()
    assert desk.the(Remark, remark).verdict is None
    assert dialog.reason.hasFocus()
    qtbot.keyClicks(dialog.reason, "Det ble sagt slik")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_3, ALT)
    assert desk.the(Remark, remark).verdict_reason == "Det ble sagt slik"
    assert text_of(desk, said, 0) == TEXTS[0]


def test_the_next_that_waits_comes_by_itself(
    dialog: ReviewDialog, desk: Desk, meeting: UUID, firm: UUID, said: list[Input], qtbot: QtBot
) -> None:
    for one in said[1:]:
        review.note_remark(desk, meeting, Stance.REMOVE, input=one.id, supplier=firm, reason="Feil")
    dialog.refresh()
    qtbot.keyClick(dialog.list, Qt.Key.Key_1, ALT)
    assert dialog.current is not None
    assert dialog.current.id == said[1].id
    qtbot.keyClick(dialog.list, Qt.Key.Key_1, ALT)
    qtbot.keyClick(dialog.list, Qt.Key.Key_1, ALT)
    assert [one.id for one in approving.statements_of(desk, meeting, firm)] == [said[0].id]
    assert dialog.list.rows.rowCount() == 3, "what was removed on a remark still stands in the list"


def test_alt_4_ticks_statements_through_one_after_the_other(
    dialog: ReviewDialog, desk: Desk, said: list[Input], qtbot: QtBot
) -> None:
    for _ in said:
        qtbot.keyClick(dialog.list, Qt.Key.Key_4, ALT)
    assert all(approving.stands(desk, one, None).holds for one in said)
    assert not dialog.approve_button.isEnabled()


def test_alt_5_stands_by_all_but_what_waits(
    dialog: ReviewDialog, said: list[Input], desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_5, ALT)
    assert [bool(approving.stands(desk, one, None).holds) for one in said] == [False, True, True]
    assert not dialog.all_button.isEnabled()
    desk.undo()
    assert approving.stands(desk, said[1], None).holds is None


def test_what_was_changed_since_is_told(
    dialog: ReviewDialog, desk: Desk, said: list[Input]
) -> None:
    inputs.edit_input(desk, said[0].id, text="Noe ganske annet")
    dialog.refresh()
    assert TEXTS[0] in dialog.warning.text()
    assert dialog.warning.isVisible()


def test_markup_in_a_statement_is_text(dialog: ReviewDialog) -> None:
    dialog.list.pick_row(2)
    assert dialog.both.before.toPlainText() == TEXTS[2]


def test_a_remark_of_the_teams_own_is_written_by_keyboard_and_marked_as_such(
    dialog: ReviewDialog, desk: Desk, meeting: UUID, said: list[Input], qtbot: QtBot
) -> None:
    dialog.list.pick_row(1)

    def write(new: NewRemarkDialog) -> None:
        new.whose.show_value(None)
        new.stance.show_value(Stance.REMARK)
        qtbot.keyClicks(new.reason, "Sjekk mot tilbudet fra 2024")
        qtbot.mouseClick(new.ok, Qt.MouseButton.LeftButton)

    in_dialog(dialog, NewRemarkDialog, write)
    qtbot.keyClick(dialog.list, Qt.Key.Key_N, ALT)
    own = [one for one in desk.all(Remark, meeting=meeting) if one.supplier is None]
    assert [(one.input, one.reason, one.way) for one in own] == [
        (said[1].id, "Sjekk mot tilbudet fra 2024", ReviewWay.DESK)
    ]
    assert "ikke i noen leverandørs fil" in dialog.warning.text()


def test_an_empty_remark_is_told(
    context: PageContext, meeting: UUID, said: list[Input], qtbot: QtBot
) -> None:
    made = NewRemarkDialog(context, meeting, said[0])
    qtbot.addWidget(made)
    made.show()
    made.stance.show_value(Stance.REMARK)
    qtbot.mouseClick(made.ok, Qt.MouseButton.LeftButton)
    assert made.isVisible()
    assert made.message.isVisible()


def test_a_selected_passage_is_what_the_remark_is_about(
    context: PageContext, desk: Desk, meeting: UUID, said: list[Input], qtbot: QtBot
) -> None:
    made = NewRemarkDialog(context, meeting, said[0], "de minste")
    qtbot.addWidget(made)
    made.show()
    made.words.selectAll()
    qtbot.keyClicks(made.words, "noen")
    qtbot.mouseClick(made.ok, Qt.MouseButton.LeftButton)
    (one,) = desk.all(Remark, meeting=meeting)
    assert (one.passage, one.wording) == ("de minste", "noen")


def test_the_minutes_page_tells_how_it_stands_and_opens_it(
    context: PageContext, procurement: UUID, meeting: UUID, remark: UUID, qtbot: QtBot
) -> None:
    page = MinutesPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    assert "1 merknad venter" in page.panel.review_words.text()
    seen: list[int] = []

    def look(dialog: ReviewDialog) -> None:
        seen.append(dialog.list.rows.rowCount())
        qtbot.keyClick(dialog.list, Qt.Key.Key_1, ALT)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(page, ReviewDialog, look)
    page.doors["review"]()
    assert seen == [3]
    assert "1 av 3 bekreftet" in page.panel.review_words.text()


def test_silence_is_noted_by_a_button_once_the_rule_allows_it(
    context: PageContext, procurement: UUID, meeting: UUID, firm: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = context.desk
    send_for_review(desk, meeting, firm, tmp_path, formats=(Format.PDF,))
    made = ReviewDialog(context, meeting)
    qtbot.addWidget(made)
    made.show()
    clock = desk.clock
    desk.clock = lambda: clock() + timedelta(days=30)
    made.refresh()
    assert not made.silence_button.isVisible(), "nobody said beforehand that silence counts"
    with desk.act(Act.SET_PARAMETER) as act:
        act.add(RuleSetting, procurement=procurement, name="silence-approves", value="1")
    made.refresh()
    assert not made.silence_button.isVisible(), "the form said that it does not"
    send_for_review(desk, meeting, firm, tmp_path, formats=(Format.PDF,))
    later = desk.clock
    desk.clock = lambda: later() + timedelta(days=30)
    made.refresh()
    qtbot.keyClick(made.silence_button, Qt.Key.Key_Space)
    assert "2 av 3" not in made.count.text()
    assert "3 av 3 bekreftet" in made.count.text()
    assert "Ingen merknad innen fristen" in made._told.state(made._round.rows[0])
    assert not made.silence_button.isVisible()


def test_whose_remark_it_is_starts_with_who_said_it_and_with_the_team_where_that_is_not_plain(
    context: PageContext, desk: Desk, procurement: UUID, meeting: UUID, firm: UUID, qtbot: QtBot
) -> None:
    other = suppliers.add_supplier(desk, name="Sansea AS", procurement=procurement)
    meetings.set_suppliers(desk, meeting, (firm, other))
    theirs = inputs.add_input(
        desk, procurement, text="Vi har egen sensor", supplier=other, meeting=meeting
    )
    for said, whose in ((desk.the(Input, theirs), other), (None, None)):
        made = NewRemarkDialog(context, meeting, said)
        qtbot.addWidget(made)
        assert made.whose.value() == whose


def test_what_was_moved_away_is_decided_here_and_not_stood_by_in_passing(
    context: PageContext, desk: Desk, procurement: UUID, meeting: UUID, remark: UUID,
    said: list[Input], qtbot: QtBot,
) -> None:  # fmt: skip
    elsewhere = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now()
    )
    inputs.edit_input(desk, said[0].id, meeting=elsewhere)
    made = ReviewDialog(context, meeting)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    assert made.current is not None
    assert made.current.id == said[0].id
    assert not made.approve_button.isEnabled()
    made.accept_button.click()
    assert text_of(desk, said, 0) == NEW
    made.all_button.click()
    stood = {one.input for one in desk.all(Approval, meeting=meeting) if one.supplier is None}
    assert stood == {said[1].id, said[2].id}


def test_one_button_alone_is_the_deed(dialog: ReviewDialog) -> None:
    primary = [one for one in dialog.findChildren(Button) if one.property("kind") == "primary"]
    assert primary == [dialog.accept_button]


def test_words_that_were_typed_are_not_dropped_by_the_wrong_key(
    dialog: ReviewDialog, desk: Desk, said: list[Input], qtbot: QtBot
) -> None:
    dialog.words.setPlainText("Kravet kan stenge noen av de minste ute")
    qtbot.keyClick(dialog.list, Qt.Key.Key_1, ALT)
    assert text_of(desk, said, 0) == TEXTS[0]
    assert "Du har endret ordene" in dialog.message.sentence.text()
    qtbot.keyClick(dialog.list, Qt.Key.Key_1, ALT)
    assert text_of(desk, said, 0) == NEW


def test_words_that_were_typed_before_another_stance_was_chosen_are_kept(
    context: PageContext, desk: Desk, meeting: UUID, said: list[Input], qtbot: QtBot
) -> None:
    made = NewRemarkDialog(context, meeting, said[0])
    qtbot.addWidget(made)
    made.words.setPlainText("Bare noen stenges ute")
    made.stance.show_value(Stance.REMARK)
    made.agree()
    (one,) = desk.all(Remark, meeting=meeting)
    assert (one.stance, one.reason) == (Stance.REMARK, "Bare noen stenges ute")


def test_alt_del_takes_back_what_was_typed_here_and_no_remark_that_came(
    dialog: ReviewDialog, desk: Desk, remark: UUID, said: list[Input], qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Delete, ALT)
    assert desk.get(Remark, remark) is None
    desk.undo()
    assert desk.get(Remark, remark) is not None
    with desk.act(Act.NOTE_REMARK) as act:
        act.set(Remark, remark, way=ReviewWay.PDF)
    dialog.refresh()
    assert dialog.remark is not None
    assert dialog.remark.id == remark
    assert dialog.take_back_button.isHidden()
    qtbot.keyClick(dialog, Qt.Key.Key_Delete, ALT)
    assert desk.get(Remark, remark) is not None
    with pytest.raises(Problem, match="remark-stays"):
        review.take_back_remark(desk, remark)
