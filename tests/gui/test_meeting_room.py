from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.draft_line import unfinished_line
from lupdesk.desk.meetings import AgendaLine, set_agenda
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.house import StandardPhrase
from lupdesk.domain.kinds import InputKind, InputType, MeetingKind, MinutesState, Secrecy
from lupdesk.domain.meeting_clock import Going, going
from lupdesk.domain.things import (
    Asked,
    Attendance,
    Input,
    Meeting,
    Minutes,
    Question,
)
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.phrases import PhrasesDialog
from lupdesk.gui.models.statements import STATEMENT
from lupdesk.gui.views.meeting_keys import line_keys, room_keys, statement_keys
from lupdesk.gui.views.meeting_room import MeetingRoomPage
from lupdesk.gui.views.room_view import RoomView
from lupdesk.wording import Wording
from tests.gui.meeting_typist import (
    Typist,
    Watch,
    context_for,
    jobs_for,
    make_meeting,
    show_page,
)

FIRMS = [("Heimkontakt AS", "Ola Heim")]


@dataclass
class Scene:
    desk: Desk
    watch: Watch
    page: MeetingRoomPage
    typist: Typist

    @property
    def view(self) -> RoomView:
        return self.typist.view

    def said(self) -> list[str]:
        return [one.text for one in self.inputs()]

    def inputs(self) -> list[Input]:
        return self.desk.all(Input, meeting=self.view.meeting)

    def meeting(self) -> Meeting:
        return self.desk.the(Meeting, self.view.meeting)

    def question(self) -> int:
        return self.view.room.number_of(self.meeting().current_question)

    def offered(self) -> list[str]:
        return [option.insert for option in self.view.area.popup.options]

    def chips(self) -> tuple[str, ...]:
        return self.view.area.chips.texts

    def in_line(self) -> bool:
        return QApplication.focusWidget() is self.view.area.line


@pytest.fixture
def scene(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Scene]:
    watch = Watch()
    desk, case, meeting = make_meeting(tmp_path / "a.lupdesk", watch, FIRMS, questions=4)
    page = show_page(desk, case, meeting, jobs_for(qapp))
    qtbot.addWidget(page)
    yield Scene(desk, watch, page, Typist(page))
    page.flush()
    desk.unwatch(page.refresh)
    desk.close()


# -- every key does what its table says ---------------------------------------------------------


def line_return(s: Scene) -> None:
    s.typist.text("b! Uro").press("Return")
    assert (s.said(), s.typist.line) == (["Uro"], "")


def line_ctrl_return(s: Scene) -> None:
    s.typist.text("Uro").press("Ctrl+Return")
    assert (s.said(), s.question()) == (["Uro"], 2)
    s.typist.press("Ctrl+Return")
    assert s.question() == 3


def line_tab(s: Scene) -> None:
    s.typist.text("Uro @ol").press("Tab")
    assert s.typist.line == "Uro @ola "


def line_backspace(s: Scene) -> None:
    s.typist.text("b!")
    assert "Barriere" in s.chips()
    s.typist.press("Backspace")
    assert s.typist.line == "b!"
    assert "Barriere" not in s.chips()
    s.typist.text(" Uro").press("Return")
    assert s.said() == ["b! Uro"]


def line_up(s: Scene) -> None:
    s.typist.say("En").say("To").press("Up")
    selected = s.view.said.selected()
    assert selected is not None
    assert selected.text == "To"
    s.typist.press("Up")
    selected = s.view.said.selected()
    assert selected is not None
    assert selected.text == "En"


def line_ctrl_d(s: Scene) -> None:
    s.typist.text("Dyrt. Sent.").press("Left", times=5).press("Ctrl+D")
    assert (s.said(), s.typist.line) == (["Dyrt."], "Sent.")


def line_ctrl_j(s: Scene) -> None:
    s.typist.say("Dyrt").text("og sent").press("Ctrl+J")
    assert (s.said(), s.typist.line) == (["Dyrt og sent"], "")


def line_ctrl_m(s: Scene) -> None:
    s.typist.text("Uro").press("Ctrl+M")
    assert [(one.text, one.parked) for one in s.inputs()] == [("Uro", True)]


def line_esc(s: Scene) -> None:
    s.typist.text("Uro @o")
    assert s.offered() == ["@ola"]
    s.typist.press("Esc")
    assert s.offered() == []
    assert s.typist.line == "Uro @o"


