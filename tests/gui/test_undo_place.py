"""Ctrl+Z takes back what was done last, wherever the keyboard is, and says what and where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.inputs import add_follow_up
from lupdesk.desk.measures import add_measure
from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.kinds import InputKind
from lupdesk.domain.results import Insight, Lesson, Measure, Risk, Target
from lupdesk.domain.things import Input, Meeting, Procurement, Supplier, Thing
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.widgets.fields import SearchField, TextField
from lupdesk.settings import Settings
from lupdesk.wording import Wording
from tests.gui.meeting_typist import Watch, make_meeting

pytestmark = pytest.mark.usefixtures("themed")

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class Held:
    """A window over a desk with a meeting that runs."""

    def __init__(self, window: MainWindow, desk: Desk, case: UUID, meeting: UUID) -> None:
        self.window, self.desk, self.case, self.meeting = window, desk, case, meeting

    def press(self, *keys: Key, control: bool = False) -> None:
        for key in keys:
            modifiers = CONTROL if control else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(focus(), key, modifiers)
            QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(focus(), text)
        QApplication.processEvents()

    def said(self) -> list[str]:
        return [one.text for one in self.desk.all(Input)]

    @property
    def told(self) -> str:
        return self.window.message.sentence.text() if self.window.message.isVisible() else ""


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def held(tmp_path: Path, qtbot: QtBot) -> Iterator[Held]:
    desk, case, meeting = make_meeting(
        tmp_path / "office.lupdesk", Watch(), [("Heimkontakt AS", "Ola Heim")], questions=3
    )
    failed: list[BaseException] = []
    jobs = Jobs(failed.append)
    settings = Settings(language="nb", last_place=f"room {case} {meeting}")
    window = MainWindow(desk, settings, Wording("nb"), jobs, lambda _: None, lambda _: True)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield Held(window, desk, case, meeting)
    window.part()
    jobs.close()
    desk.close()
    assert failed == []


def test_letters_erased_before_an_act_do_not_come_back(held: Held) -> None:
    held.type("Lukket grensesnitt")
    held.press(Key.Key_Return)
    held.type("xy")
    held.press(Key.Key_Backspace, Key.Key_Backspace)
    held.press(Key.Key_Up, Key.Key_Return)
    held.type(" er dyrt")
    held.press(Key.Key_Return)
    assert held.said() == ["Lukket grensesnitt er dyrt"]
    assert held.window.page.view.area.line.hasFocus()
    held.press(Key.Key_Z, control=True)
    assert held.said() == ["Lukket grensesnitt"]
    assert held.window.page.view.area.line.text() == ""
    assert held.told == "Angret: Endre innspill «Lukket grensesnitt»"
    held.press(Key.Key_Z, control=True)
    assert held.said() == []
    assert held.told == "Angret: Skrive innspill «Lukket grensesnitt»"


def test_letters_erased_just_now_do_come_back(held: Held) -> None:
    held.type("Lukket grensesnitt")
    held.press(Key.Key_Return)
    held.type("xy")
    held.press(Key.Key_Backspace)
    held.press(Key.Key_Z, control=True)
    assert held.window.page.view.area.line.text() == "xy"
    assert held.said() == ["Lukket grensesnitt"]


def test_a_committed_field_leaves_undo_to_the_desk(held: Held) -> None:
    held.window.go_to("procurement")
    held.window.page.toggle()
    title: QLineEdit = held.window.page.form.title
    assert held.window.focusWidget() is title
    held.press(Key.Key_End)
    held.type(" nå")
    held.press(Key.Key_Z, control=True)
    assert title.text() == "Trygg hverdag hjemme", "its own letters first"
    held.type(" her")
    held.press(Key.Key_Return)
    assert held.desk.the(Procurement, held.case).title == "Trygg hverdag hjemme her"
    held.press(Key.Key_Z, control=True)
    assert held.desk.the(Procurement, held.case).title == "Trygg hverdag hjemme"
    assert title.text() == "Trygg hverdag hjemme"
    assert held.told == "Angret: Endre anskaffelse «Trygg hverdag hjemme»"
    assert held.window.message.act.isHidden()


def test_a_field_keeps_its_cursor_where_it_commits(held: Held, qtbot: QtBot) -> None:
    field = TextField("Navn")
    qtbot.addWidget(field)
    field.show()
    field.insert("abc")
    field.setCursorPosition(1)
    committed: list[str] = []
    field.committed.connect(committed.append)
    QTest.keyClick(field, Key.Key_Return)
    assert (committed, field.cursorPosition()) == (["abc"], 1)
    assert not field.isUndoAvailable()


def test_a_long_text_leaves_undo_to_the_desk(held: Held, qtbot: QtBot) -> None:
    held.window.go_to("timetable")
    note = held.window.page.panel.note
    note.setFocus()
    held.type("Ta med tolk")
    held.press(Key.Key_Z, control=True)
    assert note.toPlainText() != "Ta med tolk"
    held.press(Key.Key_Z, control=True)
    held.type("Kaffe")
    held.press(Key.Key_Return, control=True)
    assert held.desk.the(Meeting, held.meeting).note.endswith("Kaffe")
    held.press(Key.Key_Z, control=True)
    assert held.desk.the(Meeting, held.meeting).note == ""
    assert note.toPlainText() == ""


def test_what_is_looked_for_is_nobodys_act(held: Held) -> None:
    add_supplier(held.desk, name="Vipps AS")
    held.press(Key.Key_K, control=True)
    assert isinstance(focus(), SearchField)
    held.press(Key.Key_Z, control=True)
    assert "Vipps AS" in [one.name for one in held.desk.all(Supplier)]


def test_what_is_not_seen_is_said_and_shown(held: Held) -> None:
    held.type("Prisen er lav")
    held.press(Key.Key_Return)
    held.window.go_to("suppliers")
    held.window.act("undo")
    assert held.said() == []
    assert held.told == "Angret: Skrive innspill «Prisen er lav» i Møterom"
    held.window.act("redo")
    assert held.told == "Gjort om igjen: Skrive innspill «Prisen er lav» i Møterom"
    held.window.message.act.click()
    assert held.window.here == "room"
    assert [held.window.page.view.said.selected().text] == ["Prisen er lav"]


def test_another_procurement_is_named(held: Held) -> None:
    other = add_procurement(held.desk, reference="2", title="Ny bru")
    made = add_follow_up(held.desk, other, kind=InputKind.ACTION, text="Ringe fylket")
    assert held.desk.get(Input, made) is not None
    held.window.act("undo")
    assert held.told == "Angret: Oppfølging «Ringe fylket» i Oppgaver (Ny bru)"
    held.window.message.act.click()
    assert (held.window.here, held.window.procurement) == ("follow-up", other)


def test_a_long_statement_is_cut_on_a_word(held: Held) -> None:
    held.type("Vi kan levere " + "integrasjon " * 9)
    held.press(Key.Key_Return)
    held.press(Key.Key_Z, control=True)
    assert held.told.endswith("«Vi kan levere integrasjon integrasjon integrasjon …»")


def test_what_is_done_about_a_barrier_is_named_and_shown(held: Held) -> None:
    made = add_measure(held.desk, held.case, title="Kartlegg grensesnitt")
    held.window.go_to("suppliers")
    held.window.act("undo")
    assert held.desk.get(Measure, made) is None
    assert held.told == ("Angret: Legg til tiltak «Kartlegg grensesnitt» i Tiltak")
    held.window.act("redo")
    held.window.message.act.click()
    assert held.window.here == "measures"
    assert held.window.page.board.list.value().measure.id == made


@pytest.mark.parametrize(
    ("page", "kind", "told"),
    [
        ("synthesis", Insight, "Angret: Nytt hovedfunn «Noe nytt»"),
        ("measures", Measure, "Angret: Legg til tiltak «Noe nytt»"),
        ("risks", Risk, "Angret: Ny risiko «Noe nytt»"),
        ("benefits", Target, "Angret: Ny gevinst «Noe nytt»"),
        ("follow-up", Input, "Angret: Oppfølging «Noe nytt»"),
        ("lessons", Lesson, "Angret: Nytt svar etter dialogen «Noe nytt»"),
    ],
)
def test_what_was_written_in_the_line_of_a_page_is_taken_back_at_once(
    held: Held, page: str, kind: type[Thing], told: str
) -> None:
    """Ctrl+N, a line, Enter, Ctrl+Z: the desk's, not the letters of the line, and by its name."""
    held.window.go_to(page)
    before = len(held.desk.all(kind))
    held.press(Key.Key_N, control=True)
    line = focus()
    held.type("Noe nytt")
    held.press(Key.Key_Return)
    assert len(held.desk.all(kind)) == before + 1
    held.press(Key.Key_Z, control=True)
    assert len(held.desk.all(kind)) == before
    assert held.told == told
    assert isinstance(line, TextField)
    assert line.text() == ""


