"""Sent to be confirmed and read in again from the window: from key press to the file and back."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lupdesk.desk import guides, inputs, meetings, minutes, suppliers
from lupdesk.desk.forms_out import send_for_review
from lupdesk.desk.session import Desk
from lupdesk.domain.approvals import undecided
from lupdesk.domain.form_fields import FormMark, Part, line_field, marked_field
from lupdesk.domain.form_lines import read_lines
from lupdesk.domain.formats import Format
from lupdesk.domain.kinds import MeetingKind, Response, Secrecy
from lupdesk.domain.review import Approval, Form, Remark, Stance
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.read_answer import ReadAnswerDialog
from lupdesk.gui.dialogs.review import ReviewDialog
from lupdesk.gui.dialogs.send_form import SendFormDialog
from lupdesk.gui.views.minutes import MinutesPage
from lupdesk.gui.views.questions import QuestionsPage
from tests.forms import filled
from tests.gui.conftest import Told
from tests.gui.in_dialog import in_dialog

ALT = Qt.KeyboardModifier.AltModifier
TEXTS = ("Kravet stenger de minste ute", "Prisen er 412 kr")
NEW = "Kravet stenger noen ute"


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
    return made


def answered(desk: Desk, path: Path) -> Path:
    """The form as the supplier's own program saves it."""
    (form,) = desk.all(Form)
    first, second = read_lines(form.lines)
    back = path.with_name("svar.pdf")
    back.write_bytes(
        filled(
            path.read_bytes(),
            {
                line_field(form.id, first.id, Part.CHOICE): Stance.CHANGE.value,
                line_field(form.id, first.id, Part.WORDS): NEW,
                line_field(form.id, second.id, Part.CHOICE): Stance.AGREE.value,
            },
        )
    )
    return back