def room_ctrl_down(s: Scene) -> None:
    s.typist.press("Ctrl+Down", times=9)
    assert s.question() == 4


def room_ctrl_up(s: Scene) -> None:
    s.typist.press("Ctrl+Down", times=2).press("Ctrl+Up")
    assert s.question() == 2


def room_ctrl_pgdown(s: Scene) -> None:
    points = (AgendaLine("Velkommen", "10:00"), AgendaLine("Samtale", "10:05"))
    set_agenda(s.desk, s.view.meeting, points)
    s.typist.press("Ctrl+PgDown")
    assert s.view.room.current_item == s.view.room.agenda[0]
    s.typist.press("Ctrl+PgDown", times=3)
    assert s.view.room.current_item == s.view.room.agenda[1]


def room_ctrl_pgup(s: Scene) -> None:
    room_ctrl_pgdown(s)
    s.typist.press("Ctrl+PgUp")
    assert s.view.room.current_item == s.view.room.agenda[0]


def room_ctrl_t(s: Scene) -> None:
    s.typist.press("Ctrl+T")
    assert s.desk.count(Asked, meeting=s.view.meeting) == 1
    s.typist.press("Ctrl+T")
    assert s.desk.count(Asked, meeting=s.view.meeting) == 0


def room_f3(s: Scene) -> None:
    for shown in (True, False):
        s.typist.press("F3")
        assert (s.view.middle.currentWidget() is s.view.said) is not shown
    assert s.in_line()


def room_f5(s: Scene) -> None:
    for state in (Going.PAUSED, Going.RUNNING):
        s.typist.press("F5")
        assert going(s.meeting()) == state


def room_f6(s: Scene) -> None:
    s.typist.press("F6")
    assert going(s.meeting()) == Going.ENDED
    s.typist.press("F5")
    assert going(s.meeting()) == Going.RUNNING


def room_alt_1(s: Scene) -> None:
    for present in (True, False):
        s.typist.press("Alt+1")
        people = s.desk.all(Attendance, meeting=s.view.meeting)
        assert [one.present for one in people] == [present, False, False]
    s.typist.press("Alt+3", "Alt+9")
    people = s.desk.all(Attendance, meeting=s.view.meeting)
    assert [one.present for one in people] == [False, False, True]


def room_f7(s: Scene) -> None:
    s.typist.press("F7", "Down", "Space", "Esc")
    people = s.desk.all(Attendance, meeting=s.view.meeting)
    assert [one.present for one in people] == [False, True, False]
    assert s.in_line()


def room_f8(s: Scene) -> None:
    s.typist.press("F8").text("Eva Heim, Heimkontakt").press("Return")
    came = s.desk.all(Attendance, meeting=s.view.meeting)[-1]
    assert (came.name, came.organisation, came.present) == ("Eva Heim", "Heimkontakt AS", True)
    assert came.supplier == s.view.room.suppliers[0].id
    assert s.in_line()
    s.typist.press("F8").text("Jonas Vik, Nabo kommune").press("Return")
    came = s.desk.all(Attendance, meeting=s.view.meeting)[-1]
    assert (came.name, came.organisation, came.supplier) == ("Jonas Vik", "Nabo kommune", None)


def room_f9(s: Scene) -> None:
    s.typist.text("Halv ").press("F9")
    dialog = s.view.findChild(PhrasesDialog)
    assert isinstance(dialog, PhrasesDialog)
    dialog.lines.setPlainText("takk Takk for innspillet.")
    dialog.ok.click()
    s.page.activateWindow()
    QApplication.processEvents()
    s.typist.text("/ta").press("Tab", "Return")
    assert s.said() == ["Halv Takk for innspillet. "]


def room_wall(s: Scene, key: str = "F11") -> None:
    for shown in (True, False):
        s.typist.press(key)
        assert s.page.wall is not None
        assert s.page.wall.isVisible() is shown


def room_wall_too(s: Scene) -> None:
    room_wall(s, "Ctrl+Shift+W")


def room_f4(s: Scene) -> None:
    s.typist.press("F4")
    assert s.page.chooser.isVisible()
    s.typist.press("Return")
    assert s.in_line()


def room_f1(s: Scene) -> None:
    s.typist.press("F1")
    assert s.view.shows_help
    assert s.in_line()
    s.typist.press("F1")
    assert not s.view.shows_help


def statement_return(s: Scene) -> None:
    s.typist.say("Uro").press("Up", "Return").text(" i dag").press("Return")
    assert s.said() == ["Uro i dag"]
    assert s.in_line()


