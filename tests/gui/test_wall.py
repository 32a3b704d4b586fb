"""The window for the wall: after each act, every text in it is agenda, question, time or title."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk.meetings import AgendaLine, set_agenda
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.things import Input, Meeting, Question
from lupdesk.gui.theme import DARK, Theme, apply_theme
from lupdesk.gui.views import wall as wall_module
from lupdesk.gui.views.meeting_room import MeetingRoomPage
from lupdesk.gui.views.wall import WallWindow
from tests.gui.meeting_typist import Typist, Watch, jobs_for, make_meeting, show_page

FIRMS = [("Heimkontakt AS", "Ola Heim"), ("Sansea AS", "Sara Sanse")]
AGENDA = ("Velkommen", "Gruppearbeid", "Veien videre")
TIME = re.compile(r"\d+ min|igjen av \d+ · ferdig \d\d\.\d\d|over tiden|\d\d\.\d\d|Spørsmål \d+")
ACTS = (
    ("say", "b! Lukkede grensesnitt @ola §hem #drift"),
    ("say", "i! Vi har fire integrasjoner @tor"),
    ("say", "a! Sende kart @sara >24.3"),
    ("say", "v! Vi møtes igjen"),
    ("say", "?2 Svar på et annet spørsmål §int"),
    ("text", "halvt skrevet @o"),
    ("press", "Esc"),
    ("press", "Ctrl+M"),
    ("press", "Up"),
    ("press", "Return"),
    ("text", " og mer hemmelig"),
    ("press", "Return"),
    ("press", "Ctrl+J"),
    ("press", "Ctrl+Shift+Up"),
    ("press", "Alt+1"),
    ("press", "F8"),
    ("text", "Jonas Vik, Nabo kommune"),
    ("press", "Return"),
    ("press", "Ctrl+T"),
    ("press", "Ctrl+Down"),
    ("press", "Ctrl+PgDown"),
    ("wait", "7"),
    ("press", "Ctrl+Up"),
    ("press", "F5"),
    ("wait", "3"),
    ("press", "F5"),
    ("press", "F1"),
    ("press", "F1"),
    ("wait", "90"),
    ("press", "F6"),
)


@dataclass
class Scene:
    desk: Desk
    watch: Watch
    page: MeetingRoomPage
    typist: Typist
    meeting: UUID

    @property
    def wall(self) -> WallWindow:
        assert self.page.wall is not None
        return self.page.wall

    def do(self, act: str, what: str) -> None:
        if act == "say":
            self.typist.say(what)
        elif act == "text":
            self.typist.text(what)
        elif act == "wait":
            self.watch.on(minutes=float(what))
            self.typist.view.show_clock()
        else:
            self.typist.press(what)


def texts_of(wall: WallWindow) -> list[str]:
    """Everything that a person or a screen reader could get from the window."""
    QApplication.processEvents()
    wall.grab()
    found = list(wall.shown)
    widgets: list[QWidget] = [wall, *wall.findChildren(QWidget)]
    for widget in widgets:
        found += [widget.windowTitle(), widget.accessibleName(), widget.toolTip()]
        found += [widget.statusTip(), widget.whatsThis()]
        found += widget.accessibleDescription().split("\n")
    for child in wall.findChildren(QObject):
        for name in ("text", "title", "placeholderText", "plainText"):
            found.append(str(child.property(name) or ""))
    return [text for text in found if text]


def allowed(scene: Scene) -> set[str]:
    questions = scene.desk.all(Question)
    return {"Trygg hverdag hjemme", *AGENDA} | {
        words for question in questions for words in (question.text, question.short_name)
    }


def _one_line(text: str) -> str:
    """As it was written: the wall breaks lines."""
    return text.replace("\n", " ")


def strange(scene: Scene) -> list[str]:
    known = allowed(scene)
    return [
        text
        for text in map(_one_line, texts_of(scene.wall))
        if text not in known and not TIME.fullmatch(text)
    ]


def make_scene(
    qtbot: QtBot, qapp: QApplication, folder: Path, kind: MeetingKind, *, agenda: bool
) -> Scene:
    watch = Watch()
    desk, case, meeting = make_meeting(
        folder / "a.lupdesk", watch, FIRMS, questions=3, kind=kind, begin=False
    )
    with desk.act(Act.EDIT_MEETING) as act:
        act.set(Meeting, meeting, title="Heimkontakt og Sansea", place="Rom 3, Sansea AS")
    if agenda:
        second = desk.all(Question)[1].id
        lines = [AgendaLine(AGENDA[0], "10:00"), AgendaLine(AGENDA[1], "10:10", question=second)]
        set_agenda(desk, meeting, [*lines, AgendaLine(AGENDA[2], "10:40", 15)])
    page = show_page(desk, case, meeting, jobs_for(qapp))
    qtbot.addWidget(page)
    typist = Typist(page).press("F11", "F5")
    return Scene(desk, watch, page, typist, meeting)


@pytest.fixture(params=[True, False], ids=["agenda", "guide"])
def scene(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Scene]:
    kind = MeetingKind.CONFERENCE if request.param else MeetingKind.ONE_TO_ONE
    made = make_scene(qtbot, qapp, tmp_path, kind, agenda=request.param)
    yield made
    made.page.flush()
    made.desk.close()


def test_nothing_but_agenda_question_time_and_title_ever(scene: Scene) -> None:
    assert strange(scene) == []
    for act, what in ACTS:
        scene.do(act, what)
        assert strange(scene) == [], f"after {act} {what}"


def test_it_shows_what_it_is_for(scene: Scene) -> None:
    scene.typist.press("Ctrl+Down")
    shown = set(texts_of(scene.wall))
    assert "Trygg hverdag hjemme" in shown
    assert scene.typist.view.question.text() in shown
    assert any(text.endswith(" min") for text in shown)


def test_time_left_follows_the_clock(scene: Scene) -> None:
    before = texts_of(scene.wall)
    scene.do("wait", "4")
    assert texts_of(scene.wall) != before
    scene.do("wait", "300")
    assert "over tiden" in texts_of(scene.wall)


def test_every_text_goes_through_one_function() -> None:
    source = inspect.getsource(wall_module)
    assert source.count("drawText(") == 1
    assert "drawStaticText" not in source
    assert "QLabel" not in source


def test_it_is_dark_in_the_light_theme_too(scene: Scene, qapp: QApplication) -> None:
    apply_theme(qapp, Theme(dark=False))
    corner = scene.wall.grab().toImage().pixelColor(3, 3)
    assert corner == QColor(DARK.rail)


def test_it_never_takes_the_focus(scene: Scene) -> None:
    scene.typist.text("Uro")
    assert scene.typist.line == "Uro"
    assert QApplication.focusWidget() is scene.typist.view.area.line


def test_what_is_typed_while_it_has_the_keyboard_lands_in_the_line(scene: Scene) -> None:
    scene.typist.text("Uro ")
    QTest.keyClicks(scene.wall, "om natten")
    assert scene.typist.line == "Uro om natten"
    QTest.keyClick(scene.wall, Qt.Key.Key_Return)
    assert [one.text for one in scene.desk.all(Input)] == ["Uro om natten"]


def test_leaving_the_meeting_closes_it(scene: Scene) -> None:
    scene.typist.press("F4")
    assert not scene.wall.isVisible()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1024, 768), (3840, 2160)])
def test_no_text_is_cut_at_any_size(scene: Scene, size: tuple[int, int]) -> None:
    scene.wall.resize(*size)
    scene.typist.press("Ctrl+Down")
    assert all("…" not in text for text in texts_of(scene.wall))
