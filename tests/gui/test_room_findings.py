"""Findings while a meeting runs: on the row, in its sentence, as a count, and under F3."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk import suppliers
from lupdesk.desk.judging import findings
from lupdesk.desk.session import Desk
from lupdesk.domain.things import Input, Meeting
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.models.statements import STATEMENT, Statement
from lupdesk.gui.views.found_in_room import FoundInRoom
from lupdesk.gui.views.meeting_room import MeetingRoomPage
from lupdesk.gui.views.room_findings import RoomFindings
from lupdesk.gui.views.room_view import RoomView
from lupdesk.wording import Wording
from tests.gui.meeting_typist import Typist, Watch, context_for, jobs_for, make_meeting

FIRMS = [("Heimkontakt AS", "Ola Heim")]
NUMBER = "01010750160"
"""A made-up number whose control digits are right."""
WORDS = Wording("nb")
STOP, WARN = WORDS.code("severity.stop"), WORDS.code("severity.warn")


@dataclass
class Scene:
    desk: Desk
    case: UUID
    page: MeetingRoomPage
    typist: Typist
    jobs: Jobs
    went: list[tuple[str, UUID | None]]
    qtbot: QtBot

    @property
    def view(self) -> RoomView:
        return self.typist.view

    @property
    def found(self) -> RoomFindings:
        return self.view.found

    def rows(self) -> list[Statement]:
        model = self.view.said.statements
        return [model.index(row).data(STATEMENT) for row in range(model.rowCount())]

    def signs(self) -> list[str]:
        return [one.sign.text if one.sign else "" for one in self.rows()]

    def answered(self) -> None:
        """All rules were asked, of all that is written."""
        written = self.desk.all(Input, meeting=self.view.meeting)

        def knows() -> bool:
            facts = self.found._facts
            return (
                facts is not None
                and [one for one in facts.case.inputs if one.meeting == self.view.meeting]
                == written
            )

        self.qtbot.waitUntil(knows, timeout=10_000)

    def list(self) -> FoundInRoom:
        shown = self.view.middle.currentWidget()
        assert isinstance(shown, FoundInRoom)
        return shown


@pytest.fixture
def scene(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Scene]:
    desk, case, meeting = make_meeting(tmp_path / "a.lupdesk", Watch(), FIRMS, questions=4)
    suppliers.add_supplier(desk, name="Granlås Nord AS", procurement=case)
    jobs, went = jobs_for(qapp), list[tuple[str, UUID | None]]()
    context = replace(context_for(desk, jobs), go_to=lambda page, id: went.append((page, id)))
    page = MeetingRoomPage(context, case)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1266, 712)
    page.show()
    page.activateWindow()
    page.open_meeting(meeting)
    QApplication.processEvents()
    scene = Scene(desk, case, page, Typist(page), jobs, went, qtbot)
    scene.answered()
    yield scene
    page.flush()
    page.hide()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=10_000)
    jobs.close()
    desk.unwatch(page.refresh)
    desk.close()


def test_a_row_has_its_sign_as_soon_as_it_is_written(scene: Scene) -> None:
    asked = scene.found._judged._later
    scene.typist.say(f"b! Ring {NUMBER}")
    assert asked.isActive(), "the sign must not wait for all rules"
    assert scene.signs() == [STOP]
    scene.typist.say("Alt går bra").say("Kari Nes har demens")
    assert scene.signs() == [STOP, "", STOP]
    scene.answered()
    assert scene.signs() == [STOP, "", STOP]


def test_what_is_true_of_everything_just_said_has_no_sign(scene: Scene) -> None:
    for line in (
        "b! Dyrt",
        "s! Når er fristen?",
        "k! Krev norsk språk §hem",
        "f! Ti ansatte §anon",
    ):
        scene.typist.say(line)
    scene.answered()
    rules = {one.rule for one in findings(scene.desk, scene.case) if one.kind is Input}
    assert {"R-SEC-1", "R-EQ-1", "R-SEC-2", "R-ACC-1", "R-SEC-5"} <= rules
    assert scene.signs() == ["", "", "", ""]


def test_a_promise_a_make_and_what_was_told_to_one_alone_have_theirs(scene: Scene) -> None:
    scene.typist.say("i! Fristen er 24. mars").say("a! Vi lover at avtalen blir forlenget")
    scene.typist.say("k! Krev Windows Server eller tilsvarende")
    scene.answered()
    assert scene.signs() == [STOP, WARN, WARN]


def test_nothing_moves_when_a_sign_comes(scene: Scene) -> None:
    for number in range(12):
        scene.typist.say(f"b! Utsagn {number} er langt nok til å stå der")
    scene.answered()
    view = scene.view
    before = view.said.geometry(), view.area.geometry(), view.question.geometry()
    bar = view.said.verticalScrollBar()
    place = (bar.value(), bar.maximum())
    row = view.said.visualRect(view.said.statements.index(11))
    scene.typist.press("Up").press("Return")
    scene.typist.text(f" {NUMBER}").press("Return")
    scene.answered()
    assert scene.signs()[-1] == STOP
    assert view.over_found.isVisible()
    assert (view.said.geometry(), view.area.geometry(), view.question.geometry()) == before
    assert (bar.value(), bar.maximum()) == place
    assert view.said.visualRect(view.said.statements.index(11)) == row


def test_the_sentence_stands_below_where_the_statement_is_selected(scene: Scene) -> None:
    scene.typist.say(f"b! Ring {NUMBER}").say("b! Alt går bra")
    area = scene.view.area
    told = WORDS.code("rule.R-GDPR-5")
    assert not area.found.isVisible()
    scene.typist.press("Up")
    assert not area.found.isVisible()
    height = area.height()
    scene.typist.press("Up")
    assert area.found.isVisible()
    assert not area.chips.isVisible()
    assert told in area.found.sentences
    assert told in area.found.accessibleDescription()
    assert told in area.found.toolTip()
    assert area.height() == height
    assert "F3" in area.keys.label.text()
    scene.typist.press("Esc")
    assert not area.found.isVisible()
    assert area.chips.isVisible()


def test_a_screen_reader_and_the_tip_say_it_too(scene: Scene) -> None:
    scene.typist.say(f"b! Ring {NUMBER}").say("b! Alt går bra")
    model = scene.view.said.statements
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    told = f"{WORDS.code('rule.R-GDPR-5')}: "
    assert f"{STOP}. {told}" in spoken
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole).startswith(told)
    assert STOP not in model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) == ""


def test_what_is_mended_in_place_loses_its_sign_at_once(scene: Scene) -> None:
    scene.typist.say(f"b! Ring {NUMBER}").say("i! Fristen er 24. mars")
    scene.answered()
    assert scene.signs() == [STOP, STOP]
    scene.typist.press("Up", "Up", "Return").press("Backspace", times=len(NUMBER))
    scene.typist.text("oss").press("Return")
    assert scene.signs() == ["", STOP]
    scene.typist.press("Up", "Return").text(" kl. 12").press("Return")
    assert scene.signs() == ["", STOP], "what only all rules see stays until they answer"
    scene.answered()
    assert scene.signs() == ["", STOP]
    scene.typist.press("Up", "Del")
    assert scene.signs() == [""]
    assert not scene.view.over_found.isVisible()


def test_the_count_leads_to_the_findings_and_enter_to_the_statement(scene: Scene) -> None:
    scene.typist.say(f"b! Ring {NUMBER}").say("a! Vi lover at den blir forlenget").say("b! Dyrt")
    scene.answered()
    count = scene.view.over_found
    assert count.text().strip() == WORDS.count("{n} finding (F3)", "{n} findings (F3)", 2)
    assert count.accessibleName().startswith(STOP)
    scene.typist.press("F3")
    found = scene.list()
    assert found.rows.hasFocus()
    assert [one.rule for one in found.rows.rows.values] == ["R-GDPR-5", "R-PROM-1"]
    scene.typist.press("Return")
    assert scene.view.middle.currentWidget() is scene.view.said
    chosen = scene.view.said.selected()
    assert chosen is not None
    assert chosen.text == f"Ring {NUMBER}"
    assert scene.view.said.hasFocus()


def test_a_reason_is_given_there_and_the_sign_goes(scene: Scene) -> None:
    scene.typist.say("a! Vi lover at den blir forlenget")
    scene.answered()
    scene.typist.press("F3")
    found = scene.list()
    scene.qtbot.keyClick(found.rows, Qt.Key.Key_Tab)
    assert found.reason.hasFocus()
    scene.typist.text("Det er avtalt").press("Return")
    scene.qtbot.waitUntil(lambda: scene.signs() == [""], timeout=10_000)
    assert not scene.view.over_found.isVisible()
    assert [one.reason for one in found.rows.rows.values] == ["Det er avtalt"]
    scene.desk.undo()
    scene.qtbot.waitUntil(lambda: scene.signs() == [WARN], timeout=10_000)
    scene.typist.press("Esc")
    assert scene.view.area.line.hasFocus()


def test_a_letter_among_the_findings_goes_to_the_line(scene: Scene) -> None:
    scene.typist.say(f"b! Ring {NUMBER}")
    scene.typist.press("F3").text("Uro")
    assert scene.view.middle.currentWidget() is scene.view.said
    assert scene.typist.line == "Uro"


def test_who_turns_to_something_else_finds_the_statements_again(scene: Scene) -> None:
    scene.typist.press("F3")
    assert scene.list()._none.isVisible()
    scene.view.area.line.setFocus()
    scene.qtbot.waitUntil(lambda: scene.view.middle.currentWidget() is scene.view.said)
    scene.typist.press("F3", "F7")
    scene.qtbot.waitUntil(lambda: scene.view.middle.currentWidget() is scene.view.said)
    assert scene.view.people.people.hasFocus()


def test_of_the_meeting_itself_it_leads_to_the_people_or_to_the_plan(scene: Scene) -> None:
    scene.typist.press("F8").text("Petter Gjest").press("Return")
    scene.qtbot.waitUntil(scene.view.over_found.isVisible, timeout=10_000)
    scene.typist.press("F3")
    assert [one.rule for one in scene.list().rows.rows.values] == ["R-HAB-1"]
    scene.typist.press("Return")
    assert scene.view.people.people.hasFocus()
    scene.typist.press("F5", "F6")
    scene.qtbot.waitUntil(
        lambda: any(one.rule == "R-EQ-5" for one in scene.found.told), timeout=10_000
    )
    scene.typist.press("F3")
    rows = scene.list().rows
    while rows.value().rule != "R-EQ-5":
        scene.typist.press("Down")
    scene.typist.press("Return")
    assert scene.went == [("timetable", scene.view.meeting)]
    assert scene.desk.the(Meeting, scene.view.meeting).actual_end is not None


def test_a_procurement_too_large_says_where_it_is_asked(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lupdesk.desk.standing._AT_ONCE", 0)
    scene.typist.say(f"b! Ring {NUMBER}")
    scene.qtbot.waitUntil(lambda: not scene.found.asked_here, timeout=10_000)
    assert scene.signs() == [""]
    scene.typist.press("F3")
    assert scene.view.middle.currentWidget() is scene.view.said
    assert scene.view.area.note.isVisible()


def test_the_rules_wait_for_a_pause(scene: Scene) -> None:
    scene.typist.say("b! Uro")
    later = scene.found._judged._later
    for _ in range(6):
        scene.qtbot.wait(100)
        scene.typist.text("x")
        assert later.remainingTime() > 800
    scene.qtbot.waitUntil(lambda: not later.isActive())


def test_the_line_underlines_whom_it_names_that_is_not_there(scene: Scene) -> None:
    line = scene.view.area.line
    scene.typist.text("b! Som Granlås Nord og Heimkontakt sier")
    marked = [line.text()[start:end] for start, end in line.marks]
    assert marked == ["Granlås Nord"]
    named = WORDS.say("Names {name}", name="Granlås Nord")
    assert named in scene.view.area.chips.texts
    line.clear()
    line.setText("Granlås Nord " * 60)
    assert line.marks == ()


def test_while_a_statement_is_edited_names_and_personal_data_are_told(scene: Scene) -> None:
    scene.typist.say("b! Dyrt").press("Up", "Return").text(f" sier Granlås Nord, {NUMBER}")
    named = WORDS.say("Names {name}", name="Granlås Nord")
    assert {named, WORDS.code("personal.identity-number")} <= set(scene.view.area.chips.texts)