def statement_f2(s: Scene) -> None:
    s.typist.say("Uro").press("Up", "F2").text(" i dag").press("Return")
    assert s.said() == ["Uro i dag"]


def statement_ctrl_d(s: Scene) -> None:
    s.typist.say("b! Dyrt. Sent.").press("Up", "Ctrl+D").press("Left", times=5).press("Ctrl+D")
    assert [(one.text, one.type) for one in s.inputs()] == [
        ("Dyrt.", InputType.BAR),
        ("Sent.", InputType.BAR),
    ]


def statement_ctrl_j(s: Scene) -> None:
    s.typist.say("Dyrt").say("og sent").press("Up", "Ctrl+J")
    assert s.said() == ["Dyrt og sent"]


def statement_move_up(s: Scene) -> None:
    s.typist.say("En").say("To").press("Up", "Ctrl+Shift+Up")
    assert s.said() == ["To", "En"]
    selected = s.view.said.selected()
    assert selected is not None
    assert selected.text == "To"


def statement_move_down(s: Scene) -> None:
    s.typist.say("En").say("To").press("Up", "Up", "Ctrl+Shift+Down")
    assert s.said() == ["To", "En"]


def statement_next_question(s: Scene) -> None:
    s.typist.say("En").press("Up", "Ctrl+Shift+Right", "Ctrl+Shift+Right")
    assert s.view.room.number_of(s.inputs()[0].question) == 3


def statement_previous_question(s: Scene) -> None:
    statement_next_question(s)
    s.typist.press("Ctrl+Shift+Left")
    assert s.view.room.number_of(s.inputs()[0].question) == 2


def statement_ctrl_m(s: Scene) -> None:
    s.typist.say("Uro").press("Up")
    for parked in (True, False):
        s.typist.press("Ctrl+M")
        assert s.inputs()[0].parked is parked


def statement_del(s: Scene) -> None:
    s.typist.say("En").say("To").say("Tre").press("Up", "Up", "Del")
    assert s.said() == ["En", "Tre"]
    s.typist.press("Del", "Del")
    assert s.said() == []
    assert s.in_line()


def statement_ctrl_h(s: Scene) -> None:
    s.typist.say("Uro").press("Up", "Return").text(" i dag").press("Return")
    s.typist.say("Siste").press("Up", "Up", "Ctrl+H")
    history = s.view.history
    assert s.view.middle.currentWidget() is history
    assert QApplication.focusWidget() is history
    shown = [label.text() for label in history.findChildren(QLabel)]
    assert "Tekst: Uro → Uro i dag" in shown
    assert history.accessibleName() == "Historikk: Uro i dag"
    s.typist.press("Esc")
    assert s.in_line()
    assert s.view.middle.currentWidget() is s.view.said
    s.typist.press("Ctrl+H")
    assert history.accessibleName() == "Historikk: Siste"
    s.typist.text("Ny")
    assert s.in_line()
    assert s.view.area.line.text() == "Ny"
    assert s.view.middle.currentWidget() is s.view.said


def statement_esc(s: Scene) -> None:
    s.typist.say("Uro").press("Up", "Esc")
    assert s.in_line()
    assert s.view.said.selected() is None


LINE: dict[str, Callable[[Scene], None]] = {
    "Return": line_return,
    "Ctrl+Return": line_ctrl_return,
    "Tab": line_tab,
    "Backspace": line_backspace,
    "Up": line_up,
    "Ctrl+D": line_ctrl_d,
    "Ctrl+J": line_ctrl_j,
    "Ctrl+M": line_ctrl_m,
    "Esc": line_esc,
}
ROOM: dict[str, Callable[[Scene], None]] = {
    "Ctrl+Down": room_ctrl_down,
    "Ctrl+Up": room_ctrl_up,
    "Ctrl+PgDown": room_ctrl_pgdown,
    "Ctrl+PgUp": room_ctrl_pgup,
    "Ctrl+T": room_ctrl_t,
    "F3": room_f3,
    "F5": room_f5,
    "F6": room_f6,
    "Alt+1": room_alt_1,
    "F7": room_f7,
    "F8": room_f8,
    "F9": room_f9,
    "F11": room_wall,
    "Ctrl+Shift+W": room_wall_too,
    "F4": room_f4,
    "F1": room_f1,
}
STATEMENT_KEYS: dict[str, Callable[[Scene], None]] = {
    "Return": statement_return,
    "F2": statement_f2,
    "Ctrl+D": statement_ctrl_d,
    "Ctrl+J": statement_ctrl_j,
    "Ctrl+Shift+Up": statement_move_up,
    "Ctrl+Shift+Down": statement_move_down,
    "Ctrl+Shift+Right": statement_next_question,
    "Ctrl+Shift+Left": statement_previous_question,
    "Ctrl+M": statement_ctrl_m,
    "Del": statement_del,
    "Ctrl+H": statement_ctrl_h,
    "Esc": statement_esc,
}


