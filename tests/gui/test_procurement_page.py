"""The case: read, edited in place by keyboard, moved from phase to phase, with its files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import benefits, files, procurements
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Milestone, Role, Secrecy
from lupdesk.domain.results import Target
from lupdesk.domain.things import Attachment, Buyer, Procurement, PromisedDate, TeamMember
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.procurement import ProcurementPage
from lupdesk.gui.views.timeline import Timeline, promised_words
from lupdesk.gui.widgets.fields import TextField
from lupdesk.wording import Wording
from tests.gui.conftest import Told

Key = Qt.Key


@pytest.fixture
def page(
    qtbot: QtBot, context: PageContext, desk: Desk, procurement: UUID
) -> Iterator[ProcurementPage]:
    page = ProcurementPage(context, procurement)
    qtbot.addWidget(page)
    desk.watch(page.refresh)
    page.resize(1146, 712)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    desk.unwatch(page.refresh)


def case(desk: Desk, procurement: UUID) -> Procurement:
    return desk.the(Procurement, procurement)


def words(page: ProcurementPage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def retype(qtbot: QtBot, field: TextField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_a_field_is_committed_when_it_is_left(
    qtbot: QtBot, page: ProcurementPage, desk: Desk, procurement: UUID
) -> None:
    qtbot.keyClick(page, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert page.editing
    retype(qtbot, page.form.title, "Trygg hverdag hjemme")
    assert case(desk, procurement).title == "Trygg hverdag"
    qtbot.keyClick(page.form.title, Key.Key_Tab)
    assert case(desk, procurement).title == "Trygg hverdag hjemme"
    desk.undo()
    assert case(desk, procurement).title == "Trygg hverdag"


def test_escape_ends_editing_and_keeps_what_was_typed(
    qtbot: QtBot, page: ProcurementPage, desk: Desk, procurement: UUID
) -> None:
    page.toggle()
    retype(qtbot, page.form.for_whom, "hjemmeboende")
    qtbot.keyClick(page.form.for_whom, Key.Key_Escape)
    assert not page.editing
    assert case(desk, procurement).for_whom == "hjemmeboende"
    assert any("hjemmeboende" in one for one in words(page))


def test_a_wrong_cpv_code_is_said_and_not_written(
    qtbot: QtBot, page: ProcurementPage, desk: Desk, procurement: UUID, told: Told
) -> None:
    page.toggle()
    retype(qtbot, page.form.cpv, "35121700, 8532")
    qtbot.keyClick(page.form.cpv, Key.Key_Return)
    assert case(desk, procurement).cpv == ()
    assert told.messages[-1][1] == "stop"
    assert "8532" in told.messages[-1][0]
    retype(qtbot, page.form.cpv, "35121700-9, 85320000")
    qtbot.keyClick(page.form.cpv, Key.Key_Return)
    assert case(desk, procurement).cpv == ("35121700", "85320000")


def test_rows_are_added_changed_and_removed(
    qtbot: QtBot, page: ProcurementPage, desk: Desk, procurement: UUID, told: Told
) -> None:
    page.toggle()
    retype(qtbot, page.form._new_member, "Kari Nes")
    qtbot.keyClick(page.form._new_member, Key.Key_Return)
    (member,) = desk.all(TeamMember, procurement=procurement)
    row = page.form._team.row_of(member.id)
    row.role.setFocus()
    qtbot.keyClick(row.role, Key.Key_Home)
    assert desk.the(TeamMember, member.id).role is Role.FACILITATOR
    qtbot.keyClick(row.remove, Key.Key_Space)
    assert desk.all(TeamMember, procurement=procurement) == []
    desk.undo()
    assert desk.the(TeamMember, member.id).name == "Kari Nes"

    retype(qtbot, page.form._new_target, "Unødige utrykninger")
    qtbot.keyClick(page.form._new_target, Key.Key_Return)
    (target,) = desk.all(Target, procurement=procurement)
    row = page.form._targets.row_of(target.id)
    retype(qtbot, row.baseline, "41 %")
    qtbot.keyClick(row.baseline, Key.Key_Tab)
    assert row.target.hasFocus()
    assert desk.the(Target, target.id).baseline == "41 %"

    (buyer,) = desk.all(Buyer, procurement=procurement)
    row = page.form._buyers.row_of(buyer.id)
    retype(qtbot, row.number, "112233445")
    qtbot.keyClick(row.number, Key.Key_Return)
    assert told.messages[-1][1] == "stop"
    assert desk.the(Buyer, buyer.id).organisation_number == ""
    retype(qtbot, row.number, "101 010 376")
    qtbot.keyClick(row.number, Key.Key_Return)
    assert desk.the(Buyer, buyer.id).organisation_number == "101010376"


def test_a_date_is_promised_and_moved(
    qtbot: QtBot, page: ProcurementPage, desk: Desk, procurement: UUID
) -> None:
    page.toggle()
    page.form.add_date(Milestone.WRITTEN_INPUT)
    (one,) = desk.all(PromisedDate, procurement=procurement)
    row = page.form._dates.row_of(one.id)
    assert row.promised.hasFocus()
    qtbot.keyClicks(row.promised, "12.3")
    qtbot.keyClick(row.promised, Key.Key_Tab)
    assert desk.the(PromisedDate, one.id).promised == date(2027, 3, 12)
    qtbot.keyClick(row._move, Key.Key_Space)
    qtbot.keyClicks(row.moved, "18.3")
    qtbot.keyClick(row.moved, Key.Key_Tab)
    page.toggle()
    assert any("ikke varslet" in one for one in words(page))
    procurements.edit_date(desk, one.id, told_on=date(2027, 3, 1))
    assert any(one == "flyttet til 18.\u00a0mars, varslet" for one in words(page))


def put(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Key.Key_Tab)


def test_the_notice_and_the_contract_are_written_each_as_one_act(
    qtbot: QtBot, page: ProcurementPage, desk: Desk, procurement: UUID
) -> None:
    page.toggle()
    put(qtbot, page.form.notice.text, "Kommunen søker dialog.")
    contract = page.form.contract
    put(qtbot, contract.criteria, "loddtrekning")
    for field, text in (
        ("criteria_published_on", "1.2.2027"),
        ("contract_signed_on", "1.11.2027"),
        ("contract_ends_on", "1.11.2031"),
        ("keep_until", "1.11.2032"),
    ):
        put(qtbot, contract.days[field], text)
    qtbot.keyClick(contract.threshold, Key.Key_Space)
    written = case(desk, procurement)
    assert written.notice_text == "Kommunen søker dialog."
    assert (written.slot_criteria, written.criteria_published_on) == (
        "loddtrekning",
        date(2027, 2, 1),
    )
    assert written.contract_signed_on == date(2027, 11, 1)
    assert (written.contract_ends_on, written.keep_until) == (date(2031, 11, 1), date(2032, 11, 1))
    assert not written.above_threshold
    desk.undo()
    desk.undo()
    assert case(desk, procurement).above_threshold
    assert case(desk, procurement).keep_until is None
    assert contract.days["keep_until"].text() == ""
    page.toggle()
    assert "Kommunen søker dialog." in words(page)
    assert any("Kontrakten slutter 1.\u00a0november\u00a02031" in one for one in words(page))


def test_leaving_the_form_keeps_the_text_of_the_notice(
    qtbot: QtBot, page: ProcurementPage, desk: Desk, procurement: UUID
) -> None:
    page.toggle()
    page.form.notice.text.setFocus()
    qtbot.keyClicks(page.form.notice.text, "Dialogen er ikke bindende.")
    qtbot.keyClick(page.form.notice.text, Key.Key_Escape)
    assert not page.editing
    assert case(desk, procurement).notice_text == "Dialogen er ikke bindende."


def test_a_day_that_is_none_is_marked_and_not_written(
    qtbot: QtBot, page: ProcurementPage, desk: Desk, procurement: UUID
) -> None:
    page.toggle()
    field = page.form.contract.days["keep_until"]
    put(qtbot, field, "31.2.2030")
    assert field.property("wrong") == "true"
    assert field.text() == "31.2.2030"
    assert case(desk, procurement).keep_until is None


def test_who_answers_for_a_benefit_and_why_a_date_moved(
    qtbot: QtBot, page: ProcurementPage, desk: Desk, procurement: UUID
) -> None:
    what = benefits.add_benefit(desk, procurement, "Utrykninger", baseline="41 %", target="16 %")
    day = procurements.add_date(desk, procurement, Milestone.SUMMARY, date(2027, 4, 16))
    page.toggle()
    row = page.form._targets.row_of(what)
    put(qtbot, row.owner, "Kari Nes")
    put(qtbot, row.measured, "1.2.2029")
    qtbot.keyClick(row.planned, Key.Key_Space)
    target = desk.the(Target, what)
    assert (target.owner, target.measured_on, target.planned) == (
        "Kari Nes",
        date(2029, 2, 1),
        True,
    )
    moved = page.form._dates.row_of(day)
    qtbot.keyClick(moved._move, Key.Key_Space)
    put(qtbot, moved.reason, "Flere referater enn ventet")
    assert desk.the(PromisedDate, day).reason == "Flere referater enn ventet"
    desk.undo()
    assert desk.the(PromisedDate, day).reason == ""


def test_the_phase_moves_by_keys(
    qtbot: QtBot, page: ProcurementPage, desk: Desk, procurement: UUID
) -> None:
    line = page.phases.line
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Right)
    qtbot.keyClick(line, Key.Key_Right)
    assert case(desk, procurement).phase == 0
    assert "Forberede" in line.accessibleDescription()
    qtbot.keyClick(line, Key.Key_Return)
    assert case(desk, procurement).phase == 2
    assert desk.undo_label == "move-phase"
    desk.undo()
    assert case(desk, procurement).phase == 0


def test_a_file_is_kept_judged_copied_and_removed(
    qtbot: QtBot,
    page: ProcurementPage,
    desk: Desk,
    procurement: UUID,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = tmp_path / "<b>notat.txt"
    source.write_text("Dialognotat", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(source)], ""))
    qtbot.keyClick(page.files.add, Key.Key_Space)
    (kept,) = desk.all(Attachment, procurement=procurement)
    assert source.name in words(page)
    row = page.files._rows.row_of(kept.id)
    qtbot.keyClick(row._secrecy, Key.Key_Down)
    assert desk.the(Attachment, kept.id).secrecy is Secrecy.OPEN
    copy = tmp_path / "kopi.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    qtbot.keyClick(row._save, Key.Key_Space)
    assert copy.read_bytes() == source.read_bytes() == files.bytes_of(desk, kept)
    qtbot.keyClick(row._remove, Key.Key_Space)
    assert desk.all(Attachment, procurement=procurement) == []
    desk.undo()
    assert len(desk.all(Attachment, procurement=procurement)) == 1


def test_every_place_for_the_focus_has_a_name(page: ProcurementPage) -> None:
    page.toggle()
    for widget in page.findChildren(TextField):
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken is not None
        assert widget.accessibleName()


def test_a_year_is_said_once_where_it_begins(themed: None, qtbot: QtBot) -> None:
    timeline = Timeline(Wording("nb"))
    qtbot.addWidget(timeline)
    days = (date(2027, 11, 2), date(2028, 2, 1), date(2028, 6, 5), date(2029, 1, 9))
    timeline.show_dates(
        [
            PromisedDate(id=UUID(int=n), procurement=UUID(int=9), promised=day)
            for n, day in enumerate(days)
        ],
        date(2027, 3, 16),
    )
    shown = [label.text() for label in timeline.findChildren(QLabel)]
    said = [one.replace("\N{NO-BREAK SPACE}", " ") for one in shown if one[:1].isdigit()]
    assert said == ["2. nov.", "1. februar 2028", "5. juni", "9. januar 2029"]


def test_a_date_in_another_year_says_which() -> None:
    wording = Wording("nb")

    def promised(first: date, last: date | None = None) -> str:
        one = PromisedDate(
            id=UUID(int=1), procurement=UUID(int=2), promised=first, promised_end=last
        )
        return promised_words(one, 2027, wording).replace("\N{NO-BREAK SPACE}", " ")

    assert promised(date(2027, 3, 16)) == "16. mars"
    assert promised(date(2027, 3, 16), date(2027, 3, 18)) == "16.–18. mars"
    assert promised(date(2028, 2, 1)) == "1. februar 2028"
    assert promised(date(2028, 2, 1), date(2028, 2, 3)) == "1.–3. februar 2028"
    assert promised(date(2027, 12, 30), date(2028, 1, 2)) == "30. des.–2. januar 2028"
    assert promised(date(2026, 12, 30), date(2027, 1, 2)) == "30. desember 2026–2. jan."
