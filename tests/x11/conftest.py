"""A real X server with a window manager, the program as a process of its own, and a keyboard."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
_NEEDED: Final = ("Xvfb", "openbox", "xdotool")
_SCREEN: Final = "1600x1000x24"
_SETTLES: Final = 0.4
"""A window manager may name a window as the active one before it hands the keyboard on."""

T = TypeVar("T")


def until(ask: Callable[[], T], what: str, seconds: float = 15) -> T:
    """Ask again and again until the answer is true."""
    ends = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        assert time.monotonic() < ends, f"waited {seconds} s for {what}"
        time.sleep(0.05)


@dataclass
class Screen:
    """One display; every key goes to the window that has the focus."""

    display: str

    def asked(self, *words: object) -> str:
        """What xdotool answers; empty where it finds nothing."""
        return self._said("xdotool", *map(str, words))

    def plug(self, name: str, place: str, output: str) -> None:
        """A monitor: ``place`` as width/mm x height/mm + left + top."""
        self._said("xrandr", "--setmonitor", name, place, output)

    def unplug(self, name: str) -> None:
        self._said("xrandr", "--delmonitor", name)

    def left(self, window: str) -> int:
        """Where a window begins, in pixels from the left."""
        said = self.asked("getwindowgeometry", "--shell", window)
        return int(dict(line.split("=") for line in said.splitlines())["X"])

    def _said(self, *words: str) -> str:
        done = subprocess.run(
            words,
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        self.asked("key", "--delay", 20, *keys)

    def type(self, text: str) -> None:
        """Letters that every layout has."""
        self.asked("type", "--delay", 8, text)

    @property
    def active(self) -> str:
        """The name of the window that the keyboard belongs to."""
        return self.asked("getactivewindow", "getwindowname")

    def windows(self, name: str) -> list[str]:
        return self.asked("search", "--onlyvisible", "--name", name).split()


@dataclass
class Program:
    """The window as a process; ``log`` holds what it said on stderr."""

    screen: Screen
    home: Path
    log: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, desk: Path | None = None, *, name: str = "LUPDesk") -> None:
        """Returns when a window whose name ends in ``name`` has the keyboard."""
        environment = {
            **os.environ,
            "DISPLAY": self.screen.display,
            "QT_QPA_PLATFORM": "xcb",
            "LUPDESK_HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "PYTHONFAULTHANDLER": "1",
        }
        words = [sys.executable, str(ROOT / "main.py"), *([str(desk)] if desk else [])]
        with self.log.open("ab") as log:
            self.processes.append(
                subprocess.Popen(words, cwd=ROOT, env=environment, stdout=log, stderr=log)
            )
        try:
            until(lambda: self.screen.active.endswith(name), "the window", 40)
        except AssertionError as failure:
            failure.add_note(self._where_it_stands())
            raise
        time.sleep(_SETTLES)

    def _where_it_stands(self) -> str:
        """What is on the screen, and where in the program each thread is."""
        shown = [self.screen.asked("getwindowname", one) for one in self.screen.windows(".")]
        active, desktops = self.screen.active, self.screen.asked("get_num_desktops")
        focus = self.screen.asked("getwindowfocus", "getwindowname")
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGABRT)
            self.process.wait(10)
        where = f"active {active!r}, focus {focus!r}, desktops {desktops}, shown {shown}"
        return f"{where}, said:\n{self.said}"

    @property
    def process(self) -> subprocess.Popen[bytes]:
        return self.processes[-1]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def close(self) -> None:
        """By the window manager's own key; the program ends in order."""
        self.screen.press("alt+F4")
        assert self.process.wait(15) == 0

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""


@contextmanager
def _server(size: str, log: Path) -> Iterator[Screen]:
    reads, writes = os.pipe()
    # Xvfb finds a free number itself and says which once it listens.
    words = ["Xvfb", "-displayfd", str(writes), "-screen", "0", size, "-nolisten", "tcp"]
    with ExitStack() as ending:
        said = ending.enter_context(log.open("wb"))
        server = subprocess.Popen(words, pass_fds=(writes,), stdout=said, stderr=said)
        ending.callback(_end, server)
        os.close(writes)
        with os.fdopen(reads) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        screen = Screen(f":{number}")
        environment = {**os.environ, "DISPLAY": screen.display}
        ending.callback(
            _end, subprocess.Popen(["openbox"], env=environment, stdout=said, stderr=said)
        )
        # Without a window manager the answer is 0.
        until(lambda: screen.asked("get_num_desktops") not in ("", "0"), "the window manager")
        yield screen


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(10)


def _skip_without(*names: str) -> None:
    missing = [name for name in names if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed here: {', '.join(missing)}")


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    _skip_without(*_NEEDED)
    with _server(_SCREEN, tmp_path_factory.mktemp("x11") / "server.log") as screen:
        yield screen


@pytest.fixture
def program(screen: Screen, home: Path, tmp_path: Path) -> Iterator[Program]:
    yield from _program(screen, home, tmp_path)


@pytest.fixture
def beside_the_wall(home: Path, tmp_path: Path) -> Iterator[Program]:
    """A laptop's screen, and a wall's to the right of it."""
    _skip_without(*_NEEDED, "xrandr")
    with _server("2732x768x24", tmp_path / "server.log") as screen:
        screen.plug("laptop", "1366/340x768/190+0+0", "screen")
        screen.plug("wall", "1366/340x768/190+1366+0", "none")
        # The window manager puts a new window where the pointer is.
        screen.asked("mousemove", 400, 400)
        yield from _program(screen, home, tmp_path)


def _program(screen: Screen, home: Path, tmp_path: Path) -> Iterator[Program]:
    program = Program(screen, home, tmp_path / "said.log")
    yield program
    for process in program.processes:
        if process.poll() is None:
            process.kill()
            process.wait(10)
    assert "Traceback" not in program.said