@pytest.mark.parametrize("key", LINE)
def test_a_key_in_the_line(scene: Scene, key: str) -> None:
    LINE[key](scene)


@pytest.mark.parametrize("key", ROOM)
def test_a_key_in_the_meeting(scene: Scene, key: str) -> None:
    ROOM[key](scene)


@pytest.mark.parametrize("key", STATEMENT_KEYS)
def test_a_key_on_a_statement(scene: Scene, key: str) -> None:
    STATEMENT_KEYS[key](scene)


def test_every_key_of_the_tables_is_tested() -> None:
    wording = Wording("en")
    assert [key.written for key in line_keys(wording)] == list(LINE)
    assert [key.written for key in room_keys(wording)] == list(ROOM)
    assert [key.written for key in statement_keys(wording)] == list(STATEMENT_KEYS)


# -- the line -----------------------------------------------------------------------------------


def test_chips_say_what_the_line_would_become(scene: Scene) -> None:
    scene.typist.text("b! Uro @ola §hem ?3")
    assert scene.chips() == ("Barriere", "Ola Heim", "Spørsmål 3", "Taushetsbelagt")
    scene.typist.press("Return")
    assert scene.chips() == ("Ola Heim", "Spørsmål 1", "Ikke vurdert")


def test_the_one_who_spoke_last_goes_on(scene: Scene) -> None:
    scene.typist.say("En").say("To @ola").say("Tre").say("i! Fire").say("Fem")
    assert [one.speaker for one in scene.inputs()] == ["", "Ola Heim", "Ola Heim", "", "Ola Heim"]
    firm = scene.view.room.suppliers[0].id
    assert [one.supplier for one in scene.inputs()] == [firm, firm, firm, None, firm]


