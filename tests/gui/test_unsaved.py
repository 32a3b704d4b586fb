"""What is typed and not saved yet survives a program that is killed, closed or shown anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.benefits import add_benefit
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.synthesis import add_insight
from lupdesk.desk.unsaved import UnsavedText, keep_unsaved, unsaved_texts
from lupdesk.domain.results import Insight
from lupdesk.domain.things import Input
from lupdesk.gui.app import Application
from lupdesk.gui.dialogs.new_input import NewInputDialog
from lupdesk.gui.main_window import MainWindow
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