def test_from_the_button_to_the_file_and_back_to_the_changed_statement(
    context: PageContext, desk: Desk, procurement: UUID, meeting: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    page = MinutesPage(context, procurement)
    qtbot.addWidget(page)
    page.show()

    def send(dialog: SendFormDialog) -> None:
        dialog.folder = tmp_path / "ut"
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        assert "3 filer" in dialog.message.sentence.text()
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(page, SendFormDialog, send)
    qtbot.keyClick(page.panel._send, Qt.Key.Key_Space)
    (pdf,) = (tmp_path / "ut").glob("*.pdf")
    back = answered(desk, pdf)

    def read(dialog: ReadAnswerDialog) -> None:
        dialog.read(back)
        assert "Heimkontakt AS" in dialog.facts.text()
        assert "2 av 2 besvart" in dialog.facts.text()
        assert dialog.list.rows.rowCount() == 2
        assert dialog.chosen.text() == f"Endre: {NEW}"
        in_dialog(page, ReviewDialog, decide)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    def decide(dialog: ReviewDialog) -> None:
        qtbot.keyClick(dialog.list, Qt.Key.Key_1, ALT)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(page, ReadAnswerDialog, read)
    qtbot.keyClick(page.panel._read, Qt.Key.Key_Space)
    texts = [one.text for one in desk.all(Input, meeting=meeting)]
    assert texts == [NEW, TEXTS[1]]
    assert len(desk.all(Approval)) == 2
    assert "2 av 2 bekreftet" in page.panel.review_words.text()
    minutes.approve_minutes(desk, meeting)
    page.refresh()
    assert not page.panel._send.isVisible()
    assert page.panel._read.isVisible(), "an answer that comes too late is not lost"


def test_a_wrong_file_is_told_and_the_dialog_stays(
    context: PageContext, procurement: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = ReadAnswerDialog(context, procurement)
    qtbot.addWidget(dialog)
    dialog.show()
    wrong = tmp_path / "tilbud.pdf"
    wrong.write_bytes(b"%PDF-1.4\n%%EOF")
    dialog.read(wrong)
    assert dialog.message.isVisible()
    assert not dialog.ok.isEnabled()
    dialog.read(tmp_path / "finnes-ikke.pdf")
    assert dialog.message.isVisible()


def test_the_same_answer_twice_is_told_before_it_is_taken_in(
    context: PageContext, desk: Desk, procurement: UUID, meeting: UUID, firm: UUID,
    qtbot: QtBot, tmp_path: Path,
) -> None:  # fmt: skip
    from lupdesk.desk.answers_in import look_at_file, take_in

    sent = send_for_review(desk, meeting, firm, tmp_path, formats=(Format.PDF,))
    back = answered(desk, sent.files[0][0])
    take_in(desk, look_at_file(desk, back))
    dialog = ReadAnswerDialog(context, procurement, back)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "lest før" in dialog.message.sentence.text()
    assert not dialog.ok.isEnabled()
    assert len(desk.all(Remark)) == 2


def test_questions_go_out_and_the_answer_asks_who_it_is_from(
    context: PageContext, desk: Desk, procurement: UUID, firm: UUID, told: Told,
    qtbot: QtBot, tmp_path: Path,
) -> None:  # fmt: skip
    guides.add_question(desk, procurement, "Hva hindrer?")
    page = QuestionsPage(context, procurement)
    qtbot.addWidget(page)
    page.show()

    def send(dialog: SendFormDialog) -> None:
        dialog.folder = tmp_path
        for format in (Format.HTML, Format.EML):
            qtbot.keyClick(dialog.formats[format], Qt.Key.Key_Space)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(page, SendFormDialog, send)
    page.doors["send-questions"]()
    (form,) = desk.all(Form)
    (line,) = read_lines(form.lines)
    (pdf,) = tmp_path.glob("*.pdf")
    back = tmp_path / "svar.pdf"
    back.write_bytes(
        filled(pdf.read_bytes(), {line_field(form.id, line.id, Part.ANSWER): "Referansekravene"})
    )

    def read(dialog: ReadAnswerDialog) -> None:
        dialog.read(back)
        assert dialog.who.isVisible()
        dialog.who.show_value(firm)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(page, ReadAnswerDialog, read)
    page.doors["read-written"]()
    (said,) = desk.all(Input)
    assert (said.text, said.supplier) == ("Referansekravene", firm)
    assert told.messages[-1] == ("1 innspill tatt inn", "undo")


def test_a_day_that_is_none_is_told_and_nothing_goes_out(
    context: PageContext, desk: Desk, procurement: UUID, meeting: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = SendFormDialog(context, procurement, meeting)
    dialog.folder = tmp_path / "ut"
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.due.setText("snart")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.message.isVisible()
    assert desk.all(Form) == []
    assert not (tmp_path / "ut").exists()


def test_an_answer_after_the_approval_is_shown_with_what_it_says_of_the_whole(
    context: PageContext, desk: Desk, procurement: UUID, meeting: UUID, firm: UUID,
    qtbot: QtBot, tmp_path: Path,
) -> None:  # fmt: skip
    sent = send_for_review(desk, meeting, firm, tmp_path, formats=(Format.PDF,))
    form = desk.the(Form, sent.form)
    back = answered(desk, sent.files[0][0])
    field = marked_field(FormMark(form.id, form.kind, form.version, form.sha256))
    back.write_bytes(filled(back.read_bytes(), {field: "Takk for et godt møte"}))
    minutes.record_response(desk, meeting, Response.CONFIRMED)
    minutes.approve_minutes(desk, meeting)
    dialog = ReadAnswerDialog(context, procurement, back)
    qtbot.addWidget(dialog)
    assert dialog.chosen.text() == f"Endre: {NEW}"
    assert dialog.whole.text() == "Om det hele: Takk for et godt møte"
    assert "Referatet er godkjent" in dialog.told.text()
    dialog.agree()
    assert len(list(undecided(desk.all(Remark), meeting))) == 2