def test_with_several_suppliers_nobody_is_guessed(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    firms = [*FIRMS, ("Sansea AS", "Sara Sanse")]
    desk, case, meeting = make_meeting(tmp_path / "a.lupdesk", Watch(), firms)
    page = show_page(desk, case, meeting, jobs_for(qapp))
    qtbot.addWidget(page)
    typist = Typist(page).say("En @ola").text("To")
    assert typist.view.area.chips.texts == ("Hvem?", "Spørsmål 1", "Ikke vurdert")
    typist.press("Return")
    assert [one.supplier is None for one in desk.all(Input, meeting=meeting)] == [False, True]
    page.flush()
    desk.close()


def test_enter_saves_though_suggestions_are_open(scene: Scene) -> None:
    scene.typist.text("Uro §")
    assert len(scene.offered()) == 5
    scene.typist.press("Return")
    assert scene.said() == ["Uro §"]


def test_enter_takes_the_suggestion_that_an_arrow_chose(scene: Scene) -> None:
    scene.typist.text("Uro §").press("Down", "Return")
    assert (scene.typist.line, scene.said()) == ("Uro §anon ", [])
    scene.typist.press("Return")
    assert [(one.text, one.secrecy) for one in scene.inputs()] == [("Uro", Secrecy.ANONYMISE)]


def test_suggestions_stay_on_the_line_when_the_window_grows(scene: Scene, qtbot: QtBot) -> None:
    scene.typist.text("Uro §")
    scene.page.resize(1300, 900)
    line, popup = scene.view.area.line, scene.view.area.popup

    def above() -> bool:
        top = line.mapTo(scene.view, line.rect().topLeft()).y()
        return 0 <= top - popup.geometry().bottom() < 12

    qtbot.waitUntil(above, timeout=1000)


def test_the_space_of_a_completion_is_not_text(scene: Scene) -> None:
    scene.typist.text("Uro @ol").press("Tab", "Return")
    assert scene.said() == ["Uro"]
    scene.typist.say("Uro ")
    assert scene.said()[-1] == "Uro "


def test_tab_with_nothing_to_complete_stays_in_the_line(scene: Scene) -> None:
    scene.typist.text("Uro").press("Tab").text("!")
    assert scene.typist.line == "Uro!"


def test_a_new_theme_is_named_and_then_known(scene: Scene) -> None:
    scene.typist.text("Uro #integ").press("Tab", "Return")
    assert scene.inputs()[0].themes == ("integ",)
    scene.typist.say("Mer uro #INTEG").say("Annet #ukjent")
    assert [one.themes for one in scene.inputs()] == [("integ",), ("integ",), ()]
    assert scene.said()[-1] == "Annet #ukjent"


def test_a_standard_phrase_by_its_shortcut(scene: Scene) -> None:
    with scene.desk.act(Act.EDIT_PHRASES) as act:
        act.add(StandardPhrase, shortcut="takk", text="Takk for innspillet, vi ser på det.")
    scene.typist.text("/ta").press("Tab", "Return")
    assert scene.said() == ["Takk for innspillet, vi ser på det. "]


def test_an_action_gets_owner_and_day(scene: Scene) -> None:
    scene.typist.text("a! Sende kart @tor >24.3")
    assert scene.chips()[:3] == ("Oppgave", "Tor Hauge", "frist 24.\u00a0mars")
    scene.typist.press("Return")
    (one,) = scene.inputs()
    assert (one.kind, one.owner, str(one.due)) == (InputKind.ACTION, "Tor Hauge", "2027-03-24")


def test_codes_alone_are_no_statement(scene: Scene) -> None:
    scene.typist.text("b! @ola ").press("Return")
    assert scene.said() == []
    assert scene.typist.line == "b! @ola "
    assert not scene.view.area.note.isHidden()
    scene.typist.say("Uro")
    assert scene.view.area.note.isHidden()


def test_a_code_given_back_can_be_written_again(scene: Scene) -> None:
    scene.typist.text("Uro #").press("Esc").text("x §hem").press("Backspace", "Backspace")
    assert scene.typist.line == "Uro #x §he"
    assert scene.view.area.line.typed.captured.secrecy == Secrecy.SECRET
    scene.typist.press("Return")
    assert scene.said() == ["Uro #x"]


def test_wide_characters_do_not_shift_anything(scene: Scene) -> None:
    scene.typist.view.area.line.insert("👋👋 Hei. ")
    scene.typist.text("Uro @ol").press("Tab")
    assert scene.typist.line == "👋👋 Hei. Uro @ola "
    scene.typist.press("Return", "Up", "Return").press("Left", times=4).press("Ctrl+D")
    assert scene.said() == ["👋👋 Hei.", "Uro"]


def test_no_break_spaces_survive_an_edit(scene: Scene) -> None:
    scene.view.area.line.insert("Pris 412\u00a0kr")
    scene.typist.press("Return", "Up", "Return", "End").text(" nå").press("Return")
    assert scene.said() == ["Pris 412\u00a0kr nå"]


def test_a_letter_typed_anywhere_goes_to_the_line(scene: Scene) -> None:
    scene.typist.say("Uro").press("Up").text("Nytt")
    assert scene.typist.line == "Nytt"
    assert scene.in_line()
    scene.typist.press("Return", "F7").text("Mer")
    assert scene.typist.line == "Mer"


def test_the_mouse_never_takes_the_focus_from_the_line(scene: Scene) -> None:
    view = scene.view
    for widget, place in (
        (view.guide.rows.viewport(), view.guide.rows.visualRect(view.guide.rows.rows.index(2))),
        (view.people.people.viewport(), view.people.people.visualRect(
            view.people.people.rows.index(1))),
        (view.clock.go_button, view.clock.go_button.rect()),
        (view.guide.next, view.guide.next.rect()),
    ):  # fmt: skip
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place.center())
        assert scene.in_line()
    assert scene.question() == 4
    assert scene.desk.all(Attendance, meeting=view.meeting)[1].present
    assert going(scene.meeting()) == Going.PAUSED


# -- the draft ----------------------------------------------------------------------------------


def draft_text(scene: Scene) -> str:
    found = unfinished_line(scene.desk, scene.view.meeting)
    return found[0].text if found else ""


def test_the_line_is_on_the_disk_soon_after_the_last_key(scene: Scene, qtbot: QtBot) -> None:
    scene.typist.text("b! Ur")
    assert draft_text(scene) == ""
    qtbot.waitUntil(lambda: draft_text(scene) == "b! Ur", timeout=2000)


def test_somebody_who_never_stops_typing_is_saved_too(scene: Scene, qtbot: QtBot) -> None:
    for _ in range(30):
        scene.typist.text("x")
        qtbot.wait(50)
    assert len(draft_text(scene)) > 3


