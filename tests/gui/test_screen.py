"""Where there is no screen, one plain sentence stands instead of a core dump."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lupdesk.gui.screen import has_screen


@pytest.mark.parametrize(
    ("surroundings", "system", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_has_screen(surroundings: dict[str, str], system: str, there: bool) -> None:
    assert has_screen(surroundings, system) is there


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
@pytest.mark.parametrize(
    "call", ["from lupdesk.cli import main", "from lupdesk.gui.app import main"]
)
def test_the_window_without_a_screen(tmp_path: Path, call: str) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    told = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.argv[1:] = []; {call}; sys.exit(main())"],
        env={**bare, "LUPDESK_HOME": str(tmp_path), "LC_ALL": "nb_NO.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert "lupdesk --help" in told.stderr