def test_the_keyboard_stays_on_the_page_when_undo_takes_away_where_it_was(held: Held) -> None:
    window = held.window
    window.go_to("measures")
    held.press(Key.Key_N, control=True)
    held.type("Ettersend kart")
    held.press(Key.Key_Return)
    window.page.board.panel.owner.setFocus()
    held.press(Key.Key_Z, control=True)
    assert held.desk.all(Measure) == []
    held.press(Key.Key_N, control=True)
    held.type("Felles volum")
    held.press(Key.Key_Return)
    assert [one.title for one in held.desk.all(Measure)] == ["Felles volum"]


def test_a_tick_in_the_panel_of_an_input_keeps_the_keyboard(held: Held) -> None:
    held.type("b! Lukket grensesnitt")
    held.press(Key.Key_Return)
    held.window.go_to("inputs", held.desk.all(Input)[0].id)
    tick = held.window.page._panel.since.withdrawn
    tick.setFocus()
    held.press(Key.Key_Space)
    assert held.desk.all(Input)[0].withdrawn_on is not None
    assert focus() is tick


def test_themes_are_taken_back_by_the_name_of_the_statement_that_had_them(held: Held) -> None:
    held.type("Lukket grensesnitt")
    held.press(Key.Key_Return)
    held.window.go_to("themes")
    held.press(Key.Key_Return)
    held.type("drift / sommer")
    held.press(Key.Key_Return)
    assert held.desk.all(Input)[0].themes == ("sommer",)
    held.press(Key.Key_Z, control=True)
    assert held.told == "Angret: Temaer på innspill «Lukket grensesnitt»"


def test_a_phase_is_taken_back_where_phases_are_seen(held: Held) -> None:
    held.window.go_to("phases")
    held.window.page.line.setFocus()
    held.press(Key.Key_Right, Key.Key_Return)
    held.press(Key.Key_Z, control=True)
    assert held.told == "Angret: Bytte fase «Trygg hverdag hjemme»"


def test_what_is_taken_back_is_not_said_to_be_saved(held: Held) -> None:
    held.type("Lukket grensesnitt")
    held.press(Key.Key_Return)
    area = held.window.page.view.area
    assert area.saved.text().startswith("Lagret")
    held.press(Key.Key_Z, control=True)
    assert area.saved.text() == ""
    assert area._saved_picture.isHidden()