def test_a_line_that_was_not_saved_comes_back(
    scene: Scene, qtbot: QtBot, qapp: QApplication
) -> None:
    scene.typist.text("b! Uro #integ").press("Tab").text("§hem").press("Backspace")
    scene.page.flush()
    meeting = scene.view.meeting
    scene.page.close_meeting()
    scene.watch.on(minutes=3)
    scene.page.open_meeting(meeting)
    assert scene.typist.line == "b! Uro #integ §hem"
    assert scene.chips() == ("Barriere", "Heimkontakt", "Spørsmål 1", "integ", "Ikke vurdert")
    assert not scene.view.area.note.isHidden()
    scene.typist.press("Return")
    assert [(one.text, one.themes, one.secrecy) for one in scene.inputs()] == [
        ("Uro §hem", ("integ",), Secrecy.UNASSESSED)
    ]
    assert scene.view.area.note.isHidden()
    assert unfinished_line(scene.desk, meeting) is None


def test_an_edit_that_a_crash_interrupted_comes_back(
    scene: Scene, qtbot: QtBot, qapp: QApplication
) -> None:
    scene.typist.say("Uro").press("Up", "Return").text(" i dag")
    meeting = scene.view.meeting
    qtbot.waitUntil(lambda: unfinished_line(scene.desk, meeting) is not None, timeout=2000)
    case, path = scene.meeting().procurement, scene.desk.path
    scene.desk.unwatch(scene.page.refresh)
    again = open_desk(path, author="Selma Lie", clock=scene.watch, take_over=True)
    page = show_page(again, case, meeting, jobs_for(qapp))
    qtbot.addWidget(page)
    typist = Typist(page)
    assert typist.view.said.editor is not None
    assert typist.view.said.editor.text() == "Uro i dag"
    typist.press("Return")
    assert [one.text for one in again.all(Input, meeting=meeting)] == ["Uro i dag"]
    page.flush()
    again.close()


# -- editing in place ---------------------------------------------------------------------------


def acts_on(scene: Scene, place: int) -> list[str]:
    return [line.act for line in scene.desk.history(scene.inputs()[place].id)]


def test_leaving_commits_once(scene: Scene) -> None:
    scene.typist.say("Uro").press("Up", "Return").text(" i dag")
    scene.view.area.line.setFocus()
    assert scene.said() == ["Uro i dag"]
    assert acts_on(scene, 0).count("edit-input") == 1


def test_escape_takes_the_edit_back(scene: Scene) -> None:
    scene.typist.say("Uro").press("Up", "Return").text(" i dag").press("Esc")
    assert scene.said() == ["Uro"]
    assert "edit-input" not in acts_on(scene, 0)
    scene.typist.press("Esc")
    assert scene.in_line()


def test_an_edit_that_changes_nothing_is_no_act(scene: Scene) -> None:
    scene.typist.say("Uro").press("Up", "Return", "Return")
    assert "edit-input" not in acts_on(scene, 0)


def test_codes_in_an_edit_change_what_the_statement_is(scene: Scene) -> None:
    scene.typist.say("Uro").press("Up", "Return", "Home").text("k! §hem ")
    assert scene.chips() == ("Krav", "Taushetsbelagt")
    scene.typist.press("Return")
    (one,) = scene.inputs()
    assert (one.text, one.type, one.secrecy) == ("Uro", InputType.REQ, Secrecy.SECRET)


def test_text_that_looks_like_a_code_stays_in_an_edit(scene: Scene) -> None:
    scene.typist.text("b!").press("Backspace").say(" står på skiltet")
    scene.typist.press("Up", "Return", "End").text(" her").press("Return")
    (one,) = scene.inputs()
    assert (one.text, one.type) == ("b! står på skiltet her", None)


def test_a_line_half_typed_survives_an_edit_of_another(scene: Scene) -> None:
    scene.typist.say("En").text("Halv")
    scene.view.said.select(scene.inputs()[0].id)
    scene.view.said.setFocus()
    scene.typist.press("Return").text("!").press("Return")
    assert (scene.said(), scene.typist.line) == (["En!"], "Halv")
    assert draft_text(scene) == "Halv"


# -- the whole room -----------------------------------------------------------------------------


def test_what_is_undone_goes_from_the_list(scene: Scene) -> None:
    scene.typist.say("En").say("To")
    scene.desk.undo()
    assert scene.view.said.statements.rowCount() == 1
    assert len(scene.view.room.asked) == 1


