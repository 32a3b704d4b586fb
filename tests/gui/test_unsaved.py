"""What is typed and not saved yet survives a program that is killed, closed or shown anew."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.benefits import add_benefit
from lupdesk.desk.inputs import add_input
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.purging import purge_input
from lupdesk.desk.risks import add_risk, remove_risk
from lupdesk.desk.session import Desk
from lupdesk.desk.synthesis import add_insight
from lupdesk.desk.unsaved import UnsavedText, keep_unsaved, unsaved_texts
from lupdesk.domain.results import Insight, Risk
from lupdesk.domain.things import Input
from lupdesk.gui.app import Application
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.dialogs.new_input import NewInputDialog
from lupdesk.gui.dialogs.purge import PurgeDialog
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.widgets.fields import LongText, TextField
from lupdesk.gui.widgets.frames import column
from lupdesk.problems import Problem
from tests.gui.test_app import Start, start

pytestmark = pytest.mark.usefixtures("themed")
__all__ = ["start"]

Key = Qt.Key


@pytest.fixture
def path(tmp_path: Path) -> Path:
    desk = create_desk(tmp_path / "office.lupdesk", title="Office", author="Selma")
    case = add_procurement(desk, reference="T-1", title="Trygg")
    add_insight(desk, case, heard="Grensesnitt er dyre")
    desk.close()
    return desk.path


def the_window(application: Application, page: str, qtbot: QtBot) -> MainWindow:
    window = application.window
    assert window is not None
    window.activateWindow()
    if window.here != page:
        case = window.desk.all(Insight)[0].procurement  # type: ignore[union-attr]
        window.show_procurement(case, page)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return window


def typed(field: QWidget, text: str) -> None:
    field.setFocus()
    QApplication.processEvents()
    QTest.keyClicks(field, text)


def kept(application: Application) -> list[str]:
    assert application.desk is not None
    found = unsaved_texts(application.desk)
    return [one.text for one in found[0]] if found else []


def test_a_line_that_was_not_entered_stands_in_its_place_again(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    first = start(path)
    window = the_window(first, "synthesis", qtbot)
    typed(window.page.new, "Leverandørene vil ha tid")
    qtbot.waitUntil(lambda: kept(first) == ["Leverandørene vil ha tid"], timeout=2000)
    killed = path.parent / "killed"
    killed.mkdir()
    for part in path.parent.glob(f"{path.name}*"):
        if not part.name.endswith("lock"):
            shutil.copy(part, killed / part.name)
    again = start(killed / path.name)
    shown = the_window(again, "synthesis", qtbot)
    assert shown.page.new.text() == "Leverandørene vil ha tid"
    assert "Leverandørene vil ha tid" in shown.message.sentence.text()
    shown.page.new.setFocus()
    QTest.keyClick(shown.page.new, Key.Key_Return)
    assert [one.heard for one in again.desk.all(Insight)] == [  # type: ignore[union-attr]
        "Grensesnitt er dyre",
        "Leverandørene vil ha tid",
    ]
    qtbot.waitUntil(lambda: kept(again) == [], timeout=2000)


def test_what_is_typed_while_a_worker_writes_is_kept_when_it_is_done(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    first = start(path)
    assert first.desk is not None
    window = the_window(first, "synthesis", qtbot)
    first.desk.lend(True)
    typed(window.page.new, "Skrevet mens det ble importert")
    qtbot.wait(700)
    assert kept(first) == []
    first.desk.lend(False)
    qtbot.waitUntil(lambda: kept(first) == ["Skrevet mens det ble importert"], timeout=2000)


def test_what_was_changed_in_place_is_offered_to_be_copied(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    window = the_window(application, "synthesis", qtbot)
    assert application.desk is not None
    keep_unsaved(application.desk, [UnsavedText("elsewhere", "Vi gjør", "Krever åpne grensesnitt")])
    assert application.unsaved is not None
    application.unsaved.give_back()
    assert "«Vi gjør», ble ikke lagret: «Krever åpne grensesnitt»" in window.message.sentence.text()
    window.message.act.click()
    assert QApplication.clipboard().text() == "Krever åpne grensesnitt"
    qtbot.waitUntil(lambda: kept(application) == [], timeout=2000)


def test_a_value_of_one_benefit_is_not_set_in_beside_another(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    window = the_window(application, "benefits", qtbot)
    assert application.desk is not None
    assert application.unsaved is not None
    assert window.procurement is not None
    add_benefit(application.desk, window.procurement, "Færre turer")
    qtbot.waitUntil(lambda: bool(window.page.list.rows.values))
    line = window.page.panel.new_value
    keep_unsaved(application.desk, [UnsavedText(window.place, line.accessibleName(), "39 %")])
    application.unsaved.give_back()
    assert line.text() == ""
    assert "«39 %»" in window.message.sentence.text()


def test_what_is_committed_is_kept_no_more(start: Start, path: Path, qtbot: QtBot) -> None:
    application = start(path)
    window = the_window(application, "synthesis", qtbot)
    does = window.page.form.does
    typed(does, "Krever åpne")
    qtbot.waitUntil(lambda: kept(application) == ["Krever åpne"], timeout=2000)
    QTest.keyClick(does, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: kept(application) == [], timeout=2000)
    assert application.desk.all(Insight)[0].does == "Krever åpne"  # type: ignore[union-attr]


def test_what_is_looked_for_is_not_kept(start: Start, path: Path, qtbot: QtBot) -> None:
    application = start(path)
    window = the_window(application, "inputs", qtbot)
    typed(window.top.search, "pris")
    qtbot.wait(400)
    assert kept(application) == []


def test_closing_at_once_keeps_what_was_typed(start: Start, path: Path, qtbot: QtBot) -> None:
    application = start(path)
    window = the_window(application, "synthesis", qtbot)
    typed(window.page.new, "Halvt")
    assert application.close_window(window)  # before the 300 ms are over
    again = open_desk(path, author="Selma")
    found = unsaved_texts(again)
    again.close()
    assert found is not None
    assert [one.text for one in found[0]] == ["Halvt"]


def test_a_line_of_another_procurement_is_not_lost_with_its_page(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    window = the_window(application, "synthesis", qtbot)
    assert application.desk is not None
    other = add_procurement(application.desk, reference="T-2", title="Annen")
    typed(window.page.new, "Halvt")
    qtbot.waitUntil(lambda: kept(application) == ["Halvt"], timeout=2000)
    before = window.procurement
    assert before is not None
    window.show_procurement(other)
    qtbot.wait(500)
    assert kept(application) == ["Halvt"]
    window.show_procurement(before, "synthesis")
    assert window.page.new.text() == "Halvt"


def test_a_draft_of_another_shape_is_still_there(path: Path, start: Start) -> None:
    application = start(path)
    assert application.desk is not None
    keep_unsaved(application.desk, [UnsavedText("p", "f", "t")])
    from lupdesk.desk import unsaved

    application.desk.save_draft(unsaved._ROW, "ikke json")
    assert kept(application) == ["ikke json"]


def test_escape_in_the_middle_of_a_dialog_offers_the_words_again(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    window = the_window(application, "inputs", qtbot)

    def type_and_escape() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewInputDialog)
        QTest.keyClicks(dialog.focusWidget(), "Et halvt utsagn")
        QTest.keyClick(dialog, Key.Key_Escape)

    QTimer.singleShot(200, type_and_escape)
    window.page._add()
    assert "«Et halvt utsagn»" in window.message.sentence.text()
    assert application.desk is not None
    assert application.desk.all(Input) == []
    window.message.act.click()
    assert QApplication.clipboard().text() == "Et halvt utsagn"
    qtbot.waitUntil(lambda: kept(application) == [], timeout=2000)


def test_what_a_dialog_took_is_not_offered(start: Start, path: Path, qtbot: QtBot) -> None:
    application = start(path)
    window = the_window(application, "inputs", qtbot)

    def type_and_agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewInputDialog)
        QTest.keyClicks(dialog.focusWidget(), "Et helt utsagn")
        dialog.ok.click()

    QTimer.singleShot(200, type_and_agree)
    window.page._add()
    assert application.desk is not None
    assert [one.text for one in application.desk.all(Input)] == ["Et helt utsagn"]
    qtbot.wait(500)
    assert not window.message.isVisible()
    assert kept(application) == []


# -- what was purged --------------------------------------------------------------------------------

SECRET = 'Han sa "prisen er 14 millioner" i dag.\nOg mer hemmelig.'


def test_purged_words_are_not_written_back_by_the_next_key(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    desk = application.desk
    assert desk is not None
    assert application.unsaved is not None
    case = desk.all(Insight)[0].procurement
    said = add_input(desk, case, text=SECRET)
    window = the_window(application, "synthesis", qtbot)
    others = [UnsavedText("elsewhere", "Felt", "Noe annet")]
    keep_unsaved(desk, [UnsavedText("elsewhere", "Felt", SECRET), *others])
    application.unsaved.give_back()
    assert purge_input(desk, said, reason="Personvern").drafts == 1
    assert kept(application) == ["Noe annet"]
    qtbot.wait(50)
    assert "millioner" not in window.message.sentence.text()
    typed(window.page.new, "Videre")
    qtbot.waitUntil(lambda: "Videre" in kept(application), timeout=2000)
    assert sorted(kept(application)) == ["Noe annet", "Videre"]
    assert "«Noe annet»" in window.message.sentence.text()
    assert b"14 millioner" not in desk.path.read_bytes()


def test_a_line_that_holds_purged_words_is_not_written_by_itself(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    desk = application.desk
    assert desk is not None
    said = add_input(desk, desk.all(Insight)[0].procurement, text="Helt hemmelig utsagn")
    window = the_window(application, "synthesis", qtbot)
    typed(window.page.new, "Helt hemmelig utsagn")
    qtbot.waitUntil(lambda: kept(application) == ["Helt hemmelig utsagn"], timeout=2000)
    purge_input(desk, said, reason="Personvern")
    qtbot.wait(600)
    assert kept(application) == []
    QTest.keyClicks(window.page.new, "!")
    qtbot.waitUntil(lambda: kept(application) == ["Helt hemmelig utsagn!"], timeout=2000)


def test_closing_after_a_purge_is_no_mistake_of_ours(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    desk = application.desk
    assert desk is not None
    add_input(desk, desk.all(Insight)[0].procurement, text="Blåbær vokser i skogen")
    window = the_window(application, "inputs", qtbot)
    qtbot.waitUntil(lambda: window.page.table.model().rowCount() == 1, timeout=2000)
    window.page.table.selectRow(0)
    window.page._panel._purge.click()
    (dialog,) = window.page.findChildren(PurgeDialog)
    typed(dialog.reason, "Personvern og lovkrav")
    dialog.ok.click()
    qtbot.waitUntil(lambda: dialog.purged is not None, timeout=5000)
    qtbot.wait(50)
    with qtbot.captureExceptions() as caught:
        dialog.no.click()
        qtbot.wait(50)
    assert caught == []
    assert "Personvern og lovkrav" not in window.message.sentence.text()


# -- dialogs ----------------------------------------------------------------------------------------


def test_escape_offers_all_that_was_written_in_the_dialog(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    window = the_window(application, "inputs", qtbot)
    text, note = LongText("Tekst"), TextField("Merknad")
    dialog = Dialog("Noe", "Lagre", column(text, note), application.wording, window)
    dialog.open()
    typed(text, "Et langt og viktig innspill")
    typed(note, "Merk")
    QTest.keyClick(note, Key.Key_Escape)
    words = window.message.sentence.text()
    assert "Et langt og viktig innspill" in words
    assert "Merk" in words
    window.message.act.click()
    assert QApplication.clipboard().text() == "Et langt og viktig innspill\nMerk"


def test_a_dialog_that_the_lock_closes_leaves_its_words(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    window = the_window(application, "synthesis", qtbot)
    text = LongText("Begrunnelse")
    dialog = Dialog("Noe", "Lagre", column(text), application.wording, window)
    dialog.open()
    typed(text, "En lang begrunnelse")
    assert application.sealing._left_dialogs()
    assert not dialog.isVisible()
    qtbot.wait(500)
    assert kept(application) == ["En lang begrunnelse"]
    assert application.desk is not None
    application.change_desk(application.desk)
    assert application.window is not None
    assert "«En lang begrunnelse»" in application.window.message.sentence.text()


# -- where and when ---------------------------------------------------------------------------------


def test_a_half_typed_line_is_remembered_where_it_stands(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    window = the_window(application, "synthesis", qtbot)
    place = window.place
    typed(window.page.new, "Leverandørene vil ha tid")
    window.go_to("risks")
    qtbot.waitUntil(lambda: kept(application) != [], timeout=2000)
    qtbot.wait(400)
    assert application.desk is not None
    found = unsaved_texts(application.desk)
    assert found is not None
    assert [one.page for one in found[0]] == [place]


@pytest.mark.parametrize("line", [True, False])
def test_what_was_saved_a_moment_before_its_page_went_is_not_offered(
    line: bool, start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    window = the_window(application, "synthesis", qtbot)
    desk, before = application.desk, window.procurement
    assert desk is not None
    assert before is not None
    other = add_procurement(desk, reference="T-2", title="Annen")
    field = window.page.new if line else window.page.form.does
    typed(field, "Krever åpne grensesnitt")
    qtbot.waitUntil(lambda: kept(application) != [], timeout=2000)
    if line:
        QTest.keyClick(field, Key.Key_Return)
    window.show_procurement(other)
    qtbot.wait(600)
    assert kept(application) == []
    window.show_procurement(before, "synthesis")
    assert window.page.new.text() == ""
    (first, *_) = desk.all(Insight)
    assert line or first.does == "Krever åpne grensesnitt"


def test_a_line_of_a_page_that_goes_at_once_is_kept(start: Start, path: Path, qtbot: QtBot) -> None:
    application = start(path)
    window = the_window(application, "synthesis", qtbot)
    assert application.desk is not None
    other = add_procurement(application.desk, reference="T-2", title="Annen")
    typed(window.page.new, "Halvt")  # and the 300 ms are not over
    window.show_procurement(other)
    qtbot.waitUntil(lambda: kept(application) == ["Halvt"], timeout=2000)


def test_what_was_written_another_day_is_told_with_its_day(
    start: Start, path: Path, qtbot: QtBot
) -> None:
    application = start(path)
    window = the_window(application, "synthesis", qtbot)
    desk = application.desk
    assert desk is not None
    assert application.unsaved is not None
    before = desk.clock
    desk.clock = lambda: datetime(2027, 3, 16, 15, 10, tzinfo=UTC)
    texts = [UnsavedText(window.place, window.page.new.accessibleName(), "Halvt")]
    keep_unsaved(desk, texts)
    desk.clock = before
    application.unsaved.give_back()
    assert "16. mars 2027 klokken 16.10" in window.message.sentence.text().replace("\xa0", " ")
    keep_unsaved(desk, [UnsavedText("elsewhere", "Felt", "Mer")])
    application.unsaved.give_back()
    assert "2027" not in window.message.sentence.text()


# -- what was refused -------------------------------------------------------------------------------


def refuse_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise Problem("disk-full", path="x")

    monkeypatch.setattr(Desk, "act", full)


def test_what_a_full_disk_refused_stays_in_its_field_and_is_kept(
    start: Start, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start(path)
    desk = application.desk
    assert desk is not None
    case = desk.all(Insight)[0].procurement
    risk = add_risk(desk, case, "Gammel tekst")
    other = add_risk(desk, case, "En annen")
    window = the_window(application, "risks", qtbot)
    window.page.show_thing(risk)
    what = window.page.panel.what
    what.setFocus()
    what.setPlainText("En helt ny tekst")
    with monkeypatch.context() as patch:
        refuse_all(patch)
        what.commit()
        assert what.toPlainText() == "En helt ny tekst"
        assert what.is_dirty()
        qtbot.waitUntil(lambda: kept(application) == ["En helt ny tekst"], timeout=2000)
        window.page.list.pick_key(other)
        assert what.toPlainText() == "En annen"
        assert "«En helt ny tekst»" in window.message.sentence.text()
        qtbot.wait(500)
        assert kept(application) == ["En helt ny tekst"]
    what.commit()
    assert [one.what for one in desk.all(Risk)] == ["Gammel tekst", "En annen"]


def test_what_was_refused_is_saved_when_there_is_room_again(
    start: Start, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start(path)
    desk = application.desk
    assert desk is not None
    window = the_window(application, "synthesis", qtbot)
    does = window.page.form.does
    typed(does, "Krever åpne")
    with monkeypatch.context() as patch:
        refuse_all(patch)
        QTest.keyClick(does, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: kept(application) == ["Krever åpne"], timeout=2000)
    assert does.toPlainText() == "Krever åpne"
    QTest.keyClick(does, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: kept(application) == [], timeout=2000)
    assert desk.all(Insight)[0].does == "Krever åpne"


def test_what_was_refused_of_a_thing_that_is_gone_is_offered(
    start: Start, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = start(path)
    desk = application.desk
    assert desk is not None
    case = desk.all(Insight)[0].procurement
    risk = add_risk(desk, case, "Gammel tekst")
    window = the_window(application, "risks", qtbot)
    window.page.show_thing(risk)
    typed(window.page.panel.what, "Ny start. ")
    remove_risk(desk, risk)
    window.page.panel.what.commit()
    qtbot.waitUntil(lambda: len(kept(application)) == 1, timeout=2000)
    assert "Ny start. " in kept(application)[0]
    assert "Ny start." in window.message.sentence.text()
