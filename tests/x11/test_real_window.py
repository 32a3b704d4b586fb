"""What only a real window system can show: keys that a window manager passes on, focus, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from lupdesk.desk.draft_line import unfinished_line
from lupdesk.desk.opening import look_at_desk
from lupdesk.desk.session import utc_now
from lupdesk.domain.things import Input, Meeting, Procurement
from lupdesk.paths import config_folder, default_desk
from lupdesk.settings import Settings, WindowPlace, read_settings, write_settings
from tests.gui.meeting_typist import make_meeting
from tests.x11.conftest import Program, Screen, until

SAID = "Closed interfaces make integration dear"


@pytest.fixture
def desk(tmp_path: Path, home: Path) -> Path:
    """A desk with a meeting that runs; the program will open on it, whatever the settings say."""
    path = tmp_path / "office.lupdesk"
    made, case, _ = make_meeting(
        path, utc_now, [("Heimkontakt AS", "Ola Heim")], questions=3, start=utc_now()
    )
    made.close()
    settings = Settings(last_desk=str(path), last_place=f"procurement {case}")
    write_settings(config_folder() / "settings.toml", settings)
    return path


def statements(path: Path) -> list[str]:
    """As another process sees them while the window has the desk."""
    desk = look_at_desk(path, author="Tor Hauge")
    try:
        return [one.text for one in desk.all(Input)]
    finally:
        desk.close()


def half_a_line(path: Path) -> str:
    desk = look_at_desk(path, author="Tor Hauge")
    try:
        (meeting,) = desk.all(Meeting)
        found = unfinished_line(desk, meeting.id)
        return found[0].text if found else ""
    finally:
        desk.close()


def kept() -> Settings:
    return read_settings(config_folder() / "settings.toml")


def test_killed_between_two_keys(program: Program, screen: Screen, desk: Path) -> None:
    program.start()
    screen.type(f"b! {SAID}")
    screen.press("Return")
    until(lambda: statements(desk) == [SAID], "the statement on the disk")
    screen.type("Half a li")
    until(lambda: half_a_line(desk) == "Half a li", "the line on the disk")
    program.kill()

    program.start()
    screen.type("ne")
    screen.press("Return")
    until(lambda: statements(desk) == [SAID, "Half a line"], "what came back")


def test_closed_in_the_middle_of_a_line(program: Program, screen: Screen, desk: Path) -> None:
    program.start()
    screen.type("Not yet sai")
    program.close()
    assert half_a_line(desk) == "Not yet sai"
    assert statements(desk) == []
    program.start()
    screen.type("d")
    screen.press("Return")
    until(lambda: statements(desk) == ["Not yet said"], "the line that came back")


def test_search_from_within_the_line(program: Program, screen: Screen, desk: Path) -> None:
    program.start()
    screen.type(SAID)
    screen.press("Return")
    screen.type("Half a line")
    screen.press("Home", "ctrl+k")
    screen.type("dear")
    screen.press("Return")
    screen.press("F2")  # a key of the page that was gone to, not of the line
    program.close()
    assert kept().last_place.startswith("inputs ")
    assert half_a_line(desk) == "Half a line"
    assert statements(desk) == [SAID]


def test_the_wall_leaves_the_keyboard_to_the_line(
    program: Program, screen: Screen, desk: Path
) -> None:
    program.start()
    main = screen.active
    screen.press("F11")
    (wall,) = until(lambda: screen.windows("^Trygg hverdag hjemme$"), "the wall")
    until(lambda: screen.active == main, "the keyboard back in the room")
    screen.type(SAID)
    screen.press("Return")
    until(lambda: statements(desk) == [SAID], "the statement")
    assert SAID not in screen.asked("getwindowname", wall)
    screen.press("F11")
    until(lambda: not screen.windows("^Trygg hverdag hjemme$"), "the wall to go")
    screen.press("F11")
    until(lambda: screen.windows("^Trygg hverdag hjemme$"), "the wall again")
    until(lambda: screen.active == main, "the keyboard back in the room")
    program.close()


def test_the_wall_takes_the_second_screen(beside_the_wall: Program, desk: Path) -> None:
    screen = beside_the_wall.screen
    beside_the_wall.start()
    main = screen.active
    screen.press("F11")
    (wall,) = until(lambda: screen.windows("^Trygg hverdag hjemme$"), "the wall")
    until(lambda: screen.left(wall) == 1366, "the wall on its own screen")
    until(lambda: screen.active == main, "the keyboard back in the room")
    screen.type(SAID)
    screen.press("Return")
    until(lambda: statements(desk) == [SAID], "the statement")
    screen.unplug("wall")
    until(lambda: not screen.windows("^Trygg hverdag hjemme$"), "the wall to go with its screen")
    assert screen.active == main
    beside_the_wall.close()


def test_the_window_stands_where_it_stood(program: Program, screen: Screen, desk: Path) -> None:
    program.start()
    window = screen.asked("getactivewindow")
    screen.asked("windowsize", "--sync", window, 1200, 700)
    screen.asked("windowmove", "--sync", window, 140, 90)
    program.close()
    first = kept().window
    assert (first.width, first.height, first.maximised) == (1200, 700, False)
    for _ in range(2):
        program.start()
        program.close()
    assert kept().window == first


def test_a_window_from_a_larger_screen_comes_back_whole(
    program: Program, screen: Screen, desk: Path
) -> None:
    place = config_folder() / "settings.toml"
    lost = WindowPlace(x=2600, y=300, width=1900, height=1200)
    write_settings(place, Settings(last_desk=str(desk), window=lost))
    program.start()
    program.close()
    found = kept().window
    assert found.x >= 0
    assert found.x + found.width <= 1600
    assert found.y > 0
    assert found.y + found.height <= 1000


def test_from_nothing_with_enter_alone(program: Program, screen: Screen, home: Path) -> None:
    program.start()
    screen.press("Return")
    until(lambda: screen.active == "New procurement", "the dialog")
    screen.type("A safer day")
    screen.press("Return")
    until(lambda: screen.active.startswith("A safer day"), "the procurement")
    program.close()
    made = look_at_desk(default_desk(), author="Tor Hauge")
    try:
        assert [one.title for one in made.all(Procurement)] == ["A safer day"]
    finally:
        made.close()