def left_to_the_window(scene: Scene, written: str) -> bool:
    combination = QKeySequence(written)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, _modifiers(combination), "")
    event.ignore()
    QApplication.sendEvent(scene.view.area.line, event)
    return not event.isAccepted()


def _modifiers(sequence: Any) -> Qt.KeyboardModifier:
    return sequence[0].keyboardModifiers()  # type: ignore[no-any-return]


def test_ctrl_z_in_an_empty_line_undoes_the_last_act(scene: Scene) -> None:
    scene.typist.say("En").text("x")
    assert not left_to_the_window(scene, "Ctrl+Z"), "first what is typed"
    scene.typist.press("Return")
    assert left_to_the_window(scene, "Ctrl+Z"), "then what was done"
    assert left_to_the_window(scene, "Ctrl+Shift+Z")


def test_approved_minutes_shut_the_line(scene: Scene) -> None:
    scene.typist.say("En")
    with scene.desk.act(Act.APPROVE_MINUTES) as act:
        act.add(Minutes, meeting=scene.view.meeting, state=MinutesState.APPROVED)
    assert scene.view.area.line.isReadOnly()
    assert not scene.view.area.note.isHidden()
    scene.typist.press("Up", "Return", "Del", "Ctrl+Shift+Up", "Ctrl+M").text("Mer")
    assert scene.said() == ["En"]
    assert scene.view.said.editor is None


def test_new_information_is_told_as_a_duty(scene: Scene) -> None:
    assert scene.view.given.isHidden()
    scene.typist.say("i! Ny mast 2028").say("i! Stegvis start")
    assert not scene.view.given.isHidden()
    assert scene.view.given.count.text() == "2 nye opplysninger gitt"


def test_an_input_on_a_question_ticks_it(scene: Scene) -> None:
    scene.typist.say("En").say("?3 To").press("Ctrl+Down")
    rows = [(row.stage.name, row.end) for row in scene.view.guide.rows.rows.values]
    assert rows == [("DONE", "10.00"), ("NOW", "nå"), ("DONE", "10.00"), ("AHEAD", "")]
    assert scene.view.guide.asked.text() == "2 av 4 stilt"


def times(scene: Scene) -> list[str]:
    model = scene.view.said.statements
    return [model.index(row).data(STATEMENT).time for row in range(model.rowCount())]


def test_past_midnight_the_times_are_right(scene: Scene) -> None:
    scene.watch.now = datetime(2027, 3, 16, 22, 58, tzinfo=UTC)
    scene.typist.say("Før")
    scene.watch.on(minutes=4)
    scene.typist.say("Etter")
    assert times(scene) == ["23.58", "00.02"]
    assert scene.said() == ["Før", "Etter"]


def test_the_hour_when_summer_time_ends(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    watch = Watch(datetime(2027, 10, 31, 0, 50, tzinfo=UTC))
    desk, case, meeting = make_meeting(tmp_path / "a.lupdesk", watch, FIRMS, start=watch.now)
    page = show_page(desk, case, meeting, jobs_for(qapp))
    qtbot.addWidget(page)
    scene = Scene(desk, watch, page, Typist(page))
    scene.typist.say("Sommertid")
    watch.on(minutes=20)
    scene.typist.say("Vintertid")
    scene.view.show_clock()
    assert times(scene) == ["02.50", "02.10"]
    assert scene.said() == ["Sommertid", "Vintertid"]
    assert scene.view.clock.left.text() == "25:00"
    page.flush()
    desk.close()


def test_five_hundred_suppliers_in_one_meeting(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    firms = [(f"Bedrift{n} Norge AS", f"Kari{n} Nordmann") for n in range(500)]
    desk, case, meeting = make_meeting(
        tmp_path / "a.lupdesk", Watch(), firms, kind=MeetingKind.CONFERENCE
    )
    page = show_page(desk, case, meeting, jobs_for(qapp))
    qtbot.addWidget(page)
    typist = Typist(page).say("Uro @bedrift377").say("Uro @kari42")
    inputs = desk.all(Input, meeting=meeting)
    firms_said = [w.name for one in inputs for w in typist.view.vocabulary.who
                  if not w.person and w.supplier == one.supplier]  # fmt: skip
    assert firms_said == ["Bedrift377 Norge AS", "Bedrift42 Norge AS"]
    assert len(page.findChildren(QWidget)) < 200, "rows are painted, no widget for each"
    assert page.minimumSizeHint().width() < 1266
    typist.press("Alt+9")
    assert typist.view.people.count.text() == "1 av 502"
    page.flush()
    desk.close()


def test_a_very_long_statement_takes_eight_lines_and_is_kept_whole(scene: Scene) -> None:
    text = "Lukkede grensesnitt, æøå " * 4000
    scene.view.area.line.insert(text)
    scene.typist.press("Return")
    assert scene.said() == [text]
    index = scene.view.said.statements.index(0)
    lines = scene.view.said.visualRect(index).height() / scene.view.fontMetrics().lineSpacing()
    assert lines < 12
    scene.typist.press("Up", "Return", "Ctrl+End").text("Slutt").press("Return")
    assert scene.said() == [text + "Slutt"]


def test_everything_that_takes_the_focus_has_a_name(scene: Scene) -> None:
    scene.typist.say("Uro").press("F1", "F1")
    nameless = [
        type(widget).__name__
        for widget in scene.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not widget.accessibleName()
        and not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_a_statement_says_in_words_what_is_painted(scene: Scene) -> None:
    scene.typist.say('b! "! Lukket @ola §hem ?2 #x')
    spoken = scene.view.said.statements.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "10.00, Lukket #x, Barriere, Taushetsbelagt, Sitat, Ola Heim · spørsmål 2"


# -- choosing a meeting -------------------------------------------------------------------------


def test_without_meetings_the_page_says_what_to_do(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    desk, case, meeting = make_meeting(tmp_path / "a.lupdesk", Watch(), FIRMS, begin=False)
    with desk.act(Act.REMOVE_MEETING) as act:
        act.remove(Meeting, meeting)
    page = MeetingRoomPage(scene_context(desk, qapp), case)
    qtbot.addWidget(page)
    page.show()
    assert page.chooser.empty.isVisible()
    desk.close()


def scene_context(desk: Desk, qapp: QApplication) -> PageContext:
    return context_for(desk, jobs_for(qapp))


def test_the_meeting_that_runs_is_opened_at_once(scene: Scene, qapp: QApplication) -> None:
    case = scene.meeting().procurement
    page = MeetingRoomPage(scene_context(scene.desk, qapp), case)
    assert page.view is not None
    assert page.view.meeting == scene.view.meeting
    page.deleteLater()


def test_a_meeting_begins_with_f5(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    desk, case, meeting = make_meeting(tmp_path / "a.lupdesk", Watch(), FIRMS, begin=False)
    page = show_page(desk, case, meeting, jobs_for(qapp))
    qtbot.addWidget(page)
    typist = Typist(page).press("F5").say("Uro")
    assert going(desk.the(Meeting, meeting)) == Going.RUNNING
    assert typist.view.question.text() == "Hva mener dere om punkt 1?"
    page.flush()
    desk.close()


def test_a_statement_is_found_in_its_meeting(scene: Scene) -> None:
    scene.typist.say("En").say("To")
    scene.page.close_meeting()
    scene.page.show_thing(next(one.id for one in scene.desk.all(Input) if one.text == "En"))
    selected = scene.view.said.selected()
    assert selected is not None
    assert selected.text == "En"


def test_a_meeting_that_somebody_removed_is_left(scene: Scene) -> None:
    with scene.desk.act(Act.REMOVE_MEETING) as act:
        act.remove(Meeting, scene.view.meeting)
    assert scene.page.view is None


def test_personal_data_is_underlined_in_the_line_codes_and_all(scene: Scene) -> None:
    line = scene.view.area.line
    scene.typist.text("b! Ring 01010750160 i dag")
    assert [line.text()[start:end] for start, end in line.marks] == ["01010750160"]
    assert "Fødselsnummer" in scene.chips()
    scene.typist.press("Return")
    assert line.marks == ()


def test_core_questions_have_their_sign_and_word_in_the_guide(scene: Scene) -> None:
    panel = scene.view.guide
    assert panel._legend.isHidden()
    second = scene.view.room.questions[1]
    with scene.desk.act(Act.MARK_CORE) as act:
        act.set(Question, second.id, core=True)
    rows = panel.rows.rows.values
    assert [row.core for row in rows if row.question] == [False, True, False, False]
    assert f"{second.text}, kjernespørsmål" in rows[1].spoken
    assert panel._legend.isVisible()
    assert panel._legend.text() == "◆ kjerne"
    scene.desk.undo()
    assert panel._legend.isHidden()
